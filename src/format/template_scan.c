/* From a template's text to tokens: where tags begin and end, while set-delimiter
 * tags move the goal. Text is cut at line ends, so that whole lines can be judged
 * later (template_lines.c). Does not know which tag closes which. */
#include "format/template_tree.h"

#include <string.h>

struct scan {
	struct arena *arena;
	const struct source *source;
	struct report *report;
	struct tokens *tokens;
	struct str open, close; /* delimiters in force */
	size_t at;
	bool failed;
};

static void tell(struct scan *scan, enum problem problem, struct str guilty, struct str b)
{
	report_add(scan->report, problem, span_of_str(scan->source, guilty),
		(struct details){.a = guilty, .b = b});
	scan->failed = true;
}

static void add(struct scan *scan, struct token token)
{
	struct tokens *tokens = scan->tokens;
	tokens->items = arena_grow(scan->arena, tokens->items, tokens->count, sizeof token);
	tokens->items[tokens->count++] = token;
}

static void add_text(struct scan *scan, size_t end)
{
	const struct str text = scan->source->text;
	while (scan->at < end) {
		const ptrdiff_t line_end = str_find(text, STR("\n"), scan->at);
		const size_t stop = line_end < 0 || (size_t)line_end >= end ? end : (size_t)line_end + 1;
		add(scan, (struct token){.kind = TAG_TEXT, .text = str_slice(text, scan->at, stop)});
		scan->at = stop;
	}
}

static enum tag kind_of(char sigil)
{
	switch (sigil) {
	case '{':
	case '&': return TAG_RAW;
	case '#': return TAG_SECTION;
	case '^': return TAG_INVERTED;
	case '>': return TAG_PARTIAL;
	case '<': return TAG_PARENT;
	case '$': return TAG_BLOCK;
	case '/': return TAG_CLOSE;
	case '!': return TAG_COMMENT;
	case '=': return TAG_DELIMITERS;
	default: return TAG_VARIABLE;
	}
}

static bool has_blank(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (memchr(" \t\r\n", s.ptr[i], 4))
			return true;
	return false;
}

/* {{=<% %>=}}: two words without blanks and equals signs. */
static void set_delimiters(struct scan *scan, const struct token *token)
{
	size_t first = 0;
	while (first < token->name.len && !has_blank(str_slice(token->name, first, first + 1)))
		first++;
	const struct str open = str_slice(token->name, 0, first);
	const struct str close = str_trim(str_skip(token->name, first));
	if (!open.len || !close.len || has_blank(close) || str_find(token->name, STR("="), 0) >= 0) {
		tell(scan, TEMPLATE_DELIMITERS_BAD, token->text, STR(""));
		return;
	}
	scan->open = open;
	scan->close = close;
}

static bool is_path(struct str name)
{
	const bool ends_well = name.ptr[0] != '.' && name.ptr[name.len - 1] != '.';
	return str_eq(name, STR(".")) || (ends_well && str_find(name, STR(".."), 0) < 0);
}

static bool is_name(const struct token *token)
{
	if (token->name.len == 0 || has_blank(token->name))
		return false;
	switch (token->kind) {
	case TAG_VARIABLE:
	case TAG_RAW:
	case TAG_SECTION:
	case TAG_INVERTED: return is_path(token->name);
	default: return true;
	}
}

static void take(struct scan *scan, struct token token)
{
	const bool runs_on =
		str_find(token.name, STR("\n"), 0) >= 0 || str_find(token.name, scan->open, 0) >= 0;
	if (token.kind == TAG_DELIMITERS)
		set_delimiters(scan, &token);
	else if (token.kind != TAG_COMMENT && runs_on)
		tell(scan, TEMPLATE_TAG_UNCLOSED, str_slice(token.text, 0, scan->open.len), scan->close);
	else if (token.kind != TAG_COMMENT && !is_name(&token))
		tell(scan, TEMPLATE_NAME_BAD, token.text, STR(""));
	add(scan, token);
}

/* At the opening delimiter. False when the tag has no end. */
static bool scan_tag(struct scan *scan)
{
	const struct str text = scan->source->text;
	const size_t inside = scan->at + scan->open.len;
	const char sigil = inside < text.len ? text.ptr[inside] : '\0';
	struct token token = {.kind = kind_of(sigil)};
	const size_t start = inside + (token.kind != TAG_VARIABLE);
	struct str close = scan->close;
	if (sigil == '{')
		close = str_join(scan->arena, STR("}"), close);
	else if (sigil == '=')
		close = str_join(scan->arena, STR("="), close);
	const ptrdiff_t end = str_find(text, close, start);
	if (end < 0) {
		tell(scan, TEMPLATE_TAG_UNCLOSED, str_slice(text, scan->at, inside), close);
		return false;
	}
	token.text = str_slice(text, scan->at, (size_t)end + close.len);
	token.name = str_trim(str_slice(text, start, (size_t)end));
	scan->at = (size_t)end + close.len;
	take(scan, token);
	return true;
}

bool template_scan(
	struct arena *arena, const struct source *source, struct report *report, struct tokens *tokens)
{
	const struct str text = source->text;
	struct scan scan = {.arena = arena,
		.source = source,
		.report = report,
		.tokens = tokens,
		.open = STR("{{"),
		.close = STR("}}")};
	if (str_starts(text, STR("\xEF\xBB\xBF")))
		scan.at = 3;
	ptrdiff_t tag;
	while ((tag = str_find(text, scan.open, scan.at)) >= 0) {
		add_text(&scan, (size_t)tag);
		if (!scan_tag(&scan))
			return false;
	}
	add_text(&scan, text.len);
	return !scan.failed;
}
