/* DR's themes both ways: on a theme's page the offers, on an offer's page the
 * themes, and for DR itself what is missing. */
#include "site/view_parts.h"

#include "base/danish.h"
#include "offer/theme.h"

/* Words that theme and offer share, of one role; subjects as they stand in a
 * sentence. */
static size_t shared_words(const struct view *view, const struct entry *theme,
	const struct offer *offer, enum role role, struct str *words)
{
	const struct given *given = record_get(&offer->record, role);
	size_t count = 0;
	for (size_t i = 0; given && i < given->count; i++)
		if (theme_has(theme, role, given->items[i].key))
			words[count++] = danish_lower(view->arena, given->items[i].text);
	return count;
}

static size_t words_of(const struct offer *offer, enum role role)
{
	const struct given *given = record_get(&offer->record, role);
	return given ? given->count : 0;
}

/* "kodning, matematik og 4.-6. klasse" */
static struct str in_common(
	const struct view *view, const struct entry *theme, const struct offer *offer)
{
	const struct phrases *phrases = &view->site->catalogue->phrases;
	const unsigned grades = theme_shared_grades(theme, offer);
	const size_t most = words_of(offer, ROLE_TOPICS) + words_of(offer, ROLE_SUBJECTS) + 1;
	struct str *words = arena_array(view->arena, most, sizeof *words);
	size_t count = shared_words(view, theme, offer, ROLE_TOPICS, words);
	count += shared_words(view, theme, offer, ROLE_SUBJECTS, words + count);
	if (grades)
		words[count++] = grades_text(view->arena, phrases, grades);
	return phrase_list(view->arena, phrases, words, count);
}

static struct value *theme_map(const struct view *view, size_t number, struct str common)
{
	const struct entry *theme = view->site->catalogue->themes.items[number];
	struct value *map = value_map(view->arena);
	put_text(view, map, "titel", theme->title);
	put_text(view, map, "resume", record_text(&theme->record, ROLE_SUMMARY));
	put_text(view, map, "sti", theme->path);
	put_number(view, map, "antal", view->site->index->by_theme[number].count);
	put_text(view, map, "url", record_key(&theme->record, ROLE_ADDRESS));
	put_text(view, map, "fælles", common);
	return map;
}

const struct value *view_themes(const struct view *view)
{
	const struct entries *all = &view->site->catalogue->themes;
	struct value *themes = value_list(view->arena);
	for (size_t i = 0; i < all->count; i++)
		if (!all->items[i]->ended)
			value_append(view->arena, themes, theme_map(view, i, STR("")));
	return themes;
}

/* --- on an offer's page ---------------------------------------------------------- */

/* The theme that a field names, or the number of themes when it is none of them. */
static size_t theme_named(const struct view *view, const struct given *named)
{
	const struct entries *all = &view->site->catalogue->themes;
	size_t i = 0;
	while (i < all->count && !theme_is_named(all->items[i], named))
		i++;
	return i;
}

/* Material that is no theme: its own title and address. */
static struct value *material(const struct view *view, const struct given *named)
{
	const struct given *title = given_part(named, STR("titel"));
	const struct given *address = given_part(named, STR("url"));
	struct value *map = value_map(view->arena);
	put_text(view, map, "titel", title->text);
	put_text(view, map, "resume", STR(""));
	put_text(view, map, "sti", STR(""));
	put_text(view, map, "antal", STR(""));
	put_text(view, map, "url", address->key);
	put_text(view, map, "fælles", STR(""));
	return map;
}

/* What DR has no more is not shown: a class would look for it in vain. */
static const struct value *named_themes(const struct view *view, const struct offer *offer)
{
	const struct entries *all = &view->site->catalogue->themes;
	const struct given *named = record_get(&offer->record, ROLE_DR);
	struct value *themes = value_list(view->arena);
	for (size_t i = 0; named && i < named->count; i++) {
		const size_t theme = theme_named(view, &named->items[i]);
		if (theme == all->count && named->items[i].items)
			value_append(view->arena, themes, material(view, &named->items[i]));
		else if (theme < all->count && !all->items[theme]->ended)
			value_append(view->arena, themes, theme_map(view, theme, STR("")));
	}
	return themes;
}

/* Themes that the offer has most in common with, and does not point to. */
static const struct value *fitting_themes(const struct view *view, const struct offer *offer)
{
	enum { SHOWN = 3 };
	const struct entries *all = &view->site->catalogue->themes;
	struct value *themes = value_list(view->arena);
	for (int points = THEME_POINTS_MAX; points; points--)
		for (size_t i = 0; i < offer->fit_count && themes->count < SHOWN; i++) {
			const struct theme_fit *fit = &offer->fits[i];
			const struct entry *theme = all->items[fit->theme];
			if (fit->points == points && !fit->named && !theme->ended)
				value_append(view->arena, themes,
					theme_map(view, fit->theme, in_common(view, theme, offer)));
		}
	return themes;
}

void put_offer_themes(const struct view *view, const struct offer *offer)
{
	const struct value *named = named_themes(view, offer);
	const struct value *fitting = fitting_themes(view, offer);
	put_flag(view, view->root, "fra_dr", named->count + fitting->count > 0);
	put(view, view->root, "dr", named);
	put(view, view->root, "dr_måske", fitting);
}

/* --- on pages of their own --------------------------------------------------------- */

void view_themes_page(const struct view *view)
{
	put(view, view->root, "temaer", view_themes(view));
}

/* The last day of a theme that was ended by it and not by its file; else "". */
static struct str last_day(const struct entry *theme)
{
	const struct given *ends = record_get(&theme->record, ROLE_ENDS);
	const bool taken_out = str_eq(record_text(&theme->record, ROLE_STATUS), STR("udgået"));
	return theme->ended && ends && !taken_out ? ends->text : STR("");
}

/* The part of a list that stands on this page; each card says what the offer has in
 * common with the theme. */
static const struct value *theme_list(const struct view *view, size_t which)
{
	const struct listing part = view_part(view, which);
	struct value *cards = value_list(view->arena);
	struct value *map = value_map(view->arena);
	for (size_t i = 0; i < part.count; i++) {
		struct value *card = view_card(view, part.offers[i]);
		put_text(view, card, "fælles", in_common(view, view->page->entry, part.offers[i]));
		value_append(view->arena, cards, card);
	}
	put_number(view, map, "antal", view->page->section.lists[which]->count);
	put(view, map, "kort", cards);
	return part.count ? map : &value_nothing;
}

void view_theme_page(const struct view *view)
{
	const struct entry *entry = view->page->entry;
	struct value *theme = value_map(view->arena);
	put_fields(view, theme, &entry->record);
	put(view, view->root, "tema", theme);
	put_text(view, view->root, "nøgle", entry->key);
	put_flag(view, view->root, "udgået", entry->ended);
	put_text(view, view->root, "sluttede", last_day(entry));
	put_number(view, view->root, "antal", view->page->section.total);
	put(view, view->root, "peger", theme_list(view, 0));
	put(view, view->root, "passer", theme_list(view, 1));
	put_turn(view);
	put_code(view, entry->path, entry->title,
		str_format(view->arena, "dr=\"%.*s\"", STR_ARGS(entry->key)));
}

/* --- for DR ------------------------------------------------------------------------ */

static const struct value *band_counts(const struct view *view, const struct listing *offers)
{
	const struct vocabulary *bands = view->site->index->bands;
	struct value *counts = value_list(view->arena);
	for (size_t i = 0; bands && i < bands->count; i++) {
		struct value *count = value_map(view->arena);
		put_text(view, count, "navn", bands->terms[i]->name);
		put_number(
			view, count, "antal", listing_of_band(view->arena, offers, bands->terms[i]).count);
		value_append(view->arena, counts, count);
	}
	return counts;
}

/* Municipalities whose schools may use some offer of the theme. */
static size_t municipalities_of(const struct view *view, const struct listing *offers)
{
	const struct vocabulary *all = view->site->catalogue->places.municipalities;
	size_t count = 0;
	for (size_t i = 0; i < all->count; i++) {
		bool there = false;
		for (size_t k = 0; !there && k < offers->count; k++)
			there = area_has(&offers->offers[k]->area, all->terms[i]);
		count += there;
	}
	return count;
}

static const struct value *theme_counts(const struct view *view, size_t number)
{
	const struct entry *theme = view->site->catalogue->themes.items[number];
	const struct listing *offers = &view->site->index->by_theme[number];
	struct value *map = value_map(view->arena);
	put_text(view, map, "titel", theme->title);
	put_text(view, map, "sti", theme->path);
	put_text(view, map, "url", record_key(&theme->record, ROLE_ADDRESS));
	put_number(view, map, "antal", offers->count);
	put_number(view, map, "peger", view->site->index->theme_parts[number].named.count);
	put(view, map, "forløb", band_counts(view, offers));
	put_number(view, map, "kommuner", municipalities_of(view, offers));
	put_flag(view, map, "ingen", offers->count == 0);
	put_flag(view, map, "udgået", theme->ended);
	put_text(view, map, "sluttede", last_day(theme));
	return map;
}

/* What an offer names that DR has no more, or that nobody knows. */
static void add_lost(const struct view *view, struct value *lost, const struct offer *offer)
{
	const struct entries *all = &view->site->catalogue->themes;
	const struct given *named = record_get(&offer->record, ROLE_DR);
	for (size_t i = 0; named && i < named->count; i++) {
		const size_t number = theme_named(view, &named->items[i]);
		const struct entry *theme = number < all->count ? all->items[number] : NULL;
		if (theme ? !theme->ended : named->items[i].items != NULL)
			continue;
		struct value *item = value_map(view->arena);
		put_text(view, item, "titel", offer->title);
		put_text(view, item, "sti", offer->path);
		put_text(view, item, "bibliotek", offer->library->name);
		put_text(view, item, "tema", theme ? theme->title : named->items[i].text);
		put_text(view, item, "tema_sti", theme ? theme->path : STR(""));
		value_append(view->arena, lost, item);
	}
}

void view_theme_status(const struct view *view)
{
	const struct index *index = view->site->index;
	struct value *themes = value_list(view->arena);
	struct value *lost = value_list(view->arena);
	for (size_t i = 0; i < view->site->catalogue->themes.count; i++)
		value_append(view->arena, themes, theme_counts(view, i));
	for (size_t i = 0; i < index->listed.count; i++)
		add_lost(view, lost, index->listed.offers[i]);
	put(view, view->root, "temaer", themes);
	put_number(view, view->root, "kommuner", view->site->catalogue->places.municipalities->count);
	put(view, view->root, "væk", lost);
}
