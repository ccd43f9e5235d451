/* Addresses inside the catalogue, part by part: where a link on a page leads. */
#ifndef OFFER_TRAIL_H
#define OFFER_TRAIL_H

#include "base/str.h"

enum { TRAIL_MAX = 16 };

/* An address in parts: "a", "b" of "a/b/". */
struct trail {
	struct str parts[TRAIL_MAX];
	size_t count;
	bool lost; /* above the top, or too long */
};

/* Goes on along a path, as a browser does: ".." is up, "." and "index.html" are
 * nothing. */
void trail_walk(struct trail *trail, struct str path);

/* "a/b/" */
struct str trail_path(struct arena *arena, const struct trail *trail);

/* Where the relative address `url` leads from the page `from`. False when it
 * names no page, "?…" or "#…", and so stays there. */
bool trail_of_link(struct trail *trail, struct str from, struct str url);

/* Is it among offers, libraries, services and DR's themes, of which the catalogue
 * itself knows all? What it leads to otherwise (lists, feeds, data) the site
 * knows. */
bool trail_is_of_offers(const struct trail *trail);

/* "../../vejle/kildekritik/" leads from tilbud/aarhus/escape-room/ to
 * tilbud/vejle/kildekritik/. */
struct str trail_relative(struct arena *arena, struct str from, struct str to);

#endif
