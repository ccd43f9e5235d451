/* From tokens to a tree: which tag closes which, and what lies between. A tree
 * that is built is well nested and at most TEMPLATE_DEPTH_MAX deep. Does not
 * look into other files. */
#include "format/template_tree.h"

#include "base/limits.h"

struct parse {
	struct arena *arena;
	const struct source *source;
	struct report *report;
	struct tokens tokens;
	size_t open[TEMPLATE_DEPTH_MAX]; /* tags not yet closed */
	size_t depth;
	bool failed;
};

static bool opens(enum tag kind)
{
	return kind == TAG_SECTION || kind == TAG_INVERTED || kind == TAG_PARENT || kind == TAG_BLOCK;
}

static void tell(
	struct parse *parse, enum problem problem, const struct token *token, struct details details)
{
	details.a = token->text;
	report_add(parse->report, problem, span_of_str(parse->source, token->text), details);
	parse->failed = true;
}

/* False at the limit: what follows would only raise false alarms. */
static bool open_tag(struct parse *parse, size_t index)
{
	if (parse->depth == TEMPLATE_DEPTH_MAX) {
		tell(parse, TEMPLATE_TOO_DEEP, &parse->tokens.items[index], (struct details){0});
		return false;
	}
	parse->open[parse->depth++] = index;
	return true;
}

/* A tag that closes across others is told once, and they count as closed too; one
 * that closes none of the open ones is taken for the innermost one's, misspelt. */
static void close_tag(struct parse *parse, size_t index)
{
	struct token *items = parse->tokens.items;
	struct token *closing = &items[index];
	if (parse->depth == 0) {
		tell(parse, TEMPLATE_SECTION_UNOPENED, closing, (struct details){0});
		return;
	}
	const struct token *innermost = &items[parse->open[parse->depth - 1]];
	size_t depth = parse->depth;
	while (depth && !str_eq(items[parse->open[depth - 1]].name, closing->name))
		depth--;
	if (depth != parse->depth)
		tell(parse, TEMPLATE_SECTION_CROSSED, closing,
			(struct details){.b = innermost->text,
				.c = innermost->name,
				.other = span_of_str(parse->source, innermost->text)});
	parse->depth = depth ? depth - 1 : parse->depth - 1;
	items[parse->open[parse->depth]].partner = index;
	closing->partner = parse->open[parse->depth];
}

/* Finds every tag's partner. */
static void pair(struct parse *parse)
{
	const struct token *items = parse->tokens.items;
	const size_t end = parse->source->text.len;
	for (size_t i = 0; i < parse->tokens.count; i++) {
		if (opens(items[i].kind) && !open_tag(parse, i))
			return;
		if (items[i].kind == TAG_CLOSE)
			close_tag(parse, i);
	}
	while (parse->depth) {
		const struct token *opening = &items[parse->open[--parse->depth]];
		tell(parse, TEMPLATE_SECTION_UNCLOSED, opening,
			(struct details){.b = opening->name, .other = span_of(parse->source, end, end)});
	}
}

static void add_steps(struct parse *parse, struct node *node)
{
	struct str rest = node->text;
	struct str name;
	if (str_eq(rest, STR(".")))
		return;
	while (str_cut(&rest, '.', &name)) {
		node->steps = arena_grow(parse->arena, node->steps, node->step_count, sizeof *node->steps);
		node->steps[node->step_count++] = (struct step){.name = name, .hint = SIZE_MAX};
	}
}

static struct node *new_node(struct parse *parse, const struct token *token)
{
	struct node *node = arena_new(parse->arena, struct node);
	*node = (struct node){.kind = token->kind,
		.escaper = token->kind == TAG_RAW ? ESCAPE_NOTHING : ESCAPE_SPEC,
		.span = span_of_str(parse->source, token->text),
		.text = token->kind == TAG_TEXT ? token->text : token->name,
		.indent = token->indent,
		.level = LEVEL_DYNAMIC};
	if (token->kind >= TAG_VARIABLE && token->kind <= TAG_INVERTED)
		add_steps(parse, node);
	return node;
}

/* Tokens [at, end) as siblings. Recursion ends by the depth that pair() allows. */
static const struct node *build(struct parse *parse, size_t at, size_t end)
{
	const struct node *first = NULL;
	const struct node **next = &first;
	for (; at < end; at++) {
		const struct token *token = &parse->tokens.items[at];
		if (token->kind == TAG_COMMENT || token->kind == TAG_DELIMITERS)
			continue;
		if (token->kind == TAG_TEXT && token->text.len == 0)
			continue;
		struct node *node = new_node(parse, token);
		*next = node;
		next = &node->next;
		if (opens(token->kind)) {
			node->inside = build(parse, at + 1, token->partner);
			at = token->partner;
		}
	}
	return first;
}

bool template_parse(struct arena *arena, const struct source *source, bool site,
	struct report *report, const struct node **nodes)
{
	struct parse parse = {.arena = arena, .source = source, .report = report};
	/* A tag that does not end makes every judgement on what follows a guess. */
	if (!template_scan(arena, source, report, &parse.tokens))
		return false;
	pair(&parse);
	if (parse.failed)
		return false;
	template_mark_lines(&parse.tokens, !site);
	*nodes = build(&parse, 0, parse.tokens.count);
	return true;
}
