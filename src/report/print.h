/* A sorted report as bytes: text for people, and the formats of machines. */
#ifndef REPORT_PRINT_H
#define REPORT_PRINT_H

#include "base/buf.h"
#include "report/report.h"

enum print_format {
	PRINT_TEXT,           /* for people */
	PRINT_JSON,           /* version 1 of our own */
	PRINT_GITHUB,         /* workflow commands that mark lines of a pull request */
	PRINT_GITHUB_SUMMARY, /* a Danish table in Markdown, less than 1 MiB */
	PRINT_SARIF,          /* 2.1.0 */
	PRINT_JUNIT,          /* a test case for each file with errors or warnings */
	PRINT_FORMATS
};

struct print_settings {
	enum print_format format;
	enum level least;         /* findings of this level and worse */
	bool colour;              /* text: with colours of the terminal */
	bool strict;              /* JUnit: warnings fail too */
	struct str version, home; /* SARIF: the program's, and where to read of it; home may be empty */
	const struct str *first;  /* GitHub: paths whose findings come before others */
	size_t first_count;
};

/* Text gives each finding as
 *   path:line:col: fejl: sentence  [code]
 *      4 | the line
 *        |     ^^^^
 *        = the cure
 * Every format is whole and valid whatever bytes a file or its name holds, and
 * lets none of them steer a terminal; unless *out overflowed. */
void print_report(
	struct buf *out, const struct report *report, const struct print_settings *settings);

#endif
