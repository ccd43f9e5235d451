/* How long: "45 min", "45-60 minutter", "1½ time", "2 lektioner à 45 min",
 * "et skoleår", "varierende". Minutes are exact where they can be. */
#include "offer/field_types.h"

#include "base/danish.h"

enum unit { UNIT_MINUTE, UNIT_HOUR, UNIT_LESSON, UNIT_DAY, UNIT_WEEK, UNIT_MONTH, UNITS };

enum { LESSON_MINUTES = 45, SCHOOL_YEAR_DAYS = 300 };

/* Twice the amount, so that halves are whole. */
struct amount {
	long from, to;
	enum unit unit;
	bool about;
};

static bool take_unit(struct str *s, enum unit *unit)
{
	static const struct {
		const char *word;
		enum unit unit;
	} units[] = {{"minutters", UNIT_MINUTE}, {"minutter", UNIT_MINUTE}, {"minut", UNIT_MINUTE},
		{"min.", UNIT_MINUTE}, {"min", UNIT_MINUTE}, {"timers", UNIT_HOUR}, {"timer", UNIT_HOUR},
		{"time", UNIT_HOUR}, {"lektioner", UNIT_LESSON}, {"lektion", UNIT_LESSON},
		{"dage", UNIT_DAY}, {"dag", UNIT_DAY}, {"uger", UNIT_WEEK}, {"uge", UNIT_WEEK},
		{"måneder", UNIT_MONTH}, {"måned", UNIT_MONTH}};
	for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
		if (take_word(s, str_from(units[i].word))) {
			*unit = units[i].unit;
			return true;
		}
	}
	return false;
}

/* "1", "1½", "½", "1,5", "en", "halvanden", "to": twice its value. */
static bool take_half_number(struct str *s, long *twice)
{
	static const struct {
		const char *word;
		long twice;
	} words[] = {{"en halv ", 1}, {"en ", 2}, {"et ", 2}, {"én ", 2}, {"halvanden ", 3}, {"to ", 4},
		{"tre ", 6}, {"fire ", 8}, {"½", 1}};
	long number;
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		if (take_word(s, str_from(words[i].word))) {
			*twice = words[i].twice;
			return true;
		}
	}
	if (!str_take_number(s, &number) || number > 10000)
		return false;
	*twice = number * 2;
	const bool decimal = take_word(s, STR(",5")) || take_word(s, STR(".5"));
	skip_blanks(s);
	if (decimal || take_word(s, STR("½")))
		*twice += 1;
	return true;
}

static bool take_about(struct str *s)
{
	return take_word(s, STR("ca. ")) || take_word(s, STR("ca ")) || take_word(s, STR("cirka "))
		|| take_word(s, STR("omkring "));
}

static bool take_amount(struct str *s, struct amount *amount)
{
	*amount = (struct amount){.about = take_about(s)};
	if (!take_half_number(s, &amount->from))
		return false;
	amount->to = amount->from;
	if ((take_dash(s) || take_word(s, STR("eller "))) && !take_half_number(s, &amount->to))
		return false;
	return amount->to > 0 && take_unit(s, &amount->unit);
}

static struct str half_text(struct arena *arena, long twice)
{
	if (twice == 1)
		return STR("½");
	return str_format(arena, twice % 2 ? "%ld½" : "%ld", twice / 2);
}

/* "45 minutter", "½ time", "1-1½ time": Danish has the singular up to one and a half. */
static struct str counted(const struct checker *checker, const struct amount *amount)
{
	static const enum phrase single[UNITS] = {PHRASE_MINUTE, PHRASE_HOUR, PHRASE_LESSON,
		PHRASE_DAY_COUNTED, PHRASE_WEEK_COUNTED, PHRASE_MONTH_COUNTED};
	static const enum phrase many[UNITS] = {PHRASE_MINUTES, PHRASE_HOURS, PHRASE_LESSONS,
		PHRASE_DAYS_LONG, PHRASE_WEEKS_LONG, PHRASE_MONTHS_LONG};
	struct arena *arena = checker->arena;
	const enum phrase pattern = amount->to <= 3 ? single[amount->unit] : many[amount->unit];
	struct str number = half_text(arena, amount->to);
	if (amount->from != amount->to)
		number =
			phrase(arena, checker->phrases, PHRASE_RANGE, half_text(arena, amount->from), number);
	return phrase(arena, checker->phrases, pattern, number, STR(""));
}

/* One day, week or month is "en dag", "en uge", "en måned". */
static struct str amount_text(const struct checker *checker, const struct amount *amount)
{
	static const enum phrase ones[UNITS] = {[UNIT_DAY] = PHRASE_DAY_LONG,
		[UNIT_WEEK] = PHRASE_WEEK_LONG,
		[UNIT_MONTH] = PHRASE_MONTH_LONG};
	const bool one = amount->from == 2 && amount->to == 2 && amount->unit >= UNIT_DAY;
	const struct str text =
		one ? checker->phrases->patterns[ones[amount->unit]] : counted(checker, amount);
	return amount->about ? phrase(checker->arena, checker->phrases, PHRASE_ABOUT, text, STR(""))
						 : text;
}

/* 0-0 for days and longer: nobody knows how much of a day is meant. */
static struct range minutes_of(const struct amount *amount)
{
	static const int each[UNITS] = {
		[UNIT_MINUTE] = 1, [UNIT_HOUR] = 60, [UNIT_LESSON] = LESSON_MINUTES};
	const int factor = each[amount->unit];
	return (struct range){(int)amount->from * factor / 2, (int)amount->to * factor / 2};
}

/* Days for which a class is busy with it, a begun one counted whole. */
static int days_of(const struct amount *amount)
{
	static const int each[UNITS] = {[UNIT_DAY] = 1, [UNIT_WEEK] = 7, [UNIT_MONTH] = 30};
	return (int)(amount->to * each[amount->unit] + 1) / 2;
}

/* 90 minutes are told as 1½ hour, 120 as 2 hours. */
static void prefer_hours(struct amount *amount)
{
	enum { TWICE_HALF_HOUR = 60, SMALLEST = 2 * 60 };
	if (amount->unit != UNIT_MINUTE || amount->from < SMALLEST || amount->from % TWICE_HALF_HOUR
		|| amount->to % TWICE_HALF_HOUR)
		return;
	amount->unit = UNIT_HOUR;
	amount->from /= 60;
	amount->to /= 60;
}

/* "à 45 min", "á 1 time", "af 45 min": how long each of them is. True with *each
 * untouched when nothing of the kind follows. */
static bool take_each(struct str *rest, struct amount *each)
{
	static const char *const words[] = {"à ", "á ", "a ", "af "};
	bool found = false;
	for (size_t i = 0; i < sizeof words / sizeof words[0] && !found; i++)
		found = take_word(rest, str_from(words[i]));
	return !found || (take_amount(rest, each) && minutes_of(each).to && each->unit != UNIT_LESSON);
}

/* So many times so many minutes. */
static struct range multiplied(struct amount times, struct amount each)
{
	enum { LONGEST = 100 * 24 * 60 };
	const struct range one = minutes_of(&each);
	const long to = times.to * one.to / 2;
	return to > LONGEST ? (struct range){0, 0}
						: (struct range){(int)(times.from * one.from / 2), (int)to};
}

static enum phrase fixed_phrase(struct str lower)
{
	static const struct {
		const char *word;
		enum phrase phrase;
	} fixed[] = {{"et skoleår", PHRASE_SCHOOL_YEAR}, {"skoleåret", PHRASE_SCHOOL_YEAR},
		{"hele skoleåret", PHRASE_SCHOOL_YEAR}, {"et helt skoleår", PHRASE_SCHOOL_YEAR},
		{"varierende", PHRASE_VARIES}, {"varierer", PHRASE_VARIES},
		{"efter aftale", PHRASE_VARIES}};
	for (size_t i = 0; i < sizeof fixed / sizeof fixed[0]; i++)
		if (str_eq(lower, str_from(fixed[i].word)))
			return fixed[i].phrase;
	return PHRASES;
}

bool field_duration(const struct checker *checker, const struct field *field,
	const struct value *value, struct given *given)
{
	(void)field;
	const struct str lower = danish_lower(checker->arena, str_trim(value->text));
	const enum phrase fixed = fixed_phrase(lower);
	struct str rest = lower;
	struct amount amount;
	struct amount each = {0};
	if (fixed != PHRASES) {
		given->duration.days = fixed == PHRASE_SCHOOL_YEAR ? SCHOOL_YEAR_DAYS : 0;
		given->text = checker->phrases->patterns[fixed];
		return true;
	}
	if (!take_amount(&rest, &amount) || !take_each(&rest, &each) || rest.len)
		return field_keep_text(checker, FREE_DURATION, value, given);
	if (amount.from > amount.to || each.from > each.to)
		return field_fault(
			checker, RANGE_REVERSED, value, value->text, (struct details){.a = value->text});
	given->duration.minutes = each.to ? multiplied(amount, each) : minutes_of(&amount);
	given->duration.days = days_of(&amount);
	if (!each.to)
		prefer_hours(&amount);
	given->text = amount_text(checker, &amount);
	if (each.to)
		given->text = phrase(checker->arena, checker->phrases, PHRASE_EACH, given->text,
			amount_text(checker, &each));
	return true;
}
