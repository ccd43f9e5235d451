/* Templates are checked before anything is rendered: a misspelt name never
 * reaches a page. */
#include "site/page_templates.h"

#include "base/file.h"
#include "base/limits.h"
#include "site/names.h"

static bool is_template(const struct file_entry *entry)
{
	return entry->kind == FILE_REGULAR && !str_starts(entry->name, STR("."))
		&& (str_ends(entry->name, STR(".html")) || str_ends(entry->name, STR(".xml"))
			|| str_ends(entry->name, STR(".txt")) || asset_is_name(entry->name));
}

static void add_file(struct arena *arena, const struct file_entry *entry, struct report *report,
	struct page_templates *templates)
{
	struct str text;
	const int err = file_read(arena, entry->path.ptr, FILE_MAX, &text);
	if (err) {
		report_file(report, FILE_UNREADABLE, entry->path, err);
		return;
	}
	struct str name = entry->name;
	if (asset_is_name(name)) {
		assets_add(arena, &templates->assets, name, text);
		return;
	}
	if (str_ends(name, STR(".html")))
		name.len -= STR(".html").len;
	template_add(&templates->all, name, source_new(arena, entry->path, text), report);
}

bool page_templates_read(struct arena *arena, struct str folder, const struct schema *schema,
	struct report *report, struct page_templates *templates)
{
	const size_t errors_before = report->counts[LEVEL_ERROR];
	struct file_list files;
	const int err = file_list(arena, folder.ptr, &files);
	*templates =
		(struct page_templates){.all = {.arena = arena, .site = true, .map = {.arena = arena}}};
	if (err) {
		report_file(report, TEMPLATES_MISSING, folder, err);
		return false;
	}
	for (size_t i = 0; i < files.count; i++)
		if (is_template(&files.items[i]))
			add_file(arena, &files.items[i], report, templates);
	for (int kind = 0; kind < PAGE_KINDS; kind++) {
		const char *name = names_template((enum page_kind)kind);
		if (!name)
			continue;
		templates->names[kind] = names_of(arena, schema, (enum page_kind)kind);
		templates->of[kind] =
			template_compile(&templates->all, str_from(name), templates->names[kind], report);
	}
	for (int kind = 0; kind < FRAGMENT_KINDS; kind++) {
		templates->fragment_names[kind] = names_of_fragment(arena, (enum fragment_kind)kind);
		templates->fragments[kind] = template_compile(&templates->all,
			str_from(names_fragment_template((enum fragment_kind)kind)),
			templates->fragment_names[kind], report);
	}
	return report->counts[LEVEL_ERROR] == errors_before;
}
