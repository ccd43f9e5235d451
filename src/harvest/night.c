/* The account of a feed's nights, and nothing else: no file, no network. */
#include "harvest/night.h"

enum {
	SHRINK_PERCENT = 30,
	SHRINK_OFFERS = 3,
	SHRINK_NIGHTS = 3,
	NOT_FOUND_NIGHTS = 30,
	WARNING_NIGHTS = 3,
	ERROR_NIGHTS = 14,
	WHOLE_DAYS = 7
};

static bool has_shrunk(const struct answer *answer)
{
	const bool many =
		answer->lost > SHRINK_OFFERS && answer->lost * 100 > answer->kept * SHRINK_PERCENT;
	return answer->kept > 0 && (answer->count == 0 || many);
}

/* One more night of it, or the first. */
static void enter(struct night *night, enum condition condition, struct date today, bool again)
{
	if (again && night->condition == condition) {
		night->nights += date_cmp(night->day, today) != 0;
		return;
	}
	night->condition = condition;
	night->since = today;
	night->nights = 1;
}

static enum decision turn_whole(struct night *night, const struct answer *answer, struct date today)
{
	const bool shrunk = has_shrunk(answer);
	if (shrunk) {
		enter(night, CONDITION_SHRUNK, today, night->shrunk_to == answer->held);
		night->shrunk_to = answer->held;
		if (night->nights < SHRINK_NIGHTS)
			return DECISION_KEEP;
	}
	enter(night, CONDITION_FRESH, today, true);
	night->good = night->whole = today;
	return shrunk ? DECISION_TAKE_ALL : DECISION_TAKE;
}

static enum decision turn_not_found(struct night *night, struct date today)
{
	night->not_found += night->not_found == 0 || date_cmp(night->day, today) != 0;
	if (night->condition != CONDITION_GONE && night->not_found < NOT_FOUND_NIGHTS) {
		enter(night, CONDITION_STALE, today, true);
		return DECISION_KEEP;
	}
	enter(night, CONDITION_GONE, today, true);
	return DECISION_LEAVE;
}

/* A feed that is gone stays so until it answers. */
static enum decision turn_failed(struct night *night, struct date today)
{
	const bool gone = night->condition == CONDITION_GONE;
	enter(night, gone ? CONDITION_GONE : CONDITION_STALE, today, true);
	return gone ? DECISION_LEAVE : DECISION_KEEP;
}

enum decision night_turn(struct night *night, const struct answer *answer, struct date today)
{
	enum decision decision = DECISION_KEEP;
	switch (answer->outcome) {
	case OUTCOME_SAME:
		enter(night, CONDITION_FRESH, today, true);
		night->good = today;
		break;
	case OUTCOME_WHOLE: decision = turn_whole(night, answer, today); break;
	case OUTCOME_FAILED: decision = turn_failed(night, today); break;
	case OUTCOME_NOT_FOUND: decision = turn_not_found(night, today); break;
	case OUTCOME_GONE:
		enter(night, CONDITION_GONE, today, true);
		decision = DECISION_LEAVE;
		break;
	}
	if (answer->outcome == OUTCOME_SAME || answer->outcome == OUTCOME_WHOLE)
		night->not_found = 0;
	night->day = today;
	return decision;
}

enum level night_level(const struct night *night)
{
	if (night->condition != CONDITION_STALE || night->nights < WARNING_NIGHTS)
		return night->condition == CONDITION_STALE ? LEVEL_NOTE : LEVEL_WARNING;
	return night->nights < ERROR_NIGHTS ? LEVEL_WARNING : LEVEL_ERROR;
}

bool night_wants_whole(const struct night *night, struct date today)
{
	return night->whole.year == 0 || date_to_days(today) - date_to_days(night->whole) >= WHOLE_DAYS;
}
