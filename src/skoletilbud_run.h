/* What the files of the line share: the run behind the public header. */
#ifndef SKOLETILBUD_RUN_H
#define SKOLETILBUD_RUN_H

#include "skoletilbud.h"

#include "site/page_templates.h"
#include "site/publish.h"
#include "site/site.h"

struct feeds;

struct skt_run {
	struct arena arena;
	struct report report;
	struct catalogue catalogue;
	struct index index;
	struct plan plan;
	struct site site;
	struct page_templates templates;
	struct assets search;
	struct str search_root;
	struct publish_tally published;
	struct buf text;
	struct skt_candidate *candidates;
	size_t candidate_count;
	struct skt_feed *feeds;
	size_t feed_count;
};

/* Reads and checks the content: all of it, and the pages' texts when `pages`.
 * False when nothing can be made of it. */
bool run_read(struct skt_run *run, const struct skt_settings *settings, bool pages,
	struct content_overlay *overlay);

/* The folder kept from night to night. */
struct str run_state_folder(struct skt_run *run, const struct skt_settings *settings);

/* The feeds of kilder.yaml whose library there is; false when the file cannot be
 * used. */
bool run_read_feeds(struct skt_run *run, const struct skt_settings *settings, struct feeds *feeds);

/* Who asks other sites, and how to reach us. */
struct str run_agent(struct skt_run *run);

/* Which day it is, where the content lies, fetched or not, how many may work. */
struct catalogue_settings run_catalogue(struct skt_run *run, const struct skt_settings *settings);

/* The addresses that `links` has found dead for two weeks: see site.h. */
const struct map *run_dead_links(struct skt_run *run, const struct skt_settings *settings);

/* What libraries' own calendars tell the pages: the dates of offers that follow a
 * series, and opening hours. */
void run_use_calendars(struct skt_run *run, const struct skt_settings *settings);

int run_threads(const struct skt_settings *settings);

/* Not the writer's fault: the disk or the system would not let us read. */
bool run_machine_failed(const struct skt_run *run);

#endif
