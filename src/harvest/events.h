/* What the libraries' common CMS says of its events and opening hours, with all
 * that nobody may see left out: who administers them, and persons' mail. */
#ifndef HARVEST_EVENTS_H
#define HARVEST_EVENTS_H

#include "base/date.h"
#include "report/report.h"

enum cms_state { CMS_ACTIVE, CMS_NOT_ON_SALE, CMS_SOLD_OUT, CMS_CANCELLED, CMS_OCCURRED };

/* As Danish clocks show it. */
struct moment {
	struct date day;
	int minute; /* of the day; -1: not stated */
};

struct strs {
	struct str *items;
	size_t count;
};

/* Nobody has looked whether it is right. */
struct cms_price {
	struct str title; /* may be empty */
	long kroner;
};

/* Texts are one line and hold no markup, no controls and no mail address. */
struct cms_event {
	struct str uuid, series; /* lower case, or empty */
	struct str title, url, summary;
	struct str text; /* the body's paragraphs */
	enum cms_state state;
	struct moment start, end; /* an end that is not after the start is no day at all, and
							   * neither is a news item's start */
	struct date updated;
	struct strs branches, categories, audiences, tags, partners;
	struct str place, street; /* "Hovedbiblioteket", "Biblioteksvej 1, 1234 Byen" */
	struct cms_price *prices; /* none: nothing is said, not "free" */
	size_t price_count;
	struct span span;
};

struct cms_events {
	struct cms_event *items; /* in the answer's order */
	size_t count;
};

/* Reads the answer of /api/v1/events?_format=json. What lacks a title, an address,
 * a uuid or a time is told and left out; what says that it is "undated" needs no time. False when it is no such answer at all. */
bool cms_events_read(struct arena *arena, const struct source *source, struct report *report,
	struct cms_events *events);

/* The events as an answer of the same form, without anything nobody may see: what
 * is kept between nights. Reading it gives the same events. */
struct str cms_events_text(struct arena *arena, const struct cms_events *events);

/* A state in the words of an offer's dates: "optaget", "aflyst", or empty. */
struct str cms_state_word(enum cms_state state); /* the CMS's own: "SoldOut" */
struct str cms_status(enum cms_state state);

/* One branch open on one day; a branch may open several times. */
struct cms_hours {
	struct str isil;     /* "DK-763000"; may be empty */
	struct str category; /* "Betjent", "Selvbetjent"; may be empty */
	struct date day;
	int from, to; /* minutes of the day */
};

struct cms_opening {
	struct cms_hours *items; /* in the answer's order */
	size_t count;
};

/* The answer of /api/v1/opening_hours?_format=json. As cms_events_read(). */
bool cms_opening_read(struct arena *arena, const struct source *source, struct report *report,
	struct cms_opening *opening);

/* What is kept of them: the same when read again. */
struct str cms_opening_text(struct arena *arena, const struct cms_opening *opening);

#endif
