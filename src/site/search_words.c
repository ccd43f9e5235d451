/* From a word to its keys. The rules stand twice, here and in templates/soeg.js,
 * which looks a query's words up by them; what needs a dictionary stands here
 * alone, since the index then holds what it gave. */
#include "site/search_words.h"

#include "base/danish.h"
#include "base/utf8.h"

#include <string.h>

enum {
	PART_MIN = 3,     /* letters of a compound's part */
	COMMON_MIN = 2,   /* of a common word that stands as a part */
	PERHAPS_MIN = 4,  /* of the one known part of two */
	STEM_MIN = 3,     /* letters left when an ending goes */
	WORD_LETTERS = 48 /* longer is no word of a language */
};

/* Endings that make one word of another, and what stands there instead: a word
 * of the same family. The first that fits is the one. */
static const struct {
	const char *ending, *instead[3];
} families[] = {{"hed", {"", NULL}}, {"isering", {"", NULL}}, {"ering", {"", NULL}},
	{"ning", {"", NULL}}, {"ing", {"", NULL}}, {"itet", {"", NULL}}, {"it", {"", NULL}},
	{"ation", {"", NULL}}, {"ion", {"", NULL}}, {"skab", {"", NULL}}, {"dom", {"", NULL}},
	{"isme", {"", NULL}}, {"istisk", {"", "ist", NULL}}, {"istik", {"", "ist", NULL}},
	{"ist", {"", "i", NULL}}, {"alsk", {"", NULL}}, {"isk", {"", "i", "ik"}}, {"inde", {"", NULL}},
	{"eri", {"", NULL}}, {"bar", {"", NULL}}, {"som", {"", NULL}}, {"ar", {"", NULL}},
	{"ør", {"", NULL}}};

/* A word whose forms no rule makes. */
struct forms {
	struct str base;
	const struct value *others; /* a list, or NULL */
};

#define CONSONANTS "bcdfghjklmnpqrstvwxz"

static bool is_one_of(char c, const char *letters)
{
	return c && strchr(letters, c) != NULL;
}

/* Letters beyond ASCII count as vowels; æ, ø and å are. */
static bool has_vowel(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (is_one_of(s.ptr[i], "aeiouy") || (unsigned char)s.ptr[i] >= 0x80)
			return true;
	return false;
}

static void add(const struct wordbook *book, struct word_keys *keys, struct str key, int strength)
{
	for (size_t i = 0; i < keys->count; i++)
		if (str_eq(keys->items[i].key, key)) {
			if (keys->items[i].strength < strength)
				keys->items[i].strength = strength;
			return;
		}
	if (keys->count < WORD_KEYS_MAX)
		keys->items[keys->count++] = (struct word_key){str_copy(book->arena, key), strength};
}

/* Without its last `count` bytes, and one of two equal consonants that then end it. */
static struct str cut(struct str s, size_t count)
{
	s.len -= count;
	const bool twice = s.len > 1 && s.ptr[s.len - 1] == s.ptr[s.len - 2];
	if (twice && is_one_of(s.ptr[s.len - 1], CONSONANTS))
		s.len--;
	return s;
}

/* A stem less what inflection leaves on it; the stem itself where nothing is:
 * gammel → gaml, teatr → teat, spilled → spil, sikrest → sik. */
static struct str shorter(struct arena *arena, struct str s)
{
	struct str left = s;
	if (s.len < 3)
		return s;
	const char last = s.ptr[s.len - 1];
	const char before = s.ptr[s.len - 2];
	if (is_one_of(last, "lnr") && before == 'e' && is_one_of(s.ptr[s.len - 3], CONSONANTS)) {
		left = cut(s, 2);
		left = str_format(arena, "%.*s%c", STR_ARGS(left), last);
	} else if (is_one_of(last, "rn") && is_one_of(before, "bdfgkmpstv")) {
		left = str_slice(s, 0, s.len - 1);
	} else if (last == 'd' && before == 'e') {
		left = cut(s, 2);
	} else if (str_ends(s, STR("est"))) {
		left = cut(s, 3);
		left = utf8_length(left) > STEM_MIN ? shorter(arena, left) : left;
	}
	return utf8_length(left) < STEM_MIN ? s : left;
}

/* A stem, and the same with a shorter ending. */
static void add_stem(
	const struct wordbook *book, struct word_keys *keys, struct str word, int strength)
{
	const struct str key = str_copy(book->arena, stem(book->stemmer, word));
	add(book, keys, key, strength);
	/* Snowball lets -ede stand. */
	add(book, keys, shorter(book->arena, key),
		str_ends(key, STR("ed")) ? strength : strength * KEY_ENDING / KEY_FULL);
	/* Snowball takes the s of dans for a genitive's. */
	if (str_ends(word, STR("s")) && key.len + 1 == word.len)
		add(book, keys, word, strength * KEY_ENDING / KEY_FULL);
	/* sjovt → sjov; but vint, of vinter, → vin. */
	const char before = key.len > STEM_MIN ? key.ptr[key.len - 2] : '\0';
	const struct str left = str_slice(key, 0, key.len ? key.len - 1 : 0);
	if (str_ends(key, STR("t")) && is_one_of(before, "lmnrsv") && utf8_length(left) >= STEM_MIN)
		add(book, keys, left, strength * KEY_FAMILY / KEY_FULL);
}

/* Words of the same family: kritisk → kritik, krit; undervisning → undervis. */
static void add_family(
	const struct wordbook *book, struct word_keys *keys, struct str word, int strength)
{
	const struct str key = str_copy(book->arena, stem(book->stemmer, word));
	for (size_t i = 0; i < sizeof families / sizeof families[0]; i++) {
		const struct str ending = str_from(families[i].ending);
		const struct str left = str_slice(key, 0, key.len > ending.len ? key.len - ending.len : 0);
		if (!str_ends(key, ending) || utf8_length(left) < STEM_MIN || !has_vowel(left))
			continue;
		for (size_t k = 0; k < 3 && families[i].instead[k]; k++)
			add_stem(book, keys, str_join(book->arena, left, str_from(families[i].instead[k])),
				strength * KEY_FAMILY / KEY_FULL);
		return;
	}
}

/* A form is found under its stem, and surest under itself: the stem of bøger is that
 * of the tree bøg. */
static void add_form(
	const struct wordbook *book, struct word_keys *keys, struct str form, int strength)
{
	add(book, keys, str_join(book->arena, form, STR("=")), strength);
	add_stem(book, keys, form, strength * KEY_FORM / KEY_FULL);
}

static const struct forms *forms_of(const struct wordbook *book, struct str word)
{
	const struct forms *forms = map_get(&book->forms, word);
	if (!forms && str_ends(word, STR("s")))
		forms = map_get(&book->forms, str_slice(word, 0, word.len - 1));
	return forms;
}

static void add_forms(const struct wordbook *book, struct word_keys *keys, struct str first,
	const struct forms *forms, int strength)
{
	add_form(book, keys, str_join(book->arena, first, forms->base), strength);
	for (size_t i = 0; forms->others && i < forms->others->count; i++)
		add_form(book, keys, str_join(book->arena, first, forms->others->items[i]->text), strength);
}

/* What the word is under without being taken apart. */
static void add_whole(
	const struct wordbook *book, struct word_keys *keys, struct str word, int strength)
{
	const struct forms *forms = forms_of(book, word);
	add_stem(book, keys, word, strength);
	if (forms)
		add_forms(book, keys, STR(""), forms, strength);
	add_family(book, keys, word, strength);
}

/* Is it the stem of a word we know, or of one made of such a word? "søgning" */
static bool is_known(const struct wordbook *book, struct str key)
{
	bool known = map_get(&book->parts, key) != NULL;
	for (size_t i = 0; !known && i < sizeof families / sizeof families[0]; i++) {
		const struct str ending = str_from(families[i].ending);
		known = key.len > ending.len + STEM_MIN && str_ends(key, ending)
			&& map_get(&book->parts, str_slice(key, 0, key.len - ending.len));
	}
	return known;
}

/* May it be the first part of a compound? "skole", "lærings", "børne". */
static bool is_head(const struct wordbook *book, struct str head)
{
	if (map_get(&book->common, head))
		return true;
	return utf8_length(head) >= PART_MIN && !wordbook_is_filler(book, head)
		&& is_known(book, stem(book->stemmer, head));
}

static bool is_tail(const struct wordbook *book, struct str tail)
{
	if (map_get(&book->common, tail))
		return true;
	return utf8_length(tail) >= PART_MIN && !map_get(&book->endings, tail)
		&& !wordbook_is_filler(book, tail)
		&& (forms_of(book, tail) || is_known(book, stem(book->stemmer, tail)));
}

/* The parts of a compound, wherever it can be cut in two known words. */
static void add_parts(
	const struct wordbook *book, struct word_keys *keys, struct str word, int strength)
{
	for (size_t i = COMMON_MIN; i + COMMON_MIN <= word.len; i++) {
		const struct str head = str_slice(word, 0, i);
		const struct str tail = str_skip(word, i);
		if (((unsigned char)tail.ptr[0] & 0xC0) == 0x80 || !is_tail(book, tail)
			|| !is_head(book, head))
			continue;
		const struct forms *forms = forms_of(book, tail);
		if (forms)
			add_forms(book, keys, head, forms, strength);
		add_whole(book, keys, tail, strength * KEY_TAIL / KEY_FULL);
		add_whole(book, keys, head, strength * KEY_HEAD / KEY_FULL);
		if (strength > KEY_HEAD)
			add_parts(book, keys, tail, strength * KEY_TAIL / KEY_FULL);
	}
}

/* One part known and a rest that may be a word: in the stem, so that no ending is
 * taken for one. */
static void add_perhaps(const struct wordbook *book, struct word_keys *keys, struct str word)
{
	const struct str key = str_copy(book->arena, stem(book->stemmer, word));
	for (size_t i = PART_MIN; i + PART_MIN <= key.len; i++) {
		const struct str head = str_slice(key, 0, i);
		const struct str tail = str_skip(key, i);
		if (((unsigned char)tail.ptr[0] & 0xC0) == 0x80 || map_get(&book->endings, tail)
			|| !has_vowel(head) || !has_vowel(tail))
			continue;
		const bool known_tail = map_get(&book->common, tail)
			|| (utf8_length(tail) >= PERHAPS_MIN && is_known(book, tail));
		const bool known_head = utf8_length(head) >= PERHAPS_MIN && is_head(book, head);
		if (!known_tail && !known_head)
			continue;
		add(book, keys, tail, KEY_PERHAPS);
		add_stem(book, keys, head, KEY_PERHAPS);
	}
}

void wordbook_keys(const struct wordbook *book, struct str word, struct word_keys *keys)
{
	keys->count = 0;
	add_whole(book, keys, word, KEY_FULL);
	if (utf8_length(word) > WORD_LETTERS)
		return;
	add_parts(book, keys, word, KEY_FULL);
	add_perhaps(book, keys, word);
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

static void put_forms(struct wordbook *book, const struct term *term)
{
	const struct value *forms = value_get(term->extra, STR("former"));
	struct forms *group = arena_new(book->arena, struct forms);
	*group = (struct forms){term->name, forms};
	map_put(&book->forms, term->name, group);
	for (size_t i = 0; forms && i < forms->count; i++)
		map_put(&book->forms, forms->items[i]->text, group);
}

void wordbook_make(struct arena *arena, struct stemmer *stemmer, const struct vocabularies *all,
	struct wordbook *book)
{
	const struct vocabulary *forms = vocabulary_named(all, STR("boejninger"));
	const struct vocabulary *words = vocabulary_named(all, STR("soegning"));
	const struct value *parts = words_of(words, "led");
	*book = (struct wordbook){.arena = arena,
		.stemmer = stemmer,
		.forms = {.arena = arena},
		.parts = {.arena = arena},
		.fillers = {.arena = arena},
		.endings = {.arena = arena},
		.common = {.arena = arena},
		.filler_list = words_of(words, "fyldord"),
		.unit_list = words_of(words, "klassetrin")};
	put_words(book->filler_list, &book->fillers);
	put_words(words_of(words, "endelser"), &book->endings);
	put_words(parts, &book->common);
	for (size_t i = 0; parts && i < parts->count; i++)
		wordbook_add(book, parts->items[i]->text);
	for (size_t i = 0; forms && i < forms->count; i++)
		put_forms(book, forms->terms[i]);
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
		if ((c == 'e' && is_one_of(before, "ao")) || (c == 'a' && before == 'a'))
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
