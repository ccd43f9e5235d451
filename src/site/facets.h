/* Facets: what a list of offers is narrowed down by, which values each has, and
 * which offers have them. The schema says which fields are facets. */
#ifndef SITE_FACETS_H
#define SITE_FACETS_H

#include "site/index.h"

struct facet_value {
	struct str key;         /* in a query: "dansk", "9" */
	struct str name;        /* among others: "Dansk", "september" */
	struct str title;       /* as a heading: "Tilbud i september" */
	struct str path;        /* of its page: "fag/dansk/", "maaneder/september/" */
	struct str facet;       /* its name: "fag" */
	struct str sort_key;    /* within the facet */
	struct listing listing; /* never empty */
	size_t number;          /* place in the facet */
};

/* The values of one offer, in the facet's order. */
struct facet_set {
	struct facet_value **values;
	size_t count;
	long length; /* what the values were made of, where that can be told by size: minutes; or 0 */
};

struct facet {
	struct str name;   /* in a query: "fag" */
	struct str folder; /* of its pages: "fag" */
	const struct field *field;
	struct facet_value **values; /* those that some offer has */
	size_t count;
	struct facet_set *sets; /* as index->listed */
};

struct facets {
	struct facet *items; /* those with a value, in the order they are shown */
	size_t count;
	struct map value_by_path;
	/* The offers' numbers, for all that is told by number: those of one library
	 * lie together, in the catalogue's order. */
	struct listing numbered;
	size_t *place_of_number; /* in index->listed */
};

void facets_make(struct arena *arena, const struct catalogue *catalogue, const struct index *index,
	struct facets *facets);

enum { FACET_TOPICS = 40 }; /* the most used, where there are more */

/* Do all its values stand on the page of all offers? Municipalities do not, and
 * of many topics only the most used. */
bool facet_is_on_list(const struct facet *facet);

/* NULL when no offer has any value of it. */
const struct facet *facet_named(const struct facets *facets, struct str name);

#endif
