/* A feed from night to night: what an answer means after the nights before it.
 *
 *   fresh   answered whole, parsed and checked, or said that nothing is new
 *   stale   anything failed: the last good copy stands; told as advice on the first
 *           night, as a warning from the third, as an error from the fourteenth
 *   shrunk  more than 30 % and more than 3 offers are gone, or all: the last good
 *           copy stands until three nights in a row say the same
 *   gone    410, or 404 for 30 nights: its offers leave the catalogue
 *
 * An offer that a fresh feed lacks is kept for one night and leaves on the second.
 * A day counts as one night, however often it is asked. */
#ifndef HARVEST_NIGHT_H
#define HARVEST_NIGHT_H

#include "base/date.h"
#include "report/wording.h"

enum condition {
	CONDITION_NEW,
	CONDITION_FRESH,
	CONDITION_STALE,
	CONDITION_SHRUNK,
	CONDITION_GONE
};

enum outcome { OUTCOME_SAME, OUTCOME_WHOLE, OUTCOME_FAILED, OUTCOME_NOT_FOUND, OUTCOME_GONE };

enum decision {
	DECISION_KEEP,     /* what is kept stands */
	DECISION_TAKE,     /* the answer becomes what is kept */
	DECISION_TAKE_ALL, /* and what it lacks leaves at once: it was missed for nights */
	DECISION_LEAVE     /* what is kept leaves the catalogue */
};

struct night {
	enum condition condition;
	struct date day;              /* the last one it was asked on; year 0: never */
	struct date since;            /* first day of the condition */
	struct date good;             /* day of the last good copy; year 0: there is none */
	struct date whole;            /* day of the last answer that was not "nothing is new" */
	long nights;                  /* in the condition */
	long not_found;               /* nights in a row with 404 */
	unsigned long long shrunk_to; /* what the shrunk answer held */
};

/* What an answer held beside what is kept. */
struct answer {
	enum outcome outcome;
	size_t kept, count, lost;
	unsigned long long held; /* equal for equal sets of offers */
};

/* Takes one day into the account. */
enum decision night_turn(struct night *night, const struct answer *answer, struct date today);

/* How loudly a condition is told. */
enum level night_level(const struct night *night);

/* Should it be asked for the whole, whatever we have? Once a week: a server may
 * lie when it says that nothing is new. */
bool night_wants_whole(const struct night *night, struct date today);

#endif
