/* From a source to a record: read, then check, so that all faults of a file are
 * told in one go. */
#include "offer/record.h"

#include "base/limits.h"
#include "format/document.h"
#include "offer/body.h"
#include "offer/quality.h"

#include <assert.h>

static bool check_map(const struct checker *checker, const struct fields *fields,
	const struct value *map, struct record *record)
{
	*record = (struct record){.source = checker->source,
		.fields = fields,
		.givens = arena_array(checker->arena, fields->count, sizeof *record->givens)};
	if (!map)
		return false;
	const bool good =
		fields_check(checker, fields, map, source_top(checker->source), record->givens);
	quality_check(checker, record);
	return good;
}

bool record_read_document(
	const struct checker *checker, const struct fields *fields, struct record *record)
{
	struct document document;
	const struct field *body = fields->by_role[ROLE_BODY];
	if (!document_read(checker->scratch, checker->source, checker->report, &document))
		return false;
	check_map(checker, fields, document.front, record);
	if (body && str_trim(document.body).len) {
		struct given *given = &record->givens[body->index];
		if (given->kind)
			report_add(checker->report, BODY_TWICE, given->span, (struct details){.a = body->name});
		*given = (struct given){.kind = GIVEN_VALUE,
			.field = body,
			.span = span_of_str(checker->source, document.body)};
		given->html = body_read(checker, given->span, document.body);
	}
	return !report_has_errors(checker->report);
}

bool record_read_yaml(
	const struct checker *checker, const struct fields *fields, struct record *record)
{
	const struct value *file =
		document_read_yaml(checker->scratch, checker->source, NODES_MAX, checker->report);
	return file && record_read_map(checker, fields, file, record);
}

bool record_read_map(const struct checker *checker, const struct fields *fields,
	const struct value *map, struct record *record)
{
	check_map(checker, fields, map, record);
	return !report_has_errors(checker->report);
}

static void pack_given(struct arena *arena, struct given *given);

static struct given *pack_items(struct arena *arena, const struct given *items, size_t count)
{
	struct given *packed = arena_array(arena, count, sizeof *packed);
	for (size_t i = 0; i < count; i++) {
		packed[i] = items[i];
		pack_given(arena, &packed[i]);
	}
	return packed;
}

static const struct value *pack_html(struct arena *arena, const struct value *html)
{
	struct value *packed = arena_new(arena, struct value);
	*packed = *html;
	packed->text = str_copy(arena, html->text);
	packed->items = arena_array(arena, html->count, sizeof(struct value *));
	for (size_t i = 0; i < html->count; i++) {
		struct value *link = value_text(arena, str_copy(arena, html->items[i]->text));
		link->span = html->items[i]->span;
		packed->items[i] = link;
	}
	return packed;
}

/* A term's own words live as long as the vocabularies: they are not copied. */
static void pack_given(struct arena *arena, struct given *given)
{
	const bool is_term = given->field && given->field->type == TYPE_TERM;
	const struct term *term = is_term ? given->term : NULL;
	if (given->text.len && !(term && given->text.ptr == term->name.ptr))
		given->text = str_copy(arena, given->text);
	if (given->key.len && !(term && given->key.ptr == term->key.ptr))
		given->key = str_copy(arena, given->key);
	if (given->html)
		given->html = pack_html(arena, given->html);
	if (given->items)
		given->items = pack_items(arena, given->items, given->count);
}

static bool holds_link(const struct given *given)
{
	const enum field_type type = given->field ? given->field->type : FIELD_TYPES;
	bool found = given->kind && (type == TYPE_LINK || type == TYPE_ENTRANCES);
	for (size_t i = 0; given->items && i < given->count && !found; i++)
		found = holds_link(&given->items[i]);
	return found;
}

static bool is_packed(const struct given *given, enum keep keep)
{
	static const enum role checked[] = {
		ROLE_TITLE, ROLE_SUMMARY, ROLE_FORMER, ROLE_REUSE_OF, ROLE_DR};
	if (given->kind == GIVEN_NOTHING || keep == KEEP_ALL)
		return given->kind != GIVEN_NOTHING;
	if (keep == KEEP_LINKS)
		return holds_link(given) || (given->html && given->html->count);
	for (size_t i = 0; i < sizeof checked / sizeof checked[0]; i++)
		if (given->field->role == checked[i])
			return true;
	return given->html && given->html->count;
}

void record_pack(struct arena *arena, struct record *record, enum keep keep)
{
	const size_t fields = record->fields->count;
	struct given *packed;
	size_t count = 0;
	assert(fields <= PACKED_FIELDS_MAX && !record->places);
	for (size_t i = 0; i < fields; i++)
		count += is_packed(&record->givens[i], keep);
	packed = arena_array(arena, count, sizeof *packed);
	record->places = arena_alloc(arena, fields);
	count = 0;
	for (size_t i = 0; i < fields; i++) {
		if (!is_packed(&record->givens[i], keep))
			continue;
		packed[count] = record->givens[i];
		pack_given(arena, &packed[count]);
		record->places[i] = (uint8_t)++count;
	}
	record->givens = packed;
}

void record_put(struct arena *arena, struct record *record, const struct given *given)
{
	uint8_t *place = &record->places[given->field->index];
	size_t count = 0;
	for (size_t i = 0; i < record->fields->count; i++)
		count += record->places[i] != 0;
	if (!*place) {
		struct given *more = arena_array(arena, count + 1, sizeof *more);
		memcpy(more, record->givens, count * sizeof *more);
		record->givens = more;
		*place = (uint8_t)(count + 1);
	}
	record->givens[*place - 1] = *given;
}

const struct given *record_at(const struct record *record, const struct field *field)
{
	const struct given *given = NULL;
	if (!record->places)
		given = &record->givens[field->index];
	else if (record->places[field->index])
		given = &record->givens[record->places[field->index] - 1];
	return given && given->kind ? given : NULL;
}

const struct given *record_get(const struct record *record, enum role role)
{
	const struct field *field = record->fields->by_role[role];
	return field ? record_at(record, field) : NULL;
}

struct str record_text(const struct record *record, enum role role)
{
	const struct given *given = record_get(record, role);
	return given ? given->text : STR("");
}

struct str record_key(const struct record *record, enum role role)
{
	const struct given *given = record->fields ? record_get(record, role) : NULL;
	return given ? given->key : STR("");
}
