/* The search index: words, their keys, and the files they become. */
#include "small_catalogue.h"

#include "site/facets.h"
#include "site/search_parts.h"

static struct stemmer *stemmer;
static struct wordbook book;

/* Vejle's catalogue, with what search knows of words. */
static void read_with_words(void)
{
	copy("ordlister/boejninger.yaml");
	copy("ordlister/ordklasser.yaml");
	copy("ordlister/soegning.yaml");
	put_library("vejle", "Vejle");
	assert_true(read_all());
}

static void make_book(void)
{
	read_with_words();
	stemmer = stemmer_new();
	wordbook_make(&memory, stemmer, &catalogue.vocabularies, &book);
}

/* How surely `word` is found under `key`, 0 for not at all. */
static int strength(const char *word, const char *key)
{
	struct word_keys keys;
	wordbook_keys(&book, str_from(word), &keys);
	for (size_t i = 0; i < keys.count; i++)
		if (str_eq(keys.items[i].key, str_from(key)))
			return keys.items[i].strength;
	return 0;
}

static void keys_of_a_word(void **state)
{
	(void)state;
	make_book();
	assert_int_equal(strength("bibliotekerne", "bibliotek"), KEY_FULL);
	assert_int_equal(strength("bøger", "bøg"), KEY_RIVAL); /* a tree */
	assert_int_equal(strength("bøgene", "bøg"), KEY_FULL);
	assert_int_equal(strength("bøger", "bog"), KEY_FORM);
	assert_int_equal(strength("bøgernes", "bog"), KEY_FORM);
	assert_int_equal(strength("bog", "bøger="), KEY_FULL);
	assert_int_equal(strength("bøg", "bog"), 0);
	assert_int_equal(strength("himmel", "himl"), KEY_FORM);
	assert_int_equal(strength("quxmel", "quxml"), KEY_ENDING);
	assert_int_equal(strength("spillede", "spil"), KEY_FAMILY);
	assert_int_equal(strength("spillede", "spiller="), KEY_FULL);
	assert_int_equal(strength("quxede", "qux"), KEY_FULL);
	assert_int_equal(strength("undervisning", "undervis"), KEY_DERIVED);
	assert_int_equal(strength("kritisk", "kritik"), KEY_FAMILY);
	assert_int_equal(strength("skolebibliotek", "bibliotek"), KEY_TAIL);
	assert_int_equal(strength("skolebibliotek", "skol"), KEY_HEAD);
	assert_true(strength("billedbøger", "billedbog") > 0);
	assert_true(strength("isbjørn", "is") > 0);
	assert_int_equal(strength("quxteater", "teat"), KEY_PERHAPS);
	assert_int_equal(strength("forældre", "ældr"), 0); /* "for" is a filler */
	stemmer_free(stemmer);
}

/* Words that only share a stem, and words that share none. */
static void words_that_look_alike(void **state)
{
	(void)state;
	make_book();
	assert_int_equal(strength("ordene", "ord="), KEY_FULL);
	assert_int_equal(strength("orden", "ord"), KEY_RIVAL);
	assert_int_equal(strength("orden", "ord="), 0);
	assert_int_equal(strength("orden", "orden="), KEY_FULL);
	assert_int_equal(strength("spiller", "spil"), KEY_FAMILY);
	assert_int_equal(strength("frihed", "fri"), KEY_DERIVED);
	assert_int_equal(strength("festlig", "fest"), KEY_DERIVED);
	assert_int_equal(strength("lækre", "lækker="), KEY_FULL);
	assert_int_equal(strength("opstod", "opstå="), KEY_FULL);
	assert_int_equal(strength("museerne", "museum="), KEY_FULL);
	assert_int_equal(strength("diskussion", "diskut"), KEY_FAMILY);
	assert_int_equal(strength("producere", "produkt"), KEY_FAMILY);
	assert_int_equal(strength("sang", "syng"), KEY_FORM);
	assert_int_equal(strength("natur", "nat"), 0);
	stemmer_free(stemmer);
}

/* The catalogue's own words are parts of others, too. */
static void words_learnt(void **state)
{
	(void)state;
	make_book();
	assert_int_equal(strength("skaklaug", "laug"), 0);
	wordbook_add(&book, STR("skak"));
	wordbook_add(&book, STR("laugene"));
	assert_int_equal(strength("skaklaug", "laug"), KEY_TAIL);
	assert_true(wordbook_is_filler(&book, STR("og")));
	wordbook_add(&book, STR("og"));
	assert_null(map_get(&book.parts, STR("og")));
	stemmer_free(stemmer);
}

static void words_of_a_text(void **state)
{
	(void)state;
	static const char *const expected[] = {"4", "6", "klasse", "ærø", "é", "مدرسة", "dr", "s", "x"};
	struct str text = STR("4.-6. Klasse: ÆRØ É\n«مدرسة» DR's x\xff");
	struct str word;
	size_t count = 0;
	while (word_take(&memory, &text, &word)) {
		assert_true(count < sizeof expected / sizeof expected[0]);
		assert_string_equal(str_z(&memory, word), expected[count++]);
	}
	assert_int_equal(count, sizeof expected / sizeof expected[0]);
}

static void folded_keys(void **state)
{
	(void)state;
	static const char *const pairs[][2] = {{"æble", "able"}, {"aeble", "able"}, {"søg", "sog"},
		{"soeg", "sog"}, {"år", "ar"}, {"aar", "ar"}, {"café", "cafe"}, {"philosophi", "filosofi"},
		{"exempel", "eksempel"}, {"qvinde", "kvinde"}, {"aaa", "a"}, {"مدرسة", "مدرسة"}, {"", ""}};
	for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
		assert_string_equal(str_z(&memory, key_fold(&memory, str_from(pairs[i][0]))), pairs[i][1]);
}

static struct assets make_files(void)
{
	struct assets files = {0};
	struct index index;
	read_with_words();
	index_make(&memory, &catalogue, &index);
	search_make(&memory, &catalogue, &index.facets->numbered, &files);
	return files;
}

/* The file that a text stands in, and the text there. */
static const struct asset *find_text(
	const struct assets *files, const char *text, const char **there)
{
	for (size_t i = 0; i < files->count; i++) {
		*there = strstr(str_z(&memory, files->items[i].text), text);
		if (*there)
			return &files->items[i];
	}
	return NULL;
}

static bool holds(const struct assets *files, const char *text)
{
	const char *there;
	return find_text(files, text, &there) != NULL;
}

/* A title weighs more than a text; a common word's offers go on in a tail. */
static void files_of_the_index(void **state)
{
	(void)state;
	for (int i = 0; i < SEARCH_HEAD + 50; i++)
		put_offer(str_format(&memory, "biblioteker/vejle/tilbud/t%03d.md", i).ptr,
			i == 7 ? "Zebra" : "Oceloter", "");
	const struct assets files = make_files();
	const char *ocelot;
	const char *tail;
	assert_true(str_starts(files.items[0].name, STR("soeg/")));
	assert_true(str_starts(files.items[files.count - 1].text, STR("n\t8c\t"))); /* 300 offers */
	assert_true(holds(&files, "\nzebra\t\t\t1\tMYb\n"));
	const struct asset *keys = find_text(&files, "\nocelot\t\ter\t8b\tM0111", &ocelot);
	assert_non_null(keys);
	assert_true(str_starts(keys->text, STR("k\n")));
	/* All from 0 to before 300 but the zebra. */
	const struct asset *tails = find_text(&files, "\n!M0Yb1\n", &tail);
	assert_non_null(tails);
	assert_true(str_starts(tails->text, STR("t\n")));
	/* The line names the tail's file and line, and where its level begins. */
	const struct str name = str_slice(tails->name, 5, 5 + SEARCH_NAME);
	int line = 0;
	for (ptrdiff_t at = str_find(tails->text, STR("\n!M0Yb1\n"), 0); at >= 0; at--)
		line += tails->text.ptr[at] == '\n';
	assert_non_null(strstr(ocelot, str_format(&memory, "\t%.*s%dM0\n", STR_ARGS(name), line).ptr));
	const struct assets again = make_files();
	for (size_t i = 0; i < files.count; i++)
		assert_true(str_eq(files.items[i].name, again.items[i].name));
}

/* An offer is found by its grades, one word for each, and by the names of their bands,
 * though not by a part of those. */
static void grades_as_words(void **state)
{
	(void)state;
	put_offer("biblioteker/vejle/tilbud/a.md", "Zebra", "");
	const struct assets files = make_files();
	/* All three lead to the same, which stands once. */
	assert_true(holds(&files, "\n4kl\t\t\t1\tE0\n5kl\t\t\t1\t1\n6kl\t\t\t1\t2\n"));
	assert_true(holds(&files, "\nmellemtrin\t\t\t1\t"));
	assert_false(holds(&files, "\ntrin\t"));
	assert_false(holds(&files, "\nudskoling\t"));
	assert_true(holds(&files, "\tklasse klassen "));
}

/* A tail of fewer than it leaves out says which they are, from the first one's number. */
static void a_short_tail(void **state)
{
	(void)state;
	for (int i = 0; i < 2 * SEARCH_HEAD + 60; i++)
		put_offer(str_format(&memory, "biblioteker/vejle/tilbud/t%03d.md", i).ptr,
			i < SEARCH_HEAD + 3 ? "Oceloter" : "Abe", "");
	const struct assets files = make_files();
	assert_true(holds(&files, "\nMRVh11\n")); /* 557 = 15 × 36 + 17 */
}

enum { MANY = 30000 };

/* A key with a weight in each of many offers, `weight(offer)`, 0 for none. */
static struct search_key place_many(unsigned char (*weight)(uint32_t offer))
{
	struct search_key key = {0};
	struct search_places places = {.all = MANY,
		.offers = arena_array(&memory, MANY, sizeof *places.offers),
		.levels = arena_array(&memory, MANY, 1),
		.best = arena_array(&memory, MANY, 1)};
	for (uint32_t offer = 0; offer < MANY; offer++) {
		places.best[offer] = weight(offer);
		if (places.best[offer])
			places.offers[places.count++] = offer;
	}
	search_places_write(&memory, &places, &key);
	for (uint32_t offer = 0; offer < MANY; offer++)
		assert_int_equal(places.best[offer], 0);
	return key;
}

static unsigned char third_light(uint32_t offer)
{
	if (offer % 3)
		return 0;
	return offer % 6000 ? 5 : 80;
}

/* A long tail is cut in parts, and each says from where it counts. */
static void a_long_tail(void **state)
{
	(void)state;
	const struct search_key key = place_many(third_light);
	assert_int_equal(key.offers, MANY / 3);
	assert_true(str_starts(key.head, STR("M0RWWo")));
	assert_int_equal(key.part_count, 2);
	for (size_t i = 0; i < key.part_count; i++) {
		assert_true(key.parts[i].places.len <= SEARCH_PART + 8);
		assert_true(str_starts(key.parts[i].places, key.parts[i].runs));
	}
	/* Of the light ones the head has 245, to offer 735. */
	assert_string_equal(str_z(&memory, key.parts[0].runs), "ESQi");
}

static unsigned char most(uint32_t offer)
{
	return offer % 4 == 3 ? 0 : 5;
}

/* So is one that says who is not in it: each part from an offer that is. */
static void a_long_tail_of_most(void **state)
{
	(void)state;
	const struct search_key key = place_many(most);
	assert_int_equal(key.part_count, 2);
	assert_true(str_starts(key.parts[0].places, STR("!E0344")));
	assert_true(str_starts(key.parts[1].places, STR("!E")));
	assert_true(str_starts(str_skip(key.parts[1].places, 1), key.parts[1].runs));
	assert_true(str_ends(key.parts[1].places, STR("41"))); /* to before MANY */
}

static void an_empty_catalogue(void **state)
{
	(void)state;
	const struct assets files = make_files();
	assert_int_equal(files.count, 1);
	assert_true(str_starts(files.items[0].text, STR("n\t0\t")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {CATALOGUE_TEST(keys_of_a_word),
		CATALOGUE_TEST(words_that_look_alike), CATALOGUE_TEST(words_learnt),
		CATALOGUE_TEST(words_of_a_text), CATALOGUE_TEST(folded_keys),
		CATALOGUE_TEST(files_of_the_index), CATALOGUE_TEST(grades_as_words),
		CATALOGUE_TEST(a_short_tail), CATALOGUE_TEST(a_long_tail),
		CATALOGUE_TEST(a_long_tail_of_most), CATALOGUE_TEST(an_empty_catalogue)};
	return cmocka_run_group_tests_name("search", tests, NULL, NULL);
}
