/* The visitor's words that the program itself puts together: "4.-6. klasse",
 * "22. november 2026". They stand in content/ordlister/vendinger.yaml as
 * patterns with {a}, {b} and {c}; here each has a number. */
#ifndef OFFER_PHRASES_H
#define OFFER_PHRASES_H

#include "base/date.h"
#include "format/value.h"
#include "report/report.h"

enum phrase {
#define PHRASE(name, key) name,
#include "offer/phrases.def"
#undef PHRASE
	PHRASES
};

struct phrases {
	struct str patterns[PHRASES];
};

/* Takes the patterns out of the file's map "vendinger" (`file` may be NULL). A
 * missing one is told, and its key stands in its place. */
void phrases_read(struct phrases *phrases, const struct source *source, const struct value *file,
	struct report *report);

struct str phrase(struct arena *arena, const struct phrases *phrases, enum phrase which,
	struct str a, struct str b);

struct str phrase_date(struct arena *arena, const struct phrases *phrases, struct date day);

/* "22. januar – 28. februar 2020", leaving out what both have in common. */
struct str phrase_dates(
	struct arena *arena, const struct phrases *phrases, struct date from, struct date to);

/* "a, b og c". */
struct str phrase_list(
	struct arena *arena, const struct phrases *phrases, const struct str *words, size_t count);

#endif
