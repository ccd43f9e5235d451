/* Dictionaries by open addressing; never shrinks, at most half full. */
#include "base/map.h"

#include <assert.h>

static struct map_slot *find_slot(const struct map *map, struct str key)
{
	size_t at = str_hash(key) & (map->capacity - 1);
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
