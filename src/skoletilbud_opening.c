/* Libraries' opening hours between what was fetched and their pages: the coming
 * week, branch by branch, and only while what was fetched is fresh. */
#include "skoletilbud_events.h"

#include "base/file.h"
#include "harvest/kept.h"

enum { ANSWER_MAX = 8 * 1024 * 1024, WEEK = 7, FRESH_DAYS = 2 };

/* "10.00–18.00", and how it is staffed where the library says so. */
static struct str hours_text(struct arena *arena, const struct cms_hours *hours)
{
	const struct str clocks = str_format(arena, "%d.%02d–%d.%02d", hours->from / 60,
		hours->from % 60, hours->to / 60, hours->to % 60);
	return hours->category.len
		? str_format(arena, "%.*s (%.*s)", STR_ARGS(clocks), STR_ARGS(hours->category))
		: clocks;
}

/* "mandag 23/11": short, so that a row stands on one line of a phone */
static struct str day_name(struct skt_run *run, struct date day)
{
	const struct vocabulary *days = vocabulary_named(&run->catalogue.vocabularies, STR("ugedage"));
	const size_t weekday = (size_t)date_weekday(day);
	const struct str parts[] = {
		days && weekday < days->count ? days->terms[weekday]->name : STR(""),
		str_format(&run->arena, "%d/%d", day.day, day.month)};
	return str_join_all(&run->arena, parts, 2, STR(" "));
}

static const struct value *day_value(
	struct skt_run *run, const struct cms_opening *opening, struct str isil, struct date day)
{
	struct arena *arena = &run->arena;
	struct value *map = value_map(arena);
	struct str hours = STR("");
	for (size_t i = 0; i < opening->count; i++) {
		const struct cms_hours *item = &opening->items[i];
		const struct str both[] = {hours, hours_text(arena, item)};
		if (str_eq(item->isil, isil) && date_cmp(item->day, day) == 0)
			hours = str_join_all(arena, both, 2, STR(", "));
	}
	value_set_text(arena, map, STR("dag"), day_name(run, day));
	value_set_text(arena, map, STR("tider"), hours);
	return map;
}

/* A branch that the answer does not know is left out: it is not therefore closed. */
static void add_branch(struct skt_run *run, const struct cms_opening *opening,
	struct value *branches, struct str isil, struct str name)
{
	struct arena *arena = &run->arena;
	struct value *branch = value_map(arena);
	struct value *days = value_list(arena);
	bool known = false;
	for (size_t i = 0; i < opening->count && !known; i++)
		known = isil.len && str_eq(opening->items[i].isil, isil);
	if (!known)
		return;
	for (int day = 0; day < WEEK; day++)
		value_append(arena, days,
			day_value(
				run, opening, isil, date_from_days(date_to_days(run->catalogue.today) + day)));
	value_set_text(arena, branch, STR("navn"), name);
	value_set(arena, branch, STR("dage"), days);
	value_append(arena, branches, branch);
}

static bool read_fresh(struct skt_run *run, const struct skt_settings *settings,
	const struct feed *feed, struct date *seen, struct cms_opening *opening)
{
	struct kept kept;
	struct str text;
	struct arena *arena = &run->arena;
	if (!kept_read(arena, run_state_folder(run, settings).ptr, feed->key, &run->report, &kept)
		|| !kept.night.good.year
		|| date_to_days(run->catalogue.today) - date_to_days(kept.night.good) > FRESH_DAYS)
		return false;
	const struct str path = str_join(arena, kept.folder, STR("/aabningstider.json"));
	*seen = kept.night.good;
	return file_read(arena, str_z(arena, path), ANSWER_MAX, &text) == 0
		&& cms_opening_read(arena, source_new(arena, path, text), &run->report, opening);
}

void run_show_opening(struct skt_run *run, const struct skt_settings *settings,
	const struct feed *feed, struct library *library)
{
	struct arena *arena = &run->arena;
	struct date seen;
	struct cms_opening opening;
	if (!read_fresh(run, settings, feed, &seen, &opening))
		return;
	struct value *map = value_map(arena);
	struct value *branches = value_list(arena);
	add_branch(run, &opening, branches, record_text(&library->record, ROLE_ISIL), library->name);
	const struct given *own = record_get(&library->record, ROLE_LIBRARY_BRANCHES);
	for (size_t i = 0; own && i < own->count; i++) {
		const struct given *isil = given_part(&own->items[i], STR("isil"));
		const struct given *name = given_part(&own->items[i], STR("navn"));
		if (isil && name)
			add_branch(run, &opening, branches, isil->text, name->text);
	}
	value_set_text(arena, map, STR("hentet"), phrase_date(arena, &run->catalogue.phrases, seen));
	value_set(arena, map, STR("afdelinger"), branches);
	if (branches->count)
		library->opening = map;
}
