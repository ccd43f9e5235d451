/* A calendar (iCalendar, RFC 5545) as the libraries' CMS would tell its events. */
#ifndef HARVEST_FEED_ICAL_H
#define HARVEST_FEED_ICAL_H

#include "report/report.h"

/* JSON for cms_events_read(). An event without an address of its own has `url`. Of
 * one that repeats, the first time counts. Clocks without a zone, or of any zone
 * but UTC, are Danish. False when it is no whole calendar, which is told. */
bool ical_as_events(struct arena *arena, const struct source *source, struct str url,
	struct report *report, struct str *json);

#endif
