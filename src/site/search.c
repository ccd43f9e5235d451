/* From words to keys to places: the index itself. search_text.c reads the words,
 * search_words.c knows their keys, search_places.c writes the places, search_files.c the files. */
#include "site/search_parts.h"

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
		for (size_t k = 0; k < (text->words[i]->whole ? 1 : keys.count); k++) {
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

static int by_number(const void *a, const void *b)
{
	const uint32_t left = *(const uint32_t *)a;
	const uint32_t right = *(const uint32_t *)b;
	return (left > right) - (left < right);
}

static void gather(struct search_places *places, const struct search_text *text,
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
				places->offers[places->count++] = offer;
			if (places->best[offer] < weight)
				places->best[offer] = (unsigned char)weight;
		}
	}
	if (places->count)
		qsort(places->offers, places->count, sizeof *places->offers, by_number);
}

static void write_keys(struct indexing *indexing)
{
	struct arena scratch = {0};
	const size_t offers = indexing->keys.offers;
	struct search_places places = {.all = offers,
		.offers = arena_array(&scratch, offers, sizeof *places.offers),
		.levels = arena_array(&scratch, offers, 1),
		.best = arena_array(&scratch, offers, 1)};
	if (indexing->link_count)
		qsort(indexing->links, indexing->link_count, sizeof *indexing->links, by_key);
	for (size_t from = 0; from < indexing->link_count;) {
		const uint32_t key = indexing->links[from].key;
		size_t to = from;
		while (to < indexing->link_count && indexing->links[to].key == key)
			to++;
		gather(&places, indexing->text, &indexing->links[from], to - from);
		search_places_write(indexing->arena, &places, indexing->keys.items[key]);
		from = to;
	}
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
	search_read(&memory, &catalogue->vocabularies, offers, &text);
	wordbook_make(&memory, stemmer, &catalogue->vocabularies, &book);
	for (size_t i = 0; i < text.word_count; i++)
		wordbook_add(&book, text.words[i]->text);
	link_words(&indexing, &book);
	write_keys(&indexing);
	if (indexing.keys.count)
		qsort(indexing.keys.items, indexing.keys.count, sizeof(void *), by_sorted);
	indexing.keys.fillers = wordbook_list(&book, book.filler_list);
	indexing.keys.units = wordbook_list(&book, book.unit_list);
	const struct str root = search_write(arena, &indexing.keys, files);
	search_text_free(&text);
	free(indexing.links);
	stemmer_free(stemmer);
	arena_free(&memory);
	return root;
}
