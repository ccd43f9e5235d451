/* Data beside the pages: which feeds, calendars and sitemaps there are, and what
 * stands in them. That they are valid is shown by tests/site/data.mjs. */
#include "small_catalogue.h"

#include "site/calendar.h"
#include "site/event.h"
#include "site/feed.h"
#include "site/plan_data.h"
#include "site/plan_parts.h"

static struct index all;
static struct plan plan;

static const struct page *page_at(const char *path)
{
	return map_get(&plan.by_path, str_from(path));
}

static void make_plan(void)
{
	assert_true(read_all());
	index_make(&memory, &catalogue, &all);
	plan_make(&memory, &catalogue, &all, &report, &plan);
}

/* The bytes of a page, as a C string. */
static const char *written(const char *path)
{
	const struct site site = {.catalogue = &catalogue,
		.index = &all,
		.plan = &plan,
		.base_url = STR("https://x.example/a/"),
		.host = STR("x.example")};
	const struct page *page = page_at(path);
	struct buf out = {.ceiling = 1 << 20};
	assert_non_null(page);
	if (page->kind == PAGE_CALENDAR)
		calendar_write(&site, page, &memory, &out);
	else
		feed_write_json(&site, page, &memory, &out);
	assert_false(out.overflowed);
	const char *text = str_z(&memory, buf_str(&out));
	buf_free(&out);
	return text;
}

static void says(const char *text, const char *part)
{
	if (!strstr(text, part))
		print_message("# ikke sagt: %s\n%s\n", part, text);
	assert_non_null(strstr(text, part));
}

static size_t count_in(const char *text, const char *part)
{
	size_t count = 0;
	while ((text = strstr(text, part)) != NULL) {
		count++;
		text += strlen(part);
	}
	return count;
}

static void every_list_has_its_feeds(void **state)
{
	static struct ledger_line lines[] = {
		{{"fag/musik/", 10}, {"Musik", 5}}, {{"tilbud/vejle/vaek/", 18}, {"Væk", 4}}};
	(void)state;
	put_library("vejle", "Vejle Bibliotekerne");
	put_offer("biblioteker/vejle/tilbud/a.md", "A", "fag: dansk\noprettet: 2026-01-01\n");
	make_plan();
	plan_add_vanished(&plan, &catalogue, &(struct ledger){.lines = lines, .count = 2});
	plan_add_data(&plan, &catalogue, &(struct ledger){0});
	static const char *const lists[] = {
		"alle", "fag/dansk", "trin/5", "trin/9", "biblioteker/vejle", "kommuner/odense"};
	for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
		assert_non_null(page_at(str_format(&memory, "feeds/%s.atom", lists[i]).ptr));
		assert_non_null(page_at(str_format(&memory, "feeds/%s.json", lists[i]).ptr));
		assert_non_null(page_at(str_format(&memory, "feeds/%s.ics", lists[i]).ptr));
	}
	assert_true(page_at("feeds/fag/dansk.atom")->filled);
	assert_false(page_at("feeds/fag/dansk.ics")->filled);
	assert_false(page_at("feeds/trin/9.atom")->filled);
	/* Who followed a list that is no more meets no 404. */
	assert_non_null(page_at("feeds/fag/musik.atom"));
	says(written("feeds/fag/musik.json"), "\"items\":[]");
	says(written("feeds/fag/musik.ics"), "BEGIN:VTIMEZONE");
	says(written("tilbud/vejle/vaek/datoer.ics"), "BEGIN:VTIMEZONE");
	assert_null(page_at("tilbud/vejle/a/datoer.ics"));
	assert_null(page_at("feeds/tilbud/vejle.atom"));
	assert_null(page_at("feeds/fag/dansk/mellemtrin.atom"));
}

static void newest_first_and_no_more_than_fifty(void **state)
{
	(void)state;
	put_library("vejle", "Vejle Bibliotekerne");
	for (int i = 1; i <= 60; i++)
		put_offer(str_format(&memory, "biblioteker/vejle/tilbud/t%02d.md", i).ptr,
			str_format(&memory, "T%02d", i).ptr,
			str_format(&memory, "oprettet: 2026-%02d-%02d\n", 1 + i / 28, 1 + i % 28).ptr);
	put_offer("biblioteker/vejle/tilbud/uden.md", "Uden dato", "");
	put_offer("biblioteker/vejle/tilbud/aendret.md", "Ændret",
		"oprettet: 2020-01-01\nopdateret: 2026-11-01\nkontakt: {navn: Ukendt Person, mail: "
		"\"ukendt.person@x.dk\"}\nbooking: {mail: \"ukendt.person@x.dk\"}\n");
	make_plan();
	plan_add_data(&plan, &catalogue, &(struct ledger){0});
	const char *text = written("feeds/biblioteker/vejle.json");
	assert_int_equal(count_in(text, "\"content_text\""), FEED_ENTRIES_MAX);
	assert_null(strstr(text, "Uden dato"));
	assert_null(strstr(text, "erson"));
	assert_true(strstr(text, "Ændret") < strstr(text, "\"T60\""));
	assert_true(strstr(text, "\"T60\"") < strstr(text, "\"T59\""));
	assert_null(strstr(text, "\"T10\""));
	says(text, "\"date_published\":\"2020-01-01T00:00:00+01:00\"");
	says(text, "\"date_modified\":\"2026-11-01T00:00:00+01:00\"");
}

static const char *const dates =
	"varighed: 90 min\ntidligere_adresser: [vejle/gammel, vejle/aeldre]\n"
	"datoer: [{start: 2026-11-24 9.00}, {start: 2026-11-24 09:00, status: optaget},"
	" {start: 2026-11-25, status: aflyst}, {start: 2026-11-26, slut: 2026-11-27},"
	" {start: 2026-11-28 10:00, slut: 2026-11-29}, {start: 2020-01-01}]\n"
	"booking: {mail: \"ukendt.person@x.dk\", frist: 2026-11-23}\n";

static void dates_of_one_offer(void **state)
{
	(void)state;
	put_library("vejle", "Vejle, Bibliotekerne");
	put_offer("biblioteker/vejle/tilbud/a.md", "Æbler; pærer", dates);
	put_offer("biblioteker/vejle/tilbud/b.md", "B", "");
	make_plan();
	plan_add_data(&plan, &catalogue, &(struct ledger){0});
	assert_null(page_at("tilbud/vejle/b/datoer.ics"));
	/* Who follows it where it lay before follows it still. */
	assert_string_equal(
		written("tilbud/vejle/aeldre/datoer.ics"), written("tilbud/vejle/a/datoer.ics"));
	const char *text = written("tilbud/vejle/a/datoer.ics");
	assert_int_equal(count_in(text, "BEGIN:VEVENT"), 7);
	assert_null(strstr(text, "erson"));
	says(text, "UID:tilbud/vejle/gammel/2026-11-24T09:00@x.example\r\n");
	says(text, "UID:tilbud/vejle/gammel/2026-11-24T09:00-2@x.example\r\n");
	says(text, "DTSTART;TZID=Europe/Copenhagen:20261124T090000\r\nDURATION:PT90M\r\n");
	says(text, "SUMMARY:Æbler\\; pærer (optaget)\r\n");
	says(text, "DTSTART;VALUE=DATE:20261125\r\nDTEND;VALUE=DATE:20261126\r\n");
	says(text, "STATUS:CANCELLED\r\n");
	says(text, "DTSTART;VALUE=DATE:20261126\r\nDTEND;VALUE=DATE:20261128\r\n");
	says(text, "DTSTART;VALUE=DATE:20261128\r\nDTEND;VALUE=DATE:20261130\r\n");
	says(text, "DTSTART;VALUE=DATE:20200101\r\n");
	says(text, "UID:tilbud/vejle/gammel/frist@x.example\r\n");
	says(text, "SUMMARY:Frist for tilmelding: Æbler\\; pærer\r\n");
	says(text, "LOCATION:Vejle\\, Bibliotekerne\r\n");
}

static void a_lists_calendar_is_what_is_to_come(void **state)
{
	(void)state;
	put_library("vejle", "Vejle Bibliotekerne");
	put_offer("biblioteker/vejle/tilbud/a.md", "A", dates);
	make_plan();
	plan_add_data(&plan, &catalogue, &(struct ledger){0});
	assert_true(page_at("feeds/alle.ics")->filled);
	const char *text = written("feeds/alle.ics");
	assert_int_equal(count_in(text, "BEGIN:VEVENT"), 6);
	assert_null(strstr(text, "20200101"));
	assert_true(strstr(text, "/frist@") < strstr(text, "2026-11-24T09:00@"));
}

static void a_large_sitemap_has_parts(void **state)
{
	(void)state;
	put_library("vejle", "Vejle Bibliotekerne");
	make_plan();
	plan_add_data(&plan, &catalogue, &(struct ledger){0});
	assert_int_equal(page_at("sitemap.xml")->kind, PAGE_SITEMAP);
	assert_null(page_at("sitemap-1.xml"));
	make_plan();
	for (size_t i = 0; i < SITEMAP_ADDRESSES; i++)
		plan_add(&plan, PAGE_TEXT, str_format(&memory, "t%zu/", i), STR("T"));
	plan_add_data(&plan, &catalogue, &(struct ledger){0});
	assert_int_equal(page_at("sitemap.xml")->kind, PAGE_SITEMAP_INDEX);
	assert_int_equal(page_at("sitemap.xml")->section.pages, 2);
	assert_int_equal(page_at("sitemap-2.xml")->section.number, 2);
	assert_null(page_at("sitemap-3.xml"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {CATALOGUE_TEST(every_list_has_its_feeds),
		CATALOGUE_TEST(newest_first_and_no_more_than_fifty), CATALOGUE_TEST(dates_of_one_offer),
		CATALOGUE_TEST(a_lists_calendar_is_what_is_to_come),
		CATALOGUE_TEST(a_large_sitemap_has_parts)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
