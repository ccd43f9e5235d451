/* Between the files that make keys of words. */
#ifndef SITE_SEARCH_KEYS_H
#define SITE_SEARCH_KEYS_H

#include "base/utf8.h"
#include "site/search_words.h"

#include <string.h>

enum {
	PART_MIN = 3,    /* letters of a compound's part */
	COMMON_MIN = 2,  /* of a common word that stands as a part */
	PERHAPS_MIN = 4, /* of the one known part of two */
	STEM_MIN = 3     /* letters left when an ending goes */
};

/* Words that are made of each other. */
struct family {
	const struct value *words;
};

bool letter_is_one_of(char c, const char *letters);

/* Letters beyond ASCII count as vowels; æ, ø and å are. */
bool letters_have_vowel(struct str s);

/* Without its last `count` bytes, and one of two equal consonants that then end it. */
struct str key_cut(struct str s, size_t count);

void keys_add(const struct wordbook *book, struct word_keys *keys, struct str key, int strength);

/* A stem, and the same with a shorter ending. (search_keys.c) */
void keys_add_stem(
	const struct wordbook *book, struct word_keys *keys, struct str word, int strength);

/* The forms that the stem of `word` does not lead to; all where it leads to others.
 * `first` stands before each. (search_keys.c) */
void keys_add_forms(const struct wordbook *book, struct word_keys *keys, struct str first,
	struct str word, int strength);

/* What the word is under without being taken apart. (search_keys.c) */
void keys_add_whole(
	const struct wordbook *book, struct word_keys *keys, struct str word, int strength);

/* Words of the same family: kritisk → kritik, krit; undervisning → undervis. (search_families.c) */
void keys_add_family(
	const struct wordbook *book, struct word_keys *keys, struct str word, int strength);

/* Is it the stem of a word we know, or of one made of such a word? "søgning" */
bool word_is_made_of_known(const struct wordbook *book, struct str key);

/* børne → børn, ægge → æg */
struct str word_unlinked(const struct wordbook *book, struct str head);

/* The parts of a compound, known and guessed. (search_compounds.c) */
void keys_add_parts(const struct wordbook *book, struct word_keys *keys, struct str word);

#endif
