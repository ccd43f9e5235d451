/* Words of vocabularies, whose schools may use it, groups and what is missing. */
#include "one_field.h"

static void terms(void **state)
{
	(void)state;
	CHECK("fag", {"dansk", "Dansk"}, {"[dansk, historie]", "Dansk, Historie"},
		{"danskfaget", "Dansk"}, {"N/T", "Natur/teknologi"},
		{"[dansk, Dansk]", "Dansk ! 1:14-19 item-twice"},
		{"[dansk, dnask]", "Dansk ! 1:14-19 unknown-term ?Dansk"},
		{"[dansk, \"\"]", "Dansk ! 1:14-16 empty-item"},
		{"[dansk, [a]]", "Dansk ! 1:14-17 not-one-text"},
		{"[dansk, {a: b}]", "Dansk ! 1:14-20 not-one-text"},
		{"\"!!!\"", "(intet) ! 1:7-10 unknown-term"});
	CHECK("sted", {"BOGBUS", "i bogbussen"}, {"[ikke oplyst]", "ikke oplyst ! 1:7-20 said-unknown"},
		{"månen", "(intet) ! 1:7-12 unknown-term"});
}

static void free_terms(void **state)
{
	(void)state;
	const char *sixty = "ææææææææææææææææææææææææææææææææææææææææææææææææææææææææææææ";
	CHECK("emner", {"fake news", "Kildekritik"},
		{"kildekritk", "kildekritk ! 1:8-18 free-term ?Kildekritik"},
		{"[fake news, noget helt andet]", "Kildekritik, noget helt andet ! 1:20-36 free-term"},
		{"\"😀\"", "(intet) ! 1:9-10 term-without-letters"},
		{"[Krimi, krimi]", "Krimi ! 1:9-14 free-term; 1:16-21 free-term; 1:16-21 item-twice"});
	const struct given longest = read_offer_field("emner", sixty);
	assert_int_equal(longest.items[0].key.len, 120);
	assert_string_equal(result_as(KIND_OFFER, "emner", str_format(&memory, "%sæ", sixty).ptr),
		"(intet) ! 1:8-69 term-too-long");
}

static void audiences(void **state)
{
	(void)state;
	CHECK("hvem_kan", {"egen kommune", "kommunens egne skoler"},
		{"Egen Kommune", "kommunens egne skoler"}, {"hele landet", "skoler i hele landet"},
		{"region", "skoler i regionen"}, {"Vejle", "skoler i Vejle"},
		{"VEJLE KOMMUNE", "skoler i Vejle"}, {"faaborg midtfyn", "skoler i Faaborg-Midtfyn"},
		{"[Vejle, Kolding]", "skoler i Vejle og Kolding"}, {"Sjælland", "skoler i Region Sjælland"},
		{"[Kolding, region, Region Syddanmark, Vejle]",
			"skoler i regionen og skoler i Kolding, Region Syddanmark og Vejle"},
		{"Region Østdanmark", "skoler i Region Østdanmark ! 1:11-28 term-expired"},
		{"egn kommune", "(intet) ! 1:11-22 unknown-audience ?egen kommune"},
		{"Aarhsu", "(intet) ! 1:11-17 unknown-audience ?Aarhus"},
		{"[Vejle, \"\"]", "skoler i Vejle ! 1:19-21 empty-item"},
		{"[[Vejle]]", "(intet) ! 1:12-19 not-one-text"},
		{"{a: b}", "(intet) ! 1:11-17 not-one-text"},
		{"ikke oplyst", "ikke oplyst ! 1:11-22 said-unknown"});
	assert_int_equal(read_offer_field("hvem_kan", "[hele landet, Vejle]").items[1].audience,
		AUDIENCE_MUNICIPALITY);
	checker.today = (struct date){2027, 1, 1};
	CHECK("hvem_kan", {"Region Østdanmark", "skoler i Region Østdanmark"},
		{"Sjælland", "skoler i Region Sjælland ! 1:11-19 term-expired"});
	checker.today = (struct date){2026, 11, 22};
}

static void groups(void **state)
{
	(void)state;
	CHECK("booking", {"biblioteket inviterer", "Biblioteket inviterer klasserne"},
		{"Ingen", "Der skal ikke bestilles"}, {"[ingen]", "Der skal ikke bestilles"},
		{"{link: \"https://x.dk/\"}", ""},
		{"{lnk: \"https://x.dk/\"}", " ! 1:11-14 unknown-field ?link"},
		{"{link: }", " ! 1:17-17 empty-field"}, {"{}", "(intet) ! 1:10-12 empty-field"},
		{"https://x.dk/", "(intet) ! 1:10-23 not-a-group"},
		{"{mail: [a]}", " ! 1:17-20 not-one-text"});
	CHECK("kilde", {"{år: 2017}", "(intet) ! 1:8-18 missing-field"},
		{"{ulr: \"https://x.dk/\"}", "(intet) ! 1:9-12 misspelt-field ?url"},
		{"{url: , år: 2017}", "(intet) ! 1:14-14 empty-required-field"});
	CHECK("dr", {"ultrabit", "ultra:bit"},
		{"ultrabti", "ultrabti ! 1:5-13 theme-unknown ?ultra:bit"},
		{"[{titel: X, url: \"https://www.dr.dk/x\"}]", ""},
		{"{titel: X}", "(intet) ! 1:5-15 missing-field"}, {"[[a]]", "(intet) ! 1:6-9 not-a-group"});
}

/* Checks a whole front matter; the findings of level error. */
static const char *errors_of(const char *yaml)
{
	const struct fields *fields = &schema.kinds[KIND_OFFER];
	report = (struct report){.arena = &memory};
	const struct value *map = map_of(yaml);
	struct given *givens = arena_array(&memory, fields->count, sizeof *givens);
	const bool good = fields_check(&checker, fields, map, source_top(checker.source), givens);
	assert_true(good || report.counts[LEVEL_ERROR] > 0);
	size_t kept = 0;
	for (size_t i = 0; i < report.count; i++)
		if (report.findings[i].level == LEVEL_ERROR)
			report.findings[kept++] = report.findings[i];
	report.count = kept;
	return findings();
}

#define SOUND "titel: A\nresume: B\nform: besøg\nsted: skole\n"

static void what_is_missing(void **state)
{
	(void)state;
	assert_string_equal(errors_of(SOUND "trin: 4\n"), "");
	assert_string_equal(
		errors_of("resume: B\nform: besøg\nsted: skole\ntrin: 4\n"), "1:1-1 missing-field");
	assert_string_equal(errors_of("titl: A\nresume: B\nform: besøg\nsted: skole\ntrin: 4\n"),
		"1:1-5 misspelt-field ?titel");
	assert_string_equal(errors_of("Titel: A\nresume: B\nform: besøg\nsted: skole\ntrin: 4\n"),
		"1:1-6 misspelt-field ?titel");
	assert_string_equal(errors_of(SOUND "titl: A\ntrin: 4\n"), "5:1-5 unknown-field ?titel");
	assert_string_equal(errors_of(SOUND "æøå: A\ntrin: 4\n"), "5:1-4 unknown-field");
	assert_string_equal(errors_of("titel: A\nresume:\nform: besøg\nsted: [\"\"]\ntrin: 4\n"),
		"2:8-8 empty-required-field; 4:7-11 empty-required-field");
	assert_string_equal(errors_of(""),
		"1:1-1 missing-field; 1:1-1 missing-field; 1:1-1 missing-field; 1:1-1 missing-field; "
		"1:1-1 missing-one-of");
}

static void one_of(void **state)
{
	(void)state;
	assert_string_equal(errors_of(SOUND), "1:1-1 missing-one-of");
	assert_string_equal(errors_of(SOUND "alder: 6-9\n"), "");
	assert_string_equal(errors_of(SOUND "trin: ikke oplyst\n"), "");
	assert_string_equal(errors_of(SOUND "trin: klase\n"), "5:7-12 unknown-grade-word ?klasse");
	assert_string_equal(errors_of(SOUND "tirn: 4-6\n"), "5:1-5 unknown-field ?trin");
	assert_string_equal(errors_of(SOUND "trin:\n"), "1:1-1 missing-one-of");
	const char *sentence = "mindst ét af felterne trin og alder skal udfyldes";
	errors_of(SOUND);
	assert_string_equal(str_z(&memory, report.findings[0].sentence), sentence);
}

int main(void)
{
	const struct CMUnitTest tests[] = {FIELD_TEST(terms), FIELD_TEST(free_terms),
		FIELD_TEST(audiences), FIELD_TEST(groups), FIELD_TEST(what_is_missing), FIELD_TEST(one_of)};
	return cmocka_run_group_tests_name("who", tests, begin_all, end_all);
}
