/* Between the files of search. */
#ifndef SITE_SEARCH_PARTS_H
#define SITE_SEARCH_PARTS_H

#include "base/buf.h"
#include "site/search.h"
#include "site/search_words.h"

#include <stdint.h>

/* A word of the catalogue. */
struct search_word {
	struct str text;
	uint32_t number;     /* from 0, in the order they were met */
	uint32_t offer, use; /* the last offer it was met in, and where that use stands */
	uint32_t uses;       /* offers it is in */
	bool whole;          /* found as it stands alone: the name of a grade */
};

/* One word in one offer: the other's number << 8 | weight. */
typedef uint32_t search_use;

/* Every word of every offer. */
struct search_text {
	struct arena *arena;
	struct map by_word;
	struct search_word **words;
	size_t word_count;
	search_use *uses; /* by word; those of word n are [starts[n], starts[n + 1]) */
	size_t *starts;
	size_t use_count;
};

/* Reads all offers. (search_text.c) */
void search_read(struct arena *arena, const struct vocabularies *all, const struct listing *offers,
	struct search_text *text);
void search_text_free(struct search_text *text);

/* As much of a key's tail as one file holds. */
struct search_part {
	struct str places;
	struct str runs; /* where each of its levels begins, as places */
	struct str file;
	size_t line;                    /* in the file */
	const struct search_part *same; /* of another key, with the same places; or NULL */
};

/* A key with the offers it leads to. */
struct search_key {
	struct str sorted, key, rest;
	uint32_t number; /* from 0, in the order they were met */
	size_t offers;
	struct str head; /* places */
	struct search_part *parts;
	size_t part_count;
};

/* The offers of the key under way. */
struct search_places {
	size_t all;       /* offers in the index */
	uint32_t *offers; /* in the order of their numbers */
	size_t count;
	unsigned char *levels; /* of each */
	unsigned char *best;   /* by number of the offer: its weight, 0 for none */
};

/* Writes them as the key's head and parts; `best` is clean afterwards. (search_places.c) */
void search_places_write(struct arena *arena, struct search_places *places, struct search_key *key);

/* All keys, in order, and what the root says beside. */
struct search_keys {
	struct search_key **items;
	size_t count;
	size_t offers;      /* in the index */
	struct str fillers; /* words that are not searched for, a blank between */
	struct str units;   /* words that make a grade of the number before them */
};

/* Writes the tree of files; the root's name. (search_files.c) */
struct str search_write(struct arena *arena, const struct search_keys *keys, struct assets *files);

/* Appends a number in base 36. */
void search_number(struct buf *out, size_t number);

/* Appends a number of places. */
void search_place(struct buf *out, size_t number);

#endif
