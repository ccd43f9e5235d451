/* The ledger of addresses: what was once published, so that no address of ours
 * ever becomes a 404. Readable text in the state folder:
 *   tilbud/vejle/kildekritik/<TAB>Kildekritik<LF>
 * sorted by address, one line each, after a line that says what the file is. */
#ifndef SITE_LEDGER_H
#define SITE_LEDGER_H

#include "report/report.h"

struct ledger_line {
	struct str address; /* relative to the site's root, ends in '/' */
	struct str title;   /* as last published */
};

struct ledger {
	struct ledger_line *lines; /* sorted by address, no two the same */
	size_t count;
};

/* Reads the ledger of a state folder; none there is an empty one. A line that
 * cannot be read is told (warning) and kept out; a ledger that cannot be read at
 * all is an error and gives false: publishing without it would lose addresses. */
bool ledger_read(struct arena *arena, const char *state, struct report *report, struct ledger *ledger);

/* Lines of `old` whose address is not in `now` (both sorted). */
struct ledger ledger_missing(struct arena *arena, const struct ledger *old, const struct ledger *now);

/* Both together; where both have an address, the title of `now`. */
struct ledger ledger_union(struct arena *arena, const struct ledger *old, const struct ledger *now);

/* Sorts and drops doubles. */
void ledger_sort(struct ledger *ledger);

/* Writes it whole (file_replace), making the folder; nothing when the file holds
 * exactly this. False and a finding on failure. */
bool ledger_write(const char *state, const struct ledger *ledger, struct report *report);

#endif
