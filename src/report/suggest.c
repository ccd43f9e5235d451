/* Suggestions: fold, unique prefix, unique smallest distance, in that order. */
#include "report/suggest.h"

#include "base/danish.h"

enum { LONGEST = 40 };

static size_t smallest(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Edits from a to b: insert, delete, replace, swap neighbours. Both at most
 * LONGEST bytes of folded ASCII. */
static size_t distance(struct str a, struct str b)
{
	size_t rows[3][LONGEST + 1];
	for (size_t j = 0; j <= b.len; j++)
		rows[0][j] = j;
	for (size_t i = 1; i <= a.len; i++) {
		size_t *row = rows[i % 3];
		const size_t *above = rows[(i + 2) % 3];
		const size_t *two_above = rows[(i + 1) % 3];
		row[0] = i;
		for (size_t j = 1; j <= b.len; j++) {
			const size_t replaced = above[j - 1] + (a.ptr[i - 1] != b.ptr[j - 1]);
			row[j] = smallest(replaced, smallest(above[j], row[j - 1]) + 1);
			const bool swapped =
				i > 1 && j > 1 && a.ptr[i - 1] == b.ptr[j - 2] && a.ptr[i - 2] == b.ptr[j - 1];
			if (swapped)
				row[j] = smallest(row[j], two_above[j - 2] + 1);
		}
	}
	return rows[a.len % 3][b.len];
}

struct contest {
	size_t best;       /* index of the leader */
	struct str folded; /* its word, folded */
	size_t distance;   /* its distance, or the worst allowed before there is one */
	bool found, tie;
};

static void consider(struct contest *contest, size_t index, struct str folded, size_t edits)
{
	if (edits > contest->distance)
		return;
	if (edits == contest->distance && contest->found) {
		contest->tie = contest->tie || !str_eq(folded, contest->folded);
		return;
	}
	*contest = (struct contest){.best = index, .folded = folded, .distance = edits, .found = true};
}

struct str suggest(
	struct arena *scratch, struct str word, const struct str *candidates, size_t count)
{
	const struct str folded = danish_fold(scratch, word);
	size_t begun = 0;
	size_t begun_at = 0;
	if (folded.len == 0 || folded.len > LONGEST)
		return STR("");
	const size_t allowed = folded.len < 4 ? 1 : smallest(folded.len / 3, 3);
	struct contest contest = {.distance = allowed};
	for (size_t i = 0; i < count; i++) {
		const struct str other = danish_fold(scratch, candidates[i]);
		if (str_eq(other, folded))
			return candidates[i];
		if (folded.len >= 3 && str_starts(other, folded)) {
			begun++;
			begun_at = i;
		}
		if (other.len && other.len <= LONGEST)
			consider(&contest, i, other, distance(folded, other));
	}
	if (begun == 1)
		return candidates[begun_at];
	return contest.found && !contest.tie ? candidates[contest.best] : STR("");
}
