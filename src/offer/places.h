/* Municipalities and the regions they belong to on one day. */
#ifndef OFFER_PLACES_H
#define OFFER_PLACES_H

#include "offer/vocabulary.h"

#include <stdint.h>

enum { MUNICIPALITIES_MAX = 128 };

/* The map of tiles: two halves of the country, side by side. */
enum { MAP_COLUMNS = 16, MAP_ROWS = 13 };

/* A set of municipalities, by their place in the vocabulary. */
struct area {
	uint64_t bits[MUNICIPALITIES_MAX / 64];
};

struct places {
	const struct vocabulary *municipalities; /* "kommuner" */
	const struct vocabulary *regions;        /* "regioner" */
	struct date day;
	const struct term *region_of[MUNICIPALITIES_MAX]; /* on the day; NULL where none is stated */
	const struct term *sorted[MUNICIPALITIES_MAX];    /* municipalities in Danish order */
	const struct term *on_map[MAP_ROWS][MAP_COLUMNS]; /* NULL where there is sea */
};

/* Works out the regions of `day`, and who stands where on the map. False when a vocabulary is missing or too
 * large; told at the top of `fallback`. */
bool places_read(struct places *places, const struct vocabularies *all, struct date day,
	const struct source *fallback, struct report *report);

void area_add(struct area *area, const struct term *municipality);
bool area_has(const struct area *area, const struct term *municipality);

/* The municipalities of a region on the day; of a region that is no more those it
 * had on its last day, of one still to come those of its first. */
void area_add_region(struct area *area, const struct places *places, const struct term *region);
void area_add_all(struct area *area, const struct places *places);

#endif
