/* The common schema once more, as JSON Schema 2020-12 for editors and other
 * programs: <katalog>/api/v1/skema/tilbud.json.
 *
 * The promise: what the check finds no error in is valid by this schema. So it
 * says no more than a pattern can know for sure: where a rule needs a calendar,
 * a comparison or another file, it says less than the check. Readers of YAML
 * take `titel: 1984` for a number: every kind of scalar is allowed wherever a
 * text may look like one. YAML is read as version 1.2 has it. */
#ifndef OFFER_JSON_SCHEMA_H
#define OFFER_JSON_SCHEMA_H

#include "base/buf.h"
#include "offer/catalogue.h"

/* Writes the schema of one kind of file, published below `base` or, when that is
 * empty, where katalog.yaml says: the same bytes for the same content. */
void json_schema_write(
	struct buf *out, const struct catalogue *catalogue, enum kind kind, struct str base);

/* The kind a word names: "tilbud"; false when it names none. */
bool json_schema_kind(struct str word, enum kind *kind);

#endif
