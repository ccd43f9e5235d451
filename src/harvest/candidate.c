/* Weighs events: is this for schools? Each rule that holds adds its weight, and
 * those that hold are the reason one reads. Knows no word itself. */
#include "harvest/candidate.h"

#include "base/danish.h"
#include "base/map.h"
#include "base/utf8.h"

#include <stdlib.h>

enum { NAME_CHARACTERS = 60 };

/* The words of one part of an event. */
struct words {
	struct str *items; /* folded */
	size_t count;
};

struct weighing {
	struct arena *arena;
	const struct candidate_rules *rules;
	struct words parts[CMS_PARTS];
	struct str pro, contra; /* reasons so far */
	int score;
};

static void add_words(struct arena *arena, struct words *words, struct str text)
{
	struct str rest = danish_fold(arena, text);
	struct str word;
	while (str_cut(&rest, ' ', &word)) {
		words->items = arena_grow(arena, words->items, words->count, sizeof *words->items);
		words->items[words->count++] = word;
	}
}

/* An empty word stands between two items, so that no pattern reaches across. */
static void add_all_words(struct arena *arena, struct words *words, const struct strs *texts)
{
	for (size_t i = 0; i < texts->count; i++) {
		add_words(arena, words, texts->items[i]);
		words->items = arena_grow(arena, words->items, words->count, sizeof *words->items);
		words->items[words->count++] = STR("");
	}
}

static bool is_grade(struct str word)
{
	return (word.len == 1 && word.ptr[0] >= '0' && word.ptr[0] <= '9') || str_eq(word, STR("10"));
}

static bool word_matches(const struct pattern_word *pattern, struct str word)
{
	if (pattern->grade)
		return is_grade(word);
	if (pattern->open_start && pattern->open_end)
		return str_find(word, pattern->text, 0) >= 0;
	if (pattern->open_start)
		return str_ends(word, pattern->text);
	return pattern->open_end ? str_starts(word, pattern->text) : str_eq(word, pattern->text);
}

static bool pattern_stands(const struct pattern *pattern, const struct words *words)
{
	for (size_t at = 0; at + pattern->count <= words->count; at++) {
		size_t i = 0;
		while (i < pattern->count && word_matches(&pattern->words[i], words->items[at + i]))
			i++;
		if (i == pattern->count)
			return true;
	}
	return false;
}

/* ISO week of a day. */
static int week_of(struct date day)
{
	const struct date thursday = date_from_days(date_to_days(day) - date_weekday(day) + 3);
	const struct date first = date_of_week(thursday.year, 1);
	return (int)((date_to_days(thursday) - date_to_days(first)) / 7) + 1;
}

/* What has no hour, or lasts for days, is at no time of day; what has no date, at none. */
static bool time_matches(const struct candidate_rule *rule, const struct cms_event *event)
{
	const struct moment start = event->start;
	const bool whole_days =
		start.minute < 0 || (event->end.day.year && date_cmp(event->end.day, start.day));
	if (!start.day.year)
		return false;
	if (rule->weeks && !(rule->weeks >> week_of(start.day) & 1))
		return false;
	if (rule->weekdays && (whole_days || !(rule->weekdays >> date_weekday(start.day) & 1)))
		return false;
	return !rule->to || (!whole_days && start.minute >= rule->from && start.minute < rule->to);
}

static void give_reason(struct weighing *weighing, int weight, struct str reason)
{
	struct str *reasons = weight > 0 ? &weighing->pro : &weighing->contra;
	const struct str both[] = {*reasons, reason};
	*reasons = str_join_all(weighing->arena, both, 2, STR(", "));
	weighing->score += weight;
}

/* The part where the rule weighs most, either way; -1 when it stands nowhere. */
static int strongest_part(const struct weighing *weighing, const struct candidate_rule *rule)
{
	int strongest = -1;
	for (int part = 0; part < CMS_PARTS; part++) {
		const int weight = abs(rule->weights[part]);
		if (!weight || (strongest >= 0 && weight <= abs(rule->weights[strongest])))
			continue;
		for (size_t i = 0; i < rule->count; i++)
			if (pattern_stands(&rule->patterns[i], &weighing->parts[part]))
				strongest = part;
	}
	return strongest;
}

static void weigh_rule(
	struct weighing *weighing, const struct candidate_rule *rule, const struct cms_event *event)
{
	const bool timed = rule->weekdays || rule->weeks || rule->to;
	if (timed && !time_matches(rule, event))
		return;
	if (rule->count == 0) {
		if (timed)
			give_reason(weighing, rule->weights[PART_TITLE], rule->name);
		return;
	}
	const int part = strongest_part(weighing, rule);
	if (part < 0)
		return;
	const struct str words[3] = {rule->name};
	give_reason(weighing, rule->weights[part],
		str_fill(weighing->arena, weighing->rules->parts[part], words));
}

static struct str reason_of(const struct weighing *weighing)
{
	struct str parts[2] = {STR(""), STR("")};
	if (weighing->pro.len)
		parts[0] = str_fill(
			weighing->arena, weighing->rules->speaks_for, (const struct str[3]){weighing->pro});
	if (weighing->contra.len)
		parts[1] = str_fill(weighing->arena, weighing->rules->speaks_against,
			(const struct str[3]){weighing->contra});
	return str_join_all(weighing->arena, parts, 2, STR("; "));
}

static void weigh(struct arena *arena, const struct candidate_rules *rules,
	const struct cms_event *event, struct candidate *candidate)
{
	struct weighing weighing = {.arena = arena, .rules = rules};
	add_words(arena, &weighing.parts[PART_TITLE], event->title);
	add_all_words(arena, &weighing.parts[PART_CATEGORY], &event->categories);
	add_all_words(arena, &weighing.parts[PART_AUDIENCE], &event->audiences);
	add_all_words(arena, &weighing.parts[PART_TAG], &event->tags);
	add_words(arena, &weighing.parts[PART_TEXT], event->summary);
	add_words(arena, &weighing.parts[PART_TEXT], event->text);
	for (size_t i = 0; i < rules->count; i++)
		weigh_rule(&weighing, &rules->items[i], event);
	candidate->score = weighing.score;
	candidate->reason = reason_of(&weighing);
}

/* --- series ------------------------------------------------------------------- */

static bool is_to_come(const struct cms_event *event, struct date today)
{
	const struct date last = event->end.day.year ? event->end.day : event->start.day;
	return event->state != CMS_OCCURRED && (!last.year || date_cmp(last, today) >= 0);
}

static int by_time(const void *a, const void *b)
{
	const struct cms_event *left = *(const struct cms_event *const *)a;
	const struct cms_event *right = *(const struct cms_event *const *)b;
	const int order = date_cmp(left->start.day, right->start.day);
	if (order)
		return order;
	if (left->start.minute != right->start.minute)
		return left->start.minute < right->start.minute ? -1 : 1;
	return str_cmp(left->uuid, right->uuid);
}

static int by_score(const void *a, const void *b)
{
	const struct candidate *left = a;
	const struct candidate *right = b;
	if (left->score != right->score)
		return left->score > right->score ? -1 : 1;
	return by_time(&left->event, &right->event);
}

static void name_all(struct arena *arena, struct candidates *all)
{
	struct map taken = {.arena = arena};
	for (size_t i = 0; i < all->count; i++) {
		struct candidate *candidate = &all->items[i];
		const struct cms_event *event = candidate->dates[0];
		candidate->name = danish_slug(arena, utf8_first(event->title, NAME_CHARACTERS));
		if (!candidate->name.len || map_put(&taken, candidate->name, candidate))
			candidate->name = event->uuid;
	}
}

/* All that is to come, series and namesakes put together. */
static struct candidates gather(
	struct arena *arena, const struct cms_events *events, struct date today)
{
	struct candidates all = {arena_array(arena, events->count, sizeof *all.items), 0};
	struct map known = {.arena = arena};
	for (size_t i = 0; i < events->count; i++) {
		const struct cms_event *event = &events->items[i];
		if (!is_to_come(event, today))
			continue;
		const struct str folded = danish_fold(arena, event->title);
		const struct str title = str_join(arena, STR("="), folded.len ? folded : event->title);
		struct candidate *same = event->series.len ? map_get(&known, event->series) : NULL;
		if (!same)
			same = map_get(&known, title);
		if (!same)
			same = &all.items[all.count++];
		map_put(&known, title, same);
		if (event->series.len)
			map_put(&known, event->series, same);
		same->dates = arena_grow(arena, same->dates, same->date_count, sizeof *same->dates);
		same->dates[same->date_count++] = event;
	}
	for (size_t i = 0; i < all.count; i++) {
		qsort(all.items[i].dates, all.items[i].date_count, sizeof *all.items[i].dates, by_time);
		all.items[i].event = all.items[i].dates[0];
	}
	name_all(arena, &all);
	return all;
}

struct candidates candidates_find(struct arena *arena, const struct candidate_rules *rules,
	const struct cms_events *events, struct date today)
{
	struct candidates all = gather(arena, events, today);
	size_t kept = 0;
	for (size_t i = 0; i < all.count; i++) {
		weigh(arena, rules, all.items[i].event, &all.items[i]);
		if (all.items[i].score >= rules->threshold)
			all.items[kept++] = all.items[i];
	}
	all.count = kept;
	if (kept)
		qsort(all.items, kept, sizeof *all.items, by_score);
	return all;
}

bool candidate_is(const struct candidate *candidate, struct str name)
{
	bool is_it = str_eq(candidate->name, name);
	for (size_t i = 0; name.len && i < candidate->date_count && !is_it; i++)
		is_it =
			str_eq(candidate->dates[i]->uuid, name) || str_eq(candidate->dates[i]->series, name);
	return is_it;
}
