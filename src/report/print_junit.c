/* Findings as JUnit XML: each file that was checked is a test. Only files with
 * errors or warnings are written out; the others count in the total. What fails
 * a check fails its test; warnings are told as the output of a test that passed,
 * so that green means right here as everywhere. */
#include "report/print_formats.h"

#include "base/utf8.h"

static bool is_space(uint32_t code)
{
	return code == '\t' || code == '\n' || code == '\r';
}

/* XML 1.0 cannot hold it, not even as a reference. */
static bool is_forbidden(uint32_t code)
{
	return code == UTF8_BAD || (code < ' ' && !is_space(code)) || code == 0xFFFE || code == 0xFFFF;
}

/* It would be markup, be changed by the reader, or steer a terminal. */
static bool must_be_reference(uint32_t code)
{
	return code == '&' || code == '<' || code == '>' || code == '"' || code == '\r'
		|| (code > '~' && utf8_is_deceptive(code));
}

/* Blanks stay as they are in text; in an attribute they would all become spaces. */
static void add_escaped(struct buf *out, struct str text, bool attribute)
{
	while (text.len) {
		const char *at = text.ptr;
		const uint32_t code = utf8_take(&text);
		if (is_forbidden(code))
			buf_add_z(out, "\xEF\xBF\xBD");
		else if (must_be_reference(code) || (attribute && is_space(code)))
			buf_add_format(out, "&#%u;", (unsigned)code);
		else
			buf_add(out, (struct str){at, (size_t)(text.ptr - at)});
	}
}

static void add_attribute(struct buf *out, const char *name, struct str value)
{
	buf_add_format(out, " %s=\"", name);
	add_escaped(out, value, true);
	buf_add_char(out, '"');
}

/* The findings of one file: they stand together, the report is sorted. */
struct test_case {
	const struct finding *items;
	size_t count;
	size_t failures;             /* findings that fail it */
	const struct finding *first; /* of them */
	bool told;                   /* it has errors or warnings */
};

static struct test_case take_case(
	const struct report *report, size_t from, const struct print_settings *settings)
{
	const enum level fatal = settings->strict ? LEVEL_WARNING : LEVEL_ERROR;
	struct test_case test = {.items = &report->findings[from]};
	const struct str path = print_path(test.items->span);
	for (size_t i = from; i < report->count; i++) {
		const struct finding *finding = &report->findings[i];
		if (!str_eq(print_path(finding->span), path))
			break;
		test.count++;
		test.told =
			test.told || (finding->level <= LEVEL_WARNING && finding->level <= settings->least);
		if (finding->level <= fatal && test.failures++ == 0)
			test.first = finding;
	}
	return test;
}

/* Its findings as a person would read them on a terminal. */
static void add_findings(struct buf *out, const struct test_case *test, enum level least)
{
	struct buf text = {.ceiling = out->ceiling};
	for (size_t i = 0; i < test->count; i++)
		if (test->items[i].level <= least)
			print_finding(&text, &test->items[i], false);
	add_escaped(out, buf_str(&text), false);
	buf_free(&text);
}

static void add_case(struct buf *out, const struct test_case *test, enum level least)
{
	const struct finding *worst = test->failures ? test->first : test->items;
	const struct print_place place = print_place(worst->span);
	buf_add_z(out, "<testcase classname=\"skoletilbud\"");
	add_attribute(out, "name", place.path.len ? place.path : STR("skoletilbud"));
	if (place.path.len)
		add_attribute(out, "file", place.path);
	if (place.start.line)
		buf_add_format(out, " line=\"%zu\"", place.start.line);
	if (test->failures) {
		buf_add_format(out, ">\n<failure type=\"%s\"", wording_of(worst->problem)->code);
		add_attribute(out, "message", worst->sentence);
	} else {
		buf_add_z(out, ">\n<system-out");
	}
	buf_add_char(out, '>');
	add_findings(out, test, least);
	buf_add_z(out, test->failures ? "</failure>\n</testcase>\n" : "</system-out>\n</testcase>\n");
}

static void add_totals(struct buf *out, size_t tests, size_t failures)
{
	buf_add_format(
		out, " name=\"skoletilbud\" tests=\"%zu\" failures=\"%zu\" errors=\"0\"", tests, failures);
}

void print_junit(
	struct buf *out, const struct report *report, const struct print_settings *settings)
{
	struct buf cases = {.ceiling = out->ceiling};
	size_t written = 0;
	size_t failed = 0;
	for (size_t i = 0; i < report->count;) {
		const struct test_case test = take_case(report, i, settings);
		i += test.count;
		if (!test.told)
			continue;
		add_case(&cases, &test, settings->least);
		written++;
		failed += test.failures > 0;
	}
	/* A folder with a fault is a case, but no file. */
	const size_t tests = written > report->files ? written : report->files;
	buf_add_z(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites");
	add_totals(out, tests, failed);
	buf_add_z(out, ">\n<testsuite");
	add_totals(out, tests, failed);
	buf_add_z(out, " skipped=\"0\">\n");
	buf_add(out, buf_str(&cases));
	buf_add_z(out, "</testsuite>\n</testsuites>\n");
	out->overflowed = out->overflowed || cases.overflowed;
	buf_free(&cases);
}
