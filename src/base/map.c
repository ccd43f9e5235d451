/* Dictionaries by open addressing; never shrinks, at most half full. */
#include "base/map.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

/* Eight bytes at a time: keys are addresses, and many. Only ever compared within a
 * run; what must be the same everywhere is str_hash()'s. */
static uint64_t hash_of(struct str key)
{
	const uint64_t odd = 0x9E3779B97F4A7C15u;
	uint64_t hash = key.len * odd;
	for (; key.len; key = str_skip(key, sizeof hash)) {
		uint64_t part = 0;
		memcpy(&part, key.ptr, key.len < sizeof part ? key.len : sizeof part);
		hash = (hash ^ part) * odd;
		hash ^= hash >> 32;
	}
	return hash;
}

static struct map_slot *find_slot(const struct map *map, struct str key)
{
	size_t at = hash_of(key) & (map->capacity - 1);
	while (map->slots[at].value && !str_eq(map->slots[at].key, key))
		at = (at + 1) & (map->capacity - 1);
	return &map->slots[at];
}

void *map_get(const struct map *map, struct str key)
{
	return map->capacity ? find_slot(map, key)->value : NULL;
}

static void double_capacity(struct map *map)
{
	const struct map old = *map;
	map->capacity = old.capacity ? old.capacity * 2 : 16;
	map->slots = arena_array(map->arena, map->capacity, sizeof *map->slots);
	for (size_t i = 0; i < old.capacity; i++)
		if (old.slots[i].value)
			*find_slot(map, old.slots[i].key) = old.slots[i];
}

void *map_put(struct map *map, struct str key, void *value)
{
	assert(value && map->arena);
	if (map->count * 2 >= map->capacity)
		double_capacity(map);
	struct map_slot *slot = find_slot(map, key);
	if (slot->value)
		return slot->value;
	*slot = (struct map_slot){key, value};
	map->count++;
	return NULL;
}
