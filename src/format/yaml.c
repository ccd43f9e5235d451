/* Reads YAML with libyaml's events: every file a librarian writes passes here.
 * libyaml counts characters from the start of what it was given; here they
 * become byte offsets in the source. What the nodes mean is yaml_tree.c's
 * affair, what to say of a fault yaml_fault.c's. After a fault reading goes on
 * at the next field, so that all are told in one go. */
#include "format/yaml.h"

#include "base/utf8.h"
#include "format/yaml_fault.h"
#include "format/yaml_line.h"
#include "format/yaml_tree.h"

#include <yaml.h>

enum { FAULTS_MAX = 20 }; /* told in one file; each begins a new parser */

/* libyaml's place and ours; moves with the marks, so that a whole file is
 * walked about once. */
struct cursor {
	struct str text;
	size_t from;         /* bytes before what libyaml was given */
	size_t end;          /* bytes of the part that is read */
	size_t index, bytes; /* characters and bytes from `from` */
};

static bool is_inside_character(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

static size_t offset_of(struct cursor *cursor, yaml_mark_t mark)
{
	const char *part = cursor->text.ptr + cursor->from;
	const size_t length = cursor->end - cursor->from;
	while (cursor->index < mark.index && cursor->bytes < length) {
		const size_t ahead = mark.index - cursor->index;
		const size_t most = length - cursor->bytes < ahead ? length - cursor->bytes : ahead;
		const size_t plain = utf8_plain((struct str){part + cursor->bytes, most});
		cursor->index += plain;
		cursor->bytes += plain;
		if (plain)
			continue;
		cursor->index++;
		cursor->bytes++;
		while (cursor->bytes < length && is_inside_character(part[cursor->bytes]))
			cursor->bytes++;
	}
	while (cursor->index > mark.index) {
		cursor->index--;
		cursor->bytes--;
		while (is_inside_character(part[cursor->bytes]))
			cursor->bytes--;
	}
	return cursor->from + cursor->bytes;
}

static struct str text_of(const yaml_char_t *z)
{
	return str_from((const char *)z);
}

static enum yaml_form scalar_form(yaml_scalar_style_t style)
{
	switch (style) {
	case YAML_SINGLE_QUOTED_SCALAR_STYLE:
	case YAML_DOUBLE_QUOTED_SCALAR_STYLE: return FORM_QUOTED;
	case YAML_LITERAL_SCALAR_STYLE:
	case YAML_FOLDED_SCALAR_STYLE: return FORM_BLOCK;
	default: return FORM_PLAIN;
	}
}

static struct yaml_node node_of(const yaml_event_t *event)
{
	struct yaml_node node = {.kind = VALUE_TEXT, .form = FORM_PLAIN};
	switch (event->type) {
	case YAML_ALIAS_EVENT: node.alias = text_of(event->data.alias.anchor); break;
	case YAML_SCALAR_EVENT:
		node.form = scalar_form(event->data.scalar.style);
		node.text = (struct str){(const char *)event->data.scalar.value, event->data.scalar.length};
		node.anchor = text_of(event->data.scalar.anchor);
		node.tag = text_of(event->data.scalar.tag);
		break;
	case YAML_SEQUENCE_START_EVENT:
		node.kind = VALUE_LIST;
		node.form =
			event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE ? FORM_FLOW : FORM_BLOCK;
		node.anchor = text_of(event->data.sequence_start.anchor);
		node.tag = text_of(event->data.sequence_start.tag);
		break;
	default:
		node.kind = VALUE_MAP;
		node.form =
			event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE ? FORM_FLOW : FORM_BLOCK;
		node.anchor = text_of(event->data.mapping_start.anchor);
		node.tag = text_of(event->data.mapping_start.tag);
	}
	return node;
}

static enum yaml_step add_node(
	struct yaml_tree *tree, struct cursor *cursor, const yaml_event_t *event)
{
	struct yaml_node node = node_of(event);
	const size_t start = offset_of(cursor, event->start_mark);
	size_t end = offset_of(cursor, event->end_mark);
	if (node.form == FORM_BLOCK && node.kind == VALUE_TEXT)
		end = start + str_trim(str_slice(cursor->text, start, end)).len;
	node.span = span_of(tree->source, start, end);
	node.column = event->start_mark.column;
	return yaml_tree_add(tree, &node);
}

/* A `---` is welcome once, before everything else; a directive never is. */
static enum yaml_step begin_document(
	struct yaml_tree *tree, struct cursor *cursor, const yaml_event_t *event, size_t number)
{
	const size_t start = offset_of(cursor, event->start_mark);
	const struct span span = span_of(tree->source, start, start);
	if (event->data.document_start.version_directive
		|| event->data.document_start.tag_directives.start
			!= event->data.document_start.tag_directives.end)
		report_add(tree->report, YAML_DIRECTIVE, span, (struct details){0});
	if (number == 1)
		return YAML_GOES_ON;
	report_add(tree->report, YAML_SECOND_PART, span, (struct details){0});
	return YAML_STOPS;
}

static enum yaml_step take(
	struct yaml_tree *tree, struct cursor *cursor, const yaml_event_t *event, size_t *documents)
{
	switch (event->type) {
	case YAML_DOCUMENT_START_EVENT: return begin_document(tree, cursor, event, ++*documents);
	case YAML_ALIAS_EVENT:
	case YAML_SCALAR_EVENT:
	case YAML_SEQUENCE_START_EVENT:
	case YAML_MAPPING_START_EVENT: return add_node(tree, cursor, event);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		yaml_tree_close(tree, offset_of(cursor, event->end_mark));
		return YAML_GOES_ON;
	default: return YAML_GOES_ON;
	}
}

static size_t tell_fault(struct yaml_tree *tree, struct cursor *cursor, const yaml_parser_t *parser)
{
	if (parser->error == YAML_MEMORY_ERROR)
		out_of_memory();
	const struct yaml_fault fault = {
		.problem = str_from(parser->problem),
		.context = str_from(parser->context),
		.at = offset_of(cursor, parser->problem_mark),
		.context_at = offset_of(cursor, parser->context_mark),
		.from = cursor->from,
		.end = cursor->end,
		.flow_at = yaml_tree_flow_start(tree, cursor->end),
		.name_at = tree->name_at,
		.text_at = tree->text_at,
	};
	return yaml_fault_tell(tree->report, tree->source, &fault);
}

/* Reads until the end or a fault; *guilty is then the place to blame. */
static enum yaml_step read_part(struct yaml_tree *tree, struct cursor *cursor, size_t *guilty)
{
	yaml_parser_t parser;
	enum yaml_step step = YAML_GOES_ON;
	size_t documents = 0;
	bool at_end = false;
	if (!yaml_parser_initialize(&parser))
		out_of_memory();
	yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&parser, (const unsigned char *)cursor->text.ptr + cursor->from,
		cursor->end - cursor->from);
	while (step == YAML_GOES_ON && !at_end) {
		yaml_event_t event;
		if (!yaml_parser_parse(&parser, &event)) {
			*guilty = tell_fault(tree, cursor, &parser);
			step = YAML_MISREAD;
			break;
		}
		step = take(tree, cursor, &event, &documents);
		if (step == YAML_MISREAD)
			*guilty = offset_of(cursor, event.start_mark);
		at_end = event.type == YAML_STREAM_END_EVENT;
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
	return step;
}

/* True when everything was read. */
static bool read_all(struct yaml_tree *tree, size_t from, size_t end)
{
	const struct str text = tree->source->text;
	bool whole = true;
	for (int faults = 0; faults < FAULTS_MAX; faults++) {
		struct cursor cursor = {.text = text, .from = from, .end = end};
		size_t guilty = from;
		tree->name_at = tree->text_at = from;
		const enum yaml_step step = read_part(tree, &cursor, &guilty);
		if (step != YAML_MISREAD)
			return whole && step == YAML_GOES_ON;
		whole = false;
		from = yaml_line_next_field(text, yaml_line_after(text, guilty), end);
		if (from == end)
			break;
		yaml_tree_restart(tree);
	}
	return false;
}

const struct value *yaml_read(struct arena *arena, const struct source *source, struct str part,
	size_t max_nodes, struct report *report)
{
	struct arena scratch = {0};
	struct yaml_tree tree = {.arena = arena,
		.scratch = &scratch,
		.source = source,
		.report = report,
		.max_nodes = max_nodes};
	const struct span span = span_of_str(source, part);
	const bool whole = read_all(&tree, span.start, span.end);
	arena_free(&scratch);
	if (!whole)
		return NULL;
	if (!tree.root || tree.root->kind == VALUE_NOTHING) {
		tree.root = value_map(arena);
		tree.root->span = span_of(source, span.start, span.start);
	}
	if (tree.root->kind == VALUE_MAP)
		return tree.root;
	report_add(report, YAML_NO_FIELDS, tree.root->span, (struct details){0});
	return NULL;
}
