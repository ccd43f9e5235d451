/* Offers that a teacher would take for one another.
 *
 * Never all against all. Each offer gets a few signs: its title without numbers,
 * and its rarest words of title and resume (two texts that share most words must
 * share one of each other's rarest: prefix filtering, as databases join texts).
 * Signs are sorted, and only neighbours with the same sign are compared. */
#include "offer/catalogue_check.h"

#include "base/danish.h"

#include <stdlib.h>
#include <string.h>

enum {
	WORDS_MAX = 64,        /* words of one offer that count */
	SIGNS_MAX = 16,        /* its title, its rarest words */
	NEIGHBOURS = 8,        /* with the same sign, that are compared */
	ALIKE_PERCENT = 80,    /* of all words are shared */
	OVERLAP_WORDS_MIN = 8, /* fewer words say nothing */
	COUNTERS = 1024 * 64,  /* how often words occur, by their hash: nearly right is enough */
	TITLE_WORDS_MIN = 3,   /* across libraries: »Bogbussen« is nobody's */
	COUSINS_PERCENT = 30   /* of words, when the titles are the same across libraries */
};

struct print {
	const struct offer *offer;
	uint64_t title;       /* hash of its words without numbers and words for grades */
	uint64_t title_marks; /* a bit for each of them: what it lacks, the title lacks */
	uint64_t numbers;     /* of those in the title; 0: none */
	uint64_t in_title;    /* bit n: words[n] is in the title */
	uint32_t *words;      /* hashes, sorted, each once */
	uint32_t count;
	uint32_t title_words;
	bool told;
};

struct sign {
	uint32_t hash;
	uint32_t print; /* its place among the prints, which is the offers' order */
};

struct search {
	struct arena *scratch;
	struct arena passing; /* reset after each offer */
	struct report *report;
	struct print *prints;
	size_t print_count;
	struct sign *signs;
	size_t sign_count;
	uint32_t *counters;
};

static uint32_t short_hash(uint64_t hash)
{
	return (uint32_t)(hash ^ hash >> 32);
}

static uint32_t hash_of(struct str word)
{
	return short_hash(str_hash(word));
}

/* "5", "kl", "klasse": what tells one edition of an offer from the next. */
static bool is_number(struct str word)
{
	return word.ptr[0] >= '0' && word.ptr[0] <= '9';
}

static bool is_edition(struct str word)
{
	static const char words[][16] = {"kl", "klasse", "klasser", "klassetrin", "trin", "aargang",
		"del", "udgave", "og", "i", "indskoling", "indskolingen", "mellemtrin", "mellemtrinnet",
		"udskoling", "udskolingen"};
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (words[i][0] == word.ptr[0] && str_eq(word, str_from(words[i])))
			return true;
	return is_number(word);
}

static void add_word(struct print *print, struct str word, bool in_title)
{
	const uint32_t hash = hash_of(word);
	uint32_t at = 0;
	while (at < print->count && print->words[at] < hash)
		at++;
	if (print->count == WORDS_MAX || (at < print->count && print->words[at] == hash))
		return;
	const uint64_t before = ((uint64_t)1 << at) - 1;
	memmove(print->words + at + 1, print->words + at, (print->count - at) * sizeof *print->words);
	print->words[at] = hash;
	print->in_title =
		(print->in_title & before) | (print->in_title & ~before) << 1 | (uint64_t)in_title << at;
	print->count++;
}

static void add_title(struct print *print, struct arena *passing, struct str folded)
{
	char *title = arena_alloc(passing, folded.len + 2);
	size_t length = 0;
	struct str word;
	while (str_cut(&folded, ' ', &word)) {
		if (is_number(word))
			print->numbers = print->numbers * 31 + str_hash(word);
		if (is_edition(word))
			continue;
		if (!length)
			title[length++] = ' ';
		memcpy(title + length, word.ptr, word.len);
		length += word.len;
		title[length++] = ' ';
		print->title_words++;
		print->title_marks |= (uint64_t)1 << hash_of(word) % 64;
		add_word(print, word, true);
	}
	print->title = str_hash((struct str){title, length});
}

static void add_summary(struct print *print, struct str folded)
{
	struct str word;
	while (str_cut(&folded, ' ', &word)) {
		if (!is_edition(word))
			add_word(print, word, false);
	}
}

static int by_sign(const void *a, const void *b)
{
	const struct sign *left = a;
	const struct sign *right = b;
	if (left->hash != right->hash)
		return left->hash < right->hash ? -1 : 1;
	return left->print < right->print ? -1 : left->print > right->print;
}

static void make_print(struct search *search, const struct offer *offer)
{
	uint32_t words[WORDS_MAX];
	struct arena *passing = &search->passing;
	struct print print = {.offer = offer, .words = words};
	add_title(&print, passing, danish_fold(passing, offer->title));
	add_summary(&print, danish_fold(passing, record_text(&offer->record, ROLE_SUMMARY)));
	arena_reset(passing);
	print.words = arena_array(search->scratch, print.count, sizeof *words);
	for (size_t i = 0; i < print.count; i++) {
		print.words[i] = words[i];
		search->counters[words[i] % COUNTERS]++;
	}
	search->prints[search->print_count++] = print;
}

/* How many of its rarest words are signs: as many as two alike must share one of. */
static size_t rare_words(const struct print *print)
{
	const size_t wanted = print->count - print->count * ALIKE_PERCENT / 100 + 1;
	const size_t most = print->count < SIGNS_MAX - 1 ? print->count : SIGNS_MAX - 1;
	return wanted < most ? wanted : most;
}

/* The title, and the words of a print from the rarest on. */
static void add_signs(struct search *search, size_t number)
{
	const struct print *print = &search->prints[number];
	const size_t wanted = rare_words(print);
	uint32_t last_seen = 0;
	uint32_t last_hash = 0;
	search->signs[search->sign_count++] = (struct sign){short_hash(print->title), (uint32_t)number};
	for (size_t k = 0; k < wanted; k++) {
		uint32_t best_seen = UINT32_MAX;
		uint32_t best_hash = 0;
		for (size_t i = 0; i < print->count; i++) {
			const uint32_t hash = print->words[i];
			const uint32_t seen = search->counters[hash % COUNTERS];
			const bool later =
				k == 0 || seen > last_seen || (seen == last_seen && hash > last_hash);
			if (later && (seen < best_seen || (seen == best_seen && hash < best_hash))) {
				best_seen = seen;
				best_hash = hash;
			}
		}
		last_seen = best_seen;
		last_hash = best_hash;
		search->signs[search->sign_count++] = (struct sign){best_hash, (uint32_t)number};
	}
}

/* Percent of the words of both that both have. */
static size_t shared_percent(const struct print *a, const struct print *b)
{
	size_t i = 0;
	size_t k = 0;
	size_t shared = 0;
	while (i < a->count && k < b->count) {
		const uint32_t left = a->words[i];
		const uint32_t right = b->words[k];
		shared += left == right;
		i += left <= right;
		k += right <= left;
	}
	const size_t all = a->count + b->count - shared;
	return all ? shared * 100 / all : 0;
}

/* A series is no fault: an edition for each grade, or parts with numbers. */
static bool is_series(const struct print *a, const struct print *b)
{
	const unsigned grades = a->offer->grades & b->offer->grades;
	return (!grades && a->offer->grades && b->offer->grades)
		|| (a->numbers && b->numbers && a->numbers != b->numbers);
}

static bool builds_on(const struct offer *a, const struct offer *b)
{
	const struct str origin = record_text(&a->record, ROLE_REUSE_OF);
	const struct str address = str_skip(b->path, STR("tilbud/").len);
	return origin.len && str_eq(str_slice(address, 0, address.len - 1), origin);
}

static bool is_related(const struct offer *a, const struct offer *b)
{
	const struct str origin = record_text(&a->record, ROLE_REUSE_OF);
	return builds_on(a, b) || builds_on(b, a)
		|| (origin.len && str_eq(origin, record_text(&b->record, ROLE_REUSE_OF)));
}

/* Does one title say all that the other says? Else each is about its own. */
static bool is_title_within(const struct print *a, const struct print *b)
{
	size_t k = 0;
	if (a->title_marks & ~b->title_marks)
		return false;
	for (size_t i = 0; i < a->count; i++) {
		if (!(a->in_title >> i & 1))
			continue;
		while (k < b->count && b->words[k] < a->words[i])
			k++;
		if (k == b->count || b->words[k] != a->words[i] || !(b->in_title >> k & 1))
			return false;
	}
	return true;
}

static bool is_alike(const struct print *a, const struct print *b)
{
	const bool here = a->offer->library == b->offer->library;
	const bool same_title = a->title_words && a->title == b->title;
	if (same_title && here)
		return true;
	if (a->count < OVERLAP_WORDS_MIN || !(is_title_within(a, b) || is_title_within(b, a)))
		return false;
	const size_t shared = shared_percent(a, b);
	return shared >= ALIKE_PERCENT
		|| (same_title && a->title_words >= TITLE_WORDS_MIN && shared >= COUSINS_PERCENT);
}

/* Each offer is told of at most once, at the later of the two. */
static void compare(struct search *search, const struct print *first, struct print *second)
{
	const struct offer *a = first->offer;
	const struct offer *b = second->offer;
	if (second->told || first == second || !is_alike(first, second) || is_series(first, second)
		|| is_related(a, b))
		return;
	const struct given *title = record_get(&b->record, ROLE_TITLE);
	const struct given *other = record_get(&a->record, ROLE_TITLE);
	const struct str address = str_slice(a->path, STR("tilbud/").len, a->path.len - 1);
	second->told = true;
	if (a->library == b->library)
		report_add(search->report, ALIKE_HERE, title->span,
			(struct details){.a = a->title, .b = address, .other = other->span});
	else
		report_add(search->report, ALIKE_ELSEWHERE, title->span,
			(struct details){
				.a = a->title, .b = a->library->name, .c = address, .other = other->span});
}

void catalogue_check_alike(
	const struct catalogue *catalogue, struct arena *scratch, struct report *report)
{
	struct search search = {.scratch = scratch, .report = report};
	search.counters = arena_array(scratch, COUNTERS, sizeof *search.counters);
	search.prints = arena_array(scratch, catalogue->offer_count, sizeof *search.prints);
	size_t signs = 0;
	for (size_t i = 0; i < catalogue->offer_count; i++) {
		if (!offer_is_listed(catalogue->offers[i]))
			continue;
		make_print(&search, catalogue->offers[i]);
		signs += 1 + rare_words(&search.prints[search.print_count - 1]);
	}
	search.signs = arena_array(scratch, signs, sizeof *search.signs);
	for (size_t i = 0; i < search.print_count; i++)
		add_signs(&search, i);
	if (search.sign_count)
		qsort(search.signs, search.sign_count, sizeof *search.signs, by_sign);
	for (size_t i = 0; i < search.sign_count; i++)
		for (size_t k = i + 1; k <= i + NEIGHBOURS && k < search.sign_count; k++)
			if (search.signs[i].hash == search.signs[k].hash)
				compare(&search, &search.prints[search.signs[i].print],
					&search.prints[search.signs[k].print]);
	arena_free(&search.passing);
}
