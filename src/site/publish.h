/* From bytes to disk: a reader sees the whole old site or the whole new one,
 * after kill -9 and after a power cut.
 *
 * The new site grows in a folder beside the output (".<name>.skoletilbud-ny"),
 * on the same file system. A file whose bytes are the same as the published
 * one's is linked, not written. At the end everything is synced and the two
 * folders change names in one step. Nothing changed: nothing is written, not
 * even the folder.
 *
 * Two cases cannot keep that promise and are told with a note:
 *   - a file system that cannot exchange two names: the output is away for the
 *     moment between two renames; the next run puts it back after a kill there;
 *   - an output whose own name cannot change (a mount point, or a folder in one
 *     we may not write in): the new site grows inside it and its files and
 *     folders are exchanged one by one; after a kill there the next run repairs. */
#ifndef SITE_PUBLISH_H
#define SITE_PUBLISH_H

#include "report/report.h"

/* The file that makes a folder ours to replace; one more file of every site. */
#define PUBLISH_MARKER ".skoletilbud"

struct publish;

/* Files of the site, the marker counted. */
struct publish_tally {
	size_t written; /* new or changed */
	size_t kept;    /* with the same bytes as before */
	size_t removed; /* of the old site, and not of the new one */
};

/* Gets ready to publish `count` files at these paths into `output`, a folder or
 * a link to one, made with those above it when it is missing. Paths are unique
 * and relative, "fag/dansk/index.html"; no part is empty, "." or "..", and none
 * begins with ".skoletilbud". They are borrowed, with the arena, until the end.
 *
 * Refuses an output that is no folder, cannot be written, is being published by
 * another process, or holds something but no marker: nothing of the user's is
 * ever removed. Clears what an interrupted run left and holds a lock until the
 * end. NULL and a finding on failure; otherwise publish_end() or
 * publish_abandon() must follow. */
struct publish *publish_begin(struct arena *arena, const char *output, const struct str *paths,
	size_t count, struct report *report);

/* Takes the bytes of file number `index`, once. Thread-safe for different
 * indexes; the first failure is kept for publish_end(). */
void publish_file(struct publish *publish, size_t index, struct str bytes);

/* Makes the new site the published one. Every file must have been given. On
 * failure (false) the published site is as it was, the half-made one is removed,
 * the report says why and the tally is zero. */
bool publish_end(struct publish *publish, struct report *report, struct publish_tally *tally);

/* Gives up: removes what was made, leaves the published site. */
void publish_abandon(struct publish *publish);

#endif
