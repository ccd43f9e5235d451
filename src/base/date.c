/* Calendar arithmetic (Howard Hinnant's days-from-civil), independent of the
 * machine's time zone. */
#include "base/date.h"

#include <string.h>

static bool is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int date_month_days(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

bool date_is_valid(int year, int month, int day)
{
	return year >= 1000 && year <= 9999 && month >= 1 && month <= 12 && day >= 1
		&& day <= date_month_days(year, month);
}

/* The number in the decimal digits of `s`, -1 when there is anything else. */
static int number_of(struct str s)
{
	long number = -1;
	return str_take_number(&s, &number) && s.len == 0 ? (int)number : -1;
}

/* The day itself, or the last of its month when the month has no such day. */
static struct date nearest_day(int year, int month, int day)
{
	if (day < 1 || !date_is_valid(year, month, 1))
		return (struct date){0};
	if (day > date_month_days(year, month))
		day = date_month_days(year, month);
	return (struct date){(int16_t)year, (uint8_t)month, (uint8_t)day};
}

static size_t count_letters(struct str s)
{
	size_t count = 0;
	while (count < s.len && ((s.ptr[count] | ' ') >= 'a' && (s.ptr[count] | ' ') <= 'z'))
		count++;
	return count;
}

/* Takes "november", "Nov": 1 to 12; -1 when there is no such month. */
static long take_month(struct str *s)
{
	static const char months[] = "janfebmaraprmajjunjulaugsepoktnovdec";
	const struct str word = str_slice(*s, 0, count_letters(*s));
	for (int month = 1; word.len >= 3 && month <= 12; month++) {
		const char *name = &months[(month - 1) * 3];
		if ((word.ptr[0] | ' ') == name[0] && (word.ptr[1] | ' ') == name[1]
			&& (word.ptr[2] | ' ') == name[2]) {
			*s = str_skip(*s, word.len);
			return month;
		}
	}
	return -1;
}

static void skip_separators(struct str *s)
{
	while (s->len && memchr(" ./-,", s->ptr[0], 5))
		*s = str_skip(*s, 1);
}

/* What "31/12/2026", "12-31-2026", "2026-1-2" and "22. november 2026" mean, a
 * time of day behind it or not; the year 0 when that is unclear. */
static struct date date_meant(struct str s)
{
	long parts[3];
	for (int i = 0; i < 3; i++) {
		skip_separators(&s);
		if (!str_take_number(&s, &parts[i]) && (parts[i] = take_month(&s)) < 0)
			return (struct date){0};
	}
	if (s.len && s.ptr[0] != ' ' && s.ptr[0] != 'T')
		return (struct date){0};
	const bool year_first = parts[0] > 31;
	const long year = year_first ? parts[0] : parts[2];
	long month = parts[1];
	long day = year_first ? parts[2] : parts[0];
	if (!year_first && month > 12 && day <= 12) {
		month = day;
		day = parts[1];
	}
	if (year > 9999 || month > 12 || day > 31)
		return (struct date){0};
	return nearest_day((int)year, (int)month, (int)day);
}

/* YYYY-MM-DD and nothing else; false when there is no such day. */
static bool read_iso(struct str s, struct date *date)
{
	if (s.len != 10 || s.ptr[4] != '-' || s.ptr[7] != '-')
		return false;
	const int year = number_of(str_slice(s, 0, 4));
	const int month = number_of(str_slice(s, 5, 7));
	const int day = number_of(str_slice(s, 8, 10));
	if (!date_is_valid(year, month, day))
		return false;
	*date = (struct date){(int16_t)year, (uint8_t)month, (uint8_t)day};
	return true;
}

bool date_parse(struct str s, struct date *date, struct date *nearest)
{
	*date = (struct date){0};
	const bool good = read_iso(s, date);
	if (nearest)
		*nearest = good ? *date : date_meant(s);
	return good;
}

int date_cmp(struct date a, struct date b)
{
	const long difference = date_to_days(a) - date_to_days(b);
	return (difference > 0) - (difference < 0);
}

long date_to_days(struct date date)
{
	const long year = date.year - (date.month <= 2);
	const long era = (year >= 0 ? year : year - 399) / 400;
	const long year_of_era = year - era * 400;
	const long month = date.month + (date.month > 2 ? -3 : 9);
	const long day_of_year = (153 * month + 2) / 5 + date.day - 1;
	const long day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
	return era * 146097 + day_of_era - 719468;
}

struct date date_from_days(long days)
{
	days += 719468;
	const long era = (days >= 0 ? days : days - 146096) / 146097;
	const long day_of_era = days - era * 146097;
	const long year_of_era =
		(day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
	const long day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	const long month = (5 * day_of_year + 2) / 153;
	const long real_month = month < 10 ? month + 3 : month - 9;
	return (struct date){(int16_t)(year_of_era + era * 400 + (real_month <= 2)),
		(uint8_t)real_month, (uint8_t)(day_of_year - (153 * month + 2) / 5 + 1)};
}

int date_weekday(struct date date)
{
	const long days = date_to_days(date) + 3; /* 1970-01-01 was a Thursday */
	return (int)((days % 7 + 7) % 7);
}

struct date date_of_week(int year, int week)
{
	const struct date fourth = {(int16_t)year, 1, 4}; /* always in week 1 */
	const long monday = date_to_days(fourth) - date_weekday(fourth);
	return date_from_days(monday + 7L * (week - 1));
}

/* The last Sunday of a month, in days. */
static long last_sunday(int year, int month)
{
	const struct date last = {(int16_t)year, (uint8_t)month, 31};
	return date_to_days(last) - (date_weekday(last) + 1) % 7;
}

struct date date_in_denmark(long long seconds)
{
	enum { HOUR = 3600, DAY = 24 * HOUR };
	long long days = seconds / DAY;
	if (seconds % DAY < 0)
		days--;
	const int year = date_from_days((long)days).year;
	const long long begins = (long long)last_sunday(year, 3) * DAY + HOUR;
	const long long ends = (long long)last_sunday(year, 10) * DAY + HOUR;
	const bool summer = seconds >= begins && seconds < ends;
	const long long local = seconds + (summer ? 2 : 1) * HOUR;
	return date_from_days((long)(local >= 0 ? local / DAY : (local - DAY + 1) / DAY));
}

int date_hours_ahead(struct date day, int hour)
{
	const long now = date_to_days(day) * 24 + hour;
	const long begins = last_sunday(day.year, 3) * 24 + 2;
	const long ends = last_sunday(day.year, 10) * 24 + 3;
	return now >= begins && now < ends ? 2 : 1;
}

struct str date_iso(struct arena *arena, struct date date)
{
	const unsigned year = (unsigned)date.year;
	const unsigned pairs[] = {year / 100, year % 100, date.month, date.day};
	char *iso = str_z(arena, STR("0000-00-00"));
	static const size_t places[] = {0, 2, 5, 8};
	for (size_t i = 0; i < 4; i++) {
		iso[places[i]] = (char)('0' + pairs[i] / 10);
		iso[places[i] + 1] = (char)('0' + pairs[i] % 10);
	}
	return (struct str){iso, STR("0000-00-00").len};
}
