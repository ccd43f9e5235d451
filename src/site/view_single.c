/* Pages of one thing: an offer, a library, a text, a page that is gone. */
#include "site/event.h"
#include "site/plan_data.h"
#include "site/view_parts.h"

/* Who made it, with everything its file says. */
static void put_library(const struct view *view, const struct library *library)
{
	const struct catalogue *catalogue = view->site->catalogue;
	const struct term *home = library->municipality;
	struct value *map = value_map(view->arena);
	put_text(view, map, "nøgle", library->key);
	put_text(view, map, "sti", library->path);
	put_text(view, map, "klasse", view_class(view, library));
	put_flag(view, map, "national", library->national);
	put_text(view, map, "kommune_navn", home ? home->name : STR(""));
	put_text(view, map, "kommune_sti",
		home ? str_format(view->arena, "kommuner/%.*s/", STR_ARGS(home->key)) : STR(""));
	put_number(view, map, "antal", view->site->index->by_library[library->index].count);
	put_fields_as(view, map, &catalogue->schema.kinds[KIND_LIBRARY], &library->record);
	put_fields_as(view, map, &catalogue->schema.kinds[KIND_SERVICE], &library->record);
	put(view, view->root, "bibliotek", map);
}

/* The last day of an offer that was ended by it and not by its library; else "". */
static struct str last_day(const struct offer *offer)
{
	const struct given *ends = offer ? record_get(&offer->record, ROLE_ENDS) : NULL;
	const bool taken_out = offer && str_eq(record_text(&offer->record, ROLE_STATUS), STR("udgået"));
	return ends && ends->kind == GIVEN_VALUE && !taken_out ? ends->text : STR("");
}

/* A mail to the catalogue's editors with the offer's address in it, or their
 * page for corrections. */
static struct str correction_address(const struct view *view)
{
	const struct given *corrections = record_get(&view->site->catalogue->site, ROLE_CORRECTIONS);
	const struct given *mail = given_part(corrections, STR("mail"));
	const struct given *link = given_part(corrections, STR("link"));
	if (!mail)
		return link ? link->key : STR("");
	/* Blanks and letters of the phrase are encoded with the address as a whole. */
	const struct str subject = phrase(
		view->arena, &view->site->catalogue->phrases, PHRASE_CORRECTION, view->page->path, STR(""));
	return str_format(view->arena, "%.*s?subject=%.*s", STR_ARGS(mail->key), STR_ARGS(subject));
}

/* Fields that the offer leaves to its library. */
static void put_inherited(const struct view *view, struct value *map, const struct offer *offer)
{
	const struct fields *fields = offer->record.fields;
	for (int role = ROLE_NONE + 1; role < ROLES; role++) {
		const struct field *field = fields->by_role[role];
		const struct given *given =
			field && field->inherits ? offer_get(offer, (enum role)role) : NULL;
		if (given)
			put_field(view, map, field, given);
	}
}

/* An offer without booking is asked about where its library is: on its site. */
static void put_booking_by_site(
	const struct view *view, struct value *map, const struct offer *offer)
{
	const struct field *booking = offer->record.fields->by_role[ROLE_BOOKING];
	const struct given *site = record_get(&offer->library->record, ROLE_SITE);
	const struct field *link =
		booking && booking->group ? fields_named(booking->group, STR("link")) : NULL;
	if (!link || !site || offer_get(offer, ROLE_BOOKING))
		return;
	struct given given = {.kind = GIVEN_VALUE, .field = booking, .count = booking->group->count};
	given.items = arena_array(view->arena, given.count, sizeof *given.items);
	given.items[link->index] = *site;
	given.items[link->index].field = link;
	put_field(view, map, booking, &given);
}

/* The first `most` of a listing that are not in the other. */
static struct listing without(const struct view *view, const struct listing *listing,
	const struct listing *other, size_t most)
{
	struct listing out = {0};
	out.offers = arena_array(view->arena, listing->count, sizeof *out.offers);
	for (size_t i = 0; i < listing->count && out.count < most; i++) {
		bool there = false;
		for (size_t k = 0; k < other->count; k++)
			there = there || other->offers[k] == listing->offers[i];
		if (!there)
			out.offers[out.count++] = listing->offers[i];
	}
	return out;
}

/* What else there is: the same topics elsewhere, and what the class may go on to. */
static void put_related(const struct view *view, const struct offer *offer)
{
	enum { SHOWN = 3 };
	const struct index *index = view->site->index;
	const struct listing elsewhere = index_elsewhere(view->arena, index, offer, SHOWN);
	const struct listing all = index_next_grade(view->arena, index, offer, 2 * SHOWN);
	const struct listing next = without(view, &all, &elsewhere, SHOWN);
	put(view, view->root, "beslægtede", view_listing(view, FRAGMENT_CARD, &elsewhere));
	put(view, view->root, "næste", view_listing(view, FRAGMENT_CARD, &next));
}

/* Links in the text that lead nowhere any more; the others are the fields' own. */
static const struct value *silent_links(const struct view *view, const struct offer *offer)
{
	const struct given *body = record_get(&offer->record, ROLE_BODY);
	struct value *links = value_list(view->arena);
	for (size_t i = 0; body && body->html && i < body->html->count; i++) {
		const struct str url = body->html->items[i]->text;
		if (!site_dead_link(view->site, url))
			continue;
		struct value *link = value_map(view->arena);
		put_text(view, link, "tekst", url);
		put_text(view, link, "url", url);
		put_answer(view, link, url);
		value_append(view->arena, links, link);
	}
	return links;
}

/* Those of the offer's dates that are over, or those that are not: {punkter}. */
static const struct value *dates_of(const struct view *view, const struct events *events, bool past)
{
	struct value *items = value_list(view->arena);
	for (size_t i = 0; i < events->count; i++) {
		const struct event *event = &events->items[i];
		if (event_is_past(event, view->site->catalogue->today) != past)
			continue;
		struct value *item = value_map(view->arena);
		put_text(view, item, "start", event->start->text);
		put_text(view, item, "start_iso", event->start->key);
		put_text(view, item, "slut", event->end ? event->end->text : STR(""));
		put_text(view, item, "slut_iso", event->end ? event->end->key : STR(""));
		put_text(view, item, "status", event->status);
		value_append(view->arena, items, item);
	}
	if (!items->count)
		return &value_nothing;
	struct value *dates = value_map(view->arena);
	put(view, dates, "punkter", items);
	return dates;
}

/* The calendar is offered while there is something to come in it; its address
 * stays when there is not. */
static void put_dates(const struct view *view, struct value *map, const struct offer *offer)
{
	struct events events = {0};
	events_add_dates(view->arena, &events, offer);
	put(view, map, "kommende", dates_of(view, &events, false));
	put(view, map, "tidligere", dates_of(view, &events, true));
	events_add_deadline(view->arena, &events, offer);
	events_drop_past(&events, view->site->catalogue->today);
	put_text(view, map, "kalender_sti",
		events.count ? path_if_there(view, calendar_path_of(view->arena, offer->path)) : STR(""));
}

/* The page of the offer that this one builds on; nothing where there is none. */
static void put_built_on(const struct view *view, struct value *map, const struct offer *offer)
{
	const struct given *named = record_get(&offer->record, ROLE_REUSE_OF);
	const struct page *page = named ? map_get(&view->site->plan->by_path,
								  str_format(view->arena, "tilbud/%.*s/", STR_ARGS(named->key)))
									: NULL;
	struct value *link = value_map(view->arena);
	if (page) {
		put_text(view, link, "navn", page->title);
		put_text(view, link, "sti", page->path);
	}
	put(view, map, "bygger_på", page ? link : &value_nothing);
}

void view_offer(const struct view *view)
{
	const struct offer *offer = view->page->offer;
	const struct given *year = given_part(record_get(&offer->record, ROLE_ORIGIN), STR("år"));
	struct value *map = value_map(view->arena);
	put_text(view, map, "klasse", view_class(view, offer->library));
	put_flag(view, map, "gratis", offer_is_free(offer));
	put_flag(view, map, "kommer_ud", offer_is_at(offer, "skole"));
	put_flag(view, map, "online", offer_is_at(offer, "online"));
	put_flag(view, map, "pause", offer->status == STATUS_PAUSED);
	put_flag(view, map, "udsolgt", offer->status == STATUS_SOLD_OUT);
	put_text(view, map, "hvem_tekst", offer->audience_known ? audience_text(view, offer) : STR(""));
	put_dates(view, map, offer);
	put_built_on(view, map, offer);
	put_text(view, map, "ret_url", correction_address(view));
	put_text(view, map, "prøvetekst_år", year ? year->text : STR(""));
	put(view, map, "tavse_links", silent_links(view, offer));
	put_text(view, map, "hentet",
		offer->stale_since.year
			? phrase_date(view->arena, &view->site->catalogue->phrases, offer->stale_since)
			: STR(""));
	put_booking_by_site(view, map, offer);
	put_inherited(view, map, offer);
	put_fields(view, map, &offer->record);
	put(view, view->root, "tilbud", map);
	put_library(view, offer->library);
	put_related(view, offer);
	put_offer_themes(view, offer);
}

void view_library(const struct view *view)
{
	const struct library *library = view->page->library;
	put_library(view, library);
	put(view, view->root, "åbent", library->opening ? library->opening : &value_nothing);
	put_list_page(view, FRAGMENT_OWN_CARD);
}

void view_text(const struct view *view)
{
	const struct given *body = record_get(&view->page->entry->record, ROLE_BODY);
	struct value *map = value_map(view->arena);
	put(view, map, "html", body && body->html ? body->html : &value_nothing);
	put(view, view->root, "tekst", map);
}

void view_tombstone(const struct view *view)
{
	enum { CLOSEST = 4 };
	const struct page *page = view->page;
	const struct page *up = map_get(&view->site->plan->by_path, page->parent);
	const struct listing closest = index_closest(view->arena, view->site->index, page->title,
		page->library ? &view->site->index->by_library[page->library->index] : NULL, CLOSEST);
	struct value *map = value_map(view->arena);
	put_text(view, map, "navn", page->parent.len && up ? up->title : STR(""));
	put_text(view, map, "sti", page->parent.len ? page->parent : STR("tilbud/"));
	put_text(view, view->root, "titel", page->title);
	put_text(view, view->root, "sluttede", last_day(page->offer));
	put_flag(view, view->root, "midlertidig", page->temporary);
	put(view, view->root, "bibliotek",
		page->library ? view_sender(view, page->library) : &value_nothing);
	put(view, view->root, "beslægtede", view_listing(view, FRAGMENT_CARD, &closest));
	put(view, view->root, "opad", map);
}

void view_redirect(const struct view *view)
{
	struct value *target = value_map(view->arena);
	put_text(view, target, "titel", view->page->title);
	put_text(view, target, "sti", view->page->target);
	put_text(
		view, target, "adresse", str_join(view->arena, view->site->base_url, view->page->target));
	put(view, view->root, "mål", target);
}
