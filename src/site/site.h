/* What every page is drawn from: read-only once made. */
#ifndef SITE_SITE_H
#define SITE_SITE_H

#include "site/fragments.h"
#include "site/plan.h"

/* An address of another site that has been dead for two weeks. */
struct dead_link {
	struct date seen; /* when it answered last; year 0: never to us */
};

struct site {
	const struct catalogue *catalogue;
	const struct index *index;
	const struct plan *plan;
	const struct fragments *fragments;
	struct str base_url;       /* "https://x.dk/skoletilbud/", ends in '/' */
	struct str base_path;      /* "/skoletilbud/" */
	struct str host;           /* of the catalogue's own address, wherever it is built for */
	const struct str *records; /* see api_records() */
	struct str version;        /* of the assets */
	struct str search_root;    /* the search index's first file: "soeg/1a2b3c4d5e.txt" */
	bool trial;                /* udgave: prøve */
	const struct map *dead; /* address without "#…" → struct dead_link; NULL: none is known */
};

/* Says where the site lies and which edition it is: at `base_url`, or where its
 * own catalogue says when that is empty. */
void site_place(struct arena *arena, struct site *site, struct str base_url);

/* NULL for an address that answers, or of which nothing is known. */
const struct dead_link *site_dead_link(const struct site *site, struct str url);

/* "https://x.dk/skoletilbud/" → "/skoletilbud/". */
struct str site_path_of_url(struct str url);

#endif
