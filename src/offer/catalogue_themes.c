/* What DR should hear of: offers that point to a theme that is over, and themes
 * that no offer belongs to. A theme that is not there at all is told where the
 * offer's field is read. */
#include "offer/catalogue_check.h"

#include "offer/theme.h"

static void check_named(
	const struct catalogue *catalogue, const struct given *named, struct report *report)
{
	for (size_t i = 0; i < catalogue->themes.count; i++) {
		const struct entry *theme = catalogue->themes.items[i];
		if (theme->ended && theme_is_named(theme, named))
			report_add(report, THEME_ENDED, named->span,
				(struct details){.a = theme->title, .other = source_top(theme->record.source)});
	}
}

void catalogue_check_themes(const struct catalogue *catalogue, struct report *report)
{
	struct arena scratch = {0};
	size_t *offers = arena_array(&scratch, catalogue->themes.count, sizeof *offers);
	for (size_t i = 0; i < catalogue->offer_count; i++) {
		const struct offer *offer = catalogue->offers[i];
		const struct given *named = record_get(&offer->record, ROLE_DR);
		if (!offer_is_listed(offer))
			continue;
		for (size_t k = 0; named && k < named->count; k++)
			check_named(catalogue, &named->items[k], report);
		for (size_t k = 0; k < offer->fit_count; k++)
			offers[offer->fits[k].theme]++;
	}
	for (size_t i = 0; i < catalogue->themes.count; i++) {
		const struct entry *theme = catalogue->themes.items[i];
		if (!theme->ended && !offers[i])
			report_add(report, THEME_WITHOUT_OFFERS, record_get(&theme->record, ROLE_TITLE)->span,
				(struct details){.a = theme->title, .b = theme->key});
	}
	arena_free(&scratch);
}
