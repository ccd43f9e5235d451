/* Reading every offer, on all threads: each in passing memory, kept packed. The
 * outcome does not depend on the number of threads. */
#include "offer/catalogue_reading.h"

#include "base/work.h"
#include "offer/theme.h"

#include <stdlib.h>

/* One offer's file, read and checked on some thread. */
struct offer_job {
	const struct library *library;
	struct content_entry file;
	struct str twice;            /* the path of another file of the same address; may be empty */
	struct date stale_since;     /* see struct kept_folder */
	struct offer *offer;         /* NULL: it had errors */
	const struct report *report; /* NULL: nothing was found */
};

/* What a thread uses for one offer after another. */
struct worker {
	struct arena scratch;
	struct report report;
};

struct offer_jobs {
	struct reading *reading;
	struct offer_job *items;
	size_t count;
	struct worker workers[JOBS_MAX];
};

static bool read_offer_file(
	const struct checker *checker, const struct fields *fields, struct record *record)
{
	return str_ends(checker->source->path, STR(".md"))
		? record_read_document(checker, fields, record)
		: record_read_yaml(checker, fields, record);
}

bool catalogue_check_offer(
	const struct catalogue *catalogue, const struct offer_text *text, struct report *report)
{
	struct arena scratch = {0};
	struct offer offer = {.library = catalogue_library(catalogue, text->library), .id = text->id};
	const struct fields *fields = &catalogue->schema.kinds[KIND_OFFER];
	const struct checker checker = {.arena = &scratch,
		.scratch = &scratch,
		.report = report,
		.source = text->source,
		.schema = &catalogue->schema,
		.vocabularies = &catalogue->vocabularies,
		.phrases = &catalogue->phrases,
		.today = catalogue->today,
		.only_check = true};
	const bool read = text->fields ? record_read_map(&checker, fields, text->fields, &offer.record)
								   : read_offer_file(&checker, fields, &offer.record);
	const bool good = offer.library && read && offer_make(&checker, &catalogue->places, &offer);
	arena_free(&scratch);
	return good;
}

/* Reads, checks and makes one offer in scratch memory. */
static bool make_offer(const struct reading *reading, const struct offer_job *job,
	const struct checker *checker, struct offer *offer)
{
	const struct catalogue *catalogue = reading->catalogue;
	bool good = read_offer_file(checker, &catalogue->schema.kinds[KIND_OFFER], &offer->record)
		&& offer_make(checker, &catalogue->places, offer);
	if (job->twice.len) {
		const struct source *other = source_new(checker->report->arena, job->twice, STR(""));
		report_add(checker->report, ADDRESS_TWICE, source_top(checker->source),
			(struct details){.a = job->file.key, .other = source_top(other)});
		good = false;
	}
	if (good)
		theme_find_fits(checker->arena, &catalogue->themes, offer);
	return good;
}

/* What is kept of an offer: packed, and its text forgotten but for the lines of
 * its findings. */
static struct offer *keep_offer(
	struct arena *arena, const struct offer *made, const struct catalogue_settings *settings)
{
	enum keep keep = settings->links ? KEEP_LINKS : KEEP_CHECKED;
	if (settings->pages)
		keep = KEEP_ALL;
	struct offer *offer = arena_new(arena, struct offer);
	*offer = *made;
	offer->path = str_copy(arena, made->path);
	offer->sort_key = str_copy(arena, made->sort_key);
	offer->fits = theme_copy_fits(arena, made);
	record_pack(arena, &offer->record, keep);
	offer->title = record_text(&offer->record, ROLE_TITLE);
	return offer;
}

static void read_offer(void *context, size_t number, int worker)
{
	struct offer_jobs *jobs = context;
	const struct reading *reading = jobs->reading;
	struct offer_job *job = &jobs->items[number];
	struct arena *arena = &reading->catalogue->workers[worker];
	struct arena *scratch = &jobs->workers[worker].scratch;
	struct report *report = &jobs->workers[worker].report;
	struct content_overlay *overlay = reading->settings->overlay;
	struct str text;
	report->arena = arena;
	if (content_read(scratch, job->file.path, overlay, report, &text)) {
		const bool on_disk = !overlay || text.ptr != overlay->text.ptr;
		struct source *source = on_disk ? source_new_brief(arena, job->file.path, text)
										: source_new(arena, job->file.path, text);
		struct offer offer = {
			.library = job->library, .id = job->file.key, .stale_since = job->stale_since};
		const struct checker checker = checker_for(reading, source, report, scratch, scratch);
		if (make_offer(reading, job, &checker, &offer))
			job->offer = keep_offer(arena, &offer, reading->settings);
		if (on_disk)
			source_forget(source);
	}
	job->report = report_take(report);
	arena_reset(scratch);
}

/* `names`: the library's files so far, by key. The same name with the other ending
 * would be the same address. */
static void add_jobs(struct offer_jobs *jobs, const struct library *library,
	const struct content_list *files, struct map *names)
{
	struct arena *arena = jobs->reading->catalogue->arena;
	const size_t most = OFFERS_MAX - jobs->count;
	const size_t count = files->count < most ? files->count : most;
	jobs->items = must_realloc(jobs->items, (jobs->count + count) * sizeof *jobs->items);
	for (size_t i = 0; i < count; i++) {
		struct content_entry *file = &files->items[i];
		const struct content_entry *twice = map_put(names, file->key, file);
		jobs->items[jobs->count++] = (struct offer_job){.library = library,
			.file = content_keep(arena, file),
			.twice = twice ? str_copy(arena, twice->path) : STR("")};
	}
}

/* A file of the content's own wins over a fetched one of the same address. */
static void add_kept(struct offer_jobs *jobs, const struct library *library,
	const struct kept_folder *folder, struct map *names)
{
	struct report *report = jobs->reading->report;
	const struct file_list found = content_list(names->arena, folder->path, report);
	for (int yaml = 0; yaml < 2; yaml++) {
		const struct content_list files =
			content_select(names->arena, &found, yaml ? STR(".yaml") : STR(".md"), report);
		for (size_t i = 0; i < files.count; i++) {
			const struct content_entry *own = map_get(names, files.items[i].key);
			if (own)
				report_add(report, KEPT_HIDDEN,
					source_top(
						source_new(report->arena, str_copy(report->arena, own->path), STR(""))),
					(struct details){0});
			else
				add_jobs(jobs, library, &(struct content_list){&files.items[i], 1}, names);
			if (!own && jobs->count)
				jobs->items[jobs->count - 1].stale_since = folder->stale_since;
		}
	}
}

static void list_library(struct offer_jobs *jobs, const struct library *library, struct str folder)
{
	static const char *const endings[] = {".md", ".yaml"};
	const struct reading *reading = jobs->reading;
	struct arena scratch = {0};
	struct map names = {.arena = &scratch};
	const struct file_list found = content_list(&scratch, folder, reading->report);
	for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
		const struct str ending = str_from(endings[i]);
		struct content_list files = content_select(&scratch, &found, ending, reading->report);
		content_add_overlay(&scratch, &files, folder, ending, reading->settings->overlay);
		add_jobs(jobs, library, &files, &names);
	}
	content_tell_unread(&found, reading->report);
	for (size_t i = 0; i < reading->settings->kept_count; i++)
		if (str_eq(reading->settings->kept[i].library, library->key))
			add_kept(jobs, library, &reading->settings->kept[i], &names);
	arena_free(&scratch);
}

static void list_offers(struct offer_jobs *jobs)
{
	const struct catalogue *catalogue = jobs->reading->catalogue;
	for (size_t i = 0; i < catalogue->library_count; i++) {
		const struct library *library = catalogue->libraries[i];
		list_library(jobs, library,
			str_format(catalogue->arena, "%.*s/%s/%.*s/tilbud",
				STR_ARGS(jobs->reading->settings->content),
				library->national ? "nationale" : "biblioteker", STR_ARGS(library->key)));
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
		if (jobs.items[i].report)
			report_merge(reading->report, jobs.items[i].report, FINDINGS_MAX);
		take_offer(reading->catalogue, &jobs.items[i], reading->settings->drafts);
	}
	for (int i = 0; i < JOBS_MAX; i++) {
		report_merge(reading->report, &jobs.workers[i].report, 0);
		arena_free(&jobs.workers[i].scratch);
	}
	reading->catalogue->file_count = jobs.count;
	free(jobs.items);
}
