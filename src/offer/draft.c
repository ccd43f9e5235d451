/* Writes the file of a new offer. Whatever the texts hold, the file is one that
 * the check reads: what others wrote stands in quotes or is escaped, and never
 * begins a field, a comment or a mark of Markdown. */
#include "offer/draft.h"

#include "base/limits.h"
#include "base/utf8.h"

#include <string.h>

enum { DRAFT_MAX = 512 * 1024, BODY_CHARACTERS = 20000, COMMENT_MAX = 300 };

/* --- texts ----------------------------------------------------------------------- */

struct str draft_quoted(struct arena *arena, struct str text)
{
	struct buf out = {.ceiling = 2 * text.len + 2};
	buf_add_char(&out, '"');
	for (size_t i = 0; i < text.len; i++) {
		const char c = text.ptr[i];
		if (c == '"' || c == '\\')
			buf_add_char(&out, '\\');
		buf_add_char(&out, (unsigned char)c < ' ' ? ' ' : c);
	}
	buf_add_char(&out, '"');
	const struct str quoted = str_copy(arena, buf_str(&out));
	buf_free(&out);
	return quoted;
}

struct str draft_list(struct arena *arena, const struct str *items, size_t count)
{
	struct str *quoted = arena_array(arena, count, sizeof *quoted);
	for (size_t i = 0; i < count; i++)
		quoted[i] = draft_quoted(arena, items[i]);
	const struct str parts[] = {STR("["), str_join_all(arena, quoted, count, STR(", ")), STR("]")};
	return str_join_all(arena, parts, 3, STR(""));
}

struct str draft_short(struct arena *arena, struct str text, size_t most)
{
	text = str_trim(text);
	if (utf8_length(text) <= most)
		return text;
	struct str cut = utf8_first(text, most - 1);
	size_t end = cut.len;
	while (end > cut.len / 2 && cut.ptr[end - 1] != ' ')
		end--;
	if (end > cut.len / 2)
		cut = str_slice(cut, 0, end);
	return str_join(arena, str_trim(cut), STR("…"));
}

/* --- Markdown --------------------------------------------------------------------- */

/* A line's first mark would make it a heading, a list, a rule or code. */
static void add_line_start(struct buf *out, struct str *line)
{
	if (str_starts(*line, STR("- "))) {
		buf_add(out, STR("- "));
		*line = str_skip(*line, 2);
	}
	size_t digits = 0;
	while (digits < line->len && line->ptr[digits] >= '0' && line->ptr[digits] <= '9')
		digits++;
	buf_add(out, str_slice(*line, 0, digits));
	*line = str_skip(*line, digits);
	if (line->len && (digits ? memchr(".)", line->ptr[0], 2) : memchr("-+=", line->ptr[0], 3)))
		buf_add_char(out, '\\');
}

static void add_line(struct buf *out, struct str line)
{
	line = str_trim(line);
	add_line_start(out, &line);
	for (size_t i = 0; i < line.len; i++) {
		if (memchr("\\`*_<>[]#&~|!", line.ptr[i], 13))
			buf_add_char(out, '\\');
		buf_add_char(out, (unsigned char)line.ptr[i] < ' ' ? ' ' : line.ptr[i]);
	}
	buf_add_char(out, '\n');
}

struct str draft_markdown(struct arena *arena, struct str text)
{
	struct buf out = {.ceiling = BODY_MAX};
	struct str rest = draft_short(arena, text, BODY_CHARACTERS);
	struct str line;
	while (str_cut(&rest, '\n', &line))
		add_line(&out, line);
	const struct str markdown = str_copy(arena, buf_str(&out));
	buf_free(&out);
	return markdown;
}

/* --- the file ----------------------------------------------------------------------- */

static void add_comment(struct buf *out, struct str text)
{
	text = utf8_first(text, COMMENT_MAX);
	buf_add(out, STR("# "));
	for (size_t i = 0; i < text.len; i++)
		buf_add_char(out, (unsigned char)text.ptr[i] < ' ' ? ' ' : text.ptr[i]);
	buf_add_char(out, '\n');
}

static void add_field(struct buf *out, struct str name, struct str value)
{
	buf_add(out, name);
	buf_add_char(out, ':');
	if (value.len && value.ptr[0] != '\n')
		buf_add_char(out, ' ');
	buf_add(out, value);
	buf_add_char(out, '\n');
}

static const struct draft_value *value_of(const struct draft *draft, struct str name)
{
	for (size_t i = 0; i < draft->count; i++)
		if (str_eq(draft->values[i].field, name))
			return &draft->values[i];
	return NULL;
}

/* An example as one would write it: one text, or some in brackets. */
static struct str sample_text(struct arena *arena, const struct field *field)
{
	const struct value *sample = field->sample;
	if (!sample || sample->kind != VALUE_LIST)
		return field->example;
	struct str *items = arena_array(arena, sample->count, sizeof *items);
	for (size_t i = 0; i < sample->count; i++)
		items[i] = value_str(sample->items[i]);
	const struct str parts[] = {
		STR("["), str_join_all(arena, items, sample->count, STR(", ")), STR("]")};
	return str_join_all(arena, parts, 3, STR(""));
}

static void add_sample(
	struct arena *arena, struct buf *out, const char *indent, const struct field *field)
{
	const struct str sample = sample_text(arena, field);
	add_comment(out,
		str_format(arena, "%s%.*s:%s%.*s", indent, STR_ARGS(field->name), sample.len ? " " : "",
			STR_ARGS(sample)));
}

/* A field nobody knows anything of: its help, and how it would look. */
static void add_unknown(struct arena *arena, struct buf *out, const struct field *field)
{
	add_comment(out, field->help);
	add_sample(arena, out, "", field);
	for (size_t i = 0; field->group && i < field->group->count; i++)
		add_sample(arena, out,
			field->list && i == 0 ? "  - "
				: field->list     ? "    "
								  : "  ",
			&field->group->items[i]);
}

struct str draft_write(struct arena *arena, const struct fields *fields, const struct draft *draft)
{
	struct buf out = {.ceiling = DRAFT_MAX};
	buf_add(&out, STR("---\n"));
	for (size_t i = 0; i < draft->top_count; i++)
		add_comment(&out, draft->top[i]);
	for (size_t i = 0; i < fields->count; i++) {
		const struct field *field = &fields->items[i];
		const struct draft_value *value = value_of(draft, field->name);
		if (field->type == TYPE_MARKDOWN || field->role == ROLE_VERSION)
			continue;
		if (value && value->note.len)
			add_comment(&out, value->note);
		if (value && value->yaml.len)
			add_field(&out, field->name, value->yaml);
		else
			add_unknown(arena, &out, field);
	}
	buf_add(&out, STR("---\n\n"));
	buf_add(&out, draft_markdown(arena, draft->body));
	const struct str text = str_copy(arena, buf_str(&out));
	buf_free(&out);
	return text;
}
