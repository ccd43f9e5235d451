/* Views: from a page of the plan to the values its template is filled with. Pure
 * functions; what they make lives in the arena they are given. */
#ifndef SITE_VIEW_H
#define SITE_VIEW_H

#include "format/value.h"
#include "site/site.h"

/* The root map of a page: the names that names_of() declares for its kind. */
const struct value *view_page(
	const struct site *site, const struct page *page, struct arena *arena);

#endif
