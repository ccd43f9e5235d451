/* The ledger of addresses: what was once published, so that no address of ours
 * ever becomes a 404. Readable text, adresser.txt in the state folder:
 *   tilbud/vejle/kildekritik/<TAB>Kildekritik<LF>
 * sorted by address, one line each, after a line that says what the file is.
 *
 * Write it before the site is published: an address too many is a page that
 * says so, an address too few is a 404. */
#ifndef SITE_LEDGER_H
#define SITE_LEDGER_H

#include "report/report.h"

struct ledger_line {
	struct str address; /* see ledger_is_address() */
	struct str title;   /* as last published; one line without control characters */
};

struct ledger {
	struct ledger_line *lines; /* sorted by address, no two the same */
	size_t count;
};

/* Slugs, each followed by '/', or the last by ".json" or ".ics": "tilbud/vejle/kildekritik/",
 * "api/v1/fag/dansk.json", "tilbud/vejle/kildekritik/datoer.ics". So it is relative to the site's root and cannot lead
 * out of it. */
bool ledger_is_address(struct str address);

/* Reads the ledger of a state folder; none there is an empty one. Forgives what
 * an editor does: order, doubles (one stays), CRLF, blank lines, blanks for the
 * tab. A line that cannot be read is told (warning) and kept out. A ledger that
 * cannot be read at all is an error and gives false: publishing without it would
 * lose addresses. The arena must live as long as the report. */
bool ledger_read(
	struct arena *arena, const char *state, struct report *report, struct ledger *ledger);

/* Lines of `old` whose address is not in `now`. */
struct ledger ledger_missing(
	struct arena *arena, const struct ledger *old, const struct ledger *now);

/* Both together; where both have an address, the title of `now`. */
struct ledger ledger_union(struct arena *arena, const struct ledger *old, const struct ledger *now);

/* Sorts and drops doubles: ledger_missing(), ledger_union() and ledger_write()
 * take nothing else. */
void ledger_sort(struct ledger *ledger);

/* Writes it whole, making the folder; nothing when the file holds exactly this.
 * Titles are made one line without control characters, an empty one the
 * address. Every address must be one. False and a finding on failure: the old ledger stands. */
bool ledger_write(const char *state, const struct ledger *ledger, struct report *report);

#endif
