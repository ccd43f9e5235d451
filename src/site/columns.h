/* The facets of all offers, for the scripts that narrow a list down: a first file,
 * and one for each facet that is fetched when somebody asks for it. */
#ifndef SITE_COLUMNS_H
#define SITE_COLUMNS_H

#include "site/assets.h"
#include "site/facets.h"

/* All are tilbud/facetter/<hash>, named by their content. The first is
 *
 *   {"kort": "5b35b09a",            changes when a card may have
 *    "afsendere": [[31, 1, 0, "Vejle Bibliotekerne"], …],  by number: the first 31 offers are
 *                                   that library's, whose municipality is the next one after
 *                                   that of the library before (-1, as before the first: of
 *                                   none), and whose key is the same (else it stands there);
 *                                   ", 2" after the name: its last two cannot be had now
 *    "orden": "<hash>",             a file of numbers: the library of each offer, as index->listed
 *    "nyeste": "<hash>",            a file of numbers: by number, how many days are newer; the
 *                                   last: not stated
 *    "facetter": [{
 *      "navn": "emne",              in a query
 *      "ord": ["Quiz", ["2", "februar"], …]  each value's name, with its key before it where
 *                                   that is not the same word; absent where the links on the
 *                                   list's page tell them, in the same order
 *      "saet": "…",                 the sets of values that occur, a blank after each: values
 *                                   are counted from 1; 0 is the library's own municipality
 *      "minutter": [45, …],         of each set, where it has a length; 0: not known
 *      "fil": "<hash>"}, …]}        its column: by number, which of the sets, as column_code.h
 *                                   has it; of the municipalities it stands here, as "har"
 *
 * Where numbers stand as text, each is one letter (column_letter). Offers are
 * numbered as facets->numbered; card n is in tilbud/kort/<n / CARDS_PER_BLOCK>.txt.
 * Adds all files; returns the address of the first. */
struct str columns_add(struct arena *arena, const struct catalogue *catalogue,
	const struct index *index, struct assets *files);

#endif
