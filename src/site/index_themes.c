/* Sorting offers under DR's themes: what they have in common was found when they
 * were read. */
#include "site/index.h"

#include "offer/theme.h"

/* How well an offer fits a theme: 0 not at all, more when it points to it. */
static int points_for(const struct offer *offer, size_t theme)
{
	for (size_t i = 0; i < offer->fit_count; i++)
		if (offer->fits[i].theme == theme)
			return offer->fits[i].named ? THEME_POINTS_MAX + 1 : offer->fits[i].points;
	return 0;
}

static struct listing with_points(
	struct arena *arena, const struct listing *offers, size_t theme, int most, int least)
{
	struct listing listing = {0};
	for (int open = 1; open >= 0; open--)
		for (int points = most; points >= least; points--)
			for (size_t i = 0; i < offers->count; i++)
				if (offer_is_open(offers->offers[i]) == open
					&& points_for(offers->offers[i], theme) == points)
					listing_add(arena, &listing, offers->offers[i]);
	return listing;
}

void index_find_themes(struct arena *arena, const struct catalogue *catalogue, struct index *index)
{
	const size_t count = catalogue->themes.count;
	struct listing *belonging = arena_array(arena, count, sizeof *belonging);
	index->by_theme = arena_array(arena, count, sizeof *index->by_theme);
	index->theme_parts = arena_array(arena, count, sizeof *index->theme_parts);
	for (size_t i = 0; i < index->listed.count; i++)
		for (size_t k = 0; k < index->listed.offers[i]->fit_count; k++)
			listing_add(
				arena, &belonging[index->listed.offers[i]->fits[k].theme], index->listed.offers[i]);
	for (size_t i = 0; i < count; i++) {
		struct theme_parts *parts = &index->theme_parts[i];
		const int named = THEME_POINTS_MAX + 1;
		parts->named = with_points(arena, &belonging[i], i, named, named);
		parts->fitting = with_points(arena, &belonging[i], i, THEME_POINTS_MAX, 1);
		index->by_theme[i] = with_points(arena, &belonging[i], i, named, 1);
	}
}
