/* How a text reads: figures that need no dictionary. */
#ifndef OFFER_READABILITY_H
#define OFFER_READABILITY_H

#include "base/str.h"

/* Words are what blanks part and that hold a letter or a digit. */
size_t text_words(struct str text);

/* At a glance: as many or more. */
size_t text_words_most(struct str text);

/* Björnsson's LIX: words a sentence, and long words (over six letters) in a
 * hundred. Below 25 children's books, above 45 matters for experts. 0 when the
 * text is shorter than twenty words: then it says nothing. */
long text_lix(struct str text);

/* Is it written in capitals alone, with letters enough to be no abbreviation? */
bool text_is_shouted(struct str text);

#endif
