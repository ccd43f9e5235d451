/* Days of the Gregorian calendar. No clock: the caller brings the day. */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include "base/str.h"

#include <stdint.h>

/* A day; year 0 is no day at all. */
struct date {
	int16_t year; /* 1000 to 9999 */
	uint8_t month, day;
};

bool date_is_valid(int year, int month, int day);
int date_month_days(int year, int month);

/* Reads YYYY-MM-DD and nothing else. Any other form, and a day that is not, as
 * 2026-02-30, gives false and the day it probably meant in *nearest (may be
 * NULL), or no day. */
bool date_parse(struct str s, struct date *date, struct date *nearest);

int date_cmp(struct date a, struct date b);
long date_to_days(struct date date); /* days since 1970-01-01 */
struct date date_from_days(long days);
int date_weekday(struct date date); /* 0 Monday to 6 Sunday */

/* The Monday of ISO week `week` of `year`. */
struct date date_of_week(int year, int week);

/* The day in Denmark at `seconds` since 1970-01-01T00:00Z, by the EU's rule for
 * summer time. */
struct date date_in_denmark(long long seconds);

/* How many hours Danish clocks are ahead of UTC when they show this hour: 1, or 2
 * in summer. The hour that comes twice in October is the first. */
int date_hours_ahead(struct date day, int hour);

struct str date_iso(struct arena *arena, struct date date); /* 2026-11-22 */

#endif
