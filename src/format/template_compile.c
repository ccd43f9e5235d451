/* Site mode: from a template to a page that cannot fail. Walks the tree with all
 * that it draws in, as rendering would, but once for all data: partials, parents
 * and blocks are put in place, neighbouring text becomes one piece, every name
 * gets its place on the stack of values (template_site.c) and every variable the
 * escaper of its place in the HTML (template_place.c). All faults are told. */
#include "format/template_site.h"

#include "format/template_html.h"
#include "report/suggest.h"

enum { NODES_PER_PAGE = 100000 }; /* a few partials inside each other can multiply */

/* The tags that led into the file at hand, innermost first. */
struct drawn {
	const struct node *tag;
	const struct drawn *outer;
};

struct compile {
	const struct templates *templates;
	struct arena *arena;
	struct report *report;
	enum notation notation;
	struct html html;   /* the place reached */
	struct span opened; /* where the HTML tag or comment at hand begins */
	struct scopes scopes;
	const struct drawn *drawn;
	const struct node **next; /* where the page goes on */
	struct buf text;          /* static text not yet a node */
	size_t nesting, nodes;
	bool failed;
};

static void walk(
	struct compile *compile, const struct node *nodes, const struct overrides *overrides);

/* A finding in a file that was drawn in also names the tag that did it. */
static void tell(
	struct compile *compile, enum problem problem, struct span span, struct details details)
{
	const struct drawn *drawn = compile->drawn;
	if (!details.other.source && drawn && drawn->tag->span.source != span.source)
		details.other = drawn->tag->span;
	report_add(compile->report, problem, span, details);
	compile->failed = true;
}

static void tell_tag(struct compile *compile, enum problem problem, const struct node *node)
{
	tell(compile, problem, node->span, (struct details){.a = node->text});
}

static void append(struct compile *compile, struct node *node)
{
	*compile->next = node;
	compile->next = &node->next;
}

static void flush_text(struct compile *compile)
{
	if (compile->text.len == 0)
		return;
	struct node *node = arena_new(compile->arena, struct node);
	node->kind = TAG_TEXT;
	node->text = str_copy(compile->arena, buf_str(&compile->text));
	append(compile, node);
	buf_clear(&compile->text);
}

/* A copy for this page; its steps are its own, for their hints. */
static struct node *add_copy(struct compile *compile, const struct node *node)
{
	struct node *copy = arena_new(compile->arena, struct node);
	*copy = *node;
	copy->inside = copy->next = NULL;
	copy->steps = arena_array(compile->arena, node->step_count, sizeof *copy->steps);
	for (size_t i = 0; i < node->step_count; i++)
		copy->steps[i] = node->steps[i];
	flush_text(compile);
	append(compile, copy);
	return copy;
}

static void pass_text(struct compile *compile, const struct node *node)
{
	bool told = compile->notation == NOTATION_TEXT;
	buf_add(&compile->text, node->text);
	for (size_t i = 0; i < node->text.len && !told; i++) {
		enum problem problem;
		const struct span here = span_of_str(node->span.source, str_slice(node->text, i, i + 1));
		if (html_is_done(&compile->html))
			compile->opened = here;
		if (!html_step(&compile->html, node->text.ptr[i], &problem)) {
			tell(compile, problem, here, (struct details){.a = span_text(here)});
			told = true;
		}
	}
}

static struct str listed(struct arena *arena, const struct str *names, size_t count)
{
	enum { ENOUGH = 12 };
	struct str list = STR("");
	for (size_t i = 0; i < count && i < ENOUGH; i++)
		list = str_format(arena, "%.*s%s%.*s", STR_ARGS(list), i ? ", " : "", STR_ARGS(names[i]));
	return count > ENOUGH ? str_join(arena, list, STR(" …")) : list;
}

/* Finds what the node's name stands for; an unknown name is told. */
static struct scope find(struct compile *compile, struct node *node)
{
	struct arena *arena = compile->arena;
	struct scope found;
	size_t count;
	const size_t known = scopes_find(&compile->scopes, node, &found);
	if (known == node->step_count)
		return found;
	const struct str guilty = node->steps[known].name;
	const struct str *names = scopes_names(arena, &compile->scopes, &found, known, &count);
	const struct details details = {.a = guilty,
		.b = listed(arena, names, count),
		.suggestion = suggest(arena, guilty, names, count)};
	if (known && !count)
		tell(compile, TEMPLATE_NOTHING_BELOW, span_of_str(node->span.source, guilty),
			(struct details){.a = guilty, .b = node->steps[known - 1].name});
	else
		tell(compile, TEMPLATE_NAME_UNKNOWN, span_of_str(node->span.source, guilty), details);
	return (struct scope){.unknown = true};
}

/* May what the name stands for be written by the escaper of its place? */
static void check_shape(struct compile *compile, const struct node *node, struct scope found)
{
	const bool is_html = found.kind == SHAPE_HTML;
	const bool is_raw = node->kind == TAG_RAW;
	if (found.unknown)
		return;
	if (is_raw && !is_html)
		tell_tag(compile, TEMPLATE_RAW_TEXT, node);
	else if (node->escaper == ESCAPE_JSON && !is_raw)
		return;
	else if (found.kind == SHAPE_LIST)
		tell_tag(compile, TEMPLATE_LIST_WRITTEN, node);
	else if (found.kind != SHAPE_TEXT && !is_html)
		tell_tag(compile, TEMPLATE_FLAG_WRITTEN, node);
	else if (is_html && node->escaper != ESCAPE_MARKUP
		&& (is_raw || compile->notation != NOTATION_XML))
		tell_tag(compile, TEMPLATE_HTML_PLACE, node);
}

static void pass_variable(struct compile *compile, const struct node *node)
{
	struct node *copy = add_copy(compile, node);
	const struct scope found = find(compile, copy);
	enum problem problem;
	copy->escaper = ESCAPE_PLAIN;
	if (compile->notation == NOTATION_TEXT
		|| html_escaper(&compile->html, &copy->escaper, &problem))
		check_shape(compile, copy, found);
	else
		tell_tag(compile, problem, node);
	html_pass_variable(&compile->html);
}

/* False at the limits, which are told. */
static bool enter(struct compile *compile, const struct node *node)
{
	if (compile->nesting == TEMPLATE_DEPTH_MAX) {
		tell_tag(compile, TEMPLATE_TOO_DEEP, node);
		return false;
	}
	compile->nesting++;
	return true;
}

static void pass_section(
	struct compile *compile, const struct node *node, const struct overrides *overrides)
{
	if (!enter(compile, node))
		return;
	struct node *copy = add_copy(compile, node);
	const struct scope found = find(compile, copy);
	const size_t depth = compile->scopes.depth;
	copy->repeats = node->kind == TAG_SECTION && found.kind == SHAPE_LIST;
	if (node->kind == TAG_SECTION)
		compile->scopes.items[compile->scopes.depth++] = scope_inside(found);
	html_pause(&compile->html);
	const struct html before = compile->html;
	compile->next = &copy->inside;
	walk(compile, node->inside, overrides);
	flush_text(compile);
	compile->next = &copy->next;
	compile->scopes.depth = depth;
	compile->nesting--;
	html_pause(&compile->html);
	if (!html_join(&compile->html, &before)
		|| (copy->repeats && !html_may_repeat(&before, &compile->html))) {
		tell_tag(compile, TEMPLATE_SECTION_CHANGES, node);
		compile->html = before;
	}
}

/* The template that a partial or parent tag names; NULL when it is not to be had. */
static const struct template *find_drawn(struct compile *compile, const struct node *node)
{
	const struct map *map = &compile->templates->map;
	const struct template *template = map_get(map, node->text);
	if (template) {
		compile->failed = compile->failed || !template->usable;
		return template->usable ? template : NULL;
	}
	struct str *names = arena_array(compile->arena, map->count, sizeof *names);
	size_t count = 0;
	for (size_t i = 0; i < map->capacity; i++)
		if (map->slots[i].value)
			names[count++] = map->slots[i].key;
	tell(compile, TEMPLATE_MISSING, span_of_str(node->span.source, node->text),
		(struct details){
			.a = node->text, .suggestion = suggest(compile->arena, node->text, names, count)});
	return NULL;
}

/* A tag that leads back to itself would go on for ever. */
static bool is_ring(struct compile *compile, const struct node *node)
{
	const struct drawn *drawn = compile->drawn;
	while (drawn && drawn->tag != node)
		drawn = drawn->outer;
	if (drawn)
		tell(compile, TEMPLATE_RING, node->span,
			(struct details){.a = node->text, .other = compile->drawn->tag->span});
	return drawn != NULL;
}

static void pass_drawn(
	struct compile *compile, const struct node *node, const struct overrides *overrides)
{
	const struct template *template = find_drawn(compile, node);
	if (!template || is_ring(compile, node) || !enter(compile, node))
		return;
	const struct drawn drawn = {.tag = node, .outer = compile->drawn};
	compile->drawn = &drawn;
	walk(compile, template->nodes, overrides);
	compile->drawn = drawn.outer;
	compile->nesting--;
}

/* Whatever else stands inside a parent tag would vanish: say so. */
static void check_override(
	struct compile *compile, const struct node *parent, const struct node *child)
{
	if (child->kind == TAG_TEXT && str_trim(child->text).len == 0)
		return;
	if (child->kind != TAG_BLOCK) {
		tell(compile, TEMPLATE_OUTSIDE_BLOCK, child->span, (struct details){.a = parent->text});
		return;
	}
	for (const struct node *earlier = parent->inside; earlier != child; earlier = earlier->next)
		if (earlier->kind == TAG_BLOCK && str_eq(earlier->text, child->text)) {
			tell(compile, TEMPLATE_BLOCK_TWICE, child->span,
				(struct details){.a = child->text, .other = earlier->span});
			return;
		}
}

static void pass_parent(
	struct compile *compile, const struct node *node, const struct overrides *overrides)
{
	const bool failed = compile->failed;
	size_t count = 0;
	for (const struct node *child = node->inside; child; child = child->next) {
		check_override(compile, node, child);
		count++;
	}
	const struct overrides given = {.parent = node,
		.outer = overrides,
		.used = arena_array(compile->arena, count, sizeof *given.used)};
	pass_drawn(compile, node, &given);
	if (compile->failed && !failed)
		return; /* a block that was not reached is not unknown */
	size_t i = 0;
	for (const struct node *child = node->inside; child; child = child->next, i++)
		if (child->kind == TAG_BLOCK && !given.used[i])
			tell(compile, TEMPLATE_BLOCK_UNKNOWN, child->span,
				(struct details){.a = child->text, .b = node->text});
}

static void pass_block(
	struct compile *compile, const struct node *node, const struct overrides *overrides)
{
	const struct overrides *outer = overrides;
	const struct node *given = overrides_find(overrides, node->text, &outer);
	if (!enter(compile, node))
		return;
	walk(compile, given ? given->inside : node->inside, outer);
	compile->nesting--;
}

static void walk(
	struct compile *compile, const struct node *nodes, const struct overrides *overrides)
{
	for (const struct node *node = nodes; node; node = node->next) {
		if (compile->nodes > NODES_PER_PAGE)
			return;
		if (compile->nodes++ == NODES_PER_PAGE || compile->text.overflowed) {
			compile->nodes = NODES_PER_PAGE + 1;
			tell_tag(compile, TEMPLATE_TOO_LARGE, node);
			return;
		}
		switch (node->kind) {
		case TAG_TEXT: pass_text(compile, node); break;
		case TAG_VARIABLE:
		case TAG_RAW: pass_variable(compile, node); break;
		case TAG_SECTION:
		case TAG_INVERTED: pass_section(compile, node, overrides); break;
		case TAG_PARTIAL: pass_drawn(compile, node, overrides); break;
		case TAG_PARENT: pass_parent(compile, node, overrides); break;
		case TAG_BLOCK: pass_block(compile, node, overrides); break;
		default: break;
		}
	}
}

static void check_end(struct compile *compile, const struct template *template)
{
	if (compile->notation != NOTATION_TEXT && !compile->failed && !html_is_done(&compile->html))
		tell(compile, TEMPLATE_HTML_UNFINISHED, compile->opened,
			(struct details){.a = template->name});
}

const struct template *template_compile(
	struct templates *templates, struct str name, const struct shape *root, struct report *report)
{
	const struct template *template = map_get(&templates->map, name);
	if (!template)
		report_add(report, TEMPLATE_MISSING, (struct span){0}, (struct details){.a = name});
	if (!template || !template->usable)
		return NULL;
	struct template *page = arena_new(templates->arena, struct template);
	*page = *template;
	page->is_page = true;
	page->nodes = NULL;
	struct compile compile = {.templates = templates,
		.arena = templates->arena,
		.report = report,
		.notation = template->notation,
		.html = {.xml = template->notation == NOTATION_XML},
		.next = &page->nodes,
		.text = {.ceiling = PAGE_MAX}};
	compile.scopes.items[compile.scopes.depth++] =
		(struct scope){.kind = SHAPE_MAP, .names = root->inside, .count = root->count};
	walk(&compile, template->nodes, NULL);
	flush_text(&compile);
	check_end(&compile, template);
	buf_free(&compile.text);
	return compile.failed ? NULL : page;
}
