/* The addresses of other sites that the content gives, each with its place. */
#ifndef OFFER_OUTSIDE_H
#define OFFER_OUTSIDE_H

#include "offer/catalogue.h"

struct outside {
	struct str url;
	struct span span;
	bool made; /* from a pattern: what stands in the span is not this address */
};

struct outsides {
	struct outside *items;
	size_t count;
};

/* Every http and https address in the fields and texts of what the site shows,
 * as often as it is given; a pattern with {domæne} is one for each library whose
 * domain is known. Retired offers show no links, and the catalogue's own address
 * is not another's: both are left out. The catalogue must have been read with
 * `links` set. */
struct outsides catalogue_outside(struct arena *arena, const struct catalogue *catalogue);

#endif
