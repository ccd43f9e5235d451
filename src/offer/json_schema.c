/* From the schema's fields to JSON Schema: the whole, its objects, and what all
 * types have in common, as field.c does for the check. The single types stand in
 * json_schema_type.c. */
#include "offer/json_schema.h"

#include "offer/json_schema_parts.h"

void json_schema_reference(struct schema_writer *writer, struct str address)
{
	json_open(&writer->out, NULL, '{');
	json_text(&writer->out, "$ref", address);
	json_close(&writer->out, '}');
}

void json_schema_empty(struct schema_writer *writer)
{
	json_schema_reference(writer, STR("#/$defs/tom"));
}

void json_schema_pattern(struct schema_writer *writer, struct str pattern)
{
	json_open(&writer->out, NULL, '{');
	json_text(&writer->out, "type", STR("string"));
	json_text(&writer->out, "pattern", pattern);
	json_close(&writer->out, '}');
}

void json_schema_scalars(struct schema_writer *writer)
{
	static const char *const types[] = {"number", "boolean", "null"};
	for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
		json_open(&writer->out, NULL, '{');
		json_text(&writer->out, "type", str_from(types[i]));
		json_close(&writer->out, '}');
	}
}

/* "ikke oplyst" and the schema's own words, alone or as the only item of a list. */
static void write_special(struct schema_writer *writer, const struct field *field)
{
	struct json_out *out = &writer->out;
	struct words words = {.arena = writer->arena};
	if (field->unknown)
		words_add(&words, STR("ikke oplyst"));
	for (size_t i = 0; field->words && i < field->words->count; i++)
		words_add(&words, field->words->entries[i].name);
	if (!words.count)
		return;
	const bool ambiguous = words_are_ambiguous(&words);
	const struct str pattern = words_pattern(&words, STR(""));
	json_open(out, NULL, '{');
	if (words.count > 1)
		json_open(out, "enum", '[');
	if (field->unknown)
		json_text(out, words.count > 1 ? NULL : "const", STR("ikke oplyst"));
	for (size_t i = 0; field->words && i < field->words->count; i++)
		json_text(out, words.count > 1 ? NULL : "const", field->words->entries[i].name);
	if (words.count > 1)
		json_close(out, ']');
	json_close(out, '}');
	json_schema_pattern(writer, pattern);
	if (ambiguous)
		json_schema_scalars(writer);
	json_open(out, NULL, '{');
	json_text(out, "type", STR("array"));
	json_number(out, "minItems", 1);
	json_number(out, "maxItems", 1);
	if (!ambiguous) {
		json_open(out, "items", '{');
		json_text(out, "type", STR("string"));
		json_text(out, "pattern", pattern);
		json_close(out, '}');
	}
	json_close(out, '}');
}

/* Several values; empty ones among them are passed over. */
static void write_list(struct schema_writer *writer, const struct field *field)
{
	struct json_out *out = &writer->out;
	json_open(out, NULL, '{');
	json_text(out, "type", STR("array"));
	json_number(out, "minItems", 1);
	json_open(out, "items", '{');
	json_open(out, "anyOf", '[');
	json_schema_type(writer, field);
	json_schema_empty(writer);
	json_close(out, ']');
	json_close(out, '}');
	json_close(out, '}');
}

/* Editors put descriptions in places of their own, where a full stop is too much. */
static struct str without_stop(struct str text)
{
	return str_ends(text, STR(".")) ? str_slice(text, 0, text.len - 1) : text;
}

/* Where a fault is no error to the check, nothing is refused here. */
static bool accepts_all(const struct field *field)
{
	return field->severity != LEVEL_ERROR;
}

static bool is_required(const struct field *field)
{
	/* The text below the front matter is no field: it may be missing there. */
	return field->need == NEED_REQUIRED && field->type != TYPE_MARKDOWN && !accepts_all(field);
}

/* What the field may hold. */
static void write_values(struct schema_writer *writer, const struct field *field)
{
	json_open(&writer->out, "anyOf", '[');
	json_schema_type(writer, field);
	if (field->list)
		write_list(writer, field);
	write_special(writer, field);
	if (field->need != NEED_REQUIRED)
		json_schema_empty(writer);
	json_close(&writer->out, ']');
}

static void write_field(struct schema_writer *writer, const struct field *field)
{
	struct json_out *out = &writer->out;
	const bool numbers = field->type == TYPE_NUMBER;
	json_open_named(out, field->name, '{');
	json_text(out, "title", field->label);
	if (field->help.len)
		json_text(out, "description", without_stop(field->help));
	if (field->standard.len) {
		const struct value standard = {.kind = VALUE_TEXT, .text = field->standard};
		json_value(out, STR("default"), &standard, numbers);
	}
	if (field->sample) {
		json_open(out, "examples", '[');
		json_value(out, (struct str){0}, field->sample, numbers);
		json_close(out, ']');
	}
	if (!accepts_all(field))
		write_values(writer, field);
	json_close(out, '}');
}

void json_schema_object(struct schema_writer *writer, const struct fields *fields)
{
	struct json_out *out = &writer->out;
	size_t required = 0;
	json_text(out, "type", STR("object"));
	json_open(out, "properties", '{');
	for (size_t i = 0; i < fields->count; i++) {
		write_field(writer, &fields->items[i]);
		required += is_required(&fields->items[i]);
	}
	json_close(out, '}');
	json_no(out, "additionalProperties");
	if (!required)
		return;
	json_open(out, "required", '[');
	for (size_t i = 0; i < fields->count; i++)
		if (is_required(&fields->items[i]))
			json_text(out, NULL, fields->items[i].name);
	json_close(out, ']');
}

/* et_af: one of the fields must be there, with something in it. */
static void write_one_of(struct schema_writer *writer, const struct value *names)
{
	struct json_out *out = &writer->out;
	json_open(out, "anyOf", '[');
	for (size_t i = 0; i < names->count; i++) {
		json_open(out, NULL, '{');
		json_open(out, "required", '[');
		json_text(out, NULL, names->items[i]->text);
		json_close(out, ']');
		json_open(out, "properties", '{');
		json_open_named(out, names->items[i]->text, '{');
		json_open(out, "not", '{');
		json_open(out, "enum", '[');
		json_text(out, NULL, STR(""));
		json_open(out, NULL, '[');
		json_close(out, ']');
		json_close(out, ']');
		json_close(out, '}');
		json_close(out, '}');
		json_close(out, '}');
		json_close(out, '}');
	}
	json_close(out, ']');
}

/* The smallest file of its kind: what is required, as the schema's examples have it. */
static void write_example(struct schema_writer *writer, const struct fields *fields)
{
	struct json_out *out = &writer->out;
	const struct field *first =
		fields->one_of ? fields_named(fields, fields->one_of->items[0]->text) : NULL;
	json_open(out, "examples", '[');
	json_open(out, NULL, '{');
	for (size_t i = 0; i < fields->count; i++) {
		const struct field *field = &fields->items[i];
		if (field->sample && (is_required(field) || field == first))
			json_value(out, field->name, field->sample, field->type == TYPE_NUMBER);
	}
	json_close(out, '}');
	json_close(out, ']');
}

/* A warning for the check, so valid here: nothing, blanks, an empty list or map,
 * or a list of such. The pattern: no character that one can see. */
static void write_empty(struct schema_writer *writer)
{
	struct json_out *out = &writer->out;
	json_open(out, "tom", '{');
	json_text(out, "title", STR("Ikke udfyldt"));
	json_open(out, "anyOf", '[');
	json_open(out, NULL, '{');
	json_text(out, "type", STR("null"));
	json_close(out, '}');
	json_schema_pattern(writer, STR("^[^!-~¡-ſ‐-‧‰-⁞ぁ-힣]*$"));
	json_open(out, NULL, '{');
	json_text(out, "type", STR("array"));
	json_open(out, "items", '{');
	json_text(out, "$ref", STR("#/$defs/tom"));
	json_close(out, '}');
	json_close(out, '}');
	json_open(out, NULL, '{');
	json_text(out, "type", STR("object"));
	json_number(out, "maxProperties", 0);
	json_close(out, '}');
	json_close(out, ']');
	json_close(out, '}');
}

/* Where it is published; the address in katalog.yaml need not end in a slash. */
static struct str address_of(const struct schema_writer *writer, struct str base, struct str kind)
{
	return str_format(writer->arena, "%.*s%sapi/v1/skema/%.*s.json", STR_ARGS(base),
		str_ends(base, STR("/")) ? "" : "/", STR_ARGS(kind));
}

void json_schema_write(
	struct buf *buf, const struct catalogue *catalogue, enum kind kind, struct str base)
{
	struct arena arena = {0};
	struct schema_writer writer = {
		.out = {.buf = buf}, .arena = &arena, .vocabularies = &catalogue->vocabularies};
	struct json_out *out = &writer.out;
	const struct fields *fields = &catalogue->schema.kinds[kind];
	const struct str word = kind_word(kind);
	json_open(out, NULL, '{');
	json_text(out, "$schema", STR("https://json-schema.org/draft/2020-12/schema"));
	json_text(out, "$id",
		address_of(&writer, base.len ? base : record_key(&catalogue->site, ROLE_ADDRESS), word));
	json_text(out, "title",
		str_format(&arena, "%.*s: %.*s", STR_ARGS(record_text(&catalogue->site, ROLE_NAME)),
			STR_ARGS(word)));
	json_text(out, "description",
		STR("Felterne, som de står i skema.yaml. Hvad »skoletilbud check« ikke finder fejl i, er "
			"gyldigt her; check finder flere fejl, end et skema kan"));
	write_example(&writer, fields);
	json_schema_object(&writer, fields);
	if (fields->one_of)
		write_one_of(&writer, fields->one_of);
	json_open(out, "$defs", '{');
	write_empty(&writer);
	json_schema_definitions(&writer, fields);
	json_close(out, '}');
	json_close(out, '}');
	buf_add_char(buf, '\n');
	arena_free(&arena);
}

bool json_schema_kind(struct str word, enum kind *kind)
{
	int i = 0;
	while (i < KINDS && !str_eq(word, kind_word((enum kind)i)))
		i++;
	*kind = (enum kind)i;
	return i < KINDS;
}
