/* From what was fetched to new offers: lists the events that are probably for
 * schools, and writes one of them as a draft. Reads the kept state only, never the
 * network, and never writes over a file. */
#include "skoletilbud_events.h"

#include "base/file.h"

#include <assert.h>
#include <errno.h>
#include <limits.h>
#include <string.h>

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
		.date = found->event->start.day.year
			? str_z(arena, date_iso(arena, found->event->start.day))
			: "",
		.dates = found->event->start.day.year ? found->date_count : 0,
		.score = found->score};
}

/* Nothing fetched yet is no fault where all feeds are asked for. */
static void list_feed(struct skt_run *run, const struct skt_settings *settings,
	const struct candidate_rules *rules, const struct feed *feed, bool must)
{
	struct cms_events events;
	assert(feed);
	if (!feed_has_events(feed) || !run_read_events(run, settings, feed, must, &events))
		return;
	const struct candidates found =
		candidates_find(&run->arena, rules, &events, run->catalogue.today);
	for (size_t i = 0; i < found.count; i++)
		keep(run, feed, &found.items[i]);
}

static const struct feed *feed_named(struct skt_run *run, const struct feeds *feeds, struct str key)
{
	const struct feed *feed = feeds_find(feeds, key);
	if (!feed)
		report_add(&run->report, FEED_NOT_NAMED, (struct span){0}, (struct details){.a = key});
	return feed;
}

/* What is wrong with the content is for check to tell; here only its vocabularies,
 * fields and libraries matter. */
static bool read_content(
	struct skt_run *run, const struct skt_settings *settings, struct feeds *feeds)
{
	if (!run_read(run, settings, false, NULL))
		return false;
	report_take(&run->report);
	return run_read_feeds(run, settings, feeds);
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
	if (read_content(run, settings, &feeds)) {
		const struct candidate_rules rules = rules_of(run);
		const struct feed *only = source ? feed_named(run, &feeds, str_from(source)) : NULL;
		for (size_t i = 0; i < feeds.count; i++)
			if (!source || &feeds.items[i] == only)
				list_feed(run, settings, &rules, &feeds.items[i], source != NULL);
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

/* Whether it reaches the threshold is for the librarian to overrule. */
static bool find_event(struct skt_run *run, const struct skt_settings *settings,
	const struct feed *feed, struct str name, struct candidate *found)
{
	struct cms_events events;
	struct candidate_rules rules = rules_of(run);
	rules.threshold = INT_MIN;
	if (!run_read_events(run, settings, feed, true, &events))
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
	const struct library *library = catalogue_library(&run->catalogue, feed->library);
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
	if (read_content(run, settings, &feeds)) {
		const struct feed *feed = feed_named(run, &feeds, key);
		if (feed && find_event(run, settings, feed, rest, &found))
			*path = write_offer(run, settings, feed, &found);
	}
	return status_of(run);
}
