/* Between the files of json_schema: patterns that stand for many words, and what
 * a type of field accepts. */
#ifndef OFFER_JSON_SCHEMA_PARTS_H
#define OFFER_JSON_SCHEMA_PARTS_H

#include "format/json_out.h"
#include "offer/schema.h"

/* What is known while one schema is written. */
struct schema_writer {
	struct json_out out;
	struct arena *arena; /* freed when it is written */
	const struct vocabularies *vocabularies;
};

/* For use in a class: what take_blank() and take_dash() take. */
#define BLANKS " \\t\\r\\n\u00A0\u2009\u202F"
#define DASHES "–—‐‑−-"

/* A letter that folding knows, but those of a Danish keyboard; or an accent. */
#define OTHER_LETTERS "[À-ÄÇ-×Ù-äç-÷ù-Ͱ]"

/* A set of words as the check compares them: folded. */
struct words {
	struct arena *arena;
	struct str *items;
	size_t count;
};

void words_add(struct words *words, struct str word);
void words_add_vocabulary(struct words *words, const struct vocabulary *vocabulary);

/* Could YAML take one of them for a number, a truth or nothing? */
bool words_are_ambiguous(const struct words *words);

/* A pattern that matches at least all texts that fold to one of the words;
 * `tail`, a folded word, may stand behind each of them when it is not empty. */
struct str words_pattern(const struct words *words, struct str tail);

/* The words as alternatives, for use inside a pattern: a|b|c. */
struct str words_alternatives(const struct words *words);

/* Writes items of an anyOf: what one value of the field may be when it is not
 * empty. */
void json_schema_type(struct schema_writer *writer, const struct field *field);

/* What they refer to: members of $defs. */
void json_schema_definitions(struct schema_writer *writer, const struct fields *fields);

/* Grades, which are one of them. */
void json_schema_grades(struct schema_writer *writer);

/* One such item: a text that matches; any scalar but a text; a reference. */
void json_schema_pattern(struct schema_writer *writer, struct str pattern);
void json_schema_scalars(struct schema_writer *writer);
void json_schema_reference(struct schema_writer *writer, struct str address);
void json_schema_empty(struct schema_writer *writer); /* to the empty value */

/* The members of an object with these fields and no others. */
void json_schema_object(struct schema_writer *writer, const struct fields *fields);

#endif
