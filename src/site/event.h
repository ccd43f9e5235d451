/* What of an offer stands in a calendar: its dates, and the last day to sign up. */
#ifndef SITE_EVENT_H
#define SITE_EVENT_H

#include "site/site.h"

struct event {
	const struct offer *offer;
	const struct given *start;
	const struct given *end; /* NULL when not stated, or not after the start */
	struct str status;       /* in the offer's words: "optaget"; may be empty */
	bool cancelled, full;
	bool deadline; /* the last day to sign up, not a date of the offer's */
	size_t twin;   /* how many of the offer's dates before it have the same start */
};

struct events {
	struct event *items;
	size_t count;
};

/* Adds the offer's dates, in the order of its file. */
void events_add_dates(struct arena *arena, struct events *events, const struct offer *offer);

/* Adds its deadline, when it has one. */
void events_add_deadline(struct arena *arena, struct events *events, const struct offer *offer);

/* Takes out those that are over before `today`. */
void events_drop_past(struct events *events, struct date today);

/* Does the offer state any date or deadline? */
bool offer_has_events(const struct offer *offer);

/* Is it over before `today`? */
bool event_is_past(const struct event *event, struct date today);

/* Is a time of day given, or only the day? */
bool event_has_clock(const struct given *time);

/* Where the offer takes place, in words for a calendar; empty when that is not
 * stated. */
struct str offer_location(struct arena *arena, const struct offer *offer);

/* The address by which readers and calendars know the offer, whatever its file
 * is called now: the first of its former addresses that leads to it, else its own. */
struct str offer_lasting_path(
	struct arena *arena, const struct plan *plan, const struct offer *offer);

#endif
