/* Prices: kroner and øre, units, steps; never "gratis" by mistake. */
#include "one_field.h"

static void shown(void **state)
{
	(void)state;
	CHECK("pris", {"gratis", "gratis"}, {"Gratis", "gratis"}, {"0 kr.", "gratis"},
		{"0,-", "gratis"}, {"0 kr. pr. elev", "gratis"}, {"100 kr.", "100 kr."},
		{"100,-", "100 kr."}, {"kr. 100", "100 kr."}, {"100 DKK", "100 kr."},
		{"100 kr. pr. elev pr. år", "100 kr. pr. elev pr. år"},
		{"100 kr pr elev", "100 kr. pr. elev"}, {"100 kr/elev", "100 kr. pr. elev"},
		{"100 kroner per klasse", "100 kr. pr. klasse"}, {"50 kr pr. gang", "50 kr. pr. gang"},
		{"1200 kr.", "1.200 kr."}, {"1.200 kr.", "1.200 kr."}, {"kr. 1.200,50", "1.200,50 kr."},
		{"49,50 kr.", "49,50 kr."}, {"999.999 kr.", "999.999 kr."}, {"100\u00a0kr.", "100 kr."});
}

static void exact_values(void **state)
{
	(void)state;
	assert_int_equal(read_offer_field("pris", "1.200,50 kr.").price.oere, 120050);
	assert_int_equal(read_offer_field("pris", "1.200,50 kr.").price.unit, PRICE_KRONER);
	assert_int_equal(read_offer_field("pris", "0 kr. pr. elev").price.unit, PRICE_FREE);
	assert_int_equal(read_offer_field("pris", "gratis for os").price.unit, PRICE_TEXT);
	assert_int_equal(read_offer_field("pris", "ikke oplyst").price.unit, PRICE_TEXT);
}

static void kept_as_written(void **state)
{
	(void)state;
	CHECK("pris", {"100", "100 ! 1:7-10 free-price"}, {"49,5 kr.", "49,5 kr. ! 1:7-15 free-price"},
		{"12.34 kr.", "12.34 kr. ! 1:7-16 free-price"},
		{"1.2000 kr.", "1.2000 kr. ! 1:7-17 free-price"}, {"-5 kr.", "-5 kr. ! 1:7-13 free-price"},
		{"50-100 kr.", "50-100 kr. ! 1:7-17 free-price"},
		{"1.000.000 kr.", "1.000.000 kr. ! 1:7-20 free-price"},
		{"99999999999 kr.", "99999999999 kr. ! 1:7-22 free-price"},
		{"100 kr. pr. måned", "100 kr. pr. måned ! 1:7-24 free-price"},
		{"gratis for os", "gratis for os ! 1:7-20 free-price"});
}

static void steps(void **state)
{
	(void)state;
	CHECK("pris",
		{"[\"100 kr. pr. elev\", 1.000 kr. pr. klasse]", "100 kr. pr. elev; 1.000 kr. pr. klasse"},
		{"[\"\", 50 kr.]", "50 kr. ! 1:8-10 empty-item"},
		{"[[50 kr.]]", "(intet) ! 1:8-16 not-one-text"},
		{"[50 kr., {a: b}]", "(intet) ! 1:16-22 not-one-text"},
		{"{a: b}", "(intet) ! 1:7-13 not-one-text"},
		{"[gratis, 9 kr. for æøå]", "gratis; 9 kr. for æøå ! 1:16-29 free-price"});
	assert_int_equal(read_offer_field("pris", "[100 kr., 200 kr.]").count, 2);
	assert_int_equal(read_offer_field("pris", "[100 kr., 200 kr.]").price.oere, 10000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {FIELD_TEST(shown), FIELD_TEST(exact_values),
		FIELD_TEST(kept_as_written), FIELD_TEST(steps)};
	return cmocka_run_group_tests_name("price", tests, begin_all, end_all);
}
