/* A dictionary from text to pointer. Keys are borrowed; nothing is removed.
 * Zero with an arena is valid: (struct map){.arena = arena}. */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include "base/str.h"

struct map_slot {
	struct str key;
	void *value; /* NULL: the slot is free */
};

struct map {
	struct arena *arena;
	struct map_slot *slots;
	size_t count, capacity; /* capacity is a power of two */
};

/* The value of `key`, or NULL. */
void *map_get(const struct map *map, struct str key);

/* Gives `key` a value (not NULL). Returns the value that was there, which
 * stays, or NULL when the new one was put. */
void *map_put(struct map *map, struct str key, void *value);

#endif
