/* Reading every offer, on all threads: each in passing memory, kept packed. The
 * outcome does not depend on the number of threads. */
#include "offer/catalogue_reading.h"

#include "base/work.h"

/* One offer's file, read and checked on some thread. */
struct offer_job {
	const struct library *library;
	struct content_entry file;
	const struct content_entry *twice; /* another file of the same address, or NULL */
	struct offer *offer;               /* NULL: it had errors */
	struct report report;
};

struct offer_jobs {
	struct reading *reading;
	struct offer_job *items;
	size_t count;
	struct arena scratch[JOBS_MAX];
};

static bool read_offer_file(const struct checker *checker, struct arena *scratch,
	const struct fields *fields, struct record *record)
{
	return str_ends(checker->source->path, STR(".md"))
		? record_read_document(checker, scratch, fields, record)
		: record_read_yaml(checker, scratch, fields, record);
}

/* Reads, checks and makes one offer in scratch memory. */
static bool make_offer(const struct reading *reading, const struct offer_job *job,
	const struct checker *checker, struct offer *offer)
{
	const struct catalogue *catalogue = reading->catalogue;
	bool good = read_offer_file(
					checker, checker->arena, &catalogue->schema.kinds[KIND_OFFER], &offer->record)
		&& offer_make(checker, &catalogue->places, offer);
	if (job->twice) {
		const struct source *other = source_new(checker->report->arena, job->twice->path, STR(""));
		report_add(checker->report, ADDRESS_TWICE, source_top(checker->source),
			(struct details){.a = job->file.key, .other = source_top(other)});
		good = false;
	}
	return good;
}

/* What is kept of an offer: packed, and its text forgotten but for the lines of
 * its findings. */
static struct offer *keep_offer(struct arena *arena, const struct offer *made, bool pages)
{
	struct offer *offer = arena_new(arena, struct offer);
	*offer = *made;
	offer->path = str_copy(arena, made->path);
	offer->sort_key = str_copy(arena, made->sort_key);
	record_pack(arena, &offer->record, pages);
	offer->title = record_text(&offer->record, ROLE_TITLE);
	return offer;
}

static void read_offer(void *context, size_t number, int worker)
{
	struct offer_jobs *jobs = context;
	const struct reading *reading = jobs->reading;
	struct offer_job *job = &jobs->items[number];
	struct arena *arena = &reading->catalogue->workers[worker];
	struct arena *scratch = &jobs->scratch[worker];
	struct content_overlay *overlay = reading->settings->overlay;
	struct str text;
	job->report = (struct report){.arena = arena};
	if (content_read(scratch, job->file.path, overlay, &job->report, &text)) {
		const bool on_disk = !overlay || text.ptr != overlay->text.ptr;
		struct source *source = on_disk ? source_new_brief(arena, job->file.path, text)
										: source_new(arena, job->file.path, text);
		struct offer offer = {.library = job->library, .id = job->file.key};
		const struct checker checker = checker_for(reading, source, &job->report, scratch);
		if (make_offer(reading, job, &checker, &offer))
			job->offer = keep_offer(arena, &offer, reading->settings->pages);
		if (on_disk)
			source_forget(source);
	}
	arena_reset(scratch);
}

/* `names`: the library's files so far, by key. The same name with the other ending
 * would be the same address. */
static void add_jobs(struct offer_jobs *jobs, const struct library *library, struct str folder,
	const char *ending, struct map *names)
{
	struct arena *arena = jobs->reading->catalogue->arena;
	struct content_list files =
		content_files(arena, folder, str_from(ending), jobs->reading->report);
	content_add_overlay(arena, &files, folder, str_from(ending), jobs->reading->settings->overlay);
	for (size_t i = 0; i < files.count && jobs->count < OFFERS_MAX; i++) {
		jobs->items = arena_grow(arena, jobs->items, jobs->count, sizeof *jobs->items);
		jobs->items[jobs->count++] = (struct offer_job){.library = library,
			.file = files.items[i],
			.twice = map_put(names, files.items[i].key, &files.items[i])};
	}
}

static void list_offers(struct offer_jobs *jobs)
{
	const struct catalogue *catalogue = jobs->reading->catalogue;
	for (size_t i = 0; i < catalogue->library_count; i++) {
		const struct library *library = catalogue->libraries[i];
		struct arena scratch = {0};
		struct map names = {.arena = &scratch};
		const struct str folder = str_format(catalogue->arena, "%.*s/%s/%.*s/tilbud",
			STR_ARGS(jobs->reading->settings->content),
			library->national ? "nationale" : "biblioteker", STR_ARGS(library->key));
		add_jobs(jobs, library, folder, ".md", &names);
		add_jobs(jobs, library, folder, ".yaml", &names);
		content_tell_unread(catalogue->arena, folder, jobs->reading->report);
		arena_free(&scratch);
	}
}

static void take_offer(struct catalogue *catalogue, const struct offer_job *job, bool drafts)
{
	if (!job->offer) {
		catalogue_leave_out(catalogue,
			str_format(catalogue->arena, "tilbud/%.*s/%.*s/", STR_ARGS(job->library->key),
				STR_ARGS(job->file.key)));
	} else if (drafts || job->offer->status != STATUS_DRAFT) {
		catalogue->offers = arena_grow(
			catalogue->arena, catalogue->offers, catalogue->offer_count, sizeof *catalogue->offers);
		catalogue->offers[catalogue->offer_count++] = job->offer;
	}
}

void catalogue_read_offers(struct reading *reading)
{
	struct offer_jobs jobs = {.reading = reading};
	list_offers(&jobs);
	work_run(jobs.count, reading->settings->threads, read_offer, &jobs);
	for (size_t i = 0; i < jobs.count; i++) {
		report_merge(reading->report, &jobs.items[i].report, FINDINGS_MAX);
		take_offer(reading->catalogue, &jobs.items[i], reading->settings->drafts);
	}
	for (int i = 0; i < JOBS_MAX; i++)
		arena_free(&jobs.scratch[i]);
	reading->catalogue->file_count = jobs.count;
}
