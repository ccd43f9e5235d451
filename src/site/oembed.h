/* oEmbed 1.0: what another site shows for a link to an offer. */
#ifndef SITE_OEMBED_H
#define SITE_OEMBED_H

#include "base/buf.h"
#include "site/site.h"

/* "tilbud/vejle/kildekritik/" → "tilbud/vejle/kildekritik/oembed.json" */
struct str oembed_path_of(struct arena *arena, struct str path);

/* Appends a page's answer: a card; of an offer that is gone only the link. */
void oembed_write(
	const struct site *site, const struct page *page, struct arena *arena, struct buf *out);

#endif
