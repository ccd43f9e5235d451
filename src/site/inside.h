/* Links from the texts people write to pages of the site itself. */
#ifndef SITE_INSIDE_H
#define SITE_INSIDE_H

#include "site/page_templates.h"
#include "site/site.h"

/* Follows every link of a text that stays inside the site, in memory: to a page
 * that is not planned, or to a place ("#…") that the page, rendered for it, does
 * not have. Both are told at the link. */
void inside_check(
	const struct site *site, const struct page_templates *templates, struct report *report);

#endif
