/* Feeds: what is new among a list's offers, in Atom (RFC 4287) and JSON Feed 1.1. */
#ifndef SITE_FEED_H
#define SITE_FEED_H

#include "base/buf.h"
#include "site/site.h"

enum { FEED_ENTRIES_MAX = 50 };

/* Appends a page's JSON Feed. */
void feed_write_json(
	const struct site *site, const struct page *page, struct arena *arena, struct buf *out);

#endif
