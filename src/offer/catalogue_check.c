/* Order, and the checks that need all files at once. */
#include "offer/catalogue_check.h"

#include <stdlib.h>

static int by_offer(const void *a, const void *b)
{
	const struct offer *left = *(struct offer *const *)a;
	const struct offer *right = *(struct offer *const *)b;
	const int open = offer_is_open(right) - offer_is_open(left);
	const int order = open ? open : str_cmp(left->sort_key, right->sort_key);
	return order ? order : str_cmp(left->path, right->path);
}

static int by_library(const void *a, const void *b)
{
	const struct library *left = *(struct library *const *)a;
	const struct library *right = *(struct library *const *)b;
	const int order = str_cmp(left->sort_key, right->sort_key);
	return order ? order : str_cmp(left->path, right->path);
}

static int by_title(const void *a, const void *b)
{
	const struct entry *left = *(struct entry *const *)a;
	const struct entry *right = *(struct entry *const *)b;
	const int order = str_cmp(left->sort_key, right->sort_key);
	return order ? order : str_cmp(left->path, right->path);
}

void entries_order(struct entries *entries)
{
	if (entries->count)
		qsort(entries->items, entries->count, sizeof(struct entry *), by_title);
}

/* Lists are gone through from offer to offer: each where the last one lay, and not
 * among its texts. */
static void lay_side_by_side(struct catalogue *catalogue)
{
	struct offer *offers = arena_array(catalogue->arena, catalogue->offer_count, sizeof *offers);
	for (size_t i = 0; i < catalogue->offer_count; i++) {
		offers[i] = *catalogue->offers[i];
		offers[i].index = i;
		catalogue->offers[i] = &offers[i];
	}
}

void catalogue_order(struct catalogue *catalogue)
{
	if (catalogue->offer_count)
		qsort(catalogue->offers, catalogue->offer_count, sizeof(struct offer *), by_offer);
	if (catalogue->library_count)
		qsort(catalogue->libraries, catalogue->library_count, sizeof(struct library *), by_library);
	lay_side_by_side(catalogue);
	for (size_t i = 0; i < catalogue->library_count; i++)
		catalogue->libraries[i]->index = i;
}

static struct str address_of(const struct offer *offer)
{
	return str_skip(offer->path, STR("tilbud/").len);
}

/* `offers`: by address, present ones alone. */
static void check_references(const struct catalogue *catalogue, const struct map *offers,
	struct arena *scratch, struct report *report)
{
	for (size_t i = 0; i < catalogue->offer_count; i++) {
		const struct given *reuse = record_get(&catalogue->offers[i]->record, ROLE_REUSE_OF);
		if (reuse && !map_get(offers, str_join(scratch, reuse->key, STR("/"))))
			report_add(report, UNKNOWN_REFERENCE, reuse->span, (struct details){.a = reuse->key});
	}
}

/* One address leads to one page: neither two former ones nor a former and a
 * present one may be the same. Puts the former ones among the others. */
static void check_addresses(const struct catalogue *catalogue, struct map *addresses,
	struct arena *scratch, struct report *report)
{
	for (size_t i = 0; i < catalogue->offer_count; i++) {
		const struct offer *offer = catalogue->offers[i];
		const struct given *former = record_get(&offer->record, ROLE_FORMER);
		for (size_t k = 0; former && k < former->count; k++) {
			const struct str address = str_join(scratch, former->items[k].key, STR("/"));
			const struct offer *first = map_put(addresses, address, catalogue->offers[i]);
			if (first)
				report_add(report, ADDRESS_TWICE, former->items[k].span,
					(struct details){
						.a = former->items[k].key, .other = source_top(first->record.source)});
		}
	}
}

void catalogue_check(const struct catalogue *catalogue, struct report *report)
{
	struct arena scratch = {0};
	struct map addresses = {.arena = &scratch};
	for (size_t i = 0; i < catalogue->offer_count; i++)
		map_put(&addresses, address_of(catalogue->offers[i]), catalogue->offers[i]);
	check_references(catalogue, &addresses, &scratch, report);
	check_addresses(catalogue, &addresses, &scratch, report);
	arena_reset(&scratch);
	catalogue_check_links(catalogue, &scratch, report);
	catalogue_check_themes(catalogue, report);
	arena_reset(&scratch);
	catalogue_check_alike(catalogue, &scratch, report);
	arena_free(&scratch);
}
