/* Views: from a page of the plan to the values its template is filled with. Pure
 * functions; what they make lives in the arena they are given. */
#ifndef SITE_VIEW_H
#define SITE_VIEW_H

#include "format/value.h"
#include "site/site.h"

/* The root map of a page: the names that names_of() declares for its kind. */
const struct value *view_page(
	const struct site *site, const struct page *page, struct arena *arena);

/* The root map of an offer in a list: the names that names_of_fragment() declares. */
const struct value *view_fragment(
	const struct site *site, const struct offer *offer, struct arena *arena);

#endif
