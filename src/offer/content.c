/* Walking the content folder, one level at a time. */
#include "offer/content.h"

#include "base/danish.h"
#include "base/limits.h"

#include <errno.h>

struct str content_path(struct arena *arena, struct str folder, const char *name)
{
	return str_format(arena, "%.*s/%s", STR_ARGS(folder), name);
}

enum problem content_problem(int err)
{
	switch (err) {
	case ELOOP:
	case EISDIR:
	case EINVAL:
	case ENXIO: return NOT_A_FILE;
	case ENOENT:
	case ENOTDIR:
	case EACCES:
	case EFBIG:
	case ENAMETOOLONG: return FILE_UNREADABLE;
	default: return MACHINE_FAILED;
	}
}

bool content_read(struct arena *arena, struct str path, struct content_overlay *overlay,
	struct report *report, struct str *text)
{
	report->files++;
	if (overlay && str_eq(overlay->path, path)) {
		overlay->used = true;
		*text = overlay->text;
		return true;
	}
	const int err = file_read(arena, path.ptr, FILE_MAX, text);
	if (err)
		report_file(report, content_problem(err), path, err);
	return err == 0;
}

struct source *content_source(
	struct arena *arena, struct str path, struct content_overlay *overlay, struct report *report)
{
	struct str text;
	return content_read(arena, path, overlay, report, &text) ? source_new(arena, path, text) : NULL;
}

void content_add_overlay(struct arena *arena, struct content_list *list, struct str folder,
	struct str ending, const struct content_overlay *overlay)
{
	if (!overlay || !str_starts(overlay->path, folder) || !str_ends(overlay->path, ending)
		|| overlay->path.len < folder.len + 1 + ending.len)
		return;
	const struct str key = str_slice(overlay->path, folder.len + 1, overlay->path.len - ending.len);
	if (overlay->path.ptr[folder.len] != '/' || !danish_is_slug(key))
		return;
	for (size_t i = 0; i < list->count; i++)
		if (str_eq(list->items[i].key, key))
			return;
	list->items = arena_grow(arena, list->items, list->count, sizeof *list->items);
	list->items[list->count++] = (struct content_entry){overlay->path, key};
}

/* Files that editors and systems leave behind. */
static bool is_passed_over(struct str name)
{
	static const char *const endings[] = {"~", ".swp", ".swo", ".bak", ".orig", ".rej", ".tmp"};
	if (str_starts(name, STR(".")) || str_starts(name, STR("#")))
		return true;
	for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
		if (str_ends(name, str_from(endings[i])))
			return true;
	return false;
}

static void tell_name(struct report *report, struct str path, struct str key)
{
	struct source *source = source_new(report->arena, str_copy(report->arena, path), STR(""));
	report_add(report, BAD_FILE_NAME, source_top(source),
		(struct details){.a = key, .suggestion = danish_slug(report->arena, key)});
}

struct file_list content_list(struct arena *arena, struct str folder, struct report *report)
{
	struct file_list found;
	const int err = file_list(arena, folder.ptr, &found);
	if (err && err != ENOENT)
		report_file(report, content_problem(err), folder, err);
	return found;
}

struct content_list content_select(
	struct arena *arena, const struct file_list *found, struct str ending, struct report *report)
{
	struct content_list list = {0};
	for (size_t i = 0; i < found->count; i++) {
		const struct file_entry *entry = &found->items[i];
		const bool wanted = str_ends(entry->name, ending) && !is_passed_over(entry->name)
			&& (ending.len || entry->kind != FILE_REGULAR);
		const enum file_kind kind = ending.len ? FILE_REGULAR : FILE_FOLDER;
		const struct str key = str_slice(entry->name, 0, entry->name.len - ending.len);
		if (!wanted)
			continue;
		if (entry->kind != kind) {
			report_file(report, NOT_A_FILE, entry->path,
				entry->kind == FILE_LINK         ? ELOOP
					: entry->kind == FILE_FOLDER ? EISDIR
												 : EINVAL);
		} else if (!danish_is_slug(key)) {
			tell_name(report, entry->path, key);
		} else {
			list.items = arena_grow(arena, list.items, list.count, sizeof *list.items);
			list.items[list.count++] = (struct content_entry){entry->path, key};
		}
	}
	return list;
}

struct content_list content_files(
	struct arena *arena, struct str folder, struct str ending, struct report *report)
{
	const struct file_list found = content_list(arena, folder, report);
	return content_select(arena, &found, ending, report);
}

struct content_entry content_keep(struct arena *arena, const struct content_entry *entry)
{
	const struct str path = str_copy(arena, entry->path);
	const size_t start = (size_t)(entry->key.ptr - entry->path.ptr);
	return (struct content_entry){path, str_slice(path, start, start + entry->key.len)};
}

/* "tekst.MD" and "tekst.yml" too: people write endings in many ways. */
static bool looks_like_text(struct str name)
{
	static const char *const endings[] = {".md", ".markdown", ".yaml", ".yml", ".txt", ".doc",
		".docx", ".odt", ".rtf", ".pdf", ".html"};
	struct arena scratch = {0};
	bool found = false;
	if (str_ends(name, STR(".md")) || str_ends(name, STR(".yaml")))
		return false;
	const struct str lower = danish_lower(&scratch, name);
	for (size_t i = 0; i < sizeof endings / sizeof endings[0] && !found; i++)
		found = str_ends(lower, str_from(endings[i]));
	arena_free(&scratch);
	return found;
}

void content_tell_unread(const struct file_list *found, struct report *report)
{
	for (size_t i = 0; i < found->count; i++) {
		const struct file_entry *entry = &found->items[i];
		if (entry->kind != FILE_REGULAR || is_passed_over(entry->name)
			|| !looks_like_text(entry->name))
			continue;
		const struct source *source =
			source_new(report->arena, str_copy(report->arena, entry->path), STR(""));
		report_add(report, WRONG_ENDING, source_top(source), (struct details){0});
	}
}
