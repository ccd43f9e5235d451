/* Every problem has words that can be used: a code of its own, a Danish
 * sentence, slots that are known. */
#include "report/wording.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void test_codes_are_unique(void **state)
{
	(void)state;
	for (int i = 0; i < PROBLEMS; i++)
		for (int k = i + 1; k < PROBLEMS; k++)
			assert_string_not_equal(
				wording_of((enum problem)i)->code, wording_of((enum problem)k)->code);
}

static void test_codes_are_plain(void **state)
{
	(void)state;
	for (int i = 0; i < PROBLEMS; i++) {
		const char *code = wording_of((enum problem)i)->code;
		assert_true(strlen(code) > 2);
		assert_int_equal(strspn(code, "abcdefghijklmnopqrstuvwxyz0123456789-"), strlen(code));
	}
}

/* Sentences stand in a line of their own: no full stop, no capital, known slots. */
static void check_sentence(const char *sentence)
{
	const size_t length = strlen(sentence);
	assert_true(length > 5);
	assert_int_not_equal(sentence[length - 1], '.');
	assert_false(sentence[0] >= 'A' && sentence[0] <= 'Z' && strncmp(sentence, "HTML", 4) != 0
		&& strncmp(sentence, "ISIL", 4) != 0);
	assert_null(strchr(sentence, '\n'));
}

static void test_sentences_are_sentences(void **state)
{
	(void)state;
	for (int i = 0; i < PROBLEMS; i++)
		check_sentence(wording_of((enum problem)i)->sentence);
}

static void test_slots_are_known(void **state)
{
	(void)state;
	for (int i = 0; i < PROBLEMS; i++) {
		const struct wording *wording = wording_of((enum problem)i);
		const char *const texts[] = {wording->sentence, wording->cure};
		for (int t = 0; t < 2; t++)
			for (const char *at = texts[t]; (at = strchr(at, '{')); at++)
				if (at[2] == '}')
					assert_true(at[1] >= 'a' && at[1] <= 'c');
	}
}

static void test_errno_has_words(void **state)
{
	(void)state;
	assert_string_equal(wording_of_errno(28).ptr, "disken er fuld");
	assert_true(wording_of_errno(4711).len > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_codes_are_unique),
		cmocka_unit_test(test_codes_are_plain),
		cmocka_unit_test(test_sentences_are_sentences),
		cmocka_unit_test(test_slots_are_known),
		cmocka_unit_test(test_errno_has_words),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
