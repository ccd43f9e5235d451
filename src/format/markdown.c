/* Renders the texts people write. cmark's safe mode would drop what is unsafe
 * without a word and let images from other sites through; so its tree is walked
 * first, and what may not stand is told and made plain text. */
#include "format/markdown.h"

#include "base/buf.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "format/markdown_address.h"
#include "format/markdown_headings.h"
#include "format/markdown_marks.h"
#include "format/markdown_memory.h"

#include <cmark.h>
#include <string.h>

enum { PARTS_MAX = 500 };

struct rendering {
	struct span place;
	struct report *report;
	cmark_mem *memory;
	struct arena *scratch; /* has cmark's tree too */
	struct arena *arena;   /* of the result */
	struct value *html;
	struct markdown_parts *parts; /* NULL: not wanted */
	struct buf words;             /* of the node looked at last */
	bool only_check;
	bool outside;
	size_t first;   /* in the source: where the text's first line begins */
	size_t cursor;  /* in the source: what was told last lies before */
	size_t line_at; /* the offset of line `line`, looked up last */
	int line;
	size_t told[LEVELS];
	int top;
	int outline[6]; /* the levels as written of the headings we are below */
	int depth;
};

/* --- limits ------------------------------------------------------------------ */

/* At most FINDINGS_MAX and one of each level: no error hides behind warnings. */
static void tell(
	struct rendering *rendering, enum problem problem, struct span span, struct details details)
{
	if (rendering->told[wording_of(problem)->level]++ <= FINDINGS_MAX)
		report_add(rendering->report, problem, span, details);
}

/* The offset in the source where line `number` (from 1) of the text begins. */
static size_t line_offset(struct rendering *rendering, int number)
{
	const struct str text = rendering->place.source->text;
	if (!rendering->line || number < rendering->line) {
		rendering->line = 1;
		rendering->line_at = rendering->first;
	}
	for (; rendering->line < number; rendering->line++) {
		const ptrdiff_t end = str_find(text, STR("\n"), rendering->line_at);
		if (end < 0 || (size_t)end >= rendering->place.end)
			break;
		rendering->line_at = (size_t)end + 1;
	}
	return rendering->line_at;
}

static bool is_within_limits(struct rendering *rendering, struct str text)
{
	struct str rest = text;
	struct str line;
	if (text.len > BODY_MAX) {
		struct arena *arena = rendering->report->arena;
		tell(rendering, MARKDOWN_TOO_LONG,
			span_of(rendering->place.source, rendering->place.start, rendering->place.start),
			(struct details){
				.a = str_format(arena, "%zu", text.len), .b = str_format(arena, "%d", BODY_MAX)});
		return false;
	}
	for (int number = 1; str_cut(&rest, '\n', &line); number++) {
		if (markdown_marks(line) <= CONTAINER_MARKS_MAX)
			continue;
		const size_t at = line_offset(rendering, number);
		tell(rendering, MARKDOWN_TOO_DEEP, span_of(rendering->place.source, at, at),
			(struct details){.a = str_format(rendering->report->arena, "%d", CONTAINER_MARKS_MAX)});
		return false;
	}
	return true;
}

/* --- places ------------------------------------------------------------------ */

static bool is_block(cmark_node *node)
{
	return cmark_node_get_type(node) <= CMARK_NODE_LAST_BLOCK;
}

static size_t block_offset(struct rendering *rendering, cmark_node *node)
{
	while (!is_block(node))
		node = cmark_node_parent(node);
	return line_offset(rendering, cmark_node_get_start_line(node));
}

/* The first line of what was written, short enough for a sentence. */
static struct str quote(struct str written)
{
	enum { LONGEST = 40 };
	struct str line = STR("");
	str_cut(&written, '\n', &line);
	return str_trim(utf8_first(str_trim(line), LONGEST));
}

/* Where `written`, a part of `node`, stands in the source. cmark gives the lines
 * of blocks only, so it is looked for after what was told last, then from its
 * block on, then anywhere: references lie elsewhere. When it is written in other
 * words (escaped), its block is told. */
static struct span find(struct rendering *rendering, cmark_node *node, struct str written)
{
	const struct span place = rendering->place;
	const struct str region = str_slice(place.source->text, 0, place.end);
	const size_t block = block_offset(rendering, node);
	const size_t cursor = rendering->cursor > block ? rendering->cursor : block;
	const size_t starts[] = {cursor, block, rendering->first};
	struct str wanted = STR("");
	str_cut(&written, '\n', &wanted);
	wanted = str_trim(wanted);
	for (size_t i = 0; wanted.len && i < sizeof starts / sizeof starts[0]; i++) {
		const ptrdiff_t at = str_find(region, wanted, starts[i]);
		if (at < 0)
			continue;
		if (starts[i] == cursor)
			rendering->cursor = (size_t)at + wanted.len;
		return span_of(place.source, (size_t)at, (size_t)at + wanted.len);
	}
	return span_of(place.source, block, block);
}

/* find(), unless so much was told already that nobody will read it. */
static void tell_node(struct rendering *rendering, enum problem problem, cmark_node *node,
	struct str written, struct details details)
{
	struct span span = {0};
	if (rendering->told[wording_of(problem)->level] <= FINDINGS_MAX)
		span = find(rendering, node, written);
	tell(rendering, problem, span, details);
}

/* --- what a reader meets ------------------------------------------------------ */

/* The words inside a node, without marks; borrowed until the next call. */
static struct str text_inside(struct rendering *rendering, cmark_node *node)
{
	struct buf *out = &rendering->words;
	buf_clear(out);
	cmark_iter *iter = cmark_iter_new(node);
	while (cmark_iter_next(iter) != CMARK_EVENT_DONE) {
		cmark_node *inside = cmark_iter_get_node(iter);
		const cmark_node_type type = cmark_node_get_type(inside);
		if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)
			buf_add(out, str_from(cmark_node_get_literal(inside)));
		else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
			buf_add_char(out, ' ');
	}
	cmark_iter_free(iter);
	return buf_str(out);
}

/* Where a link's text stands: between its brackets. */
static struct span find_link_text(struct rendering *rendering, cmark_node *node, struct str text)
{
	const struct str open = str_join(rendering->scratch, STR("["), text);
	struct span span = find(rendering, node, str_join(rendering->scratch, open, STR("]")));
	if (span.end <= span.start + 2)
		return find(rendering, node, text);
	return span_of(span.source, span.start + 1, span.end - 1);
}

/* The line where a block begins, without its marks of list and heading. */
static struct span first_line(struct rendering *rendering, cmark_node *node)
{
	static const char marks[] = " \t#>-*+";
	const size_t at = block_offset(rendering, node);
	const struct source *source = rendering->place.source;
	const ptrdiff_t end = str_find(source->text, STR("\n"), at);
	struct str line =
		str_trim(str_slice(source->text, at, end < 0 ? source->text.len : (size_t)end));
	while (line.len && memchr(marks, line.ptr[0], sizeof marks - 1))
		line = str_skip(line, 1);
	return line.len ? span_of_str(source, line) : span_of(source, at, at);
}

/* The first PARTS_MAX: more than anybody reads the findings of. */
static void meet(struct rendering *rendering, cmark_node *node, enum markdown_part_kind kind)
{
	struct markdown_parts *parts = rendering->parts;
	if (!parts || parts->count == PARTS_MAX)
		return;
	const struct str text = text_inside(rendering, node);
	parts->items = arena_grow(parts->arena, parts->items, parts->count, sizeof *parts->items);
	parts->items[parts->count++] = (struct markdown_part){.kind = kind,
		.text = str_copy(parts->arena, text),
		.span = kind == MARKDOWN_LINK ? find_link_text(rendering, node, text)
									  : first_line(rendering, node)};
}

static void keep_address(struct rendering *rendering, cmark_node *node, struct str url)
{
	struct value *html = rendering->html;
	if (html->count == PARTS_MAX)
		return;
	struct value *address = value_text(rendering->arena, str_copy(rendering->arena, url));
	address->span = find(rendering, node, url);
	html->items = arena_grow(rendering->arena, html->items, html->count, sizeof *html->items);
	html->items[html->count++] = address;
}

/* --- the walk ---------------------------------------------------------------- */

/* Headings become an outline without gaps: each is one below the nearest
 * heading before it that was written with fewer marks. */
static void shift_heading(struct rendering *rendering, cmark_node *node)
{
	const int written = cmark_node_get_heading_level(node);
	while (rendering->depth && rendering->outline[rendering->depth - 1] >= written)
		rendering->depth--;
	const int level = rendering->top + rendering->depth;
	rendering->outline[rendering->depth++] = written;
	cmark_node_set_heading_level(node, level < 6 ? level : 6);
}

static bool is_comment(struct str html)
{
	const ptrdiff_t end = str_find(html, STR("-->"), 0);
	return str_starts(html, STR("<!--")) && end >= 0 && (size_t)end + 3 == html.len;
}

/* HTML is shown as it was written; comments, which were never meant to be seen,
 * are left out. */
static void refuse_html(struct rendering *rendering, cmark_node *node)
{
	const struct str html = str_trim(str_from(cmark_node_get_literal(node)));
	if (is_comment(html)) {
		tell_node(rendering, MARKDOWN_COMMENT, node, html, (struct details){0});
		cmark_node_unlink(node);
		return;
	}
	tell_node(rendering, MARKDOWN_HTML, node, html, (struct details){.a = quote(html)});
	cmark_node *shown = cmark_node_new_with_mem(CMARK_NODE_TEXT, rendering->memory);
	cmark_node_set_literal(shown, str_z(rendering->scratch, html));
	if (is_block(node)) {
		cmark_node *paragraph = cmark_node_new_with_mem(CMARK_NODE_PARAGRAPH, rendering->memory);
		cmark_node_append_child(paragraph, shown);
		shown = paragraph;
	}
	cmark_node_replace(node, shown);
}

static void replace_by_children(cmark_node *node)
{
	cmark_node *child;
	while ((child = cmark_node_first_child(node)))
		cmark_node_insert_before(node, child);
	cmark_node_unlink(node);
}

static void check_link(struct rendering *rendering, cmark_node *node)
{
	const struct str url = str_from(cmark_node_get_url(node));
	struct str missing;
	switch (address_of(url, &missing)) {
	case ADDRESS_RELATIVE:
		meet(rendering, node, MARKDOWN_LINK);
		keep_address(rendering, node, url);
		return;
	case ADDRESS_ABSOLUTE:
		meet(rendering, node, MARKDOWN_LINK);
		if (rendering->outside)
			keep_address(rendering, node, url);
		return;
	case ADDRESS_NONE:
		tell_node(rendering, MARKDOWN_NO_ADDRESS, node, STR("]()"), (struct details){0});
		break;
	case ADDRESS_HALF:
		tell_node(rendering, MARKDOWN_ADDRESS_HALF, node, url,
			(struct details){.a = url,
				.b = missing,
				.suggestion = str_join(rendering->report->arena, missing, url)});
		break;
	case ADDRESS_REFUSED:
		tell_node(rendering, MARKDOWN_ADDRESS, node, url, (struct details){.a = url});
	}
	replace_by_children(node);
}

static void check_image(struct rendering *rendering, cmark_node *node)
{
	const struct str url = str_from(cmark_node_get_url(node));
	struct str missing;
	if (address_of(url, &missing) == ADDRESS_RELATIVE)
		return;
	tell_node(rendering, MARKDOWN_IMAGE, node, url, (struct details){.a = url});
	replace_by_children(node);
}

/* Nodes are changed when they are left, or entered when they have no inside;
 * cmark's iterator is past them by then. */
static void visit(struct rendering *rendering, cmark_node *node, bool leaving)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_HEADING:
		if (leaving) {
			shift_heading(rendering, node);
			meet(rendering, node, MARKDOWN_HEADING);
		}
		break;
	case CMARK_NODE_PARAGRAPH:
		if (leaving)
			meet(rendering, node, MARKDOWN_PARAGRAPH);
		break;
	case CMARK_NODE_HTML_BLOCK:
	case CMARK_NODE_HTML_INLINE: refuse_html(rendering, node); break;
	case CMARK_NODE_LINK:
		if (leaving)
			check_link(rendering, node);
		break;
	case CMARK_NODE_IMAGE:
		if (leaving)
			check_image(rendering, node);
		break;
	default: break;
	}
}

static void walk(struct rendering *rendering, cmark_node *root)
{
	cmark_iter *iter = cmark_iter_new(root);
	cmark_event_type event;
	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE)
		visit(rendering, cmark_iter_get_node(iter), event == CMARK_EVENT_EXIT);
	cmark_iter_free(iter);
}

static struct str render(struct rendering *rendering, struct str text)
{
	cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, rendering->memory);
	cmark_parser_feed(parser, text.ptr, text.len);
	cmark_node *root = cmark_parser_finish(parser);
	walk(rendering, root);
	if (rendering->only_check)
		return STR("");
	return markdown_name_headings(rendering->arena, rendering->scratch,
		str_copy(rendering->arena, str_from(cmark_render_html(root, CMARK_OPT_DEFAULT))));
}

const struct value *markdown_render(
	struct arena *arena, const struct markdown *markdown, struct report *report)
{
	cmark_mem memory = {markdown_memory_calloc, markdown_memory_realloc, markdown_memory_free};
	const struct span place = markdown->place;
	const struct str written = span_text(place);
	const bool has_header = str_starts(written, STR("|")) || str_starts(written, STR(">"));
	const bool is_yaml_block = has_header && !str_eq(written, markdown->text);
	struct arena own = {0};
	struct arena *scratch = markdown->scratch ? markdown->scratch : &own;
	struct rendering rendering = {.place = place,
		.report = report,
		.memory = &memory,
		.scratch = scratch,
		.arena = arena,
		.html = value_text(arena, STR("")),
		.parts = markdown->parts,
		.words = {.ceiling = BODY_MAX},
		.only_check = markdown->only_check,
		.outside = markdown->outside,
		.first = place.start,
		.top = markdown->top};
	rendering.html->kind = VALUE_HTML;
	rendering.html->span = place;
	if (is_yaml_block) {
		rendering.first = line_offset(&rendering, 2);
		rendering.line = 0;
	}
	if (!is_within_limits(&rendering, markdown->text))
		return rendering.html;
	markdown_memory_begin(scratch);
	rendering.html->text = render(&rendering, markdown->text);
	markdown_memory_end();
	buf_free(&rendering.words);
	arena_free(&own);
	return rendering.html;
}
