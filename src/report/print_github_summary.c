/* All findings as a Danish table in GitHub's Markdown, for a step's summary.
 * GitHub refuses a summary above 1 MiB whole, so this one stops before and says
 * how many findings it left out. */
#include "report/print_formats.h"

#include "base/utf8.h"

#include <string.h>

enum { SUMMARY_MAX = 1000 * 1000, LAST_LINE_MAX = 200 };

/* Nothing in a cell can end it, or be markup, a link or a mention: what could is
 * a character reference, which Markdown reads as text and nothing else. */
static void add_cell_text(struct buf *out, struct str text)
{
	while (text.len) {
		const char *at = text.ptr;
		const uint32_t code = utf8_take(&text);
		if (code == '\t')
			buf_add_char(out, ' ');
		else if (code == UTF8_BAD || code < ' ' || utf8_is_deceptive(code))
			buf_add_z(out, "\xEF\xBF\xBD");
		else if (code < 0x7F && strchr("\\`*_~|<>[]()!#&@:", (int)code))
			buf_add_format(out, "&#%u;", (unsigned)code);
		else
			buf_add(out, (struct str){at, (size_t)(text.ptr - at)});
	}
}

static void add_row(struct buf *out, const struct finding *finding)
{
	struct buf place = {.ceiling = SUMMARY_MAX};
	print_add_place(&place, finding->span);
	buf_add_format(out, "| %.*s | ", STR_ARGS(wording_of_level(finding->level)));
	add_cell_text(out, buf_str(&place));
	buf_add_z(out, " | ");
	add_cell_text(out, finding->sentence);
	buf_add_z(out, " | ");
	if (finding->suggestion.len) {
		buf_add_z(out, "mente du »");
		add_cell_text(out, finding->suggestion);
		buf_add_z(out, "«? ");
	}
	add_cell_text(out, finding->cure);
	if (finding->other.source) {
		buf_clear(&place);
		print_add_place(&place, finding->other);
		buf_add_z(out, " (se også ");
		add_cell_text(out, buf_str(&place));
		buf_add_char(out, ')');
	}
	buf_add_format(out, " | %s |\n", wording_of(finding->problem)->code);
	buf_free(&place);
}

static void add_heading(struct buf *out, const struct report *report)
{
	const size_t *counts = report->counts;
	buf_add_format(out, "### Skoletilbud: %zu fejl, %zu %s, %zu råd i %zu %s\n\n",
		counts[LEVEL_ERROR], counts[LEVEL_WARNING],
		counts[LEVEL_WARNING] == 1 ? "advarsel" : "advarsler", counts[LEVEL_NOTE], report->files,
		report->files == 1 ? "fil" : "filer");
}

void print_github_summary(
	struct buf *out, const struct report *report, const struct print_settings *settings)
{
	struct arena arena = {0};
	struct buf row = {.ceiling = SUMMARY_MAX};
	const struct print_order order = print_order(&arena, report, settings);
	const size_t before = out->len;
	size_t shown = 0;
	add_heading(out, report);
	if (order.count)
		buf_add_z(
			out, "| Niveau | Sted | Fund | Sådan rettes det | Kode |\n|---|---|---|---|---|\n");
	for (; shown < order.count; shown++) {
		buf_clear(&row);
		add_row(&row, order.items[shown]);
		if (row.overflowed || out->len - before + row.len > SUMMARY_MAX - LAST_LINE_MAX)
			break;
		buf_add(out, buf_str(&row));
	}
	if (shown < order.count)
		buf_add_format(out,
			"\nHer er ikke plads til de sidste %zu fund; »skoletilbud check« viser dem.\n",
			order.count - shown);
	buf_add_char(out, '\n');
	buf_free(&row);
	arena_free(&arena);
}
