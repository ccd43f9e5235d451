/* What a sound file still ought to mend, alone and among all the others. */
#include "offer/readability.h"
#include "small_catalogue.h"

/* Codes of one problem alone, with notes: "9:10" of each, in order. */
static const char *places(enum problem problem)
{
	struct str all = STR("");
	for (size_t i = 0; i < report.count; i++) {
		const struct finding *finding = &report.findings[i];
		if (finding->problem != problem)
			continue;
		const struct position at = source_position(finding->span.source, finding->span.start);
		all = str_format(
			&memory, "%.*s%s%zu:%zu", STR_ARGS(all), all.len ? " " : "", at.line, at.column);
	}
	return str_z(&memory, all);
}

static struct str suggested(enum problem problem)
{
	for (size_t i = 0; i < report.count; i++)
		if (report.findings[i].problem == problem)
			return report.findings[i].suggestion;
	return STR("");
}

static void lix(void **state)
{
	(void)state;
	assert_int_equal(text_lix(STR("For kort til at sige noget.")), 0);
	/* Twenty-one words in two sentences, six of them long; "6. klasse" ends none. */
	assert_int_equal(text_lix(STR("Vi går i 6. klasse og låner bøger om dyr og planter. Bagefter "
								  "skriver eleverne deres historier om naturen.")),
		0);
	assert_int_equal(
		text_lix(STR("Vi går i 6. klasse og låner nye bøger om dyr og planter ude. Bagefter "
					 "skriver eleverne deres historier om naturen.")),
		10 + 28);
	assert_int_equal(text_words(STR(" a - b\nc, \t(d) ")), 4);
	assert_true(text_is_shouted(STR("PRAKTISK INFO")));
	assert_false(text_is_shouted(STR("DR og VR")));
	assert_false(text_is_shouted(STR("VR-BRILLER")));
}

static void one_year(void **state)
{
	(void)state;
	put_library("vejle", "Vejle Bibliotekerne");
	put_offer("biblioteker/vejle/tilbud/a.md", "A", "tjekket: 2025-11-22\n");
	put_offer("biblioteker/vejle/tilbud/b.md", "B", "tjekket: 2025-11-21\n");
	put_offer("biblioteker/vejle/tilbud/c.md", "C", "tjekket: 2025-11-21\nstatus: udgået\n");
	put_offer("biblioteker/vejle/tilbud/d.md", "D", "tjekket: 2026-11-22\n");
	put_offer("biblioteker/vejle/tilbud/e.md", "E", "tjekket: 2026-11-23\n");
	assert_true(read_all());
	assert_string_equal(told(),
		"biblioteker/vejle/tilbud/b.md:7:10 old-review; biblioteker/vejle/tilbud/e.md:7:10 "
		"date-ahead");
}

static void ends(void **state)
{
	(void)state;
	put_library("vejle", "Vejle Bibliotekerne");
	put_offer("biblioteker/vejle/tilbud/a.md", "A",
		"datoer:\n  - start: 2026-12-31 12:00\n  - start: 2027-01-01\nslutter: 2026-12-31\n");
	put_offer("biblioteker/vejle/tilbud/b.md", "B", "datoer:\n  - start: 2026-11-21\n");
	put_offer("biblioteker/vejle/tilbud/c.md", "C", "datoer:\n  - start: 2026-11-22\n");
	put_offer(
		"biblioteker/vejle/tilbud/d.md", "D", "datoer:\n  - start: 2025-11-22\nstatus: pause\n");
	assert_true(read_all());
	assert_string_equal(places(AFTER_END), "9:12");
	assert_string_equal(places(DATES_PAST), "8:12");
}

static void mails(void **state)
{
	static const struct {
		const char *name, *mail;
		bool personal;
	} cases[] = {
		{"", "mette.hansen", true},
		{"", "m.hansen", true},
		{"", "boern.unge", false},
		{"", "skole-tilbud", false},
		{"", "vejle.hb", false},
		{"", "mha", false},
		{"", "abc.1", false},
		{"Mette Hansen", "mha", true},
		{"Mette Hansen", "mette", true},
		{"Mette Hansen", "mettehansen", true},
		{"Mette Hansen", "skole", false},
		{"Mette Hansen", "m", false},
		{"Børnebiblioteket", "boern", false},
		{"Vejle Bibliotekerne", "vejle", false},
		{"Mette og Ole", "mette", false},
	};
	(void)state;
	copy("ordlister/postkasser.yaml");
	put_library("vejle", "Vejle Bibliotekerne");
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const struct str name =
			cases[i].name[0] ? str_format(&memory, "  navn: %s\n", cases[i].name) : STR("");
		put_offer("biblioteker/vejle/tilbud/a.md", "A",
			str_format(
				&memory, "kontakt:\n  mail: %s@b.example\n%.*s", cases[i].mail, STR_ARGS(name))
				.ptr);
		assert_true(read_all());
		if (report_has(&report, MAIL_PERSONAL) != cases[i].personal)
			fail_msg("»%s« %s", cases[i].name, cases[i].mail);
	}
}

static void isil(void **state)
{
	(void)state;
	put("biblioteker/vejle/bibliotek.yaml", "navn: V\nkommune: Vejle\nisil: DK-763012\n");
	put("biblioteker/horsens/bibliotek.yaml", "navn: H\nkommune: Horsens\nisil: DK-763012\n");
	assert_true(read_all());
	assert_string_equal(told(), "biblioteker/horsens/bibliotek.yaml:3:7 isil-elsewhere");
	assert_true(str_eq(suggested(ISIL_ELSEWHERE), STR("DK-761512")));
}

static void put_bytes(const char *path, struct str bytes)
{
	assert_int_equal(file_replace(content(path), bytes), 0);
}

static void pictures(void **state)
{
	static const struct {
		const char *name;
		struct str bytes;
		const char *told;
	} cases[] = {
		{"a.jpg", {"\xFF\xD8\xFF\xC0\0\x11\x08\2\x58\3\x20\3", 12}, ""},
		{"a.png", {"\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\3\x20\0\0\2\x58", 24}, ""},
		{"a.gif", {"GIF89a\1\0\1\0", 10}, ""},
		{"a.webp", {"RIFF0000WEBPVP8X0000....\1\0\0\1\0\0", 30}, ""},
		{"a.jpg", {"\xFF\xD8\xFF\xE0", 4}, "picture-kind"}, /* cut short */
		{"a.svg", {"<?xml version=\"1.0\"?><svg/>", 27}, ""},
		{"a.webp", {"RIFF0000WAVE", 12}, "picture-kind"},
		{"a.png", {"", 0}, "picture-kind"},
		{"a.svg", {"<html/>", 7}, "picture-kind"},
		{"a.svg", {"<svg><SCRIPT/></svg>", 20}, "picture-script"},
		{"a.svg", {"<svg OnLoad = 'x()'/>", 21}, "picture-script"},
		{"a.svg", {"<svg><text>on = 1</text></svg>", 30}, ""},
		{"a.bmp", {"BM", 2}, "picture-ending"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		put("biblioteker/vejle/bibliotek.yaml",
			str_format(&memory, "navn: V\nkommune: Vejle\nlogo: %s\n", cases[i].name).ptr);
		put_bytes(str_format(&memory, "biblioteker/vejle/%s", cases[i].name).ptr, cases[i].bytes);
		assert_true(read_all());
		const char *code = report.count ? wording_of(report.findings[0].problem)->code : "";
		assert_string_equal(code, cases[i].told);
	}
}

static void put_body(const char *path, const char *title, const char *body)
{
	put(path,
		str_format(&memory,
			"---\ntitel: %s\nresume: Kort.\nform: besøg\nsted: bibliotek\ntrin: 4\n---\n\n%s\n",
			title, body)
			.ptr);
}

static void links(void **state)
{
	static const struct {
		const char *link, *suggestion; /* NULL: it leads to a page */
	} cases[] = {
		{"../b/", NULL},
		{"../b", NULL},
		{"../b/index.html?x#y", NULL},
		{"#afsnit", NULL},
		{"../../../biblioteker/vejle/", NULL},
		{"../../../fag/dansk/", NULL},
		{"../../../", NULL},
		{"../../../../", ""},
		{"b.md", "../b/"},
		{"b/", "../b/"},
		{"../escape-rom/", "../escape-room/"},
		{"../../../biblioteker/vejel/", "../../../biblioteker/vejle/"},
	};
	(void)state;
	put_library("vejle", "Vejle Bibliotekerne");
	put_body("biblioteker/vejle/tilbud/b.md", "B", "Tekst.");
	put_body("biblioteker/vejle/tilbud/escape-room.md", "C", "Tekst.");
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		put_body("biblioteker/vejle/tilbud/a.md", "A",
			str_format(&memory, "Se [den anden](%s).", cases[i].link).ptr);
		assert_true(read_all());
		assert_string_equal(places(LINK_BROKEN), cases[i].suggestion ? "9:16" : "");
		if (cases[i].suggestion)
			assert_true(str_eq(suggested(LINK_BROKEN), str_from(cases[i].suggestion)));
	}
	put_body("biblioteker/vejle/tilbud/a.md", "A", "Se [den anden](/tilbud/vejle/b/).");
	assert_true(read_all());
	assert_true(str_eq(suggested(LINK_FROM_ROOT), STR("../b/")));
}

static void alike(void **state)
{
	(void)state;
	put_library("vejle", "Vejle Bibliotekerne");
	put_library("horsens", "Horsens Bibliotek");
	put_offer("biblioteker/vejle/tilbud/a.md", "Kend dit bibliotek", "");
	put_offer("biblioteker/vejle/tilbud/b.md", "KEND DIT BIBLIOTEK!", "");
	put_offer("biblioteker/vejle/tilbud/c.md", "Bogbussen del 1", "");
	put_offer("biblioteker/vejle/tilbud/d.md", "Bogbussen del 2", "");
	put_offer("biblioteker/vejle/tilbud/e.md", "Det spøger", "");
	put_offer("biblioteker/vejle/tilbud/f.md", "Det spøger 5. kl.", "genbrug_af: vejle/e\n");
	put_offer("biblioteker/horsens/tilbud/a.md", "Kend dit bibliotek", "genbrug_af: vejle/a\n");
	put_offer("biblioteker/horsens/tilbud/c.md", "Bogbussen", "");
	assert_true(read_all());
	assert_string_equal(told(), "biblioteker/vejle/tilbud/b.md:2:8 alike-here");
	assert_string_equal(places(ALIKE_ELSEWHERE), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lix),
		CATALOGUE_TEST(one_year),
		CATALOGUE_TEST(ends),
		CATALOGUE_TEST(mails),
		CATALOGUE_TEST(isil),
		CATALOGUE_TEST(pictures),
		CATALOGUE_TEST(links),
		CATALOGUE_TEST(alike),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
