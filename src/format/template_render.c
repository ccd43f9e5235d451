/* Rendering: walks a tree with a stack of values and appends to a buffer. In site
 * mode the tree is a compiled page of text, variables and sections, each of which
 * knows where its value stands; in spec mode partials, parents, blocks and names
 * are looked up on the way. Checks nothing. */
#include "format/template_tree.h"

#include "base/limits.h"

#include <assert.h>

/* Spec mode: blanks before each line of what a tag draws in. */
struct indent {
	struct str blanks;
	const struct indent *outer;
};

struct render {
	const struct templates *templates;
	struct buf *out;
	const struct value *stack[TEMPLATE_DEPTH_MAX + 1];
	size_t depth;   /* of the stack */
	size_t nesting; /* of sections, partials, parents and blocks */
	const struct indent *indent;
	const struct overrides *overrides;
	bool at_line_start;
};

static void walk(struct render *render, const struct node *nodes);

/* The chain is at most TEMPLATE_DEPTH_MAX long. */
static void add_indent(struct buf *out, const struct indent *indent)
{
	if (!indent)
		return;
	add_indent(out, indent->outer);
	buf_add(out, indent->blanks);
}

static void begin_output(struct render *render)
{
	if (render->at_line_start)
		add_indent(render->out, render->indent);
	render->at_line_start = false;
}

static void write_text(struct render *render, struct str text)
{
	if (render->indent && text.ptr[0] != '\n' && text.ptr[0] != '\r')
		begin_output(render);
	buf_add(render->out, text);
	render->at_line_start = text.ptr[text.len - 1] == '\n';
}

static const struct value *entry_of(const struct value *map, const struct step *step)
{
	if (map->kind == VALUE_MAP && step->hint < map->count
		&& str_eq(map->entries[step->hint].name, step->name))
		return map->entries[step->hint].value;
	return value_get(map, step->name);
}

/* Spec mode: the innermost value that has the first name, else the outermost. */
static size_t search_level(const struct render *render, const struct node *node)
{
	size_t level = render->depth - 1;
	while (level && node->step_count && !value_get(render->stack[level], node->steps[0].name))
		level--;
	return level;
}

static const struct value *find(const struct render *render, const struct node *node)
{
	const size_t level = node->level == LEVEL_DYNAMIC ? search_level(render, node) : node->level;
	const struct value *value = render->stack[level];
	for (size_t i = 0; i < node->step_count && value; i++)
		value = entry_of(value, &node->steps[i]);
	return value ? value : &value_nothing;
}

static void walk_with(struct render *render, const struct node *nodes, const struct value *value)
{
	render->stack[render->depth++] = value;
	walk(render, nodes);
	render->depth--;
}

static void render_section(struct render *render, const struct node *node)
{
	const struct value *value = find(render, node);
	if (node->kind == TAG_INVERTED) {
		if (!value_is_shown(value))
			walk(render, node->inside);
	} else if (value->kind == VALUE_LIST) {
		/* A page is only checked for being repeated where its shape says so. */
		assert(node->level == LEVEL_DYNAMIC || node->repeats);
		for (size_t i = 0; i < value->count; i++)
			walk_with(render, node->inside, value->items[i]);
	} else if (value_is_shown(value)) {
		walk_with(render, node->inside, value);
	}
}

/* Walks another file's or a block's nodes, indented by what the tag was. Blanks
 * in the midst of a line are written at once. */
static void walk_indented(struct render *render, const struct node *nodes, struct str blanks)
{
	const struct indent indent = {.blanks = blanks, .outer = render->indent};
	if (blanks.len)
		render->indent = &indent;
	if (!render->at_line_start)
		buf_add(render->out, blanks);
	walk(render, nodes);
	render->indent = indent.outer;
}

static void render_drawn(struct render *render, const struct node *node)
{
	const struct template *template = map_get(&render->templates->map, node->text);
	const struct overrides given = {.parent = node, .outer = render->overrides};
	if (!template)
		return;
	if (node->kind == TAG_PARENT)
		render->overrides = &given;
	walk_indented(render, template->nodes, node->indent);
	render->overrides = given.outer;
}

static void render_block(struct render *render, const struct node *node)
{
	const struct overrides *before = render->overrides;
	const struct node *given = overrides_find(before, node->text, &render->overrides);
	walk_indented(render, given ? given->inside : node->inside, node->indent);
	render->overrides = before;
}

static void render_nested(struct render *render, const struct node *node)
{
	if (render->nesting == TEMPLATE_DEPTH_MAX)
		return;
	render->nesting++;
	switch (node->kind) {
	case TAG_SECTION:
	case TAG_INVERTED: render_section(render, node); break;
	case TAG_BLOCK: render_block(render, node); break;
	default: render_drawn(render, node); break;
	}
	render->nesting--;
}

static void walk(struct render *render, const struct node *nodes)
{
	for (const struct node *node = nodes; node; node = node->next) {
		switch (node->kind) {
		case TAG_TEXT: write_text(render, node->text); break;
		case TAG_VARIABLE:
		case TAG_RAW:
			begin_output(render);
			escape_write(render->out, find(render, node), node->escaper);
			break;
		default: render_nested(render, node); break;
		}
	}
}

void template_render(const struct template *template, const struct value *root, struct buf *out)
{
	struct render render = {.templates = template->templates,
		.out = out,
		.stack = {root},
		.depth = 1,
		.at_line_start = true};
	assert(template->usable && template->is_page == template->templates->site);
	walk(&render, template->nodes);
}
