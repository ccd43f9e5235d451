/* What an invented offer is, by its number alone: a larger catalogue holds the
 * smaller one. */
#ifndef BENCH_GENERATE_H
#define BENCH_GENERATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum { PLACES_MAX = 200, KEY_MAX = 80, TITLE_MAX = 160, PATH_LENGTH = 1024 };
enum { SERVICES = 7, ONE_SERVICE_IN = 100 };

struct place {
	char key[KEY_MAX], name[KEY_MAX];
};

struct world {
	struct place places[PLACES_MAX];
	size_t place_count;
	const char *content, *hugo;
};

struct sender {
	char key[KEY_MAX], name[KEY_MAX];
	bool national;
};

struct sender sender_of(const struct world *world, size_t number);
const char *title_of(size_t number, char title[TITLE_MAX]);

/* "Æbler i maj" -> "aebler-i-maj". */
void slug(const char *text, char out[TITLE_MAX]);

void offer_write(FILE *out, const struct world *world, size_t number);

#endif
