/* Findings as text: the caret stands under what is wrong, and nothing in a file
 * can write on the reader's terminal. */
#include "report/print.h"

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

static const struct source *source_of(const char *text)
{
	return source_new(&memory, STR("a.md"), str_from(text));
}

static const char *printed_from(enum level least, bool colour)
{
	struct buf out = {.ceiling = 1 << 20};
	const struct print_settings settings = {.format = PRINT_TEXT, .least = least, .colour = colour};
	print_report(&out, &report, &settings);
	const char *text = str_z(&memory, buf_str(&out));
	buf_free(&out);
	return text;
}

static const char *printed(bool colour)
{
	return printed_from(LEVEL_NOTE, colour);
}

/* The last two lines of what is printed of a fault at `guilty` in `text`, without
 * their margin: "the line|the caret". */
static const char *caret(const char *text, const char *guilty)
{
	const struct source *source = source_of(text);
	const size_t start = (size_t)(strstr(text, guilty) - text);
	begin_test(NULL);
	report_add(
		&report, BAD_AGE, span_of(source, start, start + strlen(guilty)), (struct details){0});
	report.findings[0].cure = STR("");
	struct str rest = str_from(printed(false));
	struct str line;
	struct str lines[3];
	for (int i = 0; i < 3; i++)
		assert_true(str_cut(&rest, '\n', &line) && (lines[i] = line).ptr);
	const size_t margin = strlen("   1 │ ");
	return str_format(&memory, "%.*s|%.*s", STR_ARGS(str_skip(lines[1], margin)),
		STR_ARGS(str_skip(lines[2], margin)))
		.ptr;
}

static void under_the_guilty_text(void **state)
{
	(void)state;
	assert_string_equal(caret("trin: klase", "klase"), "trin: klase|      ^^^^^");
	assert_string_equal(caret("æøå: klåse æ", "klåse"), "æøå: klåse æ|     ^^^^^");
	assert_string_equal(caret("\tx:\tklase", "klase"), " x: klase|    ^^^^^");
	assert_string_equal(caret("漢字: klase", "klase"), "漢字: klase|      ^^^^^");
	assert_string_equal(caret("a: 漢字", "漢字"), "a: 漢字|   ^^^^");
	assert_string_equal(caret("😀 e\u0301: b", "b"), "😀 e\u0301: b|      ^");
	assert_string_equal(caret("a: b\r\nc: d", "b"), "a: b|   ^");
	assert_string_equal(caret("\xEF\xBB\xBF"
							  "a: b",
							"b"),
		"a: b|   ^");
}

static void where_nothing_stands(void **state)
{
	(void)state;
	const struct source *source = source_of("a:\nb: c\n");
	report_add(&report, EMPTY_FIELD, span_of(source, 2, 2), (struct details){.a = STR("a")});
	report_add(&report, EMPTY_FIELD, span_of(source, 8, 8), (struct details){.a = STR("slut")});
	const char *text = printed(false);
	assert_non_null(strstr(
		text, "a.md:1:3: advarsel: feltet »a« er tomt  [empty-field]\n   1 │ a:\n     │   ^\n"));
	assert_non_null(strstr(text, "a.md:3:1: "));
}

/* A span of several lines is marked on its first. */
static void over_several_lines(void **state)
{
	(void)state;
	assert_string_equal(caret("a: >\n  b\n  c\n", ">\n  b"), "a: >|   ^");
	const struct source *source = source_of("x: 1\n\n\n\n\n\n\n\n\nto: 2\n");
	begin_test(NULL);
	report_add(&report, BAD_AGE, span_of(source, 13, 15), (struct details){0});
	assert_non_null(strstr(printed(false), "\n  10 │ to: 2\n     │ ^^\n"));
}

static void in_a_long_line(void **state)
{
	(void)state;
	char text[5000];
	memset(text, 0, sizeof text);
	for (int i = 0; i < 1000; i++)
		strcat(text + 2 * i, "æ");
	strcat(text, " FEJL ");
	for (int i = 0; i < 1000; i++)
		strcat(text, "x");
	const char *shown = caret(text, "FEJL");
	const char *bar = strchr(shown, '|');
	const char *guilty = strstr(shown, "FEJL");
	assert_true(strlen(shown) < 700);
	assert_non_null(guilty);
	size_t columns = 0;
	for (const char *at = shown; at < guilty; at++)
		columns += (*at & 0xC0) != 0x80;
	assert_int_equal(strspn(bar + 1, " "), columns);
	assert_string_equal(bar + 1 + columns, "^^^^");
}

static void nothing_steers_the_terminal(void **state)
{
	(void)state;
	const struct source *source = source_new(
		&memory, STR("a\x1b[31m.md"), STR("a: \x1b[31mrød\x07 \xE2\x80\xAEvendt\xFF\xC2\x9B"));
	report_add(&report, BAD_LINK, span_of(source, 3, 8),
		(struct details){.a = STR("x\x1b]0;\x07y\xC2\x9Bz"),
			.suggestion = STR("\x1b[2J"),
			.other = span_of(source, 0, 1)});
	const char *text = printed(false);
	for (const unsigned char *at = (const unsigned char *)text; *at; at++)
		assert_true(*at >= ' ' || *at == '\n');
	assert_null(strstr(text, "\xC2\x9B"));
	assert_null(strstr(text, "\xE2\x80\xAE"));
	assert_null(strstr(text, "\xFF"));
	assert_non_null(strstr(text, "<U+001B>"));
	assert_non_null(strstr(text, "se også a·[31m.md:1:1"));
}

static void colours_when_asked_for(void **state)
{
	(void)state;
	report_add(
		&report, BAD_LINK, span_of(source_of("a: b"), 3, 4), (struct details){.a = STR("b")});
	assert_null(strchr(printed(false), '\x1b'));
	assert_non_null(strstr(printed(true), "\x1b[1;31mfejl:\x1b[0m"));
}

static void only_what_is_bad_enough(void **state)
{
	(void)state;
	report_add(
		&report, BAD_LINK, span_of(source_of("a: b"), 3, 4), (struct details){.a = STR("b")});
	report_add(
		&report, FREE_PRICE, span_of(source_of("a: b"), 3, 4), (struct details){.a = STR("b")});
	assert_non_null(strstr(printed_from(LEVEL_ERROR, false), "fejl: "));
	assert_null(strstr(printed_from(LEVEL_ERROR, false), "råd: "));
	assert_null(strstr(printed_from(LEVEL_WARNING, false), "råd: "));
	assert_non_null(strstr(printed_from(LEVEL_NOTE, false), "råd: "));
}

static void without_a_text_or_a_place(void **state)
{
	(void)state;
	report_file(&report, FILE_UNREADABLE, STR("mappe/fil.md"), 13);
	report_add(&report, PAGE_TOO_LARGE, (struct span){0}, (struct details){.a = STR("om/")});
	assert_non_null(strstr(printed(false),
		"mappe/fil.md: fejl: kan ikke læses: adgang nægtet  [file-unreadable]\n     = "));
	assert_non_null(strstr(printed(false), "\nfejl: siden om/ er blevet for stor"));
}

#define PRINT_TEST(test) cmocka_unit_test_setup_teardown(test, begin_test, end_test)

int main(void)
{
	const struct CMUnitTest tests[] = {PRINT_TEST(under_the_guilty_text),
		PRINT_TEST(where_nothing_stands), PRINT_TEST(over_several_lines),
		PRINT_TEST(in_a_long_line), PRINT_TEST(nothing_steers_the_terminal),
		PRINT_TEST(colours_when_asked_for), PRINT_TEST(only_what_is_bad_enough),
		PRINT_TEST(without_a_text_or_a_place)};
	return cmocka_run_group_tests_name("print", tests, NULL, NULL);
}
