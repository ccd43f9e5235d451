/* Sources: from byte offset to line and column, by looking at the text once
 * more. Findings are few, so no table of lines is kept; of a text that is
 * forgotten, only the lines that are told. */
#include "report/source.h"

#include "base/file.h"
#include "base/limits.h"
#include "base/utf8.h"

#include <assert.h>
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

/* One line of a text that is itself forgotten. */
struct kept_line {
	uint32_t start, end; /* offsets in the text: of its first byte and its line feed */
	uint32_t number;     /* from 1 */
	struct str text;     /* without its line end, with a byte order mark */
};

struct kept_lines {
	struct kept_line *items;
	size_t count;
};

static size_t line_start(struct str text, size_t offset)
{
	const char *before = offset ? memrchr(text.ptr, '\n', offset) : NULL;
	return before ? (size_t)(before - text.ptr) + 1 : 0;
}

/* Counts lines from `known`, one at or before `offset`; NULL: from the top. */
static struct kept_line find_line(struct str text, size_t offset, const struct kept_line *known)
{
	if (offset > text.len)
		offset = text.len;
	struct kept_line line = {
		.start = (uint32_t)line_start(text, offset), .number = known ? known->number : 1};
	const ptrdiff_t feed = str_find(text, STR("\n"), offset);
	for (size_t i = known ? known->start : 0; i < line.start; i++)
		line.number += text.ptr[i] == '\n';
	line.end = (uint32_t)(feed < 0 ? text.len : (size_t)feed);
	line.text = str_slice(text, line.start, line.end);
	if (str_ends(line.text, STR("\r")))
		line.text.len--;
	return line;
}

/* The kept line that holds `offset`, its end included; NULL when none does. */
static const struct kept_line *kept_line(const struct source *source, size_t offset)
{
	for (size_t i = 0; source->kept && i < source->kept->count; i++) {
		const struct kept_line *line = &source->kept->items[i];
		if (offset >= line->start && offset <= line->end)
			return line;
	}
	return NULL;
}

static struct kept_line line_of(const struct source *source, size_t offset)
{
	const struct kept_line nothing = {.number = 1, .text = STR("")};
	if (!source->kept || source->text.len)
		return find_line(source->text, offset, NULL);
	const struct kept_line *line = kept_line(source, offset);
	return line ? *line : nothing;
}

static size_t mark_length(const struct kept_line *line)
{
	return line->start == 0 && str_starts(line->text, BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.len : 0;
}

struct str span_text(struct span span)
{
	if (!span.source)
		return STR("");
	if (span.source->text.len || !span.source->kept)
		return str_slice(span.source->text, span.start, span.end);
	const struct kept_line line = line_of(span.source, span.start);
	const size_t from = span.start > line.start ? span.start - line.start : 0;
	return str_slice(line.text, from, from + (span.end - span.start));
}

struct position source_position(const struct source *source, size_t offset)
{
	const struct kept_line line = line_of(source, offset);
	const size_t mark = mark_length(&line);
	size_t at = offset > line.start ? offset - line.start : 0;
	if (!source->kept && offset > source->text.len)
		at = source->text.len - line.start;
	const size_t skipped = at < mark ? at : mark;
	/* Counted in the text: an offset may stand on the line end itself. */
	const struct str before = source->text.len
		? str_slice(source->text, line.start + skipped, line.start + at)
		: str_slice(line.text, skipped, at);
	return (struct position){line.number, utf8_length(before) + 1};
}

struct str source_line(const struct source *source, size_t offset)
{
	const struct kept_line line = line_of(source, offset);
	return str_skip(line.text, mark_length(&line));
}

size_t source_offset_in_line(const struct source *source, size_t offset)
{
	const struct kept_line line = line_of(source, offset);
	const size_t start = line.start + mark_length(&line);
	return offset > start ? offset - start : 0;
}

bool source_has_text(const struct source *source)
{
	return source->text.len > 0 || (source->kept && source->kept->count > 0);
}

static void keep_line(
	struct arena *arena, const struct source *source, struct str text, size_t offset)
{
	struct kept_lines *kept = source->kept;
	const struct kept_line *before = NULL;
	if (kept_line(source, offset))
		return;
	/* Findings are told about downwards: most often the line kept last is near. */
	if (kept->count && offset <= text.len && kept->items[kept->count - 1].start <= offset)
		before = &kept->items[kept->count - 1];
	struct kept_line line = find_line(text, offset, before);
	line.text = str_copy(arena, line.text);
	kept->items = arena_grow(arena, kept->items, kept->count, sizeof *kept->items);
	kept->items[kept->count++] = line;
}

struct source *source_new_brief(struct arena *arena, struct str path, struct str text)
{
	struct source *source = source_new(arena, path, text);
	source->kept = arena_new(arena, struct kept_lines);
	return source;
}

void source_forget(struct source *source)
{
	assert(source->kept);
	source->text = STR("");
}

void source_keep(struct arena *arena, struct span span)
{
	const struct source *source = span.source;
	struct arena scratch = {0};
	struct str text = source->text;
	if (!source->kept || (kept_line(source, span.start) && kept_line(source, span.end)))
		return;
	int err = 0;
	if (!text.len)
		err = file_read(&scratch, str_z(&scratch, source->path), FILE_MAX, &text);
	/* Gone since: then it is told without its line. An empty file has its first. */
	if (!err) {
		keep_line(arena, source, text, span.start);
		keep_line(arena, source, text, span.end);
	}
	arena_free(&scratch);
}
