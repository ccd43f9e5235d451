/* YAML, the part people write: maps, lists and text. Scalars stay text: whether
 * `no` or `010` is a number or a word is the schema's affair. */
#ifndef FORMAT_YAML_H
#define FORMAT_YAML_H

#include "format/value.h"
#include "report/report.h"

/* Reads `part` (a slice of the source's own text that bytes_check() found good)
 * as one YAML document. Every fault is told; NULL when nothing usable is left.
 * An empty document is an empty map. At most `max_nodes` values, DEPTH_MAX deep.
 * Of two equal keys the first stands and the second is told; anchors, aliases,
 * tags, directives, complex keys and second documents are refused. An empty
 * scalar (`titel:`) is VALUE_NOTHING with its span. */
const struct value *yaml_read(struct arena *arena, const struct source *source, struct str part,
	size_t max_nodes, struct report *report);

#endif
