/* JSON output: every kind of value, and every character that needs care. */
#include "format/json.h"

#include "base/limits.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void assert_json(const struct value *value, const char *expected)
{
	struct buf out = {.ceiling = 65536};
	json_write(&out, value);
	buf_add_char(&out, '\0');
	assert_string_equal(out.ptr, expected);
	buf_free(&out);
}

static void every_kind(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct value *map = value_map(&arena);
	assert_json(map, "{}");
	struct value *list = value_list(&arena);
	assert_json(list, "[]");
	value_append(&arena, list, value_text(&arena, STR("a")));
	value_append(&arena, list, &value_nothing);
	value_append(&arena, list, value_number(&arena, -7));
	value_set(&arena, map, STR("b"), list);
	value_set(&arena, map, STR("a\"b"), value_flag(true));
	value_set_text(&arena, map, STR(""), STR(""));
	assert_json(map, "{\"b\":[\"a\",null,\"-7\"],\"a\\\"b\":\"true\",\"\":null}");
	const struct value html = {.kind = VALUE_HTML, .text = STR("<b>")};
	assert_json(&html, "\"\\u003cb\\u003e\"");
	arena_free(&arena);
}

static void every_character(void **state)
{
	(void)state;
	static const struct {
		struct str text;
		const char *expected;
	} cases[] = {
		{{"", 0}, "\"\""},
		{{"a\"b\\c/", 6}, "\"a\\\"b\\\\c/\""},
		{{"\0\x01\t\n\r\x1F\x7F", 7}, "\"\\u0000\\u0001\\u0009\\u000a\\u000d\\u001f\\u007f\""},
		{{"<>&'", 4}, "\"\\u003c\\u003e\\u0026'\""},
		{{"\xE2\x80\xA7\xE2\x80\xA8\xE2\x80\xA9\xE2\x80\xAA", 12},
			"\"\xE2\x80\xA7\\u2028\\u2029\\u202a\""},
		{{"\xF3\xA0\x81\x81", 4}, "\"\\udb40\\udc41\""},
		{{"æ\xF0\x9F\x93\x9A", 6}, "\"æ\xF0\x9F\x93\x9A\""},
		{{"a\xE6z\xC0\xAF", 5}, "\"a\xEF\xBF\xBDz\xEF\xBF\xBD\xEF\xBF\xBD\""},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const struct value value = {.kind = VALUE_TEXT, .text = cases[i].text};
		assert_json(&value, cases[i].expected);
	}
}

static void depth_is_limited(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct buf out = {.ceiling = 65536};
	const struct value *lists = value_list(&arena);
	const struct value *maps = value_map(&arena);
	for (int i = 0; i < 1000; i++) {
		struct value *list = value_list(&arena);
		value_append(&arena, list, lists);
		lists = list;
		struct value *map = value_map(&arena);
		value_set(&arena, map, STR(""), maps);
		maps = map;
	}
	json_write(&out, lists);
	assert_int_equal(out.len, strlen("[]") * DEPTH_MAX + strlen("null"));
	buf_clear(&out);
	json_write(&out, maps);
	assert_int_equal(out.len, strlen("{\"\":}") * DEPTH_MAX + strlen("null"));
	buf_free(&out);
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_kind),
		cmocka_unit_test(every_character),
		cmocka_unit_test(depth_is_limited),
	};
	return cmocka_run_group_tests_name("json", tests, NULL, NULL);
}
