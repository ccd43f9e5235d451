/* Which region a municipality belongs to is data with dates: on 1 January 2027
 * two regions become one. */
#include "offer/places.h"

#include "base/danish.h"

#include <stdlib.h>

static struct date day_in(const struct value *map, struct str name, struct report *report)
{
	const struct value *value = value_get(map, name);
	struct date day = {0};
	if (value && !date_parse(value_str(value), &day, NULL) && report)
		report_add(report, BAD_DATE, value->span, (struct details){.a = value_str(value)});
	return day;
}

/* `report` may be NULL: then nothing is told again. */
static const struct term *region_on(const struct places *places, const struct term *municipality,
	struct date day, struct report *report)
{
	const struct value *regions = value_get(municipality->extra, STR("regioner"));
	for (size_t i = 0; regions && regions->kind == VALUE_LIST && i < regions->count; i++) {
		const struct value *entry = regions->items[i];
		const struct value *name = value_get(entry, STR("region"));
		const struct term region = {.valid_from = day_in(entry, STR("fra"), report),
			.valid_to = day_in(entry, STR("til"), report)};
		if (!term_is_valid(&region, day))
			continue;
		const struct term *found = vocabulary_find(places->regions, value_str(name));
		if (!found && report)
			report_add(report, UNKNOWN_TERM, name ? name->span : entry->span,
				(struct details){.a = value_str(name), .b = STR("regioner")});
		return found;
	}
	return NULL;
}

static bool take_place(const struct value *value, int end, int *place)
{
	struct str text = value_str(value);
	long number;
	if (!str_take_number(&text, &number) || text.len || number < 0 || number >= end)
		return false;
	*place = (int)number;
	return true;
}

/* »felt: [kolonne, række]«. One that cannot be used is told, and left off the map. */
static void read_tile(struct places *places, const struct term *municipality, struct report *report)
{
	const struct value *given = value_get(municipality->extra, STR("felt"));
	int column, row;
	if (!given)
		return;
	if (given->kind != VALUE_LIST || given->count != 2
		|| !take_place(given->items[0], MAP_COLUMNS, &column)
		|| !take_place(given->items[1], MAP_ROWS, &row)) {
		report_add(report, BAD_TILE, given->span, (struct details){.a = municipality->name});
		return;
	}
	const struct term **taken = &places->on_map[row][column];
	if (*taken) {
		report_add(report, TILE_TAKEN, given->span,
			(struct details){.a = municipality->name,
				.b = (*taken)->name,
				.other = value_get((*taken)->extra, STR("felt"))->span});
		return;
	}
	*taken = municipality;
}

static int by_name(const void *a, const void *b)
{
	const struct term *left = *(const struct term *const *)a;
	const struct term *right = *(const struct term *const *)b;
	struct arena scratch = {0};
	const int order =
		str_cmp(danish_sort_key(&scratch, left->name), danish_sort_key(&scratch, right->name));
	arena_free(&scratch);
	return order;
}

bool places_read(struct places *places, const struct vocabularies *all, struct date day,
	const struct source *fallback, struct report *report)
{
	static const char *const needed[] = {"kommuner", "regioner"};
	places->municipalities = vocabulary_named(all, str_from(needed[0]));
	places->regions = vocabulary_named(all, str_from(needed[1]));
	places->day = day;
	for (size_t i = 0; i < 2; i++) {
		if (!vocabulary_named(all, str_from(needed[i]))) {
			report_add(report, VOCABULARY_MISSING, source_top(fallback),
				(struct details){.a = str_from(needed[i])});
			return false;
		}
	}
	if (places->municipalities->count > MUNICIPALITIES_MAX) {
		report_add(report, TOO_MANY_MUNICIPALITIES, source_top(fallback), (struct details){0});
		return false;
	}
	for (size_t i = 0; i < places->municipalities->count; i++) {
		places->sorted[i] = places->municipalities->terms[i];
		places->region_of[i] = region_on(places, places->sorted[i], day, report);
		read_tile(places, places->sorted[i], report);
		if (!places->region_of[i])
			report_add(report, WITHOUT_REGION, places->sorted[i]->extra->span,
				(struct details){.a = places->sorted[i]->name});
	}
	qsort(places->sorted, places->municipalities->count, sizeof *places->sorted, by_name);
	return true;
}

void area_add(struct area *area, const struct term *municipality)
{
	area->bits[municipality->index / 64] |= (uint64_t)1 << municipality->index % 64;
}

bool area_has(const struct area *area, const struct term *municipality)
{
	return area->bits[municipality->index / 64] >> municipality->index % 64 & 1;
}

void area_add_region(struct area *area, const struct places *places, const struct term *region)
{
	const bool over = region->valid_to.year && date_cmp(places->day, region->valid_to) > 0;
	const bool valid = term_is_valid(region, places->day);
	const struct date day = over ? region->valid_to : region->valid_from;
	for (size_t i = 0; i < places->municipalities->count; i++) {
		const struct term *municipality = places->municipalities->terms[i];
		if ((valid ? places->region_of[i] : region_on(places, municipality, day, NULL)) == region)
			area_add(area, municipality);
	}
}

void area_add_all(struct area *area, const struct places *places)
{
	for (size_t i = 0; i < places->municipalities->count; i++)
		area_add(area, places->municipalities->terms[i]);
}
