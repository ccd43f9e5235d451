/* Vocabularies: the words a field may hold, with the other ways people write
 * them and the days they are valid. From content/ordlister/<name>.yaml. */
#ifndef OFFER_VOCABULARY_H
#define OFFER_VOCABULARY_H

#include "base/date.h"
#include "base/map.h"
#include "format/value.h"
#include "report/report.h"

struct term {
	struct str key;    /* slug, part of addresses */
	struct str name;   /* as shown */
	struct str plural; /* as a heading; the name where none is given */
	struct str note;
	size_t index;                     /* place in its vocabulary, from 0 */
	int from_grade, to_grade;         /* -1 where not given */
	struct date valid_from, valid_to; /* year 0: open */
	const struct value *extra;        /* the term's whole map, for what one vocabulary alone has */
};

struct vocabulary {
	struct str name;
	const struct term **terms; /* in the file's order */
	size_t count;
	struct map by_word; /* folded key, name and aliases → struct term */
};

struct vocabularies {
	struct map by_name; /* → struct vocabulary; .arena set by the owner */
};

/* An empty vocabulary, put among the others; NULL when the name is taken. */
struct vocabulary *vocabulary_new(struct vocabularies *all, struct str name);

/* Adds a term, or tells the place of the word that is already taken. */
void vocabulary_add(struct arena *arena, struct vocabulary *vocabulary, struct term term,
	const struct value *aliases, struct report *report);

/* Reads one file's value tree. Faults are told; what can be used is added. */
void vocabulary_read(struct arena *arena, struct vocabularies *all, const struct source *source,
	const struct value *file, struct report *report);

const struct vocabulary *vocabulary_named(const struct vocabularies *all, struct str name);

/* The term for a word as people write it (key, name or alias, whatever the
 * case), or NULL. */
const struct term *vocabulary_find(const struct vocabulary *vocabulary, struct str word);

/* The name that `word` probably meant, or empty. */
struct str vocabulary_suggest(
	struct arena *scratch, const struct vocabulary *vocabulary, struct str word);

bool term_is_valid(const struct term *term, struct date day);

#endif
