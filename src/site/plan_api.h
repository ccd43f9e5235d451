/* Where the open data lies: /api/v1/. */
#ifndef SITE_PLAN_API_H
#define SITE_PLAN_API_H

#include "site/plan.h"

/* Of a list that stands in more than one file, about this much in each; of whole
 * records as much as they might become, which is some ten times what they do. */
enum {
	API_PART_BYTES = 1024 * 1024,
	API_WHOLE_BYTES = 24 * 1024 * 1024,
	API_TABLE_BYTES = 12 * 1024 * 1024
};

/* Adds the lists of short records: of all, and of every library, theme, grade,
 * municipality and word of a vocabulary, also of those without offers. `records`
 * as catalogue->offers. */
void plan_add_api_lists(struct plan *plan, const struct catalogue *catalogue,
	const struct index *index, const struct str *records);

/* Adds all offers with all that is told of them, as records and as a table, and
 * the files that are one of a kind. */
void plan_add_api_whole(struct plan *plan, const struct catalogue *catalogue,
	const struct index *index, const struct str *records);

/* Adds the file beside every offer's page, and its whole record; to those that are
 * gone or have moved too. Comes after plan_add_vanished(). */
void plan_add_api_offers(struct plan *plan);

/* Where a list goes on: "api/v1/alle.json" → "api/v1/alle/2.json". */
struct str api_part_path(struct arena *arena, struct str first, size_t number);

#endif
