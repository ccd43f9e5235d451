/* A column as text: by number of the offer, which of a facet's sets of values it
 * has, in as few letters as their frequencies allow. A server's packing takes a
 * fifth more, and cannot use that offers of one library are alike.
 *
 * An arithmetic code whose frequencies follow what has been read. The text is
 * "<weight> <digits>". Sets are numbered as they first occur, so a new one has
 * the number of sets so far. Of an offer
 *
 *   a set has the share      times it occurred so far
 *                            + weight × times among the same library's offers so far
 *   a new set has the share  number of sets so far, at least 1
 *
 * and sets lie in the order of their numbers, the new one last. The reader begins
 * with range = 2^48 and the first eight digits, of six bits each, as its code. Of
 * a set whose shares begin at `below` of `total`: part = range / total, rounded
 * down; code -= part × below; range = part × share; and while the range is less
 * than 2^42, both are multiplied by 64 and the next digit is added to the code.
 * Past the end stand zeros. */
#ifndef SITE_COLUMN_CODE_H
#define SITE_COLUMN_CODE_H

#include "base/buf.h"

#include <stdint.h>

struct column {
	const uint32_t *sets;    /* by number of the offer, numbered as they first occur */
	const uint32_t *senders; /* whose it is; those of one lie together */
	size_t count;
};

/* Appends a number as one letter that JSON need not escape: 0 to 56 from '#' to
 * '[', 57 to 90 from ']' to '~', then from U+00A1 on without the surrogates. */
void column_letter(struct buf *out, size_t number);

/* Appends a column, with the weight that makes it shortest. */
void column_write(const struct column *column, struct buf *out);

#endif
