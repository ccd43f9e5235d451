/* The plan: which pages there are, how lists are cut, and what becomes of
 * addresses that were. */
#include "small_catalogue.h"

#include "site/api.h"
#include "site/plan_api.h"
#include "site/plan_data.h"
#include "site/style.h"

static struct index index_of_all;
static struct plan plan;

static void make_plan(void)
{
	assert_true(read_all());
	index_make(&memory, &catalogue, &index_of_all);
	plan_make(&memory, &catalogue, &index_of_all, &report, &plan);
}

static void add_open_data(void)
{
	struct site site = {.catalogue = &catalogue, .index = &index_of_all, .plan = &plan};
	site_place(&memory, &site, STR("https://x.dk/"));
	site.records = api_records(&memory, &site);
	plan_add_api_lists(&plan, &catalogue, &index_of_all, site.records);
	plan_add_api_whole(&plan, &catalogue, &index_of_all, site.records);
}

static const struct page *page_at(const char *path)
{
	return map_get(&plan.by_path, str_from(path));
}

static size_t count_of(enum page_kind kind)
{
	size_t count = 0;
	for (size_t i = 0; i < plan.count; i++)
		count += plan.pages[i]->kind == kind;
	return count;
}

static void put_offers(size_t count)
{
	for (size_t i = 0; i < count; i++)
		put_offer(str_format(&memory, "biblioteker/vejle/tilbud/t%zu.md", i).ptr,
			str_format(&memory, "T %zu", i).ptr, "");
}

/* Adds what vanished out of a ledger of these addresses. */
static void vanish(const char *const *addresses, size_t count)
{
	struct ledger ledger = {
		.lines = arena_array(&memory, count, sizeof *ledger.lines), .count = count};
	for (size_t i = 0; i < count; i++)
		ledger.lines[i] = (struct ledger_line){str_from(addresses[i]), STR("Gammel titel")};
	ledger_sort(&ledger);
	const struct ledger now = plan_addresses(&memory, &plan);
	const struct ledger gone = ledger_missing(&memory, &ledger, &now);
	plan_add_vanished(&plan, &catalogue, &gone);
}

/* A list that others have on their pages goes on saying something. */
static void frames_never_vanish(void **state)
{
	(void)state;
	static const char *const old[] = {"embed/alle/side/7/", "embed/biblioteker/nedlagt/",
		"embed/fag/dansk/udskoling/", "embed/fag/fysik/", "fag/fysik/"};
	put_library("vejle", "Vejle Bibliotekerne");
	put_offer("biblioteker/vejle/tilbud/a.md", "A", "fag: dansk\n");
	make_plan();
	vanish(old, 5);
	for (size_t i = 0; i < plan.count; i++) {
		const struct page *page = plan.pages[i];
		if (page->section.list_count && page->kind != PAGE_CARDS && page->kind != PAGE_EMBED
			&& page->kind != PAGE_API_LIST)
			assert_int_equal(page_at(embed_path_of(&memory, page->path).ptr)->section.total,
				page->section.total);
	}
	assert_string_equal(str_z(&memory, page_at("embed/alle/")->parent), "tilbud/");
	assert_string_equal(
		str_z(&memory, embed_list_of(&memory, STR("embed/alle/side/2/"))), "tilbud/side/2/");
	assert_int_equal(page_at("embed/alle/side/7/")->kind, PAGE_EMBED);
	assert_int_equal(page_at("embed/alle/side/7/")->section.total, 1);
	assert_false(page_at("embed/alle/side/7/")->vanished);
	assert_true(page_at("embed/biblioteker/nedlagt/")->vanished);
	assert_string_equal(
		str_z(&memory, page_at("embed/biblioteker/nedlagt/")->parent), "biblioteker/");
	assert_string_equal(
		str_z(&memory, page_at("embed/fag/dansk/udskoling/")->parent), "fag/dansk/");
	assert_string_equal(str_z(&memory, page_at("embed/fag/fysik/")->parent), "fag/");
	assert_int_equal(page_at("fag/fysik/")->kind, PAGE_TOMBSTONE);
	assert_false(page_is_lasting(page_at("embed/alle/")));
}

static void every_kind_of_page(void **state)
{
	(void)state;
	struct assets assets = {0};
	static const char *const old[] = {"tilbud/vejle/vaek/"};
	put_library("vejle", "Vejle Bibliotekerne");
	put("nationale/tjeneste/tjeneste.yaml", "navn: Tjenesten\nlogo: logo.svg\n");
	put("nationale/tjeneste/logo.svg", "<svg/>\n");
	put("dr/ultrabit.yaml", "titel: ultra:bit\n");
	put("sider/om.md", "---\ntitel: Om\nresume: R\n---\n\nTekst.\n");
	put_offer(
		"biblioteker/vejle/tilbud/a.md", "A", "fag: dansk\nemner: [kildekritik]\ndr: ultrabit\n");
	make_plan();
	assets_add(&memory, &assets, STR("style.css"), STR("a{}"));
	assets_finish(&memory, &assets, &catalogue);
	plan_add_assets(&plan, &assets);
	add_open_data();
	vanish(old, 1);
	plan_add_api_offers(&plan);
	plan_add_data(&plan, &catalogue, &(struct ledger){0});
	assert_ptr_equal(
		page_at("api/v1/tilbud/vejle/a.json")->offer, page_at("tilbud/vejle/a/")->offer);
	assert_null(page_at("api/v1/tilbud/vejle/vaek.json")->offer);
	assert_non_null(page_at("tilbud/vejle/vaek/oembed.json"));
	for (int kind = 0; kind < PAGE_KINDS; kind++)
		assert_true(count_of((enum page_kind)kind) > 0 || kind == PAGE_SITEMAP_INDEX);
	assert_int_equal(count_of(PAGE_MUNICIPALITY), 98 + 1); /* and Vejle's mellemtrin */
	assert_int_equal(count_of(PAGE_GRADE), 11);
	assert_int_equal(count_of(PAGE_SUBJECT), 2); /* dansk, and its mellemtrin */
	assert_int_equal(
		count_of(PAGE_CHOICE), 1); /* steder/bibliotek/: of nothing else is anything said */
	assert_non_null(page_at("steder/bibliotek/"));
	assert_null(page_at("steder/skole/"));
	assert_null(page_at("maaneder/"));
	assert_false(page_is_lasting(page_at("tilbud/kort/0.txt")));
	assert_string_equal(str_z(&memory, page_at("was/")->target), "tilgaengelighed/");
	for (size_t i = 0; i < plan.count; i++)
		assert_ptr_equal(map_get(&plan.by_path, plan.pages[i]->path), plan.pages[i]);
	assert_string_equal(str_z(&memory, page_file(&memory, page_at(""))), "index.html");
	assert_string_equal(
		str_z(&memory, page_file(&memory, page_at("fag/dansk/"))), "fag/dansk/index.html");
	assert_string_equal(str_z(&memory, page_file(&memory, page_at("404.html"))), "404.html");
}

/* Open data: a list is there before its first offer and after its last; a long one
 * goes on in another file; drafts are in none. */
static void lists_of_open_data(void **state)
{
	(void)state;
	enum { MANY = 300 }; /* of some 5 kB each: more than one file, less than three */
	static const char *const old[] = {"api/v1/fag/latin.json", "api/v1/alle/9.json"};
	struct str topics = STR("emner: [læselyst");
	put_library("vejle", "Vejle Bibliotekerne");
	for (int i = 0; i < 100; i++)
		topics = str_format(
			&memory, "%.*s, et-emne-med-et-meget-langt-navn-og-nummer-%d", STR_ARGS(topics), i);
	topics = str_join(&memory, topics, STR("]\n"));
	for (int i = 0; i < MANY; i++)
		put_offer(str_format(&memory, "biblioteker/vejle/tilbud/t%d.md", i).ptr,
			str_format(&memory, "T %d", i).ptr, topics.ptr);
	put_offer("biblioteker/vejle/tilbud/kladde.md", "K", "status: kladde\nfag: dansk\n");
	assert_true(read_on((struct date){2026, 11, 22}, 2, true));
	index_make(&memory, &catalogue, &index_of_all);
	plan_make(&memory, &catalogue, &index_of_all, &report, &plan);
	add_open_data();
	const struct page *first = page_at("api/v1/alle.json");
	const struct page *second = page_at("api/v1/alle/2.json");
	assert_non_null(first);
	assert_non_null(second);
	assert_null(page_at("api/v1/alle/3.json"));
	assert_int_equal(first->section.total, MANY);
	assert_int_equal(first->section.lists[0]->count + second->section.lists[0]->count, MANY);
	assert_int_equal(page_at("api/v1/fag/dansk.json")->section.total, 0);
	assert_int_equal(page_at("api/v1/fag/fysik-kemi.json")->section.total, 0);
	vanish(old, 2);
	assert_int_equal(page_at(old[0])->kind, PAGE_API_LIST);
	assert_int_equal(page_at(old[1])->kind, PAGE_API_LIST);
	const struct ledger now = plan_addresses(&memory, &plan);
	bool kept = false;
	for (size_t i = 0; i < now.count; i++)
		kept = kept || str_eq(now.lines[i].address, str_from(old[0]));
	assert_true(kept);
}

/* A class for each look, light and dark; a version that follows every byte. */
static void assets_of_the_site(void **state)
{
	(void)state;
	struct assets first = {0};
	struct assets second = {0};
	put("biblioteker/vejle/bibliotek.yaml", "navn: Vejle\nkommune: Vejle\nfarve: \"#00A000\"\n");
	put("biblioteker/odense/bibliotek.yaml", "navn: Odense\nkommune: Odense\nfarve: \"#00a000\"\n");
	put("biblioteker/skive/bibliotek.yaml", "navn: Skive\nkommune: Skive\n");
	assert_true(read_all());
	assets_add(&memory, &first, STR("style.css"), STR("a{}\n"));
	assets_add(&memory, &first, STR("liste.js"), STR("1\n"));
	assets_finish(&memory, &first, &catalogue);
	assets_add(&memory, &second, STR("style.css"), STR("a{}\n"));
	assets_add(&memory, &second, STR("liste.js"), STR("2\n"));
	assets_finish(&memory, &second, &catalogue);
	assert_false(str_eq(first.version, second.version));
	assert_true(str_eq(first.items[0].text, second.items[0].text));
	assert_true(str_starts(first.items[0].text, STR("a{}\n.b-00a000{--bib:#")));
	assert_true(str_eq(first.items[1].text, STR("1\n")));
	const struct str style = first.items[0].text;
	const ptrdiff_t again = str_find(style, STR(".b-00a000{"), 5);
	assert_true(again > str_find(style, STR("@media (prefers-color-scheme:dark)"), 0));
	assert_true(str_find(style, STR(".b-00a000{"), (size_t)again + 1) < 0);
	assert_string_equal(str_z(&memory, style_class(&memory, catalogue.libraries[0])), "b-00a000");
}

/* Readers do not pay for what only writers read. */
static void lean_stylesheet(void **state)
{
	(void)state;
	struct assets assets = {0};
	put_library("vejle", "Vejle");
	assert_true(read_all());
	assets_add(&memory, &assets, STR("style.css"),
		STR("/* x\n */\n\ta::after {\n\t\tcontent: \"/* */ '\";\n\n\tb: '\\'/*';/* \" */\n}\n/* "
			"cut"));
	assets_finish(&memory, &assets, &catalogue);
	assert_true(str_starts(
		assets.items[0].text, STR("a::after {\ncontent: \"/* */ '\";\nb: '\\'/*';\n}\n.b-")));
}

static void lists_are_cut(void **state)
{
	(void)state;
	static const struct {
		size_t offers, pages;
	} edges[] = {{0, 1}, {1, 1}, {60, 1}, {61, 2}, {120, 2}, {121, 3}, {181, 4}};
	put_library("vejle", "Vejle Bibliotekerne");
	for (size_t i = 0; i < sizeof edges / sizeof edges[0]; i++) {
		put_offers(edges[i].offers);
		make_plan();
		assert_int_equal(count_of(PAGE_OFFERS), edges[i].pages);
		assert_int_equal(count_of(PAGE_LIBRARY), edges[i].pages);
		assert_int_equal(page_at("tilbud/")->section.total, edges[i].offers);
		assert_int_equal(page_at("tilbud/")->section.pages, edges[i].pages);
		assert_int_equal(page_at("trin/5/")->section.pages, edges[i].pages);
		assert_int_equal(page_at("trin/9/")->section.total, 0);
		assert_int_equal(page_at("kommuner/vejle/")->section.pages, edges[i].pages);
		assert_int_equal(page_at("tilbud/side/2/") != NULL, edges[i].pages > 1);
		assert_null(page_at("tilbud/side/1/"));
		assert_int_equal(page_at("tilbud/side/4/") != NULL, edges[i].pages > 3);
		assert_int_equal(
			page_at("embed/alle/")->section.pages, edges[i].pages < 4 ? edges[i].pages : 3);
		assert_int_equal(page_at("embed/alle/side/3/") != NULL, edges[i].pages > 2);
		assert_null(page_at("embed/alle/side/4/"));
		assert_int_equal(page_at("former/besoeg/") != NULL, edges[i].offers > 0);
	}
}

static void lists_that_shrank(void **state)
{
	(void)state;
	static const char *const old[] = {
		"tilbud/side/2/", "biblioteker/vejle/side/3/", "fag/musik/side/2/", "fag/musik/"};
	put_library("vejle", "Vejle Bibliotekerne");
	put_offers(1);
	make_plan();
	vanish(old, 4);
	assert_int_equal(page_at("tilbud/side/2/")->kind, PAGE_REDIRECT);
	assert_string_equal(str_z(&memory, page_at("tilbud/side/2/")->target), "tilbud/");
	assert_string_equal(
		str_z(&memory, page_at("biblioteker/vejle/side/3/")->target), "biblioteker/vejle/");
	assert_int_equal(page_at("fag/musik/")->kind, PAGE_TOMBSTONE);
	assert_string_equal(str_z(&memory, page_at("fag/musik/")->parent), "fag/");
	const struct page *second = page_at("fag/musik/side/2/");
	assert_true(second->kind == PAGE_TOMBSTONE || page_at(str_z(&memory, second->target)) != NULL);
}

static void offers_that_are_gone(void **state)
{
	(void)state;
	static const char *const old[] = {"tilbud/vejle/vaek/", "tilbud/vejle/skidt/",
		"tilbud/ukendt/a/", "biblioteker/ukendt/", "tilbud/kolding/b/", "dybt/nede/et/sted/",
		"tilbud/side/a/"};
	put_library("vejle", "Vejle Bibliotekerne");
	put("biblioteker/kolding/bibliotek.yaml", "navn: Kolding\n");
	put_offer("biblioteker/kolding/tilbud/b.md", "B", "");
	put_offer("biblioteker/vejle/tilbud/skidt.md", "Skidt", "periode: uge 54\n");
	put_offer("biblioteker/vejle/tilbud/slut.md", "Slut", "status: udgået\n");
	make_plan();
	vanish(old, sizeof old / sizeof old[0]);
	assert_int_equal(page_at("tilbud/vejle/slut/")->kind, PAGE_TOMBSTONE);
	assert_string_equal(
		str_z(&memory, page_at("tilbud/vejle/slut/")->parent), "biblioteker/vejle/");
	for (size_t i = 0; i < sizeof old / sizeof old[0]; i++)
		assert_int_equal(page_at(old[i])->kind, PAGE_TOMBSTONE);
	assert_string_equal(
		str_z(&memory, page_at("tilbud/vejle/vaek/")->parent), "biblioteker/vejle/");
	assert_string_equal(str_z(&memory, page_at("tilbud/ukendt/a/")->parent), "tilbud/");
	assert_string_equal(str_z(&memory, page_at("biblioteker/ukendt/")->parent), "biblioteker/");
	assert_false(page_at("tilbud/vejle/vaek/")->temporary);
	assert_true(page_at("tilbud/vejle/skidt/")->temporary);
	assert_true(page_at("tilbud/kolding/b/")->temporary);
	assert_false(page_is_lasting(page_at("tilbud/vejle/vaek/")));
}

static void former_addresses(void **state)
{
	(void)state;
	static const char *const old[] = {"tilbud/vejle/gammel/"};
	put_library("vejle", "Vejle Bibliotekerne");
	put_offer("biblioteker/vejle/tilbud/ny.md", "Ny",
		"tidligere_adresser: [vejle/gammel, kolding/aeldre]\n");
	put_offer("biblioteker/vejle/tilbud/anden.md", "Anden", "tidligere_adresser: vejle/ny\n");
	make_plan();
	vanish(old, 1);
	assert_int_equal(page_at("tilbud/vejle/gammel/")->kind, PAGE_REDIRECT);
	assert_string_equal(
		str_z(&memory, page_at("tilbud/vejle/gammel/")->target), "tilbud/vejle/ny/");
	assert_string_equal(
		str_z(&memory, page_at("tilbud/kolding/aeldre/")->target), "tilbud/vejle/ny/");
	assert_int_equal(page_at("tilbud/vejle/ny/")->kind, PAGE_OFFER);
}

static void drafts_leave_no_trace(void **state)
{
	(void)state;
	put_library("vejle", "Vejle Bibliotekerne");
	put_offer(
		"biblioteker/vejle/tilbud/k.md", "K", "status: kladde\ntidligere_adresser: vejle/foer\n");
	assert_true(read_on((struct date){2026, 11, 22}, 1, true));
	index_make(&memory, &catalogue, &index_of_all);
	plan_make(&memory, &catalogue, &index_of_all, &report, &plan);
	assert_non_null(page_at("tilbud/vejle/k/"));
	assert_false(page_is_lasting(page_at("tilbud/vejle/k/")));
	const struct ledger ledger = plan_addresses(&memory, &plan);
	for (size_t i = 0; i < ledger.count; i++)
		assert_false(str_starts(ledger.lines[i].address, STR("tilbud/vejle/")));
}

static void one_address_one_page(void **state)
{
	(void)state;
	put_library("vejle", "Vejle Bibliotekerne");
	put_library("side", "Siden");
	put("biblioteker/side/bibliotek.yaml", "navn: Siden\nkommune: Vejle\n");
	put_offer("biblioteker/side/tilbud/2.md", "To", "");
	put("sider/tilbud.md", "---\ntitel: Tilbud\nresume: R\n---\n");
	put_offers(61);
	make_plan();
	report_sort(&report);
	assert_string_equal(told(),
		"biblioteker/side/tilbud/2.md:1:1 address-twice; sider/tilbud.md:1:1 address-twice");
	assert_int_equal(page_at("tilbud/")->kind, PAGE_OFFERS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {CATALOGUE_TEST(every_kind_of_page),
		CATALOGUE_TEST(frames_never_vanish), CATALOGUE_TEST(lists_of_open_data),
		CATALOGUE_TEST(assets_of_the_site), CATALOGUE_TEST(lean_stylesheet),
		CATALOGUE_TEST(lists_are_cut), CATALOGUE_TEST(lists_that_shrank),
		CATALOGUE_TEST(offers_that_are_gone), CATALOGUE_TEST(former_addresses),
		CATALOGUE_TEST(drafts_leave_no_trace), CATALOGUE_TEST(one_address_one_page)};
	return cmocka_run_group_tests_name("plan", tests, NULL, NULL);
}
