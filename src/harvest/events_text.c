/* Writes events as the CMS would, had it nothing to hide: the answer that is kept.
 * One event a line, so that a person can read what changed from night to night. */
#include "harvest/events.h"

#include "base/buf.h"
#include "format/json.h"
#include "format/value.h"

enum { ANSWER_MAX = 64 * 1024 * 1024 };

/* Plain text as HTML that reads the same. */
static void add_html(struct buf *out, struct str text, const char *line_end)
{
	for (size_t i = 0; i < text.len; i++) {
		const char c = text.ptr[i];
		if (c == '&')
			buf_add_z(out, "&amp;");
		else if (c == '<')
			buf_add_z(out, "&lt;");
		else if (c == '\n')
			buf_add_z(out, line_end);
		else
			buf_add_char(out, c);
	}
}

static struct str as_line(struct arena *arena, struct str text)
{
	struct buf out = {.ceiling = 8 * text.len};
	add_html(&out, text, " ");
	const struct str html = str_copy(arena, buf_str(&out));
	buf_free(&out);
	return html;
}

/* An empty line parts paragraphs; one line end alone is a break. */
static struct str as_paragraphs(struct arena *arena, struct str text)
{
	struct buf out = {.ceiling = 16 * text.len};
	while (text.len) {
		const ptrdiff_t at = str_find(text, STR("\n\n"), 0);
		const struct str part = at < 0 ? text : str_slice(text, 0, (size_t)at);
		buf_add_z(&out, "<p>");
		add_html(&out, part, "<br>");
		buf_add_z(&out, "</p>");
		text = str_skip(text, part.len + 2);
	}
	const struct str html = str_copy(arena, buf_str(&out));
	buf_free(&out);
	return html;
}

static void set(struct arena *arena, struct value *map, const char *name, struct str text)
{
	if (text.len)
		value_set(arena, map, str_from(name), value_text(arena, as_line(arena, text)));
}

static void set_list(
	struct arena *arena, struct value *map, const char *name, const struct strs *texts)
{
	struct value *list = value_list(arena);
	for (size_t i = 0; i < texts->count; i++)
		value_append(arena, list, value_text(arena, as_line(arena, texts->items[i])));
	if (texts->count)
		value_set(arena, map, str_from(name), list);
}

static void set_moment(
	struct arena *arena, struct value *map, const char *name, struct moment moment)
{
	const struct str day = date_iso(arena, moment.day);
	const int hour = moment.minute / 60;
	if (moment.day.year && moment.minute < 0)
		set(arena, map, name, day);
	else if (moment.day.year)
		set(arena, map, name,
			str_format(arena, "%.*sT%02d:%02d:00+%02d:00", STR_ARGS(day), hour, moment.minute % 60,
				date_hours_ahead(moment.day, hour)));
}

static void set_prices(struct arena *arena, struct value *map, const struct cms_event *event)
{
	struct value *list = value_list(arena);
	for (size_t i = 0; i < event->price_count; i++) {
		struct value *ticket = value_map(arena);
		struct value *price = value_map(arena);
		set(arena, ticket, "title", event->prices[i].title);
		value_set(arena, price, STR("value"), value_number(arena, event->prices[i].kroner));
		value_set(arena, ticket, STR("price"), price);
		value_append(arena, list, ticket);
	}
	if (event->price_count)
		value_set(arena, map, STR("ticket_categories"), list);
}

static const struct value *event_value(struct arena *arena, const struct cms_event *event)
{
	struct value *map = value_map(arena);
	struct value *times = value_map(arena);
	struct value *series = value_map(arena);
	struct value *address = value_map(arena);
	set(arena, map, "uuid", event->uuid);
	set(arena, map, "title", event->title);
	value_set_text(arena, map, STR("url"), event->url);
	set(arena, map, "state", cms_state_word(event->state));
	set_moment(arena, times, "start", event->start);
	set_moment(arena, times, "end", event->end);
	if (event->start.day.year)
		value_set(arena, map, STR("date_time"), times);
	else
		set(arena, map, "undated", STR("true"));
	set_moment(arena, map, "updated_at", (struct moment){event->updated, -1});
	set(arena, map, "description", event->summary);
	if (event->text.len)
		value_set(arena, map, STR("body"), value_text(arena, as_paragraphs(arena, event->text)));
	set(arena, series, "uuid", event->series);
	value_set(arena, map, STR("series"), series);
	set_list(arena, map, "branches", &event->branches);
	set_list(arena, map, "categories", &event->categories);
	set_list(arena, map, "audiences", &event->audiences);
	set_list(arena, map, "tags", &event->tags);
	set_list(arena, map, "partners", &event->partners);
	set(arena, address, "location", event->place);
	set(arena, address, "street", event->street);
	value_set(arena, map, STR("address"), address);
	set_prices(arena, map, event);
	return map;
}

/* A list whose items stand on lines of their own. */
static void add_item(struct buf *out, const struct value *item, bool first)
{
	buf_add_z(out, first ? "[\n" : ",\n");
	json_write(out, item);
}

static struct str finish_list(struct arena *arena, struct buf *out)
{
	buf_add_z(out, out->len ? "\n]\n" : "[]\n");
	const struct str text = str_copy(arena, buf_str(out));
	buf_free(out);
	return text;
}

struct str cms_events_text(struct arena *arena, const struct cms_events *events)
{
	struct buf out = {.ceiling = ANSWER_MAX};
	for (size_t i = 0; i < events->count; i++)
		add_item(&out, event_value(arena, &events->items[i]), i == 0);
	return finish_list(arena, &out);
}

static struct str clock_text(struct arena *arena, int minute)
{
	return str_format(arena, "%02d:%02d", minute / 60, minute % 60);
}

struct str cms_opening_text(struct arena *arena, const struct cms_opening *opening)
{
	struct buf out = {.ceiling = ANSWER_MAX};
	for (size_t i = 0; i < opening->count; i++) {
		const struct cms_hours *hours = &opening->items[i];
		struct value *map = value_map(arena);
		struct value *category = value_map(arena);
		set(arena, map, "branch_isil_id", hours->isil);
		set(arena, map, "date", date_iso(arena, hours->day));
		set(arena, map, "start_time", clock_text(arena, hours->from));
		set(arena, map, "end_time", clock_text(arena, hours->to));
		set(arena, category, "title", hours->category);
		value_set(arena, map, STR("category"), category);
		add_item(&out, map, i == 0);
	}
	return finish_list(arena, &out);
}
