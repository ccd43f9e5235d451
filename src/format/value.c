/* Making and reading value trees. */
#include "format/value.h"

#include <assert.h>

const struct value value_nothing = {.kind = VALUE_NOTHING};
const struct value value_true = {.kind = VALUE_TEXT, .text = {"true", 4}};

struct value *value_text(struct arena *arena, struct str text)
{
	struct value *value = arena_new(arena, struct value);
	value->kind = VALUE_TEXT;
	value->text = text;
	return value;
}

const struct value *value_flag(bool flag)
{
	return flag ? &value_true : &value_nothing;
}

struct value *value_number(struct arena *arena, long number)
{
	return value_text(arena, str_number(arena, number));
}

struct value *value_list(struct arena *arena)
{
	struct value *value = arena_new(arena, struct value);
	value->kind = VALUE_LIST;
	return value;
}

struct value *value_map(struct arena *arena)
{
	struct value *value = arena_new(arena, struct value);
	value->kind = VALUE_MAP;
	return value;
}

void value_append(struct arena *arena, struct value *list, const struct value *item)
{
	assert(list->kind == VALUE_LIST && item);
	list->items = arena_grow(arena, list->items, list->count, sizeof *list->items);
	list->items[list->count++] = item;
}

void value_set(struct arena *arena, struct value *map, struct str name, const struct value *value)
{
	assert(map->kind == VALUE_MAP && value);
	map->entries = arena_grow(arena, map->entries, map->count, sizeof *map->entries);
	map->entries[map->count++] = (struct value_entry){.name = name, .value = value};
}

void value_set_text(struct arena *arena, struct value *map, struct str name, struct str text)
{
	value_set(arena, map, name, text.len ? value_text(arena, text) : &value_nothing);
}

const struct value_entry *value_entry_of(const struct value *map, struct str name)
{
	if (!map || map->kind != VALUE_MAP)
		return NULL;
	for (size_t i = 0; i < map->count; i++)
		if (str_eq(map->entries[i].name, name))
			return &map->entries[i];
	return NULL;
}

const struct value *value_get(const struct value *map, struct str name)
{
	const struct value_entry *entry = value_entry_of(map, name);
	return entry ? entry->value : NULL;
}

bool value_is_shown(const struct value *value)
{
	switch (value->kind) {
	case VALUE_NOTHING: return false;
	case VALUE_TEXT:
	case VALUE_HTML: return value->text.len > 0;
	case VALUE_LIST: return value->count > 0;
	case VALUE_MAP: return true;
	}
	return false;
}

struct str value_str(const struct value *value)
{
	return value && value->kind == VALUE_TEXT ? value->text : STR("");
}
