/* A small site in two versions, published into a temporary folder. A test
 * program that wants other files defines its own table before including this. */
#ifndef TESTS_PUBLISH_SITE_H
#define TESTS_PUBLISH_SITE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "site/publish.h"

/* NULL: not in that version. */
struct site_file {
	const char *path;
	const char *text[2];
};

static const struct site_file site_files[] = {
	{"index.html", {"forside, efterår", "forside, forår"}},
	{"fag/dansk/index.html", {"dansk", "dansk"}},
	{"fag/dansk/mellemtrin/index.html", {"dansk 4-6", "dansk 4-6"}},
	{"tilbud/vejle/kildekritik/index.html", {"kildekritik", "kildekritik, nu med kaffe"}},
	{"tilbud/vejle/gammelt/index.html", {"gammelt", NULL}},
	{"tilbud/vejle/nyt/index.html", {NULL, "nyt"}},
	{"stil-1.css", {"p{}", NULL}},
	{"stil-2.css", {NULL, "p{color:red}"}},
	{"robots.txt", {"alle", "alle"}},
	{"$sorterer-først.txt", {"før mærket", "før mærket"}},
};

enum { SITE_FILES = sizeof site_files / sizeof site_files[0] };

/* What which_version() answers. */
enum { NO_SITE = 0, OLD = 1, NEW = 2, BROKEN = -1 };

/* Everything of a test: freed by end_test(). */
static struct arena memory;
static struct report report;

static inline int begin_test(void **state)
{
	static char folder[64];
	snprintf(folder, sizeof folder, "/tmp/skoletilbud-test-XXXXXX");
	*state = folder;
	report = (struct report){.arena = &memory};
	umask(022);
	return mkdtemp(folder) && chmod(folder, 0755) == 0 ? chdir(folder) : -1;
}

static inline int end_test(void **state)
{
	arena_free(&memory);
	return chdir("/") == 0 ? file_remove_tree(*state) : -1;
}

static inline void forget_findings(void)
{
	report = (struct report){.arena = &memory};
}

static inline size_t version_paths(
	int version, struct str paths[SITE_FILES], const char *texts[SITE_FILES])
{
	size_t count = 0;
	for (size_t i = 0; i < SITE_FILES; i++) {
		if (!site_files[i].text[version - 1])
			continue;
		texts[count] = site_files[i].text[version - 1];
		paths[count++] = str_from(site_files[i].path);
	}
	return count;
}

/* OLD or NEW into `output`. */
static inline bool publish_version(const char *output, int version, struct publish_tally *tally)
{
	struct str paths[SITE_FILES];
	const char *texts[SITE_FILES];
	const size_t count = version_paths(version, paths, texts);
	*tally = (struct publish_tally){0};
	struct publish *publish = publish_begin(&memory, output, paths, count, &report);
	if (!publish)
		return false;
	for (size_t i = 0; i < count; i++)
		publish_file(publish, i, str_from(texts[i]));
	return publish_end(publish, &report, tally);
}

static inline void must_publish(const char *output, int version)
{
	struct publish_tally tally;
	assert_true(publish_version(output, version, &tally));
}

static inline bool is_version(const char *output, int version)
{
	struct str paths[SITE_FILES];
	const char *texts[SITE_FILES];
	char path[256];
	const size_t count = version_paths(version, paths, texts);
	for (size_t i = 0; i < count; i++) {
		snprintf(path, sizeof path, "%s/%.*s", output, STR_ARGS(paths[i]));
		if (!file_holds(path, str_from(texts[i])))
			return false;
	}
	struct file_list list;
	size_t files = 0;
	if (file_list_tree(&memory, output, &list) != 0)
		return false;
	for (size_t i = 0; i < list.count; i++) {
		const struct file_entry *entry = &list.items[i];
		/* Staging may lie inside, where the output's own name cannot change. */
		const bool staging = str_find(entry->path, STR(".skoletilbud-"), 0) >= 0;
		const bool marker = str_eq(entry->name, STR(PUBLISH_MARKER));
		files += entry->kind != FILE_FOLDER && !staging && !marker;
	}
	return files == count;
}

static inline int which_version(const char *output)
{
	if (file_kind(output) == FILE_NONE)
		return NO_SITE;
	if (is_version(output, OLD))
		return OLD;
	return is_version(output, NEW) ? NEW : BROKEN;
}

/* Names in a folder, joined by blanks. */
static inline const char *names_in(const char *folder)
{
	struct file_list list;
	struct str names = STR("");
	assert_int_equal(file_list(&memory, folder, &list), 0);
	for (size_t i = 0; i < list.count; i++)
		names =
			str_format(&memory, "%.*s%s%s", STR_ARGS(names), i ? " " : "", list.items[i].name.ptr);
	return str_z(&memory, names);
}

/* The codes of all findings, joined by blanks. */
static inline const char *codes(void)
{
	struct str all = STR("");
	for (size_t i = 0; i < report.count; i++)
		all = str_format(&memory, "%.*s%s%s", STR_ARGS(all), i ? " " : "",
			wording_of(report.findings[i].problem)->code);
	return str_z(&memory, all);
}

#endif
