/* Buffers: adding, formatting, and the ceiling that sticks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"

static void assert_holds(const struct buf *buf, const char *text)
{
	assert_true(str_eq(buf_str(buf), str_from(text)));
}

static void adds_in_order(void **state)
{
	(void)state;
	struct buf buf = {.ceiling = 1000};
	assert_holds(&buf, "");
	buf_add(&buf, STR("ab"));
	buf_add_char(&buf, 'c');
	buf_add_z(&buf, "de");
	buf_add_format(&buf, "%d%s", 12, "f");
	buf_add(&buf, STR(""));
	assert_holds(&buf, "abcde12f");
	assert_false(buf.overflowed);
	buf_free(&buf);
}

static void grows_to_any_size(void **state)
{
	(void)state;
	struct buf buf = {.ceiling = 1000000};
	for (int i = 0; i < 100000; i++)
		buf_add_char(&buf, (char)('a' + i % 26));
	assert_int_equal(buf.len, 100000);
	for (int i = 0; i < 100000; i++)
		assert_int_equal(buf.ptr[i], 'a' + i % 26);
	buf_free(&buf);
}

static void the_ceiling_sticks(void **state)
{
	(void)state;
	struct buf buf = {.ceiling = 5};
	buf_add_z(&buf, "12345");
	assert_false(buf.overflowed);
	buf_add_char(&buf, '6');
	assert_true(buf.overflowed);
	assert_holds(&buf, "12345");
	buf_clear(&buf);
	assert_false(buf.overflowed);
	buf_add_z(&buf, "123456");
	assert_holds(&buf, "");
	buf_add_char(&buf, '1'); /* there is room, but a part is missing already */
	assert_holds(&buf, "");
	assert_true(buf.overflowed);
	buf_free(&buf);
	assert_int_equal(buf.ceiling, 5);
}

static void formatting_needs_room_for_its_nul(void **state)
{
	(void)state;
	struct buf buf = {.ceiling = 6};
	buf_add_format(&buf, "%s", "");
	assert_false(buf.overflowed);
	buf_add_format(&buf, "%s", "12345");
	assert_holds(&buf, "12345");
	buf_add_format(&buf, "%s", "6");
	assert_true(buf.overflowed);
	assert_holds(&buf, "12345");
	buf_free(&buf);
}

static void a_huge_addition_does_not_wrap(void **state)
{
	(void)state;
	struct buf buf = {.ceiling = SIZE_MAX};
	buf_add_z(&buf, "x");
	buf_add(&buf, (struct str){"y", SIZE_MAX});
	assert_true(buf.overflowed);
	assert_holds(&buf, "x");
	buf_free(&buf);
}

static void zero_bytes_are_bytes(void **state)
{
	(void)state;
	struct buf buf = {.ceiling = 100};
	buf_add(&buf, (struct str){"a\0b", 3});
	buf_add_char(&buf, '\0');
	assert_int_equal(buf.len, 4);
	assert_memory_equal(buf.ptr, "a\0b\0", 4);
	buf_free(&buf);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(adds_in_order),
		cmocka_unit_test(grows_to_any_size),
		cmocka_unit_test(the_ceiling_sticks),
		cmocka_unit_test(formatting_needs_room_for_its_nul),
		cmocka_unit_test(a_huge_addition_does_not_wrap),
		cmocka_unit_test(zero_bytes_are_bytes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
