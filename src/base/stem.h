/* Stems of Danish words, by Snowball. */
#ifndef BASE_STEM_H
#define BASE_STEM_H

#include "base/str.h"

struct stemmer; /* used by one thread at a time */

struct stemmer *stemmer_new(void);
void stemmer_free(struct stemmer *stemmer);

/* The stem of a word in lower case: "bibliotekerne" → "bibliotek". Borrowed until
 * the next call. */
struct str stem(struct stemmer *stemmer, struct str word);

#endif
