/* Sorting offers into pages, one pass over the catalogue. */
#include "site/index.h"

#include "base/danish.h"
#include "site/facets.h"

#include <stdlib.h>

bool listing_add(struct arena *arena, struct listing *listing, const struct offer *offer)
{
	if (listing->count && listing->offers[listing->count - 1] == offer)
		return false; /* named twice in one offer */
	listing->offers = arena_grow(arena, listing->offers, listing->count, sizeof *listing->offers);
	listing->offers[listing->count++] = offer;
	return true;
}

static void add_terms(
	struct arena *arena, struct listing *lists, const struct offer *offer, enum role role)
{
	const struct given *given = record_get(&offer->record, role);
	if (!given || given->kind != GIVEN_VALUE)
		return;
	if (!given->items) {
		if (given->term)
			listing_add(arena, &lists[given->term->index], offer);
		return;
	}
	for (size_t i = 0; i < given->count; i++)
		if (given->items[i].term)
			listing_add(arena, &lists[given->items[i].term->index], offer);
}

static struct topic *topic_for(struct arena *arena, struct index *index, const struct given *word)
{
	struct topic *topic = map_get(&index->topic_by_key, word->key);
	if (topic)
		return topic;
	topic = arena_new(arena, struct topic);
	*topic = (struct topic){
		.key = word->key, .name = word->text, .sort_key = danish_sort_key(arena, word->text)};
	map_put(&index->topic_by_key, topic->key, topic);
	index->topics = arena_grow(arena, index->topics, index->topic_count, sizeof *index->topics);
	index->topics[index->topic_count++] = topic;
	return topic;
}

static void add_topics(struct arena *arena, struct index *index, const struct offer *offer)
{
	const struct given *topics = record_get(&offer->record, ROLE_TOPICS);
	for (size_t i = 0; topics && i < topics->count; i++)
		listing_add(arena, &topic_for(arena, index, &topics->items[i])->listing, offer);
}

static bool is_online(const struct offer *offer)
{
	const struct given *places = record_get(&offer->record, ROLE_PLACES);
	for (size_t i = 0; places && i < places->count; i++)
		if (!str_eq(places->items[i].key, STR("online")))
			return false;
	return places && places->count > 0;
}

static enum reach reach_of(const struct offer *offer, const struct term *municipality)
{
	if (offer->library->municipality == municipality)
		return REACH_OWN;
	if (!offer->nationwide)
		return REACH_REGION;
	return is_online(offer) ? REACH_ONLINE : REACH_NATION;
}

static void add_municipalities(struct arena *arena, struct index *index,
	const struct catalogue *catalogue, const struct offer *offer)
{
	const struct vocabulary *all = catalogue->places.municipalities;
	for (size_t i = 0; i < all->count; i++)
		if (area_has(&offer->area, all->terms[i]))
			listing_add(
				arena, &index->by_municipality[i].lists[reach_of(offer, all->terms[i])], offer);
}

/* Under each word of its title that says something. Lists are cut: a word that
 * everybody uses tells nothing. */
static void add_title_words(struct arena *arena, struct index *index, const struct offer *offer)
{
	struct str rest = index_title_words(offer->sort_key);
	struct str word;
	while (str_cut(&rest, ' ', &word)) {
		if (word.len < TITLE_WORD_MIN)
			continue;
		struct listing *listing = map_get(&index->by_title_word, word);
		if (!listing) {
			listing = arena_new(arena, struct listing);
			map_put(&index->by_title_word, word, listing);
		}
		if (listing->count < TITLE_WORD_OFFERS)
			listing_add(arena, listing, offer);
	}
}

static int by_topic(const void *a, const void *b)
{
	const struct topic *left = *(struct topic *const *)a;
	const struct topic *right = *(struct topic *const *)b;
	return str_cmp(left->sort_key, right->sort_key);
}

static int by_newest(const void *a, const void *b)
{
	const struct offer *left = *(const struct offer *const *)a;
	const struct offer *right = *(const struct offer *const *)b;
	const int open = offer_is_open(right) - offer_is_open(left);
	const int order = open ? open : date_cmp(right->created, left->created);
	return order ? order : str_cmp(left->path, right->path);
}

static void find_newest(struct arena *arena, struct index *index)
{
	enum { NEWEST = 6 };
	for (size_t i = 0; i < index->listed.count; i++)
		if (index->listed.offers[i]->created.year)
			listing_add(arena, &index->newest, index->listed.offers[i]);
	if (index->newest.count)
		qsort(index->newest.offers, index->newest.count, sizeof(struct offer *), by_newest);
	if (index->newest.count > NEWEST)
		index->newest.count = NEWEST;
}

static struct listing *lists_for(struct arena *arena, size_t count)
{
	return arena_array(arena, count, sizeof(struct listing));
}

static void make_lists(struct arena *arena, const struct catalogue *catalogue, struct index *index)
{
	index->subjects = vocabulary_named(&catalogue->vocabularies, STR("fag"));
	index->bands = vocabulary_named(&catalogue->vocabularies, STR("trinforloeb"));
	index->forms = vocabulary_named(&catalogue->vocabularies, STR("former"));
	index->by_subject = lists_for(arena, index->subjects ? index->subjects->count : 0);
	index->by_form = lists_for(arena, index->forms ? index->forms->count : 0);
	index->by_library = lists_for(arena, catalogue->library_count);
	index->by_municipality =
		arena_array(arena, catalogue->places.municipalities->count, sizeof *index->by_municipality);
	index->topic_by_key.arena = arena;
	index->by_title_word.arena = arena;
}

void index_make(struct arena *arena, const struct catalogue *catalogue, struct index *index)
{
	*index = (struct index){0};
	make_lists(arena, catalogue, index);
	for (size_t i = 0; i < catalogue->offer_count; i++) {
		const struct offer *offer = catalogue->offers[i];
		if (!offer_is_listed(offer))
			continue;
		listing_add(arena, &index->listed, offer);
		add_terms(arena, index->by_subject, offer, ROLE_SUBJECTS);
		add_terms(arena, index->by_form, offer, ROLE_FORM);
		add_topics(arena, index, offer);
		add_title_words(arena, index, offer);
		listing_add(arena, &index->by_library[offer->library->index], offer);
		add_municipalities(arena, index, catalogue, offer);
		index_add_for_pupils(arena, index, offer);
		for (int grade = 0; grade <= LAST_GRADE; grade++)
			if (offer->grades >> grade & 1)
				listing_add(arena, &index->by_grade[grade], offer);
	}
	if (index->topic_count)
		qsort(index->topics, index->topic_count, sizeof(struct topic *), by_topic);
	index->first = catalogue->offer_count ? catalogue->offers[0] : NULL;
	index->kin = kin_of_all(arena, catalogue);
	find_newest(arena, index);
	index_find_themes(arena, catalogue, index);
	index_find_season(arena, index, catalogue->today);
	struct facets *facets = arena_new(arena, struct facets);
	facets_make(arena, catalogue, index, facets);
	index->facets = facets;
}

unsigned band_grades(const struct term *band)
{
	unsigned grades = 0;
	for (int grade = band->from_grade; grade >= 0 && grade <= band->to_grade; grade++)
		grades |= 1u << grade;
	return grades;
}

struct listing listing_of_band(
	struct arena *arena, const struct listing *listing, const struct term *band)
{
	struct listing out = {0};
	for (size_t i = 0; i < listing->count; i++)
		if (listing->offers[i]->grades & band_grades(band))
			listing_add(arena, &out, listing->offers[i]);
	return out;
}
