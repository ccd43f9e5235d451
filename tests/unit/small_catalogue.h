/* A whole small catalogue, read from a temporary folder: the real schema and
 * vocabularies, and the files a test writes itself. Run from the top of the
 * repository. */
#ifndef TESTS_SMALL_CATALOGUE_H
#define TESTS_SMALL_CATALOGUE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "offer/catalogue.h"

static struct arena memory;
static struct report report;
static struct catalogue catalogue;
static char folder[64];

/* "a/b.md" in the content folder. */
static inline const char *content(const char *path)
{
	return str_format(&memory, "%s/content/%s", folder, path).ptr;
}

static inline void put(const char *path, const char *text)
{
	const char *whole = content(path);
	const char *slash = strrchr(whole, '/');
	const struct str above = {whole, (size_t)(slash - whole)};
	assert_int_equal(file_make_folders(str_z(&memory, above)), 0);
	assert_int_equal(file_replace(whole, str_from(text)), 0);
}

static inline void copy(const char *path)
{
	struct str text;
	assert_int_equal(
		file_read(&memory, str_format(&memory, "content/%s", path).ptr, FILE_MAX, &text), 0);
	put(path, text.ptr);
}

/* A library of the municipality with the same key. */
static inline void put_library(const char *key, const char *name)
{
	put(str_format(&memory, "biblioteker/%s/bibliotek.yaml", key).ptr,
		str_format(&memory, "navn: %s\nkommune: %s\nsite: https://%s.example/\n", name, key, key)
			.ptr);
}

/* An offer with what is required, and the lines of `more`. */
static inline void put_offer(const char *path, const char *title, const char *more)
{
	put(path,
		str_format(&memory,
			"---\ntitel: \"%s\"\nresume: Kort.\nform: besøg\nsted: bibliotek\ntrin: 4-6\n%s---\n\n"
			"Tekst.\n",
			title, more)
			.ptr);
}

static inline int begin_test(void **state)
{
	static const char *const files[] = {"skema.yaml", "katalog.yaml", "ordlister/fag.yaml",
		"ordlister/former.yaml", "ordlister/emner.yaml", "ordlister/kommuner.yaml",
		"ordlister/regioner.yaml", "ordlister/skoletyper.yaml", "ordlister/steder.yaml",
		"ordlister/trin.yaml", "ordlister/trinforloeb.yaml", "ordlister/vendinger.yaml"};
	(void)state;
	strcpy(folder, "/tmp/skoletilbud-test-XXXXXX");
	report = (struct report){.arena = &memory};
	catalogue = (struct catalogue){0};
	if (!mkdtemp(folder))
		return -1;
	for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
		copy(files[i]);
	return 0;
}

static inline int end_test(void **state)
{
	(void)state;
	catalogue_release(&catalogue);
	arena_free(&memory);
	return file_remove_tree(folder);
}

/* Reads all anew. */
static inline bool read_on(struct date today, int threads, bool drafts)
{
	const struct catalogue_settings settings = {.content = str_from(content("")),
		.today = today,
		.drafts = drafts,
		.pages = true,
		.threads = threads};
	struct catalogue_settings trimmed = settings;
	trimmed.content.len--;
	trimmed.content = (struct str){str_z(&memory, trimmed.content), trimmed.content.len};
	catalogue_release(&catalogue);
	catalogue = (struct catalogue){0};
	report = (struct report){.arena = &memory};
	const bool good = catalogue_read(&memory, &trimmed, &report, &catalogue);
	report_sort(&report);
	return good;
}

static inline bool read_all(void)
{
	return read_on((struct date){2026, 11, 22}, 1, false);
}

/* "path:line:column code; …" of what is worse than a note, paths from the folder. */
static inline const char *told(void)
{
	const size_t before = strlen(content(""));
	struct str all = STR("");
	for (size_t i = 0; i < report.count; i++) {
		const struct finding *finding = &report.findings[i];
		if (finding->level == LEVEL_NOTE)
			continue;
		const struct source *source = finding->span.source;
		const struct position at =
			source ? source_position(source, finding->span.start) : (struct position){0};
		const struct str path =
			source && source->path.len > before ? str_skip(source->path, before) : STR("-");
		all = str_format(&memory, "%.*s%s%.*s:%zu:%zu %s", STR_ARGS(all), all.len ? "; " : "",
			STR_ARGS(path), at.line, at.column, wording_of(finding->problem)->code);
	}
	return str_z(&memory, all);
}

/* The titles of all offers, in order. */
static inline const char *titles(void)
{
	struct str all = STR("");
	for (size_t i = 0; i < catalogue.offer_count; i++)
		all = str_format(&memory, "%.*s%s%.*s", STR_ARGS(all), i ? ", " : "",
			STR_ARGS(catalogue.offers[i]->title));
	return str_z(&memory, all);
}

static inline const struct offer *offer_at(const char *path)
{
	for (size_t i = 0; i < catalogue.offer_count; i++)
		if (str_eq(catalogue.offers[i]->path, str_from(path)))
			return catalogue.offers[i];
	return NULL;
}

#define CATALOGUE_TEST(test) cmocka_unit_test_setup_teardown(test, begin_test, end_test)

#endif
