/* Words and the keys they are found under. */
#ifndef SITE_SEARCH_WORDS_H
#define SITE_SEARCH_WORDS_H

#include "site/search_lexicon.h"

/* How surely a key means the word, of KEY_FULL. */
enum {
	KEY_FULL = 64,    /* its stem: "bibliotekerne" under "bibliotek" */
	KEY_FORM = 56,    /* another form of it: "bøgerne" under "bog" */
	KEY_ENDING = 48,  /* a stem less an ending: "quxmel" under "quxml" */
	KEY_DERIVED = 46, /* made of a word we know: "frihed" under "fri" */
	KEY_TAIL = 42,    /* last part: "skolebibliotek" under "bibliotek" */
	KEY_HEAD = 32,    /* first part: "skolebibliotek" under "skol" */
	KEY_FAMILY = 24,  /* a word of the same family: "kritisk" under "kritik" */
	KEY_PERHAPS = 18, /* a part beside one that nobody knows: "quxteater" under "teat" */
	KEY_RIVAL = 8     /* a stem that is another word's: "orden" under "ord" */
};

enum { WORD_KEYS_MAX = 64 };

struct word_key {
	struct str key;
	int strength;
};

struct word_keys {
	struct word_key items[WORD_KEYS_MAX];
	size_t count;
};

/* What is known of words: common ones with their forms, words that others are
 * made of, words that say nothing. From the lexicon, the vocabulary »soegning«
 * and the catalogue itself. */
struct wordbook {
	struct arena *arena;
	struct stemmer *stemmer;
	struct lexicon lexicon;
	struct map common;  /* words that many others are made of, however short: "is" */
	struct map parts;   /* stems of those and of the catalogue's words */
	struct map fillers; /* "og" */
	const struct value *filler_list, *unit_list;
	struct map endings;         /* "skab": never a compound's last part */
	struct map families;        /* "sang" → synge, sang, sanger: a list */
	const struct value *shifts; /* pairs: c and kt, of producere and produktion */
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
