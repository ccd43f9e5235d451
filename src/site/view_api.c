/* The page about open data, and the files that tell hosts which headers to send. */
#include "site/api_files.h"
#include "site/view_parts.h"

static void add_meaning(
	const struct view *view, struct value *list, struct str name, struct str meaning)
{
	struct value *map = value_map(view->arena);
	put_text(view, map, "navn", name);
	put_text(view, map, "mening", meaning);
	value_append(view->arena, list, map);
}

static void put_members(const struct view *view, const char *name, const struct api_object *object)
{
	struct value *list = value_list(view->arena);
	for (size_t i = 0; i < object->count; i++)
		add_meaning(view, list, str_from(object->members[i].name),
			api_meaning(view->site, object, object->members[i].name, view->arena));
	put(view, view->root, name, list);
}

void view_api(const struct view *view)
{
	static const struct api_object address = {"sti", NULL, 0};
	const struct str root = str_join(view->arena, view->site->base_url, STR("api/v1/"));
	struct value *files = value_list(view->arena);
	for (size_t i = 0; api_address(i, NULL).len; i++) {
		const char *id;
		const struct str path = api_address(i, &id);
		struct value *map = value_map(view->arena);
		put_text(view, map, "navn", path);
		put_text(view, map, "mening", api_meaning(view->site, &address, id, view->arena));
		put_text(view, map, "sti",
			str_find(path, STR("{"), 0) < 0 ? str_join(view->arena, STR("api/v1/"), path)
											: STR(""));
		value_append(view->arena, files, map);
	}
	put_text(view, view->root, "adresse", root);
	put_text(view, view->root, "rodsti", view->site->base_path);
	put(view, view->root, "filer", files);
	put_members(view, "liste", &api_list);
	put_members(view, "felter", &api_short);
}

/* The folders of pages, of which only those below embed/ may stand in others' frames. */
void view_headers(const struct view *view)
{
	const struct plan *plan = view->site->plan;
	struct map seen = {.arena = view->arena};
	struct value *folders = value_list(view->arena);
	for (size_t i = 0; i < plan->count; i++) {
		struct str rest = plan->pages[i]->path;
		struct str folder;
		if (!page_is_lasting(plan->pages[i]) || !str_cut(&rest, '/', &folder)
			|| map_put(&seen, folder, view->root) || str_eq(folder, STR("embed")))
			continue;
		struct value *map = value_map(view->arena);
		put_text(view, map, "sti", str_join(view->arena, folder, STR("/")));
		value_append(view->arena, folders, map);
	}
	put_text(view, view->root, "bane", view->site->base_path);
	put(view, view->root, "mapper", folders);
}
