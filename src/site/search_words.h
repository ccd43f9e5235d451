/* Words and the keys they are found under. */
#ifndef SITE_SEARCH_WORDS_H
#define SITE_SEARCH_WORDS_H

#include "base/stem.h"
#include "offer/vocabulary.h"

/* How surely a key means the word, of KEY_FULL. */
enum {
	KEY_FULL = 16,   /* its stem: "bøgerne" under "bøg" */
	KEY_FORM = 14,   /* another form of it: "bøgerne" under "bog" */
	KEY_ENDING = 12, /* a stem less an ending: "himmel" under "himl" */
	KEY_TAIL = 10,   /* last part: "skolebibliotek" under "bibliotek" */
	KEY_FAMILY = 8,  /* a word of the same family: "læsning" under "læs" */
	KEY_HEAD = 8,    /* first part: "skolebibliotek" under "skol" */
	KEY_PERHAPS = 5  /* a part beside one that nobody knows: "dukketeater" under "teat" */
};

enum { WORD_KEYS_MAX = 32 };

struct word_key {
	struct str key;
	int strength;
};

struct word_keys {
	struct word_key items[WORD_KEYS_MAX];
	size_t count;
};

/* What is known of words: forms that no rule makes, words that others are made
 * of, words that say nothing. From the vocabularies »boejninger« and »soegning«,
 * and from the catalogue itself. */
struct wordbook {
	struct arena *arena;
	struct stemmer *stemmer;
	struct map forms;   /* "bøgerne" → all its forms */
	struct map common;  /* words that many others are made of, however short: "is" */
	struct map parts;   /* stems of those and of the catalogue's words */
	struct map fillers; /* "og" */
	const struct value *filler_list, *unit_list;
	struct map endings; /* "skab": never a compound's last part */
};

/* The stemmer is the caller's. */
void wordbook_make(struct arena *arena, struct stemmer *stemmer, const struct vocabularies *all,
	struct wordbook *book);

/* A word that stands by itself in the catalogue. */
void wordbook_add(struct wordbook *book, struct str word);

bool wordbook_is_filler(const struct wordbook *book, struct str word);

/* The words of a list in order, a blank between. */
struct str wordbook_list(const struct wordbook *book, const struct value *list);

/* All keys of a word in lower case, each once, the first its stem. They live in
 * the book's arena. */
void wordbook_keys(const struct wordbook *book, struct str word, struct word_keys *keys);

/* Takes the next word off *text, in lower case; false at the end. Letters are
 * those of the Latin, Greek, Cyrillic, Hebrew, Arabic and Chinese scripts that
 * soeg.js takes too. */
bool word_take(struct arena *arena, struct str *text, struct str *word);

/* A key as it is sorted: æ, ae → a; ø, oe → o; å, aa → a; accents gone. */
struct str key_fold(struct arena *arena, struct str key);

#endif
