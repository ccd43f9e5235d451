/* One field's value: from what a person wrote to what it means.
 *
 * Every type of field has one function that reads its natural notations into an
 * exact value and puts it back into normal Danish. What cannot be read is told
 * with its place; where a field allows free text, it is kept as it stands. */
#ifndef OFFER_FIELD_H
#define OFFER_FIELD_H

#include "offer/phrases.h"
#include "offer/schema.h"

/* What is needed to check one file. */
struct checker {
	struct arena *arena;   /* owns what is kept of the file */
	struct arena *scratch; /* for what is passing: gone once the file is checked */
	struct report *report;
	const struct source *source;
	const struct schema *schema;
	const struct vocabularies *vocabularies;
	const struct phrases *phrases;
	struct date today; /* the build's day */
	bool only_check;   /* no page will be made of the file */
	bool outside;      /* a text's links to other sites are kept too */
};

enum given_kind {
	GIVEN_NOTHING, /* the field is absent or unusable */
	GIVEN_UNKNOWN, /* "ikke oplyst" */
	GIVEN_WORD,    /* one of the schema's special words; see `text` */
	GIVEN_VALUE
};

struct range {
	int from, to;
};

enum price_unit { PRICE_TEXT, PRICE_FREE, PRICE_KRONER };

enum audience {
	AUDIENCE_OWN,
	AUDIENCE_OWN_REGION,
	AUDIENCE_NATION,
	AUDIENCE_REGION,
	AUDIENCE_MUNICIPALITY
};

/* What a file gives for one field. Which member of the union holds is told by
 * the field's type; items stand for a list's elements, a group's sub-fields (in
 * the schema's order) or an audience's parts. */
struct given {
	enum given_kind kind;
	const struct field *field;
	struct span span;
	struct str text; /* Danish, normalised */
	struct str key;  /* slug of a term, ISO form of a date, address of a link */
	union {
		long number;        /* number; colour as 0xRRGGBB */
		struct date date;   /* date, time */
		unsigned grades;    /* bit n: grade n */
		struct range range; /* age in years */
		struct {
			struct range minutes; /* 0-0 when not known in minutes */
			int days;             /* of what is told in days or longer; 0 when not */
		} duration;
		struct {
			enum price_unit unit;
			long oere; /* of the first price */
		} price;
		struct {
			struct date from, to; /* year 0 where it has no fixed days */
			unsigned months;      /* bit n: some of month n, 1 to 12; 0 when not known */
		} period;
		const struct term *term; /* NULL: a free word, or a group that is no term */
		enum audience audience;
	};
	const struct value *html; /* Markdown */
	struct given *items;
	size_t count;
};

/* Checks one value against its field. */
void field_check(const struct checker *checker, const struct field *field,
	const struct value *value, struct given *given);

/* Checks a map against its fields: unknown, misspelt and missing names, then
 * each value. `givens` has one place for each field. False when a required field
 * is missing or a value cannot be used. */
bool fields_check(const struct checker *checker, const struct fields *fields,
	const struct value *map, struct span top, struct given *givens);

/* The sub-field of a group, or NULL when not given. */
const struct given *given_part(const struct given *group, struct str name);

/* "4.-6. klasse", "5. og 8. klasse", "alle klassetrin". */
struct str grades_text(struct arena *arena, const struct phrases *phrases, unsigned grades);

/* The level of a body's first heading: the page's own title is level 1. */
enum { BODY_TOP_HEADING = 2 };

enum { ALL_GRADES = 0x7FF, LAST_GRADE = 10 };

#endif
