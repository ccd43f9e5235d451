/* The last stage of the line: compares each file with the published one, writes
 * what differs into a new tree and puts that in the old one's place. */
#include "site/publish.h"

#include "base/file.h"
#include "base/limits.h"
#include "site/publish_place.h"
#include "site/publish_swap.h"

#include <assert.h>
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#define MARKER_TEXT                                                                                \
	STR("skoletilbud har lavet denne mappe. Alt i den bliver erstattet, hver gang\n"               \
		"kataloget udgives. Læg ikke egne filer her.\n")

enum fate { NOT_GIVEN, KEPT, CHANGED, ADDED };

struct site_file {
	struct str path;
	enum fate fate; /* touched only by the thread that gives this file */
};

struct publish {
	struct arena *arena; /* for the thread that begins and ends only */
	struct publish_place place;
	struct site_file *files; /* the marker is the last */
	size_t count;
	bool first;            /* nothing is published yet */
	bool gap;              /* see publish_swap() */
	int unconfirmed;       /* why the exchange may not be on disk yet, 0 for no reason */
	pthread_mutex_t mutex; /* guards what follows, and the staging of the place */
	int err;               /* the first failure, 0 for none */
	struct str failed;     /* the path it is about, empty for the whole site */
};

static bool is_safe(struct str path)
{
	struct str part;
	if (path.len == 0 || memchr(path.ptr, '\0', path.len) || str_ends(path, STR("/")))
		return false;
	while (str_cut(&path, '/', &part))
		if (part.len == 0 || str_eq(part, STR(".")) || str_eq(part, STR("..")))
			return false;
	return true;
}

static void add_file(struct publish *publish, struct str path)
{
	assert(is_safe(path));
	publish->files[publish->count++].path = path;
}

struct publish *publish_begin(struct arena *arena, const char *output, const struct str *paths,
	size_t count, struct report *report)
{
	struct publish *publish = arena_new(arena, struct publish);
	publish->arena = arena;
	publish->files = arena_array(arena, count + 1, sizeof *publish->files);
	for (size_t i = 0; i < count; i++) {
		assert(!str_starts(paths[i], STR(PUBLISH_MARKER)));
		add_file(publish, paths[i]);
	}
	add_file(publish, STR(PUBLISH_MARKER));
	if (!publish_place_take(arena, output, report, &publish->place))
		return NULL;
	publish->first = file_kind(publish->place.output) == FILE_NONE;
	pthread_mutex_init(&publish->mutex, NULL);
	return publish;
}

/* No arena: called from many threads. */
static int join(char whole[PATH_LENGTH_MAX], const char *root, struct str path)
{
	const int length = snprintf(whole, PATH_LENGTH_MAX, "%s/%.*s", root, STR_ARGS(path));
	return length < 0 || length >= PATH_LENGTH_MAX ? ENAMETOOLONG : 0;
}

static int make_folder_of(const char *path)
{
	char folder[PATH_LENGTH_MAX];
	snprintf(folder, sizeof folder, "%.*s", (int)(strrchr(path, '/') - path), path);
	return file_make_folders(folder);
}

static int write_new(const struct publish *publish, struct str path, struct str bytes)
{
	char to[PATH_LENGTH_MAX];
	int err = join(to, publish->place.staging, path);
	if (!err)
		err = file_write_new(to, bytes);
	if (err == ENOENT && (err = make_folder_of(to)) == 0)
		err = file_write_new(to, bytes);
	return err;
}

static int link_old(const struct publish *publish, struct str path)
{
	char from[PATH_LENGTH_MAX];
	char to[PATH_LENGTH_MAX];
	int err = join(from, publish->place.output, path);
	if (!err)
		err = join(to, publish->place.staging, path);
	if (!err)
		err = file_link(from, to);
	if (err == ENOENT && (err = make_folder_of(to)) == 0)
		err = file_link(from, to);
	return err;
}

static void fail(struct publish *publish, struct str path, int err)
{
	if (publish->err)
		return;
	publish->err = err;
	publish->failed = path;
}

/* The staging folder comes with the first file that differs. */
static bool is_staged(struct publish *publish)
{
	pthread_mutex_lock(&publish->mutex);
	if (!publish->err && !publish->place.staged) {
		const int err = publish_place_stage(&publish->place);
		if (err)
			fail(publish, STR(""), err);
	}
	const bool staged = !publish->err;
	pthread_mutex_unlock(&publish->mutex);
	return staged;
}

/* Of a file that may be published already at `old`. */
static enum fate fate_of(const char *old, struct str bytes)
{
	if (file_holds(old, bytes))
		return KEPT;
	const enum file_kind kind = file_kind(old);
	return kind == FILE_NONE || kind == FILE_FOLDER ? ADDED : CHANGED;
}

void publish_file(struct publish *publish, size_t index, struct str bytes)
{
	assert(index < publish->count && publish->files[index].fate == NOT_GIVEN);
	struct site_file *file = &publish->files[index];
	char old[PATH_LENGTH_MAX];
	file->fate = ADDED;
	if (!publish->first && join(old, publish->place.output, file->path) == 0)
		file->fate = fate_of(old, bytes);
	if (file->fate == KEPT)
		return;
	if (!is_staged(publish))
		return;
	const int err = write_new(publish, file->path, bytes);
	if (err) {
		pthread_mutex_lock(&publish->mutex);
		fail(publish, file->path, err);
		pthread_mutex_unlock(&publish->mutex);
	}
}

/* Everything but folders counts: a link or a device is none of our files. */
static size_t count_files_in(const struct file_list *list)
{
	size_t files = 0;
	for (size_t i = 0; i < list->count; i++)
		files += list->items[i].kind != FILE_FOLDER;
	return files;
}

/* How many files the old site has. */
static int count_old(const struct publish *publish, size_t *old)
{
	const struct publish_place *place = &publish->place;
	struct arena scratch = {0};
	struct file_list top;
	*old = 0;
	if (publish->first)
		return 0;
	int err = file_list(publish->arena, place->output, &top);
	for (size_t i = 0; !err && i < top.count; i++) {
		const struct file_entry *entry = &top.items[i];
		struct file_list below = {.items = &top.items[i], .count = 1};
		if (publish_place_ignores(place, entry->name))
			continue;
		if (entry->kind == FILE_FOLDER)
			err = file_list_tree(&scratch, entry->path.ptr, &below);
		*old += count_files_in(&below);
		arena_reset(&scratch);
	}
	arena_free(&scratch);
	return err;
}

/* Completes the new tree and puts it in the old one's place. */
static void exchange(struct publish *publish)
{
	if (!is_staged(publish))
		return;
	for (size_t i = 0; !publish->err && i < publish->count; i++) {
		const struct site_file *file = &publish->files[i];
		const int err = file->fate == KEPT ? link_old(publish, file->path) : 0;
		if (err)
			fail(publish, file->path, err);
	}
	if (publish->err)
		return;
	/* Before the exchange, or a power cut could leave names without bytes; and
	 * after it, or one could find the old site half removed. */
	int err = file_sync_system(publish->place.staging);
	if (!err)
		err = publish_swap(publish->arena, &publish->place, &publish->gap);
	if (err)
		fail(publish, STR(""), err);
	else
		publish->unconfirmed = file_sync_system(publish->place.output);
}

static void leave(struct publish *publish)
{
	publish_place_release(&publish->place);
	pthread_mutex_destroy(&publish->mutex);
}

static void report_failure(const struct publish *publish, struct report *report)
{
	struct str path = str_from(publish->place.given);
	if (publish->failed.len)
		path =
			str_format(report->arena, "%s/%.*s", publish->place.given, STR_ARGS(publish->failed));
	report_file(report, OUTPUT_FAILED, path, publish->err);
}

/* What could not be done as promised, told once the new site is there. */
static void report_notes(const struct publish *publish, struct report *report)
{
	const struct publish_place *place = &publish->place;
	const struct str path = str_from(place->given);
	if (publish->unconfirmed)
		report_file(report, OUTPUT_UNCONFIRMED, path, publish->unconfirmed);
	if (place->inside)
		report_file(report, OUTPUT_PIECEWISE, path, 0);
	else if (publish->gap)
		report_file(report, OUTPUT_GAP, path, 0);
	if (place->unlocked)
		report_file(report, OUTPUT_NOT_LOCKED, path, 0);
}

/* Which of the old site's files are not in the new one is seen by their number: each of
 * ours was looked for when it was given. */
static int count_files(const struct publish *publish, struct publish_tally *tally)
{
	size_t old = 0;
	size_t found = 0;
	const int err = publish->err ? 0 : count_old(publish, &old);
	*tally = (struct publish_tally){0};
	if (publish->err || err)
		return err;
	for (size_t i = 0; i < publish->count; i++) {
		const enum fate fate = publish->files[i].fate;
		assert(fate != NOT_GIVEN);
		tally->kept += fate == KEPT;
		tally->written += fate != KEPT;
		found += fate != ADDED;
	}
	tally->removed = old > found ? old - found : 0;
	return 0;
}

bool publish_end(struct publish *publish, struct report *report, struct publish_tally *tally)
{
	struct publish_place *place = &publish->place;
	publish_file(publish, publish->count - 1, MARKER_TEXT);
	const int err = count_files(publish, tally);
	if (err)
		fail(publish, STR(""), err);
	const bool changed = tally->written || tally->removed;
	if (changed && !publish->err)
		exchange(publish);
	const int leftover = publish_place_unstage(place);
	if (publish->err) {
		*tally = (struct publish_tally){0};
		report_failure(publish, report);
	} else if (changed) {
		report_notes(publish, report);
	}
	if (leftover)
		report_file(report, OUTPUT_LEFTOVER, str_from(place->staging), leftover);
	leave(publish);
	return !publish->err;
}

void publish_abandon(struct publish *publish)
{
	publish_place_unstage(&publish->place);
	leave(publish);
}
