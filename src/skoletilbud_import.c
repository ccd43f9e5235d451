/* From what was fetched to new offers: lists the events that are probably for
 * schools, and writes one of them as a draft. Reads the kept state only, never the
 * network, and never writes over a file. */
#include "skoletilbud_events.h"

#include "base/file.h"
#include "format/document.h"

#include <errno.h>
#include <limits.h>
#include <string.h>

enum { ANSWER_MAX = 8 * 1024 * 1024 };

/* A source of kilder.yaml whose events may have been fetched. */
struct feed {
	struct str key, library;
	struct str file; /* the last good answer; NUL-terminated */
};

struct feeds {
	struct feed *items;
	size_t count;
};

static void read_feeds(
	struct skt_run *run, const struct skt_settings *settings, struct feeds *feeds)
{
	struct arena *arena = &run->arena;
	const struct str path = str_format(arena, "%s/kilder.yaml", settings->content);
	struct source *source = content_source(arena, path, NULL, &run->report);
	const struct value *file =
		source ? document_read_yaml(arena, source, VOCABULARY_NODES_MAX, &run->report) : NULL;
	const struct value *map = value_get(file, STR("kilder"));
	*feeds = (struct feeds){0};
	for (size_t i = 0; map && map->kind == VALUE_MAP && i < map->count; i++) {
		const struct value *entry = map->entries[i].value;
		if (!str_eq(value_str(value_get(entry, STR("type"))), STR("dpl-cms")))
			continue;
		feeds->items = arena_grow(arena, feeds->items, feeds->count, sizeof *feeds->items);
		feeds->items[feeds->count++] = (struct feed){.key = map->entries[i].name,
			.library = value_str(value_get(entry, STR("bibliotek"))),
			.file = str_format(arena, "%.*s/kilder/%.*s/begivenheder.json",
				STR_ARGS(run_state_folder(run, settings)), STR_ARGS(map->entries[i].name))};
	}
}

static struct candidate_rules rules_of(struct skt_run *run)
{
	struct candidate_rules rules = {0};
	const struct vocabulary *words =
		vocabulary_named(&run->catalogue.vocabularies, STR("kandidater"));
	for (size_t i = 0; words && i < words->count; i++)
		candidate_rules_add(
			&run->arena, &rules, words->terms[i]->key, words->terms[i]->extra, &run->report);
	return rules;
}

/* Nothing fetched yet is no fault where all sources are asked for. */
static bool read_events(
	struct skt_run *run, const struct feed *feed, bool must, struct cms_events *events)
{
	struct str text;
	const int err = file_read(&run->arena, feed->file.ptr, ANSWER_MAX, &text);
	*events = (struct cms_events){0};
	if (err == ENOENT && must)
		report_add(
			&run->report, IMPORT_NO_EVENTS, (struct span){0}, (struct details){.a = feed->key});
	else if (err && err != ENOENT)
		report_file(&run->report, content_problem(err), feed->file, err);
	if (err)
		return false;
	const struct source *source = source_new(&run->arena, feed->file, text);
	return cms_events_read(&run->arena, source, &run->report, events);
}

static void keep(struct skt_run *run, const struct feed *feed, const struct candidate *found)
{
	struct arena *arena = &run->arena;
	run->candidates =
		arena_grow(arena, run->candidates, run->candidate_count, sizeof *run->candidates);
	run->candidates[run->candidate_count++] = (struct skt_candidate){
		.name = str_z(
			arena, str_format(arena, "%.*s/%.*s", STR_ARGS(feed->key), STR_ARGS(found->name))),
		.uuid = str_z(arena, found->event->uuid),
		.title = str_z(arena, found->event->title),
		.url = str_z(arena, found->event->url),
		.reason = str_z(arena, found->reason),
		.date = str_z(arena, date_iso(arena, found->event->start.day)),
		.dates = found->date_count,
		.score = found->score};
}

static void list_feed(
	struct skt_run *run, const struct candidate_rules *rules, const struct feed *feed, bool must)
{
	struct cms_events events;
	if (!read_events(run, feed, must, &events))
		return;
	const struct candidates found =
		candidates_find(&run->arena, rules, &events, run->catalogue.today);
	for (size_t i = 0; i < found.count; i++)
		keep(run, feed, &found.items[i]);
}

static const struct feed *feed_named(struct skt_run *run, const struct feeds *feeds, struct str key)
{
	for (size_t i = 0; i < feeds->count; i++)
		if (str_eq(feeds->items[i].key, key))
			return &feeds->items[i];
	report_add(&run->report, IMPORT_NO_SOURCE, (struct span){0}, (struct details){.a = key});
	return NULL;
}

/* What is wrong with the content is for check to tell; here only its vocabularies,
 * fields and libraries matter. */
static bool read_content(struct skt_run *run, const struct skt_settings *settings)
{
	const bool usable = run_read(run, settings, false, NULL);
	if (usable) {
		run->report.count = 0;
		memset(run->report.counts, 0, sizeof run->report.counts);
	}
	return usable;
}

static enum skt_status status_of(struct skt_run *run)
{
	report_sort(&run->report);
	if (run_machine_failed(run) || report_has(&run->report, IMPORT_UNWRITABLE))
		return SKT_ENVIRONMENT;
	return run->report.counts[LEVEL_ERROR] ? SKT_FINDINGS : SKT_DONE;
}

enum skt_status skt_candidates(
	struct skt_run *run, const struct skt_settings *settings, const char *source)
{
	struct feeds feeds;
	if (!settings->content || !skt_is_date(settings->date))
		return SKT_MISUSE;
	if (read_content(run, settings)) {
		const struct candidate_rules rules = rules_of(run);
		read_feeds(run, settings, &feeds);
		const struct feed *only = source ? feed_named(run, &feeds, str_from(source)) : NULL;
		for (size_t i = 0; i < feeds.count; i++)
			if (!source || &feeds.items[i] == only)
				list_feed(run, &rules, &feeds.items[i], source != NULL);
	}
	return status_of(run);
}

size_t skt_candidate_count(const struct skt_run *run)
{
	return run->candidate_count;
}

struct skt_candidate skt_candidate(struct skt_run *run, size_t index)
{
	return run->candidates[index];
}

/* --- one of them becomes an offer ----------------------------------------------------- */

static const struct library *library_of(struct skt_run *run, const struct feed *feed)
{
	for (size_t i = 0; i < run->catalogue.library_count; i++)
		if (str_eq(run->catalogue.libraries[i]->key, feed->library))
			return run->catalogue.libraries[i];
	report_add(&run->report, IMPORT_NO_LIBRARY, (struct span){0},
		(struct details){.a = feed->key, .b = feed->library});
	return NULL;
}

/* Whether it reaches the threshold is for the librarian to overrule. */
static bool find_event(
	struct skt_run *run, const struct feed *feed, struct str name, struct candidate *found)
{
	struct cms_events events;
	struct candidate_rules rules = rules_of(run);
	rules.threshold = INT_MIN;
	if (!read_events(run, feed, true, &events))
		return false;
	const struct candidates all =
		candidates_find(&run->arena, &rules, &events, run->catalogue.today);
	for (size_t i = 0; i < all.count; i++) {
		*found = all.items[i];
		if (candidate_is(found, name))
			return true;
	}
	report_add(&run->report, IMPORT_UNKNOWN, (struct span){0},
		(struct details){
			.a = str_format(&run->arena, "%.*s/%.*s", STR_ARGS(feed->key), STR_ARGS(name))});
	return false;
}

static const char *write_offer(struct skt_run *run, const struct skt_settings *settings,
	const struct feed *feed, const struct candidate *found)
{
	const struct library *library = library_of(run, feed);
	if (!library)
		return NULL;
	const struct str folder =
		str_format(&run->arena, "%s/%.*stilbud", settings->content, STR_ARGS(library->path));
	const struct str path =
		str_format(&run->arena, "%.*s/%.*s.md", STR_ARGS(folder), STR_ARGS(found->name));
	const struct str text = adopt_text(run, found, feed->key);
	int err = file_make_folders(folder.ptr);
	if (!err)
		err = file_write_new(path.ptr, text);
	if (err)
		report_file(&run->report, err == EEXIST ? IMPORT_EXISTS : IMPORT_UNWRITABLE, path, err);
	return err ? NULL : path.ptr;
}

enum skt_status skt_import(
	struct skt_run *run, const struct skt_settings *settings, const char *name, const char **path)
{
	struct feeds feeds;
	struct candidate found;
	struct str key;
	struct str rest = str_from(name);
	*path = NULL;
	if (!settings->content || !skt_is_date(settings->date) || !str_cut(&rest, '/', &key)
		|| !rest.len)
		return SKT_MISUSE;
	if (read_content(run, settings)) {
		read_feeds(run, settings, &feeds);
		const struct feed *feed = feed_named(run, &feeds, key);
		if (feed && find_event(run, feed, rest, &found))
			*path = write_offer(run, settings, feed, &found);
	}
	return status_of(run);
}
