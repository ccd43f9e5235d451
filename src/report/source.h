/* A text in memory and where it came from. Positions inside the program are
 * byte spans; lines and columns are made only when a person is told. */
#ifndef REPORT_SOURCE_H
#define REPORT_SOURCE_H

#include "base/str.h"

#include <stdint.h>

struct kept_lines;

struct source {
	struct str path;         /* as the reader knows it, '/' between folders */
	struct str text;         /* all bytes, a byte order mark included; empty once forgotten */
	struct kept_lines *kept; /* what is left of a forgotten text, or NULL */
};

/* Bytes [start, end) of a source; the source NULL means nowhere. */
struct span {
	const struct source *source;
	uint32_t start, end;
};

/* From 1; columns in code points, a byte order mark not counted. */
struct position {
	size_t line, column;
};

struct source *source_new(struct arena *arena, struct str path, struct str text);

/* The whole of a file, told as its first line. */
struct span source_top(const struct source *source);
struct span span_of(const struct source *source, size_t start, size_t end);

/* The span of `part`, a slice of the source's own text. */
struct span span_of_str(const struct source *source, struct str part);
struct str span_text(struct span span);

/* Lines end with LF or CRLF and nothing else, as in every editor. */
struct position source_position(const struct source *source, size_t offset);

/* The line that holds `offset`, without its line end. */
struct str source_line(const struct source *source, size_t offset);

/* Bytes from the start of that line to `offset`. */
size_t source_offset_in_line(const struct source *source, size_t offset);

/* Is there text to point into? */
bool source_has_text(const struct source *source);

/* A source whose text lives shorter than itself: many offers are read, few are
 * spoken of. The lines that are told are kept in the report's arena, and after
 * source_forget() spans stay good for them. */
struct source *source_new_brief(struct arena *arena, struct str path, struct str text);
void source_forget(struct source *source);

/* Keeps the lines of a brief source's span: from its text, or by reading a
 * forgotten file once more. Does nothing for other sources. */
void source_keep(struct arena *arena, struct span span);

#endif
