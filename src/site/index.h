/* The index: which offers belong on which page. */
#ifndef SITE_INDEX_H
#define SITE_INDEX_H

#include "offer/catalogue.h"

/* Offers in the catalogue's order: those that can be had first. */
struct listing {
	const struct offer **offers;
	size_t count;
};

/* A topic of the vocabulary, or a free one. */
struct topic {
	struct str key, name, sort_key;
	struct listing listing;
};

/* What a school in one municipality may use, from near to far. */
enum reach { REACH_OWN, REACH_REGION, REACH_NATION, REACH_ONLINE, REACHES };

struct reaches {
	struct listing lists[REACHES];
};

/* A theme's offers: those that point to it, and those with something in common, most
 * of it first; of both, those that can be had first. */
struct theme_parts {
	struct listing named, fitting;
};

struct facets;

/* All that offers are compared by, in little room: each is compared with hundreds. */
struct kin {
	const struct library *library;
	struct area area;
	const uint32_t *words; /* its topics, then its subjects, each word as a number */
	uint32_t form;
	uint16_t topics, subjects, grades;
	bool nationwide, open;
};

/* What pupils may be looking for. */
enum pupil_group { PUPILS_COMPETE, PUPILS_CAMPAIGN, PUPILS_READ, PUPILS_JOIN, PUPIL_GROUPS };
enum { PUPILS_SHOWN = 24 };

struct index {
	const struct vocabulary *subjects, *bands, *forms; /* of the catalogue; may be NULL */
	struct listing listed;                             /* every offer that is not retired */
	struct listing *by_subject;
	struct listing by_grade[LAST_GRADE + 1];
	struct listing *by_form;
	struct listing *by_theme;        /* as catalogue->themes: both parts, what can be had first */
	struct theme_parts *theme_parts; /* the same */
	struct listing *by_library;      /* as catalogue->libraries */
	struct reaches *by_municipality;
	struct topic **topics; /* by name, in Danish order */
	size_t topic_count;
	struct map topic_by_key;
	struct map by_title_word;    /* word of a title's sort key → struct listing, cut at a few */
	const struct facets *facets; /* see facets.h */
	struct listing newest;       /* at most a few, by the day they were created */
	struct listing season;       /* at most a few, for the weeks to come */
	struct listing for_pupils[PUPIL_GROUPS];
	const struct offer *first; /* of the catalogue, whose offers lie side by side */
	const struct kin *kin;     /* as they do */
};

void index_make(struct arena *arena, const struct catalogue *catalogue, struct index *index);

/* Appends an offer; false when it is the last one already. */
bool listing_add(struct arena *arena, struct listing *listing, const struct offer *offer);

/* Sorts all listed offers under the themes they belong to. (index_themes.c) */
void index_find_themes(struct arena *arena, const struct catalogue *catalogue, struct index *index);

/* Puts an open offer where a pupil would look for it: every competition and
 * campaign, and of others those with words to pupils. (index_pupils.c) */
void index_add_for_pupils(struct arena *arena, struct index *index, const struct offer *offer);

/* What is shown of a pupils' listing: of all grades (`band` NULL) or of those for
 * the band's or for none in particular; what every pupil may join first. */
struct listing pupils_listing(
	struct arena *arena, const struct listing *listing, const struct term *band);

/* Open offers with a day or a part of the year between `today` and the end of
 * the next month, those of the shortest part first. (index_season.c) */
void index_find_season(struct arena *arena, struct index *index, struct date today);

/* A band's grades: bit n for grade n. */
unsigned band_grades(const struct term *band);

/* Those of `listing` that are for some grade of the band. */
struct listing listing_of_band(
	struct arena *arena, const struct listing *listing, const struct term *band);

/* What index_elsewhere() and index_next_grade() compare. (index_like.c) */
const struct kin *kin_of_all(struct arena *arena, const struct catalogue *catalogue);

/* Other libraries' offers on the same topics, most like this one first: subject,
 * grade, form, and what schools in its municipality may use; at most `most`. */
struct listing index_elsewhere(
	struct arena *arena, const struct index *index, const struct offer *offer, size_t most);

/* What the grade after this offer's last can have of the same topics or subjects;
 * first what schools in its municipality may use. */
struct listing index_next_grade(
	struct arena *arena, const struct index *index, const struct offer *offer, size_t most);

/* Offers most like a title that is gone: those that share its words first, then
 * the same library's. */
struct listing index_closest(struct arena *arena, const struct index *index, struct str title,
	const struct listing *of_library, size_t most);

/* The part of a sort key that is a title's words, a blank between them. */
struct str index_title_words(struct str sort_key);

enum { TITLE_WORD_MIN = 4, TITLE_WORD_OFFERS = 60 };

#endif
