/* Danish letters: lower case, slugs, and the order of the alphabet. */
#ifndef BASE_DANISH_H
#define BASE_DANISH_H

#include "base/str.h"

/* Lower case of Latin letters (Basic Latin, Latin-1, Latin Extended-A); other
 * characters are kept. */
struct str danish_lower(struct arena *arena, struct str s);

/* An address part: lower-case ASCII letters, digits and single hyphens, æ→ae,
 * ø→oe, å→aa, é→e: "Faaborg-Midtfyn" → "faaborg-midtfyn". Empty when no letter
 * or digit is left. */
struct str danish_slug(struct arena *arena, struct str s);

/* Is `s` what danish_slug() could have given (not empty)? */
bool danish_is_slug(struct str s);

/* A key that sorts by str_cmp() as a Danish dictionary does: case apart last,
 * æ ø å after z, aa as å, punctuation before digits before letters. */
struct str danish_sort_key(struct arena *arena, struct str s);

/* Folded for comparing what people type: lower case, æ→ae ø→oe å→aa, accents
 * gone, every run of anything else one space, none at the ends. */
struct str danish_fold(struct arena *arena, struct str s);

/* Do both fold to the same? */
bool danish_same(struct arena *scratch, struct str a, struct str b);

#endif
