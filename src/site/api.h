/* Open data, /api/v1/: what the pages say, for programs. Addresses and the names
 * in the files are a promise; tests/site/api/ holds both. */
#ifndef SITE_API_H
#define SITE_API_H

#include "base/buf.h"
#include "site/site.h"

/* The short record of every offer that is published, as JSON: made once, copied
 * into each list. As catalogue->offers; empty for one that is in no list. */
struct str *api_records(struct arena *arena, const struct site *site);

/* Append a page: a list of records, short or whole; one offer's whole record, or
 * that it is gone. */
void api_write_list(
	const struct site *site, const struct page *page, struct arena *arena, struct buf *out);
void api_write_offer(
	const struct site *site, const struct page *page, struct arena *arena, struct buf *out);

/* A list as a table (CSV). */
void api_write_table(
	const struct site *site, const struct page *page, struct arena *arena, struct buf *out);

/* Any other file, by the page's address. */
void api_write_file(
	const struct site *site, const struct page *page, struct arena *arena, struct buf *out);

#endif
