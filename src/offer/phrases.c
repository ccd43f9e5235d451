/* Phrases: patterns out of one file, filled in. */
#include "offer/phrases.h"

static const char *const keys[PHRASES] = {
#define PHRASE(name, key) [name] = key,
#include "offer/phrases.def"
#undef PHRASE
};

void phrases_read(struct phrases *phrases, const struct source *source, const struct value *file,
	struct report *report)
{
	const struct value *patterns = value_get(file, STR("vendinger"));
	for (size_t i = 0; i < PHRASES; i++) {
		const struct str key = str_from(keys[i]);
		const struct str pattern = value_str(value_get(patterns, key));
		phrases->patterns[i] = pattern.len ? pattern : key;
		if (!pattern.len)
			report_add(report, PHRASE_MISSING, source_top(source), (struct details){.a = key});
	}
}

struct str phrase(struct arena *arena, const struct phrases *phrases, enum phrase which,
	struct str a, struct str b)
{
	const struct str words[3] = {a, b, STR("")};
	return str_fill(arena, phrases->patterns[which], words);
}

static struct str month_name(const struct phrases *phrases, struct date day)
{
	return phrases->patterns[PHRASE_JANUARY + day.month - 1];
}

struct str phrase_date(struct arena *arena, const struct phrases *phrases, struct date day)
{
	const struct str words[3] = {
		str_number(arena, day.day), month_name(phrases, day), str_number(arena, day.year)};
	return str_fill(arena, phrases->patterns[PHRASE_DATE], words);
}

struct str phrase_dates(
	struct arena *arena, const struct phrases *phrases, struct date from, struct date to)
{
	const struct str end = phrase_date(arena, phrases, to);
	if (date_cmp(from, to) == 0)
		return end;
	struct str start = phrase_date(arena, phrases, from);
	const struct str day = str_number(arena, from.day);
	if (from.year == to.year && from.month == to.month)
		start = phrase(arena, phrases, PHRASE_DAY, day, STR(""));
	else if (from.year == to.year)
		start = phrase(arena, phrases, PHRASE_DAY_MONTH, day, month_name(phrases, from));
	return phrase(arena, phrases, PHRASE_DATE_SPAN, start, end);
}

struct str phrase_list(
	struct arena *arena, const struct phrases *phrases, const struct str *words, size_t count)
{
	if (count < 2)
		return count ? words[0] : STR("");
	const struct str first = str_join_all(arena, words, count - 1, STR(", "));
	return phrase(arena, phrases, PHRASE_AND, first, words[count - 1]);
}
