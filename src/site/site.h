/* What every page is drawn from: read-only once made. */
#ifndef SITE_SITE_H
#define SITE_SITE_H

#include "site/plan.h"

struct site {
	const struct catalogue *catalogue;
	const struct index *index;
	const struct plan *plan;
	struct str base_url;      /* "https://x.dk/skoletilbud/", ends in '/' */
	struct str base_path;     /* "/skoletilbud/" */
	struct str style_version; /* "1a2b3c4d": changes when the stylesheet does */
	bool trial;               /* udgave: prøve */
};

#endif
