/* From a source to a record: read, then check, so that all faults of a file are
 * told in one go. */
#include "offer/record.h"

#include "base/limits.h"
#include "format/document.h"
#include "format/markdown.h"

static bool check_map(const struct checker *checker, const struct fields *fields,
	const struct value *map, struct record *record)
{
	record->source = checker->source;
	record->fields = fields;
	record->givens = arena_array(checker->arena, fields->count, sizeof *record->givens);
	if (!map)
		return false;
	return fields_check(checker, fields, map, source_top(checker->source), record->givens);
}

bool record_read_document(const struct checker *checker, struct arena *scratch,
	const struct fields *fields, struct record *record)
{
	struct document document;
	const struct field *body = fields->by_role[ROLE_BODY];
	if (!document_read(scratch, checker->source, checker->report, &document))
		return false;
	check_map(checker, fields, document.front, record);
	if (body && str_trim(document.body).len) {
		struct given *given = &record->givens[body->index];
		if (given->kind)
			report_add(checker->report, BODY_TWICE, given->span, (struct details){.a = body->name});
		*given = (struct given){.kind = GIVEN_VALUE,
			.field = body,
			.span = span_of_str(checker->source, document.body)};
		given->html = markdown_render(
			checker->arena, given->span, document.body, BODY_TOP_HEADING, checker->report);
	}
	return !report_has_errors(checker->report);
}

bool record_read_yaml(const struct checker *checker, struct arena *scratch,
	const struct fields *fields, struct record *record)
{
	const struct value *file =
		document_read_yaml(scratch, checker->source, NODES_MAX, checker->report);
	check_map(checker, fields, file, record);
	return file && !report_has_errors(checker->report);
}

const struct given *record_get(const struct record *record, enum role role)
{
	const struct field *field = record->fields->by_role[role];
	const struct given *given = field ? &record->givens[field->index] : NULL;
	return given && given->kind ? given : NULL;
}

struct str record_text(const struct record *record, enum role role)
{
	const struct given *given = record_get(record, role);
	return given ? given->text : STR("");
}
