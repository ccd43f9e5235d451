/* Workflow commands and the summary of a step: escaping, limits, order. */
#include "print_report.h"

static void a_command(void **state)
{
	(void)state;
	struct printing p;
	printing_begin(&p, PRINT_GITHUB);
	const struct source *source = printing_source(&p, "a.md", "æ: 1\nfga: 2\n");
	report_add(&p.report, UNKNOWN_FIELD, span_of(source, 6, 9),
		(struct details){.a = STR("fga"), .suggestion = STR("fag")});
	assert_string_equal(printed(&p),
		"::error file=a.md,line=2,endLine=2,col=1,endColumn=4,title=unknown-field::"
		"feltet »fga« kendes ikke%0Amente du »fag«?"
		"%0Aret stavemåden, eller slet linjen; felterne står i skema.yaml\n");
	printing_end(&p);
}

/* Columns with different lines would make GitHub drop the place. */
static void lines_without_columns(void **state)
{
	(void)state;
	struct printing p;
	printing_begin(&p, PRINT_GITHUB);
	printing_add(&p, printing_source(&p, "a.md", "x: 1\ny: 2\n"), "1\ny");
	assert_non_null(strstr(printed(&p), "::error file=a.md,line=1,endLine=2,title="));
	printing_end(&p);
}

static void places_that_are_not(void **state)
{
	(void)state;
	struct printing p;
	printing_begin(&p, PRINT_GITHUB);
	report_add(&p.report, PATH_OUTSIDE, (struct span){0}, (struct details){.a = STR("/etc")});
	report_file(&p.report, FILE_UNREADABLE, STR("./b.md"), 0);
	assert_non_null(strstr(printed(&p), "::error title=path-outside::"));
	assert_non_null(strstr(printed(&p), "::error file=b.md,title=file-unreadable::"));
	printing_end(&p);
}

static void nothing_gets_out(void **state)
{
	(void)state;
	struct printing p;
	printing_begin(&p, PRINT_GITHUB);
	const struct source *source = printing_source(&p, HOSTILE, "fga: 1\n");
	report_add(&p.report, UNKNOWN_FIELD, span_of(source, 0, 3),
		(struct details){
			.a = STR(HOSTILE), .suggestion = STR(HOSTILE), .other = span_of(source, 0, 1)});
	const char *text = printed(&p);
	assert_int_equal(times(text, "\n"), 1);
	assert_non_null(strstr(text,
		"file=a%0A%3A%3Aerror%3A%3Ab\xEF\xBF\xBD[31m\xEF\xBF\xBD\xEF\xBF\xBD\"%25%2C%3A|`<b>"));
	assert_non_null(strstr(text, "»a%0A::error::b"));
	assert_harmless(text);
	printing_end(&p);
}

static void add_many(struct printing *p, const char *path, int count)
{
	const struct source *source = printing_source(p, path, "fga: 1\n");
	for (int i = 0; i < count; i++)
		printing_add(p, source, "fga");
}

static void ten_of_a_level(void **state)
{
	(void)state;
	struct printing p;
	printing_begin(&p, PRINT_GITHUB);
	add_many(&p, "a.md", 10);
	assert_int_equal(times(printed(&p), "::error file="), 10);
	assert_int_equal(times(printed(&p), "andre"), 0);
	add_many(&p, "b.md", 3);
	const struct source *source = printing_source(&p, "c.md", "x");
	for (int i = 0; i < 11; i++)
		report_add_as(
			&p.report, LEVEL_WARNING, EMPTY_FIELD, source_top(source), (struct details){0});
	const char *text = printed(&p);
	assert_int_equal(times(text, "::error file="), 9);
	assert_int_equal(times(text, "::error title=og 4 andre fejl::"), 1);
	assert_int_equal(times(text, "::warning file="), 9);
	assert_int_equal(times(text, "::warning title=og 2 andre advarsler::"), 1);
	printing_end(&p);
}

static void changed_files_first(void **state)
{
	(void)state;
	const struct str first[] = {STR("nix.md"), STR("./b.md")};
	struct printing p;
	printing_begin(&p, PRINT_GITHUB);
	add_many(&p, "./a.md", 20);
	add_many(&p, "b.md", 2);
	assert_int_equal(times(printed(&p), "file=b.md"), 0);
	p.settings.first = first;
	p.settings.first_count = 2;
	const char *text = printed(&p);
	assert_int_equal(times(text, "file=b.md"), 2);
	assert_int_equal(times(text, "file=a.md"), 7);
	assert_true(strncmp(text, "::error file=b.md,", 18) == 0);
	p.settings.format = PRINT_GITHUB_SUMMARY;
	text = printed(&p);
	assert_true(strstr(text, "| b.md") < strstr(text, "| a.md"));
	printing_end(&p);
}

static void a_summary(void **state)
{
	(void)state;
	struct printing p;
	printing_begin(&p, PRINT_GITHUB_SUMMARY);
	p.report.files = 1;
	assert_string_equal(printed(&p), "### Skoletilbud: 0 fejl, 0 advarsler, 0 råd i 1 fil\n\n\n");
	const struct source *source = printing_source(&p, HOSTILE, "fga: 1\n");
	report_add_as(&p.report, LEVEL_WARNING, UNKNOWN_FIELD, span_of(source, 0, 3),
		(struct details){
			.a = STR(HOSTILE), .suggestion = STR(HOSTILE), .other = span_of(source, 0, 1)});
	const char *text = printed(&p);
	assert_non_null(strstr(text, "### Skoletilbud: 0 fejl, 1 advarsel, 0 råd i 1 fil\n"));
	assert_int_equal(times(text, "\n"), 6);
	assert_int_equal(times(text, "|"), 6 + 6 + 6);
	assert_null(strchr(text, '`'));
	assert_null(strchr(text, '<'));
	assert_null(strstr(text, "]("));
	assert_non_null(strstr(text, "&#124;&#96;&#60;b&#62;"));
	assert_harmless(text);
	printing_end(&p);
}

/* GitHub refuses a summary above 1 MiB whole. */
static void a_summary_is_capped(void **state)
{
	(void)state;
	struct printing p;
	printing_begin(&p, PRINT_GITHUB_SUMMARY);
	add_many(&p, "content/biblioteker/vejle/tilbud/kildekritik.md", 20000);
	const char *text = printed(&p);
	assert_in_range(strlen(text), 900 * 1000, 1024 * 1024 - 1);
	const size_t rows = times(text, "| fejl |");
	char last[100];
	snprintf(last, sizeof last, "\nHer er ikke plads til de sidste %zu fund;", 20000 - rows);
	assert_non_null(strstr(text, last));
	printing_end(&p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_command),
		cmocka_unit_test(lines_without_columns),
		cmocka_unit_test(places_that_are_not),
		cmocka_unit_test(nothing_gets_out),
		cmocka_unit_test(ten_of_a_level),
		cmocka_unit_test(changed_files_first),
		cmocka_unit_test(a_summary),
		cmocka_unit_test(a_summary_is_capped),
	};
	return cmocka_run_group_tests_name("print_github", tests, NULL, NULL);
}
