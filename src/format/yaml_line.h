/* What a line of YAML looks like to a person, whatever libyaml made of it. */
#ifndef FORMAT_YAML_LINE_H
#define FORMAT_YAML_LINE_H

#include "report/source.h"

/* A line that begins with a name and a colon. */
struct yaml_field {
	struct str name;
	size_t colon;   /* byte offset in the line */
	bool has_blank; /* a blank or the line's end follows the colon */
};

/* True when `line` is "name:…", after its indentation and list dashes. A name
 * is letters, digits, hyphens and underscores, not all digits; "https://" is
 * none. */
bool yaml_line_field(struct str line, struct yaml_field *field);

/* Bytes of blanks and tabs at the start of `line`. */
size_t yaml_line_indent(struct str line);

/* The start of the first line at or after `from` (the start of a line) and
 * before `end` that is a field at the margin; `end` when there is none. */
size_t yaml_line_next_field(struct str text, size_t from, size_t end);

/* The offset after the line that holds `offset`. */
size_t yaml_line_after(struct str text, size_t offset);

/* `s` short enough to be quoted in a sentence: its first line, at most 40
 * characters. */
struct str yaml_line_quote(struct str s);

#endif
