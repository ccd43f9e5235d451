/* Sources: from byte offset to line and column, by looking at the text once
 * more. Findings are few, so no table of lines is kept. */
#include "report/source.h"

#include "base/utf8.h"

#include <string.h>

#define BYTE_ORDER_MARK STR("\xEF\xBB\xBF")

struct source *source_new(struct arena *arena, struct str path, struct str text)
{
	struct source *source = arena_new(arena, struct source);
	*source = (struct source){.path = path, .text = text};
	return source;
}

struct span source_top(const struct source *source)
{
	return span_of(source, 0, 0);
}

struct span span_of(const struct source *source, size_t start, size_t end)
{
	return (struct span){source, (uint32_t)start, (uint32_t)end};
}

struct span span_of_str(const struct source *source, struct str part)
{
	const size_t start = (size_t)(part.ptr - source->text.ptr);
	return span_of(source, start, start + part.len);
}

struct str span_text(struct span span)
{
	return span.source ? str_slice(span.source->text, span.start, span.end) : STR("");
}

static size_t line_start(struct str text, size_t offset)
{
	const char *before = offset ? memrchr(text.ptr, '\n', offset) : NULL;
	return before ? (size_t)(before - text.ptr) + 1 : 0;
}

struct position source_position(const struct source *source, size_t offset)
{
	const struct str text = source->text;
	if (offset > text.len)
		offset = text.len;
	size_t start = line_start(text, offset);
	size_t line = 1;
	for (size_t i = 0; i < start; i++)
		line += text.ptr[i] == '\n';
	if (start == 0 && str_starts(text, BYTE_ORDER_MARK))
		start = offset < BYTE_ORDER_MARK.len ? offset : BYTE_ORDER_MARK.len;
	return (struct position){line, utf8_length(str_slice(text, start, offset)) + 1};
}

struct str source_line(const struct source *source, size_t offset)
{
	const struct str text = source->text;
	if (offset > text.len)
		offset = text.len;
	size_t start = line_start(text, offset);
	const ptrdiff_t end = str_find(text, STR("\n"), offset);
	struct str line = str_slice(text, start, end < 0 ? text.len : (size_t)end);
	if (str_ends(line, STR("\r")))
		line.len--;
	if (start == 0 && str_starts(line, BYTE_ORDER_MARK))
		line = str_skip(line, BYTE_ORDER_MARK.len);
	return line;
}
