/* Which offers are most like another: for "se også" and for pages that are
 * gone. Looks at a bounded number of candidates, so that a large catalogue costs
 * no more than a small one. */
#include "site/index.h"

#include "base/danish.h"

enum { CANDIDATES_PER_LIST = 60, MOST = 8 };

struct ranking {
	const struct offer *offers[MOST];
	int scores[MOST];
	size_t count, most;
};

/* Keeps the best, in falling order; of equals the first come. */
static void rank(struct ranking *ranking, const struct offer *offer, int score)
{
	if (ranking->count && ranking->count == ranking->most
		&& score <= ranking->scores[ranking->most - 1])
		return;
	for (size_t i = 0; i < ranking->count; i++)
		if (ranking->offers[i] == offer)
			return;
	size_t at = ranking->count;
	while (at > 0 && ranking->scores[at - 1] < score)
		at--;
	if (at >= ranking->most)
		return;
	if (ranking->count < ranking->most)
		ranking->count++;
	for (size_t i = ranking->count - 1; i > at; i--) {
		ranking->offers[i] = ranking->offers[i - 1];
		ranking->scores[i] = ranking->scores[i - 1];
	}
	ranking->offers[at] = offer;
	ranking->scores[at] = score;
}

static struct listing listing_of(struct arena *arena, const struct ranking *ranking)
{
	struct listing listing = {.count = ranking->count};
	listing.offers = arena_array(arena, ranking->count, sizeof *listing.offers);
	for (size_t i = 0; i < ranking->count; i++)
		listing.offers[i] = ranking->offers[i];
	return listing;
}

static uint32_t number_of(struct map *numbers, struct str word)
{
	uint32_t *number = map_get(numbers, word);
	if (!number) {
		number = arena_new(numbers->arena, uint32_t);
		*number = (uint32_t)numbers->count;
		map_put(numbers, word, number);
	}
	return *number;
}

static uint16_t add_numbers(struct map *numbers, const struct given *words, uint32_t *out)
{
	const uint16_t count = words ? (uint16_t)words->count : 0;
	for (size_t i = 0; i < count; i++)
		out[i] = number_of(numbers, words->items[i].key);
	return count;
}

const struct kin *kin_of_all(struct arena *arena, const struct catalogue *catalogue)
{
	struct arena scratch = {0};
	struct map numbers = {.arena = &scratch};
	struct kin *all = arena_array(arena, catalogue->offer_count, sizeof *all);
	for (size_t i = 0; i < catalogue->offer_count; i++) {
		const struct offer *offer = catalogue->offers[i];
		const struct record *record = &offer->record;
		const struct given *topics = record_get(record, ROLE_TOPICS);
		const struct given *subjects = record_get(record, ROLE_SUBJECTS);
		const size_t count = (topics ? topics->count : 0) + (subjects ? subjects->count : 0);
		uint32_t *words = arena_array(arena, count, sizeof *words);
		all[i] = (struct kin){.library = offer->library,
			.area = offer->area,
			.words = words,
			.grades = (uint16_t)offer->grades,
			.nationwide = offer->nationwide,
			.open = offer_is_open(offer)};
		all[i].topics = add_numbers(&numbers, topics, words);
		all[i].subjects = add_numbers(&numbers, subjects, words + all[i].topics);
		all[i].form = number_of(&numbers, record_text(record, ROLE_FORM));
	}
	arena_free(&scratch);
	return all;
}

/* One offer that looks for others like it. */
struct seeker {
	const struct index *index;
	const struct offer *offer;
	const struct kin *kin;
	int next; /* the grade after its last; above LAST_GRADE when there is none */
};

static int next_grade(const struct offer *offer)
{
	int next = LAST_GRADE + 1;
	while (next > 0 && !(offer->grades >> (next - 1) & 1))
		next--;
	return next ? next : LAST_GRADE + 1;
}

static struct seeker seeker_for(const struct index *index, const struct offer *offer)
{
	return (struct seeker){index, offer, &index->kin[offer->index], next_grade(offer)};
}

static int in_both(const uint32_t *left, size_t left_count, const uint32_t *right, size_t count)
{
	int both = 0;
	for (size_t i = 0; i < left_count; i++)
		for (size_t k = 0; k < count; k++)
			both += left[i] == right[k];
	return both;
}

/* Points for the topics and subjects that two offers share. */
static int shared(const struct kin *a, const struct kin *b)
{
	return 6 * in_both(a->words, a->topics, b->words, b->topics)
		+ 3 * in_both(a->words + a->topics, a->subjects, b->words + b->topics, b->subjects);
}

/* May a school that can use the one offer use the other as well? */
static bool is_near(const struct kin *kin, const struct kin *other)
{
	const struct term *home = kin->library->municipality;
	return home ? area_has(&other->area, home) : other->nationwide;
}

/* Paused or sold out is no help to one who looks for another. */
static int can_be_had(const struct kin *kin)
{
	return 4 * kin->open;
}

/* 0: not to be shown beside the offer. */
typedef int likeness(const struct seeker *seeker, const struct kin *other);

static int likeness_elsewhere(const struct seeker *seeker, const struct kin *other)
{
	const struct kin *kin = seeker->kin;
	if (kin->library == other->library)
		return 0;
	return shared(kin, other) + 4 * ((kin->grades & other->grades) != 0)
		+ (kin->form == other->form) + 5 * is_near(kin, other) + can_be_had(other);
}

static int likeness_next(const struct seeker *seeker, const struct kin *other)
{
	enum { NEAR = 100 }; /* more than all that can be shared */
	const int next = seeker->next;
	if (!(other->grades >> next & 1))
		return 0;
	const int common = shared(seeker->kin, other);
	if (!common)
		return 0;
	const bool further = !(other->grades >> (next - 1) & 1);
	return common + 3 * further + can_be_had(other) + NEAR * is_near(seeker->kin, other);
}

/* Candidates follow the offer in a list, round the end, so that links spread over
 * a long list. */
static size_t place_in(const struct listing *listing, const struct offer *offer)
{
	size_t low = 0;
	size_t high = listing->count;
	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		if (listing->offers[middle] < offer)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Ranks those of a listing that follow the offer. */
static void rank_listing(struct ranking *ranking, const struct listing *listing,
	const struct seeker *seeker, likeness *score)
{
	const size_t start = place_in(listing, seeker->offer);
	for (size_t i = 0; i < listing->count && i < CANDIDATES_PER_LIST; i++) {
		const struct offer *other = listing->offers[(start + i) % listing->count];
		const struct kin *kin = &seeker->index->kin[other - seeker->index->first];
		const int points = kin == seeker->kin ? 0 : score(seeker, kin);
		if (points)
			rank(ranking, other, points);
	}
}

static void rank_topics(struct ranking *ranking, const struct seeker *seeker, likeness *score)
{
	const struct given *topics = record_get(&seeker->offer->record, ROLE_TOPICS);
	for (size_t i = 0; topics && i < topics->count; i++) {
		const struct topic *topic = map_get(&seeker->index->topic_by_key, topics->items[i].key);
		if (topic)
			rank_listing(ranking, &topic->listing, seeker, score);
	}
}

struct listing index_elsewhere(
	struct arena *arena, const struct index *index, const struct offer *offer, size_t most)
{
	const struct seeker seeker = seeker_for(index, offer);
	struct ranking ranking = {.most = most < MOST ? most : MOST};
	rank_topics(&ranking, &seeker, likeness_elsewhere);
	return listing_of(arena, &ranking);
}

struct listing index_next_grade(
	struct arena *arena, const struct index *index, const struct offer *offer, size_t most)
{
	const struct seeker seeker = seeker_for(index, offer);
	struct ranking ranking = {.most = most < MOST ? most : MOST};
	const struct given *subjects = record_get(&offer->record, ROLE_SUBJECTS);
	const struct term *home = offer->library->municipality;
	if (seeker.next > LAST_GRADE)
		return (struct listing){0};
	for (int reach = 0; home && reach < REACHES; reach++)
		rank_listing(
			&ranking, &index->by_municipality[home->index].lists[reach], &seeker, likeness_next);
	rank_topics(&ranking, &seeker, likeness_next);
	for (size_t i = 0; subjects && i < subjects->count; i++)
		if (subjects->items[i].term)
			rank_listing(&ranking, &index->by_subject[subjects->items[i].term->index], &seeker,
				likeness_next);
	return listing_of(arena, &ranking);
}

struct str index_title_words(struct str sort_key)
{
	struct str words;
	/* Its letters; the text itself stands behind a byte below all of them. */
	return str_cut(&sort_key, 1, &words) ? words : STR("");
}

/* How many words of a title stand in another. */
static int shared_words(struct str words, const struct offer *offer)
{
	int count = 0;
	struct str word;
	while (str_cut(&words, ' ', &word))
		count += word.len >= TITLE_WORD_MIN && str_find(offer->sort_key, word, 0) >= 0;
	return count;
}

struct listing index_closest(struct arena *arena, const struct index *index, struct str title,
	const struct listing *of_library, size_t most)
{
	struct ranking ranking = {.most = most < MOST ? most : MOST};
	const struct str words = index_title_words(danish_sort_key(arena, title));
	struct str rest = words;
	struct str word;
	while (str_cut(&rest, ' ', &word)) {
		const struct listing *listing = map_get(&index->by_title_word, word);
		for (size_t i = 0; listing && i < listing->count; i++)
			rank(&ranking, listing->offers[i], 2 * shared_words(words, listing->offers[i]));
	}
	for (size_t i = 0; of_library && i < of_library->count && i < CANDIDATES_PER_LIST; i++)
		rank(&ranking, of_library->offers[i], 1 + 2 * shared_words(words, of_library->offers[i]));
	return listing_of(arena, &ranking);
}
