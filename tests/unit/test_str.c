/* Borrowed strings, and the empty and missing ones most of all. */
#include "findings.h"

#include "base/str.h"

static void comparing(void **state)
{
	(void)state;
	assert_true(str_eq(STR("å"), STR("å")));
	assert_false(str_eq(STR("a"), STR("ab")));
	assert_true(str_eq((struct str){0}, STR("")));
	assert_true(str_cmp(STR("a"), STR("ab")) < 0);
	assert_true(str_cmp(STR("b"), STR("ab")) > 0);
	assert_true(str_cmp(STR("\xC3"), STR("z")) > 0);
	assert_int_equal(str_cmp((struct str){0}, STR("")), 0);
	assert_true(str_starts(STR("titel"), STR("ti")) && str_starts(STR("t"), STR("")));
	assert_true(str_ends(STR("titel"), STR("el")) && !str_ends(STR("l"), STR("el")));
	assert_true(str_hash(STR("a")) == 0xaf63dc4c8601ec8cu); /* FNV-1a's own example */
}

static void slicing(void **state)
{
	(void)state;
	const struct str s = STR("titel");
	assert_true(str_eq(str_slice(s, 1, 3), STR("it")));
	assert_true(str_eq(str_slice(s, 3, 99), STR("el")));
	/* An empty slice keeps its place. */
	assert_ptr_equal(str_slice(s, 2, 2).ptr, s.ptr + 2);
	assert_ptr_equal(str_slice(s, 4, 2).ptr, s.ptr + 2);
	assert_ptr_equal(str_skip(s, 99).ptr, s.ptr + 5);
	assert_int_equal(str_slice(s, 4, 2).len + str_skip(s, 99).len, 0);
	assert_int_equal(str_slice((struct str){0}, 0, 9).len, 0);
	assert_true(str_eq(str_trim(STR(" \t a b\r\n")), STR("a b")));
	assert_int_equal(str_trim(STR(" \n")).len, 0);
}

static void searching(void **state)
{
	(void)state;
	assert_int_equal(str_find(STR("abcabc"), STR("bc"), 0), 1);
	assert_int_equal(str_find(STR("abcabc"), STR("bc"), 2), 4);
	assert_int_equal(str_find(STR("abcabc"), STR("bc"), 5), -1);
	assert_int_equal(str_find(STR("abc"), STR(""), 3), 3);
	assert_int_equal(str_find(STR("abc"), STR(""), 4), -1);
	assert_int_equal(str_find((struct str){0}, STR("a"), 0), -1);
}

static void cutting(void **state)
{
	(void)state;
	struct str rest = STR("a,,b,");
	struct str part;
	assert_true(str_cut(&rest, ',', &part) && str_eq(part, STR("a")));
	assert_true(str_cut(&rest, ',', &part) && part.len == 0);
	assert_true(str_cut(&rest, ',', &part) && str_eq(part, STR("b")));
	assert_false(str_cut(&rest, ',', &part));
}

static void numbers(void **state)
{
	(void)state;
	struct str s = STR("007 bog");
	long number = -1;
	assert_true(str_take_number(&s, &number));
	assert_int_equal(number, 7);
	assert_true(str_eq(s, STR(" bog")));
	assert_false(str_take_number(&s, &number));
	s = STR("999999999");
	assert_true(str_take_number(&s, &number));
	assert_int_equal(number, 999999999);
	s = STR("1000000000");
	assert_false(str_take_number(&s, &number));
	assert_int_equal(s.len, 10);
	assert_int_equal(number, 999999999);
	s = STR("-1");
	assert_false(str_take_number(&s, &number));
}

static void making(void **state)
{
	(void)state;
	struct arena arena = {0};
	assert_string_equal(str_z(&arena, STR("abc")), "abc");
	assert_string_equal(str_z(&arena, (struct str){0}), "");
	assert_true(str_eq(str_copy(&arena, STR("abc")), STR("abc")));
	assert_true(str_eq(str_join(&arena, STR("a"), STR("bc")), STR("abc")));
	assert_int_equal(str_join(&arena, (struct str){0}, STR("")).len, 0);
	assert_true(str_eq(str_format(&arena, "%d %.*s", 7, STR_ARGS(STR("ø"))), STR("7 ø")));
	assert_int_equal(str_from(NULL).len, 0);
	const struct str parts[] = {STR(""), STR("a"), STR(""), STR("b"), STR("cd")};
	assert_true(str_eq(str_join_all(&arena, parts, 5, STR(", ")), STR("a, b, cd")));
	assert_int_equal(str_join_all(&arena, parts, 1, STR(", ")).len, 0);
	for (int width = 126; width < 130; width++) /* around what fits without a second try */
		assert_int_equal(strlen(str_format(&arena, "%*d", width, 7).ptr), (size_t)width);
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(comparing),
		cmocka_unit_test(slicing),
		cmocka_unit_test(searching),
		cmocka_unit_test(cutting),
		cmocka_unit_test(numbers),
		cmocka_unit_test(making),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
