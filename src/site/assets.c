/* Assets are published without their comments; the stylesheets end with the
 * libraries' colours. */
#include "site/assets.h"

#include "base/hash.h"
#include "base/limits.h"
#include "site/style.h"

bool asset_is_name(struct str name)
{
	return str_ends(name, STR(".css")) || str_ends(name, STR(".js")) || str_ends(name, STR(".png"));
}

void assets_add(struct arena *arena, struct assets *assets, struct str name, struct str text)
{
	assets->items = arena_grow(arena, assets->items, assets->count, sizeof *assets->items);
	assets->items[assets->count++] = (struct asset){.name = name, .text = text};
}

struct str assets_add_named(struct arena *arena, struct assets *assets, struct str folder,
	struct str ending, struct str text)
{
	const struct str name = str_format(
		arena, "%.*s%010llx%.*s", STR_ARGS(folder), str_hash(text) >> 24, STR_ARGS(ending));
	assets_add(arena, assets, name, text);
	return name;
}

/* A script for other sites' pages moves to the address that never changes. */
static void give_lasting_address(struct arena *arena, struct asset *asset)
{
	static const char *const lasting[] = {SCRIPT_HEIGHT, SCRIPT_ELEMENT};
	for (size_t i = 0; i < sizeof lasting / sizeof lasting[0]; i++) {
		const struct str address = str_from(lasting[i]);
		if (!str_ends(address, str_join(arena, STR("/"), asset->name)))
			continue;
		asset->name = address;
		asset->integrity = hash_integrity(arena, asset->text);
	}
}

/* A script without what only its writers read: lines that are comments, and what
 * lines are moved in by. No string of ours goes over a line end. */
static void script_write(struct buf *out, struct str text)
{
	struct str line;
	while (str_cut(&text, '\n', &line)) {
		line = str_trim(line);
		if (!line.len || str_starts(line, STR("//")))
			continue;
		buf_add(out, line);
		buf_add_char(out, '\n');
	}
}

void assets_finish(struct arena *arena, struct assets *assets, const struct catalogue *catalogue)
{
	struct buf all = {.ceiling = PAGE_MAX};
	for (size_t i = 0; i < assets->count; i++) {
		struct asset *asset = &assets->items[i];
		const size_t start = all.len;
		if (str_ends(asset->name, STR(".css"))) {
			const bool framed = str_eq(asset->name, STR("embed.css"));
			style_write(&all, asset->text, catalogue, framed ? DARK_BY_SCHEME : DARK_BY_DEVICE);
		} else if (str_ends(asset->name, STR(".png"))) {
			buf_add(&all, asset->text);
		} else {
			script_write(&all, asset->text);
		}
		asset->text = str_copy(arena, str_skip(buf_str(&all), start));
		give_lasting_address(arena, asset);
	}
	assets->version = str_format(arena, "%08x", (unsigned)(str_hash(buf_str(&all)) >> 32));
	buf_free(&all);
}
