/* Findings as text, with the guilty line and a caret below it. Formats of machines
 * stand in files of their own; print_report() below knows them all. */
#include "report/print_formats.h"

#include "base/utf8.h"

struct style {
	const char *place, *level[LEVELS], *faint, *off;
};

static const struct style plain = {"", {"", "", ""}, "", ""};
static const struct style coloured = {
	"\033[1m", {"\033[1;31m", "\033[1;33m", "\033[1;36m"}, "\033[2m", "\033[0m"};

static void add_repeated(struct buf *out, const char *what, size_t times)
{
	while (times--)
		buf_add_z(out, what);
}

static size_t decimal_width(size_t number)
{
	size_t width = 1;
	for (; number >= 10; number /= 10)
		width++;
	return width;
}

/* Tabs become one space and dangerous characters a dot: the caret below must
 * stand right, and nothing in a file may steer the terminal. */
static void add_safely(struct buf *out, struct str line)
{
	struct str safe = {line.ptr, 0};
	while (line.len) {
		const char *at = line.ptr;
		const uint32_t code = utf8_take(&line);
		if (code != UTF8_BAD && code >= ' ' && !utf8_is_deceptive(code)) {
			safe.len += (size_t)(line.ptr - at);
			continue;
		}
		buf_add(out, safe);
		buf_add_z(out, code == '\t' ? " " : "·");
		safe = (struct str){line.ptr, 0};
	}
	buf_add(out, safe);
}

static size_t safe_width(struct str s)
{
	struct buf shown = {.ceiling = s.len * 3 + 3};
	add_safely(&shown, s);
	const size_t width = utf8_width(buf_str(&shown));
	buf_free(&shown);
	return width;
}

/* Part of a long line around the guilty text. */
static struct str excerpt(struct str line, size_t from, size_t *caret_at)
{
	enum { BEFORE = 60, WHOLE = 120 };
	*caret_at = from;
	if (line.len <= WHOLE)
		return line;
	size_t start = from > BEFORE ? from - BEFORE : 0;
	while (start && (line.ptr[start] & 0xC0) == 0x80)
		start--;
	*caret_at = from - start;
	return utf8_first(str_skip(line, start), WHOLE);
}

static void add_source_line(struct buf *out, struct span span, const struct style *style)
{
	const struct position at = source_position(span.source, span.start);
	const struct str line = source_line(span.source, span.start);
	const size_t offset = source_offset_in_line(span.source, span.start);
	size_t caret_at;
	const struct str shown = excerpt(line, offset > line.len ? line.len : offset, &caret_at);
	const struct str guilty = str_slice(shown, caret_at, caret_at + (span.end - span.start));
	const size_t width = safe_width(guilty);
	const size_t margin = decimal_width(at.line) < 4 ? 4 : decimal_width(at.line);
	buf_add_format(out, "%s%*zu │%s ", style->faint, (int)margin, at.line, style->off);
	add_safely(out, shown);
	buf_add_format(out, "\n%s%*s │%s ", style->faint, (int)margin, "", style->off);
	add_repeated(out, " ", safe_width(str_slice(shown, 0, caret_at)));
	add_repeated(out, "^", width ? width : 1);
	buf_add_char(out, '\n');
}

void print_finding(struct buf *out, const struct finding *finding, bool colour)
{
	const struct style *style = colour ? &coloured : &plain;
	const struct source *source = finding->span.source;
	if (source) {
		buf_add_z(out, style->place);
		add_safely(out, source->path);
		if (source_has_text(source)) {
			const struct position at = source_position(source, finding->span.start);
			buf_add_format(out, ":%zu:%zu", at.line, at.column);
		}
		buf_add_format(out, ":%s ", style->off);
	}
	buf_add_format(out, "%s%.*s:%s ", style->level[finding->level],
		STR_ARGS(wording_of_level(finding->level)), style->off);
	buf_add(out, finding->sentence);
	buf_add_format(
		out, "  %s[%s]%s\n", style->faint, wording_of(finding->problem)->code, style->off);
	if (source && source_has_text(source))
		add_source_line(out, finding->span, style);
	if (finding->suggestion.len) {
		buf_add_z(out, "     = mente du »");
		add_safely(out, finding->suggestion);
		buf_add_z(out, "«?\n");
	}
	if (finding->other.source) {
		const struct position other = source_position(finding->other.source, finding->other.start);
		buf_add_z(out, "     = se også ");
		add_safely(out, finding->other.source->path);
		buf_add_format(out, ":%zu:%zu\n", other.line, other.column);
	}
	if (finding->cure.len)
		buf_add_format(out, "     = %.*s\n", STR_ARGS(finding->cure));
}

static void print_text(
	struct buf *out, const struct report *report, const struct print_settings *settings)
{
	for (size_t i = 0; i < report->count; i++)
		if (report->findings[i].level <= settings->least)
			print_finding(out, &report->findings[i], settings->colour);
}

void print_report(
	struct buf *out, const struct report *report, const struct print_settings *settings)
{
	static void (*const formats[PRINT_FORMATS])(
		struct buf *, const struct report *, const struct print_settings *) = {
		[PRINT_TEXT] = print_text,
		[PRINT_JSON] = print_json,
		[PRINT_GITHUB] = print_github,
		[PRINT_GITHUB_SUMMARY] = print_github_summary,
		[PRINT_SARIF] = print_sarif,
		[PRINT_JUNIT] = print_junit,
	};
	formats[settings->format](out, report, settings);
}
