/* The templates of all pages, read and compiled. */
#ifndef SITE_PAGE_TEMPLATES_H
#define SITE_PAGE_TEMPLATES_H

#include "format/template.h"
#include "offer/schema.h"
#include "site/fragments.h"
#include "site/plan.h"

struct page_templates {
	struct templates all;
	const struct template *of[PAGE_KINDS]; /* NULL for a page made without one */
	const struct shape *names[PAGE_KINDS];
	const struct template *fragments[FRAGMENT_KINDS];
	const struct shape *fragment_names[FRAGMENT_KINDS];
	struct assets assets; /* as they stand in the folder */
};

/* Reads the folder and checks every page's template against its names. False
 * when one cannot be used; everything wrong is told. */
bool page_templates_read(struct arena *arena, struct str folder, const struct schema *schema,
	struct report *report, struct page_templates *templates);

#endif
