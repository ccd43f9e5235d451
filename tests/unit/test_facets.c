/* Facets: which values each offer has, in which order they stand, and the
 * columns that scripts read. */
#include "small_catalogue.h"

#include "site/columns.h"

static struct index all;

static void make_facets(void)
{
	static const char *const words[] = {"ordlister/varighed.yaml", "ordlister/maaneder.yaml",
		"ordlister/pris.yaml", "ordlister/omfang.yaml"};
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		copy(words[i]);
	assert_true(read_all());
	index_make(&memory, &catalogue, &all);
}

/* "dansk: A B; historie: A": every value of a facet with its offers. */
static const char *values(const char *name)
{
	const struct facet *facet = facet_named(all.facets, str_from(name));
	struct str text = STR("");
	for (size_t i = 0; facet && i < facet->count; i++) {
		const struct facet_value *value = facet->values[i];
		text =
			str_format(&memory, "%.*s%s%.*s:", STR_ARGS(text), i ? "; " : "", STR_ARGS(value->key));
		for (size_t k = 0; k < value->listing.count; k++)
			text = str_format(
				&memory, "%.*s %.*s", STR_ARGS(text), STR_ARGS(value->listing.offers[k]->title));
	}
	return str_z(&memory, text);
}

static void put_three(void)
{
	put_library("vejle", "Vejle");
	put_library("odense", "Odense");
	put_offer("biblioteker/vejle/tilbud/a.md", "A",
		"fag: [historie, dansk]\nemner: [Ørkener, fake news]\nvarighed: 45-60 min\npris: gratis\n"
		"periode: november-januar\nskoletyper: [friskole]\n");
	put_offer("biblioteker/odense/tilbud/b.md", "B",
		"fag: dansk\nvarighed: 1-2 timer\npris: 100 kr.\nhvem_kan: hele landet\n"
		"datoer:\n  - start: 2027-03-04\n  - start: 2027-01-04\n");
	put_offer("biblioteker/vejle/tilbud/c.md", "C", "varighed: et skoleår\nstatus: pause\n");
	put_offer("biblioteker/vejle/tilbud/d.md", "D", "status: udgået\nfag: musik\n");
}

static void values_of_each(void **state)
{
	(void)state;
	put_three();
	make_facets();
	assert_string_equal(values("fag"), "dansk: A B; historie: A");
	assert_string_equal(values("emne"), "kildekritik: A; oerkener: A");
	assert_string_equal(values("trin"), "4: A B C; 5: A B C; 6: A B C");
	assert_string_equal(values("form"), "besoeg: A B C");
	assert_string_equal(values("sted"), "bibliotek: A B C");
	assert_string_equal(values("pris"), "gratis: A");
	assert_string_equal(
		values("varighed"), "op-til-1-time: A; 1-2-timer: B; flere-gange-eller-laengere: C");
	assert_string_equal(values("maaned"), "1: A B; 3: B; 11: A; 12: A");
	assert_string_equal(values("omfang"), "landsdaekkende: B; lokalt: A C");
	assert_string_equal(values("skoletype"), "friskole: A");
}

static void how_long(void **state)
{
	static const char *const said[] = {"60 min", "61 min", "2 timer", "4 timer", "8 timer",
		"9 timer", "½ dag", "en dag", "2 dage", "3 dage à 1 time", "varierende", "lidt endnu"};
	(void)state;
	put_library("vejle", "Vejle");
	for (size_t i = 0; i < sizeof said / sizeof said[0]; i++)
		put_offer(str_format(&memory, "biblioteker/vejle/tilbud/t%zu.md", i).ptr,
			str_format(&memory, "%c", (int)('a' + i)).ptr,
			str_format(&memory, "varighed: %s\n", said[i]).ptr);
	make_facets();
	assert_string_equal(values("varighed"),
		"op-til-1-time: a; 1-2-timer: b c; en-halv-til-en-hel-dag: d e g h; "
		"flere-gange-eller-laengere: f i j");
}

static void who_may_use_it(void **state)
{
	(void)state;
	put_three();
	put_offer("biblioteker/odense/tilbud/e.md", "E", "hvem_kan: [Vejle]\n");
	make_facets();
	const struct facet *facet = facet_named(all.facets, STR("kommune"));
	assert_int_equal(facet->count, 98); /* B is for all */
	assert_string_equal(str_z(&memory, facet->values[0]->key), "albertslund");
	assert_string_equal(str_z(&memory, facet->values[97]->key), "aarhus");
	const struct facet_value *vejle = map_get(&all.facets->value_by_path, STR("kommuner/vejle/"));
	assert_int_equal(vejle->listing.count, 4);
	assert_string_equal(str_z(&memory, vejle->facet), "kommune");
}

static void words_of_a_value(void **state)
{
	(void)state;
	put_three();
	make_facets();
	const struct facet_value *month =
		map_get(&all.facets->value_by_path, STR("maaneder/november/"));
	assert_string_equal(str_z(&memory, month->key), "11");
	assert_string_equal(str_z(&memory, month->name), "November");
	assert_string_equal(str_z(&memory, month->title), "Tilbud i november");
	const struct facet_value *place = map_get(&all.facets->value_by_path, STR("steder/bibliotek/"));
	assert_string_equal(str_z(&memory, place->name), "På biblioteket");
	assert_null(map_get(&all.facets->value_by_path, STR("steder/skole/")));
}

/* A field that the program does not know is a facet when the schema says so. */
static void a_new_facet(void **state)
{
	(void)state;
	struct str schema;
	assert_int_equal(file_read(&memory, content("skema.yaml"), FILE_MAX, &schema), 0);
	const ptrdiff_t at = str_find(schema, STR("  maks_elever:\n"), 0);
	assert_true(at > 0);
	put("skema.yaml",
		str_format(&memory,
			"%.*s  sprog:\n    type: term\n    ordliste: sprog\n    etiket: Sprog\n"
			"    hjælp: Skriv sproget.\n    eksempel: dansk\n    facet: ja\n%.*s",
			(int)at, schema.ptr, STR_ARGS(str_skip(schema, (size_t)at)))
			.ptr);
	put("ordlister/sprog.yaml",
		"ordliste: sprog\ntermer:\n  dansk: {navn: Dansk}\n  engelsk: {navn: Engelsk}\n");
	put_library("vejle", "Vejle");
	put_offer("biblioteker/vejle/tilbud/a.md", "A", "sprog: engelsk\n");
	make_facets();
	assert_string_equal(values("sprog"), "engelsk: A");
	assert_non_null(map_get(&all.facets->value_by_path, STR("sprog/engelsk/")));
}

/* The first file of columns. */
static const char *first_file(void)
{
	struct assets files = {0};
	const struct str name = columns_add(&memory, &catalogue, &all, &files);
	for (size_t i = 0; i < files.count; i++)
		if (str_eq(files.items[i].name, name))
			return str_z(&memory, files.items[i].text);
	fail();
	return NULL;
}

/* The file that the first one names there. */
static const char *column(const char *key)
{
	struct assets files = {0};
	columns_add(&memory, &catalogue, &all, &files);
	const char *at = strstr(first_file(), key);
	assert_non_null(at);
	const struct str name =
		str_format(&memory, "tilbud/facetter/%.10s.txt", at + strlen(key) + strlen("\":\""));
	for (size_t i = 0; i < files.count; i++)
		if (str_eq(files.items[i].name, name))
			return str_z(&memory, files.items[i].text);
	fail();
	return NULL;
}

static void no_facet(void **state)
{
	(void)state;
	put_library("vejle", "Vejle");
	make_facets();
	assert_int_equal(all.facets->count, 0);
	assert_non_null(strstr(first_file(), "\"facetter\":[]}"));
}

static void numbers_and_columns(void **state)
{
	(void)state;
	put_three();
	make_facets();
	const struct listing *numbered = &all.facets->numbered;
	assert_int_equal(numbered->count, 3); /* Odense's, then Vejle's */
	assert_string_equal(str_z(&memory, numbered->offers[0]->title), "B");
	assert_string_equal(str_z(&memory, numbered->offers[2]->title), "C");
	assert_non_null(strstr(first_file(), ",0,\"Odense\"],[2,"));
	assert_string_equal(column("orden"), "$#$"); /* A, B, C by title */
	/* Each its own set; C has none. Whose names stand on the page. */
	assert_non_null(strstr(first_file(), "{\"navn\":\"fag\",\n\"saet\":\"$ $%  \",\n"));
	assert_non_null(strstr(first_file(), "{\"navn\":\"trin\",\n\"saet\":\"$%& \",\n"));
	/* Months have words for addresses, so their numbers are told. */
	assert_non_null(strstr(first_file(), "{\"navn\":\"maaned\",\n\"ord\":[[\"1\",\""));
	assert_non_null(strstr(first_file(), "\"ord\":[\"Albertslund\",\"Allerød\",\"Assens\""));
}

static void the_edition_follows_the_cards(void **state)
{
	(void)state;
	put_three();
	make_facets();
	const char *before = first_file();
	assert_string_equal(first_file(), before);
	put_offer("biblioteker/vejle/tilbud/c.md", "C",
		"varighed: et skoleår\nstatus: pause\nalder: 9-12 år\n");
	make_facets();
	assert_string_not_equal(first_file(), before);
}

int main(void)
{
	const struct CMUnitTest tests[] = {CATALOGUE_TEST(values_of_each), CATALOGUE_TEST(how_long),
		CATALOGUE_TEST(who_may_use_it), CATALOGUE_TEST(words_of_a_value),
		CATALOGUE_TEST(a_new_facet), CATALOGUE_TEST(no_facet), CATALOGUE_TEST(numbers_and_columns),
		CATALOGUE_TEST(the_edition_follows_the_cards)};
	return cmocka_run_group_tests_name("facets", tests, NULL, NULL);
}
