/* Renders the texts people write. cmark's safe mode would drop what is unsafe
 * without a word and let images from other sites through; so its tree is walked
 * first, and what may not stand is told and made plain text. */
#include "format/markdown.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "format/markdown_address.h"
#include "format/markdown_memory.h"

#include <cmark.h>
#include <string.h>

struct rendering {
	struct span place;
	struct report *report;
	cmark_mem *memory;
	struct arena *scratch; /* freed with cmark's tree */
	size_t first;          /* in the source: where the text's first line begins */
	size_t cursor;         /* in the source: what was told last lies before */
	size_t told[LEVELS];
	int top;
	int outline[6]; /* the levels as written of the headings we are below */
	int depth;
};

/* --- limits ------------------------------------------------------------------ */

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

/* Length of the list or quote mark at the start of `line`, 0 when there is none. */
static size_t mark_length(struct str line)
{
	size_t length = 0;
	if (str_starts(line, STR(">")))
		return 1;
	while (length < line.len && line.ptr[length] >= '0' && line.ptr[length] <= '9')
		length++;
	const char *const enders = length ? ".)" : "-*+";
	if (length == line.len || !memchr(enders, line.ptr[length], strlen(enders)))
		return 0;
	length++;
	return length == line.len || is_blank(line.ptr[length]) ? length : 0;
}

static size_t count_marks(struct str line)
{
	size_t count = 0;
	size_t length;
	for (;;) {
		while (line.len && is_blank(line.ptr[0]))
			line = str_skip(line, 1);
		length = mark_length(line);
		if (length == 0)
			return count;
		line = str_skip(line, length);
		count++;
	}
}

/* At most FINDINGS_MAX and one of each level: no error hides behind warnings. */
static void tell(
	struct rendering *rendering, enum problem problem, struct span span, struct details details)
{
	if (rendering->told[wording_of(problem)->level]++ <= FINDINGS_MAX)
		report_add(rendering->report, problem, span, details);
}

/* The offset in the source where line `number` (from 1) of the text begins. */
static size_t line_offset(const struct rendering *rendering, int number)
{
	const struct str text = rendering->place.source->text;
	size_t at = rendering->first;
	while (--number > 0) {
		const ptrdiff_t end = str_find(text, STR("\n"), at);
		if (end < 0 || (size_t)end >= rendering->place.end)
			break;
		at = (size_t)end + 1;
	}
	return at;
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
		if (count_marks(line) <= CONTAINER_MARKS_MAX)
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

static size_t block_offset(const struct rendering *rendering, cmark_node *node)
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
	case ADDRESS_ABSOLUTE: return;
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
		if (leaving)
			shift_heading(rendering, node);
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

static struct str render(struct rendering *rendering, struct arena *arena, struct str text)
{
	cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, rendering->memory);
	cmark_parser_feed(parser, text.ptr, text.len);
	cmark_node *root = cmark_parser_finish(parser);
	walk(rendering, root);
	return str_copy(arena, str_from(cmark_render_html(root, CMARK_OPT_DEFAULT)));
}

const struct value *markdown_render(
	struct arena *arena, struct span place, struct str text, int top, struct report *report)
{
	cmark_mem memory = {markdown_memory_calloc, markdown_memory_realloc, markdown_memory_free};
	const struct str written = span_text(place);
	const bool has_header = str_starts(written, STR("|")) || str_starts(written, STR(">"));
	const bool is_yaml_block = has_header && !str_eq(written, text);
	struct arena scratch = {0};
	struct rendering rendering = {.place = place,
		.report = report,
		.memory = &memory,
		.scratch = &scratch,
		.first = place.start,
		.top = top};
	if (is_yaml_block)
		rendering.first = line_offset(&rendering, 2);
	struct value *html = value_text(arena, STR(""));
	html->kind = VALUE_HTML;
	html->span = place;
	if (!is_within_limits(&rendering, text))
		return html;
	markdown_memory_begin(&scratch);
	html->text = render(&rendering, arena, text);
	markdown_memory_end();
	arena_free(&scratch);
	return html;
}
