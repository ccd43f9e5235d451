/* JSON from others: every kind of value with its place, and everything that must
 * be refused. */
#include "findings.h"

#include "base/limits.h"
#include "format/json.h"
#include "format/json_read.h"

#define JSON_OF(literal) literal, sizeof(literal) - 1

struct text {
	const char *bytes;
	size_t len;
	const char *expected; /* written as JSON once more; or the findings */
};

static const struct value *read_text(
	struct arena *arena, const char *bytes, size_t len, struct report *report)
{
	*report = (struct report){.arena = arena};
	return json_read(arena, source_from(arena, bytes, len), 1000, report);
}

static void every_kind(void **state)
{
	(void)state;
	static const struct text texts[] = {
		{JSON_OF("[]"), "[]"},
		{JSON_OF(" { } \r\n\t"), "{}"},
		{JSON_OF("\xEF\xBB\xBF[1]"), "[\"1\"]"},
		{JSON_OF("[0, -7 ,1.50,1e5,123456789012345678901234567890]"),
			"[\"0\",\"-7\",\"1.50\",\"1e5\",\"123456789012345678901234567890\"]"},
		{JSON_OF("[true,false,null,\"\"]"), "[\"true\",\"false\",null,\"\"]"},
		{JSON_OF("{\"a\":{\"b\":[\"c\",{}]},\"d\":\"æ\\u00e6\\ud83d\\udcda\\n\\/\\\"\"}"),
			"{\"a\":{\"b\":[\"c\",{}]},\"d\":\"ææ\xF0\x9F\x93\x9A\\u000a/\\\"\"}"},
		{JSON_OF("{\"a,b\":\"[{:\",\"a\\\\\":\"\\\\\",\"\":[[],[]]}"),
			"{\"a,b\":\"[{:\",\"a\\\\\":\"\\\\\",\"\":[[],[]]}"},
	};
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		struct arena arena = {0};
		struct report report;
		struct buf out = {.ceiling = 65536};
		const struct value *value = read_text(&arena, texts[i].bytes, texts[i].len, &report);
		assert_non_null(value);
		assert_int_equal(report.count, 0);
		json_write(&out, value);
		buf_add_char(&out, '\0');
		assert_string_equal(out.ptr, texts[i].expected);
		buf_free(&out);
		arena_free(&arena);
	}
}

static void assert_span(const struct value *value, const char *expected)
{
	const struct str text = span_text(value->span);
	assert_int_equal(text.len, strlen(expected));
	assert_memory_equal(text.ptr, expected, text.len);
}

static void every_place(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct report report;
	const struct value *root = read_text(&arena,
		JSON_OF("\xEF\xBB\xBF{ \"titel\" : \"L\\u00e6s\" ,\n \"trin\":[ 4,5 ], \"x\":null }"),
		&report);
	assert_non_null(root);
	assert_span(root, "{ \"titel\" : \"L\\u00e6s\" ,\n \"trin\":[ 4,5 ], \"x\":null }");
	assert_span(value_get(root, STR("titel")), "L\\u00e6s");
	assert_true(str_eq(value_str(value_get(root, STR("titel"))), STR("Læs")));
	assert_span(value_get(root, STR("trin")), "[ 4,5 ]");
	assert_span(value_get(root, STR("trin"))->items[1], "5");
	assert_true(value_get(root, STR("trin"))->items[1]->plain);
	assert_span(value_get(root, STR("x")), "null");
	assert_true(str_eq(span_text(value_entry_of(root, STR("trin"))->name_span), STR("trin")));
	arena_free(&arena);
}

static void assert_told(const struct text *text, bool refused)
{
	struct arena arena = {0};
	struct report report;
	const struct value *value = read_text(&arena, text->bytes, text->len, &report);
	assert_string_equal(findings_of(&report), text->expected);
	assert_int_equal(!value, refused);
	assert_int_equal(report_has_errors(&report), refused);
	arena_free(&arena);
}

static void what_is_refused(void **state)
{
	(void)state;
	static const struct text texts[] = {
		{JSON_OF(""), "1:1 cut-json"},
		{JSON_OF("[{\"titel\":\"Læs\"},\n{\"ti"), "2:5 cut-json"},
		{JSON_OF("[1,\n2"), "2:2 cut-json"},
		{JSON_OF("[1,\n2,]"), "2:3 bad-json"},
		{JSON_OF("[1] x"), "1:5 bad-json"},
		{JSON_OF("[\n'a']"), "2:1 bad-json"},
		{JSON_OF("17"), "1:2 bad-json"},
		{JSON_OF("{\"a\":1 \"b\":2}"), "1:10 bad-json"},
		{JSON_OF("[\"\\u0000\"]"), "1:9 bad-json"},
		{JSON_OF("[\"\\ud800\"]"), "1:9 bad-json"},
		{JSON_OF("[\"a\nb\"]"), "1:3 bad-json"},
		{JSON_OF("[\0]"), "1:2 bad-json"},
		{JSON_OF("[1e999]"), "1:6 bad-json"},
		{JSON_OF("{\"a\":1,\"a\":2}"), "1:10 json-name-twice"},
		{JSON_OF("\n<!doctype html><title>Log ind</title>"), "1:1 page-for-json"},
		{JSON_OF("[\"L\xE6s\"]"), "1:4 not-utf8"},
		{JSON_OF("\xFF\xFE[\0]\0"), "1:1 not-utf8"},
	};
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
		assert_told(&texts[i], true);
}

static void what_is_left_out(void **state)
{
	(void)state;
	const struct text texts[] = {
		{JSON_OF("[\"a\\u202eb\xE2\x80\x8B\", \"c\"]"), "1:3 hidden-in-json"},
		{JSON_OF("{\"a\\u001b\":\"\\u0007\"}"), "1:3 hidden-in-json\n1:13 hidden-in-json"},
	};
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
		assert_told(&texts[i], false);
	struct arena arena = {0};
	struct report report;
	const struct value *list = read_text(&arena, texts[0].bytes, texts[0].len, &report);
	assert_true(str_eq(value_str(list->items[0]), STR("ab")));
	arena_free(&arena);
}

/* `count` times `part`, between `start` and `end`. */
static struct str repeated(
	struct arena *arena, const char *start, const char *part, size_t count, const char *end)
{
	struct buf text = {.ceiling = 4 * 1024 * 1024};
	buf_add_z(&text, start);
	for (size_t i = 0; i < count; i++)
		buf_add_z(&text, part);
	buf_add_z(&text, end);
	const struct str copy = str_copy(arena, buf_str(&text));
	buf_free(&text);
	return copy;
}

static void limits_hold(void **state)
{
	(void)state;
	struct arena arena = {0};
	const struct {
		struct str text;
		const char *expected;
		bool refused;
	} cases[] = {
		{repeated(&arena, "", "[", 1000000, ""), "1:33 too-deep", true},
		{repeated(&arena, "", "{\"a\":", 33, ""), "1:161 too-deep", true},
		{repeated(&arena, "[1", ",1", 997, "]"), "", false},
		{repeated(&arena, "[1", ",1", 1000, "]"), "1:1999 too-many-values", true},
		{repeated(&arena, "[\"", "a", BODY_MAX, "\"]"), "", false},
		{repeated(&arena, "[\"", "a", BODY_MAX + 1, "\",2]"), "1:3 value-too-long", false},
		{repeated(&arena, "[\"", "\\u200b", 10000, "\"]"), "1:3 hidden-in-json", false},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_told(&(struct text){cases[i].text.ptr, cases[i].text.len, cases[i].expected},
			cases[i].refused);
	struct report report;
	const struct str many = repeated(&arena, "[\"\"", ",\"\\u200b\"", 900, "]");
	assert_non_null(read_text(&arena, many.ptr, many.len, &report));
	assert_int_equal(report.count, FINDINGS_MAX);
	arena_free(&arena);
}

/* Any cut, and any byte changed, is told or read; the sanitizers watch. */
static void broken_everywhere(void **state)
{
	(void)state;
	static const char whole[] =
		"\xEF\xBB\xBF[{\"a\\u00e6\":\"\\ud83d\\udcda\\\\\",\"b\":[-1.5e3,true,null]},{}]";
	static const char changes[] = "\"\\[{]},:\x80 \n\0u";
	char text[sizeof whole - 1];
	for (size_t at = 0; at < sizeof text; at++) {
		struct arena arena = {0};
		struct report report;
		assert_null(read_text(&arena, whole, at, &report));
		assert_true(report_has_errors(&report));
		for (size_t i = 0; i < sizeof changes; i++) {
			memcpy(text, whole, sizeof text);
			text[at] = changes[i];
			const struct value *value = read_text(&arena, text, sizeof text, &report);
			assert_int_equal(!value, report_has_errors(&report));
		}
		arena_free(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_kind),
		cmocka_unit_test(every_place),
		cmocka_unit_test(what_is_refused),
		cmocka_unit_test(what_is_left_out),
		cmocka_unit_test(limits_hold),
		cmocka_unit_test(broken_everywhere),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
