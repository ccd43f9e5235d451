/* The line, told once: build_site() below is the whole program. What stands
 * around it turns the public header's types into the floors' own. */
#include "skoletilbud.h"

#include "base/file.h"
#include "base/work.h"
#include "offer/json_schema.h"
#include "report/print.h"
#include "site/plan_data.h"
#include "site/render.h"
#include "site/search.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { REPORT_MAX = 256 * 1024 * 1024 };

struct skt_run {
	struct arena arena;
	struct report report;
	struct catalogue catalogue;
	struct index index;
	struct plan plan;
	struct page_templates templates;
	struct assets search;
	struct str search_root;
	struct publish_tally published;
	struct buf text;
};

static void tell(const struct skt_settings *settings, enum skt_stage stage, size_t count)
{
	if (settings->progress)
		settings->progress(settings->progress_context, stage, count);
}

static int threads_of(const struct skt_settings *settings)
{
	return settings->jobs > 0 ? settings->jobs : work_processors();
}

static bool read_catalogue(struct skt_run *run, const struct skt_settings *settings, bool pages,
	struct content_overlay *overlay)
{
	struct catalogue_settings wanted = {.content = str_from(settings->content),
		.drafts = settings->drafts,
		.pages = pages,
		.overlay = overlay,
		.threads = threads_of(settings)};
	date_parse(str_from(settings->date), &wanted.today, NULL);
	tell(settings, SKT_READING, 0);
	return catalogue_read(&run->arena, &wanted, &run->report, &run->catalogue);
}

static bool read_templates(struct skt_run *run, const struct skt_settings *settings)
{
	return page_templates_read(&run->arena, str_from(settings->templates), &run->catalogue.schema,
		&run->report, &run->templates);
}

/* --strict: nothing is published over errors and warnings. */
static bool may_build(const struct skt_run *run, const struct skt_settings *settings)
{
	return !settings->strict
		|| run->report.counts[LEVEL_ERROR] + run->report.counts[LEVEL_WARNING] == 0;
}

static struct str state_folder(struct skt_run *run, const struct skt_settings *settings)
{
	return settings->state ? str_from(settings->state)
						   : str_format(&run->arena, "%s/.state", settings->content);
}

/* Not the writer's fault: the disk or the system would not let us read. */
static bool machine_failed(const struct skt_run *run)
{
	return report_has(&run->report, MACHINE_FAILED);
}

/* Every page there is, and a tombstone for each address there once was. */
static bool plan_pages(struct skt_run *run, const struct skt_settings *settings)
{
	struct ledger ledger;
	index_make(&run->arena, &run->catalogue, &run->index);
	plan_make(&run->arena, &run->catalogue, &run->index, &run->report, &run->plan);
	assets_finish(&run->arena, &run->templates.assets, &run->catalogue);
	run->search_root =
		search_make(&run->arena, &run->catalogue, &run->index.facets->numbered, &run->search);
	plan_add_assets(&run->plan, &run->search);
	plan_add_assets(&run->plan, &run->templates.assets);
	if (!ledger_read(&run->arena, state_folder(run, settings).ptr, &run->report, &ledger))
		return false;
	const struct ledger now = plan_addresses(&run->arena, &run->plan);
	const struct ledger vanished = ledger_missing(&run->arena, &ledger, &now);
	plan_add_vanished(&run->plan, &run->catalogue, &vanished);
	plan_add_data(&run->plan, &run->catalogue);
	return !machine_failed(run);
}

/* Before publishing: an address too many is harmless, one too few is a 404. */
static bool remember_addresses(struct skt_run *run, const struct skt_settings *settings)
{
	struct ledger ledger;
	const char *state = state_folder(run, settings).ptr;
	if (!ledger_read(&run->arena, state, &run->report, &ledger))
		return false;
	const struct ledger now = plan_addresses(&run->arena, &run->plan);
	const struct ledger all = ledger_union(&run->arena, &ledger, &now);
	return ledger_write(state, &all, &run->report);
}

static bool publish_pages(struct skt_run *run, const struct skt_settings *settings)
{
	struct site site = {.catalogue = &run->catalogue, .index = &run->index, .plan = &run->plan};
	const struct plan *plan = &run->plan;
	struct str *files = arena_array(&run->arena, plan->count, sizeof *files);
	for (size_t i = 0; i < plan->count; i++)
		files[i] = page_file(&run->arena, plan->pages[i]);
	site.version = run->templates.assets.version;
	site.search_root = run->search_root;
	site_place(&run->arena, &site, settings->base_url ? str_from(settings->base_url) : STR(""));
	struct publish *publish =
		publish_begin(&run->arena, settings->output, files, plan->count, &run->report);
	if (!publish)
		return false;
	tell(settings, SKT_RENDERING, plan->count);
	if (!render_site(&site, &run->templates, threads_of(settings), publish, &run->report)
		|| !remember_addresses(run, settings)) {
		publish_abandon(publish);
		return false;
	}
	tell(settings, SKT_PUBLISHING, plan->count);
	return publish_end(publish, &run->report, &run->published);
}

/* The line: read and check, then put in order, render, publish. */
static enum skt_status build_site(struct skt_run *run, const struct skt_settings *settings)
{
	const bool usable = read_catalogue(run, settings, true, NULL) && read_templates(run, settings);
	if (machine_failed(run))
		return SKT_ENVIRONMENT;
	if (!usable || !may_build(run, settings))
		return SKT_FINDINGS;
	if (!plan_pages(run, settings) || !publish_pages(run, settings))
		return SKT_ENVIRONMENT;
	return SKT_DONE;
}

enum skt_status skt_build(struct skt_run *run, const struct skt_settings *settings)
{
	if (!settings->content || !settings->templates || !settings->output
		|| !skt_is_date(settings->date)
		|| (settings->base_url && !skt_is_base_url(settings->base_url)))
		return SKT_MISUSE;
	const enum skt_status status = build_site(run, settings);
	report_sort(&run->report);
	return status;
}

/* The path a finding has, for a path as the user wrote it; empty outside the
 * content folder. */
static struct str path_in_content(
	struct skt_run *run, const struct skt_settings *settings, const char *path)
{
	const char *content;
	const char *wanted;
	int err = file_resolve(&run->arena, settings->content, &content);
	if (!err)
		err = file_resolve(&run->arena, path, &wanted);
	if (err) {
		report_file(&run->report, FILE_UNREADABLE, str_from(path), err);
		return STR("");
	}
	const struct str root = str_from(content);
	const struct str whole = str_from(wanted);
	if (!str_starts(whole, root) || (whole.len > root.len && whole.ptr[root.len] != '/')) {
		report_add(&run->report, PATH_OUTSIDE, (struct span){0},
			(struct details){.a = str_from(path), .b = str_from(settings->content)});
		return STR("");
	}
	return str_join(&run->arena, str_from(settings->content), str_skip(whole, root.len));
}

static bool is_within(struct str path, struct str folder)
{
	return str_starts(path, folder) && (path.len == folder.len || path.ptr[folder.len] == '/');
}

/* Keeps the findings in these files and folders, and those of the call itself. */
static void keep_findings(
	struct skt_run *run, const struct str *paths, size_t count, size_t own_from)
{
	struct report *report = &run->report;
	size_t kept = 0;
	for (size_t i = 0; i < report->count; i++) {
		const struct finding finding = report->findings[i];
		bool wanted = i >= own_from;
		for (size_t k = 0; k < count && !wanted; k++)
			wanted = paths[k].len && finding.span.source
				&& is_within(finding.span.source->path, paths[k]);
		if (wanted)
			report->findings[kept++] = finding;
		else
			report->counts[finding.level]--;
	}
	report->count = kept;
}

static enum skt_status check_status(struct skt_run *run, const struct skt_settings *settings)
{
	const size_t *counts = run->report.counts;
	report_sort(&run->report);
	if (machine_failed(run))
		return SKT_ENVIRONMENT;
	const bool bad = counts[LEVEL_ERROR] || (settings->strict && counts[LEVEL_WARNING]);
	return bad ? SKT_FINDINGS : SKT_DONE;
}

enum skt_status skt_check(struct skt_run *run, const struct skt_settings *settings,
	const char *const *paths, size_t count)
{
	if (!settings->content || !skt_is_date(settings->date))
		return SKT_MISUSE;
	const bool usable = read_catalogue(run, settings, false, NULL);
	const size_t own_from = run->report.count;
	struct str *wanted = arena_array(&run->arena, count, sizeof *wanted);
	for (size_t i = 0; i < count; i++)
		wanted[i] = path_in_content(run, settings, paths[i]);
	if (count && usable)
		keep_findings(run, wanted, count, own_from);
	return check_status(run, settings);
}

enum skt_status skt_check_text(struct skt_run *run, const struct skt_settings *settings,
	const char *path, const char *text, size_t length)
{
	if (!settings->content || !skt_is_date(settings->date) || !path || !text)
		return SKT_MISUSE;
	const struct str given = str_from(path);
	struct content_overlay overlay = {.text = str_copy(&run->arena, (struct str){text, length})};
	overlay.path = str_starts(given, STR("./")) ? str_skip(given, 2) : given;
	overlay.path = str_copy(&run->arena, overlay.path);
	const bool usable = length <= FILE_MAX && read_catalogue(run, settings, false, &overlay);
	const size_t own_from = run->report.count;
	if (length > FILE_MAX)
		report_file(&run->report, FILE_UNREADABLE, overlay.path, EFBIG);
	else if (usable && !overlay.used)
		report_add(&run->report, PATH_UNREAD, (struct span){0}, (struct details){.a = given});
	if (usable)
		keep_findings(run, &overlay.path, 1, own_from);
	return check_status(run, settings);
}

enum skt_status skt_schema(
	struct skt_run *run, const struct skt_settings *settings, const char *kind, const char **text)
{
	enum kind which;
	*text = NULL;
	if (!json_schema_kind(str_from(kind), &which) || !settings->content
		|| !skt_is_date(settings->date))
		return SKT_MISUSE;
	if (!read_catalogue(run, settings, false, NULL))
		return machine_failed(run) ? SKT_ENVIRONMENT : SKT_FINDINGS;
	json_schema_write(&run->text, &run->catalogue, which);
	buf_add_char(&run->text, '\0');
	*text = run->text.ptr;
	return SKT_DONE;
}

struct skt_run *skt_new(void)
{
	struct skt_run *run = must_alloc(sizeof *run);
	memset(run, 0, sizeof *run);
	run->report.arena = &run->arena;
	run->text.ceiling = REPORT_MAX;
	return run;
}

void skt_free(struct skt_run *run)
{
	if (!run)
		return;
	catalogue_release(&run->catalogue);
	buf_free(&run->text);
	arena_free(&run->arena);
	free(run);
}

const char *skt_version(void)
{
	return SKT_VERSION;
}

void skt_date_in_denmark(long long seconds, char date[11])
{
	struct arena arena = {0};
	const struct str iso = date_iso(&arena, date_in_denmark(seconds));
	memcpy(date, iso.ptr, 10);
	date[10] = '\0';
	arena_free(&arena);
}

bool skt_is_date(const char *date)
{
	struct date day;
	return date && date_parse(str_from(date), &day, NULL);
}

bool skt_is_base_url(const char *url)
{
	const struct str s = str_from(url);
	const bool http = str_starts(s, STR("https://")) || str_starts(s, STR("http://"));
	bool good = http && site_path_of_url(s).len < s.len - STR("http://").len && s.len < 1000;
	for (size_t i = 0; good && i < s.len; i++)
		good = s.ptr[i] > ' ' && s.ptr[i] < 127 && !strchr("<>\"'`\\?#{}|^", s.ptr[i]);
	return good;
}

struct skt_tally skt_tally(const struct skt_run *run)
{
	size_t senders = 0;
	for (size_t i = 0; run->index.by_library && i < run->catalogue.library_count; i++)
		senders += run->index.by_library[i].count > 0;
	return (struct skt_tally){.offers = run->index.listed.count,
		.left_out = run->catalogue.left_out_count,
		.libraries = senders,
		.pages = run->plan.count,
		.written = run->published.written,
		.kept = run->published.kept,
		.removed = run->published.removed,
		.files = run->report.files,
		.errors = run->report.counts[LEVEL_ERROR],
		.warnings = run->report.counts[LEVEL_WARNING],
		.notes = run->report.counts[LEVEL_NOTE]};
}

size_t skt_finding_count(const struct skt_run *run)
{
	return run->report.count;
}

struct skt_finding skt_finding(struct skt_run *run, size_t index)
{
	const struct finding *finding = &run->report.findings[index];
	struct skt_finding out = {.path = "",
		.level = (enum skt_level)finding->level,
		.code = wording_of(finding->problem)->code,
		.message = str_z(&run->arena, finding->sentence),
		.cure = str_z(&run->arena, finding->cure),
		.suggestion = str_z(&run->arena, finding->suggestion)};
	const struct source *source = finding->span.source;
	if (!source)
		return out;
	out.path = str_z(&run->arena, source->path);
	if (source_has_text(source)) {
		const struct position start = source_position(source, finding->span.start);
		const struct position end = source_position(source, finding->span.end);
		out.line = start.line;
		out.column = start.column;
		out.end_line = end.line;
		out.end_column = end.column;
	}
	return out;
}

const char *skt_report(
	struct skt_run *run, const struct skt_report_settings *settings, size_t *length)
{
	struct str *first = arena_array(&run->arena, settings->first_count, sizeof *first);
	for (size_t i = 0; i < settings->first_count; i++)
		first[i] = str_from(settings->first[i]);
	const struct print_settings wanted = {.format = (enum print_format)settings->format,
		.least = (enum level)settings->least,
		.colour = settings->colour,
		.strict = settings->strict,
		.version = STR(SKT_VERSION),
		.home = record_key(&run->catalogue.site, ROLE_ADDRESS),
		.first = first,
		.first_count = settings->first_count};
	buf_clear(&run->text);
	print_report(&run->text, &run->report, &wanted);
	if (length)
		*length = run->text.len;
	buf_add_char(&run->text, '\0');
	return run->text.overflowed ? NULL : run->text.ptr;
}
