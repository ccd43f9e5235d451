/* Findings as JSON, one on each line, so that two runs can be compared line by
 * line. Keys and levels are a promise to other programs; they are only added to
 * while "version" is 1. */
#include "report/print_formats.h"

static void add_finding(struct buf *out, const struct finding *finding)
{
	const struct print_place place = print_place(finding->span);
	buf_add_char(out, '{');
	print_member(out, "path", place.path);
	buf_add_format(out, ",\"line\":%zu,\"column\":%zu,\"endLine\":%zu,\"endColumn\":%zu",
		place.start.line, place.start.column, place.end.line, place.end.column);
	buf_add_format(out, ",\"level\":\"%s\",\"code\":\"%s\",", print_level_name(finding->level),
		wording_of(finding->problem)->code);
	print_member(out, "message", finding->sentence);
	buf_add_char(out, ',');
	print_member(out, "cure", finding->cure);
	buf_add_char(out, ',');
	print_member(out, "suggestion", finding->suggestion);
	if (finding->other.source) {
		const struct print_place other = print_place(finding->other);
		buf_add_z(out, ",\"other\":{");
		print_member(out, "path", other.path);
		buf_add_format(out, ",\"line\":%zu,\"column\":%zu}", other.start.line, other.start.column);
	}
	buf_add_char(out, '}');
}

void print_json(struct buf *out, const struct report *report, const struct print_settings *settings)
{
	const char *between = "\n";
	buf_add_z(out, "{\"version\":1,\"findings\":[");
	for (size_t i = 0; i < report->count; i++) {
		if (report->findings[i].level > settings->least)
			continue;
		buf_add_z(out, between);
		add_finding(out, &report->findings[i]);
		between = ",\n";
	}
	buf_add_format(out, "\n],\"files\":%zu,\"errors\":%zu,\"warnings\":%zu,\"notes\":%zu}\n",
		report->files, report->counts[LEVEL_ERROR], report->counts[LEVEL_WARNING],
		report->counts[LEVEL_NOTE]);
}
