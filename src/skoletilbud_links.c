/* Links: the addresses that the content gives, handed to those who ask. */
#include "skoletilbud_run.h"

#include "harvest/links.h"
#include "offer/outside.h"

enum { PATIENCE_MS = 15000 };

static struct link_uses uses_of(struct skt_run *run)
{
	const struct outsides found = catalogue_outside(&run->arena, &run->catalogue);
	struct link_use *uses = arena_array(&run->arena, found.count, sizeof *uses);
	for (size_t i = 0; i < found.count; i++)
		uses[i] = (struct link_use){found.items[i].url, found.items[i].span, found.items[i].made};
	return (struct link_uses){uses, found.count};
}

const struct map *run_dead_links(struct skt_run *run, const struct skt_settings *settings)
{
	struct links_cache cache;
	const size_t told = run->report.count;
	struct map *dead = arena_new(&run->arena, struct map);
	dead->arena = &run->arena;
	/* The site can be built without: then nothing is marked. */
	if (!links_cache_read(&run->arena, run_state_folder(run, settings).ptr, &run->report, &cache))
		report_soften(&run->report, told, LEVEL_WARNING);
	for (size_t i = 0; i < cache.count; i++) {
		if (!link_is_long_dead(&cache.items[i], run->catalogue.today))
			continue;
		struct dead_link *link = arena_new(&run->arena, struct dead_link);
		link->seen = cache.items[i].seen;
		map_put(dead, cache.items[i].url, link);
	}
	return dead;
}

/* What is to be mended in the files themselves is check's to tell. */
static void forget_findings(struct report *report)
{
	*report = (struct report){.arena = report->arena, .files = report->files};
}

static struct links_settings settings_of(struct skt_run *run, const struct skt_settings *settings,
	const struct skt_links_settings *wanted)
{
	struct links_settings links = {.today = run->catalogue.today,
		.state = run_state_folder(run, settings).ptr,
		.fetch = fetch_defaults,
		.progress = wanted->progress,
		.progress_context = wanted->progress_context};
	links.fetch.agent = run_agent(run);
	links.fetch.allow_loopback = wanted->allow_loopback;
	if (wanted->pace_ms)
		links.fetch.host_pace_ms = wanted->pace_ms > 0 ? wanted->pace_ms : 0;
	links.fetch.retry_ms = 2 * links.fetch.host_pace_ms;
	links.fetch.total_ms = wanted->patience_ms ? wanted->patience_ms : PATIENCE_MS;
	links.fetch.seed = (unsigned long long)date_to_days(run->catalogue.today);
	return links;
}

enum skt_status skt_links(struct skt_run *run, const struct skt_settings *settings,
	const struct skt_links_settings *wanted, struct skt_links_tally *tally)
{
	struct links_tally found = {0};
	*tally = (struct skt_links_tally){0};
	if (!settings->content || !skt_is_date(settings->date))
		return SKT_MISUSE;
	struct catalogue_settings content = run_catalogue(run, settings);
	content.links = true;
	const bool usable = catalogue_read(&run->arena, &content, &run->report, &run->catalogue);
	if (run_machine_failed(run))
		return SKT_ENVIRONMENT;
	if (!usable)
		return SKT_FINDINGS;
	forget_findings(&run->report);
	const struct links_settings links = settings_of(run, settings, wanted);
	const bool good = links_check(&run->arena, uses_of(run), &links, &run->report, &found);
	report_sort(&run->report);
	*tally = (struct skt_links_tally){.addresses = found.addresses,
		.asked = found.asked,
		.answering = found.answering,
		.moved = found.moved,
		.dead = found.dead,
		.unsure = found.unsure,
		.waiting = found.waiting};
	if (!good)
		return SKT_ENVIRONMENT;
	return settings->strict && run->report.counts[LEVEL_WARNING] ? SKT_FINDINGS : SKT_DONE;
}
