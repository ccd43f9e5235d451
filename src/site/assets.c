/* Assets are published as they stand, but for the stylesheet, which ends with the
 * libraries' colours. */
#include "site/assets.h"

#include "base/limits.h"
#include "site/style.h"

bool asset_is_name(struct str name)
{
	return str_ends(name, STR(".css")) || str_ends(name, STR(".js"));
}

void assets_add(struct arena *arena, struct assets *assets, struct str name, struct str text)
{
	assets->items = arena_grow(arena, assets->items, assets->count, sizeof *assets->items);
	assets->items[assets->count++] = (struct asset){name, text};
}

void assets_finish(struct arena *arena, struct assets *assets, const struct catalogue *catalogue)
{
	struct buf all = {.ceiling = PAGE_MAX};
	for (size_t i = 0; i < assets->count; i++) {
		struct asset *asset = &assets->items[i];
		const size_t start = all.len;
		if (str_eq(asset->name, STR("style.css"))) {
			style_write(&all, asset->text, catalogue);
			asset->text = str_copy(arena, str_skip(buf_str(&all), start));
		} else {
			buf_add(&all, asset->text);
		}
	}
	assets->version = str_format(arena, "%08x", (unsigned)(str_hash(buf_str(&all)) >> 32));
	buf_free(&all);
}
