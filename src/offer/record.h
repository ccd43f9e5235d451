/* One checked file: an offer, a library, a DR theme, a page or the catalogue's
 * own facts. */
#ifndef OFFER_RECORD_H
#define OFFER_RECORD_H

#include "offer/field.h"

struct record {
	const struct source *source;
	const struct fields *fields;
	struct given *givens; /* one for each field; once packed, only those given */
	uint8_t *places;      /* packed: for each field its place among them from 1, 0 for none */
};

enum { PACKED_FIELDS_MAX = 255 };

/* What is kept of a record: the roles that catalogue_check() looks at; the fields
 * with addresses in them; or all, for pages. */
enum keep { KEEP_CHECKED, KEEP_LINKS, KEEP_ALL };

/* Moves a record into `arena`, without what is not given or not to be kept. The
 * record's old arena may go then. */
void record_pack(struct arena *arena, struct record *record, enum keep keep);

/* Gives a packed record a value, in place of the one it has or as one more. The
 * value's own memory must live as long as the record. */
void record_put(struct arena *arena, struct record *record, const struct given *given);

/* What is given for a field of the record's own; NULL when nothing is. */
const struct given *record_at(const struct record *record, const struct field *field);

/* Checks a .md file: front matter against the fields, then its body, which
 * becomes the Markdown field's html. False when the report got an error; the
 * record then must not be used. */
bool record_read_document(
	const struct checker *checker, const struct fields *fields, struct record *record);

/* The same for a .yaml file. */
bool record_read_yaml(
	const struct checker *checker, const struct fields *fields, struct record *record);

/* The same for fields that stand in the source already read. */
bool record_read_map(const struct checker *checker, const struct fields *fields,
	const struct value *map, struct record *record);

/* What is given for a role; NULL when nothing is. */
const struct given *record_get(const struct record *record, enum role role);

/* Its text, or empty. */
struct str record_text(const struct record *record, enum role role);

/* Its key, as a link's whole address; empty in a record that was never read too. */
struct str record_key(const struct record *record, enum role role);

#endif
