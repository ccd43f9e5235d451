/* Which of a library's events are offers to schools? By rules that are data:
 * content/ordlister/kandidater.yaml tells them, with their weights. */
#ifndef HARVEST_CANDIDATE_H
#define HARVEST_CANDIDATE_H

#include "format/value.h"
#include "harvest/events.h"

/* Where a word stands. */
enum cms_part { PART_TITLE, PART_CATEGORY, PART_AUDIENCE, PART_TAG, PART_TEXT, CMS_PARTS };

/* One word of a pattern: `klasse*` is open behind, `*trin` before, `#` any grade. */
struct pattern_word {
	struct str text; /* folded */
	bool open_start, open_end, grade;
};

struct pattern {
	struct pattern_word *words;
	size_t count;
};

/* Holds when one of its patterns stands in a part it has weight for, or, without
 * patterns, when the event is at such a time. */
struct candidate_rule {
	struct str name; /* for the reason: "et klassetrin" */
	struct pattern *patterns;
	size_t count;
	int weights[CMS_PARTS];
	unsigned weekdays;        /* bit n: day n from Monday; 0: any */
	unsigned long long weeks; /* bit n: ISO week n; 0: any */
	int from, to;             /* minutes of the day it begins in; to 0: any */
};

struct candidate_rules {
	struct candidate_rule *items;
	size_t count;
	int threshold;
	struct str parts[CMS_PARTS]; /* "{a} i titlen" */
	struct str speaks_for, speaks_against;
};

/* Adds what one term of the vocabulary says: a rule, or under one of the names
 * "graense", "dele" and "begrundelse" what all of them share. Faults are told. */
void candidate_rules_add(struct arena *arena, struct candidate_rules *rules, struct str key,
	const struct value *term, struct report *report);

struct candidate {
	struct str name;                /* a slug of its title, or its uuid: no other has it */
	const struct cms_event *event;  /* the first date of those to come */
	const struct cms_event **dates; /* all of them, by time; the event too */
	size_t date_count;
	int score;
	struct str reason; /* Danish, one line */
};

struct candidates {
	struct candidate *items; /* best first, then by time */
	size_t count;
};

/* Those that reach the threshold, of the events that are not past on `today`; a
 * series, and events of the same title, are one. */
struct candidates candidates_find(struct arena *arena, const struct candidate_rules *rules,
	const struct cms_events *events, struct date today);

/* Is `name` its own, its series' or the uuid of one of its dates? */
bool candidate_is(const struct candidate *candidate, struct str name);

#endif
