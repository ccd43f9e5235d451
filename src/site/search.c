/* From words to keys to places: the index itself. search_text.c reads the words,
 * search_words.c knows their keys, search_files.c writes what is made here. */
#include "site/search_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A word found under a key. */
struct link {
	uint32_t key, word;
	int strength;
};

struct indexing {
	struct arena *arena;
	const struct search_text *text;
	struct map by_key; /* → struct search_key */
	struct search_keys keys;
	struct link *links;
	size_t link_count, capacity;
};

static struct search_key *key_of(struct indexing *indexing, struct str text)
{
	struct search_keys *keys = &indexing->keys;
	struct search_key *key = map_get(&indexing->by_key, text);
	if (key)
		return key;
	key = arena_new(indexing->arena, struct search_key);
	*key = (struct search_key){.key = text,
		.rest = STR("*"),
		.sorted = key_fold(indexing->arena, text),
		.number = (uint32_t)keys->count};
	map_put(&indexing->by_key, text, key);
	keys->items = arena_grow(indexing->arena, keys->items, keys->count, sizeof(void *));
	keys->items[keys->count++] = key;
	return key;
}

static void add_link(struct indexing *indexing, struct link link)
{
	if (indexing->link_count == indexing->capacity) {
		indexing->capacity = indexing->capacity ? indexing->capacity * 2 : 4096;
		indexing->links =
			must_realloc(indexing->links, indexing->capacity * sizeof *indexing->links);
	}
	indexing->links[indexing->link_count++] = link;
}

/* The commonest word of a stem is the one to show. */
static void offer_rest(struct search_key *key, const struct search_word *word)
{
	if (word->uses > key->offers && str_starts(word->text, key->key)) {
		key->offers = word->uses;
		key->rest = str_skip(word->text, key->key.len);
	}
}

static void link_words(struct indexing *indexing, const struct wordbook *book)
{
	const struct search_text *text = indexing->text;
	struct word_keys keys;
	for (size_t i = 0; i < text->word_count; i++) {
		if (wordbook_is_filler(book, text->words[i]->text))
			continue;
		wordbook_keys(book, text->words[i]->text, &keys);
		for (size_t k = 0; k < keys.count; k++) {
			struct search_key *key = key_of(indexing, keys.items[k].key);
			if (k == 0)
				offer_rest(key, text->words[i]);
			add_link(indexing, (struct link){key->number, (uint32_t)i, keys.items[k].strength});
		}
	}
}

static int by_key(const void *a, const void *b)
{
	const struct link *left = a;
	const struct link *right = b;
	if (left->key != right->key)
		return left->key < right->key ? -1 : 1;
	return (left->word > right->word) - (left->word < right->word);
}

static int by_sorted(const void *a, const void *b)
{
	const struct search_key *left = *(struct search_key *const *)a;
	const struct search_key *right = *(struct search_key *const *)b;
	const int order = str_cmp(left->sorted, right->sorted);
	return order ? order : str_cmp(left->key, right->key);
}

/* The offers of one key, in the order of their numbers. */
struct places_of_key {
	uint32_t *touched;
	unsigned char *level; /* of each; TAKEN when it is written */
	unsigned char *best;  /* by number of the offer: its weight, 0 for none */
	size_t count;
};

enum { TAKEN = SEARCH_LEVELS };

static int level_of(unsigned weight)
{
	const int level = (int)(log(weight) / log(SEARCH_STEP));
	return level < SEARCH_LEVELS ? level : SEARCH_LEVELS - 1;
}

static int by_number(const void *a, const void *b)
{
	const uint32_t left = *(const uint32_t *)a;
	const uint32_t right = *(const uint32_t *)b;
	return (left > right) - (left < right);
}

static void gather(struct places_of_key *places, const struct search_text *text,
	const struct link *links, size_t count)
{
	places->count = 0;
	for (size_t i = 0; i < count; i++) {
		const uint32_t word = links[i].word;
		for (size_t u = text->starts[word]; u < text->starts[word + 1]; u++) {
			const uint32_t offer = text->uses[u] >> 8;
			const unsigned weight =
				((text->uses[u] & 0xFF) * (unsigned)links[i].strength + KEY_FULL - 1) / KEY_FULL;
			if (!places->best[offer])
				places->touched[places->count++] = offer;
			if (places->best[offer] < weight)
				places->best[offer] = (unsigned char)weight;
		}
	}
	if (places->count)
		qsort(places->touched, places->count, sizeof *places->touched, by_number);
}

/* Numbers from one place to the next, after the letter of their level. */
struct run {
	struct buf *out;
	size_t before;
	bool open;
};

static void write_place(struct run *run, int level, size_t offer)
{
	if (!run->open)
		buf_add_char(run->out, (char)('A' + level));
	search_place(run->out, offer - run->before);
	run->before = offer;
	run->open = true;
}

/* The best SEARCH_HEAD of them, each at its level. */
static void write_head(struct places_of_key *places, struct buf *out)
{
	size_t written = 0;
	for (int level = SEARCH_LEVELS - 1; level >= 0; level--) {
		struct run run = {.out = out};
		for (size_t i = 0; i < places->count && written < SEARCH_HEAD; i++)
			if (places->level[i] == level) {
				write_place(&run, level, places->touched[i]);
				places->level[i] = TAKEN;
				written++;
			}
	}
}

/* Those left from a level and up: how many, and the highest level of them. */
static size_t count_left(const struct places_of_key *places, int from, int *highest)
{
	size_t count = 0;
	*highest = from;
	for (size_t i = 0; i < places->count; i++)
		if (places->level[i] >= from && places->level[i] != TAKEN) {
			count++;
			*highest = places->level[i] > *highest ? places->level[i] : *highest;
		}
	return count;
}

/* All the others, in three groups: which of them is the better matters little
 * here, and groups are short. Where most offers are in the last, it says those
 * that are not. */
static void write_tail(struct places_of_key *places, size_t offers, struct buf *out)
{
	static const int groups[] = {11, 8, 0};
	const size_t without = offers - places->count;
	size_t left = places->count - SEARCH_HEAD;
	int highest;
	for (size_t g = 0; left; g++) {
		struct run run = {.out = out};
		const size_t count = count_left(places, groups[g], &highest);
		if (count == left && count > without) {
			buf_add_char(out, '!');
			buf_add_char(out, (char)('A' + highest));
			run.open = true;
			for (size_t offer = 0, i = 0; offer < offers; offer++) {
				if (i < places->count && places->touched[i] == offer)
					i++;
				else
					write_place(&run, highest, offer);
			}
			return;
		}
		for (size_t i = 0; i < places->count; i++)
			if (places->level[i] >= groups[g] && places->level[i] != TAKEN) {
				write_place(&run, highest, places->touched[i]);
				places->level[i] = TAKEN;
			}
		left -= count;
	}
}

static void write_key(struct indexing *indexing, struct places_of_key *places,
	struct search_key *key, struct buf *buf)
{
	for (size_t i = 0; i < places->count; i++) {
		places->level[i] = (unsigned char)level_of(places->best[places->touched[i]]);
		places->best[places->touched[i]] = 0;
	}
	key->offers = places->count;
	buf_clear(buf);
	write_head(places, buf);
	key->head = str_copy(indexing->arena, buf_str(buf));
	if (places->count <= SEARCH_HEAD)
		return;
	buf_clear(buf);
	write_tail(places, indexing->keys.offers, buf);
	key->tail = str_copy(indexing->arena, buf_str(buf));
}

static void write_keys(struct indexing *indexing)
{
	struct arena scratch = {0};
	struct buf buf = {.ceiling = (size_t)1 << 30};
	struct places_of_key places = {.level = arena_array(&scratch, indexing->keys.offers, 1),
		.best = arena_array(&scratch, indexing->keys.offers, 1),
		.touched = arena_array(&scratch, indexing->keys.offers, sizeof(uint32_t))};
	if (indexing->link_count)
		qsort(indexing->links, indexing->link_count, sizeof *indexing->links, by_key);
	for (size_t from = 0; from < indexing->link_count;) {
		const uint32_t key = indexing->links[from].key;
		size_t to = from;
		while (to < indexing->link_count && indexing->links[to].key == key)
			to++;
		gather(&places, indexing->text, &indexing->links[from], to - from);
		write_key(indexing, &places, indexing->keys.items[key], &buf);
		from = to;
	}
	buf_free(&buf);
	arena_free(&scratch);
}

struct str search_make(struct arena *arena, const struct catalogue *catalogue,
	const struct listing *offers, struct assets *files)
{
	struct arena memory = {0};
	struct search_text text;
	struct wordbook book;
	struct stemmer *stemmer = stemmer_new();
	struct indexing indexing = {.arena = &memory,
		.text = &text,
		.keys = {.offers = offers->count},
		.by_key = {.arena = &memory}};
	search_read(&memory, offers, &text);
	wordbook_make(&memory, stemmer, &catalogue->vocabularies, &book);
	for (size_t i = 0; i < text.word_count; i++)
		wordbook_add(&book, text.words[i]->text);
	link_words(&indexing, &book);
	write_keys(&indexing);
	if (indexing.keys.count)
		qsort(indexing.keys.items, indexing.keys.count, sizeof(void *), by_sorted);
	indexing.keys.fillers = wordbook_fillers(&book);
	const struct str root = search_write(arena, &indexing.keys, files);
	search_text_free(&text);
	free(indexing.links);
	stemmer_free(stemmer);
	arena_free(&memory);
	return root;
}
