/* The facets of all offers, for the scripts that narrow a list down: a first file,
 * and one for each facet that is fetched when somebody asks for it. */
#ifndef SITE_COLUMNS_H
#define SITE_COLUMNS_H

#include "site/assets.h"
#include "site/facets.h"

#define COLUMNS "tilbud/facetter.json"

/* COLUMNS:
 *
 *   {"afsendere": [[31, 97, "vejle", "Vejle Bibliotekerne"], …],  by number: the first 31
 *                                 offers are that library's, of the 97th municipality; -1: of none
 *    "facetter": ["trin", …],     names in a query; the municipalities' is the first and
 *    "kommune": {…}}              stands here
 *
 * tilbud/facetter/<facet>.json:
 *
 *   {"ord": [["dansk", "Dansk"], …],   key and name of each value
 *    "saet": "…",                the sets of values that occur, a blank after each
 *    "har": "…",                 by number: which of them; absent: one after the other
 *    "minutter": [45, …]}        of each set, where it has a length; 0: not known
 *
 * tilbud/facetter/orden.json, a text: by title, the library of each offer;
 * tilbud/facetter/nyeste.json: by number, how many days are newer; the last: not stated.
 *
 * Where numbers stand as text, each is one letter: 0 to 56 from '#' to '[', 57 to
 * 90 from ']' to '~', then from U+00A1 on without the surrogates. Offers are
 * numbered as facets->numbered; card n is in tilbud/kort/<n / CARDS_PER_BLOCK>.txt.
 * Adds all files; returns their version, which changes when one of them or a card may
 * have. */
struct str columns_add(struct arena *arena, const struct catalogue *catalogue,
	const struct index *index, struct assets *files);

#endif
