/* Asks the feeds, one night: harvest_run() tells the whole. What an answer says is
 * in harvest_read.c, what is done about it in harvest_settle.c. */
#include "harvest/harvest_job.h"

#include "base/file.h"

#include <errno.h>

enum { MEGABYTE = 1024 * 1024 };

/* The address that is asked of a feed. */
static struct str address_of(struct arena *arena, const struct feed *feed, struct date today)
{
	enum { DAYS = 7 };
	if (feed->type == FEED_EVENTS)
		return str_join(arena, feed->url, STR("/api/v1/events?_format=json"));
	if (feed->type != FEED_HOURS)
		return feed->url;
	return str_format(arena, "%.*s/api/v1/opening_hours?_format=json&from_date=%.*s&to_date=%.*s",
		STR_ARGS(feed->url), STR_ARGS(date_iso(arena, today)),
		STR_ARGS(date_iso(arena, date_from_days(date_to_days(today) + DAYS - 1))));
}

static struct fetch_request request_for(const struct feed *feed, struct str url, void *context)
{
	return (struct fetch_request){.url = url,
		.http = feed->http,
		.body_max = (size_t)feed->limits.megabytes * MEGABYTE,
		.total_ms = (int)feed->limits.seconds * 1000,
		.slow_ms = (int)feed->limits.silence * 1000,
		.tries = (int)feed->limits.tries,
		.host_pace_ms = (int)feed->limits.pace_ms,
		.context = context};
}

static void finish(struct harvest_job *job)
{
	struct harvest *harvest = job->harvest;
	harvest_settle(job);
	arena_free(&job->arena);
	harvest->done++;
	if (harvest->settings->progress)
		harvest->settings->progress(
			harvest->settings->progress_context, harvest->done, harvest->count);
}

/* The folder an address lies in, its slash included. */
static struct str folder_of(struct str url)
{
	size_t end = url.len;
	while (end > 0 && url.ptr[end - 1] != '/')
		end--;
	return str_slice(url, 0, end);
}

static void ask_files(struct harvest_job *job)
{
	job->waiting = job->items.count;
	for (size_t i = 0; i < job->items.count; i++) {
		const struct feed_item *item = &job->items.items[i];
		const struct kept_file *kept = kept_find(&job->kept, item->name);
		const struct str url = str_join(&job->arena, folder_of(job->feed->url), item->name);
		struct fetch_request request = request_for(job->feed, url, &job->files[i]);
		if (kept && !kept->missed.year) {
			request.etag = kept->etag;
			request.last_modified = kept->last_modified;
		}
		fetch_add(job->harvest->fetch, &request);
	}
}

/* A request's context is the file it asks for; the first of all is the feed's own. */
static void take_answer(
	void *context, const struct fetch_request *request, const struct fetch_result *result)
{
	struct harvest_file *file = request->context;
	struct harvest_job *job = file->job;
	(void)context;
	if (job->waiting) {
		harvest_read_file(file, result);
		job->waiting--;
	} else {
		harvest_read(job, result);
		if (job->outcome == OUTCOME_WHOLE && job->items.is_folder && job->items.count) {
			ask_files(job);
			return;
		}
	}
	if (!job->waiting)
		finish(job);
}

/* Is all there that was kept? Then it is enough to hear that nothing is new. */
static bool has_copy(struct harvest_job *job)
{
	const struct kept *kept = &job->kept;
	if (!feed_has_events(job->feed))
		return kept->file_count >= kept->count;
	const struct str path = str_join(&job->arena, kept->folder, STR("/begivenheder.json"));
	return file_kind(str_z(&job->arena, path)) == FILE_REGULAR;
}

static void ask(struct harvest_job *job)
{
	const struct harvest_settings *settings = job->harvest->settings;
	struct harvest_file *main = arena_new(&job->arena, struct harvest_file);
	const struct str url = address_of(&job->arena, job->feed, settings->today);
	struct kept *kept = &job->kept;
	struct fetch_request request = request_for(job->feed, url, main);
	main->job = job;
	if (!str_eq(kept->url, job->feed->url) || !str_eq(kept->library, job->feed->library))
		kept->etag = kept->last_modified = STR("");
	kept->url = job->feed->url;
	kept->library = job->feed->library;
	if (has_copy(job) && !night_wants_whole(&kept->night, settings->today)) {
		request.etag = kept->etag;
		request.last_modified = kept->last_modified;
	}
	fetch_add(job->harvest->fetch, &request);
}

static bool is_wanted(const struct harvest_settings *settings, const struct feed *feed)
{
	bool named = settings->only_count == 0;
	for (size_t i = 0; i < settings->only_count && !named; i++)
		named = str_eq(settings->only[i], feed->key);
	return named && (feed->on || settings->all);
}

/* A feed that is off, or no longer there, gives no offers. */
static void leave_others(struct harvest *harvest, const struct feeds *feeds)
{
	size_t count;
	const struct harvest_settings *settings = harvest->settings;
	const struct str *keys = kept_keys(harvest->arena, settings->state, harvest->report, &count);
	for (size_t i = 0; i < count && !harvest->failed; i++) {
		const struct feed *feed = feeds_find(feeds, keys[i]);
		struct kept kept;
		if (feed && (feed->on || settings->all))
			continue;
		if (!kept_read(harvest->arena, settings->state, keys[i], harvest->report, &kept)) {
			harvest->failed = true;
		} else if (kept.file_count) {
			const struct answer answer = {.outcome = OUTCOME_GONE};
			night_turn(&kept.night, &answer, settings->today);
			kept.etag = kept.last_modified = STR("");
			harvest->failed = !kept_leave_all(harvest->arena, &kept, harvest->report)
				|| !kept_write(harvest->arena, &kept, harvest->report);
		}
	}
}

static bool lock(const struct harvest *harvest, int *fd)
{
	const struct str folder = str_format(harvest->arena, "%s/kilder", harvest->settings->state);
	int err = file_make_folders(folder.ptr);
	*fd = -1;
	if (!err)
		err = file_lock_folder(folder.ptr, fd);
	if (err == EWOULDBLOCK)
		report_file(harvest->report, KEPT_LOCKED, folder, err);
	else if (err && err != ENOTSUP)
		report_file(harvest->report, STATE_UNWRITABLE, folder, err);
	return !err || err == ENOTSUP;
}

static struct harvest_job *begin_jobs(
	struct harvest *harvest, const struct feeds *feeds, struct harvest_lines *lines)
{
	struct harvest_job *jobs = arena_array(harvest->arena, feeds->count, sizeof *jobs);
	lines->items = arena_array(harvest->arena, feeds->count, sizeof *lines->items);
	for (size_t i = 0; i < feeds->count && !harvest->failed; i++) {
		const struct feed *feed = &feeds->items[i];
		if (!is_wanted(harvest->settings, feed))
			continue;
		struct harvest_job *job = &jobs[harvest->count++];
		job->harvest = harvest;
		job->feed = feed;
		job->line = &lines->items[lines->count++];
		job->line->feed = feed;
		harvest->failed = !kept_read(
			&job->arena, harvest->settings->state, feed->key, harvest->report, &job->kept);
	}
	return jobs;
}

bool harvest_run(struct arena *arena, const struct harvest_settings *settings,
	const struct feeds *feeds, struct report *report, struct harvest_lines *lines)
{
	struct harvest harvest = {.arena = arena, .settings = settings, .report = report};
	int fd;
	*lines = (struct harvest_lines){0};
	if (!lock(&harvest, &fd))
		return false;
	struct harvest_job *jobs = begin_jobs(&harvest, feeds, lines);
	if (!harvest.failed) {
		harvest.fetch = fetch_new(&settings->fetch, take_answer, &harvest);
		for (size_t i = 0; i < harvest.count; i++)
			ask(&jobs[i]);
		fetch_run(harvest.fetch);
		fetch_free(harvest.fetch);
		leave_others(&harvest, feeds);
	}
	for (size_t i = 0; i < harvest.count; i++)
		arena_free(&jobs[i].arena);
	file_unlock(&fd);
	return !harvest.failed;
}

struct harvest_folder *harvest_folders(
	struct arena *arena, const char *state, struct report *report, size_t *count)
{
	size_t key_count;
	const struct str *keys = kept_keys(arena, state, report, &key_count);
	struct harvest_folder *folders = arena_array(arena, key_count, sizeof *folders);
	*count = 0;
	for (size_t i = 0; i < key_count; i++) {
		struct kept kept;
		if (!kept_read(arena, state, keys[i], report, &kept) || !kept.file_count)
			continue;
		const bool fresh = kept.night.condition == CONDITION_FRESH;
		folders[(*count)++] = (struct harvest_folder){.library = kept.library,
			.path = str_join(arena, kept.folder, STR("/tilbud")),
			.stale_since = fresh ? (struct date){0} : kept.night.good};
	}
	return folders;
}
