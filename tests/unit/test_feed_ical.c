/* Events that repeat: which of their times are told, and what hostile rules cost. */
#include "findings.h"

#include "base/buf.h"
#include "harvest/events.h"
#include "harvest/feed_ical.h"

/* "2026-11-24 09:00-10:30, …" of all events in the calendar; "2026-11-24 (Cancelled)". */
static const char *times(struct arena *arena, const char *calendar, struct cms_events *events)
{
	struct report report = {.arena = arena};
	const struct ical_feed feed = {STR("https://bibliotek.example/"), {2026, 11, 22}};
	struct str json;
	struct str text = STR("");
	assert_true(ical_as_events(
		arena, source_from(arena, calendar, strlen(calendar)), &feed, &report, &json));
	assert_true(cms_events_read(arena, source_new(arena, STR("x"), json), &report, events));
	for (size_t i = 0; i < events->count; i++) {
		const struct cms_event *event = &events->items[i];
		text = str_format(arena, "%.*s%s%.*s", STR_ARGS(text), i ? ", " : "",
			STR_ARGS(date_iso(arena, event->start.day)));
		if (event->start.minute >= 0)
			text = str_format(arena, "%.*s %02d:%02d", STR_ARGS(text), event->start.minute / 60,
				event->start.minute % 60);
		if (event->end.day.year && event->end.minute >= 0)
			text = str_format(arena, "%.*s-%02d:%02d", STR_ARGS(text), event->end.minute / 60,
				event->end.minute % 60);
		if (event->state == CMS_CANCELLED)
			text = str_join(arena, text, STR(" (aflyst)"));
	}
	return str_z(arena, text);
}

#define EVENT(lines) "BEGIN:VEVENT\r\nUID:a\r\nSUMMARY:A\r\n" lines "\r\nEND:VEVENT\r\n"
#define CALENDAR(events) "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" events "END:VCALENDAR\r\n"
#define RULE(start, rule) CALENDAR(EVENT("DTSTART:" start "\r\nRRULE:" rule))

static void rules(void **state)
{
	static const struct {
		const char *calendar, *times;
	} cases[] = {
		{RULE("20261126T090000", "FREQ=WEEKLY;COUNT=3"),
			"2026-11-26 09:00, 2026-12-03 09:00, 2026-12-10 09:00"},
		/* what is past is not told */
		{RULE("20261102T090000", "FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20261130T235959Z"),
			"2026-11-23 09:00, 2026-11-25 09:00, 2026-11-30 09:00"},
		{RULE("20250108T090000", "FREQ=WEEKLY;INTERVAL=2;UNTIL=20261210T000000Z"),
			"2026-11-25 09:00, 2026-12-09 09:00"},
		{RULE("20240908T120000", "FREQ=DAILY;INTERVAL=3;UNTIL=20261127T000000Z"),
			"2026-11-24 12:00"},
		{RULE("20200106T090000", "FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20270131T000000Z"),
			"2026-11-27 09:00, 2026-12-25 09:00, 2027-01-29 09:00"},
		{RULE("20200106T090000", "FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2;UNTIL=20261231T000000Z"),
			"2026-12-08 09:00"},
		{RULE("20200131T090000", "FREQ=MONTHLY;UNTIL=20270401T000000Z"),
			"2026-12-31 09:00, 2027-01-31 09:00, 2027-03-31 09:00"},
		{RULE("20151210T090000", "FREQ=YEARLY"), "2026-12-10 09:00"},
		{RULE("20160229T090000", "FREQ=YEARLY;UNTIL=20290101T000000Z"), "2016-02-29 09:00"},
		/* clocks in Denmark show another hour in summer than UTC does */
		{RULE("20270322T080000Z", "FREQ=WEEKLY;COUNT=2"), "2027-03-22 09:00, 2027-03-29 10:00"},
		{RULE("20270322T080000", "FREQ=WEEKLY;COUNT=2"), "2027-03-22 08:00, 2027-03-29 08:00"},
		{CALENDAR(EVENT("DTSTART;VALUE=DATE:20261122\r\nRRULE:FREQ=DAILY;COUNT=2")),
			"2026-11-22, 2026-11-23"},
		{CALENDAR(
			 EVENT("DTSTART:20261126T090000\r\nDTEND:20261126T103000\r\nRRULE:FREQ=DAILY;COUNT=2")),
			"2026-11-26 09:00-10:30, 2026-11-27 09:00-10:30"},
		/* one is taken out, by either clock; one is moved, one is cancelled alone */
		{CALENDAR(EVENT("DTSTART:20261201T090000\r\nRRULE:FREQ=DAILY;COUNT=5\r\n"
						"EXDATE:20261202T090000,20261203T080000Z")
				 EVENT("RECURRENCE-ID:20261204T090000\r\nDTSTART:20261204T130000")
					 EVENT("RECURRENCE-ID:20261205T090000\r\nDTSTART:20261205T090000\r\n"
						   "STATUS:CANCELLED")),
			"2026-12-01 09:00, 2026-12-04 13:00, 2026-12-05 09:00 (aflyst)"},
		/* all of it is past, or beyond a year: the first time counts, as without a rule */
		{RULE("20250102T090000", "FREQ=DAILY;COUNT=3"), "2025-01-02 09:00"},
		{RULE("20280102T090000", "FREQ=WEEKLY"), "2028-01-02 09:00"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct arena arena = {0};
		struct cms_events events;
		assert_string_equal(times(&arena, cases[i].calendar, &events), cases[i].times);
		arena_free(&arena);
	}
}

/* All times of an event are one series, each with a name that it keeps. */
static void a_series(void **state)
{
	struct arena arena = {0};
	struct cms_events events;
	struct cms_events later;
	(void)state;
	times(&arena,
		CALENDAR(EVENT("DTSTART:20261126T090000\r\nRRULE:FREQ=WEEKLY;COUNT=3")
				EVENT("RECURRENCE-ID:20261210T080000Z\r\nDTSTART:20261211T090000")),
		&events);
	times(&arena, RULE("20261203T090000", "FREQ=WEEKLY;COUNT=2"), &later);
	assert_int_equal(events.count, 3);
	for (size_t i = 0; i < 3; i++)
		assert_true(
			events.items[i].series.len && str_eq(events.items[i].series, later.items[0].series));
	assert_false(str_eq(events.items[0].uuid, events.items[1].uuid));
	assert_true(str_eq(events.items[1].uuid, later.items[0].uuid));
	assert_true(str_eq(events.items[2].uuid, later.items[1].uuid));
	times(&arena, CALENDAR(EVENT("DTSTART:20261126T090000")), &events);
	assert_int_equal(events.items[0].series.len, 0);
	arena_free(&arena);
}

/* Rules that have the library look for a day through centuries, or give one for each second: the
 * first time counts. A test that does not end is one that fails. */
static void hostile_rules(void **state)
{
	static const char *const hostile[] = {"FREQ=SECONDLY", "FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30",
		"FREQ=HOURLY", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;BYMONTHDAY=-1",
		"FREQ=DAILY;BYHOUR=1,2,3;BYMINUTE=1,2,3;BYSECOND=1,2,3;BYMONTH=2",
		"FREQ=DAILY;INTERVAL=7;BYDAY=MO", "FREQ=WEEKLY;INTERVAL=52;BYMONTH=7",
		"FREQ=WEEKLY;BYDAY=9MO", "FREQ=MONTHLY;BYSETPOS=5;BYMONTHDAY=1",
		"FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31", "FREQ=MONTHLY;BYMONTHDAY=30;BYMONTH=2",
		"FREQ=MONTHLY;INTERVAL=12;BYMONTH=2", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
		"FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6", "FREQ=YEARLY;BYDAY=MO;BYSETPOS=366",
		"FREQ=YEARLY;BYYEARDAY=366;BYMONTH=3", "FREQ=WEEKLY;INTERVAL=0", "FREQ=DAILY;INTERVAL=-1",
		"FREQ=X", "X", "FREQ=DAILY;UNTIL=X", "FREQ=YEARLY;RSCALE=CHINESE"};
	(void)state;
	for (size_t i = 0; i < sizeof hostile / sizeof hostile[0]; i++) {
		struct arena arena = {0};
		struct cms_events events;
		const struct str calendar =
			str_format(&arena, CALENDAR(EVENT("DTSTART:20261124T090000\r\nRRULE:%s")), hostile[i]);
		assert_string_equal(times(&arena, calendar.ptr, &events), "2026-11-24 09:00");
		arena_free(&arena);
	}
}

/* However many of them, and each without end. */
static void many_rules(void **state)
{
	enum { MANY = 700 };
	struct arena arena = {0};
	struct buf text = {.ceiling = 1024 * 1024};
	struct cms_events events;
	(void)state;
	buf_add_z(&text, "BEGIN:VCALENDAR\r\n");
	for (int i = 0; i < MANY; i++)
		buf_add_format(&text,
			"BEGIN:VEVENT\r\nUID:%d\r\nSUMMARY:A\r\nDTSTART:17010101T090000\r\n"
			"RRULE:FREQ=DAILY\r\nEND:VEVENT\r\n",
			i);
	buf_add_z(&text, "END:VCALENDAR\r\n");
	times(&arena, str_z(&arena, buf_str(&text)), &events);
	/* 50 have 60 times each, 450 have one; the first time of the others is before any that counts */
	assert_int_equal(events.count, 3000 + 450);
	buf_free(&text);
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(rules), cmocka_unit_test(a_series),
		cmocka_unit_test(hostile_rules), cmocka_unit_test(many_rules)};
	return cmocka_run_group_tests_name("feed_ical", tests, NULL, NULL);
}
