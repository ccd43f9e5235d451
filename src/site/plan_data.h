/* Pages for machines: feeds, calendars, the sitemap and the like. They come
 * last, since they tell of all other pages. */
#ifndef SITE_PLAN_DATA_H
#define SITE_PLAN_DATA_H

#include "site/plan.h"

enum { SITEMAP_ADDRESSES = 10000 }; /* in one file: always below PAGE_MAX */

/* Adds them all: to every list and to every tombstone of one its feeds, to every
 * offer with dates a calendar, also where it lay before; an empty one where the
 * ledger says that there was one. */
void plan_add_data(
	struct plan *plan, const struct catalogue *catalogue, const struct ledger *vanished);

/* The feeds of the list that a page shows a part of: "feeds/fag/dansk.atom". */
struct feed_paths {
	struct str atom, json, calendar;
};

struct feed_paths feed_paths_of(struct arena *arena, const struct page *page);

/* A part of a sitemap too large for one file: "sitemap-2.xml". */
struct str sitemap_path(struct arena *arena, size_t number);

/* The calendar beside an offer's page: "tilbud/vejle/kildekritik/datoer.ics". */
struct str calendar_path_of(struct arena *arena, struct str path);

#endif
