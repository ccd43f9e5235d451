/* Everything the program has to say about the files it read, collected and
 * sorted. Whoever can fail for a reason a person should hear takes a report;
 * nobody prints. */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include "report/source.h"
#include "report/wording.h"

struct finding {
	enum problem problem;
	enum level level;
	struct span span;      /* the smallest guilty text; may be nowhere */
	struct str sentence;   /* Danish, without full stop */
	struct str cure;       /* what to do; may be empty */
	struct str suggestion; /* text to put in the span's place; may be empty */
	struct span other;     /* a second place, told in the cure; may be nowhere */
};

struct report {
	struct arena *arena; /* owns the findings and their words */
	struct finding *findings;
	size_t count;
	size_t counts[LEVELS]; /* by level */
	size_t files;          /* that were opened to be checked, found faulty or not */
};

/* The words that fill a sentence's {a}, {b} and {c}; suggestion and other as in
 * struct finding. Copied. */
struct details {
	struct str a, b, c;
	struct str suggestion;
	struct span other;
};

/* Adds a finding of the problem's own level. */
void report_add(
	struct report *report, enum problem problem, struct span span, struct details details);

/* The same at another level. */
void report_add_as(struct report *report, enum level level, enum problem problem, struct span span,
	struct details details);

/* A file or folder the machine would not let us use: `err` is an errno value. */
void report_file(struct report *report, enum problem problem, struct str path, int err);

/* Lowers the errors from finding number `from` on to another level. */
void report_soften(struct report *report, size_t from, enum level level);

/* Appends all of `from`, whose arena and sources must live as long as `into`. At
 * most `limit` findings (0: all); what is left out is told as one, of its worst
 * level. */
void report_merge(struct report *into, const struct report *from, size_t limit);

/* All that was found, in no more room than it needs, NULL when there is nothing.
 * The report is empty then, but for the files it counted, and can be used again. */
const struct report *report_take(struct report *report);

/* By path, place, level and code; equal findings become one. */
void report_sort(struct report *report);

bool report_has_errors(const struct report *report);

bool report_has(const struct report *report, enum problem problem);

#endif
