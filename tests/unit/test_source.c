/* From bytes to lines and columns, and what a report does with them. */
#include "findings.h"

#include "base/file.h"
#include "base/limits.h"

#include <unistd.h>

static void is_at(const char *text, size_t offset, const char *place, const char *line)
{
	struct arena arena = {0};
	const struct source *source = source_from(&arena, text, strlen(text));
	assert_string_equal(str_z(&arena, place_of(&arena, span_of(source, offset, offset))), place);
	assert_string_equal(str_z(&arena, source_line(source, offset)), line);
	arena_free(&arena);
}

static void lines_and_columns(void **state)
{
	(void)state;
	is_at("", 0, "1:1", "");
	is_at("æøå\nb", 4, "1:3", "æøå");
	is_at("æøå\nb", 6, "1:4", "æøå");
	is_at("æøå\nb", 7, "2:1", "b");
	is_at("æøå\nb", 99, "2:2", "b");
	is_at("a\n\nb", 2, "2:1", "");
	is_at("a\n", 2, "2:1", "");
	is_at("a\r\nb\r\n", 3, "2:1", "b");
	is_at("a\r\nb\r\n", 4, "2:2", "b");
	/* Line ends for YAML, not for an editor. */
	is_at("a\xC2\x85"
		  "b\xE2\x80\xA8"
		  "c\rd",
		8, "1:6",
		"a\xC2\x85"
		"b\xE2\x80\xA8"
		"c\rd");
	/* A byte order mark has no column. */
	is_at("\xEF\xBB\xBF"
		  "ab\nc",
		0, "1:1", "ab");
	is_at("\xEF\xBB\xBF"
		  "ab\nc",
		3, "1:1", "ab");
	is_at("\xEF\xBB\xBF"
		  "ab\nc",
		4, "1:2", "ab");
	is_at("\xEF\xBB\xBF"
		  "ab\nc",
		6, "2:1", "c");
}

static void spans(void **state)
{
	(void)state;
	struct arena arena = {0};
	const struct source *source = source_from(&arena, "titel: x\n", 9);
	const struct span span = span_of_str(source, str_slice(source->text, 7, 8));
	assert_int_equal(span.start, 7);
	assert_int_equal(span.end, 8);
	assert_true(str_eq(span_text(span), STR("x")));
	assert_int_equal(span_text((struct span){0}).len, 0);
	assert_int_equal(source_top(source).end, 0);
	/* The place of nothing: the end of the text. */
	assert_int_equal(span_of_str(source, str_skip(source->text, 9)).start, 9);
	arena_free(&arena);
}

static void sentences(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct report report = {.arena = &arena};
	const struct source *source = source_from(&arena, "a: b\n", 5);
	report_add(&report, YAML_NO_BLANK_AFTER_COLON, span_of(source, 1, 2),
		(struct details){.a = STR("x\x1B[31m\xE2\x80\xAE\xFF"), .b = STR("{a}")});
	assert_string_equal(str_z(&arena, report.findings[0].sentence),
		"der mangler et mellemrum efter kolon i »x<U+001B>[31m<U+202E><\\xff>«");
	assert_string_equal(
		str_z(&arena, report.findings[0].cure), "skriv »{a}: …« med mellemrum efter kolon");
	assert_int_equal(report.counts[LEVEL_ERROR], 1);
	arena_free(&arena);
}

static void sorting(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct report report = {.arena = &arena};
	const struct source *source = source_from(&arena, "a\nb\nc\n", 6);
	report_add(&report, YAML_TAB, span_of(source, 4, 5), (struct details){0});
	report_add(&report, YAML_HASH_IN_VALUE, span_of(source, 2, 3), (struct details){0});
	report_add(&report, YAML_TAB, span_of(source, 2, 3), (struct details){0});
	report_add(&report, YAML_TAB, span_of(source, 4, 5), (struct details){0});
	assert_int_equal(report.counts[LEVEL_ERROR], 3);
	assert_string_equal(findings_of(&report), "2:1 tab-indent\n2:1 hash-in-value\n3:1 tab-indent");
	assert_int_equal(report.counts[LEVEL_ERROR], 2);
	arena_free(&arena);
}

/* What is left out counts as its worst. */
static void merging(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct report all = {.arena = &arena};
	struct report one = {.arena = &arena};
	const struct source *source = source_from(&arena, "a\nb\nc\n", 6);
	report_add(&one, YAML_HASH_IN_VALUE, span_of(source, 0, 1), (struct details){0});
	report_add(&one, YAML_HASH_IN_VALUE, span_of(source, 2, 3), (struct details){0});
	report_add(&one, YAML_TAB, span_of(source, 4, 5), (struct details){0});
	report_merge(&all, &one, 2);
	assert_string_equal(
		findings_of(&all), "1:1 hash-in-value\n2:1 hash-in-value\n3:1 too-many-findings");
	assert_true(report_has_errors(&all));
	all = (struct report){.arena = &arena};
	report_merge(&all, &one, 3);
	assert_int_equal(all.count, 3);
	report_merge(&all, &one, 0);
	assert_int_equal(all.count, 6);
	arena_free(&arena);
}

/* A forgotten text is pointed into all the same: its told lines are kept, and
 * others are read again from the file, if that is still there. */
static void brief_sources(void **state)
{
	(void)state;
	const char *path = "/tmp/skoletilbud-brief-source.md";
	const struct str text = STR("\xEF\xBB\xBF"
								"første\r\nanden æøå\nsidste");
	struct arena arena = {0};
	struct report report = {.arena = &arena};
	struct source *source = source_new_brief(&arena, str_from(path), text);
	struct span told = span_of(source, 18, 24);
	report_add(&report, UNKNOWN_FIELD, told, (struct details){.a = STR("x")});
	source_forget(source);
	assert_true(source_has_text(source));
	assert_string_equal(findings_of(&report), "2:7 unknown-field");
	assert_string_equal(str_z(&arena, source_line(source, told.start)), "anden æøå");
	assert_string_equal(str_z(&arena, span_text(told)), "æøå");

	unlink(path);
	report_add(&report, UNKNOWN_FIELD, span_of(source, 25, 31), (struct details){.a = STR("y")});
	assert_int_equal(source_position(source, 25).line, 1); /* nobody knows any more */
	assert_int_equal(file_write_new(path, text), 0);
	report_add(&report, UNKNOWN_FIELD, span_of(source, 25, 31), (struct details){.a = STR("z")});
	assert_int_equal(source_position(source, 25).line, 3);
	assert_string_equal(str_z(&arena, span_text(span_of(source, 25, 31))), "sidste");
	unlink(path);
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_and_columns),
		cmocka_unit_test(spans),
		cmocka_unit_test(sentences),
		cmocka_unit_test(sorting),
		cmocka_unit_test(merging),
		cmocka_unit_test(brief_sources),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
