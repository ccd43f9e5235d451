/* Which values each listed offer has: one function for each type of field that
 * can be a facet. Words and limits are vocabularies in content/ordlister. */
#include "site/facets.h"

#include "base/danish.h"

#include <stdio.h>
#include <stdlib.h>

struct making {
	struct arena *arena;
	const struct catalogue *catalogue;
	const struct index *index;
	struct facets *facets;
	struct facet facet; /* the one being made */
	struct map by_key;
	const struct offer *offer; /* the one being asked */
	struct facet_set *set;     /* its values */
};

/* The offer has the value of this key; saying so twice is harmless. A value not
 * seen before has nothing but its key yet. */
static struct facet_value *choose(struct making *making, struct str key)
{
	struct facet *facet = &making->facet;
	struct facet_value *value = map_get(&making->by_key, key);
	if (!value) {
		value = arena_new(making->arena, struct facet_value);
		value->key = str_copy(making->arena, key);
		map_put(&making->by_key, value->key, value);
		facet->values =
			arena_grow(making->arena, facet->values, facet->count, sizeof(struct facet_value *));
		facet->values[facet->count++] = value;
	}
	if (!listing_add(making->arena, &value->listing, making->offer))
		return value;
	struct facet_set *set = making->set;
	set->values = arena_grow(making->arena, set->values, set->count, sizeof(struct facet_value *));
	set->values[set->count++] = value;
	return value;
}

/* `folder` names its page below the facet's. */
static void describe(struct making *making, struct facet_value *value, struct str folder,
	struct str name, struct str title)
{
	value->name = name;
	value->title = title;
	value->path =
		str_format(making->arena, "%.*s/%.*s/", STR_ARGS(making->facet.folder), STR_ARGS(folder));
	value->facet = making->facet.name;
	map_put(&making->facets->value_by_path, value->path, value);
}

static struct facet_value *choose_term(
	struct making *making, const struct term *term, struct str key, size_t place)
{
	struct facet_value *value = choose(making, key);
	if (value->name.len)
		return value;
	describe(making, value, term->key, term->name, term->plural);
	value->sort_key = str_format(making->arena, "%06zu", place);
	return value;
}

/* Terms stand in their vocabulary's order; where free words are among them, all
 * stand by name. */
static void choose_word(struct making *making, const struct given *word)
{
	if (making->facet.field->free) {
		struct facet_value *value = choose(making, word->key);
		if (value->name.len)
			return;
		describe(making, value, word->key, word->text, word->text);
		value->sort_key = danish_sort_key(making->arena, word->text);
	} else if (word->term) {
		/* Of a place the heading is its name with a capital. */
		choose_term(making, word->term, word->term->key, word->term->index)->name =
			word->term->plural;
	}
}

static void choose_terms(struct making *making, const struct given *given)
{
	for (size_t i = 0; given && i < given->count; i++)
		choose_word(making, &given->items[i]);
	if (given && given->kind == GIVEN_VALUE && !given->items)
		choose_word(making, given);
}

static struct str number_text(size_t number, char text[8])
{
	return (struct str){text, (size_t)snprintf(text, 8, "%zu", number)};
}

static void choose_grades(struct making *making, const struct given *given)
{
	(void)given;
	for (size_t grade = 0; grade <= LAST_GRADE; grade++) {
		char text[8];
		if (!(making->offer->grades >> grade & 1))
			continue;
		struct facet_value *value = choose(making, number_text(grade, text));
		if (value->name.len)
			continue;
		const struct str name =
			grades_text(making->arena, &making->catalogue->phrases, 1u << grade);
		describe(making, value, value->key, name, name);
		value->sort_key = str_format(making->arena, "%06zu", grade);
	}
}

static const struct vocabulary *vocabulary_of(const struct making *making)
{
	return vocabulary_named(&making->catalogue->vocabularies, making->facet.folder);
}

static void choose_key(struct making *making, struct str key)
{
	const struct vocabulary *vocabulary = vocabulary_of(making);
	const struct term *term = vocabulary ? vocabulary_find(vocabulary, key) : NULL;
	if (term)
		choose_term(making, term, term->key, term->index);
}

static void choose_price(struct making *making, const struct given *given)
{
	if (given && given->kind == GIVEN_VALUE && given->price.unit == PRICE_FREE)
		choose_key(making, STR("gratis"));
}

static void choose_scope(struct making *making, const struct given *given)
{
	(void)given;
	choose_key(making, making->offer->nationwide ? STR("landsdaekkende") : STR("lokalt"));
}

static void choose_municipalities(struct making *making, const struct given *given)
{
	const struct places *places = &making->catalogue->places;
	(void)given;
	for (size_t i = 0; i < places->municipalities->count; i++) {
		const struct term *term = places->sorted[i];
		if (area_has(&making->offer->area, term))
			choose_term(making, term, term->key, i);
	}
}

static long limit_of(const struct term *term, struct str name)
{
	struct str text = value_str(value_get(term->extra, name));
	long limit = 0;
	return str_take_number(&text, &limit) ? limit : 0;
}

/* The first class whose limit holds it; one without limits holds all. A range
 * is as long as it may become. */
static void choose_duration(struct making *making, const struct given *given)
{
	enum { DAY_MINUTES = 24 * 60 };
	const struct vocabulary *classes = vocabulary_of(making);
	if (!given || given->kind != GIVEN_VALUE)
		return;
	const long minutes = given->duration.minutes.to;
	const long days = given->duration.days;
	making->set->length = days ? days * DAY_MINUTES : minutes;
	for (size_t i = 0; classes && making->set->length && i < classes->count; i++) {
		const struct term *term = classes->terms[i];
		const long to_minutes = limit_of(term, STR("til_minutter"));
		const long to_days = limit_of(term, STR("til_dage"));
		const bool open = !to_minutes && !to_days;
		if (open || (days ? days <= to_days : minutes <= to_minutes)) {
			choose_term(making, term, term->key, term->index);
			return;
		}
	}
}

static unsigned months_of_date(const struct given *group, struct date today)
{
	const struct given *start = given_part(group, STR("start"));
	const bool to_come = start && start->kind == GIVEN_VALUE && date_cmp(start->date, today) >= 0;
	return to_come ? 1u << start->date.month : 0;
}

/* Of the period, and of every date to come. */
static void choose_months(struct making *making, const struct given *period)
{
	const struct vocabulary *all = vocabulary_of(making);
	const struct given *dates = record_get(&making->offer->record, ROLE_DATES);
	unsigned months = period && period->kind == GIVEN_VALUE ? period->period.months : 0;
	for (size_t i = 0; dates && i < dates->count; i++)
		months |= months_of_date(&dates->items[i], making->catalogue->today);
	for (size_t i = 0; all && i < all->count; i++) {
		char text[8];
		if (months >> (i + 1) & 1)
			choose_term(making, all->terms[i], number_text(i + 1, text), i);
	}
}

typedef void chooser(struct making *making, const struct given *given);

/* Names in queries and folders of pages are addresses: they never change. */
static const struct {
	enum role role;
	const char *name, *folder;
	chooser *choose;
} known[] = {
	{ROLE_AUDIENCE, "kommune", "kommuner", choose_municipalities},
	{ROLE_GRADES, "trin", "trin", choose_grades},
	{ROLE_SUBJECTS, "fag", "fag", choose_terms},
	{ROLE_PLACES, "sted", "steder", choose_terms},
	{ROLE_TOPICS, "emne", "emner", choose_terms},
	{ROLE_FORM, "form", "former", choose_terms},
	{ROLE_DURATION, "varighed", "varighed", choose_duration},
	{ROLE_PRICE, "pris", "pris", choose_price},
	{ROLE_PERIOD, "maaned", "maaneder", choose_months},
	{ROLE_AUDIENCE, "omfang", "omfang", choose_scope},
	{ROLE_SCHOOL_TYPES, "skoletype", "skoletyper", choose_terms},
};

static int by_sort_key(const void *a, const void *b)
{
	const struct facet_value *left = *(struct facet_value *const *)a;
	const struct facet_value *right = *(struct facet_value *const *)b;
	const int order = str_cmp(left->sort_key, right->sort_key);
	return order ? order : str_cmp(left->key, right->key);
}

static int by_number(const void *a, const void *b)
{
	const struct facet_value *left = *(struct facet_value *const *)a;
	const struct facet_value *right = *(struct facet_value *const *)b;
	return (left->number > right->number) - (left->number < right->number);
}

static void put_in_order(struct facet *facet, size_t offers)
{
	qsort(facet->values, facet->count, sizeof(struct facet_value *), by_sort_key);
	for (size_t i = 0; i < facet->count; i++)
		facet->values[i]->number = i;
	for (size_t i = 0; i < offers; i++)
		if (facet->sets[i].count > 1)
			qsort(facet->sets[i].values, facet->sets[i].count, sizeof(struct facet_value *),
				by_number);
}

/* Asks every listed offer; a facet that none of them has is left out. */
static void add_facet(struct making *making, struct facet facet, chooser *ask)
{
	struct facets *facets = making->facets;
	const struct listing *listed = &making->index->listed;
	facet.sets = arena_array(making->arena, listed->count, sizeof *facet.sets);
	making->facet = facet;
	making->by_key = (struct map){.arena = making->arena};
	for (size_t i = 0; i < listed->count; i++) {
		making->offer = listed->offers[i];
		making->set = &facet.sets[i];
		ask(making, record_at(&making->offer->record, facet.field));
	}
	if (!making->facet.count)
		return;
	put_in_order(&making->facet, listed->count);
	facets->items = arena_grow(making->arena, facets->items, facets->count, sizeof *facets->items);
	facets->items[facets->count++] = making->facet;
}

/* Libraries in the catalogue's order, each one's offers too. */
static void put_numbers(struct arena *arena, const struct catalogue *catalogue,
	const struct index *index, struct facets *facets)
{
	size_t *next = arena_array(arena, catalogue->library_count + 1, sizeof *next);
	for (size_t i = 0; i < catalogue->library_count; i++)
		next[i + 1] = next[i] + index->by_library[i].count;
	facets->numbered =
		(struct listing){.offers = arena_array(arena, index->listed.count, sizeof(struct offer *)),
			.count = index->listed.count};
	facets->place_of_number =
		arena_array(arena, index->listed.count, sizeof *facets->place_of_number);
	for (size_t i = 0; i < index->listed.count; i++) {
		const size_t number = next[index->listed.offers[i]->library->index]++;
		facets->numbered.offers[number] = index->listed.offers[i];
		facets->place_of_number[number] = i;
	}
}

void facets_make(struct arena *arena, const struct catalogue *catalogue, const struct index *index,
	struct facets *facets)
{
	const struct fields *fields = &catalogue->schema.kinds[KIND_OFFER];
	struct making making = {
		.arena = arena, .catalogue = catalogue, .index = index, .facets = facets};
	*facets = (struct facets){.value_by_path = {.arena = arena}};
	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
		const struct field *field = fields->by_role[known[i].role];
		const struct facet facet = {
			.name = str_from(known[i].name), .folder = str_from(known[i].folder), .field = field};
		if (field && field->facet)
			add_facet(&making, facet, known[i].choose);
	}
	/* Any other list of terms, as the schema has it. */
	for (size_t i = 0; i < fields->count; i++) {
		const struct field *field = &fields->items[i];
		const struct facet facet = {
			.name = danish_slug(arena, field->name), .folder = field->vocabulary, .field = field};
		if (field->facet && field->role == ROLE_NONE && field->type == TYPE_TERM)
			add_facet(&making, facet, choose_terms);
	}
	put_numbers(arena, catalogue, index, facets);
}

const struct facet *facet_named(const struct facets *facets, struct str name)
{
	for (size_t i = 0; i < facets->count; i++)
		if (str_eq(facets->items[i].name, name))
			return &facets->items[i];
	return NULL;
}

bool facet_is_on_list(const struct facet *facet)
{
	if (str_eq(facet->name, STR("kommune")))
		return false;
	return !str_eq(facet->name, STR("emne")) || facet->count <= FACET_TOPICS;
}
