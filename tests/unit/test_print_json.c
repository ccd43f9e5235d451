/* Findings as JSON: the exact bytes, since other programs depend on them. */
#include "print_report.h"

static void every_key(void **state)
{
	(void)state;
	struct printing p;
	printing_begin(&p, PRINT_JSON);
	const struct source *source = printing_source(&p, "./a.md", "æ: 1\nfgaæ: 2\n");
	const struct source *other = printing_source(&p, "b.md", "x");
	p.report.files = 2;
	report_add(&p.report, UNKNOWN_FIELD, span_of(source, 6, 11),
		(struct details){
			.a = STR("fgaæ"), .suggestion = STR("fag"), .other = span_of(other, 0, 1)});
	report_add_as(&p.report, LEVEL_NOTE, FILE_UNREADABLE,
		source_top(printing_source(&p, "c.md", "")), (struct details){.b = STR("væk")});
	assert_string_equal(printed(&p),
		"{\"version\":1,\"findings\":[\n"
		"{\"path\":\"a.md\",\"line\":2,\"column\":1,\"endLine\":2,\"endColumn\":5,"
		"\"level\":\"error\",\"code\":\"unknown-field\",\"message\":\"feltet »fgaæ« kendes ikke\","
		"\"cure\":\"ret stavemåden, eller slet linjen; felterne står i skema.yaml\","
		"\"suggestion\":\"fag\",\"other\":{\"path\":\"b.md\",\"line\":1,\"column\":1}},\n"
		"{\"path\":\"c.md\",\"line\":0,\"column\":0,\"endLine\":0,\"endColumn\":0,"
		"\"level\":\"note\",\"code\":\"file-unreadable\",\"message\":\"kan ikke læses: væk\","
		"\"cure\":\"se efter, at filen er der, at du må læse den, og at den fylder højst 1 "
		"MB\",\"suggestion\":\"\"}\n"
		"],\"files\":2,\"errors\":1,\"warnings\":0,\"notes\":1}\n");
	printing_end(&p);
}

static void nothing_found(void **state)
{
	(void)state;
	struct printing p;
	printing_begin(&p, PRINT_JSON);
	p.report.files = 7;
	assert_string_equal(printed(&p),
		"{\"version\":1,\"findings\":[\n],\"files\":7,\"errors\":0,\"warnings\":0,\"notes\":0}\n");
	printing_end(&p);
}

static void levels_are_left_out(void **state)
{
	(void)state;
	struct printing p;
	printing_begin(&p, PRINT_JSON);
	const struct source *source = printing_source(&p, "a.md", "x");
	for (int level = LEVEL_ERROR; level < LEVELS; level++)
		report_add_as(
			&p.report, (enum level)level, EMPTY_FIELD, source_top(source), (struct details){0});
	for (int least = LEVEL_ERROR; least < LEVELS; least++) {
		p.settings.least = (enum level)least;
		assert_int_equal(times(printed(&p), "\"code\""), (size_t)least + 1);
	}
	printing_end(&p);
}

/* The end of the line is no business of a hostile name. */
static void one_finding_a_line(void **state)
{
	(void)state;
	struct printing p;
	printing_begin(&p, PRINT_JSON);
	printing_add(&p, printing_source(&p, HOSTILE, "fga: 1\n"), "fga");
	const char *text = printed(&p);
	assert_int_equal(times(text, "\n"), 3);
	assert_non_null(strstr(text,
		"\"path\":\"a\\u000a::error::b\\u001b[31m\\u202e\xEF\xBF\xBD\\\"%,:|`"
		"\\u003cb\\u003e]]\\u003e\\u0026{0}[c](d)\xF0\x9F\x93\x9A\""));
	assert_harmless(text);
	printing_end(&p);
}

static void too_much_is_told(void **state)
{
	(void)state;
	struct printing p;
	for (int format = 0; format < PRINT_FORMATS; format++) {
		printing_begin(&p, (enum print_format)format);
		printing_add(&p, printing_source(&p, "a.md", "fga: 1\n"), "fga");
		p.out.ceiling = 70;
		print_report(&p.out, &p.report, &p.settings);
		assert_true(p.out.overflowed);
		assert_true(p.out.len <= 70);
		printing_end(&p);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_key),
		cmocka_unit_test(nothing_found),
		cmocka_unit_test(levels_are_left_out),
		cmocka_unit_test(one_finding_a_line),
		cmocka_unit_test(too_much_is_told),
	};
	return cmocka_run_group_tests_name("print_json", tests, NULL, NULL);
}
