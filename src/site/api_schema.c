/* JSON Schema (2020-12) of what is published, made of the tables that write it.
 * It forbids no members it does not name: later versions may have more. */
#include "site/api_files.h"

#include "base/danish.h"
#include "offer/json_schema.h"

#define DAY "^[0-9]{4}-[0-9]{2}-[0-9]{2}"
#define SLUG "^[a-z0-9]+(-[a-z0-9]+)*$"

struct schema_out {
	struct json_out out;
	const struct site *site;
	struct arena *arena;
};

struct str api_meaning(const struct site *site, const struct api_object *object, const char *member,
	struct arena *arena)
{
	const struct vocabulary *meanings =
		vocabulary_named(&site->catalogue->vocabularies, STR("svar"));
	const struct str key =
		str_format(arena, "%s-%.*s", object->name, STR_ARGS(danish_slug(arena, str_from(member))));
	const struct term *term = meanings ? vocabulary_find(meanings, key) : NULL;
	return term ? term->note : STR("");
}

static void write_object(struct schema_out *schema, const struct api_object *object);
static void write_fields(struct schema_out *schema, const struct fields *fields);

static void type(struct schema_out *schema, const char *name, bool or_null)
{
	if (!or_null) {
		json_text(&schema->out, "type", str_from(name));
		return;
	}
	json_open(&schema->out, "type", '[');
	json_text(&schema->out, NULL, str_from(name));
	json_text(&schema->out, NULL, STR("null"));
	json_close(&schema->out, ']');
}

static void text(struct schema_out *schema)
{
	type(schema, "string", false);
}

enum { UNLIMITED = -1 };

/* Types of one value, or of a list of them. */
static const struct simple {
	const char *type;
	bool or_null, list;
	const char *rule, *value; /* of a text */
	long least, most;         /* of a whole number */
} simples[] = {
	[API_TEXT] = {.type = "string"},
	[API_TEXT_OR_NULL] = {.type = "string", .or_null = true},
	[API_HTML] = {.type = "string", .rule = "contentMediaType", .value = "text/html"},
	[API_ADDRESS] = {.type = "string", .rule = "pattern", .value = "^https?://"},
	[API_ADDRESS_OR_NULL] = {.type = "string",
		.or_null = true,
		.rule = "pattern",
		.value = "^https?://"},
	[API_DAY] = {.type = "string", .rule = "pattern", .value = DAY "$"},
	[API_DAY_OR_NULL] = {.type = "string", .or_null = true, .rule = "pattern", .value = DAY "$"},
	[API_TIME] = {.type = "string", .rule = "pattern", .value = DAY "(T[0-9]{2}:[0-9]{2})?$"},
	[API_COUNT] = {.type = "integer", .most = UNLIMITED},
	[API_COUNT_OR_NULL] = {.type = "integer", .or_null = true, .most = UNLIMITED},
	[API_AMOUNT_OR_NULL] = {.type = "number", .or_null = true},
	[API_FLAG] = {.type = "boolean"},
	[API_FLAG_OR_NULL] = {.type = "boolean", .or_null = true},
	[API_TEXTS] = {.type = "string", .list = true},
	[API_KEYS] = {.type = "string", .list = true, .rule = "pattern", .value = SLUG},
	[API_KEYS_OR_NULL] =
		{.type = "string", .or_null = true, .list = true, .rule = "pattern", .value = SLUG},
	[API_GRADES] = {.type = "integer", .list = true, .most = LAST_GRADE},
	[API_MONTHS] = {.type = "integer", .list = true, .least = 1, .most = 12},
};

static void write_single(struct schema_out *schema, const struct simple *simple, bool or_null)
{
	type(schema, simple->type, or_null);
	if (simple->rule)
		json_text(&schema->out, simple->rule, str_from(simple->value));
	if (simple->most)
		json_number(&schema->out, "minimum", simple->least);
	if (simple->most > 0)
		json_number(&schema->out, "maximum", simple->most);
}

static void write_simple(struct schema_out *schema, enum api_type which)
{
	const struct simple *simple = &simples[which];
	if (!simple->list) {
		write_single(schema, simple, simple->or_null);
		return;
	}
	type(schema, "array", simple->or_null);
	json_open(&schema->out, "items", '{');
	write_single(schema, simple, false);
	json_close(&schema->out, '}');
}

/* --- members of our own ----------------------------------------------------------- */

static void write_words(struct schema_out *schema, const char *const *words)
{
	json_open(&schema->out, "enum", '[');
	for (; *words; words++)
		json_text(&schema->out, NULL, str_from(*words));
	json_close(&schema->out, ']');
}

static void write_member_type(struct schema_out *schema, const struct api_member *member)
{
	const struct fields *kinds = schema->site->catalogue->schema.kinds;
	switch (member->type) {
	case API_OBJECT: write_object(schema, member->object); break;
	case API_OBJECT_OR_NULL:
		json_open(&schema->out, "anyOf", '[');
		json_open(&schema->out, NULL, '{');
		write_object(schema, member->object);
		json_close(&schema->out, '}');
		json_open(&schema->out, NULL, '{');
		type(schema, "null", false);
		json_close(&schema->out, '}');
		json_close(&schema->out, ']');
		break;
	case API_OBJECTS:
		type(schema, "array", false);
		json_open(&schema->out, "items", '{');
		write_object(schema, member->object);
		json_close(&schema->out, '}');
		break;
	case API_FIELDS: write_fields(schema, &kinds[member->kind]); break;
	default:
		write_simple(schema, member->type);
		if (member->words)
			write_words(schema, member->words);
	}
}

static void write_members(struct schema_out *schema, const struct api_object *object)
{
	for (size_t i = 0; i < object->count; i++) {
		const struct api_member *member = &object->members[i];
		const struct str meaning = api_meaning(schema->site, object, member->name, schema->arena);
		json_open(&schema->out, member->name, '{');
		if (meaning.len)
			json_text(&schema->out, "description", meaning);
		write_member_type(schema, member);
		json_close(&schema->out, '}');
	}
}

static void write_required(struct schema_out *schema, const struct api_object *object)
{
	for (size_t i = 0; i < object->count; i++)
		json_text(&schema->out, NULL, str_from(object->members[i].name));
}

/* A whole record is a short one with more. */
static void write_object(struct schema_out *schema, const struct api_object *object)
{
	const bool whole = object == &api_whole;
	type(schema, "object", false);
	json_open(&schema->out, "properties", '{');
	if (whole)
		write_members(schema, &api_short);
	write_members(schema, object);
	json_close(&schema->out, '}');
	json_open(&schema->out, "required", '[');
	if (whole)
		write_required(schema, &api_short);
	write_required(schema, object);
	json_close(&schema->out, ']');
}

/* --- fields of skema.yaml ------------------------------------------------------------ */

static void write_word_or_key(struct schema_out *schema, const char *first)
{
	const char *const names[] = {first, "tekst"};
	json_open(&schema->out, NULL, '{');
	type(schema, "object", false);
	json_open(&schema->out, "properties", '{');
	for (size_t i = 0; i < 2; i++) {
		json_open(&schema->out, names[i], '{');
		text(schema);
		json_close(&schema->out, '}');
	}
	json_close(&schema->out, '}');
	json_open(&schema->out, "required", '[');
	for (size_t i = 0; i < 2; i++)
		json_text(&schema->out, NULL, str_from(names[i]));
	json_close(&schema->out, ']');
	json_close(&schema->out, '}');
}

/* One item of an anyOf: the type of a single value. */
static void write_one(struct schema_out *schema, const struct field *field)
{
	const struct api_form form = api_form_of(field->type);
	json_open(&schema->out, NULL, '{');
	if (form.type == API_FIELDS)
		write_fields(schema, field->group);
	else if (form.object)
		write_object(schema, form.object);
	else
		write_simple(schema, form.type);
	json_close(&schema->out, '}');
	if (field->type == TYPE_GROUP && field->vocabulary.len)
		write_word_or_key(schema, "nøgle");
}

static void write_field_type(struct schema_out *schema, const struct field *field)
{
	const bool many = field->list || api_form_of(field->type).type == API_OBJECTS;
	json_open(&schema->out, "anyOf", '[');
	if (many) {
		json_open(&schema->out, NULL, '{');
		type(schema, "array", false);
		json_open(&schema->out, "items", '{');
		json_open(&schema->out, "anyOf", '[');
		write_one(schema, field);
		json_close(&schema->out, ']');
		json_close(&schema->out, '}');
		json_close(&schema->out, '}');
	} else {
		write_one(schema, field);
	}
	if (field->words)
		write_word_or_key(schema, "ord");
	if (field->unknown) {
		json_open(&schema->out, NULL, '{');
		type(schema, "null", false);
		json_close(&schema->out, '}');
	}
	json_close(&schema->out, ']');
}

static void write_field(struct schema_out *schema, const struct field *field)
{
	if (!api_has_field(field))
		return;
	json_open_named(&schema->out, field->name, '{');
	json_text(&schema->out, "title", field->label);
	json_text(&schema->out, "description", field->help);
	write_field_type(schema, field);
	json_close(&schema->out, '}');
}

/* A library and a national service are told in one list: their fields are those
 * of both. */
static void write_fields(struct schema_out *schema, const struct fields *fields)
{
	const struct fields *kinds = schema->site->catalogue->schema.kinds;
	const struct fields *also = fields == &kinds[KIND_LIBRARY] ? &kinds[KIND_SERVICE] : NULL;
	type(schema, "object", false);
	json_open(&schema->out, "properties", '{');
	for (size_t i = 0; i < fields->count; i++)
		write_field(schema, &fields->items[i]);
	for (size_t i = 0; also && i < also->count; i++)
		if (!fields_named(fields, also->items[i].name))
			write_field(schema, &also->items[i]);
	json_close(&schema->out, '}');
}

/* --- the files ------------------------------------------------------------------------ */

static const struct {
	const char *name;
	const struct api_object *object, *or_else;
} answers[] = {
	{"svar-liste", &api_list, NULL},
	{"svar-tilbudsliste", &api_whole_list, NULL},
	{"svar-tilbud", &api_whole, &api_gone},
	{"svar-biblioteker", &api_libraries, NULL},
	{"svar-ordlister", &api_vocabularies, NULL},
};

const char *const api_schema_names[] = {
	"svar-liste", "svar-tilbudsliste", "svar-tilbud", "svar-biblioteker", "svar-ordlister", NULL};

static void write_answer(struct schema_out *schema, size_t which)
{
	struct json_out *out = &schema->out;
	if (!answers[which].or_else) {
		write_object(schema, answers[which].object);
		return;
	}
	json_open(out, "anyOf", '[');
	json_open(out, NULL, '{');
	write_object(schema, answers[which].object);
	json_close(out, '}');
	json_open(out, NULL, '{');
	write_object(schema, answers[which].or_else);
	json_close(out, '}');
	json_close(out, ']');
}

static void write_answer_file(struct schema_out *schema, size_t which)
{
	struct json_out *out = &schema->out;
	json_open(out, NULL, '{');
	json_text(out, "$schema", STR("https://json-schema.org/draft/2020-12/schema"));
	json_text(out, "$id",
		str_format(schema->arena, "%.*sapi/v1/skema/%s.json", STR_ARGS(schema->site->base_url),
			answers[which].name));
	json_text(out, "title", str_from(answers[which].name));
	write_answer(schema, which);
	json_close(out, '}');
	buf_add_char(out->buf, '\n');
}

void api_write_schemas(struct json_out *out, const struct site *site, struct arena *arena)
{
	struct schema_out schema = {.out = *out, .site = site, .arena = arena};
	json_open(&schema.out, "schemas", '{');
	for (size_t i = 0; i < sizeof answers / sizeof answers[0]; i++) {
		json_open(&schema.out, answers[i].name, '{');
		write_answer(&schema, i);
		json_close(&schema.out, '}');
	}
	json_close(&schema.out, '}');
	*out = schema.out;
}

/* "api/v1/skema/tilbud.json" → "tilbud" */
static struct str schema_name(struct str path)
{
	const struct str folder = STR("skema/");
	return str_starts(path, folder) ? str_slice(path, folder.len, path.len - STR(".json").len)
									: STR("");
}

void api_write_file(
	const struct site *site, const struct page *page, struct arena *arena, struct buf *out)
{
	const struct str path = str_skip(page->path, STR("api/v1/").len);
	for (const struct api_file *file = api_files; file->path; file++)
		if (str_eq(path, str_from(file->path)))
			file->write(site, arena, out);
	api_write_schema(site, schema_name(path), arena, out);
}

bool api_write_schema(
	const struct site *site, struct str name, struct arena *arena, struct buf *out)
{
	enum kind kind;
	struct schema_out schema = {.out = {.buf = out}, .site = site, .arena = arena};
	for (size_t i = 0; i < sizeof answers / sizeof answers[0]; i++) {
		if (!str_eq(name, str_from(answers[i].name)))
			continue;
		write_answer_file(&schema, i);
		return true;
	}
	if (!json_schema_kind(name, &kind))
		return false;
	json_schema_write(out, site->catalogue, kind, site->base_url);
	return true;
}
