/* A list in a frame on another site's page: its cards, and what they can be
 * narrowed down by without asking for anything more. */
#include "site/view_parts.h"

#include "base/limits.h"

#include <assert.h>
#include <stdint.h>

/* The offers on this page, and the place of each in the index. */
struct here {
	const struct offer *offers[CARDS_PER_PAGE];
	size_t places[CARDS_PER_PAGE];
	size_t count;
};

/* Lists keep the catalogue's order, in which offers lie side by side. */
static size_t place_of(const struct listing *listed, const struct offer *offer)
{
	size_t from = 0;
	size_t to = listed->count;
	while (from + 1 < to) {
		const size_t middle = (from + to) / 2;
		if (listed->offers[middle] <= offer)
			from = middle;
		else
			to = middle;
	}
	return from;
}

static struct here offers_here(const struct view *view)
{
	struct here here = {.count = 0};
	for (size_t list = 0; list < view->page->section.list_count; list++) {
		const struct listing part = view_part(view, list);
		for (size_t i = 0; i < part.count; i++) {
			here.places[here.count] = place_of(&view->site->index->listed, part.offers[i]);
			here.offers[here.count++] = part.offers[i];
		}
	}
	return here;
}

static void put_cards(const struct view *view, const struct here *here)
{
	struct value *list = value_map(view->arena);
	put_number(view, list, "antal", view->page->section.total);
	put(view, list, "kort",
		view_offers_as(view, view->page->library ? FRAGMENT_OWN_CARD : FRAGMENT_CARD, here->offers,
			here->count));
	put(view, view->root, "liste", list);
}

/* Cards by their numbers on the page, a bit for each. */
typedef uint64_t cards;
static_assert(CARDS_PER_PAGE <= 64, "a bit for each card");

/* "0 3 4" */
static struct str numbers_of(const struct view *view, cards some)
{
	struct str numbers[CARDS_PER_PAGE];
	size_t count = 0;
	for (long i = 0; i < CARDS_PER_PAGE; i++)
		if (some >> i & 1)
			numbers[count++] = str_number(view->arena, i);
	return str_join_all(view->arena, numbers, count, STR(" "));
}

/* The values that some of the cards have, and of each which cards. */
static const struct value *view_options(
	const struct view *view, const struct here *here, const struct facet *facet)
{
	struct value *options = value_list(view->arena);
	cards *having = arena_array(view->arena, facet->count, sizeof *having);
	for (size_t i = 0; i < here->count; i++) {
		const struct facet_set *set = &facet->sets[here->places[i]];
		for (size_t k = 0; k < set->count; k++)
			having[set->values[k]->number] |= (cards)1 << i;
	}
	for (size_t i = 0; i < facet->count; i++) {
		if (!having[i])
			continue;
		struct value *option = value_map(view->arena);
		put_text(view, option, "nøgle", facet->values[i]->key);
		put_text(view, option, "navn", facet->values[i]->name);
		put_text(view, option, "kort", numbers_of(view, having[i]));
		value_append(view->arena, options, option);
	}
	return options;
}

/* What the page's cards differ in. Three are shown, if the list is not made of it;
 * the others are there for an address that names them. */
static void put_selects(const struct view *view, const struct here *here)
{
	static const struct {
		const char *facet;
		bool shown;
	} all[] = {{"trin", true}, {"fag", true}, {"sted", true}, {"form", false}, {"pris", false}};
	struct value *choices = value_list(view->arena);
	for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
		const struct facet *facet = facet_named(view->site->index->facets, str_from(all[i].facet));
		const struct value *options = facet ? view_options(view, here, facet) : NULL;
		if (!options || !options->count)
			continue;
		struct value *choice = value_map(view->arena);
		put_text(view, choice, "navn", facet->name);
		put_text(view, choice, "etiket", facet->field->label);
		put_flag(view, choice, "vist",
			all[i].shown && options->count > 1 && !str_starts(view->page->parent, facet->folder));
		put(view, choice, "punkter", options);
		value_append(view->arena, choices, choice);
	}
	put(view, view->root, "valg", choices);
}

static struct str municipalities_of(const struct view *view, const struct facet_set *set)
{
	struct str *keys = arena_array(view->arena, set->count, sizeof *keys);
	if (set->count == view->site->catalogue->places.municipalities->count)
		return STR("*");
	if (!set->count)
		return STR("-"); /* every card has its word */
	for (size_t i = 0; i < set->count; i++)
		keys[i] = set->values[i]->key;
	return str_join_all(view->arena, keys, set->count, STR(","));
}

/* "vejle * odense,assens": of each card, where schools may use it. */
static void put_municipalities(const struct view *view, const struct here *here)
{
	const struct facet *facet = facet_named(view->site->index->facets, STR("kommune"));
	struct str of_card[CARDS_PER_PAGE];
	for (size_t i = 0; facet && i < here->count; i++)
		of_card[i] = municipalities_of(view, &facet->sets[here->places[i]]);
	put_text(view, view->root, "kommuner",
		facet ? str_join_all(view->arena, of_card, here->count, STR(" ")) : STR(""));
}

/* The frame of the same list for all grades. */
static struct str path_of_all_grades(const struct view *view)
{
	const struct page *page = view->page;
	struct str path = page->parent;
	if (!page->band)
		return embed_path_of(view->arena, path);
	const ptrdiff_t end = str_find(path, page->band->key, 0);
	return embed_path_of(view->arena, str_slice(path, 0, (size_t)end));
}

static void put_frame(const struct view *view, bool full, const struct value *bands)
{
	const struct page *page = view->page;
	const struct str list = page->parent.len ? page->parent : STR("tilbud/");
	struct value *frame = value_map(view->arena);
	put_text(view, frame, "sti", list);
	put_text(view, frame, "adresse", str_join(view->arena, view->site->base_url, list));
	put_text(view, frame, "alle_trin", path_of_all_grades(view));
	put_text(view, frame, "nær",
		page->vanished ? path_if_there(view, embed_path_of(view->arena, list)) : STR(""));
	put_flag(view, frame, "alle", str_starts(list, STR("tilbud/")));
	put_flag(view, frame, "trinvalg", bands->count > 0);
	put_flag(view, frame, "fuld", full);
	put_flag(view, frame, "væk", page->vanished);
	put_flag(view, frame, "midlertidig", page->temporary);
	put(view, view->root, "ramme", frame);
}

void view_embed(const struct view *view)
{
	const struct page *page = view->page;
	const struct here here = offers_here(view);
	const struct value *bands = view_bands(view, path_of_all_grades(view));
	put_frame(view, here.count > 0, bands);
	put(view, view->root, "bibliotek",
		page->library ? view_sender(view, page->library) : &value_nothing);
	put(view, view->root, "forløb", bands);
	put_cards(view, &here);
	put_turn(view);
	put_selects(view, &here);
	put_municipalities(view, &here);
	put_filter(view);
}
