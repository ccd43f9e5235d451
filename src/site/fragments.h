/* What an offer looks like in lists. What many pages show is rendered once. */
#ifndef SITE_FRAGMENTS_H
#define SITE_FRAGMENTS_H

#include "base/limits.h"
#include "base/str.h"

struct offer;
struct page_templates;
struct site;

/* A kind is a template, its names (names_pages.c) and a view (view_card.c). */
enum fragment_kind {
	FRAGMENT_CARD,
	FRAGMENT_OWN_CARD, /* among those of one library: without the sender */
	FRAGMENT_PUPILS_CARD,
	FRAGMENT_OEMBED, /* on other sites' pages */
	FRAGMENT_KINDS
};

struct fragments {
	const struct page_templates *templates;
	struct str *kept[FRAGMENT_KINDS]; /* as catalogue->offers; NULL: not worth its memory */
	struct arena arenas[JOBS_MAX];
};

/* Renders every listed offer in the kinds that are kept. The site's own
 * `fragments` is not read. */
void fragments_make(const struct site *site, const struct page_templates *templates, int threads,
	struct fragments *fragments);

/* A kept fragment, or one rendered now into `arena`; see fragments_join(). */
struct str fragment_of(const struct site *site, enum fragment_kind kind, const struct offer *offer,
	struct arena *arena);

void fragments_free(struct fragments *fragments);

#endif
