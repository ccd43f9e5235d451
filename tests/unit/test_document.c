/* Front matter: where it begins and ends, and what is told when it does not. */
#include "findings.h"

#include "base/limits.h"
#include "format/document.h"

struct file {
	const char *text, *findings;
	const char *titel; /* of the front matter; NULL when there is none */
	const char *body;
};

static void check(const struct file *file)
{
	struct arena arena = {0};
	struct report report = {.arena = &arena};
	const struct source *source = source_from(&arena, file->text, strlen(file->text));
	struct document document;
	const bool usable = document_read(&arena, source, &report, &document);
	assert_string_equal(findings_of(&report), file->findings);
	assert_int_equal(usable, file->titel != NULL);
	assert_int_equal(usable, document.front != NULL);
	if (usable)
		assert_string_equal(
			str_z(&arena, value_str(value_get(document.front, STR("titel")))), file->titel);
	assert_string_equal(str_z(&arena, document.body), file->body);
	assert_true(usable || report_has_errors(&report));
	if (document.body.len)
		assert_true(document.body.ptr + document.body.len == source->text.ptr + source->text.len);
	arena_free(&arena);
}

static void accepted(void **state)
{
	(void)state;
	static const struct file files[] = {
		{"---\ntitel: x\n---\nhej\n", "", "x", "hej\n"},
		{"---\ntitel: x\n---", "", "x", ""},
		{"---\n---\nhej", "", "", "hej"},
		{"\xEF\xBB\xBF---  \r\ntitel: x\r\n---\t\r\nhej\r\n", "", "x", "hej\r\n"},
		{"---\ntitel: x\n---\nhej\n\n---\n\n----\n", "", "x", "hej\n\n---\n\n----\n"},
		{"---\ntitel: |\n  a\n  ---\n  b\n---\n", "", "a\n---\nb\n", ""},
	};
	for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
		check(&files[i]);
}

static void told(void **state)
{
	(void)state;
	static const struct file files[] = {
		{"", "1:1 empty-file", NULL, ""},
		{"\n \r\n", "1:1 empty-file", NULL, ""},
		{"\xEF\xBB\xBF", "1:1 empty-file", NULL, ""},
		{"# Hej\n\ntekst\n", "1:1 no-front-matter", NULL, ""},
		{"titel: x\nhej\n", "1:1 front-matter-not-opened", NULL, ""},
		{"titel: x\n---\nhej\n", "1:1 front-matter-not-opened", "x", "hej\n"},
		{"---\ntitel: x\n\nhej\n", "1:1 front-matter-not-closed", NULL, ""},
		{"---\ntitel: x\n...\nhej\n", "1:1 front-matter-not-closed (3:1)", "x", "hej\n"},
		{"---\ntitel: x\n----\nhej\n", "1:1 front-matter-not-closed (3:1)", "x", "hej\n"},
		{"----\ntitel: x\n---\nhej\n", "1:1 wrong-dashes", "x", "hej\n"},
		{"— -\ntitel: x\n---\nhej\n", "1:1 wrong-dashes", "x", "hej\n"},
		{" ---\ntitel: x\n---\nhej\n", "1:2 wrong-dashes", "x", "hej\n"},
		{"Hej\n---\ntitel: x\n---\nhej\n", "1:1 text-before-front-matter (2:1)", "x", "hej\n"},
		{"\n---\ntitel: x\n---\nhej\n", "1:1 text-before-front-matter (2:1)", "x", "hej\n"},
	};
	for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
		check(&files[i]);
}

/* The places of YAML's faults are those of the whole file. */
static void faults_inside(void **state)
{
	(void)state;
	static const struct file files[] = {
		{"\xEF\xBB\xBF---\nø: x\nø: y\ntitel: z\n---\nhej", "3:1 duplicate-field (2:1)", "z",
			"hej"},
		{"---\ntitel:x\na: [\n---\nhej", "2:6 no-blank-after-colon\n3:4 unclosed-bracket", NULL,
			"hej"},
		{"----\ntitel: \"x\n---\nhej", "1:1 wrong-dashes\n2:8 unclosed-quote", NULL, "hej"},
		{"---\ntitel: b\xE5\n---\n", "2:9 not-utf8", NULL, ""},
	};
	for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
		check(&files[i]);
}

static void whole_yaml_files(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct report report = {.arena = &arena};
	const struct source *source = source_from(&arena,
		"\xEF\xBB\xBF"
		"å: x\r\ntitel: y\r\n",
		20);
	const struct value *map = document_read_yaml(&arena, source, NODES_MAX, &report);
	assert_string_equal(findings_of(&report), "");
	assert_int_equal(map->count, 2);
	assert_string_equal(str_z(&arena, place_of(&arena, map->entries[0].name_span)), "1:1");
	assert_string_equal(str_z(&arena, place_of(&arena, map->entries[1].value->span)), "2:8");
	map = document_read_yaml(&arena, source, 1, &report);
	assert_null(map);
	assert_string_equal(findings_of(&report), "1:4 too-many-values");
	report.count = 0;
	assert_null(document_read_yaml(&arena, source_from(&arena, "a: \x01", 4), NODES_MAX, &report));
	assert_non_null(document_read_yaml(&arena, source_from(&arena, "", 0), NODES_MAX, &report));
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(accepted),
		cmocka_unit_test(told),
		cmocka_unit_test(faults_inside),
		cmocka_unit_test(whole_yaml_files),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
