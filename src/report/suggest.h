/* What did the writer mean? One word out of a list, or none. */
#ifndef REPORT_SUGGEST_H
#define REPORT_SUGGEST_H

#include "base/str.h"

/* The candidate that `word` most probably meant: the same once folded, else the
 * only one it begins, else the only nearest within an edit distance of a third
 * of its letters (Damerau-Levenshtein, at most 3). Empty when in doubt. */
struct str suggest(
	struct arena *scratch, struct str word, const struct str *candidates, size_t count);

#endif
