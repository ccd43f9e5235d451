/* YAML, the part people write: maps, lists and text. Scalars stay text: whether
 * `no` or `010` is a number or a word is the schema's affair. */
#ifndef FORMAT_YAML_H
#define FORMAT_YAML_H

#include "format/value.h"
#include "report/report.h"

/* Reads `part` (a slice of the source's own text that bytes_check() found good)
 * as one YAML document, which must be a map; an empty one is an empty map. At
 * most `max_nodes` values, DEPTH_MAX deep, SCALAR_MAX characters each.
 *
 * Of two equal keys the first stands and the second is told. Anchors, aliases,
 * tags, directives, merge keys and complex keys are told and read as plain text
 * or left out. An empty scalar (`titel:`) is VALUE_NOTHING with its span. Where
 * a scalar stands in the file unchanged, its text is a slice of the source's
 * own, so span_of_str() finds each part of it.
 *
 * NULL after a fault of notation, a second document or a passed limit; reading
 * goes on at the next field, so that the faults after it are told as well. */
const struct value *yaml_read(struct arena *arena, const struct source *source, struct str part,
	size_t max_nodes, struct report *report);

#endif
