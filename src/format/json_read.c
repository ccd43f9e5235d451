/* Reads JSON with jansson: what other programs send us passes here. jansson
 * judges the notation and decodes the strings, but does not say where a value
 * stood; so the text is walked once more beside its tree. Before it sees a byte,
 * the text is measured: depth and number of values cost nothing to count, and
 * much to build. Writing JSON is json.c's affair. */
#include "format/json_read.h"

#include "base/limits.h"
#include "base/utf8.h"

#include <jansson.h>

struct reading {
	struct arena *arena;
	const struct source *source;
	struct report *report;
	struct str text; /* the source's, without a byte order mark */
	size_t at;       /* byte of the text where the walk stands */
	size_t told;
};

static struct span span_here(const struct reading *reading, size_t start, size_t end)
{
	const size_t before = reading->source->text.len - reading->text.len;
	return span_of(reading->source, before + start, before + end);
}

static bool refuse(struct reading *reading, enum problem problem, size_t at, struct details details)
{
	const size_t end = at < reading->text.len ? at + 1 : at;
	report_add(reading->report, problem, span_here(reading, at, end), details);
	return false;
}

/* --- before the library ----------------------------------------------------- */

/* jansson takes a NUL for the end of the text. */
static bool check_bytes(struct reading *reading)
{
	const ptrdiff_t bad = utf8_find_bad(reading->text);
	const ptrdiff_t nul = str_find(reading->text, (struct str){"", 1}, 0);
	if (bad < 0 && nul < 0)
		return true;
	if (bad < 0)
		return refuse(reading, JSON_BAD, (size_t)nul, (struct details){0});
	const struct str byte =
		str_format(reading->arena, "%02X", (unsigned)(unsigned char)reading->text.ptr[bad]);
	return refuse(reading, BYTES_NOT_UTF8, (size_t)bad, (struct details){.a = byte});
}

/* The byte behind the string that begins with the quote at `at`. */
static size_t string_end(struct str text, size_t at)
{
	for (at++; at < text.len && text.ptr[at] != '"'; at++)
		if (text.ptr[at] == '\\')
			at++;
	return at < text.len ? at + 1 : text.len;
}

/* A list or map counts for two, itself and what is behind its last comma: exact,
 * but for the empty ones. */
static bool check_limits(struct reading *reading, size_t max_nodes)
{
	size_t depth = 0;
	size_t nodes = 0;
	const struct str text = reading->text;
	for (size_t at = 0; at < text.len; at++) {
		const char c = text.ptr[at];
		if (c == '"')
			at = string_end(text, at) - 1;
		else if (c == '[' || c == '{')
			depth++;
		else if ((c == ']' || c == '}') && depth)
			depth--;
		nodes += c == '[' || c == '{' ? 2 : c == ',';
		if (depth > DEPTH_MAX)
			return refuse(reading, YAML_TOO_DEEP, at,
				(struct details){.a = str_number(reading->arena, DEPTH_MAX)});
		if (nodes > max_nodes)
			return refuse(reading, YAML_TOO_MANY, at,
				(struct details){.a = str_number(reading->arena, (long)max_nodes)});
	}
	return true;
}

/* --- beside the library ------------------------------------------------------ */

/* In JSON that is well formed, what stands between two tokens says nothing. */
static void pass_between(struct reading *reading)
{
	while (strchr(" \t\r\n,:", reading->text.ptr[reading->at]))
		reading->at++;
}

/* The string that stands here, still escaped and without its quotes. */
static struct str take_raw(struct reading *reading)
{
	const size_t start = reading->at;
	reading->at = string_end(reading->text, start);
	return str_slice(reading->text, start + 1, reading->at - 1);
}

static void tell_deceptive(struct reading *reading, struct str raw, uint32_t code)
{
	if (reading->told++ < FINDINGS_MAX)
		report_add(reading->report, JSON_DECEPTIVE, span_of_str(reading->source, raw),
			(struct details){.a = str_format(reading->arena, "U+%04X", (unsigned)code)});
}

/* `text` without what cannot be seen, or lies about what can. */
static struct str without_deceptive(struct reading *reading, struct str text, struct str raw)
{
	char *kept = arena_array(reading->arena, text.len, 1);
	size_t len = 0;
	struct str rest = text;
	while (rest.len) {
		const char *start = rest.ptr;
		const uint32_t code = utf8_take(&rest);
		if (!utf8_is_deceptive(code)) {
			memcpy(kept + len, start, (size_t)(rest.ptr - start));
			len += (size_t)(rest.ptr - start);
		} else if (len == (size_t)(start - text.ptr)) {
			tell_deceptive(reading, raw, code);
		}
	}
	return (struct str){kept, len};
}

static bool has_deceptive(struct str text)
{
	for (size_t at = 0; (at += utf8_plain(str_skip(text, at))) < text.len;) {
		struct str rest = str_skip(text, at);
		if (utf8_is_deceptive(utf8_take(&rest)))
			return true;
		at = text.len - rest.len;
	}
	return false;
}

/* A slice of the source where it stands there as it is. */
static struct str decoded(struct reading *reading, struct str raw, const char *ptr, size_t len)
{
	const bool as_it_is = !memchr(raw.ptr, '\\', raw.len);
	const struct str text = as_it_is ? raw : str_copy(reading->arena, (struct str){ptr, len});
	return has_deceptive(text) ? without_deceptive(reading, text, raw) : text;
}

static const struct value *string_value(struct reading *reading, const json_t *node)
{
	const struct str raw = take_raw(reading);
	const size_t len = json_string_length(node);
	struct value *value = arena_new(reading->arena, struct value);
	value->span = span_of_str(reading->source, raw);
	if (len <= BODY_MAX) {
		value->kind = VALUE_TEXT;
		value->text = decoded(reading, raw, json_string_value(node), len);
	} else if (reading->told++ < FINDINGS_MAX) {
		report_add_as(reading->report, LEVEL_WARNING, YAML_TOO_LONG, value->span,
			(struct details){.a = str_number(reading->arena, (long)utf8_length(raw)),
				.b = str_number(reading->arena, BODY_MAX)});
	}
	return value;
}

/* A number, true, false or null: as it is written. */
static const struct value *plain_value(struct reading *reading, const json_t *node)
{
	const size_t start = reading->at;
	while (reading->at < reading->text.len && !strchr(" \t\r\n,]}", reading->text.ptr[reading->at]))
		reading->at++;
	struct value *value = arena_new(reading->arena, struct value);
	value->span = span_here(reading, start, reading->at);
	value->plain = true;
	if (json_is_null(node))
		return value;
	value->kind = VALUE_TEXT;
	value->text = str_slice(reading->text, start, reading->at);
	return value;
}

static const struct value *value_here(struct reading *reading, json_t *node);

static void fill_list(struct reading *reading, json_t *node, struct value *list)
{
	for (size_t i = 0; i < json_array_size(node); i++)
		value_append(reading->arena, list, value_here(reading, json_array_get(node, i)));
}

/* jansson keeps the order of the text, and a name twice it has refused. */
static void fill_map(struct reading *reading, json_t *node, struct value *map)
{
	const char *name;
	json_t *child;
	json_object_foreach(node, name, child)
	{
		pass_between(reading);
		const struct str raw = take_raw(reading);
		const struct str text = decoded(reading, raw, name, strlen(name));
		value_set(reading->arena, map, text, value_here(reading, child));
		map->entries[map->count - 1].name_span = span_of_str(reading->source, raw);
	}
}

static const struct value *value_here(struct reading *reading, json_t *node)
{
	pass_between(reading);
	if (json_is_string(node))
		return string_value(reading, node);
	if (!json_is_array(node) && !json_is_object(node))
		return plain_value(reading, node);
	const size_t start = reading->at++;
	const bool is_list = json_is_array(node);
	struct value *value = is_list ? value_list(reading->arena) : value_map(reading->arena);
	if (is_list)
		fill_list(reading, node, value);
	else
		fill_map(reading, node, value);
	pass_between(reading);
	reading->at++;
	value->span = span_here(reading, start, reading->at);
	return value;
}

/* --- what the library says --------------------------------------------------- */

static void tell_error(struct reading *reading, const json_error_t *error)
{
	const struct str start = str_trim(reading->text);
	size_t at = error->position > 0 ? (size_t)error->position - 1 : 0;
	if (at > reading->text.len)
		at = reading->text.len;
	switch (json_error_code(error)) {
	case json_error_out_of_memory: out_of_memory();
	case json_error_premature_end_of_input:
		refuse(reading, JSON_CUT, reading->text.len, (struct details){0});
		break;
	case json_error_duplicate_key: refuse(reading, JSON_NAME_TWICE, at, (struct details){0}); break;
	default:
		if (str_starts(start, STR("<")))
			refuse(reading, JSON_IS_MARKUP, 0, (struct details){0});
		else
			refuse(reading, JSON_BAD, at, (struct details){0});
	}
}

const struct value *json_read(
	struct arena *arena, const struct source *source, size_t max_nodes, struct report *report)
{
	struct reading reading = {
		.arena = arena, .source = source, .report = report, .text = source->text};
	if (str_starts(reading.text, STR("\xEF\xBB\xBF")))
		reading.text = str_skip(reading.text, 3);
	if (!check_bytes(&reading) || !check_limits(&reading, max_nodes))
		return NULL;
	json_error_t error;
	json_t *root = json_loadb(reading.text.ptr, reading.text.len,
		JSON_REJECT_DUPLICATES | JSON_DECODE_INT_AS_REAL, &error);
	if (!root) {
		tell_error(&reading, &error);
		return NULL;
	}
	const struct value *value = value_here(&reading, root);
	json_decref(root);
	return value;
}
