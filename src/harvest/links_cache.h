/* What is remembered of every link between nights: links.txt in the state
 * folder, readable text, one line an address, sorted:
 *   address TAB answer TAB asked TAB seen TAB dead since TAB nights TAB unsure since TAB nights TAB moved to
 * with "-" for what there is not. It may be deleted: then all is asked again, and
 * three nights pass before anything is told. */
#ifndef HARVEST_LINKS_CACHE_H
#define HARVEST_LINKS_CACHE_H

#include "base/date.h"
#include "report/report.h"

enum link_verdict { LINK_ANSWERS, LINK_DEAD, LINK_UNSURE };

/* Nights in a row: an answer ends them, a night the other kind does not. */
struct link_nights {
	struct date since; /* year 0: none */
	long count;
};

struct link_memory {
	struct str url;
	struct str answer; /* one Danish line: "svarer 404"; empty: never asked */
	struct date asked; /* the night it was asked last; year 0: never */
	struct date seen;  /* the night it answered last; year 0: never */
	struct link_nights dead, unsure;
	struct str moved; /* where permanent redirects alone lead, or empty */
};

struct links_cache {
	struct link_memory *items; /* sorted by url, no two the same */
	size_t count;
};

/* Reads links.txt; none there is an empty one. Lines that cannot be read are
 * passed over: what is forgotten is asked again. False, and told, when the
 * machine does not let us read it. */
bool links_cache_read(
	struct arena *arena, const char *state, struct report *report, struct links_cache *cache);

/* links_cache_write() and links_cache_find() take nothing else. */
void links_cache_sort(struct links_cache *cache);

/* Writes it whole or not at all, making the folder. False, and told, when that
 * fails. */
bool links_cache_write(const char *state, const struct links_cache *cache, struct report *report);

/* NULL when it is not remembered. */
const struct link_memory *links_cache_find(const struct links_cache *cache, struct str url);

/* Must it be asked on this night? What answered keeps for a week. */
bool link_is_due(const struct link_memory *memory, struct date today);

/* Takes an answer of this night into the memory. `answer` and `moved` must live
 * as long as it. */
void link_remember(struct link_memory *memory, struct date today, enum link_verdict verdict,
	struct str answer, struct str moved);

/* Three nights in a row, and no answer since: only then is a link told as dead
 * or as one that cannot be judged. */
bool link_is_dead(const struct link_memory *memory);
bool link_is_unsure(const struct link_memory *memory);

/* Dead for two weeks: those who visit the site are told as well. */
bool link_is_long_dead(const struct link_memory *memory, struct date today);

#endif
