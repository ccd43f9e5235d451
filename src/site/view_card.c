/* An offer in a list, and whole lists of them. */
#include "site/view_parts.h"

#include "format/fragment.h"
#include "site/style.h"

#include <string.h>

struct str view_class(const struct view *view, const struct library *library)
{
	return style_class(view->arena, library);
}

const struct value *view_sender(const struct view *view, const struct library *library)
{
	struct value *sender = value_map(view->arena);
	put_text(view, sender, "navn", library->name);
	put_text(view, sender, "sti", library->path);
	put_text(view, sender, "klasse", view_class(view, library));
	return sender;
}

bool offer_is_at(const struct offer *offer, const char *place)
{
	const struct given *places = record_get(&offer->record, ROLE_PLACES);
	for (size_t i = 0; places && i < places->count; i++)
		if (str_eq(places->items[i].key, str_from(place)))
			return true;
	return false;
}

bool offer_is_free(const struct offer *offer)
{
	const struct given *price = record_get(&offer->record, ROLE_PRICE);
	return price && price->kind == GIVEN_VALUE && price->price.unit == PRICE_FREE;
}

struct str audience_text(const struct view *view, const struct offer *offer)
{
	const struct phrases *phrases = &view->site->catalogue->phrases;
	const struct given *audience = record_get(&offer->record, ROLE_AUDIENCE);
	const struct term *home = offer->library->municipality;
	if (!audience && !home)
		return phrases->patterns[PHRASE_NATION];
	const bool own =
		!audience || (audience->count == 1 && audience->items[0].audience == AUDIENCE_OWN);
	if (own && home)
		return phrase(view->arena, phrases, PHRASE_OWN_NAMED, home->name, STR(""));
	return audience ? audience->text : STR("");
}

/* The text of a role, empty when it is only said to be unknown. */
static struct str known_text(const struct offer *offer, enum role role)
{
	const struct given *given = record_get(&offer->record, role);
	return given && given->kind != GIVEN_UNKNOWN ? given->text : STR("");
}

static struct value *card_of(
	const struct view *view, const struct offer *offer, const struct value *way)
{
	struct value *card = value_map(view->arena);
	put(view, card, "rod", way);
	put_text(view, card, "titel", offer->title);
	put_text(view, card, "resume", record_text(&offer->record, ROLE_SUMMARY));
	put_text(view, card, "elevtekst", record_text(&offer->record, ROLE_PUPILS_TEXT));
	put_text(view, card, "sti", offer->path);
	put_text(view, card, "trin", known_text(offer, ROLE_GRADES));
	put_text(view, card, "alder", known_text(offer, ROLE_AGE));
	put_text(view, card, "varighed", known_text(offer, ROLE_DURATION));
	put_text(view, card, "pris", known_text(offer, ROLE_PRICE));
	put_flag(view, card, "gratis", offer_is_free(offer));
	put_text(view, card, "form", known_text(offer, ROLE_FORM));
	put_text(view, card, "steder", known_text(offer, ROLE_PLACES));
	put_text(view, card, "hvem", offer->audience_known ? audience_text(view, offer) : STR(""));
	put_flag(view, card, "pause", offer->status == STATUS_PAUSED);
	put_flag(view, card, "udsolgt", offer->status == STATUS_SOLD_OUT);
	put(view, card, "bibliotek", view_sender(view, offer->library));
	return card;
}

const struct value *view_fragment(
	const struct site *site, const struct offer *offer, struct arena *arena)
{
	const struct view all = {.site = site, .arena = arena};
	return card_of(&all, offer, &fragment_way);
}

struct value *view_card(const struct view *view, const struct offer *offer)
{
	return card_of(view, offer, value_get(view->root, STR("rod")));
}

const struct value *view_offers_as(const struct view *view, enum fragment_kind kind,
	const struct offer *const *offers, size_t count)
{
	struct str *fragments = arena_array(view->arena, count, sizeof *fragments);
	if (!count)
		return &value_nothing;
	for (size_t i = 0; i < count; i++)
		fragments[i] = fragment_of(view->site, kind, offers[i], view->arena);
	return fragments_join(
		view->arena, fragments, count, value_str(value_get(view->root, STR("rod"))));
}

const struct value *view_listing(
	const struct view *view, enum fragment_kind kind, const struct listing *listing)
{
	if (!listing->count)
		return &value_nothing;
	struct value *map = value_map(view->arena);
	put_number(view, map, "antal", listing->count);
	put(view, map, "kort", view_offers_as(view, kind, listing->offers, listing->count));
	return map;
}
