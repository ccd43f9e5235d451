/* Lines with nothing but a tag vanish from the output, as the specification has
 * it: comments, delimiters, partials, and the tags of sections, parents and
 * blocks. Parents and blocks may share such a line. What a tag was indented by,
 * what it draws in is indented by.
 *
 * A block's own indentation is taken off where it is written and put on where it
 * is used. It is that of the first line when the block begins on a line of its
 * own, else that of its tag. */
#include "format/template_tree.h"

#include "base/limits.h"

struct lines {
	struct token *items;
	size_t count;
	struct str own[TEMPLATE_DEPTH_MAX + 1]; /* indentation of the blocks around, innermost last */
	size_t depth;
};

static bool is_blank(const struct token *token)
{
	return token->kind == TAG_TEXT && str_trim(token->text).len == 0;
}

/* The index behind the line that begins at token `first`. */
static size_t line_end(const struct lines *lines, size_t first)
{
	size_t end = first;
	while (end < lines->count) {
		const struct token *token = &lines->items[end++];
		if (token->kind == TAG_TEXT && str_ends(token->text, STR("\n")))
			break;
	}
	return end;
}

static struct str leading_blanks(const struct token *token)
{
	size_t width = 0;
	if (token->kind != TAG_TEXT)
		return STR("");
	while (width < token->text.len
		&& (token->text.ptr[width] == ' ' || token->text.ptr[width] == '\t'))
		width++;
	return str_slice(token->text, 0, width);
}

/* A parent or block, or the end of one. */
static bool is_inheritance(const struct lines *lines, const struct token *token)
{
	const enum tag kind =
		token->kind == TAG_CLOSE ? lines->items[token->partner].kind : token->kind;
	return kind == TAG_PARENT || kind == TAG_BLOCK;
}

static bool is_standalone(const struct lines *lines, size_t first, size_t end)
{
	size_t tags = 0;
	size_t inheritance = 0;
	for (size_t i = first; i < end; i++) {
		const struct token *token = &lines->items[i];
		if (token->kind == TAG_TEXT && !is_blank(token))
			return false;
		if (token->kind == TAG_VARIABLE || token->kind == TAG_RAW)
			return false;
		tags += token->kind != TAG_TEXT;
		inheritance += is_inheritance(lines, token);
	}
	return tags == 1 || (tags && inheritance == tags);
}

/* A whole block on one line stands in the line like a word: the line ends behind it. */
static bool ends_with_whole_block(const struct lines *lines, size_t first, size_t end)
{
	while (end > first && lines->items[end - 1].kind == TAG_TEXT)
		end--;
	const struct token *last = &lines->items[end - 1];
	return last->kind == TAG_CLOSE && last->partner >= first
		&& lines->items[last->partner].kind == TAG_BLOCK;
}

static void empty_line(struct lines *lines, size_t first, size_t end)
{
	struct token *line = &lines->items[first];
	const struct str indent = leading_blanks(line);
	const size_t kept = ends_with_whole_block(lines, first, end) ? 1 : 0;
	for (size_t i = first; i + kept < end; i++)
		if (lines->items[i].kind == TAG_TEXT)
			lines->items[i].text.len = 0;
	if (line->kind == TAG_TEXT && first + 1 < end)
		line[1].indent = indent;
}

static struct str without(struct str indent, struct str around)
{
	return str_skip(indent, around.len < indent.len ? around.len : indent.len);
}

/* The indentation that the lines of the block at `at` have in common with it. */
static struct str own_indent(const struct lines *lines, size_t at, size_t end)
{
	const struct token *block = &lines->items[at];
	bool alone = end < lines->count;
	for (size_t i = at + 1; i < end; i++)
		alone = alone && is_blank(&lines->items[i]);
	if (!alone)
		return block->indent;
	const struct token *next = &lines->items[end];
	const bool empty = block->partner <= end + is_blank(next);
	return empty ? block->indent : leading_blanks(next);
}

/* Follows the blocks of one line in and out; `around` is what the line lost. */
static void pass_blocks(struct lines *lines, size_t first, size_t end, struct str around)
{
	for (size_t i = first; i < end; i++) {
		struct token *token = &lines->items[i];
		if (token->kind == TAG_CLOSE && lines->items[token->partner].kind == TAG_BLOCK)
			lines->depth--;
		if (token->kind == TAG_BLOCK) {
			const struct str own = own_indent(lines, i, end);
			lines->own[++lines->depth] = own;
			token->indent = without(own, around);
		} else {
			token->indent = without(token->indent, around);
		}
	}
}

/* A block at the beginning of a line with text takes the blanks before it along. */
static void lead_into_block(struct lines *lines, size_t first, size_t end)
{
	struct token *line = &lines->items[first];
	if (end - first > 1 && is_blank(line) && line[1].kind == TAG_BLOCK) {
		line[1].indent = line->text;
		line->text.len = 0;
	}
}

void template_mark_lines(struct tokens *tokens, bool reindent)
{
	struct lines lines = {.items = tokens->items, .count = tokens->count, .own = {{"", 0}}};
	size_t end;
	for (size_t first = 0; first < lines.count; first = end) {
		end = line_end(&lines, first);
		const struct str around = lines.own[lines.depth];
		if (is_standalone(&lines, first, end))
			empty_line(&lines, first, end);
		else if (reindent)
			lead_into_block(&lines, first, end);
		if (!reindent)
			continue;
		struct token *line = &lines.items[first];
		const size_t blanks = leading_blanks(line).len;
		if (line->kind == TAG_TEXT)
			line->text = str_skip(line->text, blanks < around.len ? blanks : around.len);
		pass_blocks(&lines, first, end, around);
	}
}
