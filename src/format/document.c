/* Splits a file into front matter and body, and reads the front matter. Knows
 * dashes and line ends; fields are yaml.c's affair, text markdown.c's. */
#include "format/document.h"

#include "base/limits.h"
#include "format/bytes.h"
#include "format/yaml.h"

#define BYTE_ORDER_MARK STR("\xEF\xBB\xBF")

/* A line of dashes, as it should be or as it often becomes. */
enum fence { FENCE_NONE, FENCE_RIGHT, FENCE_WRONG };

struct line {
	size_t start, after; /* offsets of its first byte and of the next line */
	struct str text;     /* without blanks at the ends */
	bool indented;
};

static bool next_line(struct str text, size_t at, struct line *line)
{
	if (at >= text.len)
		return false;
	const ptrdiff_t end = str_find(text, STR("\n"), at);
	line->start = at;
	line->after = end < 0 ? text.len : (size_t)end + 1;
	line->text = str_trim(str_slice(text, at, line->after));
	line->indented = line->text.ptr != text.ptr + at;
	if (line->text.len == 0)
		line->text = str_slice(text, at, at);
	return true;
}

/* Takes one dash or dot off the front: those of a keyboard, and the long ones
 * that word processors make of them. */
static bool take_dash(struct str *s)
{
	static const char *const dashes[] = {"-", "–", "—", "‐", "‑", "−", ".", "…"};
	for (size_t i = 0; i < sizeof dashes / sizeof dashes[0]; i++) {
		const struct str dash = str_from(dashes[i]);
		if (str_starts(*s, dash)) {
			*s = str_skip(*s, dash.len);
			return true;
		}
	}
	return false;
}

static enum fence fence_of(const struct line *line)
{
	struct str rest = line->text;
	if (str_eq(rest, STR("---")) && !line->indented)
		return FENCE_RIGHT;
	/* No dash is a letter: most lines need no closer look. */
	const unsigned char first = rest.len ? (unsigned char)rest.ptr[0] : 0;
	if (rest.len < 2 || (first != '-' && first != '.' && first < 0x80))
		return FENCE_NONE;
	while (take_dash(&rest) || str_starts(rest, STR(" ")))
		if (str_starts(rest, STR(" ")))
			rest = str_skip(rest, 1);
	return rest.len ? FENCE_NONE : FENCE_WRONG;
}

static bool is_field(struct str line)
{
	const ptrdiff_t colon = str_find(line, STR(":"), 0);
	const ptrdiff_t blank = str_find(line, STR(" "), 0);
	return colon > 0 && (blank < 0 || colon < blank)
		&& !str_starts(str_skip(line, (size_t)colon), STR("://"));
}

/* The first fence at or after `at`. An indented one is part of a text. */
static enum fence find_fence(struct str text, size_t at, struct line *found)
{
	while (next_line(text, at, found)) {
		const enum fence fence = found->indented ? FENCE_NONE : fence_of(found);
		if (fence != FENCE_NONE)
			return fence;
		at = found->after;
	}
	return FENCE_NONE;
}

struct reading {
	const struct source *source;
	struct report *report;
	size_t top;        /* where the text begins, after a byte order mark */
	struct line first; /* the line there */
	size_t front, end; /* the YAML */
	size_t body;
};

static void tell(const struct reading *reading, enum problem problem, const struct line *line,
	struct details details)
{
	report_add(reading->report, problem, span_of_str(reading->source, line->text), details);
}

/* The first line is no fence. True when the front matter can be found all the
 * same. */
static bool find_late_start(struct reading *reading, const struct line *first)
{
	const struct str text = reading->source->text;
	struct line fence;
	struct line inside;
	const bool has_fence = find_fence(text, reading->top, &fence) == FENCE_RIGHT;
	if (is_field(first->text)) {
		tell(reading, DOCUMENT_NOT_OPENED, first, (struct details){0});
		reading->front = first->start;
		return has_fence;
	}
	if (has_fence && next_line(text, fence.after, &inside) && is_field(inside.text)) {
		tell(reading, DOCUMENT_TEXT_BEFORE, first,
			(struct details){.other = span_of_str(reading->source, fence.text)});
		reading->front = fence.after;
		return true;
	}
	tell(reading, DOCUMENT_NO_FRONT, first, (struct details){0});
	return false;
}

static bool find_start(struct reading *reading)
{
	const struct str text = reading->source->text;
	struct line *first = &reading->first;
	const bool has_text = str_trim(str_skip(text, reading->top)).len > 0;
	if (!has_text || !next_line(text, reading->top, first)) {
		report_add(
			reading->report, DOCUMENT_EMPTY, source_top(reading->source), (struct details){0});
		return false;
	}
	reading->front = first->after;
	switch (fence_of(first)) {
	case FENCE_RIGHT: return true;
	case FENCE_WRONG:
		tell(reading, DOCUMENT_DASHES, first, (struct details){.a = first->text});
		return true;
	case FENCE_NONE: break;
	}
	return find_late_start(reading, first);
}

/* The line that ends the front matter. Told at the file's first line when there
 * is none: that is where a person learns what a file looks like. */
static bool find_end(struct reading *reading)
{
	const struct str text = reading->source->text;
	struct line fence;
	const enum fence found = find_fence(text, reading->front, &fence);
	if (found != FENCE_NONE) {
		reading->end = fence.start;
		reading->body = fence.after;
	}
	if (found == FENCE_RIGHT)
		return true;
	const struct span near =
		found == FENCE_WRONG ? span_of_str(reading->source, fence.text) : (struct span){0};
	tell(reading, DOCUMENT_NOT_CLOSED, &reading->first, (struct details){.other = near});
	return found == FENCE_WRONG;
}

static size_t text_start(const struct source *source)
{
	return str_starts(source->text, BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.len : 0;
}

bool document_read(struct arena *arena, const struct source *source, struct report *report,
	struct document *document)
{
	struct reading reading = {.source = source, .report = report, .top = text_start(source)};
	*document = (struct document){.body = STR("")};
	if (!bytes_check(source, report) || !find_start(&reading) || !find_end(&reading))
		return false;
	const struct str front = str_slice(source->text, reading.front, reading.end);
	document->front = yaml_read(arena, source, front, NODES_MAX, report);
	document->body = str_skip(source->text, reading.body);
	return document->front != NULL;
}

const struct value *document_read_yaml(
	struct arena *arena, const struct source *source, size_t max_nodes, struct report *report)
{
	if (!bytes_check(source, report))
		return NULL;
	const struct str part = str_skip(source->text, text_start(source));
	return yaml_read(arena, source, part, max_nodes, report);
}
