/* Offers and those who make them. */
#ifndef OFFER_OFFER_H
#define OFFER_OFFER_H

#include "offer/places.h"
#include "offer/record.h"

/* A municipal library, or a national service. */
struct library {
	struct record record;
	struct str key;  /* its folder's name: "vejle" */
	struct str path; /* its page: "biblioteker/vejle/" or "nationale/sommerbogen/" */
	struct str name, sort_key;
	size_t index; /* place in the catalogue */
	bool national;
	const struct term *municipality; /* NULL for a national service */
	struct str domain;               /* of its site, without www; may be empty */
	const struct value *opening;     /* the coming week's hours, for its page; NULL: not known */
};

/* A DR theme that the offer belongs to: see theme.h. */
struct theme_fit {
	uint16_t theme; /* place in the catalogue's themes */
	bool named;     /* the offer points to it; else it has as much in common as `points` say */
	uint8_t points;
};

enum offer_status { STATUS_ACTIVE, STATUS_DRAFT, STATUS_PAUSED, STATUS_SOLD_OUT, STATUS_RETIRED };

struct offer {
	struct record record;
	/* What offers are chosen by lies together: millions of them are looked at. */
	const struct library *library;
	size_t index;                 /* place in the catalogue */
	enum offer_status status;     /* an offer past its last day is retired */
	unsigned grades;              /* bit n: grade n; 0 when not given */
	struct area area;             /* municipalities whose schools may use it */
	const struct theme_fit *fits; /* by theme */
	size_t fit_count;
	bool nationwide;
	bool audience_known; /* false: "ikke oplyst", so the area is its own municipality */
	struct str id;       /* "kildekritik" */
	struct str path;     /* "tilbud/vejle/kildekritik/" */
	struct str title, sort_key;
	struct date created; /* year 0: not stated */
	struct date changed; /* the later of created and updated; year 0: neither is stated */
	struct date
		stale_since; /* day of a fetched copy that could not be renewed; year 0: it is fresh */
};

struct library *library_new(
	struct arena *arena, const struct record *record, struct str key, bool national);

/* Makes an offer out of a checked record; false when the whole makes no sense,
 * which is told. */
bool offer_make(const struct checker *checker, const struct places *places, struct offer *offer);

/* Is it in lists, feeds and counts? */
bool offer_is_listed(const struct offer *offer);

/* Can it be had? Not when it is paused, sold out or retired: such offers stand last. */
bool offer_is_open(const struct offer *offer);

/* The pattern of a service's entrances at one library: "https://go.{domæne}/" of
 * vejlebib.dk is https://go.vejlebib.dk/. A pattern has exactly one {domæne}. */
struct str entrance_address(struct arena *arena, struct str pattern, struct str domain);

/* What an offer gives for a role, or else its library where the field inherits. */
const struct given *offer_get(const struct offer *offer, enum role role);

#endif
