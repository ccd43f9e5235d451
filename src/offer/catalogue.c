/* Assembling the catalogue: first what all files are checked against, then the
 * libraries, then every offer (catalogue_offers.c), then what only the whole can
 * show (catalogue_check.c). */
#include "offer/catalogue.h"

#include "base/danish.h"
#include "base/file.h"
#include "format/document.h"
#include "offer/catalogue_check.h"
#include "offer/catalogue_reading.h"
#include "offer/content.h"
#include "offer/edition.h"
#include "offer/theme.h"

struct checker checker_for(const struct reading *reading, const struct source *source,
	struct report *report, struct arena *arena, struct arena *scratch)
{
	return (struct checker){.arena = arena,
		.scratch = scratch,
		.report = report,
		.source = source,
		.schema = &reading->catalogue->schema,
		.vocabularies = &reading->catalogue->vocabularies,
		.phrases = &reading->catalogue->phrases,
		.today = reading->settings->today,
		.only_check = !reading->settings->pages,
		.outside = reading->settings->links};
}

static struct str path_in(const struct reading *reading, const char *name)
{
	return content_path(reading->catalogue->arena, reading->settings->content, name);
}

/* Reads one .yaml file that all others depend on; NULL when unusable. */
static const struct value *read_base_file(
	struct reading *reading, struct str path, struct source **source)
{
	struct arena *arena = reading->catalogue->arena;
	*source = content_source(arena, path, reading->settings->overlay, reading->report);
	return *source ? document_read_yaml(arena, *source, VOCABULARY_NODES_MAX, reading->report)
				   : NULL;
}

static void read_vocabularies(struct reading *reading)
{
	struct catalogue *catalogue = reading->catalogue;
	struct arena *arena = catalogue->arena;
	const struct str phrases = path_in(reading, "ordlister/vendinger.yaml");
	const struct content_list files =
		content_files(arena, path_in(reading, "ordlister"), STR(".yaml"), reading->report);
	struct source *source;
	for (size_t i = 0; i < files.count; i++) {
		if (str_eq(files.items[i].path, phrases))
			continue;
		const struct value *file = read_base_file(reading, files.items[i].path, &source);
		if (file)
			vocabulary_read(arena, &catalogue->vocabularies, source, file, reading->report);
	}
	const struct value *file = read_base_file(reading, phrases, &source);
	if (file)
		phrases_read(&catalogue->phrases, source, file, reading->report);
}

/* skema.yaml, ordlister/ and katalog.yaml: without them there is no catalogue. */
static bool read_base(struct reading *reading)
{
	struct catalogue *catalogue = reading->catalogue;
	struct source *source;
	const struct value *file = read_base_file(reading, path_in(reading, "skema.yaml"), &source);
	if (file)
		schema_read(catalogue->arena, &catalogue->schema, source, file, reading->report);
	read_vocabularies(reading);
	if (!report_has_errors(reading->report))
		schema_check_vocabularies(
			&catalogue->schema, &catalogue->vocabularies, source, reading->report);
	if (report_has_errors(reading->report))
		return false;
	places_read(&catalogue->places, &catalogue->vocabularies, catalogue->today, reading->no_source,
		reading->report);
	source = content_source(catalogue->arena, path_in(reading, "katalog.yaml"),
		reading->settings->overlay, reading->report);
	if (source) {
		struct arena scratch = {0};
		const struct checker checker =
			checker_for(reading, source, reading->report, catalogue->arena, &scratch);
		if (record_read_yaml(&checker, &catalogue->schema.kinds[KIND_CATALOGUE], &catalogue->site))
			edition_check(&catalogue->site, reading->report);
		arena_free(&scratch);
	}
	return !report_has_errors(reading->report);
}

/* Reads one record with a report of its own, so that its errors leave out no
 * other. */
static bool read_record(
	struct reading *reading, struct str path, enum kind kind, struct record *record)
{
	struct arena *arena = reading->catalogue->arena;
	struct arena scratch = {0};
	struct report own = {.arena = arena};
	struct source *source = content_source(arena, path, reading->settings->overlay, &own);
	const struct checker checker = checker_for(reading, source, &own, arena, &scratch);
	const struct fields *fields = &reading->catalogue->schema.kinds[kind];
	bool good = source != NULL;
	if (good)
		good = kind == KIND_PAGE ? record_read_document(&checker, fields, record)
								 : record_read_yaml(&checker, fields, record);
	report_merge(reading->report, &own, FINDINGS_MAX);
	arena_free(&scratch);
	return good;
}

void catalogue_leave_out(struct catalogue *catalogue, struct str path)
{
	catalogue->left_out = arena_grow(catalogue->arena, catalogue->left_out,
		catalogue->left_out_count, sizeof *catalogue->left_out);
	catalogue->left_out[catalogue->left_out_count++] = (struct left_out){path};
}

static void read_entries(
	struct reading *reading, const char *folder, enum kind kind, struct entries *entries)
{
	struct catalogue *catalogue = reading->catalogue;
	struct arena *arena = catalogue->arena;
	const bool page = kind == KIND_PAGE;
	const struct str ending = page ? STR(".md") : STR(".yaml");
	struct content_list files =
		content_files(arena, path_in(reading, folder), ending, reading->report);
	content_add_overlay(
		arena, &files, path_in(reading, folder), ending, reading->settings->overlay);
	for (size_t i = 0; i < files.count; i++) {
		struct entry *entry = arena_new(arena, struct entry);
		entry->key = files.items[i].key;
		entry->path = str_format(arena, page ? "%.*s/" : "dr/%.*s/", STR_ARGS(entry->key));
		if (!read_record(reading, files.items[i].path, kind, &entry->record)) {
			catalogue_leave_out(catalogue, entry->path);
			continue;
		}
		entry->title = record_text(&entry->record, ROLE_TITLE);
		entry->sort_key = danish_sort_key(arena, entry->title);
		entry->ended = !page && theme_has_ended(&entry->record, catalogue->today);
		entries->items = arena_grow(arena, entries->items, entries->count, sizeof *entries->items);
		entries->items[entries->count++] = entry;
	}
	entries_order(entries);
}

/* DR's themes are a vocabulary too: offers name them by key. */
static void make_theme_vocabulary(struct reading *reading)
{
	struct catalogue *catalogue = reading->catalogue;
	struct vocabulary *vocabulary = vocabulary_new(&catalogue->vocabularies, STR("dr"));
	if (!vocabulary)
		report_add(reading->report, VOCABULARY_TWICE, source_top(reading->no_source),
			(struct details){.a = STR("dr")});
	for (size_t i = 0; vocabulary && i < catalogue->themes.count; i++) {
		const struct entry *theme = catalogue->themes.items[i];
		const struct term term = {.key = theme->key, .name = theme->title, .plural = theme->title};
		vocabulary_add(catalogue->arena, vocabulary, term, NULL, reading->report);
	}
}

/* Libraries and national services share one key space: the first keeps it. */
static bool is_new_key(struct reading *reading, const struct library *library)
{
	struct catalogue *catalogue = reading->catalogue;
	for (size_t i = 0; i < catalogue->library_count; i++) {
		const struct library *other = catalogue->libraries[i];
		if (!str_eq(other->key, library->key))
			continue;
		report_add(reading->report, KEY_TWICE, source_top(library->record.source),
			(struct details){.a = library->key, .other = source_top(other->record.source)});
		return false;
	}
	return true;
}

/* Without a file of its own a folder is nobody's. */
static bool has_identity(
	struct reading *reading, const struct content_entry *folder, const char *name)
{
	struct arena *arena = reading->catalogue->arena;
	if (file_kind(content_path(arena, folder->path, name).ptr) != FILE_NONE)
		return true;
	const struct source *source = source_new(arena, folder->path, STR(""));
	report_add(reading->report, IDENTITY_MISSING, source_top(source),
		(struct details){.a = str_from(name)});
	return false;
}

static void read_libraries(struct reading *reading, const char *folder, bool national)
{
	struct catalogue *catalogue = reading->catalogue;
	struct arena *arena = catalogue->arena;
	const char *name = national ? "tjeneste.yaml" : "bibliotek.yaml";
	const enum kind kind = national ? KIND_SERVICE : KIND_LIBRARY;
	const struct content_list folders =
		content_files(arena, path_in(reading, folder), STR(""), reading->report);
	for (size_t i = 0; i < folders.count; i++) {
		struct record record;
		const struct str key = folders.items[i].key;
		struct library *library = NULL;
		if (has_identity(reading, &folders.items[i], name)
			&& read_record(
				reading, content_path(arena, folders.items[i].path, name), kind, &record))
			library = library_new(arena, &record, key, national);
		if (!library || !is_new_key(reading, library)) {
			catalogue_leave_out(catalogue, str_format(arena, "%s/%.*s/", folder, STR_ARGS(key)));
			if (!library)
				catalogue_leave_out(catalogue, str_format(arena, "tilbud/%.*s/", STR_ARGS(key)));
			continue;
		}
		catalogue->libraries = arena_grow(
			arena, catalogue->libraries, catalogue->library_count, sizeof *catalogue->libraries);
		catalogue->libraries[catalogue->library_count++] = library;
	}
}

bool catalogue_read(struct arena *arena, const struct catalogue_settings *settings,
	struct report *report, struct catalogue *catalogue)
{
	struct reading reading = {.catalogue = catalogue, .settings = settings, .report = report};
	struct file_list found;
	catalogue->arena = arena;
	catalogue->today = settings->today;
	catalogue->vocabularies.by_name.arena = arena;
	reading.no_source = source_new(arena, settings->content, STR(""));
	const int err = file_list(arena, settings->content.ptr, &found);
	if (err) {
		report_file(report,
			content_problem(err) == MACHINE_FAILED ? MACHINE_FAILED : CONTENT_MISSING,
			settings->content, err);
		return false;
	}
	if (file_kind(path_in(&reading, "biblioteker").ptr) == FILE_NONE)
		report_add(report, FOLDER_MISSING, source_top(reading.no_source),
			(struct details){.a = STR("biblioteker")});
	if (!read_base(&reading))
		return false;
	read_entries(&reading, "dr", KIND_DR, &catalogue->themes);
	make_theme_vocabulary(&reading);
	read_entries(&reading, "sider", KIND_PAGE, &catalogue->pages);
	read_libraries(&reading, "biblioteker", false);
	read_libraries(&reading, "nationale", true);
	catalogue_read_offers(&reading);
	catalogue_order(catalogue);
	catalogue_check(catalogue, report);
	return true;
}

const struct library *catalogue_library(const struct catalogue *catalogue, struct str key)
{
	for (size_t i = 0; i < catalogue->library_count; i++)
		if (str_eq(catalogue->libraries[i]->key, key))
			return catalogue->libraries[i];
	return NULL;
}

void catalogue_release(struct catalogue *catalogue)
{
	for (int i = 0; i < JOBS_MAX; i++)
		arena_free(&catalogue->workers[i]);
}
