/* From bytes to disk: a reader sees the whole old site or the whole new one,
 * after kill -9 and after a power cut.
 *
 * The new site grows in a folder beside the output (".<name>.ny"), on the same
 * file system. A file whose bytes are the same as the published one's is linked,
 * not written. At the end everything is synced and the two folders are exchanged
 * in one step. Nothing changed: nothing is written, not even the folder. */
#ifndef SITE_PUBLISH_H
#define SITE_PUBLISH_H

#include "report/report.h"

struct publish;

struct publish_tally {
	size_t written; /* new or changed files */
	size_t kept;    /* files with the same bytes as before */
	size_t removed; /* files of the old site that are gone */
};

/* Gets ready to publish `count` files at these paths ("fag/dansk/index.html",
 * unique, '/' between folders) into `output`. Refuses an output that is a file,
 * cannot be written, or holds files but no site of ours (a folder is ours when
 * it has the marker file ".skoletilbud"); clears what an interrupted run left;
 * holds a lock against a second build of the same output. NULL and a finding on
 * failure. */
struct publish *publish_begin(struct arena *arena, const char *output, const struct str *paths,
	size_t count, struct report *report);

/* Takes the bytes of file number `index`. Thread-safe for different indexes;
 * failures are kept for publish_end(). */
void publish_file(struct publish *publish, size_t index, struct str bytes);

/* Makes the new site the published one. Every file must have been given. On
 * failure the published site is as it was, the half-made one is removed, and the
 * report says why. Frees the lock either way. */
bool publish_end(struct publish *publish, struct report *report, struct publish_tally *tally);

/* Gives up: removes what was made, leaves the published site. */
void publish_abandon(struct publish *publish);

#endif
