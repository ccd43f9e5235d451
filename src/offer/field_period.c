/* When in the year: "hele året", "uge 33-41", "januar-februar", one day, or a
 * map of fra and til. */
#include "offer/field_types.h"

#include "base/danish.h"

static const char *const month_words[] = {"januar", "februar", "marts", "april", "maj", "juni", "juli",
	"august", "september", "oktober", "november", "december"};

int take_month(const struct checker *checker, struct str *s)
{
	(void)checker;
	for (int i = 0; i < 12; i++) {
		const struct str whole = str_from(month_words[i]);
		if (take_word(s, whole))
			return i + 1;
	}
	for (int i = 0; i < 12; i++) {
		const struct str start = str_slice(str_from(month_words[i]), 0, 3);
		struct str rest = *s;
		if (take_word(&rest, start) && (rest.len == 0 || take_word(&rest, STR(".")) || rest.ptr[0] == '-')) {
			*s = rest;
			return i + 1;
		}
	}
	return 0;
}

static bool read_weeks(const struct checker *checker, const struct value *value, struct str rest,
	struct given *given)
{
	struct arena *arena = checker->arena;
	long from;
	if (!str_take_number(&rest, &from))
		return field_keep_text(checker, FREE_PERIOD, value, given);
	long to = from;
	if ((take_dash(&rest) && !str_take_number(&rest, &to)) || rest.len)
		return field_keep_text(checker, FREE_PERIOD, value, given);
	if (from < 1 || from > 53 || to < 1 || to > 53) {
		const long bad = from < 1 || from > 53 ? from : to;
		return field_fault(checker, BAD_WEEK, value, value->text,
			(struct details){.a = str_format(arena, "%ld", bad)});
	}
	const struct str first = str_format(arena, "%ld", from);
	given->text = from == to ? phrase(arena, checker->phrases, PHRASE_WEEK, first, STR(""))
		: phrase(arena, checker->phrases, PHRASE_WEEK_RANGE, first, str_format(arena, "%ld", to));
	return true;
}

static bool read_months(const struct checker *checker, const struct value *value, struct str rest,
	struct given *given)
{
	const struct str *months = &checker->phrases->patterns[PHRASE_JANUARY];
	const int from = take_month(checker, &rest);
	int to = from;
	if (from && take_dash(&rest))
		to = take_month(checker, &rest);
	if (!from || !to || rest.len)
		return field_keep_text(checker, FREE_PERIOD, value, given);
	given->text = from == to ? months[from - 1]
		: phrase(checker->arena, checker->phrases, PHRASE_MONTH_RANGE, months[from - 1], months[to - 1]);
	return true;
}

static bool read_day(const struct checker *checker, const struct value *value, struct date *day)
{
	struct date nearest;
	const struct str text = value_str(value);
	if (value && date_parse(str_trim(text), day, &nearest))
		return true;
	if (value)
		field_fault(checker, BAD_DATE, value, text, (struct details){.a = text,
			.suggestion = nearest.year ? date_iso(checker->arena, nearest) : STR("")});
	return false;
}

static bool keep_days(const struct checker *checker, const struct value *value, struct given *given)
{
	if (date_cmp(given->period.to, given->period.from) < 0)
		return field_fault(checker, DATES_REVERSED, value, value->text, (struct details){0});
	given->text = phrase_dates(checker->arena, checker->phrases, given->period.from, given->period.to);
	return true;
}

static bool read_map(const struct checker *checker, const struct field *field, const struct value *value,
	struct given *given)
{
	const struct value *from = value_get(value, STR("fra"));
	const struct value *to = value_get(value, STR("til"));
	for (size_t i = 0; i < value->count; i++) {
		const struct value_entry *entry = &value->entries[i];
		if (entry->value != from && entry->value != to)
			report_add(checker->report, UNKNOWN_FIELD, entry->name_span, (struct details){.a = entry->name});
	}
	if (!from || !to) {
		report_add(checker->report, MISSING_FIELD, value->span, (struct details){
			.a = from ? STR("til") : STR("fra"), .b = field->name, .c = STR("{fra: 2026-11-22, til: 2026-12-18}")});
		return false;
	}
	return read_day(checker, from, &given->period.from) && read_day(checker, to, &given->period.to)
		&& keep_days(checker, value, given);
}

bool field_period(const struct checker *checker, const struct field *field, const struct value *value,
	struct given *given)
{
	if (value->kind == VALUE_MAP)
		return read_map(checker, field, value, given);
	if (value->kind != VALUE_TEXT) {
		return field_fault(checker, NOT_ONE_TEXT, value, value->text, (struct details){
			.a = field->name, .b = STR("en liste"), .c = field->example});
	}
	struct str rest = danish_lower(checker->arena, str_trim(value->text));
	if (str_eq(rest, STR("hele året")) || str_eq(rest, STR("året rundt"))) {
		given->text = checker->phrases->patterns[PHRASE_ALL_YEAR];
		return true;
	}
	if (rest.len == 10 && rest.ptr[4] == '-') {
		given->period.to = (struct date){0};
		const bool good = read_day(checker, value, &given->period.from);
		given->period.to = given->period.from;
		return good && keep_days(checker, value, given);
	}
	if (take_word(&rest, STR("uge ")))
		return read_weeks(checker, value, rest, given);
	return read_months(checker, value, rest, given);
}
