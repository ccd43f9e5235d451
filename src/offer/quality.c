/* The checks that compare one field with another, with the build's day, or with
 * what every library should do. Nothing here makes an offer unusable but a
 * picture that cannot be shown. */
#include "offer/quality.h"

static const struct given *value_of(const struct record *record, enum role role)
{
	const struct given *given = record_get(record, role);
	return given && given->kind == GIVEN_VALUE ? given : NULL;
}

/* --- dates ------------------------------------------------------------------- */

static bool is_over(const struct checker *checker, const struct record *record)
{
	const struct given *ends = value_of(record, ROLE_ENDS);
	return str_eq(record_text(record, ROLE_STATUS), STR("udgået"))
		|| (ends && date_cmp(checker->today, ends->date) > 0);
}

static void check_ahead(const struct checker *checker, const struct given *day)
{
	if (day && date_cmp(day->date, checker->today) > 0)
		report_add(checker->report, DATE_AHEAD, day->span,
			(struct details){.a = day->field->label, .b = day->text});
}

static void check_review(const struct checker *checker, const struct record *record)
{
	const struct given *review = value_of(record, ROLE_REVIEWED);
	const struct given *created = value_of(record, ROLE_CREATED);
	const struct given *updated = value_of(record, ROLE_UPDATED);
	check_ahead(checker, review);
	check_ahead(checker, updated);
	if (review) {
		struct date due = review->date;
		due.year++;
		if (date_cmp(checker->today, due) > 0)
			report_add(
				checker->report, REVIEW_OLD, review->span, (struct details){.a = review->text});
	}
	if (created && updated && date_cmp(updated->date, created->date) < 0)
		report_add(checker->report, UPDATED_BEFORE_CREATED, updated->span,
			(struct details){.a = updated->text, .b = created->text, .other = created->span});
}

static void check_before_end(
	const struct checker *checker, const struct given *ends, const struct given *day)
{
	if (ends && date_cmp(day->date, ends->date) > 0)
		report_add(checker->report, AFTER_END, day->span,
			(struct details){.a = day->text, .b = ends->text, .other = ends->span});
}

/* An offer that is paused or sold out may well have nothing but past dates. */
static void check_past(
	const struct checker *checker, const struct record *record, const struct given *last)
{
	if (last && date_cmp(last->date, checker->today) < 0 && !value_of(record, ROLE_ENDS)
		&& str_eq(record_text(record, ROLE_STATUS), STR("aktiv")))
		report_add(checker->report, DATES_PAST, last->span, (struct details){.a = last->text});
}

static void check_dates(const struct checker *checker, const struct record *record)
{
	const struct given *dates = value_of(record, ROLE_DATES);
	const struct given *ends = value_of(record, ROLE_ENDS);
	const struct given *last = NULL;
	for (size_t i = 0; dates && i < dates->count; i++) {
		const struct given *start = given_part(&dates->items[i], STR("start"));
		const struct given *end = given_part(&dates->items[i], STR("slut"));
		const struct given *day = end ? end : start;
		if (!day)
			continue;
		check_before_end(checker, ends, day);
		if (!last || date_cmp(day->date, last->date) > 0)
			last = day;
	}
	check_past(checker, record, last);
}

static void check_period(const struct checker *checker, const struct record *record)
{
	const struct given *period = value_of(record, ROLE_PERIOD);
	const struct given *ends = value_of(record, ROLE_ENDS);
	if (period && ends && period->period.to.year && date_cmp(period->period.to, ends->date) > 0)
		report_add(checker->report, AFTER_END, period->span,
			(struct details){.a = period->text, .b = ends->text, .other = ends->span});
}

/* --- the library's number ------------------------------------------------------ */

/* A public library's number is 7, its municipality's code and two digits for the
 * branch. */
static void check_isil(const struct checker *checker, const struct record *record)
{
	const struct given *isil = value_of(record, ROLE_ISIL);
	const struct given *home = value_of(record, ROLE_MUNICIPALITY);
	const struct term *term = home ? home->term : NULL;
	const struct str code = term ? value_str(value_get(term->extra, STR("kode"))) : STR("");
	long number;
	struct str digits = code;
	if (!isil || !term || !str_take_number(&digits, &number) || digits.len)
		return;
	if (isil->number / 100 == 7000 + number)
		return;
	report_add(checker->report, ISIL_ELSEWHERE, isil->span,
		(struct details){.a = isil->text,
			.b = term->name,
			.suggestion =
				str_format(checker->arena, "DK-7%.*s%02ld", STR_ARGS(code), isil->number % 100),
			.other = home->span});
}

/* --- every field ----------------------------------------------------------------- */

static void check_group(const struct checker *checker, const struct given *group)
{
	quality_mail(checker, group);
	for (size_t i = 0; group->items && i < group->count; i++) {
		const struct given *part = &group->items[i];
		if (part->kind == GIVEN_VALUE && part->field->type == TYPE_FILE && !part->field->list)
			quality_picture(checker, part);
	}
}

static void check_fields(const struct checker *checker, const struct record *record)
{
	for (size_t i = 0; i < record->fields->count; i++) {
		const struct given *given = &record->givens[i];
		if (given->kind != GIVEN_VALUE || given->field->list)
			continue;
		if (given->field->type == TYPE_GROUP)
			check_group(checker, given);
		else if (given->field->type == TYPE_FILE)
			quality_picture(checker, given);
	}
}

void quality_check(const struct checker *checker, const struct record *record)
{
	check_fields(checker, record);
	check_isil(checker, record);
	if (is_over(checker, record))
		return;
	check_review(checker, record);
	check_dates(checker, record);
	check_period(checker, record);
}
