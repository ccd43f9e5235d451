/* Days: there and back, weeks, and the day in Denmark. */
#include "findings.h"

#include "base/date.h"

static void is_read(const char *text, const char *day, const char *probable)
{
	struct arena arena = {0};
	struct date date, nearest;
	const bool read = date_parse(str_from(text), &date, &nearest);
	assert_int_equal(read, day != NULL);
	assert_string_equal(str_z(&arena, date_iso(&arena, read ? date : nearest)),
		day            ? day
			: probable ? probable
					   : "0000-00-00");
	assert_int_equal(date_parse(str_from(text), &date, NULL), read);
	arena_free(&arena);
}

static void reading(void **state)
{
	(void)state;
	is_read("2026-11-22", "2026-11-22", NULL);
	is_read("2024-02-29", "2024-02-29", NULL);
	is_read("2026-02-30", NULL, "2026-02-28");
	is_read("2000-02-30", NULL, "2000-02-29");
	is_read("1900-02-29", NULL, "1900-02-28");
	is_read("2026-04-31", NULL, "2026-04-30");
	is_read("2026-1-2", NULL, "2026-01-02");
	is_read("2026/01/02", NULL, "2026-01-02");
	is_read("2026-01-02 09:00", NULL, "2026-01-02");
	is_read("31/12/2026", NULL, "2026-12-31");
	is_read("31.12.2026", NULL, "2026-12-31");
	is_read("12-31-2026", NULL, "2026-12-31");
	is_read("30/2 2026", NULL, "2026-02-28");
	is_read("22. November 2026", NULL, "2026-11-22");
	static const char *const wrong[] = {"", "2026-13-01", "2026-00-10", "2026-01-00", "0999-01-01",
		"26-01-01", "2026-01-0a", "+026-01-01", "1. i 2026", "1/2/3/2026", "99999999999-1-1",
		"1. nov", "i dag"};
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
		is_read(wrong[i], NULL, NULL);
}

static void there_and_back(void **state)
{
	(void)state;
	long days = date_to_days((struct date){1000, 1, 1});
	for (int year = 1000; year <= 9999; year += year < 1890 || year > 2110 ? 97 : 1)
		for (int month = 1; month <= 12; month++)
			for (int day = 1; day <= date_month_days(year, month); day++) {
				const struct date date = {(int16_t)year, (uint8_t)month, (uint8_t)day};
				const long next = date_to_days(date);
				assert_true(month + day == 2 || next == days + 1);
				assert_int_equal(date_cmp(date, date_from_days(next)), 0);
				days = next;
			}
	assert_int_equal(date_to_days((struct date){1970, 1, 1}), 0);
	assert_int_equal(date_to_days((struct date){2026, 11, 22}), 20779);
	assert_true(date_cmp((struct date){2026, 1, 31}, (struct date){2026, 2, 1}) < 0);
}

static void weeks(void **state)
{
	(void)state;
	static const struct {
		int year, week;
		struct date monday;
	} cases[] = {
		{2026, 1, {2025, 12, 29}},
		{2026, 33, {2026, 8, 10}},
		{2026, 53, {2026, 12, 28}},
		{2027, 1, {2027, 1, 4}},
		{2024, 1, {2024, 1, 1}},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_int_equal(date_cmp(date_of_week(cases[i].year, cases[i].week), cases[i].monday), 0);
	assert_int_equal(date_weekday((struct date){2026, 11, 22}), 6);
	assert_int_equal(date_weekday((struct date){1969, 12, 31}), 2);
}

static void is_day_at(long long seconds, struct date day)
{
	assert_int_equal(date_cmp(date_in_denmark(seconds), day), 0);
}

static void in_denmark(void **state)
{
	(void)state;
	is_day_at(1795388399, (struct date){2026, 11, 22}); /* 22:59:59Z, winter */
	is_day_at(1795388400, (struct date){2026, 11, 23});
	is_day_at(1785535199, (struct date){2026, 7, 31}); /* 21:59:59Z, summer */
	is_day_at(1785535200, (struct date){2026, 8, 1});
	is_day_at(1774738800 - 1, (struct date){2026, 3, 28}); /* before the night of the change */
	is_day_at(1774738800, (struct date){2026, 3, 29});
	is_day_at(-1, (struct date){1970, 1, 1});
	is_day_at(-3601, (struct date){1969, 12, 31});
}

static void ahead_of_utc(void **state)
{
	(void)state;
	assert_int_equal(date_hours_ahead((struct date){2026, 11, 22}, 9), 1);
	assert_int_equal(date_hours_ahead((struct date){2026, 7, 1}, 0), 2);
	assert_int_equal(date_hours_ahead((struct date){2026, 3, 29}, 1), 1);
	assert_int_equal(date_hours_ahead((struct date){2026, 3, 29}, 3), 2);
	assert_int_equal(date_hours_ahead((struct date){2026, 10, 25}, 2), 2);
	assert_int_equal(date_hours_ahead((struct date){2026, 10, 25}, 3), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reading),
		cmocka_unit_test(there_and_back),
		cmocka_unit_test(weeks),
		cmocka_unit_test(in_denmark),
		cmocka_unit_test(ahead_of_utc),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
