/* Between the files of field: the readers of single values. Each gets a text
 * (or what its type takes) and fills `given`; false means that it cannot be
 * used and that the report says why. */
#ifndef OFFER_FIELD_TYPES_H
#define OFFER_FIELD_TYPES_H

#include "offer/field.h"

typedef bool field_reader(const struct checker *checker, const struct field *field,
	const struct value *value, struct given *given);

field_reader field_text, field_number, field_choice, field_colour, field_isil; /* field_plain.c */
field_reader field_reference, field_file;
field_reader field_date, field_time;              /* field_date.c */
field_reader field_period;                        /* field_period.c */
field_reader field_link, field_mail, field_phone; /* field_contact.c */
field_reader field_entrances;
field_reader field_grades, field_age; /* field_grades.c */
field_reader field_duration;          /* field_duration.c */
field_reader field_price;             /* field_price.c */
field_reader field_audience;          /* field_audience.c */
field_reader field_term;              /* field_term.c */
field_reader field_group;             /* field_group.c */

/* The exact place of `part`, a slice of the value's text; the whole value where
 * escapes or folded lines hide it. */
struct span field_span(const struct value *value, struct str part);

/* Tells a problem at `part` of the value. Always false. */
bool field_fault(const struct checker *checker, enum problem problem, const struct value *value,
	struct str part, struct details details);

/* Tells that a list or a map stands where a text should. Always false. */
bool field_not_text(
	const struct checker *checker, const struct field *field, const struct value *value);

/* Is the item of a list empty? Then it is told, and passed over. */
bool field_skips_empty(
	const struct checker *checker, const struct field *field, const struct value *item);

/* Keeps the writer's own words, with a note of `problem`. Always true. */
bool field_keep_text(const struct checker *checker, enum problem problem, const struct value *value,
	struct given *given);

/* Takes `word` (lower case) off the front of *s, with blanks behind it. */
bool take_word(struct str *s, struct str word);

/* Takes a dash of any kind or "til", with blanks around it. */
bool take_dash(struct str *s);

/* Takes one blank of any kind, a line end too; false when there is none. */
bool take_blank(struct str *s);
void skip_blanks(struct str *s);

#endif
