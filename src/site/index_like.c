/* Which offers are most like another: for "se også" and for pages that are
 * gone. Looks at a bounded number of candidates, so that a large catalogue costs
 * no more than a small one. */
#include "site/index.h"

#include "base/danish.h"

enum { CANDIDATES_PER_TOPIC = 60, MOST = 8 };

struct ranking {
	const struct offer *offers[MOST];
	int scores[MOST];
	size_t count, most;
};

/* Keeps the best, in falling order; of equals the first come. */
static void rank(struct ranking *ranking, const struct offer *offer, int score)
{
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

/* How many terms two offers share. */
static int shared(const struct offer *a, const struct offer *b, enum role role)
{
	const struct given *left = record_get(&a->record, role);
	const struct given *right = record_get(&b->record, role);
	int count = 0;
	for (size_t i = 0; left && right && i < left->count; i++)
		for (size_t k = 0; k < right->count; k++)
			count += str_eq(left->items[i].key, right->items[k].key);
	return count;
}

static int likeness(const struct offer *a, const struct offer *b)
{
	const bool same_form =
		str_eq(record_text(&a->record, ROLE_FORM), record_text(&b->record, ROLE_FORM));
	return 6 * shared(a, b, ROLE_TOPICS) + 3 * shared(a, b, ROLE_SUBJECTS)
		+ 4 * ((a->grades & b->grades) != 0) + same_form + 2 * b->nationwide;
}

/* Candidates follow the offer in its topics' lists, round the end, so that links
 * spread over a long list. */
static size_t place_in(const struct listing *listing, const struct offer *offer)
{
	size_t low = 0;
	size_t high = listing->count;
	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		const int order = str_cmp(listing->offers[middle]->sort_key, offer->sort_key);
		if (order < 0 || (order == 0 && str_cmp(listing->offers[middle]->path, offer->path) < 0))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

struct listing index_related(
	struct arena *arena, const struct index *index, const struct offer *offer, size_t most)
{
	struct ranking ranking = {.most = most < MOST ? most : MOST};
	const struct given *topics = record_get(&offer->record, ROLE_TOPICS);
	for (size_t t = 0; topics && t < topics->count; t++) {
		const struct topic *topic = map_get(&index->topic_by_key, topics->items[t].key);
		const size_t count = topic ? topic->listing.count : 0;
		const size_t start = topic ? place_in(&topic->listing, offer) : 0;
		for (size_t i = 0; i < count && i < CANDIDATES_PER_TOPIC; i++) {
			const struct offer *other = topic->listing.offers[(start + i) % count];
			if (other != offer)
				rank(&ranking, other, likeness(offer, other));
		}
	}
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
	for (size_t i = 0; of_library && i < of_library->count && i < CANDIDATES_PER_TOPIC; i++)
		rank(&ranking, of_library->offers[i], 1 + 2 * shared_words(words, of_library->offers[i]));
	return listing_of(arena, &ranking);
}
