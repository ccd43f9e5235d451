/* Calendars: one of an offer's dates, one of all that a list's offers have to come. */
#ifndef SITE_CALENDAR_H
#define SITE_CALENDAR_H

#include "base/buf.h"
#include "site/site.h"

enum { CALENDAR_EVENTS_MAX = 500 }; /* of a list: the nearest */

/* Appends the calendar (RFC 5545) of a page: every event of its offer, or what
 * is still to come for the offers of its section. The same input gives the same
 * bytes: what has no date of its own is stamped with the catalogue's. */
void calendar_write(
	const struct site *site, const struct page *page, struct arena *arena, struct buf *out);

#endif
