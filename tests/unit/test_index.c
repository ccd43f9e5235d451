/* The index: which offers belong on which page, in which order. */
#include "small_catalogue.h"

#include "site/facets.h"

static struct index all;

static void make_index(void)
{
	assert_true(read_all());
	index_make(&memory, &catalogue, &all);
}

/* "A B C": the titles of a listing. */
static const char *shown(const struct listing *listing)
{
	struct str text = STR("");
	for (size_t i = 0; i < listing->count; i++)
		text = str_format(&memory, "%.*s%s%.*s", STR_ARGS(text), i ? " " : "",
			STR_ARGS(listing->offers[i]->title));
	return str_z(&memory, text);
}

static const char *reach(const char *municipality, enum reach which)
{
	const struct term *term =
		vocabulary_find(catalogue.places.municipalities, str_from(municipality));
	return shown(&all.by_municipality[term->index].lists[which]);
}

static const char *subject(const char *key)
{
	return shown(&all.by_subject[vocabulary_find(all.subjects, str_from(key))->index]);
}

static void near_and_far(void **state)
{
	(void)state;
	put_library("vejle", "Vejle");
	put_library("odense", "Odense");
	put("nationale/tjeneste/tjeneste.yaml", "navn: Tjenesten\n");
	put_offer("biblioteker/vejle/tilbud/a.md", "A", "");
	put_offer("biblioteker/odense/tilbud/b.md", "B", "hvem_kan: region\n");
	put_offer("biblioteker/odense/tilbud/c.md", "C", "hvem_kan: [Vejle, Skagen]\n");
	put_offer("biblioteker/odense/tilbud/d.md", "D", "hvem_kan: [Vejle, hele landet]\n");
	put("nationale/tjeneste/tilbud/e.md",
		"---\ntitel: E\nresume: R\nform: besøg\nsted: online\ntrin: 4\n---\n");
	put_offer("nationale/tjeneste/tilbud/f.md", "F", "");
	make_index();
	assert_string_equal(reach("vejle", REACH_OWN), "A");
	assert_string_equal(reach("vejle", REACH_REGION), "B");
	assert_string_equal(reach("vejle", REACH_NATION), "D F");
	assert_string_equal(reach("vejle", REACH_ONLINE), "E");
	assert_string_equal(reach("odense", REACH_OWN), "B D");
	assert_string_equal(reach("aalborg", REACH_REGION), "");
	assert_string_equal(reach("aalborg", REACH_NATION), "D F");
	assert_string_equal(shown(&all.listed), "A B D E F"); /* C names what is no municipality */
}

static void subjects_grades_topics(void **state)
{
	(void)state;
	put_library("vejle", "Vejle");
	put_offer("biblioteker/vejle/tilbud/a.md", "A",
		"fag: [dansk, historie, dansk]\nemner: [fake news, Ørkener]\n");
	put_offer(
		"biblioteker/vejle/tilbud/b.md", "B", "fag: dansk\nemner: [kildekritik, ørkener, aal]\n");
	put_offer("biblioteker/vejle/tilbud/c.md", "C", "status: udgået\nfag: dansk\nemner: zebraer\n");
	put_offer("biblioteker/vejle/tilbud/d.md", "D", "status: pause\n");
	put("biblioteker/vejle/tilbud/e.md",
		"---\ntitel: E\nresume: R\nform: forløb\nsted: skole\ntrin: ikke oplyst\n---\n");
	make_index();
	assert_string_equal(shown(&all.listed), "A B E D");
	assert_string_equal(subject("dansk"), "A B");
	assert_string_equal(subject("historie"), "A");
	assert_string_equal(shown(&all.by_grade[5]), "A B D");
	assert_string_equal(shown(&all.by_grade[7]), "");
	assert_int_equal(all.topic_count, 3);
	assert_string_equal(str_z(&memory, all.topics[0]->name), "Kildekritik");
	assert_string_equal(str_z(&memory, all.topics[1]->name), "Ørkener");
	assert_string_equal(str_z(&memory, all.topics[2]->name), "aal");
	assert_string_equal(shown(&all.topics[0]->listing), "A B");
	const struct term *band = vocabulary_find(all.bands, STR("mellemtrin"));
	const struct listing middle = listing_of_band(&memory, &all.listed, band);
	assert_string_equal(shown(&middle), "A B D");
}

/* Nobody looks for what cannot be had: it stands last wherever offers stand. */
static void open_ones_first(void **state)
{
	(void)state;
	put_library("vejle", "Vejle");
	put_offer("biblioteker/vejle/tilbud/a.md", "A",
		"fag: dansk\nemner: aal\noprettet: 2026-01-09\nstatus: udsolgt\n");
	put_offer("biblioteker/vejle/tilbud/b.md", "B",
		"fag: dansk\nemner: aal\noprettet: 2026-01-08\nstatus: pause\n");
	put_offer("biblioteker/vejle/tilbud/c.md", "C", "fag: dansk\nemner: aal\n");
	put_offer(
		"biblioteker/vejle/tilbud/d.md", "D", "fag: dansk\nemner: aal\noprettet: 2026-01-07\n");
	make_index();
	assert_string_equal(shown(&all.listed), "C D A B");
	assert_string_equal(subject("dansk"), "C D A B");
	assert_string_equal(shown(&all.by_grade[5]), "C D A B");
	assert_string_equal(shown(&all.topics[0]->listing), "C D A B");
	assert_string_equal(shown(&all.by_library[0]), "C D A B");
	assert_string_equal(reach("vejle", REACH_OWN), "C D A B");
	assert_string_equal(shown(&all.newest), "D A B");
	assert_string_equal(shown(&all.facets->numbered), "C D A B");
	assert_string_equal(shown(&all.facets->items[0].values[0]->listing), "C D A B");
}

static void newest_first(void **state)
{
	(void)state;
	put_library("vejle", "Vejle");
	for (int i = 0; i < 9; i++)
		put_offer(str_format(&memory, "biblioteker/vejle/tilbud/t%d.md", i).ptr,
			str_format(&memory, "T%d", i).ptr,
			i == 8 ? "" : str_format(&memory, "oprettet: 2026-01-0%d\n", i / 2 + 1).ptr);
	make_index();
	assert_string_equal(shown(&all.newest), "T6 T7 T4 T5 T2 T3");
}

static void put_graded(const char *path, const char *title, const char *grades, const char *more)
{
	put(path,
		str_format(&memory,
			"---\ntitel: %s\nresume: R\nform: forløb\nsted: skole\ntrin: %s\n%s---\n", title,
			grades, more)
			.ptr);
}

static const char *season_of(const char *day)
{
	struct listing *season = &all.season;
	struct date today;
	*season = (struct listing){0};
	assert_true(date_parse(str_from(day), &today, NULL));
	index_find_season(&memory, &all, today);
	return shown(season);
}

static void around_the_day(void **state)
{
	(void)state;
	put_library("vejle", "Vejle");
	put_offer("biblioteker/vejle/tilbud/a.md", "A", "periode: hele året\n");
	put_offer("biblioteker/vejle/tilbud/b.md", "B", "periode: december-februar\n");
	put_offer("biblioteker/vejle/tilbud/c.md", "C", "periode: december\nstatus: pause\n");
	put_offer(
		"biblioteker/vejle/tilbud/d.md", "D", "periode: {fra: 2025-11-01, til: 2025-12-24}\n");
	put_offer("biblioteker/vejle/tilbud/e.md", "E",
		"datoer: [{start: 2026-11-21}, {start: 2026-12-31 09:00}]\n");
	put_offer("biblioteker/vejle/tilbud/f.md", "F", "datoer: [{start: 2027-01-01}]\n");
	put_offer("biblioteker/vejle/tilbud/g.md", "G", "periode: november\n");
	put_offer("biblioteker/vejle/tilbud/h.md", "H", "");
	make_index();
	assert_string_equal(season_of("2026-11-22"), "E G B"); /* the shortest first */
	assert_string_equal(season_of("2026-12-31"), "E F B");
	assert_string_equal(season_of("2027-01-02"), "B");
	assert_string_equal(season_of("2027-06-01"), "");
	assert_string_equal(season_of("2025-12-24"), "D B");
}

static void what_pupils_look_for(void **state)
{
	(void)state;
	put_library("vejle", "Vejle");
	put_graded("biblioteker/vejle/tilbud/a.md", "A", "4-6", "elevtekst: Kom.\n");
	put_graded("biblioteker/vejle/tilbud/b.md", "B", "4-6", "");
	put("biblioteker/vejle/tilbud/c.md",
		"---\ntitel: C\nresume: R\nform: konkurrence\nsted: skole\ntrin: ikke oplyst\n---\n");
	put("biblioteker/vejle/tilbud/d.md",
		"---\ntitel: D\nresume: R\nform: konkurrence\nsted: skole\ntrin: 5\nstatus: pause\n---\n");
	put("biblioteker/vejle/tilbud/e.md",
		"---\ntitel: E\nresume: R\nform: materiale\nsted: online\ntrin: 1\nelevtekst: Læs.\n---\n");
	put("biblioteker/vejle/tilbud/f.md",
		"---\ntitel: F\nresume: R\nform: udlån\nsted: skole\ntrin: 1\n---\n");
	make_index();
	assert_string_equal(shown(&all.for_pupils[PUPILS_COMPETE]), "C");
	assert_string_equal(shown(&all.for_pupils[PUPILS_CAMPAIGN]), "");
	assert_string_equal(shown(&all.for_pupils[PUPILS_READ]), "E");
	assert_string_equal(shown(&all.for_pupils[PUPILS_JOIN]), "A");
	const struct term *band = vocabulary_find(all.bands, STR("udskoling"));
	const struct listing none = pupils_listing(&memory, &all.for_pupils[PUPILS_JOIN], band);
	const struct listing any = pupils_listing(&memory, &all.for_pupils[PUPILS_COMPETE], band);
	assert_string_equal(shown(&none), "");
	assert_string_equal(shown(&any), "C"); /* for no grades in particular */
	put_graded(
		"biblioteker/vejle/tilbud/z.md", "Z", "7", "elevtekst: Kom.\nhvem_kan: hele landet\n");
	for (int i = 0; i < PUPILS_SHOWN; i++)
		put_graded(str_format(&memory, "biblioteker/vejle/tilbud/g%d.md", i).ptr, "G", "4",
			"elevtekst: Kom.\n");
	make_index();
	const struct listing many = pupils_listing(&memory, &all.for_pupils[PUPILS_JOIN], NULL);
	assert_int_equal(many.count, PUPILS_SHOWN);
	assert_true(str_eq(many.offers[0]->title, STR("Z"))); /* everybody may join it */
}

static void alike_elsewhere(void **state)
{
	(void)state;
	put_library("vejle", "Vejle");
	put_library("odense", "Odense");
	put("nationale/tjeneste/tjeneste.yaml", "navn: Tjenesten\n");
	put_offer(
		"biblioteker/vejle/tilbud/a.md", "A", "emner: [kildekritik, demokrati]\nfag: dansk\n");
	put_offer("biblioteker/vejle/tilbud/b.md", "B", "emner: [kildekritik]\nfag: dansk\n");
	put_offer(
		"biblioteker/odense/tilbud/c.md", "C", "emner: [kildekritik, demokrati]\nfag: dansk\n");
	put_offer("biblioteker/odense/tilbud/d.md", "D", "emner: [robotter]\nfag: dansk\n");
	put_offer("biblioteker/odense/tilbud/e.md", "E", "emner: [kildekritik]\n");
	put_offer("nationale/tjeneste/tilbud/f.md", "F", "emner: [kildekritik]\n");
	put_offer("nationale/tjeneste/tilbud/g.md", "G", "emner: [kildekritik]\nstatus: udsolgt\n");
	put_offer("nationale/tjeneste/tilbud/h.md", "H", "emner: [kildekritik]\n");
	make_index();
	struct listing other = index_elsewhere(&memory, &all, offer_at("tilbud/vejle/a/"), 4);
	assert_string_equal(
		shown(&other), "C F H G"); /* B is its own library's, Vejle may not use E, G is sold out */
	other = index_elsewhere(&memory, &all, offer_at("tilbud/vejle/a/"), 1);
	assert_string_equal(shown(&other), "C");
	other = index_elsewhere(&memory, &all, offer_at("tilbud/odense/d/"), 4);
	assert_string_equal(shown(&other), "");
}

static void for_the_next_grade(void **state)
{
	(void)state;
	put_library("vejle", "Vejle");
	put_library("odense", "Odense");
	put("nationale/tjeneste/tjeneste.yaml", "navn: Tjenesten\n");
	put_graded("biblioteker/vejle/tilbud/a.md", "A", "4-6", "emner: [kildekritik]\nfag: dansk\n");
	put_graded("biblioteker/vejle/tilbud/b.md", "B", "5-7", "fag: dansk\n");
	put_graded("biblioteker/vejle/tilbud/c.md", "C", "7-9", "fag: dansk\n");
	put_graded("biblioteker/vejle/tilbud/d.md", "D", "7-9", "fag: musik\n");
	put_graded("biblioteker/vejle/tilbud/e.md", "E", "8-9", "emner: [kildekritik]\n");
	put_graded("biblioteker/odense/tilbud/f.md", "F", "7", "emner: [kildekritik]\nfag: dansk\n");
	put_graded("nationale/tjeneste/tilbud/g.md", "G", "7", "emner: [kildekritik]\n");
	put_graded("biblioteker/vejle/tilbud/h.md", "H", "10", "fag: dansk\n");
	make_index();
	struct listing next = index_next_grade(&memory, &all, offer_at("tilbud/vejle/a/"), 4);
	assert_string_equal(shown(&next), "G C B F"); /* Odense's is for Odense */
	next = index_next_grade(&memory, &all, offer_at("tilbud/vejle/h/"), 4);
	assert_string_equal(shown(&next), ""); /* nothing comes after 10th */
	next = index_next_grade(&memory, &all, offer_at("tilbud/odense/f/"), 4);
	assert_string_equal(shown(&next), "E C"); /* both are for Vejle; E is further on */
}

int main(void)
{
	const struct CMUnitTest tests[] = {CATALOGUE_TEST(near_and_far),
		CATALOGUE_TEST(subjects_grades_topics), CATALOGUE_TEST(newest_first),
		CATALOGUE_TEST(open_ones_first), CATALOGUE_TEST(alike_elsewhere),
		CATALOGUE_TEST(for_the_next_grade), CATALOGUE_TEST(around_the_day),
		CATALOGUE_TEST(what_pupils_look_for)};
	return cmocka_run_group_tests_name("index", tests, NULL, NULL);
}
