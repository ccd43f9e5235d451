/* SARIF: rules, places, addresses of files, and fingerprints that last. Whether
 * the whole is valid, outside validators say in tests/program/formats.t. */
#include "print_report.h"

static void a_result(void **state)
{
	(void)state;
	struct printing p;
	printing_begin(&p, PRINT_SARIF);
	p.settings.home = STR("https://x.example/");
	const struct source *source = printing_source(&p, "./a/æ b.md", "æ: 1\nfgaæ: 2\n");
	report_add(&p.report, UNKNOWN_FIELD, span_of(source, 6, 11),
		(struct details){
			.a = STR("fgaæ"), .suggestion = STR("fag"), .other = span_of(source, 0, 2)});
	const char *text = printed(&p);
	static const char *const parts[] = {
		"\"version\":\"2.1.0\"",
		"\"columnKind\":\"unicodeCodePoints\"",
		"\"informationUri\":\"https://x.example/\"",
		"\"semanticVersion\":\"0.1.0\"",
		"{\"id\":\"unknown-field\",\"shortDescription\":{\"text\":\"feltet »…« kendes ikke.\"}",
		"\"ruleId\":\"unknown-field\",\"ruleIndex\":0,\"level\":\"error\"",
		"\"message\":{\"text\":\"feltet »fgaæ« kendes ikke (mente du »fag«?) – ret stavemåden,",
		"\"uri\":\"a/%C3%A6%20b.md\",\"uriBaseId\":\"%SRCROOT%\"",
		"\"region\":{\"startLine\":2,\"startColumn\":1,\"endLine\":2,\"endColumn\":5}",
		"\"relatedLocations\":[{\"physicalLocation\":",
		"\"executionSuccessful\":true",
	};
	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
		if (!strstr(text, parts[i]))
			fail_msg("%s is not in %s", parts[i], text);
	printing_end(&p);
}

static void rules_are_those_that_occur(void **state)
{
	(void)state;
	struct printing p;
	printing_begin(&p, PRINT_SARIF);
	const struct source *source = printing_source(&p, "a.md", "x: 1\n");
	report_add(&p.report, MISSING_FIELD, source_top(source), (struct details){0});
	report_add(&p.report, UNKNOWN_FIELD, source_top(source), (struct details){0});
	report_add(&p.report, MISSING_FIELD, source_top(source), (struct details){0});
	const char *text = printed(&p);
	assert_int_equal(times(text, "\"shortDescription\""), 2);
	assert_int_equal(times(text, "\"ruleId\":\"unknown-field\",\"ruleIndex\":0,"), 1);
	assert_int_equal(times(text, "\"ruleId\":\"missing-field\",\"ruleIndex\":1,"), 2);
	printing_end(&p);
}

/* One code is one rule: SARIF, and those who look codes up, depend on it. */
static void codes_are_unique(void **state)
{
	(void)state;
	for (int a = 0; a < PROBLEMS; a++)
		for (int b = a + 1; b < PROBLEMS; b++)
			assert_string_not_equal(
				wording_of((enum problem)a)->code, wording_of((enum problem)b)->code);
}

static void findings_of_no_file(void **state)
{
	(void)state;
	struct printing p;
	printing_begin(&p, PRINT_SARIF);
	report_add(&p.report, PATH_OUTSIDE, (struct span){0}, (struct details){.a = STR("/etc")});
	report_file(&p.report, FILE_UNREADABLE, STR("/etc/x y"), 0);
	const char *text = printed(&p);
	assert_int_equal(times(text, "\"descriptor\":{\"id\":\"path-outside\",\"index\":"), 1);
	assert_non_null(strstr(text, "\"executionSuccessful\":false"));
	assert_int_equal(times(text, "\"ruleId\""), 1);
	assert_non_null(strstr(
		text, "\"uri\":\"file:///etc/x%20y\"},\"region\":{\"startLine\":1,\"startColumn\":1,"));
	printing_end(&p);
}

static void nothing_gets_out(void **state)
{
	(void)state;
	struct printing p;
	printing_begin(&p, PRINT_SARIF);
	const struct source *source = printing_source(&p, HOSTILE, "fga: 1\n");
	report_add(&p.report, UNKNOWN_FIELD, span_of(source, 0, 3),
		(struct details){.a = STR(HOSTILE), .suggestion = STR(HOSTILE)});
	const char *text = printed(&p);
	assert_non_null(strstr(text,
		"\"uri\":\"a%0A%3A%3Aerror%3A%3Ab%1B%5B31m%E2%80%AE%FF%22%25%2C%3A%7C%60%3Cb%3E%5D%5D%3E"
		"%26%7B0%7D%5Bc%5D%28d%29%F0%9F%93%9A\""));
	assert_non_null(strstr(text, "{{0}}[c] (d)"));
	assert_harmless(text);
	printing_end(&p);
}

/* The fingerprints of the "fga" and "x" in a text of this path, in order. */
static struct str fingerprints(struct arena *arena, const char *path, const char *text)
{
	struct str all = STR("");
	struct printing p;
	printing_begin(&p, PRINT_SARIF);
	const struct source *source = printing_source(&p, path, text);
	ptrdiff_t at = -1;
	while ((at = str_find(source->text, STR("fga"), (size_t)(at + 1))) >= 0)
		report_add(&p.report, UNKNOWN_FIELD, span_of(source, (size_t)at, (size_t)at + 3),
			(struct details){.a = STR("fga")});
	const char *from = printed(&p);
	while ((from = strstr(from, "skoletilbud/v1\":\""))) {
		from += strlen("skoletilbud/v1\":\"");
		all = str_join(arena, all, (struct str){from, strcspn(from, "\"") + 1});
	}
	printing_end(&p);
	return all;
}

static void fingerprints_last(void **state)
{
	(void)state;
	struct arena arena = {0};
	const struct str before = fingerprints(&arena, "a.md", "fga: 1\nfga: 2\n");
	assert_int_equal(before.len, 2 * strlen("0123456789abcdef:1\""));
	assert_true(str_eq(before, fingerprints(&arena, "a.md", "# ny\n\nfga: 1\næ: 3\nfga: 2\n")));
	assert_true(str_eq(before, fingerprints(&arena, "./a.md", "fga: 1\nfga: 2\n")));
	assert_false(str_eq(before, fingerprints(&arena, "b.md", "fga: 1\nfga: 2\n")));
	assert_true(memcmp(before.ptr, before.ptr + 19, 17) == 0);
	assert_int_equal(before.ptr[17], '1');
	assert_int_equal(before.ptr[19 + 17], '2');
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_result),
		cmocka_unit_test(rules_are_those_that_occur),
		cmocka_unit_test(codes_are_unique),
		cmocka_unit_test(findings_of_no_file),
		cmocka_unit_test(nothing_gets_out),
		cmocka_unit_test(fingerprints_last),
	};
	return cmocka_run_group_tests_name("print_sarif", tests, NULL, NULL);
}
