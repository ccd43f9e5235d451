/* Linked data (JSON-LD in schema.org's words): what a page says, for machines.
 * Only what the content states; who may be asked, by name or mail, never. */
#ifndef SITE_DATA_H
#define SITE_DATA_H

#include "site/view_parts.h"

/* What a page's data block holds, or nothing. Wants the page's crumbs in place. */
const struct value *data_of_page(const struct view *view);

/* Between the files of data. A node is a map that says its type; what has no
 * text, no items or no value is left unsaid. */
struct value *data_node(const struct view *view, const char *type);
void data_say(const struct view *view, struct value *node, const char *name, struct str text);
void data_add(
	const struct view *view, struct value *node, const char *name, const struct value *value);
struct str data_address(const struct view *view, struct str path);

/* Appends what an offer is, and each of its dates. (data_offer.c) */
void data_offer(const struct view *view, struct value *graph, const struct offer *offer);

/* Who makes the offers: a library, or the provider of a national service. */
const struct value *data_provider(const struct view *view, const struct library *library);

#endif
