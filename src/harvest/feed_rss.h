/* A news feed (RSS or Atom) as the libraries' CMS would tell its events. */
#ifndef HARVEST_FEED_RSS_H
#define HARVEST_FEED_RSS_H

#include "report/report.h"

/* JSON for cms_events_read(), its items undated: a feed says when something was
 * written, not when it takes place. False when it is no whole feed, which is told. */
bool rss_as_events(
	struct arena *arena, const struct source *source, struct report *report, struct str *json);

#endif
