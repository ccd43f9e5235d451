/* Values as JSON text. Stands beside yaml.c in the other direction: the line's
 * end writes what its beginning read. Does not read JSON. */
#include "format/json.h"

#include "base/limits.h"
#include "base/utf8.h"

/* Characters that end a string, or a script element around it. */
static bool is_plain(uint32_t code)
{
	switch (code) {
	case '"':
	case '\\':
	case '<':
	case '>':
	case '&':
	case 0x2028:
	case 0x2029:
	case UTF8_BAD: return false;
	default: return code >= ' ';
	}
}

static void write_special(struct buf *out, uint32_t code)
{
	if (code == UTF8_BAD)
		buf_add_z(out, "\xEF\xBF\xBD");
	else if (code == '"' || code == '\\')
		buf_add(out, code == '"' ? STR("\\\"") : STR("\\\\"));
	else
		buf_add_format(out, "\\u%04x", (unsigned)code);
}

void json_write_text(struct buf *out, struct str text)
{
	struct str plain = {text.ptr, 0};
	buf_add_char(out, '"');
	while (text.len) {
		const char *at = text.ptr;
		const uint32_t code = utf8_take(&text);
		if (is_plain(code)) {
			plain.len += (size_t)(text.ptr - at);
			continue;
		}
		buf_add(out, plain);
		write_special(out, code);
		plain = (struct str){text.ptr, 0};
	}
	buf_add(out, plain);
	buf_add_char(out, '"');
}

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
		json_write_text(out, map->entries[i].name);
		buf_add_char(out, ':');
		write_value(out, map->entries[i].value, depth);
	}
	buf_add_char(out, '}');
}

static void write_value(struct buf *out, const struct value *value, int depth)
{
	if (value->kind == VALUE_TEXT || value->kind == VALUE_HTML)
		json_write_text(out, value->text);
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
