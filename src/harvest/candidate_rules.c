/* The rules that tell candidates from other events, out of the vocabulary that
 * holds them. Judges nothing itself. */
#include "harvest/candidate.h"

#include "base/danish.h"
#include "harvest/events_value.h"

static const char *const part_names[CMS_PARTS] = {
	"titel", "kategori", "målgruppe", "emneord", "tekst"};

static int number_of(const struct value *value, struct report *report)
{
	struct str rest = str_trim(value_str(value));
	const bool minus = str_starts(rest, STR("-"));
	long number = 0;
	if (minus)
		rest = str_skip(rest, 1);
	if (!str_take_number(&rest, &number) || rest.len || number > 1000)
		report_add(report, NOT_A_NUMBER, value->span,
			(struct details){.a = value_str(value), .b = STR("5")});
	return (int)(minus ? -number : number);
}

static void read_weights(
	struct candidate_rule *rule, const struct value *weight, struct report *report)
{
	for (int part = 0; part < CMS_PARTS; part++) {
		const struct value *own = value_get(weight, str_from(part_names[part]));
		if (own || weight->kind == VALUE_TEXT)
			rule->weights[part] = number_of(own ? own : weight, report);
	}
}

static struct pattern_word pattern_word(struct arena *arena, struct str word)
{
	struct pattern_word pattern = {.grade = str_eq(word, STR("#")),
		.open_start = str_starts(word, STR("*")),
		.open_end = word.len > 1 && str_ends(word, STR("*"))};
	pattern.text = danish_fold(arena, word);
	return pattern;
}

static struct pattern pattern_of(struct arena *arena, struct str text)
{
	struct pattern pattern = {0};
	struct str word;
	while (str_cut(&text, ' ', &word)) {
		const struct pattern_word read = pattern_word(arena, word);
		if (!read.text.len && !read.grade)
			continue;
		pattern.words = arena_grow(arena, pattern.words, pattern.count, sizeof *pattern.words);
		pattern.words[pattern.count++] = read;
	}
	return pattern;
}

static void read_patterns(
	struct arena *arena, struct candidate_rule *rule, const struct value *words)
{
	if (!words || words->kind != VALUE_LIST)
		return;
	rule->patterns = arena_array(arena, words->count, sizeof *rule->patterns);
	for (size_t i = 0; i < words->count; i++) {
		rule->patterns[rule->count] = pattern_of(arena, value_str(words->items[i]));
		rule->count += rule->patterns[rule->count].count > 0;
	}
}

static unsigned weekdays_of(const struct value *list)
{
	static const char *const names[] = {
		"mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"};
	unsigned days = 0;
	for (size_t i = 0; list && list->kind == VALUE_LIST && i < list->count; i++)
		for (unsigned day = 0; day < 7; day++)
			if (str_eq(value_str(list->items[i]), str_from(names[day])))
				days |= 1u << day;
	return days;
}

static unsigned long long weeks_of(const struct value *list, struct report *report)
{
	unsigned long long weeks = 0;
	for (size_t i = 0; list && list->kind == VALUE_LIST && i < list->count; i++) {
		const int week = number_of(list->items[i], report);
		if (week > 0 && week <= 53)
			weeks |= 1ull << week;
	}
	return weeks;
}

static void read_shared(
	struct candidate_rules *rules, struct str key, const struct value *term, struct report *report)
{
	const struct value *weight = value_get(term, STR("vægt"));
	if (str_eq(key, STR("graense")) && weight)
		rules->threshold = number_of(weight, report);
	else if (str_eq(key, STR("dele")))
		for (int part = 0; part < CMS_PARTS; part++)
			rules->parts[part] = value_str(value_get(term, str_from(part_names[part])));
	else if (str_eq(key, STR("begrundelse"))) {
		rules->speaks_for = value_str(value_get(term, STR("for")));
		rules->speaks_against = value_str(value_get(term, STR("imod")));
	}
}

void candidate_rules_add(struct arena *arena, struct candidate_rules *rules, struct str key,
	const struct value *term, struct report *report)
{
	const struct value *weight = value_get(term, STR("vægt"));
	if (str_eq(key, STR("graense")) || str_eq(key, STR("dele"))
		|| str_eq(key, STR("begrundelse"))) {
		read_shared(rules, key, term, report);
		return;
	}
	if (!weight)
		return;
	struct candidate_rule rule = {.name = value_str(value_get(term, STR("navn"))),
		.weekdays = weekdays_of(value_get(term, STR("dage"))),
		.weeks = weeks_of(value_get(term, STR("uger")), report)};
	const int from = cms_clock(value_str(value_get(term, STR("fra"))));
	const int to = cms_clock(value_str(value_get(term, STR("til"))));
	rule.from = from > 0 ? from : 0;
	rule.to = to > 0 ? to : 0;
	read_weights(&rule, weight, report);
	read_patterns(arena, &rule, value_get(term, STR("ord")));
	rules->items = arena_grow(arena, rules->items, rules->count, sizeof *rules->items);
	rules->items[rules->count++] = rule;
}
