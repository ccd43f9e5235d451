/* What belongs to this time of year: from today to the end of the next month. */
#include "site/index.h"

#include <stdlib.h>

struct window {
	struct date from, to;
	unsigned months; /* bit n: month n */
};

static struct window window_from(struct date today)
{
	const int next = today.month % 12 + 1;
	const int year = today.year + (next == 1);
	struct window window = {.from = today, .months = 1u << today.month | 1u << next};
	window.to = (struct date){(int16_t)year, (uint8_t)next, (uint8_t)date_month_days(year, next)};
	return window;
}

static unsigned months_of(const struct offer *offer)
{
	const struct given *period = record_get(&offer->record, ROLE_PERIOD);
	return period && period->kind == GIVEN_VALUE ? period->period.months : 0;
}

static int count_of(unsigned months)
{
	int count = 0;
	for (; months; months &= months - 1)
		count++;
	return count;
}

static bool has_day_in(const struct offer *offer, const struct window *window)
{
	const struct given *dates = record_get(&offer->record, ROLE_DATES);
	for (size_t i = 0; dates && i < dates->count; i++) {
		const struct given *start = given_part(&dates->items[i], STR("start"));
		if (start && date_cmp(start->date, window->from) >= 0
			&& date_cmp(start->date, window->to) <= 0)
			return true;
	}
	return false;
}

/* A period of fixed days is of its own year; one of months comes every year. All
 * the year is no season. */
static bool has_period_in(const struct offer *offer, const struct window *window)
{
	const struct given *period = record_get(&offer->record, ROLE_PERIOD);
	const unsigned months = months_of(offer);
	if (!(months & window->months) || count_of(months) == 12)
		return false;
	return !period->period.from.year
		|| (date_cmp(period->period.from, window->to) <= 0
			&& date_cmp(period->period.to, window->from) >= 0);
}

static int by_months(const void *a, const void *b)
{
	const struct offer *left = *(const struct offer *const *)a;
	const struct offer *right = *(const struct offer *const *)b;
	const int order = count_of(months_of(left)) - count_of(months_of(right));
	return order ? order : str_cmp(left->path, right->path);
}

void index_find_season(struct arena *arena, struct index *index, struct date today)
{
	enum { SHOWN = 6 };
	const struct window window = window_from(today);
	for (size_t i = 0; i < index->listed.count; i++) {
		const struct offer *offer = index->listed.offers[i];
		if (offer_is_open(offer) && (has_day_in(offer, &window) || has_period_in(offer, &window)))
			listing_add(arena, &index->season, offer);
	}
	if (index->season.count)
		qsort(index->season.offers, index->season.count, sizeof(struct offer *), by_months);
	if (index->season.count > SHOWN)
		index->season.count = SHOWN;
}
