/* From an offer's dates to events: what calendars and linked data both need to
 * know of them. Writes nothing. */
#include "site/event.h"

bool event_has_clock(const struct given *time)
{
	return time->key.len > STR("2026-11-24").len;
}

static struct str day_of(const struct given *time)
{
	return str_slice(time->key, 0, STR("2026-11-24").len);
}

/* Later days are later; on one day only two clocks can tell. */
static bool is_after(const struct given *end, const struct given *start)
{
	const bool clocks = event_has_clock(end) && event_has_clock(start);
	const int by_day = str_cmp(day_of(end), day_of(start));
	return clocks ? str_cmp(end->key, start->key) > 0 : by_day > 0;
}

static size_t twins_of(const struct events *events, const struct event *event)
{
	size_t count = 0;
	for (size_t i = events->count; i-- > 0 && events->items[i].offer == event->offer;)
		count += str_eq(events->items[i].start->key, event->start->key);
	return count;
}

static void add(struct arena *arena, struct events *events, struct event event)
{
	event.twin = twins_of(events, &event);
	events->items = arena_grow(arena, events->items, events->count, sizeof *events->items);
	events->items[events->count++] = event;
}

void events_add_dates(struct arena *arena, struct events *events, const struct offer *offer)
{
	const struct given *dates = record_get(&offer->record, ROLE_DATES);
	for (size_t i = 0; dates && i < dates->count; i++) {
		struct event event = {.offer = offer};
		const struct given *status = given_part(&dates->items[i], STR("status"));
		event.start = given_part(&dates->items[i], STR("start"));
		event.end = given_part(&dates->items[i], STR("slut"));
		if (!event.start)
			continue;
		if (event.end && !is_after(event.end, event.start))
			event.end = NULL;
		event.status = status ? status->text : STR("");
		event.cancelled = str_eq(event.status, STR("aflyst"));
		event.full = str_eq(event.status, STR("optaget"));
		add(arena, events, event);
	}
}

static const struct given *deadline_of(const struct offer *offer)
{
	return given_part(offer_get(offer, ROLE_BOOKING), STR("frist"));
}

void events_add_deadline(struct arena *arena, struct events *events, const struct offer *offer)
{
	const struct given *day = deadline_of(offer);
	if (day)
		add(arena, events, (struct event){.offer = offer, .start = day, .deadline = true});
}

bool offer_has_events(const struct offer *offer)
{
	return record_get(&offer->record, ROLE_DATES) || deadline_of(offer);
}

bool event_is_past(const struct event *event, struct date today)
{
	const struct given *last = event->end ? event->end : event->start;
	return date_cmp(last->date, today) < 0;
}

void events_drop_past(struct events *events, struct date today)
{
	size_t kept = 0;
	for (size_t i = 0; i < events->count; i++)
		if (!event_is_past(&events->items[i], today))
			events->items[kept++] = events->items[i];
	events->count = kept;
}

struct str offer_location(struct arena *arena, const struct offer *offer)
{
	const struct given *places = record_get(&offer->record, ROLE_PLACES);
	const struct str street = record_text(&offer->record, ROLE_STREET);
	const bool one = places && places->kind == GIVEN_VALUE && places->count == 1;
	const bool at_home = one && str_eq(places->items[0].key, STR("bibliotek"));
	if (street.len || !places || places->kind != GIVEN_VALUE)
		return street;
	if (!at_home)
		return places->text;
	const struct str branches = record_text(&offer->record, ROLE_BRANCHES);
	const struct str parts[] = {branches.len ? branches : offer->library->name,
		branches.len ? STR("") : record_text(&offer->library->record, ROLE_STREET)};
	return str_join_all(arena, parts, 2, STR(", "));
}

struct str offer_lasting_path(
	struct arena *arena, const struct plan *plan, const struct offer *offer)
{
	const struct given *former = record_get(&offer->record, ROLE_FORMER);
	for (size_t i = 0; former && i < former->count; i++) {
		const struct str path = str_format(arena, "tilbud/%.*s/", STR_ARGS(former->items[i].key));
		const struct page *page = map_get(&plan->by_path, path);
		if (page && page->kind == PAGE_REDIRECT && str_eq(page->target, offer->path))
			return path;
	}
	return offer->path;
}
