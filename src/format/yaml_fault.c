/* From libyaml's problems to findings. Its marks often lie on the line after the
 * fault or at the end of the file; a look at the lines between finds the place
 * a person would point at. Words libyaml may learn later get YAML_OTHER. */
#include "format/yaml_fault.h"

#include "format/yaml_line.h"

struct scene {
	struct report *report;
	const struct source *source;
	const struct yaml_fault *fault;
	struct str text; /* of the source, up to where reading ends */
};

static size_t tell(const struct scene *scene, enum problem problem, size_t start, size_t end,
	struct details details)
{
	report_add(scene->report, problem, span_of(scene->source, start, end), details);
	return start;
}

static size_t line_start(const struct scene *scene, size_t offset)
{
	return (size_t)(source_line(scene->source, offset).ptr - scene->text.ptr);
}

/* Where the text of the line begins. */
static size_t line_text(const struct scene *scene, size_t offset)
{
	const struct str line = source_line(scene->source, offset);
	return line_start(scene, offset) + yaml_line_indent(line);
}

static bool same_line(const struct scene *scene, size_t a, size_t b)
{
	return line_start(scene, a) == line_start(scene, b);
}

static char byte_at(const struct scene *scene, size_t offset)
{
	return offset < scene->text.len ? scene->text.ptr[offset] : '\0';
}

/* What stands from `offset` to the end of its line. */
static struct str rest_of_line(const struct scene *scene, size_t offset)
{
	return str_trim(str_slice(scene->text, offset, yaml_line_after(scene->text, offset)));
}

static size_t tell_rest(const struct scene *scene, enum problem problem, size_t at)
{
	const struct str rest = rest_of_line(scene, at);
	return tell(scene, problem, at, at + rest.len, (struct details){.a = yaml_line_quote(rest)});
}

/* The character at `at`, which may be several bytes long. */
static size_t tell_character(const struct scene *scene, enum problem problem, size_t at)
{
	size_t end = at + (at < scene->text.len);
	while (((unsigned char)byte_at(scene, end) & 0xC0) == 0x80)
		end++;
	return tell(scene, problem, at, end, (struct details){.a = str_slice(scene->text, at, end)});
}

/* A line between `from` and `to` where a field lacks the blank after its colon:
 * the usual reason why the next line cannot be read. */
static bool find_unspaced(const struct scene *scene, size_t from, size_t to, size_t *found)
{
	struct yaml_field field;
	for (size_t at = line_start(scene, from); at <= to && at < scene->text.len;
		 at = yaml_line_after(scene->text, at)) {
		if (yaml_line_field(source_line(scene->source, at), &field) && !field.has_blank) {
			*found = at;
			return true;
		}
	}
	return false;
}

static size_t tell_unspaced(const struct scene *scene, size_t at)
{
	struct yaml_field field;
	const struct str line = source_line(scene->source, at);
	yaml_line_field(line, &field);
	const size_t colon = line_start(scene, at) + field.colon;
	return tell(scene, YAML_NO_BLANK_AFTER_COLON, colon, colon + 1,
		(struct details){.a = yaml_line_quote(str_trim(line)), .b = field.name});
}

/* "could not find expected ':'": a line without a colon. */
static size_t no_colon(const struct scene *scene)
{
	size_t unspaced;
	if (find_unspaced(scene, scene->fault->context_at, scene->fault->at, &unspaced))
		return tell_unspaced(scene, unspaced);
	return tell_rest(scene, YAML_NO_COLON, scene->fault->context_at);
}

/* "mapping values are not allowed": a colon too many, or the line above is not
 * what it seems. */
static size_t unexpected_colon(const struct scene *scene)
{
	const struct yaml_fault *fault = scene->fault;
	const size_t start = line_text(scene, fault->at);
	const size_t known_at = fault->name_at > fault->from ? fault->name_at : fault->from;
	const size_t text_at = fault->text_at > fault->from ? fault->text_at : fault->from;
	size_t unspaced;
	if (same_line(scene, known_at, fault->at) && text_at > known_at) {
		const struct str name = str_slice(scene->text, start, fault->at);
		struct str before_colon = STR("");
		struct str rest = name;
		str_cut(&rest, ':', &before_colon);
		return tell(scene, YAML_COLON_IN_VALUE, fault->at, fault->at + 1,
			(struct details){.a = yaml_line_quote(before_colon)});
	}
	if (find_unspaced(scene, known_at, fault->at, &unspaced))
		return tell_unspaced(scene, unspaced);
	if (text_at == line_text(scene, text_at) && text_at < start)
		return tell_rest(scene, YAML_NO_COLON, text_at);
	return tell(scene, YAML_NESTED_IN_VALUE, start, fault->at,
		(struct details){.a = yaml_line_quote(str_slice(scene->text, start, fault->at))});
}

static size_t bad_start(const struct scene *scene)
{
	const size_t at = scene->fault->at;
	if (byte_at(scene, at) == '\t')
		return tell_character(scene, YAML_TAB, at);
	return tell_character(scene,
		byte_at(scene, at) == '%' && at == line_start(scene, at) ? YAML_DIRECTIVE : YAML_RESERVED,
		at);
}

static size_t tab_indent(const struct scene *scene)
{
	size_t at = line_start(scene, scene->fault->at);
	while (byte_at(scene, at) == ' ')
		at++;
	return tell_character(scene, YAML_TAB, byte_at(scene, at) == '\t' ? at : scene->fault->at);
}

/* Is the line before that of `at` an item of a list? */
static bool follows_item(const struct scene *scene, size_t at)
{
	const size_t start = line_start(scene, at);
	const size_t before = start ? line_text(scene, start - 1) : start;
	return str_starts(str_skip(scene->text, before), STR("- "));
}

/* "did not find expected key": something stands where a field should begin. */
static size_t no_name(const struct scene *scene)
{
	const size_t at = scene->fault->at;
	if (byte_at(scene, at) == ']' || byte_at(scene, at) == '}')
		return tell_character(scene, YAML_STRAY, at);
	if (at != line_text(scene, at))
		return tell_rest(scene, YAML_AFTER_VALUE, at);
	if (byte_at(scene, at) == ':')
		return tell_character(scene, YAML_EMPTY_NAME, at);
	if (byte_at(scene, at) == '-' && follows_item(scene, at))
		return tell_rest(scene, YAML_INDENT_LIST, at);
	if (byte_at(scene, at) == '-')
		return tell_character(scene, YAML_MIXED, at);
	const struct str rest = rest_of_line(scene, at);
	return tell(scene, YAML_INDENT, at, at + rest.len,
		(struct details){
			.other = span_of(scene->source, scene->fault->context_at, scene->fault->context_at)});
}

/* "did not find expected <document start>": more text after the last field. */
static size_t after_all(const struct scene *scene)
{
	const struct yaml_fault *fault = scene->fault;
	const size_t at = fault->at;
	const size_t first = fault->from + yaml_line_indent(str_skip(scene->text, fault->from));
	if (at != line_text(scene, at))
		return tell_rest(scene, YAML_AFTER_VALUE, at);
	if (byte_at(scene, first) == '-')
		return tell_character(scene, YAML_MIXED, at);
	if (first != line_start(scene, first))
		return tell(scene, YAML_INDENT, first, first + rest_of_line(scene, first).len,
			(struct details){.other = span_of(scene->source, at, at)});
	return tell_rest(scene, YAML_SECOND_PART, at);
}

static size_t open_bracket(const struct scene *scene, size_t at)
{
	return tell(scene, YAML_BRACKET_OPEN, at, at + 1,
		(struct details){.a = str_slice(scene->text, at, at + 1),
			.b = byte_at(scene, at) == '[' ? STR("]") : STR("}")});
}

/* A flow list or map is not closed, or two of its parts have no comma between. */
static size_t no_comma(const struct scene *scene)
{
	const struct yaml_fault *fault = scene->fault;
	const size_t opened = fault->context_at;
	const bool goes_on = fault->at < fault->end
		&& (same_line(scene, opened, fault->at)
			|| yaml_line_indent(source_line(scene->source, fault->at))
				> yaml_line_indent(source_line(scene->source, opened)));
	if (!goes_on)
		return open_bracket(scene, opened);
	if (byte_at(scene, fault->at) == ']' || byte_at(scene, fault->at) == '}')
		return tell_character(scene, YAML_STRAY, fault->at);
	return tell(scene, YAML_NO_COMMA, fault->at, fault->at + 1,
		(struct details){.a = yaml_line_quote(str_slice(scene->text, fault->text_at, fault->at)),
			.b = yaml_line_quote(rest_of_line(scene, fault->at))});
}

static size_t open_quote(const struct scene *scene)
{
	return tell_character(scene, YAML_QUOTE_OPEN, scene->fault->context_at);
}

static size_t bad_escape(const struct scene *scene)
{
	size_t at = scene->fault->at;
	if (byte_at(scene, at) != '\\') /* what follows \x or \u is no number */
		at -= 2;
	return tell(
		scene, YAML_ESCAPE, at, at + 2, (struct details){.a = str_slice(scene->text, at, at + 2)});
}

static size_t special_start(const struct scene *scene)
{
	return tell_character(scene, YAML_RESERVED, scene->fault->context_at);
}

static size_t block_header(const struct scene *scene)
{
	return tell_character(scene, YAML_BLOCK_HEADER, scene->fault->context_at);
}

static size_t directive(const struct scene *scene)
{
	const size_t at = line_start(scene, scene->fault->at);
	return tell_rest(scene, YAML_DIRECTIVE, at);
}

static size_t dash(const struct scene *scene)
{
	const size_t at = scene->fault->at;
	return tell_character(scene, at == line_text(scene, at) ? YAML_MIXED : YAML_DASH, at);
}

static size_t question(const struct scene *scene)
{
	return tell_character(scene, YAML_RESERVED, scene->fault->at);
}

/* "did not find expected node content": a mark, or the end, where a value
 * should stand. */
static size_t stray(const struct scene *scene)
{
	const struct yaml_fault *fault = scene->fault;
	if (fault->at == fault->end && fault->flow_at < fault->end)
		return open_bracket(scene, fault->flow_at);
	return tell_character(scene, YAML_STRAY, fault->at);
}

static size_t list_indent(const struct scene *scene)
{
	const size_t at = scene->fault->at;
	struct yaml_field field;
	const bool is_field = yaml_line_field(rest_of_line(scene, at), &field);
	return tell_rest(scene, is_field ? YAML_MIXED : YAML_INDENT_LIST, at);
}

static size_t other(const struct scene *scene)
{
	return tell_rest(scene, YAML_OTHER, line_text(scene, scene->fault->at));
}

/* The first row whose words libyaml's begin with answers; "" fits all. */
static const struct row {
	const char *context, *problem;
	size_t (*tell)(const struct scene *scene);
} rows[] = {
	{"while scanning a simple key", "", no_colon},
	{"", "mapping values are not allowed", unexpected_colon},
	{"", "block sequence entries are not allowed", dash},
	{"", "mapping keys are not allowed", question},
	{"", "found character that cannot start any token", bad_start},
	{"", "found a tab character", tab_indent},
	{"while scanning a block scalar", "", block_header},
	{"", "found unexpected end of stream", open_quote},
	{"", "found unexpected document indicator", open_quote},
	{"while parsing a quoted scalar", "", bad_escape},
	{"while scanning a quoted scalar", "", bad_escape},
	{"while scanning an anchor", "", special_start},
	{"while scanning an alias", "", special_start},
	{"while scanning a tag", "", special_start},
	{"while parsing a tag", "", special_start},
	{"", "found undefined tag handle", special_start},
	{"while scanning a directive", "", directive},
	{"while scanning a %", "", directive},
	{"while parsing a %", "", directive},
	{"", "found duplicate %", directive},
	{"", "duplicate %", directive},
	{"", "found incompatible YAML document", directive},
	{"while scanning a plain scalar", "", stray},
	{"while parsing a block mapping", "", no_name},
	{"while parsing a block collection", "", list_indent},
	{"while parsing a flow", "did not find expected ','", no_comma},
	{"", "did not find expected node content", stray},
	{"", "did not find expected <document start>", after_all},
	{"", "", other},
};

size_t yaml_fault_tell(
	struct report *report, const struct source *source, const struct yaml_fault *fault)
{
	const struct scene scene = {report, source, fault, str_slice(source->text, 0, fault->end)};
	const struct row *row = rows;
	while (!str_starts(fault->context, str_from(row->context))
		|| !str_starts(fault->problem, str_from(row->problem)))
		row++;
	return row->tell(&scene);
}
