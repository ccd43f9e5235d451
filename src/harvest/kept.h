/* What is kept of a feed between nights, readable, each file written whole:
 *
 *   STATE/kilder/KEY/tilstand.yaml   the account of its nights
 *   STATE/kilder/KEY/tilbud/         its offers as files, as any other content
 *   STATE/kilder/KEY/borte/          offers that have left, for whoever misses one
 *   STATE/kilder/KEY/begivenheder.json   type dpl-cms: the last good answer
 *   STATE/kilder/KEY/aabningstider.json  type dpl-cms-tider: likewise
 *
 * The files are the truth; tilstand.yaml is written last, so whatever ends the
 * program, the next run finds files that can be read and asks for the rest. */
#ifndef HARVEST_KEPT_H
#define HARVEST_KEPT_H

#include "harvest/night.h"
#include "report/report.h"

struct kept_file {
	struct str name;                /* "kildekritik.md" */
	struct str etag, last_modified; /* where each file is asked for */
	struct date missed;             /* the first night the feed lacked it; year 0: it does not */
};

struct kept {
	struct str folder; /* STATE/kilder/KEY */
	struct str library, url;
	struct night night;
	struct str etag, last_modified; /* of the whole answer */
	size_t count;                   /* of what the feed held when it was last taken */
	struct kept_file *files;
	size_t file_count;
};

/* Reads it; a feed never met has all zero but the folder. False when the machine
 * would not let us, which is told. A broken account is told, and begun anew. */
bool kept_read(struct arena *arena, const char *state, struct str key, struct report *report,
	struct kept *kept);

/* Writes tilstand.yaml, where it says something new. */
bool kept_write(struct arena *arena, const struct kept *kept, struct report *report);

struct kept_file *kept_find(const struct kept *kept, struct str name);
struct kept_file *kept_add(struct arena *arena, struct kept *kept, struct str name);

/* The offer's text as it is kept, or empty. */
struct str kept_text(struct arena *arena, const struct kept *kept, struct str name);

/* Writes an offer's file, where it is not so already; one that had left is back. */
bool kept_put(struct arena *arena, const struct kept *kept, const struct kept_file *file,
	struct str text, struct report *report);

/* Moves an offer's file out of the catalogue and forgets it. */
bool kept_leave(struct arena *arena, struct kept *kept, struct str name, struct report *report);

/* All of them. */
bool kept_leave_all(struct arena *arena, struct kept *kept, struct report *report);

/* Writes another file of the feed's own folder. */
bool kept_put_answer(struct arena *arena, const struct kept *kept, const char *name,
	struct str text, struct report *report);

/* The keys that have a folder in the state, by name. */
struct str *kept_keys(struct arena *arena, const char *state, struct report *report, size_t *count);

#endif
