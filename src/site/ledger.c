/* The ledger as text: read, compared with what is published now, written. It
 * makes no tombstones and no redirects; it only knows which are needed. */
#include "site/ledger.h"

#include "base/buf.h"
#include "base/danish.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "report/state_file.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>

#define FILE_NAME "adresser.txt"
#define FIRST_LINE                                                                                 \
	"# Adresser, skoletilbud har udgivet. Slet ingen linjer: så ender gamle links som 404.\n"

enum { LEDGER_MAX = 64 * 1024 * 1024 };

bool ledger_is_address(struct str address)
{
	const struct str endings[] = {STR(".json"), STR(".ics")};
	bool file = false;
	struct str part;
	for (size_t i = 0; i < sizeof endings / sizeof endings[0] && !file; i++) {
		file = str_ends(address, endings[i]);
		if (file)
			address = str_slice(address, 0, address.len - endings[i].len);
	}
	if (!address.len || str_ends(address, STR("/")) == file)
		return false;
	while (str_cut(&address, '/', &part))
		if (!danish_is_slug(part))
			return false;
	return true;
}

/* As one line of text: a run of blanks, control and deceptive characters and
 * bytes that are no UTF-8 becomes one blank, none at the ends. */
static void add_title(struct buf *out, struct str title)
{
	bool blank = false;
	bool begun = false;
	while (title.len) {
		const char *at = title.ptr;
		const uint32_t code = utf8_take(&title);
		if (code <= ' ' || code == UTF8_BAD || utf8_is_deceptive(code)) {
			blank = true;
			continue;
		}
		if (blank && begun)
			buf_add_char(out, ' ');
		buf_add(out, (struct str){at, (size_t)(title.ptr - at)});
		begun = true;
		blank = false;
	}
}

static struct str clean_title(struct arena *arena, struct str title)
{
	struct buf clean = {.ceiling = title.len};
	add_title(&clean, title);
	title = str_copy(arena, buf_str(&clean));
	buf_free(&clean);
	return title;
}

static bool read_line(struct arena *arena, struct str text, struct ledger_line *line)
{
	size_t end = 0;
	while (end < text.len && text.ptr[end] != ' ' && text.ptr[end] != '\t')
		end++;
	line->address = str_slice(text, 0, end);
	line->title = clean_title(arena, str_skip(text, end));
	return ledger_is_address(line->address) && line->title.len > 0;
}

static void read_lines(
	struct arena *arena, const struct source *source, struct report *report, struct ledger *ledger)
{
	struct str rest = source->text;
	struct str text;
	if (str_starts(rest, STR("\xEF\xBB\xBF")))
		rest = str_skip(rest, 3);
	while (str_cut(&rest, '\n', &text)) {
		struct ledger_line line;
		text = str_trim(text);
		if (text.len == 0 || str_starts(text, STR("#")))
			continue;
		if (!read_line(arena, text, &line)) {
			report_add(report, LEDGER_LINE, span_of_str(source, text), (struct details){0});
			continue;
		}
		ledger->lines = arena_grow(arena, ledger->lines, ledger->count, sizeof *ledger->lines);
		ledger->lines[ledger->count++] = line;
	}
}

bool ledger_read(
	struct arena *arena, const char *state, struct report *report, struct ledger *ledger)
{
	*ledger = (struct ledger){0};
	struct str text;
	const struct str path = str_format(arena, "%s/" FILE_NAME, state);
	const int err = file_read(arena, path.ptr, LEDGER_MAX, &text);
	if (err == ENOENT)
		return true;
	if (err) {
		report_file(report, STATE_UNREADABLE, path, err);
		return false;
	}
	struct report found = {.arena = report->arena};
	read_lines(arena, source_new(arena, path, text), &found, ledger);
	if (ledger->count == 0 && found.count > 0) {
		report_file(report, LEDGER_BROKEN, path, 0);
		return false;
	}
	report_merge(report, &found, FINDINGS_MAX);
	ledger_sort(ledger);
	return true;
}

static int by_address(const void *a, const void *b)
{
	const struct ledger_line *left = a;
	const struct ledger_line *right = b;
	const int order = str_cmp(left->address, right->address);
	return order ? order : str_cmp(left->title, right->title);
}

void ledger_sort(struct ledger *ledger)
{
	if (ledger->count == 0)
		return;
	qsort(ledger->lines, ledger->count, sizeof *ledger->lines, by_address);
	size_t kept = 1;
	for (size_t i = 1; i < ledger->count; i++)
		if (!str_eq(ledger->lines[i].address, ledger->lines[kept - 1].address))
			ledger->lines[kept++] = ledger->lines[i];
	ledger->count = kept;
}

static void assert_sorted(const struct ledger *ledger)
{
	for (size_t i = 1; i < ledger->count; i++)
		assert(str_cmp(ledger->lines[i - 1].address, ledger->lines[i].address) < 0);
}

/* Walks both in step. Takes the lines of `old` that `now` lacks and, when
 * `with_now`, those of `now` too. */
static struct ledger merge(
	struct arena *arena, const struct ledger *old, const struct ledger *now, bool with_now)
{
	assert_sorted(old);
	assert_sorted(now);
	struct ledger out = {.lines = arena_array(arena, old->count + now->count, sizeof *out.lines)};
	size_t o = 0;
	size_t n = 0;
	while (o < old->count || n < now->count) {
		int order = o < old->count ? -1 : 1;
		if (o < old->count && n < now->count)
			order = str_cmp(old->lines[o].address, now->lines[n].address);
		if (order < 0)
			out.lines[out.count++] = old->lines[o];
		else if (with_now)
			out.lines[out.count++] = now->lines[n];
		o += order <= 0;
		n += order >= 0;
	}
	return out;
}

struct ledger ledger_missing(
	struct arena *arena, const struct ledger *old, const struct ledger *now)
{
	return merge(arena, old, now, false);
}

struct ledger ledger_union(struct arena *arena, const struct ledger *old, const struct ledger *now)
{
	return merge(arena, old, now, true);
}

static void add_lines(struct buf *out, const struct ledger *ledger)
{
	assert_sorted(ledger);
	buf_add_z(out, FIRST_LINE);
	for (size_t i = 0; i < ledger->count; i++) {
		const struct ledger_line *line = &ledger->lines[i];
		assert(ledger_is_address(line->address));
		buf_add(out, line->address);
		buf_add_char(out, '\t');
		const size_t before = out->len;
		add_title(out, line->title);
		if (out->len == before) /* a line without a title could not be read again */
			buf_add(out, line->address);
		buf_add_char(out, '\n');
	}
}

bool ledger_write(const char *state, const struct ledger *ledger, struct report *report)
{
	struct buf text = {.ceiling = LEDGER_MAX};
	const struct str path = str_format(report->arena, "%s/" FILE_NAME, state);
	add_lines(&text, ledger);
	const bool written = state_file_write(state, path, &text, report);
	buf_free(&text);
	return written;
}
