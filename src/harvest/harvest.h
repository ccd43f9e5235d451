/* One night: every feed that is on is asked, and what is kept of it brought up to
 * date. Nothing here knows what an offer is, nor the site. */
#ifndef HARVEST_HARVEST_H
#define HARVEST_HARVEST_H

#include "harvest/feed_offers.h"
#include "harvest/fetch.h"
#include "harvest/kept.h"

struct harvest_settings {
	const char *state;
	struct date today;
	struct str *only; /* keys of the feeds to ask; none: all */
	size_t only_count;
	bool all; /* also those that are off */
	struct fetch_settings fetch;
	harvest_check *check;
	void *check_context;
	void (*progress)(void *context, size_t done, size_t count); /* may be NULL */
	void *progress_context;
};

/* What became of a feed this night. */
struct harvest_line {
	const struct feed *feed;
	struct night night;
	size_t offers; /* kept now */
	size_t changed, left;
};

struct harvest_lines {
	struct harvest_line *items; /* in the order of kilder.yaml */
	size_t count;
};

/* Findings stand at the feeds' addresses in kilder.yaml, or in what was answered,
 * whose path is then its address. False when the state cannot be used, which is
 * told. */
bool harvest_run(struct arena *arena, const struct harvest_settings *settings,
	const struct feeds *feeds, struct report *report, struct harvest_lines *lines);

/* A folder of kept offers that are part of the catalogue. */
struct harvest_folder {
	struct str library, path;
	struct date
		stale_since; /* day of the copy, when it could not be renewed; year 0: it is fresh */
};

/* Those of a state folder, by the feed's key. */
struct harvest_folder *harvest_folders(
	struct arena *arena, const char *state, struct report *report, size_t *count);

#endif
