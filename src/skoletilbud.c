/* The line, told once: build_site() below is the whole program. What stands
 * around it turns the public header's types into the floors' own. */
#include "skoletilbud_run.h"

#include "base/work.h"
#include "harvest/harvest.h"
#include "offer/json_schema.h"
#include "site/api.h"
#include "site/inside.h"
#include "site/plan_api.h"
#include "site/plan_data.h"
#include "site/render.h"
#include "site/search.h"

#include <stdlib.h>
#include <string.h>

enum { REPORT_MAX = 256 * 1024 * 1024 };

static void tell(const struct skt_settings *settings, enum skt_stage stage, size_t count)
{
	if (settings->progress)
		settings->progress(settings->progress_context, stage, count);
}

int run_threads(const struct skt_settings *settings)
{
	return settings->jobs > 0 ? settings->jobs : work_processors();
}

/* What was fetched is content as any other. */
static struct kept_folder *kept_folders(
	struct skt_run *run, const struct skt_settings *settings, size_t *count)
{
	const struct harvest_folder *found =
		harvest_folders(&run->arena, run_state_folder(run, settings).ptr, &run->report, count);
	struct kept_folder *kept = arena_array(&run->arena, *count, sizeof *kept);
	for (size_t i = 0; i < *count; i++)
		kept[i] = (struct kept_folder){found[i].library, found[i].path, found[i].stale_since};
	return kept;
}

struct catalogue_settings run_catalogue(struct skt_run *run, const struct skt_settings *settings)
{
	struct catalogue_settings wanted = {.content = str_from(settings->content),
		.drafts = settings->drafts,
		.threads = run_threads(settings)};
	date_parse(str_from(settings->date), &wanted.today, NULL);
	wanted.kept = kept_folders(run, settings, &wanted.kept_count);
	return wanted;
}

bool run_read(struct skt_run *run, const struct skt_settings *settings, bool pages,
	struct content_overlay *overlay)
{
	struct catalogue_settings wanted = run_catalogue(run, settings);
	wanted.pages = wanted.links = pages;
	wanted.overlay = overlay;
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

struct str run_state_folder(struct skt_run *run, const struct skt_settings *settings)
{
	return settings->state ? str_from(settings->state)
						   : str_format(&run->arena, "%s/.state", settings->content);
}

bool run_machine_failed(const struct skt_run *run)
{
	return report_has(&run->report, MACHINE_FAILED);
}

/* Open data has whole addresses in it, so it must be known where the site lies. */
static void plan_open_data(struct skt_run *run, const struct skt_settings *settings)
{
	run->site =
		(struct site){.catalogue = &run->catalogue, .index = &run->index, .plan = &run->plan};
	site_place(
		&run->arena, &run->site, settings->base_url ? str_from(settings->base_url) : STR(""));
	run->site.records = api_records(&run->arena, &run->site);
	plan_add_api_lists(&run->plan, &run->catalogue, &run->index, run->site.records);
	plan_add_api_whole(&run->plan, &run->catalogue, &run->index, run->site.records);
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
	plan_open_data(run, settings);
	if (!ledger_read(&run->arena, run_state_folder(run, settings).ptr, &run->report, &ledger))
		return false;
	const struct ledger now = plan_addresses(&run->arena, &run->plan);
	const struct ledger vanished = ledger_missing(&run->arena, &ledger, &now);
	plan_add_vanished(&run->plan, &run->catalogue, &vanished);
	plan_add_api_offers(&run->plan);
	plan_add_data(&run->plan, &run->catalogue, &vanished);
	run->site.version = run->templates.assets.version;
	run->site.search_root = run->search_root;
	run->site.dead = run_dead_links(run, settings);
	inside_check(&run->site, &run->templates, &run->report);
	return !run_machine_failed(run);
}

/* Before publishing: an address too many is harmless, one too few is a 404. */
static bool remember_addresses(struct skt_run *run, const struct skt_settings *settings)
{
	struct ledger ledger;
	const char *state = run_state_folder(run, settings).ptr;
	if (!ledger_read(&run->arena, state, &run->report, &ledger))
		return false;
	const struct ledger now = plan_addresses(&run->arena, &run->plan);
	const struct ledger all = ledger_union(&run->arena, &ledger, &now);
	return ledger_write(state, &all, &run->report);
}

static bool publish_pages(struct skt_run *run, const struct skt_settings *settings)
{
	const struct plan *plan = &run->plan;
	struct str *files = arena_array(&run->arena, plan->count, sizeof *files);
	for (size_t i = 0; i < plan->count; i++)
		files[i] = page_file(&run->arena, plan->pages[i]);
	struct publish *publish =
		publish_begin(&run->arena, settings->output, files, plan->count, &run->report);
	if (!publish)
		return false;
	tell(settings, SKT_RENDERING, plan->count);
	struct fragments fragments;
	fragments_make(&run->site, &run->templates, run_threads(settings), &fragments);
	run->site.fragments = &fragments;
	const bool rendered =
		render_site(&run->site, &run->templates, run_threads(settings), publish, &run->report);
	fragments_free(&fragments);
	if (!rendered || !remember_addresses(run, settings)) {
		publish_abandon(publish);
		return false;
	}
	tell(settings, SKT_PUBLISHING, plan->count);
	return publish_end(publish, &run->report, &run->published);
}

/* The line: read and check, then put in order, render, publish. */
static enum skt_status build_site(struct skt_run *run, const struct skt_settings *settings)
{
	const bool usable = run_read(run, settings, true, NULL) && read_templates(run, settings);
	if (run_machine_failed(run))
		return SKT_ENVIRONMENT;
	if (!usable || !may_build(run, settings))
		return SKT_FINDINGS;
	run_use_calendars(run, settings);
	if (!plan_pages(run, settings))
		return SKT_ENVIRONMENT;
	if (!may_build(run, settings))
		return SKT_FINDINGS;
	return publish_pages(run, settings) ? SKT_DONE : SKT_ENVIRONMENT;
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

enum skt_status skt_schema(
	struct skt_run *run, const struct skt_settings *settings, const char *kind, const char **text)
{
	enum kind which;
	*text = NULL;
	if (!json_schema_kind(str_from(kind), &which) || !settings->content
		|| !skt_is_date(settings->date))
		return SKT_MISUSE;
	if (!run_read(run, settings, false, NULL))
		return run_machine_failed(run) ? SKT_ENVIRONMENT : SKT_FINDINGS;
	json_schema_write(&run->text, &run->catalogue, which, STR(""));
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
