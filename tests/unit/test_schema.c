/* skema.yaml: every fault of it is a finding with its place, and none of them can
 * make the program read one thing as another. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/limits.h"
#include "format/document.h"
#include "offer/schema.h"

static struct arena memory;
static struct report report;
static struct schema schema;
static struct str real;

static int begin_test(void **state)
{
	(void)state;
	return file_read(&memory, "content/skema.yaml", FILE_MAX, &real);
}

static int end_test(void **state)
{
	(void)state;
	arena_free(&memory);
	return 0;
}

/* "line code; …" of a schema; whether it can be used agrees with that. */
static const char *told(struct str text)
{
	struct str all = STR("");
	report = (struct report){.arena = &memory};
	schema = (struct schema){0};
	const struct source *source = source_new(&memory, STR("skema.yaml"), text);
	const struct value *file = document_read_yaml(&memory, source, VOCABULARY_NODES_MAX, &report);
	const bool good = schema_read(&memory, &schema, source, file, &report);
	assert_int_equal(good && file, report.counts[LEVEL_ERROR] == 0);
	report_sort(&report);
	for (size_t i = 0; i < report.count; i++)
		all = str_format(&memory, "%.*s%s%s", STR_ARGS(all), i ? "; " : "",
			wording_of(report.findings[i].problem)->code);
	return str_z(&memory, all);
}

/* The real schema with one text in place of another. */
static const char *changed(const char *from, const char *to)
{
	const ptrdiff_t at = str_find(real, str_from(from), 0);
	assert_true(at >= 0);
	struct str text = str_join(&memory, str_slice(real, 0, (size_t)at), str_from(to));
	text = str_join(&memory, text, str_skip(real, (size_t)at + strlen(from)));
	return told(text);
}

static void the_real_one(void **state)
{
	(void)state;
	assert_string_equal(told(real), "");
	const struct fields *offer = &schema.kinds[KIND_OFFER];
	assert_int_equal(schema.version, 1);
	assert_ptr_equal(offer->by_role[ROLE_TITLE], fields_named(offer, STR("titel")));
	assert_int_equal(offer->by_role[ROLE_TITLE]->need, NEED_REQUIRED);
	assert_int_equal(offer->by_role[ROLE_TITLE]->max, 80);
	assert_true(offer->by_role[ROLE_BOOKING]->inherits);
	assert_true(offer->by_role[ROLE_TOPICS]->free);
	assert_int_equal(offer->one_of->count, 2);
	assert_string_equal(str_z(&memory, fields_suggest(&memory, offer, STR("Titel"))), "titel");
	assert_string_equal(
		str_z(&memory, fields_suggest(&memory, offer, STR("vargihed"))), "varighed");
	assert_string_equal(str_z(&memory, fields_suggest(&memory, offer, STR("xyz"))), "");
}

static void words(void **state)
{
	(void)state;
	assert_string_equal(changed("type: varighed", "type: varigehd"), "schema-unknown-word");
	assert_string_equal(str_z(&memory, report.findings[0].suggestion), "varighed");
	assert_string_equal(changed("type: varighed", "type: [varighed]"), "schema-not-a-text");
	assert_string_equal(changed("type: varighed", "type: \"\""), "schema-not-a-text");
	assert_string_equal(changed("type: varighed", "typ: varighed"), "schema-unknown-setting");
	assert_string_equal(changed("krav: ja", "krav: måske"), "schema-unknown-word");
	assert_string_equal(changed("facet: ja", "facet: sandt"), "schema-unknown-word");
	assert_string_equal(changed("maks: 80", "maks: mange"), "schema-not-a-number");
	assert_string_equal(changed("maks: 80", "maks: 99999999999"), "schema-not-a-number");
	assert_string_equal(changed("arver: bibliotek", "arver: kommune"), "schema-unknown-word");
	assert_string_equal(changed("standard: aktiv", "standard: aktv"), "schema-unknown-word");
	assert_string_equal(changed("valg: [aktiv", "valg: [[aktiv]"), "schema-not-a-list");
}

static void roles(void **state)
{
	(void)state;
	assert_string_equal(changed("rolle: resume", "rolle: titel"), "schema-role-twice");
	assert_string_equal(
		changed("rolle: resume", "rolle: trin"), "schema-role-needs; schema-role-twice");
	assert_string_equal(changed("type: trin", "type: tekst"), "schema-role-needs");
	assert_string_equal(changed("ordliste: former", "ordliste: fag"), "schema-role-needs");
	assert_string_equal(changed("ordliste: kommuner", "ordliste: emner"), "schema-role-needs");
	assert_string_equal(
		changed("type: dato\n    rolle: slutter", "type: tekst\n    rolle: slutter"),
		"schema-role-needs");
	assert_string_equal(
		changed("    rolle: adresse\n    etiket: Adresse\n    hjælp: Skriv den adresse",
			"    etiket: Adresse\n    hjælp: Skriv den adresse"),
		"schema-without-role");
	assert_string_equal(changed("krav: ja\n    maks: 80", "maks: 80"), "schema-without-role");
}

static void wholes(void **state)
{
	(void)state;
	assert_string_equal(changed("skema: 1\n", ""), "schema-without-version");
	assert_string_equal(changed("\nside:\n", "\nsider:\n"), "schema-without-kind");
	assert_string_equal(changed("    etiket: Titel\n", ""), "schema-missing-setting");
	assert_string_equal(changed("et_af: [trin, alder]", "et_af: [trin, alde]"), "schema-bad-rule");
	assert_string_equal(
		changed("et_af: [trin, alder]", "et_af: trin"), "schema-bad-rule; schema-not-a-list");
	assert_string_equal(changed("for: tilbud", "for: alt"), "schema-bad-rule; schema-unknown-word");
	assert_string_equal(told(STR("skema: 1\n")),
		"schema-without-kind; schema-without-kind; schema-without-kind; "
		"schema-without-kind; schema-without-kind; schema-without-kind");
	assert_string_equal(
		told(STR(
			"skema: 1\ntilbud: [a]\nbibliotek: a\ntjeneste:\ndr: {}\nside: {}\nkatalog: {a: b}\n")),
		"schema-not-a-map; schema-not-a-map; schema-not-a-map; schema-not-a-map");
}

static void groups(void **state)
{
	(void)state;
	const char *head =
		"skema: 1\nbibliotek: {}\ntjeneste: {}\ndr: {}\nside: {}\nkatalog: {}\ntilbud:\n";
	const char *deep = "  a: {type: gruppe, etiket: A, felter: {b: {type: gruppe, etiket: B, "
					   "felter: {c: {type: gruppe, "
					   "etiket: C, felter: {d: {type: tekst, etiket: D}}}}}}}\n";
	assert_string_equal(
		told(str_format(&memory, "%s  a: {type: gruppe, etiket: A, felter: {}}\n", head)),
		"schema-missing-setting");
	assert_string_equal(told(str_format(&memory, "%s  a: {type: gruppe, etiket: A}\n", head)),
		"schema-missing-setting");
	assert_string_equal(told(str_format(&memory, "%s  a: {type: term, etiket: A}\n", head)),
		"schema-missing-setting");
	assert_string_equal(told(str_format(&memory, "%s  a: tekst\n", head)), "schema-not-a-map");
	assert_non_null(strstr(told(str_format(&memory, "%s%s", head, deep)), "schema-not-a-map"));
}

#define SCHEMA_TEST(test) cmocka_unit_test_setup_teardown(test, begin_test, end_test)

int main(void)
{
	const struct CMUnitTest tests[] = {SCHEMA_TEST(the_real_one), SCHEMA_TEST(words),
		SCHEMA_TEST(roles), SCHEMA_TEST(wholes), SCHEMA_TEST(groups)};
	return cmocka_run_group_tests_name("schema", tests, NULL, NULL);
}
