/* A feed from night to night: fresh, stale, shrunk, gone, and back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "harvest/night.h"

enum { DAY = 20780 };

static enum decision turn(struct night *night, long day, enum outcome outcome)
{
	const struct answer answer = {.outcome = outcome, .kept = 10, .count = 10, .held = 7};
	return night_turn(night, &answer, date_from_days(DAY + day));
}

static enum decision turn_with(
	struct night *night, long day, size_t count, size_t lost, unsigned long long held)
{
	const struct answer answer = {
		.outcome = OUTCOME_WHOLE, .kept = 10, .count = count, .lost = lost, .held = held};
	return night_turn(night, &answer, date_from_days(DAY + day));
}

static void a_good_answer_is_taken(void **state)
{
	(void)state;
	struct night night = {0};
	assert_int_equal(turn(&night, 0, OUTCOME_WHOLE), DECISION_TAKE);
	assert_int_equal(night.condition, CONDITION_FRESH);
	assert_int_equal(turn(&night, 1, OUTCOME_SAME), DECISION_KEEP);
	assert_int_equal(night.condition, CONDITION_FRESH);
	assert_int_equal(date_cmp(night.good, date_from_days(DAY + 1)), 0);
	assert_int_equal(date_cmp(night.whole, date_from_days(DAY)), 0);
	assert_false(night_wants_whole(&night, date_from_days(DAY + 6)));
	assert_true(night_wants_whole(&night, date_from_days(DAY + 7)));
}

static void failing_is_told_louder(void **state)
{
	(void)state;
	struct night night = {0};
	turn(&night, 0, OUTCOME_WHOLE);
	for (int day = 1; day <= 40; day++) {
		assert_int_equal(turn(&night, day, OUTCOME_FAILED), DECISION_KEEP);
		/* A second time the same day is no other night. */
		assert_int_equal(turn(&night, day, OUTCOME_FAILED), DECISION_KEEP);
		assert_int_equal(night.condition, CONDITION_STALE);
		assert_int_equal(night.nights, day);
		assert_int_equal(night_level(&night),
			day < 3        ? LEVEL_NOTE
				: day < 14 ? LEVEL_WARNING
						   : LEVEL_ERROR);
		assert_int_equal(date_cmp(night.good, date_from_days(DAY)), 0);
	}
	assert_int_equal(turn(&night, 41, OUTCOME_WHOLE), DECISION_TAKE);
	turn(&night, 42, OUTCOME_FAILED);
	assert_int_equal(night.nights, 1);
}

static void shrinking_takes_three_equal_nights(void **state)
{
	(void)state;
	struct night night = {0};
	turn(&night, 0, OUTCOME_WHOLE);
	assert_int_equal(turn_with(&night, 1, 5, 5, 1), DECISION_KEEP);
	assert_int_equal(night.condition, CONDITION_SHRUNK);
	assert_int_equal(turn_with(&night, 2, 5, 5, 1), DECISION_KEEP);
	/* Another set of offers: it begins anew. */
	assert_int_equal(turn_with(&night, 3, 5, 5, 2), DECISION_KEEP);
	assert_int_equal(turn_with(&night, 4, 5, 5, 2), DECISION_KEEP);
	assert_int_equal(turn_with(&night, 4, 5, 5, 2), DECISION_KEEP);
	assert_int_equal(turn_with(&night, 5, 5, 5, 2), DECISION_TAKE_ALL);
	assert_int_equal(night.condition, CONDITION_FRESH);
}

static void what_is_shrinking(void **state)
{
	(void)state;
	struct night night = {0};
	assert_int_equal(turn_with(&night, 0, 7, 3, 1), DECISION_TAKE);
	assert_int_equal(turn_with(&night, 1, 6, 4, 1), DECISION_KEEP);
	assert_int_equal(night.condition, CONDITION_SHRUNK);
	assert_int_equal(turn_with(&night, 2, 10, 0, 1), DECISION_TAKE);
	assert_int_equal(turn_with(&night, 3, 0, 10, 0), DECISION_KEEP);
	assert_int_equal(night.condition, CONDITION_SHRUNK);
	/* Twenty of a hundred are many, but not a third. */
	const struct answer fifth = {.outcome = OUTCOME_WHOLE, .kept = 100, .count = 80, .lost = 20};
	assert_int_equal(night_turn(&night, &fifth, date_from_days(DAY + 4)), DECISION_TAKE);
	const struct answer third = {.outcome = OUTCOME_WHOLE, .kept = 100, .count = 69, .lost = 31};
	assert_int_equal(night_turn(&night, &third, date_from_days(DAY + 5)), DECISION_KEEP);
	const struct answer nothing = {.outcome = OUTCOME_WHOLE};
	assert_int_equal(night_turn(&night, &nothing, date_from_days(DAY + 6)), DECISION_TAKE);
}

static void gone(void **state)
{
	(void)state;
	struct night night = {0};
	turn(&night, 0, OUTCOME_WHOLE);
	for (int day = 1; day < 30; day++)
		assert_int_equal(turn(&night, day, OUTCOME_NOT_FOUND), DECISION_KEEP);
	/* A night when nobody answered does not begin the count anew. */
	assert_int_equal(turn(&night, 30, OUTCOME_FAILED), DECISION_KEEP);
	assert_int_equal(turn(&night, 31, OUTCOME_NOT_FOUND), DECISION_LEAVE);
	assert_int_equal(night.condition, CONDITION_GONE);
	assert_int_equal(turn(&night, 32, OUTCOME_FAILED), DECISION_LEAVE);
	assert_int_equal(night.condition, CONDITION_GONE);
	assert_int_equal(turn(&night, 33, OUTCOME_WHOLE), DECISION_TAKE);
	assert_int_equal(night.condition, CONDITION_FRESH);
	assert_int_equal(turn(&night, 34, OUTCOME_NOT_FOUND), DECISION_KEEP);
	assert_int_equal(turn(&night, 35, OUTCOME_GONE), DECISION_LEAVE);
	assert_int_equal(night.condition, CONDITION_GONE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_good_answer_is_taken),
		cmocka_unit_test(failing_is_told_louder),
		cmocka_unit_test(shrinking_takes_three_equal_nights),
		cmocka_unit_test(what_is_shrinking),
		cmocka_unit_test(gone),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
