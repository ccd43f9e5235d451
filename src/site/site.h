/* What every page is drawn from: read-only once made. */
#ifndef SITE_SITE_H
#define SITE_SITE_H

#include "site/fragments.h"
#include "site/plan.h"

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
};

/* Says where the site lies and which edition it is: at `base_url`, or where its
 * own catalogue says when that is empty. */
void site_place(struct arena *arena, struct site *site, struct str base_url);

/* "https://x.dk/skoletilbud/" → "/skoletilbud/". */
struct str site_path_of_url(struct str url);

#endif
