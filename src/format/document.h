/* A file of front matter and body:
 *   ---
 *   YAML
 *   ---
 *   Markdown */
#ifndef FORMAT_DOCUMENT_H
#define FORMAT_DOCUMENT_H

#include "format/value.h"
#include "report/report.h"

struct document {
	const struct value *front; /* a map; NULL when unusable */
	struct str body;           /* slice of the source's text, may be empty */
};

/* Reads a whole .md file: bytes_check(), the two lines of three dashes (blanks
 * behind them, a byte order mark and CRLF are accepted), yaml_read() between
 * them. False when there is no usable front matter; everything is told. */
bool document_read(struct arena *arena, const struct source *source, struct report *report,
	struct document *document);

/* Reads a whole .yaml file: bytes_check() and yaml_read(); NULL when unusable. */
const struct value *document_read_yaml(
	struct arena *arena, const struct source *source, size_t max_nodes, struct report *report);

#endif
