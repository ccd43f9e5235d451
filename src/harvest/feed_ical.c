/* Reads a calendar with libical, and writes its events in the form of the
 * libraries' CMS: so one reader makes both harmless. Before the library sees a
 * byte, the nesting is measured: it frees what it nests by recursion. Before it
 * repeats an event, the rule is: some have it look for a day through centuries. */
#include "harvest/feed_ical.h"

#include "base/buf.h"
#include "base/date.h"
#include "base/limits.h"
#include "base/map.h"
#include "format/bytes.h"
#include "format/json.h"
#include "harvest/events_value.h"

#include <libical/ical.h>
#include <stdlib.h>
#include <strings.h>

enum {
	ANSWER_MAX = 64 * 1024 * 1024,
	MINUTES_A_DAY = 24 * 60,
	DAYS_AHEAD = 366,     /* of an event that repeats, what begins within a year */
	DAYS_COUNTED = 366,   /* and began no longer ago, where its times are counted */
	TIMES_MAX = 60,       /* of one */
	ALL_TIMES_MAX = 3000, /* of all; past that each has its next time */
	RULES_MAX = 500       /* in one calendar; past that the first time counts */
};

struct reading {
	struct arena *arena;
	const struct ical_feed *feed;
	struct value *list;
	struct map apart; /* by name and time: cancelled alone, or told by an event of its own */
	size_t rules, times;
};

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

/* What all times of an event share. */
static struct value *event_of(struct reading *reading, icalcomponent *event)
{
	struct arena *arena = reading->arena;
	struct value *map = value_map(arena);
	struct value *address = value_map(arena);
	icalproperty *link = icalcomponent_get_first_property(event, ICAL_URL_PROPERTY);
	set_html(arena, map, "title", icalcomponent_get_summary(event));
	value_set_text(arena, map, STR("url"),
		link ? str_copy(arena, str_from(icalproperty_get_url(link))) : reading->feed->url);
	set_html(arena, map, "body", icalcomponent_get_description(event));
	set(arena, map, "state",
		icalcomponent_get_status(event) == ICAL_STATUS_CANCELLED ? "Cancelled" : "Active");
	set_html(arena, address, "location", icalcomponent_get_location(event));
	value_set(arena, map, STR("address"), address);
	value_set(arena, map, STR("categories"), categories_of(arena, event));
	return map;
}

static struct str name_of(icalcomponent *event)
{
	const char *name = icalcomponent_get_uid(event);
	return str_from(name ? name : icalcomponent_get_summary(event));
}

/* Minutes since 1970, by UTC. */
static long minute_of(struct icaltimetype time)
{
	if (icaltime_is_null_time(time) || !date_is_valid(time.year, time.month, time.day))
		return 0;
	const struct date day = {(int16_t)time.year, (uint8_t)time.month, (uint8_t)time.day};
	const int ahead = icaltime_is_utc(time) ? 0 : date_hours_ahead(day, time.hour);
	return date_to_days(day) * MINUTES_A_DAY + 60L * (time.hour - ahead) + time.minute;
}

static struct str name_at(struct arena *arena, struct str name, struct icaltimetype time)
{
	return str_format(arena, "%.*s %ld", STR_ARGS(name), minute_of(time));
}

/* `series`: its name, of an event that has several times; or empty. */
static void add_time(struct reading *reading, const struct value *event, struct str name,
	struct str series, const struct icaltimetype times[2])
{
	struct arena *arena = reading->arena;
	struct value *map = value_map(arena);
	struct value *clock = value_map(arena);
	struct value *of = value_map(arena);
	for (size_t i = 0; i < event->count; i++)
		value_set(arena, map, event->entries[i].name, event->entries[i].value);
	value_set_text(arena, map, STR("uuid"), cms_uuid_of(arena, name));
	set_time(arena, clock, "start", times[0]);
	set_time(arena, clock, "end", times[1]);
	value_set(arena, map, STR("date_time"), clock);
	if (series.len) {
		value_set_text(arena, of, STR("uuid"), cms_uuid_of(arena, series));
		value_set(arena, map, STR("series"), of);
	}
	value_append(arena, reading->list, map);
}

/* --- events that repeat --------------------------------------------------------- */

static bool is_given(const short *values)
{
	return values[0] != ICAL_RECURRENCE_ARRAY_MAX;
}

/* No value further from 0 than `most`; of days of the week their position counts. */
static bool is_within(const short *values, size_t size, int most, bool weekdays)
{
	for (size_t i = 0; i < size && values[i] != ICAL_RECURRENCE_ARRAY_MAX; i++)
		if (abs(weekdays ? icalrecurrencetype_day_position(values[i]) : values[i]) > most)
			return false;
	return true;
}

/* Some months have no 29th and no fifth Monday: that is no matter where every month is asked. */
static bool has_days(const struct icalrecurrencetype *rule, struct icaltimetype start)
{
	const bool every_month = rule->interval == 1 && !is_given(rule->by_month);
	const bool own_day = !is_given(rule->by_day) && !is_given(rule->by_month_day);
	return (every_month || !own_day || start.day <= 28)
		&& is_within(rule->by_month_day, ICAL_BY_MONTHDAY_SIZE, every_month ? 31 : 28, false)
		&& is_within(rule->by_day, ICAL_BY_DAY_SIZE, every_month ? 5 : 4, true)
		&& is_within(rule->by_set_pos, ICAL_BY_SETPOS_SIZE, 4, false);
}

/* One part only says which days, of those that the interval leaves. */
static bool is_clear(const struct icalrecurrencetype *rule)
{
	const bool steps = rule->interval > 1;
	const bool days = is_given(rule->by_day);
	switch (rule->freq) {
	case ICAL_DAILY_RECURRENCE:
		if (steps && days)
			return false;
		/* fall through */
	case ICAL_WEEKLY_RECURRENCE:
		return !is_given(rule->by_month_day) && !is_given(rule->by_set_pos)
			&& is_within(rule->by_day, ICAL_BY_DAY_SIZE, 0, true)
			&& (!steps || !is_given(rule->by_month));
	case ICAL_MONTHLY_RECURRENCE:
		if (steps && is_given(rule->by_month))
			return false;
		/* fall through */
	case ICAL_YEARLY_RECURRENCE:
		return days ? !is_given(rule->by_month_day) : !is_given(rule->by_set_pos);
	default: return false;
	}
}

/* Is there soon a day after each? Where there is none the library looks for it through
 * five centuries, or for ever. */
static bool is_plain(const struct icalrecurrencetype *rule, struct icaltimetype start)
{
	return !rule->rscale && !is_given(rule->by_second) && !is_given(rule->by_minute)
		&& !is_given(rule->by_hour) && !is_given(rule->by_year_day) && !is_given(rule->by_week_no)
		&& is_clear(rule) && (rule->freq <= ICAL_WEEKLY_RECURRENCE || has_days(rule, start));
}

/* What began long ago begins anew where the rule has come to by now, so that nobody
 * walks through the years between. */
static struct icaltimetype nearer(
	const struct icalrecurrencetype *rule, struct icaltimetype start, long past_days)
{
	const bool leap_day = start.month == 2 && start.day == 29;
	const long days = rule->interval * (rule->freq == ICAL_WEEKLY_RECURRENCE ? 7L : 1L);
	const long years = past_days / 366 / rule->interval * rule->interval;
	if (past_days <= 0 || rule->count)
		return start;
	if (rule->freq <= ICAL_WEEKLY_RECURRENCE)
		icaltime_adjust(&start, (int)(past_days / days * days), 0, 0, 0);
	else if (!leap_day)
		start.year += (int)years;
	return start;
}

/* Times of the event from today on; false when there is none to be had. */
static bool add_times(struct reading *reading, const struct value *event, struct str name,
	const struct icalrecurrencetype *rule, const struct icaltimetype times[2])
{
	const struct date today = reading->feed->today;
	const long from = date_to_days(today) * MINUTES_A_DAY - 60L * date_hours_ahead(today, 0);
	const long past_days = (from - minute_of(times[0])) / MINUTES_A_DAY - 1;
	const struct icaldurationtype lasts = icaltime_subtract(times[1], times[0]);
	size_t left = reading->times < ALL_TIMES_MAX ? TIMES_MAX : 1;
	if (!minute_of(times[0]) || reading->rules++ >= RULES_MAX
		|| (rule->count && past_days > DAYS_COUNTED) || !is_plain(rule, times[0]))
		return false;
	const size_t before = reading->list->count;
	icalrecur_iterator *next = icalrecur_iterator_new(*rule, nearer(rule, times[0], past_days));
	while (next && left) {
		const struct icaltimetype time = icalrecur_iterator_next(next);
		const long minute = minute_of(time);
		if (!minute || minute >= from + (long)DAYS_AHEAD * MINUTES_A_DAY)
			break;
		const struct str one = name_at(reading->arena, name, time);
		if (minute < from || map_get(&reading->apart, one))
			continue;
		add_time(reading, event, one, name,
			(const struct icaltimetype[2]){time, icaltime_add(time, lasts)});
		left--;
	}
	if (next)
		icalrecur_iterator_free(next);
	reading->times += reading->list->count - before;
	return reading->list->count > before;
}

static void add_event(struct reading *reading, icalcomponent *event)
{
	const struct value *shared = event_of(reading, event);
	const struct str name = name_of(event);
	const struct icaltimetype instead = icalcomponent_get_recurrenceid(event);
	const struct icaltimetype times[2] = {
		icalcomponent_get_dtstart(event), icalcomponent_get_dtend(event)};
	icalproperty *property = icalcomponent_get_first_property(event, ICAL_RRULE_PROPERTY);
	if (!icaltime_is_null_time(instead)) {
		add_time(reading, shared, name_at(reading->arena, name, instead), name, times);
		return;
	}
	if (property) {
		const struct icalrecurrencetype rule = icalproperty_get_rrule(property);
		if (add_times(reading, shared, name, &rule, times))
			return;
	}
	add_time(reading, shared, name, property ? name : STR(""), times);
}

static void note_apart(struct reading *reading, icalcomponent *event)
{
	struct arena *arena = reading->arena;
	const struct str name = str_copy(arena, name_of(event));
	const struct icaltimetype instead = icalcomponent_get_recurrenceid(event);
	icalproperty *property = icalcomponent_get_first_property(event, ICAL_EXDATE_PROPERTY);
	if (!icaltime_is_null_time(instead))
		map_put(&reading->apart, name_at(arena, name, instead), reading->list);
	for (; property; property = icalcomponent_get_next_property(event, ICAL_EXDATE_PROPERTY))
		map_put(&reading->apart, name_at(arena, name, icalproperty_get_exdate(property)),
			reading->list);
}

static void each_event(struct reading *reading, icalcomponent *calendar,
	void (*visit)(struct reading *, icalcomponent *))
{
	icalcomponent *event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
	for (; event; event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT))
		visit(reading, event);
}

bool ical_as_events(struct arena *arena, const struct source *source, const struct ical_feed *feed,
	struct report *report, struct str *json)
{
	struct reading reading = {
		.arena = arena, .feed = feed, .list = value_list(arena), .apart = {.arena = arena}};
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
	each_event(&reading, calendar, note_apart);
	each_event(&reading, calendar, add_event);
	icalcomponent_free(calendar);
	icalmemory_free_ring();
	json_write(&out, reading.list);
	*json = str_copy(arena, buf_str(&out));
	buf_free(&out);
	return true;
}
