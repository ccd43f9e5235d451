/* Findings as GitHub's workflow commands, which mark the lines of a change.
 *
 * GitHub shows ten annotations of a level a step and drops the rest in silence,
 * so the tenth says how many more there are, and the summary has them all.
 * Columns stand only where a span keeps to one line: GitHub refuses others. It
 * does not say whether endColumn is inclusive; its own example (col=5,
 * endColumn=7) and other linters have it exclusive, as we have everywhere. */
#include "report/print_formats.h"

#include "base/utf8.h"

enum { ANNOTATIONS_MAX = 10 };

static bool must_be_escaped(uint32_t code, bool property)
{
	return code == '%' || code == '\r' || code == '\n'
		|| (property && (code == ':' || code == ','));
}

/* GitHub unescapes these and nothing else, so what else could steer a terminal
 * is replaced. */
static void add_escaped(struct buf *out, struct str text, bool property)
{
	while (text.len) {
		const char *at = text.ptr;
		const uint32_t code = utf8_take(&text);
		if (must_be_escaped(code, property))
			buf_add_format(out, "%%%02X", (unsigned)code);
		else if (code == UTF8_BAD || utf8_is_deceptive(code))
			buf_add_z(out, "\xEF\xBF\xBD");
		else
			buf_add(out, (struct str){at, (size_t)(text.ptr - at)});
	}
}

static void add_command(struct buf *out, enum level level)
{
	static const char *const commands[LEVELS] = {"error", "warning", "notice"};
	buf_add_format(out, "::%s ", commands[level]);
}

static void add_file(struct buf *out, struct span span)
{
	const struct print_place place = print_place(span);
	if (place.path.len) {
		buf_add_z(out, "file=");
		add_escaped(out, place.path, true);
		buf_add_char(out, ',');
	}
	if (place.start.line)
		buf_add_format(out, "line=%zu,endLine=%zu,", place.start.line, place.end.line);
	if (place.start.line && place.start.line == place.end.line)
		buf_add_format(out, "col=%zu,endColumn=%zu,", place.start.column, place.end.column);
}

static void add_annotation(struct buf *out, const struct finding *finding)
{
	add_command(out, finding->level);
	add_file(out, finding->span);
	buf_add_format(out, "title=%s::", wording_of(finding->problem)->code);
	add_escaped(out, finding->sentence, false);
	if (finding->suggestion.len) {
		buf_add_z(out, "%0Amente du »");
		add_escaped(out, finding->suggestion, false);
		buf_add_z(out, "«?");
	}
	if (finding->cure.len) {
		buf_add_z(out, "%0A");
		add_escaped(out, finding->cure, false);
	}
	if (finding->other.source) {
		struct buf place = {.ceiling = out->ceiling};
		print_add_place(&place, finding->other);
		buf_add_z(out, "%0Ase også ");
		add_escaped(out, buf_str(&place), false);
		buf_free(&place);
	}
	buf_add_char(out, '\n');
}

/* The tenth of a level, when there are more than ten. */
static void add_rest(struct buf *out, enum level level, size_t rest)
{
	static const char *const plurals[LEVELS] = {"fejl", "advarsler", "råd"};
	add_command(out, level);
	buf_add_format(out, "title=og %zu andre %s::Alle fund står i oversigten på kørslens side.\n",
		rest, plurals[level]);
}

static void add_level(struct buf *out, const struct print_order *order, enum level level)
{
	size_t total = 0;
	size_t shown = 0;
	for (size_t i = 0; i < order->count; i++)
		total += order->items[i]->level == level;
	const size_t most = total > ANNOTATIONS_MAX ? ANNOTATIONS_MAX - 1 : total;
	for (size_t i = 0; i < order->count && shown < most; i++) {
		if (order->items[i]->level != level)
			continue;
		add_annotation(out, order->items[i]);
		shown++;
	}
	if (total > most)
		add_rest(out, level, total - most);
}

void print_github(
	struct buf *out, const struct report *report, const struct print_settings *settings)
{
	struct arena arena = {0};
	const struct print_order order = print_order(&arena, report, settings);
	for (int level = LEVEL_ERROR; level < LEVELS; level++)
		add_level(out, &order, (enum level)level);
	arena_free(&arena);
}
