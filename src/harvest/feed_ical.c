/* Reads a calendar with libical, and writes its events in the form of the
 * libraries' CMS: so one reader makes both harmless. Before the library sees a
 * byte, the nesting is measured: it frees what it nests by recursion. */
#include "harvest/feed_ical.h"

#include "base/buf.h"
#include "base/date.h"
#include "base/limits.h"
#include "format/bytes.h"
#include "format/json.h"
#include "harvest/events_value.h"

#include <libical/ical.h>
#include <strings.h>

enum { ANSWER_MAX = 64 * 1024 * 1024 };

static bool begins_with(struct str line, const char *word)
{
	return line.len >= strlen(word) && strncasecmp(line.ptr, word, strlen(word)) == 0;
}

/* One calendar from its first line to its last, nothing in it left open. */
static bool is_whole(struct str text)
{
	struct str line;
	size_t depth = 0;
	size_t lines = 0;
	bool calendar = false;
	while (str_cut(&text, '\n', &line)) {
		calendar = calendar || begins_with(line, "BEGIN:VCALENDAR");
		depth += begins_with(line, "BEGIN:");
		if (!calendar || depth > DEPTH_MAX || ++lines > HARVEST_NODES_MAX)
			return false;
		if (begins_with(line, "END:") && depth-- == 0)
			return false;
		if (depth == 0 && str_trim(text).len == 0)
			return true;
	}
	return false;
}

static void set(struct arena *arena, struct value *map, const char *name, const char *text)
{
	value_set_text(arena, map, str_from(name), str_copy(arena, str_from(text)));
}

/* What people wrote, as HTML that reads the same. */
static void set_html(struct arena *arena, struct value *map, const char *name, const char *text)
{
	struct buf html = {.ceiling = BODY_MAX};
	for (; text && *text; text++)
		if (*text == '&')
			buf_add_z(&html, "&amp;");
		else if (*text == '<')
			buf_add_z(&html, "&lt;");
		else if (*text == '\n')
			buf_add_z(&html, "<br>");
		else
			buf_add_char(&html, *text);
	value_set_text(arena, map, str_from(name), str_copy(arena, buf_str(&html)));
	buf_free(&html);
}

static void set_time(
	struct arena *arena, struct value *map, const char *name, struct icaltimetype time)
{
	if (icaltime_is_null_time(time) || !date_is_valid(time.year, time.month, time.day))
		return;
	const struct date day = {(int16_t)time.year, (uint8_t)time.month, (uint8_t)time.day};
	const struct str iso = date_iso(arena, day);
	const int ahead = icaltime_is_utc(time) ? 0 : date_hours_ahead(day, time.hour);
	value_set_text(arena, map, str_from(name),
		time.is_date ? iso
					 : str_format(arena, "%.*sT%02d:%02d:00+%02d:00", STR_ARGS(iso), time.hour,
						 time.minute, ahead));
}

static const struct value *categories_of(struct arena *arena, icalcomponent *event)
{
	struct value *list = value_list(arena);
	icalproperty *property = icalcomponent_get_first_property(event, ICAL_CATEGORIES_PROPERTY);
	for (; property; property = icalcomponent_get_next_property(event, ICAL_CATEGORIES_PROPERTY)) {
		struct str rest = str_copy(arena, str_from(icalproperty_get_categories(property)));
		struct str part;
		while (str_cut(&rest, ',', &part))
			value_append(arena, list, value_text(arena, str_trim(part)));
	}
	return list;
}

static const struct value *event_of(struct arena *arena, icalcomponent *event, struct str url)
{
	struct value *map = value_map(arena);
	struct value *times = value_map(arena);
	struct value *address = value_map(arena);
	icalproperty *link = icalcomponent_get_first_property(event, ICAL_URL_PROPERTY);
	const char *summary = icalcomponent_get_summary(event);
	const char *name = icalcomponent_get_uid(event);
	value_set_text(arena, map, STR("uuid"), cms_uuid_of(arena, str_from(name ? name : summary)));
	set_html(arena, map, "title", summary);
	value_set_text(
		arena, map, STR("url"), link ? str_copy(arena, str_from(icalproperty_get_url(link))) : url);
	set_html(arena, map, "body", icalcomponent_get_description(event));
	set(arena, map, "state",
		icalcomponent_get_status(event) == ICAL_STATUS_CANCELLED ? "Cancelled" : "Active");
	set_time(arena, times, "start", icalcomponent_get_dtstart(event));
	set_time(arena, times, "end", icalcomponent_get_dtend(event));
	value_set(arena, map, STR("date_time"), times);
	set_html(arena, address, "location", icalcomponent_get_location(event));
	value_set(arena, map, STR("address"), address);
	value_set(arena, map, STR("categories"), categories_of(arena, event));
	return map;
}

bool ical_as_events(struct arena *arena, const struct source *source, struct str url,
	struct report *report, struct str *json)
{
	struct value *list = value_list(arena);
	struct buf out = {.ceiling = ANSWER_MAX};
	icalcomponent *calendar = NULL;
	if (!bytes_check(source, report))
		return false;
	icalerror_set_errors_are_fatal(false);
	if (is_whole(str_trim(source->text)))
		calendar = icalparser_parse_string(str_z(arena, source->text));
	if (!calendar) {
		report_add(report, FEED_NOT_A_CALENDAR, source_top(source), (struct details){0});
		return false;
	}
	icalcomponent *event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
	for (; event; event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT))
		value_append(arena, list, event_of(arena, event, url));
	icalcomponent_free(calendar);
	icalmemory_free_ring();
	json_write(&out, list);
	*json = str_copy(arena, buf_str(&out));
	buf_free(&out);
	return true;
}
