/* The sources on the network: content/kilder.yaml.
 *
 *     kilder:
 *       silkeborg-tilbud:
 *         bibliotek: silkeborg
 *         type: offers
 *         url: https://bibliotek.example/skole/tilbud.json
 *         tændt: ja
 *         grænser: {sekunder: 60, stille: 15, megabytes: 1, forsøg: 4, takt: 500}
 *
 * A feed is off unless it says `tændt: ja`. `http: ja` permits plain http. The
 * limits, here and for all feeds at the top: seconds for a whole answer and of
 * silence, megabytes of one, tries, milliseconds between two questions to a host. */
#ifndef HARVEST_FEEDS_H
#define HARVEST_FEEDS_H

#include "report/report.h"

/* dpl-cms, dpl-cms-tider (opening hours), offers, ical, rss */
enum feed_type { FEED_EVENTS, FEED_HOURS, FEED_OFFERS, FEED_ICAL, FEED_RSS };

struct feed_limits {
	long seconds, silence, megabytes, tries, pace_ms;
};

struct feed {
	struct str key;     /* names its folder in the state */
	struct str library; /* key of a library or service */
	struct str url;     /* of a dpl-cms: the site, without a slash at the end */
	enum feed_type type;
	bool on, http;
	struct feed_limits limits;
	struct span key_span, library_span, url_span;
};

struct feeds {
	struct feed *items; /* in the file's order */
	size_t count;
};

/* Reads the file at `path`; one with faults is told and its other feeds are read.
 * No file: no feeds. False when it cannot be used at all. The arena must live as
 * long as the report. */
bool feeds_read(struct arena *arena, struct str path, struct report *report, struct feeds *feeds);

/* Does it give events, which become offers only when somebody adopts them? */
bool feed_has_events(const struct feed *feed);

/* Is what it says kept as one answer, not as offers? */
bool feed_is_answer(const struct feed *feed);

/* The feed of that key, or NULL. */
const struct feed *feeds_find(const struct feeds *feeds, struct str key);

#endif
