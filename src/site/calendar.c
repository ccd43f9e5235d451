/* Calendars in iCalendar's words. Times stand as Danish clocks show them, with
 * the rule of summer time beside them; who may be asked stands on the offer's
 * page alone, never here. */
#include "site/calendar.h"

#include "base/ics_text.h"
#include "site/event.h"

#include <stdlib.h>

struct calendar {
	const struct site *site;
	struct arena *arena;
	struct buf *out;
};

static const char time_zone[] = "BEGIN:VTIMEZONE\r\nTZID:Europe/Copenhagen\r\n"
								"BEGIN:STANDARD\r\nDTSTART:19961027T030000\r\n"
								"RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n"
								"TZNAME:CET\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\n"
								"END:STANDARD\r\n"
								"BEGIN:DAYLIGHT\r\nDTSTART:19810329T020000\r\n"
								"RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n"
								"TZNAME:CEST\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n"
								"END:DAYLIGHT\r\nEND:VTIMEZONE\r\n";

/* "20261124" */
static struct str basic_day(struct arena *arena, struct date day)
{
	return str_format(arena, "%04d%02d%02d", day.year, day.month, day.day);
}

static struct date next_day(struct date day)
{
	return date_from_days(date_to_days(day) + 1);
}

static void write_day(const struct calendar *calendar, const char *name, struct date day)
{
	ics_line(calendar->out, name, basic_day(calendar->arena, day));
}

/* "2026-11-24T09:00" → "20261124T090000" */
static void write_clock(const struct calendar *calendar, const char *name, const struct given *time)
{
	const struct str clock = str_skip(time->key, STR("2026-11-24T").len);
	ics_line(calendar->out, name,
		str_format(calendar->arena, "%.*sT%.2s%.2s00",
			STR_ARGS(basic_day(calendar->arena, time->date)), clock.ptr, clock.ptr + 3));
}

/* Minutes of an offer that takes as long every time; 0 when that is not stated. */
static int exact_minutes(const struct offer *offer)
{
	const struct given *duration = record_get(&offer->record, ROLE_DURATION);
	const bool exact = duration && duration->kind == GIVEN_VALUE
		&& duration->range.from == duration->range.to && duration->range.to <= 24 * 60;
	return exact ? duration->range.to : 0;
}

/* A day's end is the day after it. Where only one of start and end has a time
 * of day, whole days are all that is known of both. */
static void write_times(const struct calendar *calendar, const struct event *event)
{
	const struct given *end = event->end;
	const bool clocks = event_has_clock(event->start) && (!end || event_has_clock(end));
	const int minutes = event->deadline ? 0 : exact_minutes(event->offer);
	if (!clocks) {
		write_day(calendar, "DTSTART;VALUE=DATE", event->start->date);
		write_day(calendar, "DTEND;VALUE=DATE", next_day(end ? end->date : event->start->date));
		return;
	}
	write_clock(calendar, "DTSTART;TZID=Europe/Copenhagen", event->start);
	if (end)
		write_clock(calendar, "DTEND;TZID=Europe/Copenhagen", end);
	else if (minutes > 0)
		ics_line(calendar->out, "DURATION", str_format(calendar->arena, "PT%dM", minutes));
}

static struct str name_of(const struct calendar *calendar, const struct event *event)
{
	const struct phrases *phrases = &calendar->site->catalogue->phrases;
	const struct str title = event->offer->title;
	if (event->deadline)
		return phrase(calendar->arena, phrases, PHRASE_DEADLINE, title, STR(""));
	if (!event->cancelled && !event->full)
		return title;
	return phrase(calendar->arena, phrases, PHRASE_WITH_STATUS, title, event->status);
}

/* Known by its offer and its start: a date added before it changes nothing. */
static struct str name_for_ever(const struct calendar *calendar, const struct event *event)
{
	struct arena *arena = calendar->arena;
	const struct str path = offer_lasting_path(arena, calendar->site->plan, event->offer);
	const struct str which = event->deadline ? STR("frist") : event->start->key;
	const struct str twin = event->twin ? str_format(arena, "-%zu", event->twin + 1) : STR("");
	return str_format(arena, "%.*s%.*s%.*s@%.*s", STR_ARGS(path), STR_ARGS(which), STR_ARGS(twin),
		STR_ARGS(calendar->site->host));
}

static void write_event(const struct calendar *calendar, const struct event *event)
{
	struct arena *arena = calendar->arena;
	const struct offer *offer = event->offer;
	const struct date stamp =
		offer->changed.year ? offer->changed : calendar->site->catalogue->today;
	const struct str stamped = str_join(arena, basic_day(arena, stamp), STR("T000000Z"));
	const struct str address = str_join(arena, calendar->site->base_url, offer->path);
	struct buf *out = calendar->out;
	ics_line(out, "BEGIN", STR("VEVENT"));
	ics_line(out, "UID", name_for_ever(calendar, event));
	ics_line(out, "DTSTAMP", stamped);
	if (offer->changed.year)
		ics_line(out, "LAST-MODIFIED", stamped);
	write_times(calendar, event);
	ics_text_line(out, "SUMMARY", name_of(calendar, event));
	ics_text_line(out, "DESCRIPTION",
		str_format(arena, "%.*s\n%.*s\n%.*s", STR_ARGS(record_text(&offer->record, ROLE_SUMMARY)),
			STR_ARGS(offer->library->name), STR_ARGS(address)));
	if (!event->deadline && offer_location(arena, offer).len)
		ics_text_line(out, "LOCATION", offer_location(arena, offer));
	ics_line(out, "URL", address);
	ics_line(out, "STATUS", event->cancelled ? STR("CANCELLED") : STR("CONFIRMED"));
	ics_line(out, "TRANSP", event->deadline ? STR("TRANSPARENT") : STR("OPAQUE"));
	ics_line(out, "END", STR("VEVENT"));
}

static int by_start(const void *a, const void *b)
{
	const struct event *left = a;
	const struct event *right = b;
	int order = str_cmp(left->start->key, right->start->key);
	if (!order)
		order = str_cmp(left->offer->path, right->offer->path);
	if (!order)
		order = (int)left->deadline - (int)right->deadline;
	return order ? order : (left->twin > right->twin) - (left->twin < right->twin);
}

static struct events events_to_come(
	const struct site *site, const struct section *section, struct arena *arena)
{
	struct events events = {0};
	for (size_t list = 0; list < section->list_count; list++) {
		for (size_t i = 0; i < section->lists[list]->count; i++) {
			events_add_dates(arena, &events, section->lists[list]->offers[i]);
			events_add_deadline(arena, &events, section->lists[list]->offers[i]);
		}
	}
	events_drop_past(&events, site->catalogue->today);
	if (events.count)
		qsort(events.items, events.count, sizeof *events.items, by_start);
	if (events.count > CALENDAR_EVENTS_MAX)
		events.count = CALENDAR_EVENTS_MAX;
	return events;
}

void calendar_write(
	const struct site *site, const struct page *page, struct arena *arena, struct buf *out)
{
	const struct calendar calendar = {site, arena, out};
	struct events events = {0};
	if (page->offer) {
		events_add_dates(arena, &events, page->offer);
		events_add_deadline(arena, &events, page->offer);
	} else {
		events = events_to_come(site, &page->section, arena);
	}
	const struct str name =
		phrase(arena, &site->catalogue->phrases, PHRASE_CALENDAR_TITLE, page->title, STR(""));
	ics_line(out, "BEGIN", STR("VCALENDAR"));
	ics_line(out, "VERSION", STR("2.0"));
	ics_line(out, "PRODID", STR("-//skoletilbud//skoletilbud//DA"));
	ics_line(out, "CALSCALE", STR("GREGORIAN"));
	ics_text_line(out, "NAME", name);
	ics_text_line(out, "X-WR-CALNAME", name);
	ics_line(out, "REFRESH-INTERVAL;VALUE=DURATION", STR("P1D"));
	buf_add_z(out, time_zone);
	for (size_t i = 0; i < events.count; i++)
		write_event(&calendar, &events.items[i]);
	ics_line(out, "END", STR("VCALENDAR"));
}
