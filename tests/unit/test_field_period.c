/* Periods, days and times. */
#include "one_field.h"

static void weeks_and_months(void **state)
{
	(void)state;
	CHECK("periode", {"hele året", "hele året"}, {"Året rundt", "hele året"},
		{"uge 33-41", "uge 33-41"}, {"Uge 33 – 41", "uge 33-41"}, {"uge 40", "uge 40"},
		{"ugerne 1-5", "uge 1-5"}, {"uge 45-2", "uge 45-2"}, {"uge 53", "uge 53"},
		{"uge 0", "(intet) ! 1:10-15 bad-week"}, {"uge 54", "(intet) ! 1:10-16 bad-week"},
		{"uge 50-54", "(intet) ! 1:10-19 bad-week"}, {"uge 54-2", "(intet) ! 1:10-18 bad-week"},
		{"januar-februar", "januar-februar"}, {"januar – februar", "januar-februar"},
		{"jan.–feb.", "januar-februar"}, {"jan til feb", "januar-februar"}, {"maj", "maj"},
		{"Sept.-okt.", "september-oktober"}, {"november–januar", "november-januar"});
}

static void kept_as_written(void **state)
{
	(void)state;
	CHECK("periode", {"uge 5 eller 9", "uge 5 eller 9 ! 1:10-23 free-period"},
		{"uge x", "uge x ! 1:10-15 free-period"},
		{"uge 99999999999", "uge 99999999999 ! 1:10-25 free-period"},
		{"marts eller oktober", "marts eller oktober ! 1:10-29 free-period"},
		{"ma", "ma ! 1:10-12 free-period"},
		{"september 2026", "september 2026 ! 1:10-24 free-period"},
		{"når æblerne er røde", "når æblerne er røde ! 1:10-29 free-period"},
		{"[maj]", "(intet) ! 1:10-15 not-one-text"}, {"{}", "(intet) ! 1:10-12 empty-field"});
}

static void days(void **state)
{
	(void)state;
	CHECK("periode", {"2026-11-22", "22. november 2026"},
		{"2026-02-30", "(intet) ! 1:10-20 bad-date ?2026-02-28"},
		{"2026-13-01", "(intet) ! 1:10-20 bad-date"},
		{"{fra: 2026-01-22, til: 2026-02-28}", "22. januar – 28. februar 2026"},
		{"{til: 2026-01-28, fra: 2026-01-22}", "22. – 28. januar 2026"},
		{"{fra: 2026-01-22, til: 2026-01-22}", "22. januar 2026"},
		{"{fra: 2025-12-22, til: 2026-01-28}", "22. december 2025 – 28. januar 2026"},
		{"{fra: 2026-03-22, til: 2026-02-28}", "(intet) ! 1:10-44 dates-reversed"},
		{"{fra: 2026-01-22}", "(intet) ! 1:10-27 missing-field"},
		{"{fra: 2026-01-22, tli: 2026-02-28}", "(intet) ! 1:28-31 unknown-field ?til"},
		{"{fra: , til: 2026-02-28}", "(intet) ! 1:16-16 missing-field"},
		{"{fra: [2026-01-01], til: 2026-02-28}", "(intet) ! 1:16-28 not-one-text"},
		{"{fra: i dag, til: 2026-02-28}", "(intet) ! 1:16-21 bad-date"});
	const struct given given = read_offer_field("periode", "{fra: 2026-01-22, til: 2026-02-28}");
	assert_int_equal(date_cmp(given.period.from, (struct date){2026, 1, 22}), 0);
	assert_int_equal(date_cmp(given.period.to, (struct date){2026, 2, 28}), 0);
	assert_int_equal(read_offer_field("periode", "uge 40").period.from.year, 0);
}

static unsigned months(const char *written)
{
	return read_offer_field("periode", written).period.months;
}

static void months_covered(void **state)
{
	(void)state;
	assert_int_equal(months("hele året"), 0x1FFE);
	assert_int_equal(months("september"), 1 << 9);
	assert_int_equal(months("november-februar"), 1 << 11 | 1 << 12 | 1 << 1 | 1 << 2);
	assert_int_equal(months("uge 33"), 1 << 8);
	assert_int_equal(months("uge 36-41"), 1 << 8 | 1 << 9 | 1 << 10); /* 31 August is a Monday */
	assert_int_equal(months("uge 51-2"), 1 << 12 | 1 << 1);
	assert_int_equal(months("2026-11-22"), 1 << 11);
	assert_int_equal(months("{fra: 2026-12-22, til: 2027-02-28}"), 1 << 12 | 1 << 1 | 1 << 2);
	assert_int_equal(months("{fra: 2026-02-01, til: 2027-01-31}"), 0x1FFE);
	assert_int_equal(months("{fra: 2026-02-28, til: 2027-02-01}"), 0x1FFE);
	assert_int_equal(months("når æblerne er røde"), 0);
}

static void dates(void **state)
{
	(void)state;
	CHECK("tjekket", {"2026-11-22", "22. november 2026"}, {"2024-02-29", "29. februar 2024"},
		{"\" 2026-11-22 \"", "22. november 2026"},
		{"2026-02-29", "(intet) ! 1:10-20 bad-date ?2026-02-28"},
		{"22-11-2026", "(intet) ! 1:10-20 bad-date ?2026-11-22"},
		{"2026-2-3", "(intet) ! 1:10-18 bad-date ?2026-02-03"},
		{"0999-01-01", "(intet) ! 1:10-20 bad-date"}, {"æøåæøåæøå", "(intet) ! 1:10-19 bad-date"});
	assert_string_equal(
		str_z(&memory, read_offer_field("tjekket", "2026-11-22").key), "2026-11-22");
}

/* The first date of a list, as a machine reads it. */
static const char *starts(const char *yaml)
{
	const struct given given = read_offer_field("datoer", yaml);
	const struct given *start = given.count ? given_part(&given.items[0], STR("start")) : NULL;
	return report.count ? findings() : start ? str_z(&memory, start->key) : "";
}

static void times(void **state)
{
	(void)state;
	assert_string_equal(
		starts("[{start: 2026-11-24 09:00, slut: 2026-11-24 11:00}]"), "2026-11-24T09:00");
	assert_string_equal(starts("{start: 2026-11-24 kl. 9.30}"), "2026-11-24T09:30");
	assert_string_equal(starts("[{start: 2026-11-24T23:59}]"), "2026-11-24T23:59");
	assert_string_equal(starts("[{start: 2026-11-24, slut: 2026-11-24 11:00}]"), "2026-11-24");
	assert_string_equal(
		starts("[{start: 2026-11-24 09:00, slut: 2026-11-24}]"), "2026-11-24T09:00");
	assert_string_equal(
		starts("[{start: 2026-11-24 11:00, slut: 2026-11-24 09:00}]"), "1:10-59 dates-reversed");
	assert_string_equal(
		starts("[{start: 2026-11-25, slut: 2026-11-24 09:00}]"), "1:10-53 dates-reversed");
	assert_string_equal(starts("[{start: 2026-11-24 24:00}]"), "1:18-34 bad-time");
	assert_string_equal(starts("[{start: 2026-11-24 9}]"), "1:18-30 bad-time");
	assert_string_equal(starts("[{start: 2026-11-31 09:00}]"), "1:18-28 bad-date ?2026-11-30");
	assert_string_equal(starts("[{start: æøåæøåæøå}]"), "1:18-27 bad-date");
	assert_string_equal(
		starts("[{start: 2026-11-24, status: ledigt}]"), "1:38-44 unknown-choice ?ledig");
	assert_string_equal(starts("[{slut: 2026-11-24}]"), "1:10-28 missing-field");
	const struct given two =
		read_offer_field("datoer", "[{start: 2026-11-24}, {start: 2026-12-24}]");
	assert_int_equal(two.count, 2);
	assert_int_equal(two.text.len, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {FIELD_TEST(weeks_and_months), FIELD_TEST(kept_as_written),
		FIELD_TEST(days), FIELD_TEST(months_covered), FIELD_TEST(dates), FIELD_TEST(times)};
	return cmocka_run_group_tests_name("period", tests, begin_all, end_all);
}
