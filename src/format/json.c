/* Values as JSON text. Stands beside yaml.c in the other direction: the line's
 * end writes what its beginning read. Does not read JSON. */
#include "format/json.h"

#include "base/json_text.h"
#include "base/limits.h"

static void write_value(struct buf *out, const struct value *value, int depth);

static void write_list(struct buf *out, const struct value *list, int depth)
{
	buf_add_char(out, '[');
	for (size_t i = 0; i < list->count; i++) {
		if (i)
			buf_add_char(out, ',');
		write_value(out, list->items[i], depth);
	}
	buf_add_char(out, ']');
}

static void write_map(struct buf *out, const struct value *map, int depth)
{
	buf_add_char(out, '{');
	for (size_t i = 0; i < map->count; i++) {
		if (i)
			buf_add_char(out, ',');
		json_text_write(out, map->entries[i].name);
		buf_add_char(out, ':');
		write_value(out, map->entries[i].value, depth);
	}
	buf_add_char(out, '}');
}

static void write_value(struct buf *out, const struct value *value, int depth)
{
	if (value->kind == VALUE_TEXT || value->kind == VALUE_HTML)
		json_text_write(out, value->text);
	else if (value->kind == VALUE_LIST && depth < DEPTH_MAX)
		write_list(out, value, depth + 1);
	else if (value->kind == VALUE_MAP && depth < DEPTH_MAX)
		write_map(out, value, depth + 1);
	else
		buf_add(out, STR("null"));
}

void json_write(struct buf *out, const struct value *value)
{
	write_value(out, value, 0);
}
