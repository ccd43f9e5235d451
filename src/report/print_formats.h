/* What the formats of findings share. Nobody but print*.c includes this. */
#ifndef REPORT_PRINT_FORMATS_H
#define REPORT_PRINT_FORMATS_H

#include "report/print.h"

void print_json(
	struct buf *out, const struct report *report, const struct print_settings *settings);
void print_github(
	struct buf *out, const struct report *report, const struct print_settings *settings);
void print_github_summary(
	struct buf *out, const struct report *report, const struct print_settings *settings);
void print_sarif(
	struct buf *out, const struct report *report, const struct print_settings *settings);
void print_junit(
	struct buf *out, const struct report *report, const struct print_settings *settings);

/* Where a span stands. The end is exclusive; both are 0 when there is no text to
 * point into, and the path is empty when there is no file either. */
struct print_place {
	struct str path; /* without "./" in front */
	struct position start, end;
};

struct print_place print_place(struct span span);
struct str print_path(struct span span);

/* "content/a.md:4:13", with what of it there is. */
void print_add_place(struct buf *out, struct span span);

/* "error", "warning", "note": the words of JSON and SARIF. */
const char *print_level_name(enum level level);

/* One finding as text for people. */
void print_finding(struct buf *out, const struct finding *finding, bool colour);

/* A member of a JSON object: "name":"text". */
void print_member(struct buf *out, const char *name, struct str text);

/* The findings of the levels asked for, those of the settings' first files
 * first, otherwise in the report's order. */
struct print_order {
	const struct finding **items;
	size_t count;
};

struct print_order print_order(
	struct arena *arena, const struct report *report, const struct print_settings *settings);

#endif
