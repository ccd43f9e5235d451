/* The whole catalogue: what one bad file does to the others, keys and addresses,
 * order, the day, and the number of threads. */
#include "small_catalogue.h"

#include "offer/places.h"

static void a_bad_offer_leaves_the_others(void **state)
{
	(void)state;
	put_library("vejle", "Vejle Bibliotekerne");
	put_offer("biblioteker/vejle/tilbud/godt.md", "Godt", "");
	put_offer("biblioteker/vejle/tilbud/skidt.md", "Skidt", "periode: uge 54\n");
	put("biblioteker/vejle/tilbud/tomt.md", "");
	put("biblioteker/vejle/tilbud/uden-titel.md",
		"---\ntitel:\nresume: B\nform: besøg\nsted: skole\ntrin: 4\n---\n");
	put("biblioteker/vejle/tilbud/dyb.yaml", "titel: [[[[[[[[[[a]]]]]]]]]]\n");
	assert_true(read_all());
	assert_string_equal(titles(), "Godt");
	assert_int_equal(catalogue.left_out_count, 4);
	assert_string_equal(told(),
		"biblioteker/vejle/tilbud/dyb.yaml:1:1 missing-field; "
		"biblioteker/vejle/tilbud/dyb.yaml:1:1 missing-field; "
		"biblioteker/vejle/tilbud/dyb.yaml:1:1 missing-field; "
		"biblioteker/vejle/tilbud/dyb.yaml:1:1 missing-one-of; "
		"biblioteker/vejle/tilbud/dyb.yaml:1:8 not-one-text; "
		"biblioteker/vejle/tilbud/skidt.md:7:10 bad-week; biblioteker/vejle/tilbud/tomt.md:1:1 "
		"empty-file; "
		"biblioteker/vejle/tilbud/uden-titel.md:2:7 empty-required-field");
}

static void files_that_are_not_read(void **state)
{
	(void)state;
	put_library("vejle", "Vejle Bibliotekerne");
	put_offer("biblioteker/vejle/tilbud/godt.md", "Godt", "");
	put_offer("biblioteker/vejle/tilbud/Kilde Kritik.md", "Skidt", "");
	put("biblioteker/vejle/tilbud/a.yml", "x");
	put("biblioteker/vejle/tilbud/b.MD", "x");
	put("biblioteker/vejle/tilbud/foto.jpg", "x");
	put("biblioteker/vejle/tilbud/c.md~", "x");
	assert_int_equal(symlink("/etc/passwd", content("biblioteker/vejle/tilbud/d.md")), 0);
	assert_int_equal(file_make_folders(content("biblioteker/vejle/tilbud/e.md")), 0);
	assert_int_equal(file_make_folders(content("biblioteker/kolding/tilbud")), 0);
	assert_true(read_all());
	assert_string_equal(titles(), "Godt");
	assert_string_equal(told(),
		"biblioteker/kolding:1:1 identity-missing; "
		"biblioteker/vejle/tilbud/Kilde Kritik.md:1:1 bad-file-name; "
		"biblioteker/vejle/tilbud/a.yml:1:1 wrong-ending; biblioteker/vejle/tilbud/b.MD:1:1 "
		"wrong-ending; "
		"biblioteker/vejle/tilbud/d.md:1:1 not-a-file; biblioteker/vejle/tilbud/e.md:1:1 "
		"not-a-file");
}

static void keys_and_addresses(void **state)
{
	(void)state;
	put_library("vejle", "Vejle Bibliotekerne");
	put("nationale/vejle/tjeneste.yaml", "navn: En tjeneste\n");
	put_offer("nationale/vejle/tilbud/a.md", "Tabt", "");
	put_offer("biblioteker/vejle/tilbud/a.md", "A", "");
	put("biblioteker/vejle/tilbud/a.yaml",
		"titel: A igen\nresume: B\nform: besøg\nsted: skole\ntrin: 4\n");
	put_offer(
		"biblioteker/vejle/tilbud/b.md", "B", "tidligere_adresser: [vejle/a, vejle/gammel]\n");
	put_offer("biblioteker/vejle/tilbud/c.md", "C", "tidligere_adresser: vejle/gammel\n");
	put_offer("biblioteker/vejle/tilbud/d.md", "D", "genbrug_af: vejle/findes-ikke\n");
	assert_true(read_all());
	assert_string_equal(titles(), "A, B, C, D");
	assert_string_equal(told(),
		"biblioteker/vejle/tilbud/a.yaml:1:1 address-twice; biblioteker/vejle/tilbud/b.md:7:22 "
		"address-twice; "
		"biblioteker/vejle/tilbud/c.md:7:21 address-twice; biblioteker/vejle/tilbud/d.md:7:13 "
		"unknown-reference; "
		"nationale/vejle/tjeneste.yaml:1:1 key-twice");
}

static void danish_order(void **state)
{
	(void)state;
	static const char *const written[] = {"Ølstykke", "Aalborg", "Zebra", "Østerbro", "Ægget",
		"10 bøger", "abe", "Åen", "Abe", "Anders"};
	put_library("vejle", "Vejle");
	put_library("aarhus", "Aarhus");
	put_library("odense", "Østbiblioteket");
	for (size_t i = 0; i < sizeof written / sizeof written[0]; i++)
		put_offer(str_format(&memory, "biblioteker/vejle/tilbud/t%zu.md", i).ptr, written[i], "");
	put("sider/a.md", "---\ntitel: Øl\nresume: R\n---\n");
	put("sider/b.md", "---\ntitel: Æg\nresume: R\n---\n");
	assert_true(read_all());
	assert_string_equal(
		titles(), "10 bøger, Abe, abe, Anders, Zebra, Ægget, Ølstykke, Østerbro, Åen, Aalborg");
	assert_string_equal(str_z(&memory, catalogue.libraries[0]->name), "Vejle");
	assert_string_equal(str_z(&memory, catalogue.libraries[1]->name), "Østbiblioteket");
	assert_string_equal(str_z(&memory, catalogue.libraries[2]->name), "Aarhus");
	assert_string_equal(str_z(&memory, catalogue.pages.items[0]->title), "Æg");
}

/* How many municipalities an offer reaches. */
static size_t reach_of(const char *path)
{
	const struct offer *offer = offer_at(path);
	size_t count = 0;
	assert_non_null(offer);
	for (size_t i = 0; i < catalogue.places.municipalities->count; i++)
		count += area_has(&offer->area, catalogue.places.municipalities->terms[i]);
	return count;
}

static void regions_before_and_after(void **state)
{
	(void)state;
	put_library("koebenhavn", "Københavns Biblioteker");
	put_offer("biblioteker/koebenhavn/tilbud/egen.md", "A", "");
	put_offer("biblioteker/koebenhavn/tilbud/region.md", "B", "hvem_kan: region\n");
	put_offer("biblioteker/koebenhavn/tilbud/gammel.md", "C", "hvem_kan: Region Sjælland\n");
	put_offer("biblioteker/koebenhavn/tilbud/ny.md", "D", "hvem_kan: Region Østdanmark\n");
	put_offer("biblioteker/koebenhavn/tilbud/land.md", "E", "hvem_kan: hele landet\n");
	put_offer("biblioteker/koebenhavn/tilbud/ved-ikke.md", "F", "hvem_kan: ikke oplyst\n");
	for (int after = 0; after < 2; after++) {
		assert_true(
			read_on(after ? (struct date){2027, 1, 1} : (struct date){2026, 12, 31}, 1, false));
		assert_int_equal(reach_of("tilbud/koebenhavn/egen/"), 1);
		assert_int_equal(reach_of("tilbud/koebenhavn/region/"), after ? 46 : 29);
		assert_int_equal(reach_of("tilbud/koebenhavn/gammel/"), 17);
		assert_int_equal(reach_of("tilbud/koebenhavn/ny/"), 46);
		assert_int_equal(reach_of("tilbud/koebenhavn/land/"), 98);
		assert_int_equal(reach_of("tilbud/koebenhavn/ved-ikke/"), 1);
		assert_string_equal(told(),
			after ? "biblioteker/koebenhavn/tilbud/gammel.md:7:11 term-expired"
				  : "biblioteker/koebenhavn/tilbud/ny.md:7:11 term-expired");
	}
}

static void status_and_days(void **state)
{
	(void)state;
	put_library("vejle", "Vejle");
	put("nationale/tjeneste/tjeneste.yaml", "navn: Tjenesten\n");
	put_offer("biblioteker/vejle/tilbud/a.md", "Kladde", "status: kladde\n");
	put_offer("biblioteker/vejle/tilbud/b.md", "Sidste dag", "slutter: 2026-11-22\n");
	put_offer("biblioteker/vejle/tilbud/c.md", "Forbi", "slutter: 2026-11-21\n");
	put_offer("nationale/tjeneste/tilbud/d.md", "Landet", "");
	put_offer("nationale/tjeneste/tilbud/e.md", "Egen", "hvem_kan: egen kommune\n");
	assert_true(read_all());
	assert_string_equal(titles(), "Landet, Sidste dag, Forbi");
	assert_int_equal(offer_at("tilbud/vejle/b/")->status, STATUS_ACTIVE);
	assert_int_equal(offer_at("tilbud/vejle/c/")->status, STATUS_RETIRED);
	assert_true(offer_at("tilbud/tjeneste/d/")->nationwide);
	assert_string_equal(told(), "nationale/tjeneste/tilbud/e.md:7:11 own-without-municipality");
	assert_true(read_on((struct date){2026, 11, 22}, 1, true));
	assert_string_equal(titles(), "Kladde, Landet, Sidste dag, Forbi");
}

static void same_on_any_number_of_threads(void **state)
{
	(void)state;
	put_library("vejle", "Vejle");
	for (int i = 0; i < 60; i++)
		put_offer(str_format(&memory, "biblioteker/vejle/tilbud/t%d.md", i).ptr,
			str_format(&memory, "Titel %d", i % 7).ptr,
			i % 5 ? "emner: [et frit ord]\n" : "periode: uge 60\nfag: dnask\n");
	assert_true(read_on((struct date){2026, 11, 22}, 1, false));
	const char *one = str_format(&memory, "%s|%s", titles(), told()).ptr;
	for (int threads = 2; threads <= 8; threads += 3) {
		assert_true(read_on((struct date){2026, 11, 22}, threads, false));
		assert_string_equal(str_format(&memory, "%s|%s", titles(), told()).ptr, one);
	}
}

static void without_a_base_there_is_nothing(void **state)
{
	(void)state;
	static const char *const needed[] = {"skema.yaml", "katalog.yaml", "ordlister/vendinger.yaml",
		"ordlister/kommuner.yaml", "ordlister/regioner.yaml", "ordlister/former.yaml",
		"ordlister/emner.yaml", "ordlister/trinforloeb.yaml"};
	put_library("vejle", "Vejle");
	assert_true(read_all());
	for (size_t i = 0; i < sizeof needed / sizeof needed[0]; i++) {
		assert_int_equal(unlink(content(needed[i])), 0);
		assert_false(read_all());
		assert_true(report_has_errors(&report));
		put(needed[i], "");
		assert_false(read_all());
		assert_true(report_has_errors(&report));
		copy(needed[i]);
	}
	assert_true(read_all());
	assert_string_equal(told(), "");
}

/* A wrong folder must not bury a whole country. */
static void without_libraries_there_is_nothing(void **state)
{
	(void)state;
	put("nationale/tjeneste/tjeneste.yaml", "navn: Tjenesten\n");
	assert_false(read_all());
	assert_string_equal(told(), "-:1:1 folder-missing");
}

int main(void)
{
	const struct CMUnitTest tests[] = {CATALOGUE_TEST(a_bad_offer_leaves_the_others),
		CATALOGUE_TEST(files_that_are_not_read), CATALOGUE_TEST(keys_and_addresses),
		CATALOGUE_TEST(danish_order), CATALOGUE_TEST(regions_before_and_after),
		CATALOGUE_TEST(status_and_days), CATALOGUE_TEST(same_on_any_number_of_threads),
		CATALOGUE_TEST(without_a_base_there_is_nothing),
		CATALOGUE_TEST(without_libraries_there_is_nothing)};
	return cmocka_run_group_tests_name("catalogue", tests, NULL, NULL);
}
