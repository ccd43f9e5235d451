/* Grades and ages: every way people write them, and where a wrong one is pointed at. */
#include "one_field.h"

static void shown(void **state)
{
	(void)state;
	CHECK("trin", {"4-6", "4.-6. klasse"}, {"4–6", "4.-6. klasse"}, {"4−6", "4.-6. klasse"},
		{"4 — 6", "4.-6. klasse"}, {"0.-3. klasse", "0.-3. klasse"}, {"5 og 8", "5. og 8. klasse"},
		{"[5, 8]", "5. og 8. klasse"}, {"[8, 5, 5]", "5. og 8. klasse"},
		{"5 eller 8", "5. og 8. klasse"}, {"alle", "alle klassetrin"},
		{"ALLE KLASSER", "alle klassetrin"}, {"0-10", "alle klassetrin"},
		{"mellemtrin", "4.-6. klasse"}, {"Udskolingen", "7.-9. klasse"},
		{"mellemtrin–udskoling", "4.-9. klasse"}, {"indskolingen og 5.", "0.-3. og 5. klasse"},
		{"1. - 2. kl.", "1. og 2. klasse"}, {"4., 5. og 6. årgang", "4.-6. klasse"},
		{"fra 4. til 6. klasse", "4.-6. klasse"}, {"4. til og med 6. klasse", "4.-6. klasse"},
		{"børnehaveklassen", "0. klasse"}, {"børnehaveklasse-2. klasse", "0.-2. klasse"},
		{"0", "0. klasse"}, {"10", "10. klasse"}, {"0., 2., 4. klasse", "0., 2. og 4. klasse"},
		{"4-6 og 8-9", "4.-6., 8. og 9. klasse"}, {"5/8", "5. og 8. klasse"},
		{"5 & 8", "5. og 8. klasse"}, {"4+5", "4. og 5. klasse"}, {"\"  4-6  \"", "4.-6. klasse"},
		{"4\u00a0–\u00a06.\u00a0klasse", "4.-6. klasse"}, {"|\n  4-6\n", "4.-6. klasse"});
}

static void exact_sets(void **state)
{
	(void)state;
	assert_int_equal(read_offer_field("trin", "4-6").grades, 0x70);
	assert_int_equal(read_offer_field("trin", "5 og 8").grades, 1 << 5 | 1 << 8);
	assert_int_equal(read_offer_field("trin", "5 eller 8").grades, 1 << 5 | 1 << 8);
	assert_int_equal(read_offer_field("trin", "[0, 10]").grades, 1 | 1 << 10);
	assert_int_equal(read_offer_field("trin", "alle").grades, ALL_GRADES);
	assert_int_equal(read_offer_field("trin", "mellemtrin").grades, 0x70);
	assert_int_equal(read_offer_field("trin", "indskoling-mellemtrin").grades, 0x7F);
}

static void pointed_at(void **state)
{
	(void)state;
	CHECK("trin", {"6.-9. klase", "(intet) ! 1:13-18 unknown-grade-word ?klasse"},
		{"[klase]", "(intet) ! 1:8-13 unknown-grade-word ?klasse"},
		{"\"æøå 5\"", "(intet) ! 1:8-11 unknown-grade-word"},
		{"5 æøå klase", "(intet) ! 1:9-12 unknown-grade-word"},
		{"mellmtrin", "(intet) ! 1:7-16 unknown-grade-word ?Mellemtrin"},
		{"4a", "(intet) ! 1:8-9 unknown-grade-word"},
		{"alle undtagen 5", "(intet) ! 1:12-20 unknown-grade-word"},
		{"fra 4. klasse", "(intet) ! 1:7-10 unknown-grade-word"},
		{"-5", "(intet) ! 1:7-8 unknown-grade-word"}, {"4-", "(intet) ! 1:7-9 unknown-grade-word"},
		{"og", "(intet) ! 1:7-9 unknown-grade-word"}, {"6-4", "(intet) ! 1:7-10 range-reversed"},
		{"4-børnehaveklasse", "(intet) ! 1:7-24 range-reversed"},
		{"11", "(intet) ! 1:7-9 grade-out-of-range"},
		{"4-11", "(intet) ! 1:9-11 grade-out-of-range"},
		{"99999999999", "(intet) ! 1:7-18 grade-out-of-range"});
}

static void other_kinds_of_value(void **state)
{
	(void)state;
	CHECK("trin", {"", "(intet) ! 1:6-6 empty-field"}, {"\"\"", "(intet) ! 1:7-9 empty-field"},
		{"\" \"", "(intet) ! 1:7-10 empty-field"}, {"[]", "(intet) ! 1:7-9 empty-field"},
		{"[\"\"]", "(intet) ! 1:7-11 empty-field"}, {"[4, \"\"]", "4. klasse ! 1:11-13 empty-item"},
		{"[4, [5]]", "(intet) ! 1:11-14 not-one-text"},
		{"{fra: 4}", "(intet) ! 1:7-15 not-one-text"},
		{"ikke oplyst", "ikke oplyst ! 1:7-18 said-unknown"},
		{"Ikke oplyst", "ikke oplyst ! 1:7-18 said-unknown"},
		{"[ikke oplyst]", "ikke oplyst ! 1:7-20 said-unknown"});
	assert_int_equal(read_offer_field("trin", "ikke oplyst").kind, GIVEN_UNKNOWN);
}

static void ages(void **state)
{
	(void)state;
	CHECK("alder", {"6-15 år", "6-15 år"}, {"6 – 15", "6-15 år"}, {"7", "7 år"},
		{"9-12-årige", "9-12 år"}, {"12-årige", "12 år"}, {"6 til 9 år", "6-9 år"},
		{"0-2 ÅR", "0-2 år"}, {"15-6", "(intet) ! 1:8-12 range-reversed"},
		{"100", "(intet) ! 1:8-11 bad-age"}, {"6+", "(intet) ! 1:8-10 bad-age"},
		{"6 eller 9 år", "(intet) ! 1:8-20 bad-age"}, {"99999999999", "(intet) ! 1:8-19 bad-age"},
		{"[6, 7]", "(intet) ! 1:8-14 not-one-text"});
	const struct given given = read_offer_field("alder", "6-15 år");
	assert_int_equal(given.range.from, 6);
	assert_int_equal(given.range.to, 15);
}

int main(void)
{
	const struct CMUnitTest tests[] = {FIELD_TEST(shown), FIELD_TEST(exact_sets),
		FIELD_TEST(pointed_at), FIELD_TEST(other_kinds_of_value), FIELD_TEST(ages)};
	return cmocka_run_group_tests_name("grades", tests, begin_all, end_all);
}
