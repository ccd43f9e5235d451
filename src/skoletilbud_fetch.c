/* To fetch, one night: the feeds of kilder.yaml are asked, and the state is brought
 * up to date. Harvest asks and keeps; what an offer is, the catalogue knows; here
 * they meet. */
#include "skoletilbud_run.h"

#include "harvest/harvest.h"

struct str run_agent(struct skt_run *run)
{
	const struct record *site = &run->catalogue.site;
	const struct given *mail = given_part(record_get(site, ROLE_CONTACT), STR("mail"));
	return str_format(&run->arena, "skoletilbud/%s (+%.*s%s%.*s)", SKT_VERSION,
		STR_ARGS(record_key(site, ROLE_ADDRESS)), mail ? "; " : "",
		STR_ARGS(mail ? mail->text : STR("")));
}

bool run_read_feeds(struct skt_run *run, const struct skt_settings *settings, struct feeds *feeds)
{
	const struct str path = str_format(&run->arena, "%s/kilder.yaml", settings->content);
	size_t kept = 0;
	if (!feeds_read(&run->arena, path, &run->report, feeds))
		return false;
	for (size_t i = 0; i < feeds->count; i++) {
		const struct feed *feed = &feeds->items[i];
		const struct details details = {.a = feed->key, .b = feed->library};
		if (!catalogue_library(&run->catalogue, feed->library)) {
			report_add(&run->report, FEED_NO_LIBRARY, feed->library_span, details);
			continue;
		}
		feeds->items[kept++] = *feed;
	}
	feeds->count = kept;
	return true;
}

static bool check_offer(void *context, const struct feed_offer *offer, struct report *report)
{
	const struct skt_run *run = context;
	const struct offer_text text = {offer->library, offer->id, offer->source, offer->fields};
	return catalogue_check_offer(&run->catalogue, &text, report);
}

static struct fetch_settings network(struct skt_run *run, const struct skt_fetch_settings *wanted)
{
	struct fetch_settings settings = fetch_defaults;
	settings.agent = run_agent(run);
	settings.allow_loopback = wanted->allow_loopback;
	settings.ca_file = wanted->allow_loopback ? wanted->ca_file : NULL;
	settings.seed = (unsigned long long)date_to_days(run->catalogue.today);
	return settings;
}

/* The keys asked for; false when one is no feed's, which is told. */
static bool find_keys(struct skt_run *run, const struct skt_fetch_settings *wanted,
	const struct feeds *feeds, struct str *keys)
{
	bool good = true;
	for (size_t i = 0; i < wanted->only_count; i++) {
		keys[i] = str_from(wanted->only[i]);
		if (feeds_find(feeds, keys[i]))
			continue;
		report_add(&run->report, FEED_NOT_NAMED, (struct span){0}, (struct details){.a = keys[i]});
		good = false;
	}
	return good;
}

static void keep_lines(struct skt_run *run, const struct harvest_lines *lines)
{
	run->feeds = arena_array(&run->arena, lines->count, sizeof *run->feeds);
	for (size_t i = 0; i < lines->count; i++) {
		const struct harvest_line *line = &lines->items[i];
		const struct date good = line->night.good;
		run->feeds[run->feed_count++] =
			(struct skt_feed){.key = str_z(&run->arena, line->feed->key),
				.state = (enum skt_feed_state)line->night.condition,
				.events = feed_is_answer(line->feed),
				.count = line->offers,
				.changed = line->changed,
				.left = line->left,
				.nights = line->night.nights,
				.good = good.year ? date_iso(&run->arena, good).ptr : ""};
	}
}

static enum skt_status fetch_feeds(struct skt_run *run, const struct skt_settings *settings,
	const struct skt_fetch_settings *wanted)
{
	struct feeds feeds;
	struct harvest_lines lines;
	struct harvest_settings harvest = {.state = run_state_folder(run, settings).ptr,
		.today = run->catalogue.today,
		.only = arena_array(&run->arena, wanted->only_count, sizeof *harvest.only),
		.only_count = wanted->only_count,
		.all = wanted->all,
		.fetch = network(run, wanted),
		.check = check_offer,
		.check_context = run,
		.progress = wanted->progress,
		.progress_context = wanted->progress_context};
	if (!run_read_feeds(run, settings, &feeds) || !find_keys(run, wanted, &feeds, harvest.only))
		return SKT_FINDINGS;
	const bool good = harvest_run(&run->arena, &harvest, &feeds, &run->report, &lines);
	keep_lines(run, &lines);
	if (!good)
		return SKT_ENVIRONMENT;
	const size_t *counts = run->report.counts;
	return settings->strict && counts[LEVEL_ERROR] + counts[LEVEL_WARNING] ? SKT_FINDINGS
																		   : SKT_DONE;
}

enum skt_status skt_fetch(struct skt_run *run, const struct skt_settings *settings,
	const struct skt_fetch_settings *wanted)
{
	if (!settings->content || !skt_is_date(settings->date))
		return SKT_MISUSE;
	const bool usable = run_read(run, settings, false, NULL);
	if (run_machine_failed(run))
		return SKT_ENVIRONMENT;
	if (!usable)
		return SKT_FINDINGS;
	/* What is wrong with the content's own files is for check to say. */
	report_take(&run->report);
	const enum skt_status status = fetch_feeds(run, settings, wanted);
	report_sort(&run->report);
	return status;
}

size_t skt_feed_count(const struct skt_run *run)
{
	return run->feed_count;
}

struct skt_feed skt_feed(const struct skt_run *run, size_t index)
{
	return run->feeds[index];
}
