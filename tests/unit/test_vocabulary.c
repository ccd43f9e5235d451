/* Vocabularies: words in all their forms, days of validity, faults with places;
 * and the regions that depend on the day. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/limits.h"
#include "format/document.h"
#include "offer/places.h"

static struct arena memory;
static struct report report;
static struct vocabularies all;

static int begin_test(void **state)
{
	(void)state;
	report = (struct report){.arena = &memory};
	all = (struct vocabularies){.by_name = {.arena = &memory}};
	return 0;
}

static int end_test(void **state)
{
	(void)state;
	arena_free(&memory);
	return 0;
}

/* Adds a file; "line:column code; …" of what it told. */
static const char *add(const char *text)
{
	struct str said = STR("");
	report = (struct report){.arena = &memory};
	const struct source *source = source_new(&memory, STR("ordliste.yaml"), str_from(text));
	const struct value *file = document_read_yaml(&memory, source, VOCABULARY_NODES_MAX, &report);
	vocabulary_read(&memory, &all, source, file, &report);
	for (size_t i = 0; i < report.count; i++) {
		const struct position at = source_position(source, report.findings[i].span.start);
		said = str_format(&memory, "%.*s%s%zu:%zu %s", STR_ARGS(said), i ? "; " : "", at.line,
			at.column, wording_of(report.findings[i].problem)->code);
	}
	return str_z(&memory, said);
}

/* The key of the term a word finds. */
static const char *found(const char *vocabulary, const char *word)
{
	const struct term *term =
		vocabulary_find(vocabulary_named(&all, str_from(vocabulary)), str_from(word));
	return term ? str_z(&memory, term->key) : "";
}

static void words_in_all_forms(void **state)
{
	(void)state;
	assert_string_equal(add("ordliste: fag\ntermer:\n  oel:\n    navn: Øl\n    flertal: Øller\n    "
							"alias: [pilsner, N/T]\n"
							"  aa:\n    navn: Å\n    alias: vandløb\n"),
		"");
	assert_string_equal(found("fag", "Øl"), "oel");
	assert_string_equal(found("fag", "ØL"), "oel");
	assert_string_equal(found("fag", " oel "), "oel");
	assert_string_equal(found("fag", "Pilsner!"), "oel");
	assert_string_equal(found("fag", "n t"), "oel");
	assert_string_equal(found("fag", "Vandløb"), "aa");
	assert_string_equal(found("fag", ""), "");
	assert_string_equal(found("fag", "vin"), "");
	const struct vocabulary *subjects = vocabulary_named(&all, STR("fag"));
	assert_int_equal(subjects->count, 2);
	assert_string_equal(str_z(&memory, subjects->terms[0]->plural), "Øller");
	assert_string_equal(str_z(&memory, subjects->terms[1]->plural), "Å");
	assert_string_equal(str_z(&memory, vocabulary_suggest(&memory, subjects, STR("Øll"))), "Øl");
	assert_null(vocabulary_named(&all, STR("andet")));
}

static void faults(void **state)
{
	(void)state;
	assert_string_equal(
		add("ordliste: a\ntermer:\n  x:\n    navn: X\n  y:\n    navn: Y\n    alias: [Z, x]\n"),
		"7:16 word-taken");
	assert_string_equal(add("ordliste: a\ntermer: {}\n"), "1:11 vocabulary-twice");
	assert_string_equal(add("termer: {}\n"), "1:1 not-a-vocabulary");
	assert_string_equal(add("ordliste: b\ntermer: [x]\n"), "1:1 not-a-vocabulary");
	assert_string_equal(
		add("ordliste: c\ntermer:\n  Ø x:\n    navn: X\n  z: []\n  w:\n    navn: [a]\n"),
		"3:3 bad-key; 5:3 term-without-name; 6:3 term-without-name");
	assert_string_equal(str_z(&memory, report.findings[0].suggestion), "oe-x");
	assert_string_equal(
		add("ordliste: d\ntermer:\n  x:\n    navn: X\n    fra_trin: 11\n    til_trin: mange\n"
			"    gyldig_fra: i går\n"),
		"5:15 grade-out-of-range; 6:15 grade-out-of-range; 7:17 bad-date");
	const struct str long_key =
		str_format(&memory, "ordliste: e\ntermer:\n  %0201d:\n    navn: X\n", 1);
	assert_string_equal(add(long_key.ptr), "3:3 bad-key");
}

static void validity(void **state)
{
	(void)state;
	add("ordliste: r\ntermer:\n  a: {navn: A, gyldig_til: 2026-12-31}\n  b: {navn: B, gyldig_fra: "
		"2027-01-01}\n  c: {navn: C}\n");
	static const struct date last = {2026, 12, 31};
	static const struct date first = {2027, 1, 1};
	const struct vocabulary *regions = vocabulary_named(&all, STR("r"));
	assert_true(term_is_valid(regions->terms[0], last));
	assert_false(term_is_valid(regions->terms[0], first));
	assert_false(term_is_valid(regions->terms[1], last));
	assert_true(term_is_valid(regions->terms[1], first));
	assert_true(term_is_valid(regions->terms[2], first));
}

static const char *region_name(const struct places *places, size_t index)
{
	return places->region_of[index] ? str_z(&memory, places->region_of[index]->key) : "-";
}

static void places_of_a_day(void **state)
{
	(void)state;
	struct places places = {0};
	struct area area = {{0}};
	const struct source *source = source_new(&memory, STR("content"), STR(""));
	assert_false(places_read(&places, &all, (struct date){2026, 1, 1}, source, &report));
	assert_int_equal(report.findings[0].problem, VOCABULARY_MISSING);
	add("ordliste: regioner\ntermer:\n  gl: {navn: Gl, gyldig_til: 2026-12-31}\n  ny: {navn: Ny, "
		"gyldig_fra: 2027-01-01}\n");
	add("ordliste: kommuner\ntermer:\n"
		"  oe: {navn: Ø, regioner: [{region: gl, til: 2026-12-31}, {region: ny, fra: "
		"2027-01-01}]}\n"
		"  aaby: {navn: Aaby, regioner: [{region: ny, fra: 2027-01-01}]}\n"
		"  zoo: {navn: Zoo, regioner: [{region: nix}]}\n  uden: {navn: Uden, regioner: x}\n");
	report = (struct report){.arena = &memory};
	assert_true(places_read(&places, &all, (struct date){2026, 12, 31}, source, &report));
	assert_string_equal(region_name(&places, 0), "gl");
	assert_string_equal(region_name(&places, 1), "-");
	assert_int_equal(report.count, 4); /* an unknown region, and three without one */
	assert_string_equal(str_z(&memory, places.sorted[0]->name), "Uden");
	assert_string_equal(str_z(&memory, places.sorted[3]->name), "Aaby");
	area_add_region(&area, &places, places.regions->terms[1]); /* not yet there */
	assert_true(area_has(&area, places.municipalities->terms[1]));
	assert_false(area_has(&area, places.municipalities->terms[2]));
	assert_true(places_read(&places, &all, (struct date){2027, 1, 1}, source, &report));
	assert_string_equal(region_name(&places, 0), "ny");
	area = (struct area){{0}};
	area_add_region(&area, &places, places.regions->terms[0]); /* no longer there */
	assert_true(area_has(&area, places.municipalities->terms[0]));
	assert_false(area_has(&area, places.municipalities->terms[1]));
}

static void too_many_places(void **state)
{
	(void)state;
	struct places places = {0};
	struct str text = STR("ordliste: kommuner\ntermer:\n");
	for (int i = 0; i <= MUNICIPALITIES_MAX; i++)
		text = str_format(&memory, "%.*s  k%d: {navn: K%d}\n", STR_ARGS(text), i, i);
	add("ordliste: regioner\ntermer: {}\n");
	assert_string_equal(add(text.ptr), "");
	const struct source *source = source_new(&memory, STR("content"), STR(""));
	assert_false(places_read(&places, &all, (struct date){2026, 1, 1}, source, &report));
	assert_int_equal(report.findings[0].problem, TOO_MANY_MUNICIPALITIES);
}

#define WORD_TEST(test) cmocka_unit_test_setup_teardown(test, begin_test, end_test)

int main(void)
{
	const struct CMUnitTest tests[] = {WORD_TEST(words_in_all_forms), WORD_TEST(faults),
		WORD_TEST(validity), WORD_TEST(places_of_a_day), WORD_TEST(too_many_places)};
	return cmocka_run_group_tests_name("vocabulary", tests, NULL, NULL);
}
