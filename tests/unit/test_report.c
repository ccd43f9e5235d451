/* The collector: order, equal findings, limits, and words made visible. */
#include "report/report.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct arena memory;
static struct report report;

static int begin_test(void **state)
{
	(void)state;
	report = (struct report){.arena = &memory};
	return 0;
}

static int end_test(void **state)
{
	(void)state;
	arena_free(&memory);
	return 0;
}

static struct span at(const char *path, size_t place)
{
	return span_of(source_new(&memory, str_from(path), STR("0123456789")), place, place + 1);
}

static void add(const char *path, size_t place, enum problem problem, const char *word)
{
	report_add(&report, problem, at(path, place), (struct details){.a = str_from(word)});
}

static const char *order(void)
{
	struct str all = STR("");
	for (size_t i = 0; i < report.count; i++)
		all = str_format(&memory, "%.*s%.*s%u %s;", STR_ARGS(all),
			STR_ARGS(report.findings[i].span.source->path), report.findings[i].span.start,
			wording_of(report.findings[i].problem)->code);
	return str_z(&memory, all);
}

static void by_path_place_level_and_code(void **state)
{
	(void)state;
	add("b", 1, BAD_LINK, "x");
	add("a", 5, FREE_PRICE, "x");
	add("a", 5, BAD_MAIL, "x");
	add("a", 5, BAD_LINK, "x");
	add("a", 2, FREE_PRICE, "x");
	report_sort(&report);
	assert_string_equal(
		order(), "a2 free-price;a5 bad-link;a5 bad-mail;a5 free-price;b1 bad-link;");
}

static void equal_ones_are_one(void **state)
{
	(void)state;
	add("a", 1, BAD_LINK, "x");
	add("a", 1, BAD_LINK, "y");
	add("a", 1, BAD_LINK, "x");
	report_sort(&report);
	assert_int_equal(report.count, 2);
	assert_int_equal(report.counts[LEVEL_ERROR], 2);
}

static void words_are_filled_in_and_visible(void **state)
{
	(void)state;
	const struct str broken = {"a\xC3", 2};
	report_add(&report, BAD_LINK, at("a", 1),
		(struct details){.a = STR("x\x1b\xE2\x80\xAE{b}"), .b = STR("nej")});
	report_add(&report, BAD_LINK, at("a", 2), (struct details){.a = broken});
	assert_string_equal(str_z(&memory, report.findings[0].sentence),
		"»x<U+001B><U+202E>{b}« er ikke en webadresse");
	assert_string_equal(
		str_z(&memory, report.findings[1].sentence), "»a<\\xc3>« er ikke en webadresse");
}

static void long_words_are_cut(void **state)
{
	(void)state;
	struct str word = STR("");
	for (int i = 0; i < 1000; i++)
		word = str_join(&memory, word, STR("æ"));
	report_add(&report, BAD_LINK, at("a", 1), (struct details){.a = word});
	assert_true(report.findings[0].sentence.len < 900);
}

static void merged_within_a_limit(void **state)
{
	(void)state;
	struct report whole = {.arena = &memory};
	for (int i = 0; i < 60; i++)
		add("a", 1, FREE_PRICE, str_format(&memory, "%d", i).ptr);
	add("a", 2, BAD_LINK, "x");
	report_merge(&whole, &report, 50);
	assert_true(whole.count <= 51);
	assert_int_equal(whole.counts[LEVEL_ERROR], 1);
	assert_int_equal(whole.counts[LEVEL_NOTE] + whole.counts[LEVEL_ERROR], whole.count);
	whole = (struct report){.arena = &memory};
	report_merge(&whole, &report, 0);
	assert_int_equal(whole.count, 61);
}

static void nothing_at_all(void **state)
{
	(void)state;
	report_sort(&report);
	assert_false(report_has_errors(&report));
	add("a", 1, FREE_PRICE, "x");
	assert_false(report_has_errors(&report));
	add("a", 1, BAD_LINK, "x");
	assert_true(report_has_errors(&report));
}

#define REPORT_TEST(test) cmocka_unit_test_setup_teardown(test, begin_test, end_test)

int main(void)
{
	const struct CMUnitTest tests[] = {REPORT_TEST(by_path_place_level_and_code),
		REPORT_TEST(equal_ones_are_one), REPORT_TEST(words_are_filled_in_and_visible),
		REPORT_TEST(long_words_are_cut), REPORT_TEST(merged_within_a_limit),
		REPORT_TEST(nothing_at_all)};
	return cmocka_run_group_tests_name("report", tests, NULL, NULL);
}
