/* Pictures as pages of their own: each lies beside the page that shows it, under
 * its own file name, once however many files name it. */
#include "site/plan_parts.h"

#include "base/file.h"
#include "base/limits.h"
#include "offer/picture.h"

static void add_picture(
	struct plan *plan, struct str owner, const struct given *file, struct report *report)
{
	struct arena scratch = {0};
	const struct str path = picture_path(plan->arena, file->span.source, file->key);
	struct picture_size size;
	struct str head;
	size_t bytes;
	if (map_get(&plan->by_file, path))
		return;
	/* It was looked at when its file was read: what fails now is not the writer's fault. */
	const int err = file_read_start(&scratch, path.ptr, PICTURE_HEAD_MAX, &head, &bytes);
	if (err) {
		report_file(report, MACHINE_FAILED, path, err);
	} else if (bytes <= PICTURE_MAX && picture_measure(picture_kind_of_bytes(head), head, &size)) {
		struct page *page =
			plan_add(plan, PAGE_PICTURE, str_join(plan->arena, owner, file->key), STR(""));
		if (page) {
			page->file = path;
			page->size = size;
			map_put(&plan->by_file, path, page);
		}
	}
	arena_free(&scratch);
}

static bool is_picture(const struct given *given)
{
	return given && given->kind == GIVEN_VALUE && given->field && !given->field->list
		&& given->field->type == TYPE_FILE;
}

/* Every field that names a file, in a group or by itself. */
static void add_pictures(
	struct plan *plan, struct str owner, const struct record *record, struct report *report)
{
	for (size_t i = 0; i < record->fields->count; i++) {
		const struct given *given = record_at(record, &record->fields->items[i]);
		const bool group =
			given && given->field && given->field->type == TYPE_GROUP && !given->field->list;
		if (is_picture(given))
			add_picture(plan, owner, given, report);
		for (size_t k = 0; group && given->items && k < given->count; k++)
			if (is_picture(&given->items[k]))
				add_picture(plan, owner, &given->items[k], report);
	}
}

void plan_add_pictures(struct plan *plan, const struct catalogue *catalogue, struct report *report)
{
	for (size_t i = 0; i < catalogue->library_count; i++)
		add_pictures(plan, catalogue->libraries[i]->path, &catalogue->libraries[i]->record, report);
	for (size_t i = 0; i < catalogue->offer_count; i++)
		if (offer_is_listed(catalogue->offers[i]))
			add_pictures(plan, catalogue->offers[i]->path, &catalogue->offers[i]->record, report);
}
