/* One field read as in a file, against the real schema and vocabularies: there is
 * one schema. Run from the top of the repository. */
#ifndef TESTS_ONE_FIELD_H
#define TESTS_ONE_FIELD_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/limits.h"
#include "format/document.h"
#include "format/yaml.h"
#include "offer/field.h"

/* What all tests of a program share, and what one test makes. */
static struct arena base;
static struct arena memory;
static struct report report;
static struct schema schema;
static struct vocabularies vocabularies;
static struct phrases phrases;
static struct checker checker;

static inline const struct value *read_base(const char *path, struct source **source)
{
	struct str text;
	assert_int_equal(file_read(&base, path, FILE_MAX, &text), 0);
	*source = source_new(&base, str_from(path), text);
	return document_read_yaml(&base, *source, VOCABULARY_NODES_MAX, &report);
}

/* A vocabulary with one DR theme, as the catalogue makes it out of content/dr. */
static inline void add_theme(void)
{
	const struct term theme = {
		.key = STR("ultrabit"), .name = STR("ultra:bit"), .plural = STR("ultra:bit")};
	vocabulary_add(&base, vocabulary_new(&vocabularies, STR("dr")), theme, NULL, &report);
}

static inline int begin_all(void **state)
{
	static const char *const names[] = {"fag", "former", "emner", "kommuner", "regioner",
		"skoletyper", "steder", "trin", "trinforloeb"};
	(void)state;
	struct source *source;
	report = (struct report){.arena = &base};
	vocabularies.by_name.arena = &base;
	const struct value *file = read_base("content/skema.yaml", &source);
	schema_read(&base, &schema, source, file, &report);
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		file = read_base(str_format(&base, "content/ordlister/%s.yaml", names[i]).ptr, &source);
		vocabulary_read(&base, &vocabularies, source, file, &report);
	}
	file = read_base("content/ordlister/vendinger.yaml", &source);
	phrases_read(&phrases, source, file, &report);
	add_theme();
	checker = (struct checker){.arena = &memory,
		.scratch = &memory,
		.report = &report,
		.vocabularies = &vocabularies,
		.phrases = &phrases,
		.today = {2026, 11, 22}};
	return report.count ? -1 : 0;
}

static inline int end_all(void **state)
{
	(void)state;
	arena_free(&base);
	return 0;
}

static inline int begin_test(void **state)
{
	(void)state;
	report = (struct report){.arena = &memory};
	return 0;
}

static inline int end_test(void **state)
{
	(void)state;
	arena_free(&memory);
	return 0;
}

/* The map of a YAML text; findings of the notation are told too. */
static inline const struct value *map_of(const char *yaml)
{
	const struct str text = str_copy(&memory, str_from(yaml));
	checker.source = source_new(&memory, STR("tilbud.md"), text);
	return yaml_read(&memory, checker.source, text, NODES_MAX, &report);
}

/* Reads "name: yaml" as an offer's field. */
static inline struct given read_as(enum kind kind, const char *name, const char *yaml)
{
	struct given given = {0};
	report = (struct report){.arena = &memory};
	const struct value *map = map_of(str_format(&memory, "%s: %s\n", name, yaml).ptr);
	const struct field *field = fields_named(&schema.kinds[kind], str_from(name));
	assert_non_null(map);
	assert_non_null(field);
	field_check(&checker, field, value_get(map, str_from(name)), &given);
	return given;
}

static inline struct given read_offer_field(const char *name, const char *yaml)
{
	return read_as(KIND_OFFER, name, yaml);
}

/* "2:7-13 code ?suggestion; …": line, column, end of the column, code. */
static inline const char *findings(void)
{
	struct str all = STR("");
	for (size_t i = 0; i < report.count; i++) {
		const struct finding *finding = &report.findings[i];
		const struct position from = source_position(finding->span.source, finding->span.start);
		const struct position to = source_position(finding->span.source, finding->span.end);
		all = str_format(&memory, "%.*s%s%zu:%zu-%zu %s%s%.*s", STR_ARGS(all), i ? "; " : "",
			from.line, from.column, to.column, wording_of(finding->problem)->code,
			finding->suggestion.len ? " ?" : "", STR_ARGS(finding->suggestion));
	}
	return all.ptr;
}

/* What is shown of a value, then " ! " and what was told. */
static inline const char *result_as(enum kind kind, const char *name, const char *yaml)
{
	const struct given given = read_as(kind, name, yaml);
	const struct str text = given.kind ? given.text : STR("(intet)");
	if (!report.count)
		return str_z(&memory, text);
	return str_format(&memory, "%.*s ! %s", STR_ARGS(text), findings()).ptr;
}

/* Each pair: what is written, what comes of it. */
static inline void check_pairs(
	enum kind kind, const char *name, const char *const (*pairs)[2], size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const char *result = result_as(kind, name, pairs[i][0]);
		if (strcmp(result, pairs[i][1]) != 0)
			print_message("# %s: %s\n", name, pairs[i][0]);
		assert_string_equal(result, pairs[i][1]);
	}
}

#define CHECK_AS(kind, name, ...)                                                                  \
	check_pairs(kind, name, (const char *const[][2]){__VA_ARGS__},                                 \
		sizeof((const char *const[][2]){__VA_ARGS__}) / (2 * sizeof(char *)))
#define CHECK(name, ...) CHECK_AS(KIND_OFFER, name, __VA_ARGS__)

#define FIELD_TEST(test) cmocka_unit_test_setup_teardown(test, begin_test, end_test)

#endif
