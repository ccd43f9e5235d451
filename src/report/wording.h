/* Every problem the program knows, once: its code for machines, its level and
 * its words for people. The rows stand in problems_*.def, one for each problem. */
#ifndef REPORT_WORDING_H
#define REPORT_WORDING_H

#include "base/str.h"

enum level {
	LEVEL_ERROR,   /* fejl: must be mended; the offer is left out */
	LEVEL_WARNING, /* advarsel: should be mended; shown */
	LEVEL_NOTE,    /* råd: could be better */
	LEVELS
};

enum problem {
#define PROBLEM(name, code, level, sentence, cure) name,
#include "report/problems_files.def"
#include "report/problems_notation.def"
#include "report/problems_schema.def"
#include "report/problems_quality.def"
#include "report/problems_links.def"
#include "report/problems_template.def"
#include "report/problems_events.def"
#include "report/problems_harvest.def"
#undef PROBLEM
	PROBLEMS
};

struct wording {
	const char *code; /* stable, English: "unknown-field" */
	enum level level;
	const char *sentence; /* Danish; {a} {b} {c} are filled in */
	const char *cure;     /* what to do, may be "" */
};

const struct wording *wording_of(enum problem problem);
struct str wording_of_level(enum level level); /* "fejl", "advarsel", "råd" */

/* A Danish reason for an errno value, "ukendt fejl 123" at worst. */
struct str wording_of_errno(int err);

#endif
