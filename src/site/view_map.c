/* The map of Denmark, one tile for each municipality: who stands where is data
 * (ordlister/kommuner.yaml), how a tile looks is the template's and the stylesheet's. */
#include "site/view_parts.h"

/* Units of the drawing. */
enum { TILE = 50 };

enum { HALVES = 2, HALF_COLUMNS = MAP_COLUMNS / HALVES, TONES = 4 };

/* What a tile leads to. */
struct goal {
	struct str name, path;
	size_t count;
};

typedef struct goal goal_of(const struct view *view, const struct term *municipality);

static struct goal municipality_goal(const struct view *view, const struct term *municipality)
{
	const struct str path = str_format(view->arena, "kommuner/%.*s/", STR_ARGS(municipality->key));
	const struct page *page = map_get(&view->site->plan->by_path, path);
	return (struct goal){municipality->name, path, page ? page->section.total : 0};
}

/* The municipality's library, or no path where it has none. */
static struct goal library_goal(const struct view *view, const struct term *municipality)
{
	const struct catalogue *catalogue = view->site->catalogue;
	for (size_t i = 0; i < catalogue->library_count; i++) {
		const struct library *library = catalogue->libraries[i];
		if (library->municipality == municipality)
			return (struct goal){
				library->name, library->path, view->site->index->by_library[i].count};
	}
	return (struct goal){.path = STR("")};
}

/* Fewest and most offers behind a tile that has any. */
static struct range range_of(const struct view *view, goal_of *goal)
{
	const struct places *places = &view->site->catalogue->places;
	struct range range = {0, 0};
	for (size_t i = 0; i < places->municipalities->count; i++) {
		const int count = (int)goal(view, places->sorted[i]).count;
		if (count && (!range.from || count < range.from))
			range.from = count;
		if (count > range.to)
			range.to = count;
	}
	return range;
}

/* 0 for none, then 1 to TONES in equal steps. */
static size_t tone_of(size_t count, struct range range)
{
	const size_t above = count - (size_t)range.from;
	const size_t width = (size_t)(range.to - range.from) + 1;
	return count ? 1 + above * TONES / width : 0;
}

static const struct value *half_of(
	const struct view *view, goal_of *goal, struct range range, int half)
{
	const struct places *places = &view->site->catalogue->places;
	struct value *tiles = value_list(view->arena);
	for (size_t row = 0; row < MAP_ROWS; row++) {
		for (size_t column = 0; column < HALF_COLUMNS; column++) {
			const struct term *term = places->on_map[row][column + (size_t)half * HALF_COLUMNS];
			const struct goal to = term ? goal(view, term) : (struct goal){.path = STR("")};
			if (!to.path.len)
				continue;
			const struct str label = value_str(value_get(term->extra, STR("kortnavn")));
			struct value *tile = value_map(view->arena);
			put_text(view, tile, "navn", to.name);
			put_text(view, tile, "kort_navn", label.len ? label : term->name);
			put_text(view, tile, "sti", to.path);
			put_number(view, tile, "antal", to.count);
			put_number(view, tile, "tone", tone_of(to.count, range));
			put_number(view, tile, "x", column * TILE);
			put_number(view, tile, "y", row * TILE);
			value_append(view->arena, tiles, tile);
		}
	}
	return tiles;
}

static void put_map(const struct view *view, goal_of *goal)
{
	const struct range range = range_of(view, goal);
	const struct value *west = half_of(view, goal, range, 0);
	const struct value *east = half_of(view, goal, range, 1);
	struct value *map = value_map(view->arena);
	put(view, map, "vest", west);
	put(view, map, "øst", east);
	put(view, view->root, "landkort", west->count + east->count ? map : &value_nothing);
}

void put_map_of_municipalities(const struct view *view)
{
	put_map(view, municipality_goal);
}

void put_map_of_libraries(const struct view *view)
{
	put_map(view, library_goal);
}
