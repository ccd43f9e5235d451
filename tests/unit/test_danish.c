/* Danish letters: lower case, slugs, folding and the order of the alphabet. */
#include "findings.h"

#include "base/danish.h"
#include "base/utf8.h"

typedef struct str danish_fn(struct arena *arena, struct str s);

static void gives(danish_fn *fn, const char *from, const char *expected)
{
	struct arena arena = {0};
	assert_string_equal(str_z(&arena, fn(&arena, str_from(from))), expected);
	arena_free(&arena);
}

static void lower_case(void **state)
{
	(void)state;
	gives(danish_lower, "ÆØÅ Ñandú ŠŽ×÷ßÿŸ", "æøå ñandú šž×÷ßÿÿ");
	gives(danish_lower, "Ł1Ő日", "ł1ő日");
	gives(danish_lower,
		"A\xC5"
		"B",
		"a\xC5"
		"b");
	gives(danish_lower, "", "");
}

static void slugs(void **state)
{
	(void)state;
	gives(danish_slug, "Faaborg-Midtfyn", "faaborg-midtfyn");
	gives(danish_slug, " »Ærø & Øen på ÅEN« ", "aeroe-oeen-paa-aaen");
	gives(danish_slug, "Idé, café: 6.-9. klasse!", "ide-cafe-6-9-klasse");
	gives(danish_slug, "–?–", "");
	gives(danish_slug,
		"a\xFF"
		"b",
		"a-b");
	/* As macOS writes them: a letter and a mark. */
	gives(danish_slug,
		"Sma\xCC\x8A cafe\xCC\x81"
		"er",
		"smaa-cafeer");
	assert_true(danish_is_slug(STR("faaborg-midtfyn-2")));
	static const char *const none[] = {"", "-a", "a-", "a--b", "A", "ø", "a b", "a_b"};
	for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
		assert_false(danish_is_slug(str_from(none[i])));
}

static void folding(void **state)
{
	(void)state;
	gives(danish_fold, "  Øl-BRYG\t2½ år ", "oel bryg 2 aar");
	gives(danish_fold, "Straße Þór Łódź", "strasse thor lodz");
	gives(danish_fold, "...", "");
}

/* Letters of Latin Extended-A fold to their base letter. */
static void extended_letters(void **state)
{
	(void)state;
	static const char *const pairs[][2] = {
		{"ĀĂĄ", "aaa"},
		{"ĆĈĊČ", "cccc"},
		{"ĎĐ", "dd"},
		{"ĒĔĖĘĚ", "eeeee"},
		{"ĜĞĠĢ", "gggg"},
		{"ĤĦ", "hh"},
		{"ĨĪĬĮı", "iiiii"},
		{"Ĵ", "j"},
		{"Ķĸ", "kk"},
		{"ĹĻĽĿŁ", "lllll"},
		{"ŃŅŇŉŊ", "nnnnn"},
		{"ŌŎŐ", "ooo"},
		{"ŔŖŘ", "rrr"},
		{"ŚŜŞŠ", "ssss"},
		{"ŢŤŦ", "ttt"},
		{"ŨŪŬŮŰŲ", "uuuuuu"},
		{"Ŵ", "w"},
		{"ŶŸ", "yy"},
		{"ŹŻŽ", "zzz"},
		{"ſ", "s"},
	};
	for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
		gives(danish_fold, pairs[i][0], pairs[i][1]);
}

static void alphabet(void **state)
{
	(void)state;
	static const char *const sorted[] = {
		"",
		"-",
		"10. klasse",
		"2. klasse",
		"a",
		"Abe",
		"abe",
		"abe kat",
		"Abel",
		"Zoo",
		"Ærø",
		"ærø",
		"Ø",
		"Øse",
		"Aabenraa",
		"Ål",
		"Aalborg",
		"Ås",
	};
	struct arena arena = {0};
	for (size_t i = 1; i < sizeof sorted / sizeof sorted[0]; i++) {
		const struct str before = danish_sort_key(&arena, str_from(sorted[i - 1]));
		const struct str after = danish_sort_key(&arena, str_from(sorted[i]));
		if (str_cmp(before, after) >= 0)
			fail_msg("»%s« skal stå før »%s«", sorted[i - 1], sorted[i]);
	}
	danish_sort_key(&arena, (struct str){0});
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lower_case),
		cmocka_unit_test(slugs),
		cmocka_unit_test(folding),
		cmocka_unit_test(extended_letters),
		cmocka_unit_test(alphabet),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
