/* Common words with their inflection: which forms are of one word, and which
 * words only share a stem. From the vocabularies »ordklasser«, whose endings
 * make the forms, and »boejninger«, which lists those that no ending makes. */
#ifndef SITE_SEARCH_LEXICON_H
#define SITE_SEARCH_LEXICON_H

#include "base/stem.h"
#include "offer/vocabulary.h"

/* A word as a dictionary has it. */
struct lemma {
	struct str base;   /* words that are the same here are one: tale, talen; tale, talte */
	struct str *forms; /* the base among them; genitives and passives not */
	size_t count;
	bool is_verb;
};

/* Lemmas that have a form or a stem in common. */
struct lemmas {
	const struct lemma *lemma;
	const struct lemmas *next;
};

struct lexicon {
	struct arena *arena;
	struct map by_base; /* → struct lemma */
	struct map by_form; /* → struct lemmas */
	struct map by_stem; /* by the stem of the base */
};

void lexicon_make(struct arena *arena, struct stemmer *stemmer, const struct vocabularies *all,
	struct lexicon *lexicon);

/* The words that `word`, or `word` without a last s, is a form of; or NULL. */
const struct lemmas *lexicon_find(const struct lexicon *lexicon, struct str word);

/* What a word has to do with the common words of a stem. */
enum lexicon_tie {
	TIE_NONE, /* one of them is another word: "orden" under "ord" */
	TIE_KIN,  /* one is made of the other: "spiller" under "spil" */
	TIE_FORM  /* it is a form of all of them */
};

/* The least of them. */
enum lexicon_tie lexicon_tie(const struct lexicon *lexicon, struct str stem, struct str word);

/* Is it the stem of more than one common word? */
bool lexicon_is_shared(const struct lexicon *lexicon, struct str stem);

#endif
