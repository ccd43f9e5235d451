/* Where a site is published: the folders that take part, and who holds them. */
#ifndef SITE_PUBLISH_PLACE_H
#define SITE_PUBLISH_PLACE_H

#include "report/report.h"

struct publish_place {
	const char *given;   /* the output as the user wrote it, for findings */
	const char *output;  /* its real path; nothing lies there before the first publishing */
	const char *staging; /* the new site; after the exchange the old one */
	const char *aside;   /* the old site, for the moment between two renames */
	bool inside;         /* the output keeps its name: staging lies in it */
	bool unlocked;       /* the file system has no locks */
	bool staged;         /* staging was made by us */
	int output_lock, staging_lock;
};

/* Finds the place, takes it and clears what an interrupted run left. False and
 * a finding when it cannot be used; then nothing is held. */
bool publish_place_take(
	struct arena *arena, const char *output, struct report *report, struct publish_place *place);

/* Makes an empty staging folder, if there is none yet, and locks it: its lock is
 * the output's once it has that name. 0 or an errno value. */
int publish_place_stage(struct publish_place *place);

/* Removes the staging folder, if it was made, and all that is in it. */
int publish_place_unstage(struct publish_place *place);

/* Lets go of the locks. */
void publish_place_release(struct publish_place *place);

/* Is this top-level name in the output none of the site's? */
bool publish_place_ignores(const struct publish_place *place, struct str name);

#endif
