/* Maps of fields: the front matter of a file and the groups inside it.
 *
 * A name that is not known and a required one that is missing are told as one
 * fault when the first is probably the second misspelt. */
#include "offer/field_types.h"

struct name_check {
	const struct checker *checker;
	const struct fields *fields;
	const struct value *map;
	struct span top;
	const struct value **values; /* for each field, NULL where it is not given */
	bool *misspelt;              /* for each field: told already under another name */
};

/* A name from an older version of the schema: told as what the field is called
 * now. */
static bool is_former_name(struct name_check *check, const struct value_entry *entry)
{
	for (size_t i = 0; i < check->fields->count; i++) {
		const struct field *field = &check->fields->items[i];
		for (size_t k = 0; field->former && k < field->former->count; k++) {
			if (!str_eq(field->former->items[k]->text, entry->name))
				continue;
			report_add(check->checker->report, RENAMED_FIELD, entry->name_span,
				(struct details){.a = entry->name, .b = field->name, .suggestion = field->name});
			check->misspelt[i] = true;
			return true;
		}
	}
	return false;
}

static void check_name(struct name_check *check, const struct value_entry *entry)
{
	struct arena *arena = check->checker->arena;
	struct report *report = check->checker->report;
	const struct field *known = fields_named(check->fields, entry->name);
	if (known && !check->values[known->index])
		check->values[known->index] = entry->value;
	if (known || is_former_name(check, entry))
		return;
	const struct str meant = fields_suggest(arena, check->fields, entry->name);
	const struct field *field = meant.len ? fields_named(check->fields, meant) : NULL;
	const bool missing =
		field && field->need == NEED_REQUIRED && !value_entry_of(check->map, field->name);
	struct details details = {.a = entry->name, .b = meant, .suggestion = meant};
	report_add(report, missing ? MISSPELT_FIELD : UNKNOWN_FIELD, entry->name_span, details);
	if (field)
		check->misspelt[field->index] = true;
}

static bool check_missing(const struct checker *checker, const struct field *field, struct span top)
{
	const struct details details = {.a = field->label, .b = field->name, .c = field->example};
	if (field->need == NEED_ADVISED)
		report_add(checker->report, MISSING_ADVISED, top, details);
	if (field->need == NEED_REQUIRED)
		report_add(checker->report, MISSING_FIELD, top, details);
	return field->need != NEED_REQUIRED;
}

/* et_af: at least one of these fields must be given. */
static bool check_one_of(const struct name_check *check, const struct given *givens)
{
	const struct checker *checker = check->checker;
	const struct fields *fields = check->fields;
	const struct value *rule = fields->one_of;
	struct str *names = arena_array(checker->arena, rule ? rule->count : 0, sizeof *names);
	const struct field *first = NULL;
	for (size_t i = 0; rule && i < rule->count; i++) {
		const struct field *field = fields_named(fields, rule->items[i]->text);
		if (!field || givens[field->index].kind || givens[field->index].span.source
			|| check->misspelt[field->index])
			return true;
		first = first ? first : field;
		names[i] = field->name;
	}
	if (!first)
		return true;
	report_add(checker->report, MISSING_ONE_OF, check->top,
		(struct details){.a = phrase_list(checker->arena, checker->phrases, names, rule->count),
			.b = first->name,
			.c = first->example});
	return false;
}

static void set_standard(const struct field *field, struct given *given)
{
	if (!field->standard.len || field->type != TYPE_CHOICE)
		return;
	*given = (struct given){.kind = GIVEN_VALUE, .field = field, .text = field->standard};
}

bool fields_check(const struct checker *checker, const struct fields *fields,
	const struct value *map, struct span top, struct given *givens)
{
	struct name_check names = {.checker = checker, .fields = fields, .map = map, .top = top};
	bool good = true;
	names.values = arena_array(checker->arena, fields->count, sizeof *names.values);
	names.misspelt = arena_array(checker->arena, fields->count, sizeof *names.misspelt);
	for (size_t i = 0; i < map->count; i++)
		check_name(&names, &map->entries[i]);
	for (size_t i = 0; i < fields->count; i++) {
		const struct field *field = &fields->items[i];
		const struct value *value = names.values[i];
		const size_t told = checker->report->count;
		givens[i] = (struct given){0};
		if (value)
			field_check(checker, field, value, &givens[i]);
		else if (field->type == TYPE_MARKDOWN)
			continue;
		else if (!names.misspelt[i])
			good = check_missing(checker, field, top) && good;
		if (field->severity != LEVEL_ERROR)
			report_soften(checker->report, told, field->severity);
		else if (field->need == NEED_REQUIRED && !givens[i].kind)
			good = false;
		if (!givens[i].kind)
			set_standard(field, &givens[i]);
	}
	return check_one_of(&names, givens) && good;
}

/* The last day of a pair of days must not lie before the first. */
static bool check_order(
	const struct checker *checker, const struct given *given, const struct value *value)
{
	const struct given *start = given_part(given, STR("start"));
	const struct given *end = given_part(given, STR("slut"));
	if (!start || !end)
		return true;
	/* A day without a time is neither before nor after the times of that day. */
	const size_t both = start->key.len < end->key.len ? start->key.len : end->key.len;
	if (str_cmp(str_slice(end->key, 0, both), str_slice(start->key, 0, both)) < 0)
		return field_fault(checker, DATES_REVERSED, value, value->text, (struct details){0});
	return true;
}

bool field_group(const struct checker *checker, const struct field *field,
	const struct value *value, struct given *given)
{
	if (value->kind == VALUE_TEXT && field->vocabulary.len)
		return field_term(checker, field, value, given);
	if (value->kind != VALUE_MAP) {
		const struct field *first = &field->group->items[0];
		return field_fault(checker, NOT_A_GROUP, value, value->text,
			(struct details){.a = field->name, .b = first->name});
	}
	given->items = arena_array(checker->arena, field->group->count, sizeof *given->items);
	given->count = field->group->count;
	return fields_check(checker, field->group, value, value->span, given->items)
		&& check_order(checker, given, value);
}
