/* An offer and a DR theme: what they have in common. Found while the offer is
 * read, when all its fields are at hand. */
#include "offer/theme.h"

#include <stdint.h>

bool theme_has_ended(const struct record *theme, struct date today)
{
	const struct given *ends = record_get(theme, ROLE_ENDS);
	return str_eq(record_text(theme, ROLE_STATUS), STR("udgået"))
		|| (ends && date_cmp(today, ends->date) > 0);
}

bool theme_is_named(const struct entry *theme, const struct given *named)
{
	const struct given *link = given_part(named, STR("url"));
	return link ? str_eq(link->key, record_key(&theme->record, ROLE_ADDRESS))
				: named->term && str_eq(named->key, theme->key);
}

static bool names(const struct offer *offer, const struct entry *theme)
{
	const struct given *named = record_get(&offer->record, ROLE_DR);
	for (size_t i = 0; named && i < named->count; i++)
		if (theme_is_named(theme, &named->items[i]))
			return true;
	return false;
}

bool theme_has(const struct entry *theme, enum role role, struct str key)
{
	const struct given *words = record_get(&theme->record, role);
	for (size_t i = 0; words && i < words->count; i++)
		if (str_eq(words->items[i].key, key))
			return true;
	return false;
}

static int in_common(const struct entry *theme, const struct offer *offer, enum role role)
{
	const struct given *words = record_get(&offer->record, role);
	int count = 0;
	for (size_t i = 0; words && i < words->count; i++)
		count += theme_has(theme, role, words->items[i].key);
	return count;
}

/* 0: not known. */
static unsigned grades_of(const struct entry *theme)
{
	const struct given *grades = record_get(&theme->record, ROLE_GRADES);
	return grades && grades->kind == GIVEN_VALUE ? grades->grades : 0;
}

unsigned theme_shared_grades(const struct entry *theme, const struct offer *offer)
{
	return grades_of(theme) & offer->grades;
}

/* How much they have in common; 0: the offer does not fit. */
static int points_of(const struct entry *theme, const struct offer *offer)
{
	const unsigned grades = theme_shared_grades(theme, offer);
	const int topics = in_common(theme, offer, ROLE_TOPICS);
	const int subjects = in_common(theme, offer, ROLE_SUBJECTS);
	const bool for_others = !grades && grades_of(theme) && offer->grades;
	const bool fits = topics ? !for_others : subjects && grades;
	const int points = 3 * topics + 2 * subjects + (grades != 0);
	return fits ? points < THEME_POINTS_MAX ? points : THEME_POINTS_MAX : 0;
}

void theme_find_fits(struct arena *arena, const struct entries *themes, struct offer *offer)
{
	struct theme_fit *fits = arena_array(arena, themes->count, sizeof *fits);
	offer->fits = fits;
	offer->fit_count = 0;
	for (size_t i = 0; i < themes->count && i <= UINT16_MAX; i++) {
		const bool named = names(offer, themes->items[i]);
		const int points = points_of(themes->items[i], offer);
		if (named || points)
			fits[offer->fit_count++] = (struct theme_fit){(uint16_t)i, named, (uint8_t)points};
	}
}

const struct theme_fit *theme_copy_fits(struct arena *arena, const struct offer *offer)
{
	struct theme_fit *fits = arena_array(arena, offer->fit_count, sizeof *fits);
	for (size_t i = 0; i < offer->fit_count; i++)
		fits[i] = offer->fits[i];
	return fits;
}
