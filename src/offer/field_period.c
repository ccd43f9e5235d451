/* When in the year: "hele året", "uge 33-41", "januar-februar", one day, or a
 * map of fra and til. */
#include "offer/field_types.h"

#include "base/danish.h"
#include "report/suggest.h"

static const char *const month_words[] = {"januar", "februar", "marts", "april", "maj", "juni",
	"juli", "august", "september", "oktober", "november", "december"};

/* Takes a month's name, or at least its first three letters: 1 to 12, or 0. */
static int take_month(struct str *s)
{
	size_t letters = 0;
	while (letters < s->len && s->ptr[letters] >= 'a' && s->ptr[letters] <= 'z')
		letters++;
	const struct str word = str_slice(*s, 0, letters);
	for (int i = 0; letters >= 3 && i < 12; i++) {
		if (!str_starts(str_from(month_words[i]), word))
			continue;
		*s = str_skip(*s, letters);
		take_word(s, STR("."));
		skip_blanks(s);
		return i + 1;
	}
	return 0;
}

enum { ALL_MONTHS = 0x1FFE };

/* The months from one to another, over new year where the first is the later. */
static unsigned months_between(int from, int to)
{
	unsigned months = 1u << to;
	for (int month = from; month != to; month = month % 12 + 1)
		months |= 1u << month;
	return months;
}

/* Weeks are those of the build's year. */
static unsigned months_of_weeks(const struct checker *checker, long from, long to)
{
	enum { SUNDAY = 6 };
	const int year = checker->today.year;
	const struct date last = date_from_days(date_to_days(date_of_week(year, (int)to)) + SUNDAY);
	return months_between(date_of_week(year, (int)from).month, last.month);
}

static unsigned months_of_days(struct date from, struct date to)
{
	const int count = (to.year - from.year) * 12 + to.month - from.month;
	return count >= 11 ? ALL_MONTHS : months_between(from.month, to.month);
}

static bool read_weeks(
	const struct checker *checker, const struct value *value, struct str rest, struct given *given)
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
	given->period.months = months_of_weeks(checker, from, to);
	const struct str first = str_format(arena, "%ld", from);
	given->text = from == to
		? phrase(arena, checker->phrases, PHRASE_WEEK, first, STR(""))
		: phrase(arena, checker->phrases, PHRASE_WEEK_RANGE, first, str_format(arena, "%ld", to));
	return true;
}

static bool read_months(
	const struct checker *checker, const struct value *value, struct str rest, struct given *given)
{
	const struct str *months = &checker->phrases->patterns[PHRASE_JANUARY];
	const int from = take_month(&rest);
	int to = from;
	if (from && take_dash(&rest))
		to = take_month(&rest);
	if (!from || !to || rest.len)
		return field_keep_text(checker, FREE_PERIOD, value, given);
	given->period.months = months_between(from, to);
	given->text = from == to ? months[from - 1]
							 : phrase(checker->arena, checker->phrases, PHRASE_MONTH_RANGE,
								 months[from - 1], months[to - 1]);
	return true;
}

static bool read_day(const struct checker *checker, const struct field *field,
	const struct value *value, struct date *day)
{
	struct date nearest;
	const struct str text = str_trim(value_str(value));
	if (value->kind == VALUE_LIST || value->kind == VALUE_MAP)
		return field_not_text(checker, field, value);
	return date_parse(text, day, &nearest)
		|| field_fault(checker, BAD_DATE, value, text,
			(struct details){.a = text,
				.suggestion = nearest.year ? date_iso(checker->arena, nearest) : STR("")});
}

static bool keep_days(const struct checker *checker, const struct value *value, struct given *given)
{
	if (date_cmp(given->period.to, given->period.from) < 0)
		return field_fault(checker, DATES_REVERSED, value, value->text, (struct details){0});
	given->period.months = months_of_days(given->period.from, given->period.to);
	given->text =
		phrase_dates(checker->arena, checker->phrases, given->period.from, given->period.to);
	return true;
}

static bool read_map(const struct checker *checker, const struct field *field,
	const struct value *value, struct given *given)
{
	static const struct str names[] = {{"fra", 3}, {"til", 3}};
	const struct str example = STR("{fra: 2026-11-22, til: 2026-12-18}");
	const struct value *days[] = {value_get(value, names[0]), value_get(value, names[1])};
	bool good = true;
	for (size_t i = 0; i < value->count; i++) {
		const struct value_entry *entry = &value->entries[i];
		if (entry->value == days[0] || entry->value == days[1])
			continue;
		const struct str meant = suggest(checker->arena, entry->name, names, 2);
		report_add(checker->report, UNKNOWN_FIELD, entry->name_span,
			(struct details){.a = entry->name, .suggestion = meant});
		good = false;
	}
	for (size_t i = 0; i < 2 && good; i++) {
		if (days[i] && days[i]->count + days[i]->text.len)
			continue;
		report_add(checker->report, MISSING_FIELD, days[i] ? days[i]->span : value->span,
			(struct details){.a = names[i], .b = field->name, .c = example});
		good = false;
	}
	return good && read_day(checker, field, days[0], &given->period.from)
		&& read_day(checker, field, days[1], &given->period.to) && keep_days(checker, value, given);
}

bool field_period(const struct checker *checker, const struct field *field,
	const struct value *value, struct given *given)
{
	if (value->kind == VALUE_MAP)
		return read_map(checker, field, value, given);
	if (value->kind != VALUE_TEXT)
		return field_not_text(checker, field, value);
	struct str rest = danish_lower(checker->arena, str_trim(value->text));
	if (str_eq(rest, STR("hele året")) || str_eq(rest, STR("året rundt"))) {
		given->text = checker->phrases->patterns[PHRASE_ALL_YEAR];
		given->period.months = ALL_MONTHS;
		return true;
	}
	if (rest.len == 10 && rest.ptr[4] == '-') {
		given->period.to = (struct date){0};
		const bool good = read_day(checker, field, value, &given->period.from);
		given->period.to = given->period.from;
		return good && keep_days(checker, value, given);
	}
	if (take_word(&rest, STR("uge ")) || take_word(&rest, STR("uger "))
		|| take_word(&rest, STR("ugerne ")))
		return read_weeks(checker, value, rest, given);
	return read_months(checker, value, rest, given);
}
