/* Builds values from nodes and tells what a person should not have written.
 * The stack of open lists and maps is as deep as the limit, so nothing
 * recurses. */
#include "format/yaml_tree.h"

#include "base/utf8.h"
#include "format/yaml_line.h"

#include <string.h>

static void tell(
	struct yaml_tree *tree, enum problem problem, struct span span, struct details details)
{
	report_add(tree->report, problem, span, details);
}

static struct str number(struct yaml_tree *tree, size_t n)
{
	return str_format(tree->scratch, "%zu", n);
}

static struct yaml_frame *innermost(struct yaml_tree *tree)
{
	return tree->depth ? &tree->frames[tree->depth - 1] : NULL;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* The offset of the last byte before `offset` on its line that is no blank, or
 * of the line end. Lines may be long and nodes many: looks no further. */
static ptrdiff_t before_blanks(const struct source *source, size_t offset)
{
	ptrdiff_t at = (ptrdiff_t)offset - 1;
	while (at >= 0 && is_blank(source->text.ptr[at]))
		at--;
	return at;
}

/* The scalar's text, as a slice of the file where it stands there unchanged. */
static struct str own_text(struct yaml_tree *tree, const struct yaml_node *node)
{
	struct str written = span_text(node->span);
	if (node->form == FORM_QUOTED && written.len >= 2)
		written = str_slice(written, 1, written.len - 1);
	return str_eq(written, node->text) ? written : str_copy(tree->arena, node->text);
}

/* The word of `node` that begins with `mark`. */
static struct span marked_word(
	struct yaml_tree *tree, const struct yaml_node *node, struct str mark)
{
	const struct str written = span_text(node->span);
	const ptrdiff_t found = str_find(written, mark, 0);
	const size_t start = found < 0 ? 0 : (size_t)found;
	size_t end = start;
	while (end < written.len && !is_blank(written.ptr[end]) && written.ptr[end] != '\n')
		end++;
	return span_of(tree->source, node->span.start + start, node->span.start + end);
}

/* Anchors, aliases and tags are told; what was written becomes plain text, so
 * that the field does not seem empty as well. True when there was one. */
static bool refuse_properties(struct yaml_tree *tree, const struct yaml_node *node)
{
	bool found = false;
	if (!node->anchor.len && !node->alias.len && !node->tag.len)
		return false;
	const struct {
		struct str name, mark;
		enum problem problem;
	} properties[] = {
		{node->anchor, STR("&"), YAML_ANCHOR},
		{node->alias, STR("*"), YAML_ALIAS},
		{node->tag, STR("!"), YAML_TYPE},
	};
	for (size_t i = 0; i < sizeof properties / sizeof properties[0]; i++) {
		if (properties[i].name.len == 0)
			continue;
		const struct span word = marked_word(tree, node, properties[i].mark);
		tell(tree, properties[i].problem, word,
			(struct details){.a = yaml_line_quote(span_text(word))});
		found = true;
	}
	return found;
}

/* `titel: Bog #1` loses its end without a word. With a blank behind the # it is
 * how people write comments. */
static void warn_of_comment(struct yaml_tree *tree, struct span span)
{
	const struct str text = tree->source->text;
	size_t at = span.end;
	while (at < text.len && is_blank(text.ptr[at]))
		at++;
	if (at == span.end || at == text.len || text.ptr[at] != '#')
		return;
	if (str_trim(str_slice(text, at + 1, at + 2)).len == 0)
		return;
	const size_t end = at + str_trim(str_slice(text, at, yaml_line_after(text, at))).len;
	tell(tree, YAML_HASH_IN_VALUE, span_of(tree->source, at, end), (struct details){0});
}

static void tell_unspaced(struct yaml_tree *tree, struct span span, const struct yaml_field *field)
{
	const size_t colon = span.start + field->colon;
	tell(tree, YAML_NO_BLANK_AFTER_COLON, span_of(tree->source, colon, colon + 1),
		(struct details){.a = yaml_line_quote(span_text(span)), .b = field->name});
}

/* A plain scalar such as `navn:Foo`, where a field was meant. */
static bool is_unspaced_field(const struct yaml_node *node, struct yaml_field *field)
{
	const struct str written = span_text(node->span);
	return node->form == FORM_PLAIN && written.len && written.ptr[0] != '-'
		&& str_find(written, STR(":"), 0) > 0 && yaml_line_field(written, field)
		&& !field->has_blank;
}

static bool begins_its_line(const struct source *source, size_t offset)
{
	const ptrdiff_t before = before_blanks(source, offset);
	return before < 0 || source->text.ptr[before] == '\n';
}

/* Does a quoted scalar swallow lines that look like fields of the map it stands
 * in? Then its closing quote is missing and a later opening one closed it. */
static bool swallows_fields(struct yaml_tree *tree, const struct yaml_node *node)
{
	const struct yaml_frame *frame = innermost(tree);
	struct str rest = span_text(node->span);
	struct str line;
	if (node->form != FORM_QUOTED || !frame || !str_cut(&rest, '\n', &line))
		return false;
	while (str_cut(&rest, '\n', &line)) {
		struct yaml_field field;
		if (yaml_line_indent(line) <= frame->column && yaml_line_field(line, &field)
			&& field.has_blank)
			return true;
	}
	return false;
}

static bool is_question(const struct source *source, size_t name_at)
{
	const ptrdiff_t before = before_blanks(source, name_at);
	return before >= 0 && source->text.ptr[before] == '?';
}

static void take_name(struct yaml_tree *tree, const struct yaml_node *node)
{
	struct yaml_frame *frame = innermost(tree);
	struct yaml_field field;
	frame->entry = (struct value_entry){.name = own_text(tree, node), .name_span = node->span};
	frame->has_name = true;
	frame->dropped = true;
	tree->name_at = node->span.start;
	if (refuse_properties(tree, node))
		return;
	if (frame->form == FORM_BLOCK && is_unspaced_field(node, &field)) {
		tell_unspaced(tree, node->span, &field);
	} else if (node->text.len == 0) {
		tell(tree, YAML_EMPTY_NAME, node->span, (struct details){0});
	} else if (str_eq(node->text, STR("<<"))) {
		tell(tree, YAML_MERGE, node->span, (struct details){0});
	} else if (is_question(tree->source, node->span.start)) {
		tell(tree, YAML_COMPLEX_KEY, node->span, (struct details){0});
	} else {
		struct span *place = arena_new(tree->scratch, struct span);
		*place = node->span;
		const struct span *first = map_put(&frame->seen, frame->entry.name, place);
		frame->dropped = first != NULL;
		if (first)
			tell(tree, YAML_DUPLICATE, node->span,
				(struct details){.a = yaml_line_quote(node->text), .other = *first});
	}
}

/* Puts a value where the innermost list or map expects one. */
static void place(struct yaml_tree *tree, struct value *value)
{
	struct yaml_frame *frame = innermost(tree);
	if (!frame) {
		tree->root = value;
	} else if (frame->value->kind == VALUE_LIST) {
		value_append(tree->arena, frame->value, value);
	} else if (!frame->has_name) {
		if (!frame->refused)
			tell(tree, YAML_COMPLEX_KEY, value->span, (struct details){0});
		frame->has_name = true;
		frame->dropped = true;
		frame->refused = true;
	} else {
		frame->has_name = false;
		if (frame->dropped)
			return;
		value_set(tree->arena, frame->value, frame->entry.name, value);
		frame->value->entries[frame->value->count - 1].name_span = frame->entry.name_span;
	}
}

static struct str within_limit(
	struct yaml_tree *tree, const struct yaml_node *node, struct str text)
{
	if (text.len <= SCALAR_MAX)
		return text;
	const size_t length = utf8_length(text);
	if (length <= SCALAR_MAX)
		return text;
	tell(tree, YAML_TOO_LONG, node->span,
		(struct details){.a = number(tree, length), .b = number(tree, SCALAR_MAX)});
	return utf8_first(text, SCALAR_MAX);
}

static enum yaml_step add_text(struct yaml_tree *tree, const struct yaml_node *node)
{
	const bool refused = refuse_properties(tree, node);
	struct value *value = value_text(tree->arena, STR(""));
	struct yaml_field field;
	value->span = node->span;
	value->plain = node->form == FORM_PLAIN;
	const bool as_written = refused && value->plain;
	value->text =
		within_limit(tree, node, as_written ? span_text(node->span) : own_text(tree, node));
	if (value->plain && value->text.len == 0)
		value->kind = VALUE_NOTHING;
	place(tree, value);
	if (!value->plain || refused)
		return YAML_GOES_ON;
	warn_of_comment(tree, node->span);
	if (!is_unspaced_field(node, &field) || !begins_its_line(tree->source, node->span.start))
		return YAML_GOES_ON;
	tell_unspaced(tree, node->span, &field);
	return YAML_MISREAD;
}

static enum yaml_step add_scalar(struct yaml_tree *tree, const struct yaml_node *node)
{
	const struct yaml_frame *frame = innermost(tree);
	tree->text_at = node->span.start;
	tree->end = node->span.end;
	if (swallows_fields(tree, node)) {
		const struct str quote = str_slice(span_text(node->span), 0, 1);
		const size_t start = node->span.start;
		tell(tree, YAML_QUOTE_OPEN, span_of(tree->source, start, start + 1),
			(struct details){.a = quote});
		return YAML_MISREAD;
	}
	if (!frame || frame->value->kind != VALUE_MAP || frame->has_name)
		return add_text(tree, node);
	take_name(tree, node);
	return YAML_GOES_ON;
}

static enum yaml_step open_frame(struct yaml_tree *tree, const struct yaml_node *node)
{
	if (tree->depth == DEPTH_MAX) {
		tell(tree, YAML_TOO_DEEP, node->span, (struct details){.a = number(tree, DEPTH_MAX)});
		return YAML_STOPS;
	}
	refuse_properties(tree, node);
	const bool joins_root =
		tree->depth == 0 && tree->root && node->kind == VALUE_MAP && tree->root->kind == VALUE_MAP;
	struct value *value = tree->root;
	struct map seen = tree->frames[0].seen;
	if (!joins_root) {
		value = node->kind == VALUE_MAP ? value_map(tree->arena) : value_list(tree->arena);
		value->span = node->span;
		seen = (struct map){.arena = tree->scratch};
		place(tree, value);
	}
	const struct yaml_frame *outer = innermost(tree);
	const size_t flow_column = outer ? outer->column : 0;
	const bool refused = tree->depth > 1 && outer->refused;
	tree->frames[tree->depth++] = (struct yaml_frame){.value = value,
		.form = node->form,
		.column = node->form == FORM_FLOW ? flow_column : node->column,
		.seen = seen,
		.refused = refused};
	return YAML_GOES_ON;
}

enum yaml_step yaml_tree_add(struct yaml_tree *tree, const struct yaml_node *node)
{
	const struct yaml_frame *frame = innermost(tree);
	const bool is_name = frame && frame->value->kind == VALUE_MAP && !frame->has_name;
	if (!is_name && tree->nodes++ >= tree->max_nodes) {
		tell(tree, YAML_TOO_MANY, node->span, (struct details){.a = number(tree, tree->max_nodes)});
		return YAML_STOPS;
	}
	return node->kind == VALUE_TEXT ? add_scalar(tree, node) : open_frame(tree, node);
}

/* What was refused is plain text from now on: the field it stands in is neither
 * empty nor a group. */
static void become_text(struct value *value)
{
	const struct span span = value->span;
	*value = (struct value){.kind = VALUE_TEXT, .text = span_text(span), .span = span};
}

void yaml_tree_close(struct yaml_tree *tree, size_t end)
{
	struct yaml_frame *frame = innermost(tree);
	if (frame->form == FORM_FLOW)
		tree->end = end;
	frame->value->span.end = (uint32_t)tree->end;
	tree->depth--;
	if (frame->refused && tree->depth)
		become_text(frame->value);
}

size_t yaml_tree_flow_start(const struct yaml_tree *tree, size_t none)
{
	const struct yaml_frame *frame = tree->depth ? &tree->frames[tree->depth - 1] : NULL;
	return frame && frame->form == FORM_FLOW ? frame->value->span.start : none;
}

void yaml_tree_restart(struct yaml_tree *tree)
{
	tree->depth = 0;
}
