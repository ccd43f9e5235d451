/* Answers of the libraries' CMS: values become lines and times one can use, and
 * what nobody may see is gone. */
#include "findings.h"

#include "harvest/candidate.h"
#include "harvest/events_value.h"

static struct cms_events read_text(struct arena *arena, const char *text, struct report *report)
{
	struct cms_events events;
	*report = (struct report){.arena = arena};
	cms_events_read(arena, source_from(arena, text, strlen(text)), report, &events);
	return events;
}

#define NEEDED                                                                                     \
	"\"uuid\":\"A7E00599-EC4E-4D57-80AF-E5B34C115241\",\"title\":\"Besøg\",\"url\":\"https://"    \
	"bibliotek.example/1\""

static void assert_str(struct str text, const char *expected)
{
	struct arena arena = {0};
	assert_string_equal(str_z(&arena, text), expected);
	arena_free(&arena);
}

static void times(void **state)
{
	(void)state;
	static const struct {
		const char *text, *day;
		int minute;
	} cases[] = {
		{"2026-11-24T09:00:00+01:00", "2026-11-24", 540},
		{"2026-11-24T08:00:00+00:00", "2026-11-24", 540},
		{"2026-11-24T08:00:00Z", "2026-11-24", 540},
		{"2026-07-01T22:30:00+0000", "2026-07-02", 30},
		{"2026-07-01T09:15:00.000+02:00", "2026-07-01", 555},
		{"2026-01-01T00:30:00+14:00", "2025-12-31", 690},
		{"2026-12-31T23:30:00-05:00", "2027-01-01", 330},
		{"2026-03-29 01:00:00Z", "2026-03-29", 180},
		{"2026-11-24", "2026-11-24", -1},
		{"2026-02-30T09:00:00Z", NULL, 0},
		{"2026-11-24T24:00:00Z", NULL, 0},
		{"2026-11-24T09:00", NULL, 0},
		{"2026-11-24T09:00:00+25:00", NULL, 0},
		{"2026-11-24T09:00:00 x", NULL, 0},
		{"i morgen", NULL, 0},
		{"", NULL, 0},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct arena arena = {0};
		struct moment moment;
		assert_int_equal(cms_moment(str_from(cases[i].text), &moment), cases[i].day != NULL);
		if (cases[i].day) {
			assert_str(date_iso(&arena, moment.day), cases[i].day);
			assert_int_equal(moment.minute, cases[i].minute);
		}
		arena_free(&arena);
	}
	assert_int_equal(cms_clock(STR("10:00")), 600);
	assert_int_equal(cms_clock(STR("24:00")), 1440);
	assert_int_equal(cms_clock(STR("24:01")), -1);
	assert_int_equal(cms_clock(STR("10.00")), -1);
	assert_int_equal(cms_clock(STR("")), -1);
}

static void a_whole_event(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct report report;
	const struct cms_events events = read_text(&arena,
		"[{" NEEDED ",\"state\":\"SoldOut\",\"date_time\":{\"start\":\"2026-11-24T09:00:00+01:00\","
		"\"end\":\"2026-11-24T10:30:00+01:00\"},\"description\":\" <b>Læs</b>\\n mere \","
		"\"body\":\"<p>Skriv til Xx: a.b@c.dk, @x og y@</p><p>To</p>\","
		"\"branches\":[\"A\",\"\",\"B\"],\"address\":{\"location\":\"Hus\",\"street\":\"Vej 1\","
		"\"zip_code\":1234,\"city\":\"By\"},\"ticket_categories\":[{\"title\":\"Barn\",\"price\":"
		"{\"currency\":\"DKK\",\"value\":25}},{\"title\":\"\",\"price\":{\"value\":-1}}],"
		"\"series\":{\"uuid\":\"a7e00599-ec4e-4d57-80af-e5b34c115242\"},"
		"\"external_data\":{\"admin_url\":\"https://hemmelig.example\"}}]",
		&report);
	assert_int_equal(events.count, 1);
	assert_int_equal(report.count, 0);
	const struct cms_event *event = &events.items[0];
	assert_str(event->uuid, "a7e00599-ec4e-4d57-80af-e5b34c115241");
	assert_str(event->series, "a7e00599-ec4e-4d57-80af-e5b34c115242");
	assert_str(event->summary, "Læs mere");
	assert_str(event->text, "Skriv til Xx: …, @x og y@\n\nTo");
	assert_int_equal(event->branches.count, 2);
	assert_str(event->street, "Vej 1, 1234 By");
	assert_int_equal(event->price_count, 1);
	assert_str(event->prices[0].title, "Barn");
	assert_int_equal(event->prices[0].kroner, 25);
	assert_int_equal(event->state, CMS_SOLD_OUT);
	assert_str(cms_status(event->state), "optaget");
	assert_int_equal(event->end.minute, 630);
	arena_free(&arena);
}

/* No tickets is not "free"; an end before the start is none. */
static void little_is_known(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct report report;
	const struct cms_events events = read_text(&arena,
		"[{" NEEDED ",\"all_day\":true,\"date_time\":{\"start\":\"2026-11-24T00:00:00+01:00\","
		"\"end\":\"2026-11-23T00:00:00+01:00\"},\"tags\":\"x\",\"series\":{\"uuid\":\"../x\"}}]",
		&report);
	assert_int_equal(events.count, 1);
	const struct cms_event *event = &events.items[0];
	assert_int_equal(event->price_count + event->tags.count + event->branches.count, 0);
	assert_int_equal(event->series.len + event->summary.len + event->text.len, 0);
	assert_int_equal(event->start.minute, -1);
	assert_int_equal(event->end.day.year, 0);
	arena_free(&arena);
}

/* What is kept says the same, but for what nobody may see. */
static void kept_and_read_again(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct report report;
	const struct cms_events events = read_text(&arena,
		"[{" NEEDED ",\"state\":\"Cancelled\",\"date_time\":{\"start\":\"2026-07-24T07:00:00Z\","
		"\"end\":\"2026-07-25\"},\"description\":\"5 &lt; 6 &amp;amp; a.b@c.dk\","
		"\"body\":\"<p>En<br>to</p><ul><li>tre</ul><p>&lt;p>\\u003cb>x&amp;lt;</b>\","
		"\"tags\":[\"&lt;i>\"],\"address\":{\"location\":\"Hus\",\"street\":\"Vej "
		"1\",\"city\":\"By\"},"
		"\"ticket_categories\":[{\"price\":{\"value\":75}}],"
		"\"external_data\":{\"admin_url\":\"https://hemmelig.example\"},\"screen_names\":[\"x\"]},"
		"{" NEEDED ",\"all_day\":true,\"date_time\":{\"start\":\"2026-11-24T00:00:00+01:00\"}}]",
		&report);
	const struct str kept = cms_events_text(&arena, &events);
	const struct cms_events again = read_text(&arena, str_z(&arena, kept), &report);
	assert_int_equal(report.count, 0);
	assert_int_equal(again.count, 2);
	assert_true(str_eq(cms_events_text(&arena, &again), kept));
	assert_int_equal(str_find(kept, STR("hemmelig"), 0), -1);
	assert_int_equal(str_find(kept, STR("a.b@"), 0), -1);
	assert_str(again.items[0].summary, "5 < 6 &amp; …");
	assert_str(again.items[0].text, "En\nto\n\n- tre\n\n<p>x&lt;");
	assert_str(again.items[0].tags.items[0], "<i>");
	assert_str(again.items[0].street, "Vej 1, By");
	assert_int_equal(again.items[0].start.minute, 540);
	assert_int_equal(again.items[0].prices[0].kroner, 75);
	assert_int_equal(again.items[1].start.minute, -1);
	arena_free(&arena);
}

static void what_is_left_out(void **state)
{
	(void)state;
	static const struct {
		const char *text, *findings;
	} cases[] = {
		{"{}", "1:1 not-events"},
		{"[1,null,[],{}]",
			"1:2 event-incomplete\n1:4 event-incomplete\n1:9 event-incomplete\n1:12 "
			"event-incomplete"},
		{"[{" NEEDED "}]", "1:2 event-bad-time"},
		{"[{\"uuid\":\"x\",\"title\":\"y\",\"url\":\"javascript:alert(1)\"}]",
			"1:2 event-incomplete"},
		{"[", "1:2 cut-json"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct arena arena = {0};
		struct report report;
		assert_int_equal(read_text(&arena, cases[i].text, &report).count, 0);
		assert_string_equal(findings_of(&report), cases[i].findings);
		arena_free(&arena);
	}
}

static void opening_hours(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct report report = {.arena = &arena};
	struct cms_opening opening;
	static const char text[] =
		"[{\"branch_isil_id\":\"DK-763000\",\"date\":\"2026-11-23\",\"start_time\":\"10:00\","
		"\"end_time\":\"18:00\",\"category\":{\"title\":\"Åbent\"}},"
		"{\"date\":\"2026-11-23\",\"start_time\":\"18:00\",\"end_time\":\"10:00\"}]";
	assert_true(
		cms_opening_read(&arena, source_from(&arena, text, strlen(text)), &report, &opening));
	assert_int_equal(opening.count, 1);
	assert_int_equal(report.count, 1);
	assert_str(opening.items[0].isil, "DK-763000");
	assert_str(opening.items[0].category, "Åbent");
	assert_int_equal(opening.items[0].to, 1080);
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(times),
		cmocka_unit_test(a_whole_event),
		cmocka_unit_test(little_is_known),
		cmocka_unit_test(kept_and_read_again),
		cmocka_unit_test(what_is_left_out),
		cmocka_unit_test(opening_hours),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
