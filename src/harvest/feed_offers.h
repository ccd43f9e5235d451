/* An answer of a feed of type offers, taken apart.
 *
 *   a list, as JSON or YAML:   [{"id": "kildekritik", "titel": …}, …]
 *                              tilbud: [{id: kildekritik, titel: …}]
 *   a folder's list of names:  ["kildekritik.md", "robotter.yaml"]
 *   one offer's file:          its name is the last part of the address */
#ifndef HARVEST_FEED_OFFERS_H
#define HARVEST_FEED_OFFERS_H

#include "format/value.h"
#include "harvest/feeds.h"

/* One offer as a feed gives it: a file of its own, or an item of a list, whose
 * `fields` stand in the list's source. */
struct feed_offer {
	struct str library, id;
	const struct source *source;
	const struct value *fields; /* NULL: the source is the offer's file */
};

/* Is it an offer without errors? Tells what is wrong. The line brings it: harvest
 * does not know what an offer is. */
typedef bool harvest_check(void *context, const struct feed_offer *offer, struct report *report);

struct feed_item {
	struct str id;
	struct str name; /* of the file it is kept in: "kildekritik.yaml" */
	struct feed_offer offer;
};

struct feed_items {
	struct feed_item *items; /* no two of one id */
	size_t count;
	bool is_folder; /* only names; the files are to be asked for */
};

/* Tells what is wrong; false when nothing in the answer can be used. Items whose
 * id cannot be used are told and left out. */
bool feed_offers_read(struct arena *arena, const struct feed *feed, const struct source *source,
	struct report *report, struct feed_items *items);

/* The text an item is kept as. */
struct str feed_item_text(struct arena *arena, const struct feed_item *item);

#endif
