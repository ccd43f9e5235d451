/* A calendar (iCalendar, RFC 5545) as the libraries' CMS would tell its events. */
#ifndef HARVEST_FEED_ICAL_H
#define HARVEST_FEED_ICAL_H

#include "base/date.h"
#include "report/report.h"

struct ical_feed {
	struct str url;    /* of an event without an address of its own */
	struct date today; /* of one that repeats, times from here on, within a year */
};

/* JSON for cms_events_read(). An event that repeats is a series: each of its times is
 * told, but those that EXDATE takes out or an event of its own replaces. Of a rule that
 * is not by days, weeks, months or years, or may have no day for long, the first time
 * counts; of RDATE and EXRULE nothing is read. Clocks without a zone, or of any zone
 * but UTC, are Danish. False when it is no whole calendar, which is told. */
bool ical_as_events(struct arena *arena, const struct source *source, const struct ical_feed *feed,
	struct report *report, struct str *json);

#endif
