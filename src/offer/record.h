/* One checked file: an offer, a library, a DR theme, a page or the catalogue's
 * own facts. */
#ifndef OFFER_RECORD_H
#define OFFER_RECORD_H

#include "offer/field.h"

struct record {
	const struct source *source;
	const struct fields *fields;
	struct given *givens; /* one for each field */
};

/* Checks a .md file: front matter against the fields, then its body, which
 * becomes the Markdown field's html. False when the report got an error; the
 * record then must not be used. `scratch` holds what is not kept. */
bool record_read_document(const struct checker *checker, struct arena *scratch,
	const struct fields *fields, struct record *record);

/* The same for a .yaml file. */
bool record_read_yaml(const struct checker *checker, struct arena *scratch,
	const struct fields *fields, struct record *record);

/* What is given for a role; NULL when nothing is. */
const struct given *record_get(const struct record *record, enum role role);

/* Its text, or empty. */
struct str record_text(const struct record *record, enum role role);

#endif
