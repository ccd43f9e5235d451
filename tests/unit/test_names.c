/* Views keep their contract: every page gives exactly the names that templates are
 * compiled against, and every path in it has a page. */
#include "small_catalogue.h"

#include "site/names.h"
#include "site/plan_data.h"
#include "site/view.h"

static struct index all;
static struct plan plan;
static struct site site;
static const struct shape *shapes[PAGE_KINDS];
static struct fragments fragments;

/* An offer in a list, as a mark and its path: templates are not looked at here. */
static void make_fragments(const struct catalogue *read)
{
	const struct shape *names = names_of_fragment(&memory, FRAGMENT_CARD);
	fragments = (struct fragments){0};
	for (int kind = 0; kind < FRAGMENT_KINDS; kind++)
		fragments.kept[kind] = arena_array(&memory, read->offer_count, sizeof(struct str));
	for (size_t i = 0; i < all.listed.count; i++) {
		const struct offer *offer = all.listed.offers[i];
		assert_true(names_fit(names, view_fragment(&site, offer, &memory)));
		for (int kind = 0; kind < FRAGMENT_KINDS; kind++)
			fragments.kept[kind][offer->index] =
				str_format(&memory, "%.*s\n", STR_ARGS(offer->path));
	}
	site.fragments = &fragments;
}

/* A ledger with addresses that are no more. */
static void make_site(const struct catalogue *read)
{
	static struct ledger_line lines[] = {{{"fag/side/side/2/", 16}, {"Side", 4}},
		{{"tilbud/side/9/", 14}, {"Alle", 4}},
		{{"tilbud/vejle/vaek/", 18}, {"Kilder & <b>bøger</b>", 22}}};
	index_make(&memory, read, &all);
	plan_make(&memory, read, &all, &report, &plan);
	const struct ledger vanished = {.lines = lines, .count = 3};
	plan_add_vanished(&plan, read, &vanished);
	plan_add_data(&plan, read, &vanished);
	site = (struct site){.catalogue = read,
		.index = &all,
		.plan = &plan,
		.base_url = STR("https://x.example/a/"),
		.base_path = STR("/a/"),
		.host = STR("x.example"),
		.version = STR("1a2b3c4d"),
		.trial = true};
	make_fragments(read);
	for (int kind = 0; kind < PAGE_KINDS; kind++)
		shapes[kind] =
			kind == PAGE_ASSET ? NULL : names_of(&memory, &read->schema, (enum page_kind)kind);
}

static bool is_path(struct str name)
{
	return str_eq(name, STR("sti")) || str_eq(name, STR("forrige")) || str_eq(name, STR("næste"))
		|| str_eq(name, STR("kommune_sti")) || str_eq(name, STR("kalender_sti"))
		|| str_eq(name, STR("atom")) || str_eq(name, STR("json")) || str_eq(name, STR("kalender"));
}

/* Marks the pages that a view's paths lead to; each must be there. */
static void follow(const struct value *value, struct map *reached)
{
	for (size_t i = 0; value->kind == VALUE_LIST && i < value->count; i++)
		follow(value->items[i], reached);
	for (size_t i = 0; value->kind == VALUE_MAP && i < value->count; i++) {
		const struct value_entry *entry = &value->entries[i];
		if (is_path(entry->name) && entry->value->kind == VALUE_TEXT) {
			if (!plan_has(&plan, entry->value->text))
				print_message("# intet på %s\n", str_z(&memory, entry->value->text));
			assert_true(plan_has(&plan, entry->value->text));
			map_put(reached, str_copy(&memory, entry->value->text), &site);
		}
		/* The offers of a list. */
		struct str rest = str_eq(entry->name, STR("kort")) ? entry->value->text : STR("");
		struct str path;
		while (str_cut(&rest, '\n', &path) && path.len)
			map_put(reached, str_copy(&memory, path), &site);
		follow(entry->value, reached);
	}
}

/* Pages that templates link to themselves, or that nobody links to. */
static bool stands_alone(const struct page *page)
{
	return page->kind >= PAGE_TEXT || page->kind == PAGE_FRONT || page->kind == PAGE_OFFERS
		|| page->kind == PAGE_LIBRARIES || page->kind == PAGE_SERVICES
		|| page->kind == PAGE_MUNICIPALITIES || page->kind == PAGE_SUBJECTS
		|| page->kind == PAGE_GRADES || page->kind == PAGE_TOPICS || page->kind == PAGE_FORMS
		|| page->kind == PAGE_THEMES || page->kind == PAGE_THEME_STATUS || page->kind == PAGE_CODES;
}

static void check_every_page(void)
{
	struct arena arena = {0};
	struct map reached = {.arena = &memory};
	for (size_t i = 0; i < plan.count; i++) {
		const struct page *page = plan.pages[i];
		if (page->kind == PAGE_ASSET)
			continue;
		const struct value *root = view_page(&site, page, &arena);
		if (!names_fit(shapes[page->kind], root))
			print_message("# %s\n", str_z(&memory, page->path));
		assert_true(names_fit(shapes[page->kind], root));
		/* A page's own address is no way to it. */
		for (size_t k = 0; k < root->count; k++)
			if (!str_eq(root->entries[k].name, STR("side")))
				follow(root->entries[k].value, &reached);
		arena_reset(&arena);
	}
	arena_free(&arena);
	for (size_t i = 0; i < plan.count; i++) {
		if (!stands_alone(plan.pages[i]) && !map_get(&reached, plan.pages[i]->path))
			print_message("# ingen vej til %s\n", str_z(&memory, plan.pages[i]->path));
		assert_true(stands_alone(plan.pages[i]) || map_get(&reached, plan.pages[i]->path));
	}
}

static void the_real_content(void **state)
{
	(void)state;
	const struct catalogue_settings settings = {.content = STR("content"),
		.today = {2026, 11, 22},
		.drafts = true,
		.pages = true,
		.threads = 2};
	assert_true(catalogue_read(&memory, &settings, &report, &catalogue));
	make_site(&catalogue);
	check_every_page();
}

/* Everything an offer can say, in its most unlikely forms. */
static const char *const nasty =
	"elevtekst: \"<script>\"\nalder: 6-9\nfag: [alle fag, dansk]\nemner: [side, \"<b>&\\\"'\", "
	"ørkener, kildekritik]\n"
	"varighed: 2 lektioner à 45 min\nafdelinger: [\"{{x}}\", B]\nhvem_kan: [region, hele landet, "
	"Odense]\n"
	"skoletyper: sfo\npris: [\"100 kr. pr. elev\", gratis for alle]\nmaks_elever: 1\nperiode: uge "
	"45-2\n"
	"datoer: [{start: 2026-11-24}, {start: 2026-11-24 09:00, slut: 2026-11-25, status: aflyst}]\n"
	"booking: {mail: a@x.dk, telefon: 12345678, frist: 2026-12-01, oplys: [a, b]}\nkontakt: {navn: "
	"N}\n"
	"udbytte: [\"a\", \"b\"]\nramme: fælles mål\nmaterialer: [{titel: T, url: \"https://x.dk/\", "
	"login: ingen}]\n"
	"dr: [ultrabit, {titel: X, url: \"https://www.dr.dk/x\"}]\nindgange: {Vejle: "
	"\"https://x.dk/\"}\n"
	"medudbydere: [A, B]\ndeling: fri\nerfaringer: E\nkilde: {url: \"https://x.dk/\", år: 2020}\n"
	"oprettet: 2026-01-01\nopdateret: 2026-01-02\ntidligere_adresser: [vejle/side, "
	"side/1]\ntjekket: 2026-01-01\n";

static void put_nasty(void)
{
	put("dr/ultrabit.yaml",
		"titel: ultra:bit\nadresse: https://www.dr.dk/\nemner: [side]\ntrin: alle\n");
	put("sider/om.md", "---\ntitel: Om\nresume: R\n---\n");
	put_library("vejle", "Vejle & <Bibliotekerne>");
	put("biblioteker/side/bibliotek.yaml",
		"navn: 1\nkommune: Odense\nfarve: \"#000000\"\nkontakt: {mail: a@x.dk}\n"
		"booking: ingen\n");
	put("nationale/tjeneste/tjeneste.yaml",
		"navn: Tjenesten\nbooking: {link: \"https://x.dk/\"}\nudbyder: U\n");
	put_offer("nationale/tjeneste/tilbud/a.md", "Pakken",
		"indgange: https://{domæne}/go\nbooking: ingen\n");
	put_offer("biblioteker/side/tilbud/b.md", "Side",
		"booking: ikke oplyst\nstatus: udsolgt\nemner: side\n");
	put_offer("biblioteker/vejle/tilbud/d.md", "Uden", "");
	put_offer("biblioteker/vejle/tilbud/e.md", "Slut", "status: udgået\n");
	put("biblioteker/vejle/tilbud/f.md",
		"---\ntitel: F\nresume: R\nform: forløb\nsted: ikke oplyst\ntrin: ikke oplyst\n"
		"hvem_kan: ikke oplyst\nstatus: pause\n---\n");
	put_offer("biblioteker/vejle/tilbud/k.md", "Kladde", "status: kladde\n");
	for (int i = 0; i < 125; i++)
		put_offer(str_format(&memory, "biblioteker/vejle/tilbud/n%d.md", i).ptr,
			i ? "Æ </title> \\\"'{{titel}}" : "N",
			i ? "emner: [side, ørkener]\nfag: dansk\n" : nasty);
}

static void a_nasty_one(void **state)
{
	(void)state;
	put_nasty();
	assert_true(read_on((struct date){2026, 11, 22}, 2, true));
	assert_int_equal(catalogue.left_out_count, 0);
	make_site(&catalogue);
	check_every_page();
	const struct page *third = map_get(&plan.by_path, STR("emner/side/side/3/"));
	assert_non_null(third);
	const struct value *turn = value_get(view_page(&site, third, &memory), STR("sideskift"));
	assert_string_equal(
		str_z(&memory, value_str(value_get(turn, STR("forrige")))), "emner/side/side/2/");
	assert_int_equal(value_get(turn, STR("næste"))->kind, VALUE_NOTHING);
}

/* Fields that only one kind of file has inside a group of the same name. */
static void groups_that_differ(void **state)
{
	(void)state;
	struct str text;
	static const char own[] = "    felter:\n      bus:\n        type: tekst\n        etiket: Bus\n";
	assert_int_equal(file_read(&memory, "content/skema.yaml", FILE_MAX, &text), 0);
	const ptrdiff_t booking = str_find(text, STR("    arver: bibliotek\n    felter:\n"), 0) + 21;
	const struct str changed =
		str_join(&memory, str_join(&memory, str_slice(text, 0, (size_t)booking), STR(own)),
			str_skip(text, (size_t)booking + strlen("    felter:\n")));
	put_nasty();
	put("skema.yaml", str_z(&memory, changed));
	assert_true(read_on((struct date){2026, 11, 22}, 1, false));
	make_site(&catalogue);
	check_every_page();
}

/* A view that forgets a name, adds one or gives another kind of value must fail. */
static void what_does_not_fit(void **state)
{
	(void)state;
	put_nasty();
	assert_true(read_all());
	make_site(&catalogue);
	for (size_t i = 0; i < plan.count; i += 7) {
		const struct page *page = plan.pages[i];
		if (page->kind == PAGE_ASSET)
			continue;
		const struct value *root = view_page(&site, page, &memory);
		struct value changed = *root;
		changed.count--;
		assert_false(names_fit(shapes[page->kind], &changed));
		changed = *root;
		changed.entries = arena_array(&memory, root->count + 1, sizeof *changed.entries);
		memcpy(changed.entries, root->entries, root->count * sizeof *changed.entries);
		changed.entries[changed.count++] =
			(struct value_entry){.name = STR("andet"), .value = &value_nothing};
		assert_false(names_fit(shapes[page->kind], &changed));
		changed.count--;
		changed.entries[0].value = value_list(&memory);
		assert_false(names_fit(shapes[page->kind], &changed));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {CATALOGUE_TEST(the_real_content),
		CATALOGUE_TEST(a_nasty_one), CATALOGUE_TEST(groups_that_differ),
		CATALOGUE_TEST(what_does_not_fit)};
	return cmocka_run_group_tests_name("names", tests, NULL, NULL);
}
