/* The place of publishing: found, judged, locked and cleared before a single
 * file is written. Writes no file of the site.
 *
 * A lock is held on the folder that is the site, not on a lock file, so that a
 * build without changes leaves no trace. The staging folder is locked by its
 * maker too; when it takes the output's name, the output is still locked. */
#include "site/publish_place.h"

#include "base/file.h"
#include "site/publish.h"

#include <errno.h>
#include <string.h>

#define STAGING_INSIDE ".skoletilbud-ny"

static struct str without_end_slashes(struct str path)
{
	while (path.len > 1 && path.ptr[path.len - 1] == '/')
		path.len--;
	return path;
}

static size_t name_start(struct str path)
{
	size_t start = path.len;
	while (start && path.ptr[start - 1] != '/')
		start--;
	return start;
}

static const char *folder_of(struct arena *arena, struct str path)
{
	const size_t start = name_start(path);
	if (start == 0)
		return ".";
	return str_z(arena, without_end_slashes(str_slice(path, 0, start)));
}

/* Sets `output`, making the folders above it. */
static int find_output(struct arena *arena, struct publish_place *place)
{
	const struct str given = without_end_slashes(str_from(place->given));
	const char *path = str_z(arena, given);
	int err = file_resolve(arena, path, &place->output);
	if (err != ENOENT || given.len == 0)
		return err;
	const char *above = folder_of(arena, given);
	err = file_make_folders(above);
	if (!err)
		err = file_resolve(arena, above, &above);
	const struct str name = str_skip(given, name_start(given));
	place->output = str_format(arena, "%s/%.*s", above, STR_ARGS(name)).ptr;
	return err;
}

/* Beside the output if its name can change, else inside it. */
static int choose_folders(struct arena *arena, struct publish_place *place)
{
	const struct str output = str_from(place->output);
	const bool exists = file_kind(place->output) != FILE_NONE;
	if (exists && file_kind(place->output) != FILE_FOLDER)
		return ENOTDIR;
	int err = exists ? file_check_writable(place->output) : 0;
	if (err)
		return err;
	const char *above = folder_of(arena, output);
	err = file_check_writable(above);
	place->inside = exists && (err || file_is_mount_point(place->output));
	if (place->inside) {
		place->staging = str_format(arena, "%s/%s", place->output, STAGING_INSIDE).ptr;
		place->aside = str_format(arena, "%s/.skoletilbud-gammel", place->staging).ptr;
		return 0;
	}
	const struct str name = str_skip(output, name_start(output));
	place->staging = str_format(arena, "%s/.%.*s.skoletilbud-ny", above, STR_ARGS(name)).ptr;
	place->aside = str_format(arena, "%s/.%.*s.skoletilbud-gammel", above, STR_ARGS(name)).ptr;
	return err;
}

static int lock(struct publish_place *place, const char *path, int *fd)
{
	const int err = file_lock_folder(path, fd);
	if (err != ENOTSUP)
		return err;
	place->unlocked = true;
	return 0;
}

/* Removes a folder of ours, unless another process is working in it. */
static int clear(struct publish_place *place, const char *path)
{
	int fd;
	int err = lock(place, path, &fd);
	if (err)
		return err == ENOENT ? 0 : err;
	err = file_remove_tree(path);
	file_unlock(&fd);
	return err;
}

/* A kill between two renames left the old site aside: puts it back, locked. */
static int put_back(struct publish_place *place)
{
	int err = lock(place, place->aside, &place->output_lock);
	if (!err)
		err = file_rename(place->aside, place->output);
	if (err)
		file_unlock(&place->output_lock);
	return err;
}

/* Locks the folder that stands for the site: the output, else the old site put
 * back, else a new staging folder. Others may publish meanwhile, so what was
 * missing is looked for again once a lock is held. */
static int lock_site(struct publish_place *place)
{
	for (;;) {
		int err = lock(place, place->output, &place->output_lock);
		if (err != ENOENT)
			return err;
		err = put_back(place);
		if (err != ENOENT)
			return err;
		err = publish_place_stage(place);
		if (err || file_kind(place->output) == FILE_NONE)
			return err;
		publish_place_unstage(place);
	}
}

static int clear_leftovers(struct publish_place *place)
{
	const int err = place->staged ? 0 : clear(place, place->staging);
	return err || place->inside ? err : clear(place, place->aside);
}

/* Does the output hold something, and no marker? */
static int is_foreign(struct arena *arena, const struct publish_place *place, bool *foreign)
{
	*foreign = false;
	if (file_kind(place->output) == FILE_NONE)
		return 0;
	struct file_list list;
	const int err = file_list(arena, place->output, &list);
	for (size_t i = 0; i < list.count; i++) {
		const struct file_entry *entry = &list.items[i];
		if (str_eq(entry->name, STR(PUBLISH_MARKER)) && entry->kind == FILE_REGULAR) {
			*foreign = false;
			return err;
		}
		if (!publish_place_ignores(place, entry->name))
			*foreign = true;
	}
	return err;
}

bool publish_place_take(
	struct arena *arena, const char *output, struct report *report, struct publish_place *place)
{
	*place = (struct publish_place){.given = output, .output_lock = -1, .staging_lock = -1};
	bool foreign = false;
	int err = find_output(arena, place);
	if (!err)
		err = choose_folders(arena, place);
	if (!err)
		err = lock_site(place);
	if (!err)
		err = is_foreign(arena, place, &foreign);
	if (!err && !foreign)
		err = clear_leftovers(place);
	if (!err && !foreign)
		return true;
	publish_place_unstage(place);
	publish_place_release(place);
	const enum problem failure = err == EWOULDBLOCK ? OUTPUT_LOCKED : OUTPUT_UNUSABLE;
	report_file(report, foreign ? OUTPUT_FOREIGN : failure, str_from(output), err);
	return false;
}

int publish_place_stage(struct publish_place *place)
{
	if (place->staged)
		return 0;
	int err = clear(place, place->staging);
	if (!err)
		err = file_make_folder(place->staging);
	if (err)
		return err;
	err = lock(place, place->staging, &place->staging_lock);
	place->staged = !err;
	if (err)
		clear(place, place->staging);
	/* Gone again: another process took it for a leftover before it was locked. */
	return err == ENOENT ? EWOULDBLOCK : err;
}

int publish_place_unstage(struct publish_place *place)
{
	const int err = place->staged ? file_remove_tree(place->staging) : 0;
	place->staged = false;
	file_unlock(&place->staging_lock);
	return err;
}

void publish_place_release(struct publish_place *place)
{
	file_unlock(&place->staging_lock);
	file_unlock(&place->output_lock);
}

bool publish_place_ignores(const struct publish_place *place, struct str name)
{
	return place->inside && (str_eq(name, STR(STAGING_INSIDE)) || str_eq(name, STR("lost+found")));
}
