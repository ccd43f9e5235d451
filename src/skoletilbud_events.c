/* Libraries' events between what was fetched and the catalogue: read from the kept
 * state, never from the network. Offers that follow a series get its dates. */
#include "skoletilbud_events.h"

#include "base/file.h"
#include "offer/series.h"

#include <errno.h>

enum { ANSWER_MAX = 8 * 1024 * 1024, DATES_MAX = 200 };

bool run_read_events(struct skt_run *run, const struct skt_settings *settings,
	const struct feed *feed, bool must, struct cms_events *events)
{
	struct str text;
	const struct str path = str_format(&run->arena, "%.*s/kilder/%.*s/begivenheder.json",
		STR_ARGS(run_state_folder(run, settings)), STR_ARGS(feed->key));
	const int err = file_read(&run->arena, path.ptr, ANSWER_MAX, &text);
	*events = (struct cms_events){0};
	if (err == ENOENT && must)
		report_add(
			&run->report, IMPORT_NO_EVENTS, (struct span){0}, (struct details){.a = feed->key});
	else if (err && err != ENOENT)
		report_file(&run->report, content_problem(err), path, err);
	if (err)
		return false;
	return cms_events_read(&run->arena, source_new(&run->arena, path, text), &run->report, events);
}

/* --- dates ---------------------------------------------------------------------------- */

static void set_moment(
	struct arena *arena, struct value *date, struct str name, struct moment moment)
{
	const struct str day = date_iso(arena, moment.day);
	value_set_text(arena, date, name,
		moment.minute < 0 ? day
						  : str_format(arena, "%.*s %02d:%02d", STR_ARGS(day), moment.minute / 60,
							  moment.minute % 60));
}

static void add_date(struct arena *arena, struct map *dates, const struct cms_event *event)
{
	struct value *list = map_get(dates, event->series);
	struct value *date = value_map(arena);
	if (!event->start.day.year)
		return;
	if (!list) {
		list = value_list(arena);
		map_put(dates, event->series, list);
	}
	if (list->count >= DATES_MAX)
		return;
	set_moment(arena, date, STR("start"), event->start);
	if (event->end.day.year)
		set_moment(arena, date, STR("slut"), event->end);
	if (cms_status(event->state).len)
		value_set_text(arena, date, STR("status"), cms_status(event->state));
	value_append(arena, list, date);
}

static void refresh_library(struct skt_run *run, const struct skt_settings *settings,
	const struct feed *feed, const struct library *library)
{
	struct cms_events events;
	struct map dates = {.arena = &run->arena};
	if (!run_read_events(run, settings, feed, false, &events))
		return;
	for (size_t i = 0; i < events.count; i++)
		if (events.items[i].series.len)
			add_date(&run->arena, &dates, &events.items[i]);
	series_refresh(&run->catalogue, library, &dates);
}

static void use_feed(
	struct skt_run *run, const struct skt_settings *settings, const struct feed *feed)
{
	struct catalogue *catalogue = &run->catalogue;
	for (size_t i = 0; i < catalogue->library_count; i++) {
		struct library *library = catalogue->libraries[i];
		if (!str_eq(library->key, feed->library))
			continue;
		if (feed_has_events(feed) && series_followed(catalogue, library))
			refresh_library(run, settings, feed, library);
		else if (feed->type == FEED_HOURS)
			run_show_opening(run, settings, feed, library);
	}
}

/* What is wrong with the feeds and their answers is told when they are fetched. */
void run_use_calendars(struct skt_run *run, const struct skt_settings *settings)
{
	struct feeds feeds;
	const struct report told = run->report;
	run->report = (struct report){.arena = &run->arena};
	if (run_read_feeds(run, settings, &feeds))
		for (size_t i = 0; i < feeds.count; i++)
			if (feeds.items[i].on)
				use_feed(run, settings, &feeds.items[i]);
	run->report = told;
}
