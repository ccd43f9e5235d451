/* Between the files of catalogue: what is needed while the content is read. */
#ifndef OFFER_CATALOGUE_READING_H
#define OFFER_CATALOGUE_READING_H

#include "offer/catalogue.h"

struct reading {
	struct catalogue *catalogue;
	const struct catalogue_settings *settings;
	struct report *report;
	struct source *no_source; /* the content folder itself, for findings without a file */
};

/* `arena` owns what is kept, `scratch` what is passing. */
struct checker checker_for(const struct reading *reading, const struct source *source,
	struct report *report, struct arena *arena, struct arena *scratch);

/* Remembers an address whose file cannot be used. */
void catalogue_leave_out(struct catalogue *catalogue, struct str path);

/* Reads, checks and takes the offers of all libraries, on all threads. */
void catalogue_read_offers(struct reading *reading);

#endif
