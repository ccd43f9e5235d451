/* Takes the answer of a library's own list, folder or file of offers apart, and
 * writes an item of a list as the file it is kept in. Whether it is an offer at
 * all, the line's check says. */
#include "harvest/feed_offers.h"

#include "base/buf.h"
#include "base/danish.h"
#include "base/limits.h"
#include "base/map.h"
#include "format/document.h"
#include "format/json_read.h"

struct reading {
	struct arena *arena;
	const struct feed *feed;
	const struct source *source;
	struct report *report;
	struct feed_items *items;
	struct map seen; /* id → item */
};

static bool add_item(struct reading *reading, struct str id, struct str name, struct span span,
	const struct value *fields)
{
	struct feed_items *items = reading->items;
	if (!danish_is_slug(id) || id.len > KEY_MAX) {
		report_add(reading->report, FEED_BAD_ID, span, (struct details){.a = id});
		return false;
	}
	if (map_get(&reading->seen, id)) {
		report_add(reading->report, FEED_ID_TWICE, span, (struct details){.a = id});
		return false;
	}
	items->items = arena_grow(reading->arena, items->items, items->count, sizeof *items->items);
	items->items[items->count] = (struct feed_item){
		.id = id, .name = name, .offer = {reading->feed->library, id, reading->source, fields}};
	map_put(&reading->seen, id, reading->arena);
	items->count++;
	return true;
}

/* The id alone, or with the library before it as in our own data. */
static struct str own_id(const struct reading *reading, struct str id)
{
	const struct str before = str_format(reading->arena, "%.*s/", STR_ARGS(reading->feed->library));
	return str_starts(id, before) ? str_skip(id, before.len) : id;
}

/* The fields without the id, which the file's name says. */
static const struct value *without_id(struct arena *arena, const struct value *map)
{
	struct value *fields = arena_new(arena, struct value);
	*fields = *map;
	fields->entries = arena_array(arena, map->count, sizeof *fields->entries);
	fields->count = 0;
	for (size_t i = 0; i < map->count; i++)
		if (!str_eq(map->entries[i].name, STR("id")))
			fields->entries[fields->count++] = map->entries[i];
	return fields;
}

static void add_record(struct reading *reading, const struct value *record)
{
	const struct value *value = value_get(record, STR("id"));
	const struct str id = own_id(reading, value ? value_str(value) : STR(""));
	add_item(reading, id, str_join(reading->arena, id, STR(".yaml")),
		value ? value->span : record->span, without_id(reading->arena, record));
}

static bool has_ending(struct str name, struct str *id)
{
	static const char *const endings[] = {".md", ".yaml"};
	for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
		if (str_ends(name, str_from(endings[i]))) {
			*id = str_slice(name, 0, name.len - strlen(endings[i]));
			return true;
		}
	*id = name;
	return false;
}

static void add_name(struct reading *reading, const struct value *value)
{
	struct str id;
	const struct str name = value_str(value);
	if (!has_ending(name, &id))
		report_add(reading->report, FEED_BAD_ID, value->span, (struct details){.a = name});
	else
		add_item(reading, id, str_copy(reading->arena, name), value->span, NULL);
}

static bool read_list(struct reading *reading, const struct value *list, struct span whole)
{
	if (list && list->kind == VALUE_MAP)
		list = value_get(list, STR("tilbud"));
	if (!list || list->kind != VALUE_LIST) {
		report_add(reading->report, FEED_NOT_A_LIST, whole, (struct details){0});
		return false;
	}
	reading->items->is_folder = list->count && list->items[0]->kind == VALUE_TEXT;
	for (size_t i = 0; i < list->count; i++) {
		const struct value *item = list->items[i];
		if (item->kind == VALUE_TEXT && reading->items->is_folder)
			add_name(reading, item);
		else if (item->kind == VALUE_MAP && !reading->items->is_folder)
			add_record(reading, item);
		else
			report_add(
				reading->report, FEED_BAD_ID, item->span, (struct details){.a = value_str(item)});
	}
	return list->count == 0 || reading->items->count > 0;
}

/* The last part of the address's path. */
static struct str last_part(struct str url)
{
	size_t end = 0;
	while (end < url.len && url.ptr[end] != '?' && url.ptr[end] != '#')
		end++;
	size_t start = end;
	while (start > 0 && url.ptr[start - 1] != '/')
		start--;
	return str_slice(url, start, end);
}

/* One offer's file: whole as it stands. */
static bool read_file(struct reading *reading, struct str name)
{
	struct str id;
	has_ending(name, &id);
	return add_item(reading, id, name, source_top(reading->source), NULL);
}

bool feed_offers_read(struct arena *arena, const struct feed *feed, const struct source *source,
	struct report *report, struct feed_items *items)
{
	struct reading reading = {.arena = arena,
		.feed = feed,
		.source = source,
		.report = report,
		.items = items,
		.seen = {.arena = arena}};
	const struct str name = last_part(feed->url);
	*items = (struct feed_items){0};
	if (str_ends(name, STR(".md")))
		return read_file(&reading, name);
	if (!str_ends(name, STR(".yaml"))) {
		const struct value *list = json_read(arena, source, HARVEST_NODES_MAX, report);
		return list && read_list(&reading, list, source_top(source));
	}
	const struct value *file = document_read_yaml(arena, source, HARVEST_NODES_MAX, report);
	if (file && !value_get(file, STR("tilbud")) && value_get(file, STR("titel")))
		return read_file(&reading, name);
	return file && read_list(&reading, file, source_top(source));
}

/* --- writing ------------------------------------------------------------------- */

/* `ja` and `4` stay what they are; other text stands between quotes. */
static void add_scalar(struct buf *out, const struct value *value)
{
	const struct str text = value_str(value);
	if (value->plain && danish_is_slug(text)) {
		buf_add(out, text);
		return;
	}
	buf_add_char(out, '"');
	for (size_t i = 0; i < text.len; i++) {
		const char c = text.ptr[i];
		if (c == '"' || c == '\\')
			buf_add_format(out, "\\%c", c);
		else if (c == '\n')
			buf_add_z(out, "\\n");
		else if ((unsigned char)c < ' ' || c == 127)
			buf_add_format(out, "\\x%02x", (unsigned)c);
		else
			buf_add_char(out, c);
	}
	buf_add_char(out, '"');
}

/* In one line, as `[a, {b: c}]`; names are the schema's, or refused by it. */
static void add_value(struct buf *out, const struct value *value)
{
	const bool list = value->kind == VALUE_LIST;
	if (value->kind == VALUE_TEXT)
		add_scalar(out, value);
	if (!list && value->kind != VALUE_MAP)
		return;
	buf_add_char(out, list ? '[' : '{');
	for (size_t i = 0; i < value->count; i++) {
		buf_add_z(out, i ? ", " : "");
		if (!list) {
			add_scalar(out, &(struct value){.kind = VALUE_TEXT, .text = value->entries[i].name});
			buf_add_z(out, ": ");
		}
		add_value(out, list ? value->items[i] : value->entries[i].value);
	}
	buf_add_char(out, list ? ']' : '}');
}

struct str feed_item_text(struct arena *arena, const struct feed_item *item)
{
	const struct value *fields = item->offer.fields;
	struct buf out = {.ceiling = FILE_MAX};
	if (!fields)
		return item->offer.source->text;
	for (size_t i = 0; i < fields->count; i++) {
		buf_add(&out, fields->entries[i].name);
		buf_add_z(&out, ": ");
		add_value(&out, fields->entries[i].value);
		buf_add_char(&out, '\n');
	}
	const struct str text = out.overflowed ? STR("") : str_copy(arena, buf_str(&out));
	buf_free(&out);
	return text;
}
