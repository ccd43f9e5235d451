/* Compounds: a word is also found under the words it is made of, wherever it can be
 * cut in two known ones, and more weakly where one of them is known. */
#include "site/search_keys.h"

enum {
	LONG_MIN = 5,     /* letters before a part of two */
	WORD_LETTERS = 48 /* longer is no word of a language */
};

/* A common word is taken apart where both parts are long and common too: fagbog, not
 * lær-red. */
static bool may_divide(
	const struct wordbook *book, struct str word, struct str head, struct str tail)
{
	const struct lemmas *own = lexicon_find(&book->lexicon, word);
	if (!own)
		return true;
	const size_t before = utf8_length(head);
	const size_t after = utf8_length(tail);
	if (before >= LONG_MIN && map_get(&book->common, tail) && lexicon_find(&book->lexicon, head))
		return true;
	return !own->lemma->is_verb && (after > PART_MIN || (before >= PART_MIN && after == PART_MIN))
		&& map_get(&book->common, head) && map_get(&book->common, tail);
}

/* May it be the first part of a compound? "skole", "lærings", "børne". */
static bool is_head(const struct wordbook *book, struct str head)
{
	if (map_get(&book->common, head))
		return true;
	return utf8_length(head) >= PART_MIN && !wordbook_is_filler(book, head)
		&& (lexicon_find(&book->lexicon, word_unlinked(book, head))
			|| word_is_made_of_known(book, stem(book->stemmer, head)));
}

static bool is_tail(const struct wordbook *book, struct str tail)
{
	if (map_get(&book->common, tail))
		return true;
	return utf8_length(tail) >= PART_MIN && !map_get(&book->endings, tail)
		&& !wordbook_is_filler(book, tail)
		&& (lexicon_find(&book->lexicon, tail)
			|| word_is_made_of_known(book, stem(book->stemmer, tail)));
}

/* The parts of a compound, wherever it can be cut in two known words. */
static void add_parts(
	const struct wordbook *book, struct word_keys *keys, struct str word, int strength)
{
	for (size_t i = COMMON_MIN; i + COMMON_MIN <= word.len; i++) {
		const struct str head = str_slice(word, 0, i);
		const struct str tail = str_skip(word, i);
		if (((unsigned char)tail.ptr[0] & 0xC0) == 0x80 || !is_tail(book, tail)
			|| !is_head(book, head) || !may_divide(book, word, head, tail))
			continue;
		keys_add_forms(book, keys, head, tail, strength);
		keys_add_whole(book, keys, tail, strength * KEY_TAIL / KEY_FULL);
		keys_add_whole(book, keys, word_unlinked(book, head), strength * KEY_HEAD / KEY_FULL);
		if (strength > KEY_HEAD) {
			add_parts(book, keys, tail, strength * KEY_TAIL / KEY_FULL);
			add_parts(book, keys, head, strength * KEY_HEAD / KEY_FULL);
		}
	}
}

/* A noun that ends a word of which the rest may be one: stearin-lys. */
static void add_tail(const struct wordbook *book, struct word_keys *keys, struct str word)
{
	const bool simple = lexicon_find(&book->lexicon, word) != NULL;
	for (size_t i = PART_MIN; i + COMMON_MIN <= word.len; i++) {
		const struct str head = str_slice(word, 0, i);
		const struct str tail = str_skip(word, i);
		const size_t letters = utf8_length(tail);
		const struct lemmas *own = letters > PART_MIN ? lexicon_find(&book->lexicon, tail) : NULL;
		const bool noun = map_get(&book->common, tail) || (own && !own->lemma->is_verb);
		/* vaffel-is, but not grat-is */
		const bool stands = letters >= PART_MIN || (!simple && utf8_length(head) >= LONG_MIN);
		if (noun && stands && letters_have_vowel(head) && !map_get(&book->endings, tail)
			&& !wordbook_is_filler(book, head))
			keys_add_whole(book, keys, tail, KEY_PERHAPS);
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
			|| !letters_have_vowel(head) || !letters_have_vowel(tail))
			continue;
		const bool known_tail = map_get(&book->common, tail)
			|| (utf8_length(tail) >= PERHAPS_MIN && word_is_made_of_known(book, tail));
		const bool known_head = utf8_length(head) >= PERHAPS_MIN && is_head(book, head);
		if (!known_tail && !known_head)
			continue;
		keys_add(book, keys, tail, KEY_PERHAPS);
		keys_add_stem(book, keys, head, KEY_PERHAPS);
	}
}

void keys_add_parts(const struct wordbook *book, struct word_keys *keys, struct str word)
{
	if (utf8_length(word) > WORD_LETTERS)
		return;
	add_parts(book, keys, word, KEY_FULL);
	add_tail(book, keys, word);
	add_perhaps(book, keys, word);
}
