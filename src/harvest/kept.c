/* The kept state of a feed on disk. What it means, night.c knows. */
#include "harvest/kept.h"

#include "base/buf.h"
#include "base/danish.h"
#include "base/file.h"
#include "base/limits.h"
#include "format/document.h"

#include <errno.h>
#include <stdlib.h>

#define ACCOUNT "tilstand.yaml"
#define FIRST_LINE "# Skrevet af skoletilbud fetch. Ret den ikke: den huskes fra nat til nat.\n"

enum { ACCOUNT_MAX = 16 * 1024 * 1024 };

static const char *const conditions[] = {[CONDITION_NEW] = "ny",
	[CONDITION_FRESH] = "frisk",
	[CONDITION_STALE] = "forældet",
	[CONDITION_SHRUNK] = "skrumpet",
	[CONDITION_GONE] = "væk"};

static struct str path_in(struct arena *arena, const struct kept *kept, const char *name)
{
	return str_format(arena, "%.*s/%s", STR_ARGS(kept->folder), name);
}

static struct str file_path(
	struct arena *arena, const struct kept *kept, const char *folder, struct str name)
{
	return str_format(arena, "%.*s/%s/%.*s", STR_ARGS(kept->folder), folder, STR_ARGS(name));
}

/* --- reading ------------------------------------------------------------------ */

static struct str text_at(struct arena *arena, const struct value *map, struct str name)
{
	const struct value *value = value_get(map, name);
	return value ? str_copy(arena, value_str(value)) : STR("");
}

static struct date date_at(const struct value *map, struct str name)
{
	struct date date = {0};
	const struct value *value = value_get(map, name);
	if (value)
		date_parse(value_str(value), &date, NULL);
	return date;
}

static long number_at(const struct value *map, struct str name)
{
	const struct value *value = value_get(map, name);
	struct str text = value ? value_str(value) : STR("");
	long number = 0;
	str_take_number(&text, &number);
	return number;
}

static void read_night(const struct value *account, struct night *night)
{
	const struct value *condition = value_get(account, STR("tilstand"));
	const struct value *shrunk = value_get(account, STR("skrumpet_til"));
	for (int i = CONDITION_NEW; condition && i <= CONDITION_GONE; i++)
		if (str_eq(value_str(condition), str_from(conditions[i])))
			night->condition = (enum condition)i;
	night->day = date_at(account, STR("dag"));
	night->since = date_at(account, STR("siden"));
	night->good = date_at(account, STR("sidst_god"));
	night->whole = date_at(account, STR("sidst_hel"));
	night->nights = number_at(account, STR("nætter"));
	night->not_found = number_at(account, STR("nætter_med_404"));
	if (shrunk && value_str(shrunk).len <= 16) {
		char digits[17] = "";
		memcpy(digits, value_str(shrunk).ptr, value_str(shrunk).len);
		night->shrunk_to = strtoull(digits, NULL, 16);
	}
}

static void read_files(struct arena *arena, const struct value *account, struct kept *kept)
{
	const struct value *list = value_get(account, STR("filer"));
	for (size_t i = 0; list && list->kind == VALUE_LIST && i < list->count; i++) {
		const struct value *item = list->items[i];
		struct kept_file *file = kept_find(kept, text_at(arena, item, STR("navn")));
		if (!file)
			continue;
		file->etag = text_at(arena, item, STR("etag"));
		file->last_modified = text_at(arena, item, STR("ændret"));
		file->missed = date_at(item, STR("savnet"));
	}
}

/* What is on disk counts; the account may know less after a crash. */
static int list_files(struct arena *arena, struct kept *kept)
{
	struct file_list found;
	const int err = file_list(arena, path_in(arena, kept, "tilbud").ptr, &found);
	for (size_t i = 0; !err && i < found.count; i++) {
		const struct str name = found.items[i].name;
		if (found.items[i].kind == FILE_REGULAR
			&& (str_ends(name, STR(".md")) || str_ends(name, STR(".yaml"))))
			kept_add(arena, kept, name);
	}
	return err == ENOENT ? 0 : err;
}

/* NULL for none, and for a broken one, which is told. */
static const struct value *read_account(
	struct arena *arena, const struct kept *kept, struct report *report, int *err)
{
	struct report own = {.arena = arena};
	struct str text;
	const struct str path = path_in(arena, kept, ACCOUNT);
	*err = file_read(arena, path.ptr, ACCOUNT_MAX, &text);
	if (*err) {
		*err = *err == ENOENT ? 0 : *err;
		return NULL;
	}
	const struct source *source = source_new(arena, path, text);
	const struct value *account = document_read_yaml(arena, source, VOCABULARY_NODES_MAX, &own);
	if (!account || !value_get(account, STR("tilstand"))) {
		report_add(report, KEPT_BROKEN, source_top(source), (struct details){0});
		return NULL;
	}
	return account;
}

bool kept_read(struct arena *arena, const char *state, struct str key, struct report *report,
	struct kept *kept)
{
	*kept = (struct kept){.folder = str_format(arena, "%s/kilder/%.*s", state, STR_ARGS(key))};
	int err = list_files(arena, kept);
	const struct value *account = err ? NULL : read_account(arena, kept, report, &err);
	if (err) {
		report_file(report, MACHINE_FAILED, kept->folder, err);
		return false;
	}
	kept->count = kept->file_count;
	if (!account)
		return true;
	kept->library = text_at(arena, account, STR("bibliotek"));
	kept->url = text_at(arena, account, STR("url"));
	kept->etag = text_at(arena, account, STR("etag"));
	kept->last_modified = text_at(arena, account, STR("ændret"));
	kept->count = (size_t)number_at(account, STR("antal"));
	read_night(account, &kept->night);
	read_files(arena, account, kept);
	return true;
}

struct kept_file *kept_find(const struct kept *kept, struct str name)
{
	for (size_t i = 0; i < kept->file_count; i++)
		if (str_eq(kept->files[i].name, name))
			return &kept->files[i];
	return NULL;
}

struct kept_file *kept_add(struct arena *arena, struct kept *kept, struct str name)
{
	kept->files = arena_grow(arena, kept->files, kept->file_count, sizeof *kept->files);
	struct kept_file *file = &kept->files[kept->file_count++];
	*file = (struct kept_file){.name = str_copy(arena, name)};
	return file;
}

struct str kept_text(struct arena *arena, const struct kept *kept, struct str name)
{
	struct str text;
	file_read(arena, file_path(arena, kept, "tilbud", name).ptr, FILE_MAX, &text);
	return text;
}

/* --- writing ------------------------------------------------------------------ */

/* Between quotes: header values and addresses are visible ASCII. */
static void add_text(struct buf *out, const char *name, struct str text)
{
	if (!text.len)
		return;
	buf_add_format(out, "%s: \"", name);
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] == '"' || text.ptr[i] == '\\')
			buf_add_char(out, '\\');
		buf_add_char(out, text.ptr[i]);
	}
	buf_add_z(out, "\"\n");
}

static void add_date(struct arena *arena, struct buf *out, const char *name, struct date date)
{
	if (date.year)
		buf_add_format(out, "%s: %.*s\n", name, STR_ARGS(date_iso(arena, date)));
}

static void add_night(struct arena *arena, struct buf *out, const struct night *night)
{
	buf_add_format(out, "tilstand: %s\n", conditions[night->condition]);
	buf_add_format(out, "nætter: %ld\n", night->nights);
	add_date(arena, out, "siden", night->since);
	add_date(arena, out, "dag", night->day);
	add_date(arena, out, "sidst_god", night->good);
	add_date(arena, out, "sidst_hel", night->whole);
	if (night->not_found)
		buf_add_format(out, "nætter_med_404: %ld\n", night->not_found);
	if (night->condition == CONDITION_SHRUNK)
		buf_add_format(out, "skrumpet_til: \"%016llx\"\n", night->shrunk_to);
}

static void add_files(struct arena *arena, struct buf *out, const struct kept *kept)
{
	if (kept->file_count)
		buf_add_z(out, "filer:\n");
	for (size_t i = 0; i < kept->file_count; i++) {
		const struct kept_file *file = &kept->files[i];
		add_text(out, "  - navn", file->name);
		add_text(out, "    etag", file->etag);
		add_text(out, "    ændret", file->last_modified);
		add_date(arena, out, "    savnet", file->missed);
	}
}

static bool replace(struct str path, struct str text, struct report *report)
{
	const int err = file_holds(path.ptr, text) ? 0 : file_replace(path.ptr, text);
	if (err)
		report_file(report, STATE_UNWRITABLE, path, err);
	return err == 0;
}

static bool make_folder(
	struct arena *arena, const struct kept *kept, const char *name, struct report *report)
{
	const struct str path = path_in(arena, kept, name);
	const int err = file_make_folders(path.ptr);
	if (err)
		report_file(report, STATE_UNWRITABLE, path, err);
	return err == 0;
}

bool kept_write(struct arena *arena, const struct kept *kept, struct report *report)
{
	struct buf out = {.ceiling = ACCOUNT_MAX};
	buf_add_z(&out, FIRST_LINE);
	add_text(&out, "bibliotek", kept->library);
	add_text(&out, "url", kept->url);
	add_night(arena, &out, &kept->night);
	buf_add_format(&out, "antal: %zu\n", kept->count);
	add_text(&out, "etag", kept->etag);
	add_text(&out, "ændret", kept->last_modified);
	add_files(arena, &out, kept);
	const bool good = make_folder(arena, kept, ".", report)
		&& replace(path_in(arena, kept, ACCOUNT), buf_str(&out), report);
	buf_free(&out);
	return good;
}

bool kept_put(struct arena *arena, const struct kept *kept, const struct kept_file *file,
	struct str text, struct report *report)
{
	return make_folder(arena, kept, "tilbud", report)
		&& replace(file_path(arena, kept, "tilbud", file->name), text, report);
}

static int move_out(struct arena *arena, const struct kept *kept, struct str name)
{
	const int err = file_rename(
		file_path(arena, kept, "tilbud", name).ptr, file_path(arena, kept, "borte", name).ptr);
	return err == ENOENT ? 0 : err;
}

bool kept_leave(struct arena *arena, struct kept *kept, struct str name, struct report *report)
{
	struct kept_file *file = kept_find(kept, name);
	if (!file || !make_folder(arena, kept, "borte", report))
		return file == NULL;
	const int err = move_out(arena, kept, name);
	if (err) {
		report_file(report, STATE_UNWRITABLE, file_path(arena, kept, "tilbud", name), err);
		return false;
	}
	const size_t after = (size_t)(kept->files + kept->file_count - file) - 1;
	memmove(file, file + 1, after * sizeof *file);
	kept->file_count--;
	return true;
}

bool kept_leave_all(struct arena *arena, struct kept *kept, struct report *report)
{
	while (kept->file_count)
		if (!kept_leave(arena, kept, kept->files[kept->file_count - 1].name, report))
			return false;
	return true;
}

bool kept_put_answer(struct arena *arena, const struct kept *kept, const char *name,
	struct str text, struct report *report)
{
	return make_folder(arena, kept, ".", report)
		&& replace(path_in(arena, kept, name), text, report);
}

struct str *kept_keys(struct arena *arena, const char *state, struct report *report, size_t *count)
{
	struct file_list found;
	const struct str folder = str_format(arena, "%s/kilder", state);
	const int err = file_list(arena, folder.ptr, &found);
	struct str *keys = arena_array(arena, err ? 0 : found.count, sizeof *keys);
	*count = 0;
	for (size_t i = 0; !err && i < found.count; i++)
		if (found.items[i].kind == FILE_FOLDER && danish_is_slug(found.items[i].name))
			keys[(*count)++] = found.items[i].name;
	if (err && err != ENOENT)
		report_file(report, MACHINE_FAILED, folder, err);
	return keys;
}
