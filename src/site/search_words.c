/* What is known of words, and how a text is taken apart in words. */
#include "site/search_keys.h"

#include "base/danish.h"

void wordbook_keys(const struct wordbook *book, struct str word, struct word_keys *keys)
{
	keys->count = 0;
	keys_add_whole(book, keys, word, KEY_FULL);
	keys_add_parts(book, keys, word);
}

bool wordbook_is_filler(const struct wordbook *book, struct str word)
{
	return map_get(&book->fillers, word) != NULL;
}

struct str wordbook_list(const struct wordbook *book, const struct value *list)
{
	const size_t count = list ? list->count : 0;
	struct str *words = arena_array(book->arena, count + 1, sizeof *words);
	for (size_t i = 0; i < count; i++)
		words[i] = list->items[i]->text;
	return str_join_all(book->arena, words, count, STR(" "));
}

void wordbook_add(struct wordbook *book, struct str word)
{
	if (utf8_length(word) < PART_MIN || wordbook_is_filler(book, word))
		return;
	const struct str key = stem(book->stemmer, word);
	if (key.len && !map_get(&book->parts, key))
		map_put(&book->parts, str_copy(book->arena, key), book);
}

/* The words of one term of »soegning«. */
static const struct value *words_of(const struct vocabulary *words, const char *name)
{
	const struct term *term = words ? vocabulary_find(words, str_from(name)) : NULL;
	return term ? value_get(term->extra, STR("ord")) : NULL;
}

static void put_words(const struct value *list, struct map *map)
{
	for (size_t i = 0; list && i < list->count; i++)
		map_put(map, list->items[i]->text, map);
}

/* Words that others are made of; the short ones only where they are nouns. */
static void put_class(struct wordbook *book, const struct term *term)
{
	const struct value *words = value_get(term->extra, STR("ord"));
	const bool noun =
		!str_starts(term->key, STR("udsagnsord")) && !str_starts(term->key, STR("tillaegsord"));
	for (size_t i = 0; words && i < words->count; i++) {
		if (noun)
			map_put(&book->common, words->items[i]->text, book);
		wordbook_add(book, words->items[i]->text);
	}
}

static void put_families(struct wordbook *book, const struct value *lists)
{
	for (size_t i = 0; lists && i < lists->count; i++) {
		struct family *family = arena_new(book->arena, struct family);
		family->words = lists->items[i];
		for (size_t k = 0; k < family->words->count; k++)
			map_put(&book->families,
				str_copy(book->arena, stem(book->stemmer, family->words->items[k]->text)), family);
	}
}

void wordbook_make(struct arena *arena, struct stemmer *stemmer, const struct vocabularies *all,
	struct wordbook *book)
{
	const struct vocabulary *classes = vocabulary_named(all, STR("ordklasser"));
	const struct vocabulary *words = vocabulary_named(all, STR("soegning"));
	const struct value *parts = words_of(words, "led");
	*book = (struct wordbook){.arena = arena,
		.stemmer = stemmer,
		.parts = {.arena = arena},
		.fillers = {.arena = arena},
		.endings = {.arena = arena},
		.families = {.arena = arena},
		.shifts = words_of(words, "lydskift"),
		.common = {.arena = arena},
		.filler_list = words_of(words, "fyldord"),
		.unit_list = words_of(words, "klassetrin")};
	lexicon_make(arena, stemmer, all, &book->lexicon);
	put_words(book->filler_list, &book->fillers);
	put_families(book, words_of(words, "familier"));
	put_words(words_of(words, "endelser"), &book->endings);
	put_words(parts, &book->common);
	for (size_t i = 0; parts && i < parts->count; i++)
		wordbook_add(book, parts->items[i]->text);
	for (size_t i = 0; classes && i < classes->count; i++)
		put_class(book, classes->terms[i]);
}

static bool is_letter(uint32_t c)
{
	static const struct {
		uint32_t from, to;
	} scripts[] = {{'0', '9'}, {'A', 'Z'}, {'a', 'z'}, {0xC0, 0xD6}, {0xD8, 0xF6}, {0xF8, 0x17F},
		{0x386, 0x3CE}, {0x400, 0x481}, {0x5D0, 0x5EA}, {0x620, 0x64A}, {0x4E00, 0x9FFF}};
	for (size_t i = 0; i < sizeof scripts / sizeof scripts[0]; i++)
		if (c >= scripts[i].from && c <= scripts[i].to)
			return true;
	return false;
}

bool word_take(struct arena *arena, struct str *text, struct str *word)
{
	struct str rest = *text;
	const char *start = NULL;
	while (rest.len) {
		const struct str here = rest;
		const bool letter = is_letter(utf8_take(&rest));
		if (letter && !start)
			start = here.ptr;
		if (!letter && start) {
			*word = danish_lower(arena, (struct str){start, (size_t)(here.ptr - start)});
			*text = rest;
			return true;
		}
	}
	*text = rest;
	if (start)
		*word = danish_lower(arena, (struct str){start, (size_t)(rest.ptr - start)});
	return start != NULL;
}

/* Letters that sound as another, in words as people spell them. */
static char plain_letter(char c)
{
	static const char from[] = "qw";
	const char *found = c ? strchr(from, c) : NULL;
	return found ? "kv"[found - from] : c;
}

struct str key_fold(struct arena *arena, struct str key)
{
	const struct str latin = danish_fold(arena, key);
	const struct str plain = latin.len ? latin : key;
	char *out = arena_alloc(arena, 2 * plain.len);
	size_t n = 0;
	for (size_t i = 0; i < plain.len; i++) {
		const char c = plain_letter(plain.ptr[i]);
		const char before = n ? out[n - 1] : '\0';
		if ((c == 'e' && letter_is_one_of(before, "ao")) || (c == 'a' && before == 'a'))
			continue;
		if (c == 'h' && before == 'p') {
			out[n - 1] = 'f';
		} else if (c == 'x') {
			out[n++] = 'k';
			out[n++] = 's';
		} else {
			out[n++] = c;
		}
	}
	return (struct str){out, n};
}
