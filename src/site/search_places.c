/* The places of one key: the best of its offers beside it, all the others in parts
 * that are read when they may matter. */
#include "site/search_parts.h"

#include <math.h>

enum { TAKEN = SEARCH_LEVELS }; /* the level of an offer that is written */

static int level_of(unsigned weight)
{
	const int level = (int)(log(weight) / log(SEARCH_STEP));
	return level < SEARCH_LEVELS ? level : SEARCH_LEVELS - 1;
}

/* Places under way. */
struct writer {
	struct arena *arena;
	struct search_key *key;
	struct buf places, runs;
	size_t before;
	bool open; /* a level has begun */
};

static void begin_level(struct writer *writer, int level, size_t offer)
{
	buf_add_char(&writer->places, (char)('A' + level));
	buf_add_char(&writer->runs, (char)('A' + level));
	search_place(&writer->runs, offer);
	writer->before = 0;
	writer->open = true;
}

static void write_place(struct writer *writer, size_t offer)
{
	search_place(&writer->places, offer - writer->before);
	writer->before = offer;
}

static bool is_full(const struct writer *writer)
{
	return writer->places.len >= SEARCH_PART;
}

static void end_part(struct writer *writer)
{
	struct search_key *key = writer->key;
	key->parts = arena_grow(writer->arena, key->parts, key->part_count, sizeof *key->parts);
	key->parts[key->part_count++] =
		(struct search_part){.places = str_copy(writer->arena, buf_str(&writer->places)),
			.runs = str_copy(writer->arena, buf_str(&writer->runs))};
	buf_clear(&writer->places);
	buf_clear(&writer->runs);
	writer->open = false;
}

/* The best SEARCH_HEAD of them, each at its level. */
static void write_head(struct writer *writer, struct search_places *places)
{
	size_t written = 0;
	for (int level = SEARCH_LEVELS - 1; level >= 0; level--) {
		writer->open = false;
		for (size_t i = 0; i < places->count && written < SEARCH_HEAD; i++)
			if (places->levels[i] == level) {
				if (!writer->open)
					begin_level(writer, level, places->offers[i]);
				write_place(writer, places->offers[i]);
				places->levels[i] = TAKEN;
				written++;
			}
	}
	writer->key->head = str_copy(writer->arena, buf_str(&writer->places));
	buf_clear(&writer->places);
	buf_clear(&writer->runs);
}

/* Those left from a level and up: how many, and the highest level of them. */
static size_t count_left(const struct search_places *places, int from, int *highest)
{
	size_t count = 0;
	*highest = from;
	for (size_t i = 0; i < places->count; i++)
		if (places->levels[i] >= from && places->levels[i] != TAKEN) {
			count++;
			*highest = places->levels[i] > *highest ? places->levels[i] : *highest;
		}
	return count;
}

static void write_level(struct writer *writer, struct search_places *places, int from, int level)
{
	writer->open = false;
	for (size_t i = 0; i < places->count; i++)
		if (places->levels[i] >= from && places->levels[i] != TAKEN) {
			if (is_full(writer))
				end_part(writer);
			if (!writer->open)
				begin_level(writer, level, places->offers[i]);
			write_place(writer, places->offers[i]);
			places->levels[i] = TAKEN;
		}
}

/* All are at this level but those without the key. */
static void write_others(struct writer *writer, const struct search_places *places, int level)
{
	writer->open = false;
	for (size_t offer = 0, i = 0; offer < places->all; offer++) {
		const bool has = i < places->count && places->offers[i] == offer;
		i += has;
		if (has == writer->open)
			continue;
		if (has) {
			buf_add_char(&writer->places, '!');
			begin_level(writer, level, offer);
		}
		write_place(writer, offer);
		if (!has && is_full(writer))
			end_part(writer);
	}
	if (writer->open)
		write_place(writer, places->all);
}

/* All the others, in three groups: which of them is the better matters little
 * here, and groups are short. Where most offers are in the last, it says those
 * that are not. */
static void write_tail(struct writer *writer, struct search_places *places)
{
	static const int groups[] = {11, 8, 0};
	size_t left = places->count - SEARCH_HEAD;
	int highest;
	for (size_t g = 0; left && g < sizeof groups / sizeof groups[0]; g++) {
		const size_t count = count_left(places, groups[g], &highest);
		if (is_full(writer))
			end_part(writer);
		if (count == left && count > places->all - places->count)
			write_others(writer, places, highest);
		else
			write_level(writer, places, groups[g], highest);
		left -= count;
	}
	if (writer->places.len)
		end_part(writer);
}

void search_places_write(struct arena *arena, struct search_places *places, struct search_key *key)
{
	struct writer writer = {.arena = arena,
		.key = key,
		.places = {.ceiling = (size_t)1 << 30},
		.runs = {.ceiling = (size_t)1 << 30}};
	for (size_t i = 0; i < places->count; i++) {
		places->levels[i] = (unsigned char)level_of(places->best[places->offers[i]]);
		places->best[places->offers[i]] = 0;
	}
	key->offers = places->count;
	write_head(&writer, places);
	if (places->count > SEARCH_HEAD)
		write_tail(&writer, places);
	buf_free(&writer.places);
	buf_free(&writer.runs);
}
