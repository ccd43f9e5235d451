/* Gathers addresses by the fields' types and the texts' links, so that a new
 * field of type link needs no code. Asks nobody anything. */
#include "offer/outside.h"

struct gathering {
	struct arena *arena;
	const struct catalogue *catalogue;
	struct str own; /* the catalogue's address */
	struct outsides found;
};

static void add(struct gathering *gathering, struct str url, struct span span, bool made)
{
	struct outsides *found = &gathering->found;
	const bool web = str_starts(url, STR("https://")) || str_starts(url, STR("http://"));
	if (!web || (gathering->own.len && str_starts(url, gathering->own)))
		return;
	found->items = arena_grow(gathering->arena, found->items, found->count, sizeof *found->items);
	found->items[found->count++] = (struct outside){url, span, made};
}

/* "https://go.{domæne}/" at every library. */
static void add_pattern(struct gathering *gathering, const struct given *given)
{
	const struct catalogue *catalogue = gathering->catalogue;
	for (size_t i = 0; i < catalogue->library_count; i++) {
		const struct library *library = catalogue->libraries[i];
		if (library->municipality && library->domain.len)
			add(gathering, entrance_address(gathering->arena, given->key, library->domain),
				given->span, true);
	}
}

static void add_given(struct gathering *gathering, const struct given *given)
{
	const enum field_type type = given->field ? given->field->type : FIELD_TYPES;
	if (given->kind == GIVEN_VALUE && type == TYPE_LINK && !given->items)
		add(gathering, given->key, given->span, false);
	if (given->kind == GIVEN_VALUE && type == TYPE_ENTRANCES && !given->items) {
		if (given->term)
			add(gathering, given->key, given->span, false);
		else
			add_pattern(gathering, given);
	}
	for (size_t i = 0; given->items && i < given->count; i++)
		add_given(gathering, &given->items[i]);
	for (size_t i = 0; given->html && i < given->html->count; i++)
		add(gathering, given->html->items[i]->text, given->html->items[i]->span, false);
}

static void add_record(struct gathering *gathering, const struct record *record)
{
	for (size_t i = 0; record->fields && i < record->fields->count; i++) {
		const struct given *given = record_at(record, &record->fields->items[i]);
		if (given)
			add_given(gathering, given);
	}
}

static void add_entries(struct gathering *gathering, const struct entries *entries)
{
	for (size_t i = 0; i < entries->count; i++)
		add_record(gathering, &entries->items[i]->record);
}

struct outsides catalogue_outside(struct arena *arena, const struct catalogue *catalogue)
{
	struct gathering gathering = {
		.arena = arena, .catalogue = catalogue, .own = record_key(&catalogue->site, ROLE_ADDRESS)};
	add_record(&gathering, &catalogue->site);
	for (size_t i = 0; i < catalogue->library_count; i++)
		add_record(&gathering, &catalogue->libraries[i]->record);
	add_entries(&gathering, &catalogue->themes);
	add_entries(&gathering, &catalogue->pages);
	for (size_t i = 0; i < catalogue->offer_count; i++)
		if (catalogue->offers[i]->status != STATUS_RETIRED)
			add_record(&gathering, &catalogue->offers[i]->record);
	return gathering.found;
}
