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
	assert_int_equal(strength("bøger", "bøg"), KEY_FULL);
	assert_int_equal(strength("bøger", "bog"), KEY_FORM);
	assert_int_equal(strength("bøgernes", "bog"), KEY_FORM);
	assert_int_equal(strength("bog", "bøger="), KEY_FULL);
	assert_int_equal(strength("bøg", "bog"), 0);
	assert_int_equal(strength("himmel", "himl"), KEY_ENDING);
	assert_int_equal(strength("spillede", "spil"), KEY_FULL);
	assert_int_equal(strength("undervisning", "undervis"), KEY_FAMILY);
	assert_int_equal(strength("kritisk", "kritik"), KEY_FAMILY);
	assert_int_equal(strength("skolebibliotek", "bibliotek"), KEY_TAIL);
	assert_int_equal(strength("skolebibliotek", "skol"), KEY_HEAD);
	assert_true(strength("billedbøger", "billedbog") > 0);
	assert_true(strength("isbjørn", "is") > 0);
	assert_int_equal(strength("quxteater", "teat"), KEY_PERHAPS);
	assert_int_equal(strength("forældre", "ældr"), 0); /* "for" is a filler */
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

static const char *text_of(const struct assets *files, size_t i)
{
	return str_z(&memory, files->items[i].text);
}

/* A title weighs more than a text; a common word's offers go on in a tail. */
static void files_of_the_index(void **state)
{
	(void)state;
	for (int i = 0; i < SEARCH_HEAD + 50; i++)
		put_offer(str_format(&memory, "biblioteker/vejle/tilbud/t%03d.md", i).ptr,
			i == 7 ? "Zebra" : "Tiger", "");
	const struct assets files = make_files();
	assert_int_equal(files.count, 3);
	assert_true(str_starts(files.items[0].name, STR("soeg/")));
	assert_true(str_starts(files.items[0].text, STR("t\n")));
	assert_true(str_starts(files.items[1].text, STR("k\n")));
	assert_true(str_starts(files.items[2].text, STR("n\t46\t"))); /* 150 offers */
	assert_non_null(strstr(text_of(&files, 1), "\nzebra\t\t\t1\tMU5\n"));
	const char *tiger = strstr(text_of(&files, 1), "\ntig\t\ter\t45\tM0111");
	assert_non_null(tiger);
	/* All but the zebra. */
	assert_non_null(strstr(text_of(&files, 0), "tig\t!MU5\n"));
	/* The line names the tail's file. */
	const struct str tail = str_slice(files.items[0].name, 5, 15);
	assert_non_null(strstr(tiger, str_z(&memory, str_join(&memory, STR("\t"), tail))));
	const struct assets again = make_files();
	for (size_t i = 0; i < files.count; i++)
		assert_true(str_eq(files.items[i].name, again.items[i].name));
}

/* A tail of fewer than it leaves out says which they are, from the first one's number. */
static void a_short_tail(void **state)
{
	(void)state;
	for (int i = 0; i < 2 * SEARCH_HEAD + 60; i++)
		put_offer(str_format(&memory, "biblioteker/vejle/tilbud/t%03d.md", i).ptr,
			i < SEARCH_HEAD + 3 ? "Tiger" : "Abe", "");
	const struct assets files = make_files();
	assert_non_null(strstr(text_of(&files, 0), "tig\tMX511\n")); /* 257 = 7 × 36 + 5 */
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
	const struct CMUnitTest tests[] = {CATALOGUE_TEST(keys_of_a_word), CATALOGUE_TEST(words_learnt),
		CATALOGUE_TEST(words_of_a_text), CATALOGUE_TEST(folded_keys),
		CATALOGUE_TEST(files_of_the_index), CATALOGUE_TEST(a_short_tail),
		CATALOGUE_TEST(an_empty_catalogue)};
	return cmocka_run_group_tests_name("search", tests, NULL, NULL);
}
