/* The facets of all offers as one text, for the scripts that narrow a list down:
 * tilbud/facetter.json. */
#ifndef SITE_COLUMNS_H
#define SITE_COLUMNS_H

#include "site/facets.h"

/* {"udgave": "1a2b3c4d",        of the cards: changes when one of them may have
 *  "blok": 8,                   cards in one file: number n is in tilbud/kort/<n / blok>.txt
 *  "afsendere": [[31, 97], …],  by number: the first 31 offers are one library's, of the
 *                               97th municipality; -1: of none
 *  "orden": "…",                by title: the library of each offer
 *  "nyeste": "…",               by number: how many days are newer; the last: not stated
 *  "facetter": [{"navn": "fag", in a query
 *    "ord": [["dansk", "Dansk"], …],   key and name of each value
 *    "saet": "…",               the sets of values that occur, a blank after each
 *    "har": "…",                by number: which of them; absent: one after the other
 *    "minutter": [45, …]}, …]}  of each set, where it has a length; 0: not known
 *
 * Where numbers stand as text, each is one letter: 0 to 56 from '#' to '[', 57 to
 * 90 from ']' to '~', then from U+00A1 on without the surrogates. Offers are
 * numbered as facets->numbered. */
struct str columns_text(struct arena *arena, const struct catalogue *catalogue,
	const struct index *index, const struct facets *facets);

#endif
