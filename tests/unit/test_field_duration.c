/* Durations: as people write them, in normal Danish and in exact minutes. */
#include "one_field.h"

static void shown(void **state)
{
	(void)state;
	CHECK("varighed", {"45 min", "45 minutter"}, {"45-60 min", "45-60 minutter"},
		{"45–60 minutter", "45-60 minutter"}, {"1½ time", "1½ time"}, {"1,5 time", "1½ time"},
		{"\"1\u00a0½\u00a0time\"", "1½ time"}, {"halvanden time", "1½ time"},
		{"en halv time", "½ time"}, {"½ time", "½ time"}, {"90 min", "1½ time"},
		{"60 min", "1 time"}, {"60-90 min", "1-1½ time"}, {"120-180 min", "2-3 timer"},
		{"1 eller 2 timer", "1-2 timer"}, {"1½-2 timer", "1½-2 timer"}, {"1 min", "1 minut"},
		{"2 lektioner", "2 lektioner"}, {"1 lektion", "1 lektion"}, {"en dag", "en dag"},
		{"1 dag", "en dag"}, {"1½ dag", "1½ dag"}, {"2 dage", "2 dage"}, {"to uger", "2 uger"},
		{"en måned", "en måned"}, {"½ måned", "½ måned"}, {"ca. 45 min", "ca. 45 minutter"},
		{"cirka 1 time", "ca. 1 time"}, {"et skoleår", "et skoleår"},
		{"Hele skoleåret", "et skoleår"}, {"Varierende", "varierende"},
		{"\"  2   TIMER \"", "2 timer"});
}

static void each_of_them(void **state)
{
	(void)state;
	CHECK("varighed", {"2 lektioner à 45 min", "2 lektioner à 45 minutter"},
		{"2 lektioner á 60 minutter", "2 lektioner à 60 minutter"},
		{"2 lektioner a 45 min.", "2 lektioner à 45 minutter"},
		{"2 lektioner af 1½ time", "2 lektioner à 1½ time"},
		{"3 dage à 2 timer", "3 dage à 2 timer"},
		{"2 lektioner à 1 lektion", "2 lektioner à 1 lektion ! 1:11-34 free-duration"});
}

static void check_minutes(const char *written, int from, int to)
{
	const struct given given = read_offer_field("varighed", written);
	assert_int_equal(given.duration.minutes.from, from);
	assert_int_equal(given.duration.minutes.to, to);
}

static void exact_minutes(void **state)
{
	(void)state;
	check_minutes("45 min", 45, 45);
	check_minutes("45-60 min", 45, 60);
	check_minutes("1½ time", 90, 90);
	check_minutes("2 lektioner", 90, 90);
	check_minutes("2 lektioner à 60 min", 120, 120);
	check_minutes("2 lektioner à 1 time", 120, 120);
	check_minutes("2 lektioner à 45-60 min", 90, 120);
	check_minutes("3 dage à 2 timer", 360, 360);
	check_minutes("10000 timer", 600000, 600000);
	check_minutes("10000 lektioner à 10000 timer", 0, 0);
	check_minutes("2 dage", 0, 0);
	check_minutes("et skoleår", 0, 0);
	check_minutes("varierende", 0, 0);
}

static int days(const char *written)
{
	return read_offer_field("varighed", written).duration.days;
}

static void days_and_longer(void **state)
{
	(void)state;
	assert_int_equal(days("45 min"), 0);
	assert_int_equal(days("½ dag"), 1);
	assert_int_equal(days("en dag"), 1);
	assert_int_equal(days("1-2 dage"), 2);
	assert_int_equal(days("3 dage à 2 timer"), 3);
	assert_int_equal(days("2 uger"), 14);
	assert_true(days("et skoleår") > 180);
	assert_int_equal(days("varierende"), 0);
}

static void kept_as_written(void **state)
{
	(void)state;
	CHECK("varighed", {"99999999999 min", "99999999999 min ! 1:11-26 free-duration"},
		{"0 min", "0 min ! 1:11-16 free-duration"}, {"45", "45 ! 1:11-13 free-duration"},
		{"45 minuttter", "45 minuttter ! 1:11-23 free-duration"},
		{"så længe I vil", "så længe I vil ! 1:11-25 free-duration"},
		{"60-45 min", "(intet) ! 1:11-20 range-reversed"}, {"", "(intet) ! 1:10-10 empty-field"},
		{"[45 min]", "(intet) ! 1:11-19 not-one-text"});
}

int main(void)
{
	const struct CMUnitTest tests[] = {FIELD_TEST(shown), FIELD_TEST(each_of_them),
		FIELD_TEST(exact_minutes), FIELD_TEST(days_and_longer), FIELD_TEST(kept_as_written)};
	return cmocka_run_group_tests_name("duration", tests, begin_all, end_all);
}
