/* The edition: a trial may be unfinished, a catalogue in service may not be
 * without a publisher, a contact and what the law wants said of accessibility.
 * Which fields those are is the schema's to say. */
#include "offer/edition.h"

static void tell(
	const struct field *field, struct str label, struct span where, struct report *report)
{
	report_add(report, NEEDED_IN_SERVICE, where,
		(struct details){.a = label, .b = field->name, .c = field->example});
}

/* The parts of a group, told where the group stands. */
static void check_parts(const struct given *group, struct report *report)
{
	const struct fields *parts = group->field->group;
	for (size_t i = 0; i < parts->count; i++) {
		const struct field *part = &parts->items[i];
		if (part->need != NEED_IN_SERVICE || given_part(group, part->name))
			continue;
		const struct str label = str_format(
			report->arena, "%.*s: %.*s", STR_ARGS(group->field->label), STR_ARGS(part->label));
		tell(part, label, group->span, report);
	}
}

void edition_check(const struct record *site, struct report *report)
{
	const struct given *edition = record_get(site, ROLE_EDITION);
	if (!edition || !str_eq(edition->text, STR("drift")))
		return;
	for (size_t i = 0; i < site->fields->count; i++) {
		const struct field *field = &site->fields->items[i];
		const struct given *given = record_at(site, field);
		if (!given && field->need == NEED_IN_SERVICE)
			tell(field, field->label, edition->span, report);
		else if (given && given->items && field->type == TYPE_GROUP && !field->list)
			check_parts(given, report);
	}
}
