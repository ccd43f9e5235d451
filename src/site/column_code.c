/* Columns: an arithmetic coder, and frequencies that learn. */
#include "site/column_code.h"

#include "base/utf8.h"

enum { BITS = 48, DIGIT_BITS = 6, LAST_DIGIT = (1 << DIGIT_BITS) - 1 };

struct coder {
	unsigned char *digits;
	size_t count;
	uint64_t low, range;
};

/* How often each set occurred, as far as the reader knows by then. */
struct frequencies {
	uint32_t *shares;
	size_t sets;
	uint64_t total;
	uint32_t weight;
};

void column_letter(struct buf *out, size_t number)
{
	enum { ONE_BYTE = 91, LATIN = 0xA1, SURROGATES = 0xD800, SURROGATE_COUNT = 0x800 };
	uint32_t letter = '#' + (uint32_t)number;
	if (number >= ONE_BYTE)
		letter = LATIN + (uint32_t)number - ONE_BYTE;
	else if (letter >= '\\')
		letter++;
	if (letter >= SURROGATES)
		letter += SURROGATE_COUNT;
	char bytes[4];
	buf_add(out, (struct str){bytes, utf8_encode(letter, bytes)});
}

/* Adds to the low end; what does not fit there is carried into the digits. */
static void raise_low(struct coder *coder, uint64_t by)
{
	coder->low += by;
	if (coder->low >> BITS == 0)
		return;
	coder->low &= (UINT64_C(1) << BITS) - 1;
	size_t i = coder->count;
	while (i && coder->digits[--i]++ == LAST_DIGIT)
		coder->digits[i] = 0;
}

static void put_digit(struct coder *coder)
{
	enum { REST = BITS - DIGIT_BITS };
	coder->digits[coder->count++] = (unsigned char)(coder->low >> REST);
	coder->low = (coder->low & ((UINT64_C(1) << REST) - 1)) << DIGIT_BITS;
}

static void put_share(struct coder *coder, uint64_t below, uint64_t share, uint64_t total)
{
	const uint64_t part = coder->range / total;
	raise_low(coder, part * below);
	coder->range = part * share;
	while (coder->range < UINT64_C(1) << (BITS - DIGIT_BITS)) {
		put_digit(coder);
		coder->range <<= DIGIT_BITS;
	}
}

/* Two digits are enough to lie between the ends that are left. */
static void put_end(struct coder *coder)
{
	raise_low(coder, UINT64_C(1) << (BITS - 2 * DIGIT_BITS));
	put_digit(coder);
	put_digit(coder);
}

static void put_set(struct coder *coder, struct frequencies *known, uint32_t set)
{
	const uint64_t novelty = known->sets ? known->sets : 1;
	uint64_t below = 0;
	if (set == known->sets) {
		put_share(coder, known->total, novelty, known->total + novelty);
		known->shares[known->sets++] = 0;
	} else {
		for (uint32_t i = 0; i < set; i++)
			below += known->shares[i];
		put_share(coder, below, known->shares[set], known->total + novelty);
	}
	known->shares[set] += 1 + known->weight;
	known->total += 1 + known->weight;
}

/* What the offers of the library before weighed more. */
static void forget_sender(struct frequencies *known, const uint32_t *sets, size_t count)
{
	for (size_t i = 0; i < count; i++)
		known->shares[sets[i]] -= known->weight;
	known->total -= count * known->weight;
}

static void encode(const struct column *column, struct frequencies *known, struct coder *coder)
{
	size_t first = 0; /* of the library under way */
	coder->range = UINT64_C(1) << BITS;
	for (size_t i = 0; i < column->count; i++) {
		if (i && column->senders[i] != column->senders[i - 1]) {
			forget_sender(known, &column->sets[first], i - first);
			first = i;
		}
		put_set(coder, known, column->sets[i]);
	}
	put_end(coder);
}

void column_write(const struct column *column, struct buf *out)
{
	static const uint32_t weights[] = {0, 16, 256};
	enum { WEIGHTS = sizeof weights / sizeof weights[0], DIGITS_MAX = BITS / DIGIT_BITS };
	struct arena scratch = {0};
	struct coder best = {0};
	uint32_t weight = 0;
	for (size_t i = 0; i < WEIGHTS; i++) {
		struct frequencies known = {.weight = weights[i],
			.shares = arena_array(&scratch, column->count + 1, sizeof *known.shares)};
		struct coder coder = {.digits = arena_array(&scratch, column->count + 1, DIGITS_MAX)};
		encode(column, &known, &coder);
		if (i && coder.count >= best.count)
			continue;
		best = coder;
		weight = weights[i];
	}
	buf_add_format(out, "%u ", (unsigned)weight);
	for (size_t i = 0; i < best.count; i++)
		column_letter(out, best.digits[i]);
	arena_free(&scratch);
}
