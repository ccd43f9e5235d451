/* Do the addresses that the content gives still answer? */
#ifndef HARVEST_LINKS_H
#define HARVEST_LINKS_H

#include "harvest/fetch.h"
#include "harvest/links_cache.h"

/* One place that gives an address. */
struct link_use {
	struct str url;
	struct span span;
	bool made; /* the span holds a pattern and not this address: nothing is suggested for it */
};

struct link_uses {
	const struct link_use *items;
	size_t count;
};

struct links_tally {
	size_t addresses, asked; /* each counts once however often it is given; tonight */
	size_t answering, dead, unsure, waiting; /* waiting: silent for fewer than three nights */
	size_t moved;
};

struct links_settings {
	struct date today;
	const char *state; /* folder of the memory */
	struct fetch_settings fetch;
	/* How many of those to be asked have answered, or not; may be NULL. */
	void (*progress)(void *context, size_t done, size_t count);
	void *progress_context;
};

/* Asks every address once that the memory does not know well enough, remembers,
 * and tells at each of its places what three nights have shown: dead (warning),
 * not to be judged, moved for good, never seen (notes). False, and told, when the
 * memory cannot be used or the network is away; nothing is remembered then. The
 * arena must live as long as the report. */
bool links_check(struct arena *arena, struct link_uses uses, const struct links_settings *settings,
	struct report *report, struct links_tally *tally);

#endif
