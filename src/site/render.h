/* From the plan to bytes: every page rendered, on all threads. */
#ifndef SITE_RENDER_H
#define SITE_RENDER_H

#include "base/buf.h"
#include "site/page_templates.h"
#include "site/publish.h"
#include "site/site.h"

/* Renders every page of the site's plan into `publish`, whose file numbers are
 * the plan's page numbers. False when a page grew past PAGE_MAX, which is told. */
bool render_site(const struct site *site, const struct page_templates *templates, int threads,
	struct publish *publish, struct report *report);

/* One page's text alone, which replaces what is in *out. False when it has none: a
 * file, or a page that only leads on. */
bool render_text(const struct site *site, const struct page_templates *templates,
	const struct page *page, struct buf *out);

#endif
