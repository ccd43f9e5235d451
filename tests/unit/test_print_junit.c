/* JUnit: what is a test, what fails one, and characters XML cannot hold. */
#include "print_report.h"

static void files_are_tests(void **state)
{
	(void)state;
	struct printing p;
	printing_begin(&p, PRINT_JUNIT);
	p.report.files = 5;
	const struct source *bad = printing_source(&p, "a.md", "fga: 1\nx: 2\n");
	report_add_as(&p.report, LEVEL_WARNING, EMPTY_FIELD, span_of(bad, 0, 3),
		(struct details){.a = STR("fga")});
	printing_add(&p, bad, "x");
	report_add_as(&p.report, LEVEL_WARNING, EMPTY_FIELD,
		source_top(printing_source(&p, "b.md", "y: 2\n")), (struct details){.a = STR("y")});
	report_add_as(&p.report, LEVEL_NOTE, EMPTY_FIELD,
		source_top(printing_source(&p, "c.md", "z: 2\n")), (struct details){.a = STR("z")});
	const char *text = printed(&p);
	assert_int_equal(times(text, "tests=\"5\" failures=\"1\" errors=\"0\""), 2);
	assert_int_equal(times(text, "<testcase "), 2);
	assert_non_null(strstr(text,
		"<testcase classname=\"skoletilbud\" name=\"a.md\" file=\"a.md\" line=\"2\">\n"
		"<failure type=\"unknown-field\" message=\"feltet »x« kendes ikke\">"
		"a.md:1:1: advarsel: feltet »fga« er tomt  [empty-field]\n   1 │ fga: 1\n"));
	assert_non_null(
		strstr(text, "name=\"b.md\" file=\"b.md\" line=\"1\">\n<system-out>b.md:1:1: "));
	p.settings.strict = true;
	text = printed(&p);
	assert_int_equal(times(text, "tests=\"5\" failures=\"2\" errors=\"0\""), 2);
	assert_int_equal(times(text, "<system-out"), 0);
	printing_end(&p);
}

static void nothing_found(void **state)
{
	(void)state;
	struct printing p;
	printing_begin(&p, PRINT_JUNIT);
	p.report.files = 3;
	assert_string_equal(printed(&p),
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		"<testsuites name=\"skoletilbud\" tests=\"3\" failures=\"0\" errors=\"0\">\n"
		"<testsuite name=\"skoletilbud\" tests=\"3\" failures=\"0\" errors=\"0\" skipped=\"0\">\n"
		"</testsuite>\n</testsuites>\n");
	printing_end(&p);
}

/* A finding of the call itself is a test too, though no file was read. */
static void findings_of_no_file(void **state)
{
	(void)state;
	struct printing p;
	printing_begin(&p, PRINT_JUNIT);
	report_add(&p.report, PATH_OUTSIDE, (struct span){0}, (struct details){.a = STR("/etc")});
	const char *text = printed(&p);
	assert_int_equal(times(text, "tests=\"1\" failures=\"1\""), 2);
	assert_non_null(
		strstr(text, "<testcase classname=\"skoletilbud\" name=\"skoletilbud\">\n<failure"));
	printing_end(&p);
}

static void nothing_gets_out(void **state)
{
	(void)state;
	struct printing p;
	printing_begin(&p, PRINT_JUNIT);
	const struct source *source = printing_source(&p, HOSTILE "\x01\xEF\xBF\xBE", "fga: ]]>\xFF\n");
	report_add(&p.report, UNKNOWN_FIELD, span_of(source, 0, 3),
		(struct details){.a = STR(HOSTILE), .suggestion = STR(HOSTILE)});
	const char *text = printed(&p);
	assert_non_null(strstr(text,
		"file=\"a&#10;::error::b\xEF\xBF\xBD[31m&#8238;\xEF\xBF\xBD&#34;%,:|`&#60;b&#62;]]&#62;"
		"&#38;{0}[c](d)\xF0\x9F\x93\x9A\xEF\xBF\xBD\xEF\xBF\xBD\""));
	assert_null(strstr(text, "]]>"));
	assert_harmless(text);
	printing_end(&p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(files_are_tests),
		cmocka_unit_test(nothing_found),
		cmocka_unit_test(findings_of_no_file),
		cmocka_unit_test(nothing_gets_out),
	};
	return cmocka_run_group_tests_name("print_junit", tests, NULL, NULL);
}
