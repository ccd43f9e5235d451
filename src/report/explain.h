/* What stands behind a finding, for someone who wants to know why: a text and,
 * where a few lines can show it, what is wrong and what is right. The rows stand
 * in explain_*.def. */
#ifndef REPORT_EXPLAIN_H
#define REPORT_EXPLAIN_H

#include "report/wording.h"

/* What an example is an excerpt of. */
enum example {
	EXAMPLE_NOWHERE, /* there is none */
	EXAMPLE_FIELDS,  /* fields of an offer */
	EXAMPLE_BODY,    /* the text below them */
	EXAMPLE_WHOLE_FILE,
	EXAMPLE_LIBRARY,  /* bibliotek.yaml */
	EXAMPLE_FILE_NAME /* the name of an offer's file */
};

struct explanation {
	enum example example;
	const char *text; /* Danish: why it matters, and what to do; "" when there is none yet */
	const char *wrong, *right; /* "" without an example */
};

struct explanation explanation_of(enum problem problem);

/* "i felterne", "i teksten": where an example stands. */
struct str explain_place(enum example example);

/* The problem of a code; false when there is none, and *nearest (may be empty)
 * is then the code probably meant. */
bool explain_find(struct str code, enum problem *problem, struct str *nearest);

#endif
