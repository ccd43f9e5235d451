/* Reads kilder.yaml, where people say whom to ask. Whether a library of that name
 * exists, the line knows. */
#include "harvest/feeds.h"

#include "base/danish.h"
#include "base/file.h"
#include "base/limits.h"
#include "format/document.h"
#include "report/suggest.h"

#include <errno.h>

static const struct feed_limits standard = {
	.seconds = 60, .silence = 15, .megabytes = 1, .tries = 4, .pace_ms = 500};

struct reading {
	struct arena *arena;
	struct report *report;
	struct feed_limits limits; /* of all feeds */
};

static struct str names_joined(struct arena *arena, const struct str *names, size_t count)
{
	return str_join_all(arena, names, count, STR(", "));
}

/* Tells the names of a map that are none of these. */
static void tell_unknown(
	const struct reading *reading, const struct value *map, const struct str *names, size_t count)
{
	for (size_t i = 0; i < map->count; i++) {
		const struct value_entry *entry = &map->entries[i];
		bool known = false;
		for (size_t k = 0; k < count && !known; k++)
			known = str_eq(entry->name, names[k]);
		if (!known)
			report_add(reading->report, FEED_UNKNOWN_FIELD, entry->name_span,
				(struct details){.a = entry->name,
					.b = names_joined(reading->arena, names, count),
					.suggestion = suggest(reading->arena, entry->name, names, count)});
	}
}

static bool read_flag(
	const struct reading *reading, const struct value *map, struct str name, bool absent)
{
	const struct value *value = value_get(map, name);
	const struct str text = value ? value_str(value) : STR("");
	if (!value)
		return absent;
	if (!str_eq(text, STR("ja")) && !str_eq(text, STR("nej")))
		report_add(reading->report, FEED_NOT_YES_NO, value->span, (struct details){.a = text});
	return str_eq(text, STR("ja"));
}

static void read_number(const struct reading *reading, const struct value *map, struct str name,
	long most, long *number)
{
	const struct value *value = value_get(map, name);
	if (!value)
		return;
	struct str text = value_str(value);
	long read = 0;
	const struct str whole = text;
	const bool is_number = str_take_number(&text, &read) && text.len == 0;
	const struct str range = str_format(reading->arena, "1-%ld", most);
	if (!is_number)
		report_add(reading->report, NOT_A_NUMBER, value->span,
			(struct details){.a = whole, .b = str_format(reading->arena, "%ld", *number)});
	else if (read < 1 || read > most)
		report_add(reading->report, NUMBER_OUT_OF_RANGE, value->span,
			(struct details){.a = whole, .b = range});
	else
		*number = read;
}

static void read_limits(
	const struct reading *reading, const struct value *map, struct feed_limits *limits)
{
	static const struct str names[] = {
		{"sekunder", 8}, {"stille", 6}, {"megabytes", 9}, {"forsøg", 7}, {"takt", 4}};
	const struct value *value = value_get(map, STR("grænser"));
	enum { NAMES = sizeof names / sizeof names[0] };
	if (!value)
		return;
	if (value->kind != VALUE_MAP) {
		report_add(reading->report, NOT_A_GROUP, value->span,
			(struct details){.a = STR("grænser"), .b = names[0]});
		return;
	}
	tell_unknown(reading, value, names, NAMES);
	read_number(reading, value, names[0], 600, &limits->seconds);
	read_number(reading, value, names[1], 600, &limits->silence);
	read_number(reading, value, names[2], 32, &limits->megabytes);
	read_number(reading, value, names[3], 10, &limits->tries);
	read_number(reading, value, names[4], 60000, &limits->pace_ms);
}

/* A text a feed must have. */
static struct str read_text(const struct reading *reading, const struct value *map,
	const struct feed *feed, struct str name, struct span *span)
{
	const struct value *value = value_get(map, name);
	if (value && value->kind == VALUE_TEXT && value->text.len) {
		*span = value->span;
		return value->text;
	}
	report_add(reading->report, FEED_MISSING_FIELD, value ? value->span : feed->key_span,
		(struct details){.a = feed->key, .b = name});
	return STR("");
}

bool feed_is_answer(const struct feed *feed)
{
	return feed_has_events(feed) || feed->type == FEED_HOURS;
}

static void read_type(const struct reading *reading, const struct value *map, struct feed *feed)
{
	static const char *const types[] = {"dpl-cms", "dpl-cms-tider", "offers", "ical", "rss"};
	struct span span = {0};
	const struct str text = read_text(reading, map, feed, STR("type"), &span);
	for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
		if (str_eq(text, str_from(types[i]))) {
			feed->type = (enum feed_type)i;
			return;
		}
	if (text.len)
		report_add(reading->report, FEED_UNKNOWN_TYPE, span, (struct details){.a = text});
}

static bool is_plain(struct str url)
{
	for (size_t i = 0; i < url.len; i++)
		if (url.ptr[i] <= ' ' || url.ptr[i] > '~')
			return false;
	return url.len < 2000;
}

static void read_url(const struct reading *reading, const struct value *map, struct feed *feed)
{
	feed->url = read_text(reading, map, feed, STR("url"), &feed->url_span);
	const bool http = str_starts(feed->url, STR("http://"));
	if (!feed->url.len)
		return;
	if ((!http && !str_starts(feed->url, STR("https://"))) || !is_plain(feed->url))
		report_add(reading->report, BAD_LINK, feed->url_span, (struct details){.a = feed->url});
	else if (http && !feed->http)
		report_add(
			reading->report, FEED_NOT_HTTPS, feed->url_span, (struct details){.a = feed->url});
	const bool is_site = feed->type == FEED_EVENTS || feed->type == FEED_HOURS;
	while (is_site && str_ends(feed->url, STR("/")))
		feed->url.len--;
}

static bool read_feed(
	const struct reading *reading, const struct value_entry *entry, struct feed *feed)
{
	static const struct str names[] = {
		{"bibliotek", 9}, {"type", 4}, {"url", 3}, {"tændt", 6}, {"http", 4}, {"grænser", 8}};
	const size_t errors = reading->report->counts[LEVEL_ERROR];
	const struct value *map = entry->value;
	*feed =
		(struct feed){.key = entry->name, .key_span = entry->name_span, .limits = reading->limits};
	if (!danish_is_slug(entry->name) || entry->name.len > KEY_MAX)
		report_add(reading->report, BAD_KEY, entry->name_span, (struct details){.a = entry->name});
	if (map->kind != VALUE_MAP) {
		report_add(reading->report, NOT_A_GROUP, entry->name_span,
			(struct details){.a = entry->name, .b = names[0]});
		return false;
	}
	tell_unknown(reading, map, names, sizeof names / sizeof names[0]);
	feed->on = read_flag(reading, map, STR("tændt"), false);
	feed->http = read_flag(reading, map, STR("http"), false);
	feed->library = read_text(reading, map, feed, STR("bibliotek"), &feed->library_span);
	read_type(reading, map, feed);
	read_url(reading, map, feed);
	read_limits(reading, map, &feed->limits);
	return reading->report->counts[LEVEL_ERROR] == errors;
}

bool feeds_read(struct arena *arena, struct str path, struct report *report, struct feeds *feeds)
{
	static const struct str names[] = {{"kilder", 6}, {"grænser", 8}};
	struct reading reading = {.arena = arena, .report = report, .limits = standard};
	struct str text;
	*feeds = (struct feeds){0};
	const int err = file_read(arena, str_z(arena, path), FILE_MAX, &text);
	if (err == ENOENT)
		return true;
	report->files++;
	if (err) {
		report_file(report, FILE_UNREADABLE, path, err);
		return false;
	}
	const struct source *source = source_new(arena, path, text);
	const struct value *file = document_read_yaml(arena, source, VOCABULARY_NODES_MAX, report);
	const struct value *list = file ? value_get(file, names[0]) : NULL;
	if (!file)
		return false;
	tell_unknown(&reading, file, names, 2);
	read_limits(&reading, file, &reading.limits);
	feeds->items = arena_array(arena, list ? list->count : 0, sizeof *feeds->items);
	if (list && list->kind == VALUE_MAP)
		for (size_t i = 0; i < list->count; i++)
			feeds->count += read_feed(&reading, &list->entries[i], &feeds->items[feeds->count]);
	else if (list && list->kind != VALUE_NOTHING)
		report_add(report, NOT_A_GROUP, list->span,
			(struct details){.a = names[0], .b = STR("silkeborg-tilbud")});
	return true;
}

bool feed_has_events(const struct feed *feed)
{
	return feed->type == FEED_EVENTS || feed->type == FEED_ICAL || feed->type == FEED_RSS;
}

const struct feed *feeds_find(const struct feeds *feeds, struct str key)
{
	for (size_t i = 0; i < feeds->count; i++)
		if (str_eq(feeds->items[i].key, key))
			return &feeds->items[i];
	return NULL;
}
