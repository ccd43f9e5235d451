/* Bytes: what is let through to YAML and Markdown, and what is told. */
#include "findings.h"

#include "base/limits.h"
#include "format/bytes.h"

struct file {
	const char *bytes;
	size_t len;
	const char *findings;
	bool readable;
};

#define FILE_OF(literal) literal, sizeof(literal) - 1

static void check(const struct file *file)
{
	struct arena arena = {0};
	struct report report = {.arena = &arena};
	const struct source *source = source_from(&arena, file->bytes, file->len);
	const bool readable = bytes_check(source, &report);
	assert_string_equal(findings_of(&report), file->findings);
	assert_int_equal(readable, file->readable);
	assert_true(readable || report_has_errors(&report));
	arena_free(&arena);
}

/* Plain bytes are passed over eight at a time: what is not plain must be seen
 * wherever among them it stands. */
static void every_place(void **state)
{
	(void)state;
	static const char found[] = {'\x01', '\x1F', '\x7F', '\x0B', '\0'};
	char text[23];
	for (size_t at = 0; at < sizeof text; at++) {
		for (size_t i = 0; i < sizeof found; i++) {
			struct arena arena = {0};
			struct report report = {.arena = &arena};
			memcpy(text, "a: b ~\tc\nd: e f~ g\n\th: ", sizeof text);
			text[at] = found[i];
			const struct source *source = source_from(&arena, text, sizeof text);
			assert_false(bytes_check(source, &report));
			assert_int_equal(report.count, 1);
			assert_int_equal(report.findings[0].span.start, at);
			arena_free(&arena);
		}
	}
}

static void good_text(void **state)
{
	(void)state;
	static const struct file files[] = {
		{FILE_OF(""), "", true},
		{FILE_OF("---\ntitel: Bøger på »æøå« – 1½ time\n\tx\n"), "", true},
		{FILE_OF("\xEF\xBB\xBF"
				 "a: b\r\nc: d\r\n"),
			"", true},
		{FILE_OF("Ã, Â, â og »CAFÉ«: naïve »châ»« 👩‍🏫\n"), "", true},
	};
	for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
		check(&files[i]);
}

static void other_formats(void **state)
{
	(void)state;
	static const struct file files[] = {
		{FILE_OF("\xFF\xFEt\0i\0"), "1:1 not-text", false},
		{FILE_OF("\xFE\xFF\0t\0i"), "1:1 not-text", false},
		{FILE_OF("t\0i\0t\0e\0l\0:\0"), "1:1 not-text", false},
		{FILE_OF("PK\x03\x04 word/document.xml"), "1:1 not-text", false},
		{FILE_OF("PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.text"), "1:1 not-text",
			false},
		{FILE_OF("\xD0\xCF\x11\xE0\xA1\xB1"), "1:1 not-text", false},
		{FILE_OF("{\\rtf1\\ansi"), "1:1 not-text", false},
		{FILE_OF("%PDF-1.7"), "1:1 not-text", false},
		{FILE_OF("\n <!DocType HTML>"), "1:1 not-text", false},
		{FILE_OF("<html lang=da>"), "1:1 not-text", false},
		{FILE_OF("{\n  \"titel\": 1}"), "1:1 not-text", false},
		{FILE_OF("[{\"a\": 1}]"), "1:1 not-text", false},
		{FILE_OF("\x89PNG\r\n\x1A\n"), "1:1 not-text", false},
	};
	for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
		check(&files[i]);
}

static void bad_characters(void **state)
{
	(void)state;
	static const struct file files[] = {
		{FILE_OF("a: x\nb: s\xE5 \xF8\n"), "2:5 not-utf8", false},
		{FILE_OF("a: b\xC3"), "1:5 not-utf8", false},
		{FILE_OF("a: \xED\xA0\x80"), "1:4 not-utf8", false},
		{FILE_OF("a: x\0y\n\x1B[31m\n"), "1:5 control-character\n2:1 control-character", false},
		{FILE_OF("ø: \xC2\x85\n\xEF\xBF\xBF"), "1:4 control-character\n2:1 control-character",
			false},
		{FILE_OF("a: x\rb: y\r"), "1:5 old-line-end", false},
		{FILE_OF("a: \xE2\x80\xAEx\n"), "1:4 bidi-character", true},
		{FILE_OF("a: x\xE2\x80\x8By\xEF\xBB\xBFz\n"), "1:5 hidden-character\n1:7 hidden-character",
			true},
		{FILE_OF("a: b\xEF\xBF\xBDger\n"), "1:5 lost-letter", true},
		{FILE_OF("a: b\nc: KÃ¸benhavn, Ã¦bler\n"), "2:5 encoded-twice", true},
		{FILE_OF("a: uge 1â€“2\n"), "1:9 encoded-twice", true},
	};
	for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
		check(&files[i]);
}

static void merge_conflicts(void **state)
{
	(void)state;
	static const struct file files[] = {
		{FILE_OF("a: b\n<<<<<<< HEAD\na: c\n=======\na: d\n>>>>>>> gren\n"), "2:1 merge-conflict",
			false},
		{FILE_OF("<<<<<<<\r\n=======\r\n>>>>>>>\r\n<<<<<<< x\n"),
			"1:1 merge-conflict\n4:1 merge-conflict", false},
		{FILE_OF("a\n=======\nb\n>>>>>>> gren\n"), "4:1 merge-conflict", false},
		{FILE_OF(">>>>>>> citat\n<<<<<<<<\nx <<<<<<< y\n"), "", true},
	};
	for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
		check(&files[i]);
}

static struct finding *only_finding(struct arena *arena, struct report *report, const char *text)
{
	*report = (struct report){.arena = arena};
	bytes_check(source_from(arena, text, strlen(text)), report);
	assert_int_equal(report->count, 1);
	return &report->findings[0];
}

static void the_letter_is_named(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct report report;
	struct finding *finding = only_finding(&arena, &report, "sm\xE5\n");
	assert_string_equal(
		str_z(&arena, finding->sentence), "byte E5 er ikke UTF-8 – sandsynligvis »å«");
	assert_string_equal(str_z(&arena, finding->cure), "gem filen som UTF-8");
	finding = only_finding(&arena, &report, "\xE6\xF8\x85\n");
	assert_string_equal(
		str_z(&arena, finding->cure), "gem filen som UTF-8; det gælder 3 steder i filen");
	finding = only_finding(&arena, &report,
		"uge 1\x96"
		"2\n");
	assert_string_equal(str_z(&arena, finding->suggestion), "–");
	finding = only_finding(&arena, &report, "klippet b\xC3");
	assert_string_equal(str_z(&arena, finding->sentence), "byte C3 er ikke UTF-8");
	finding = only_finding(&arena, &report, "{\\rtf1");
	assert_string_equal(
		str_z(&arena, finding->sentence), "filen er et RTF-dokument og ikke ren tekst");
	finding = only_finding(&arena, &report, "bÃ¸ger");
	assert_string_equal(str_z(&arena, finding->suggestion), "ø");
	arena_free(&arena);
}

/* Many warnings are cut off, but the error behind them is told. */
static void findings_are_few(void **state)
{
	(void)state;
	enum { WARNINGS = 1000 };
	struct arena arena = {0};
	struct report report = {.arena = &arena};
	char text[WARNINGS * 3 + 1];
	for (size_t i = 0; i < WARNINGS; i++)
		memcpy(text + i * 3, "\xE2\x80\x8B", 3);
	text[WARNINGS * 3] = '\x01';
	assert_false(bytes_check(source_from(&arena, text, sizeof text), &report));
	assert_int_equal(report.counts[LEVEL_WARNING], FINDINGS_MAX + 1);
	assert_int_equal(report.counts[LEVEL_ERROR], 1);
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(good_text),
		cmocka_unit_test(every_place),
		cmocka_unit_test(other_formats),
		cmocka_unit_test(bad_characters),
		cmocka_unit_test(merge_conflicts),
		cmocka_unit_test(the_letter_is_named),
		cmocka_unit_test(findings_are_few),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
