/* The collector: fills the sentences of wording.c and keeps what was found. */
#include "report/report.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* Control and deceptive characters are shown as their code point, so that no
 * file can write on a reader's terminal or turn the text around. Most texts have
 * none, and are given back as they are. */
static struct str made_visible(struct arena *arena, struct str s)
{
	enum { LONGEST = 400 };
	struct str out = STR("");
	struct str plain = {s.ptr, 0};
	if (s.len > LONGEST)
		s = utf8_first(s, LONGEST);
	while (s.len) {
		const char *at = s.ptr;
		const uint32_t code = utf8_take(&s);
		if (code >= ' ' && code != UTF8_BAD && !utf8_is_deceptive(code)) {
			plain.len += (size_t)(s.ptr - at);
			continue;
		}
		out = str_join(arena, out, plain);
		out = str_join(arena, out,
			code == UTF8_BAD ? str_format(arena, "<\\x%02x>", (unsigned)(unsigned char)*at)
							 : str_format(arena, "<U+%04X>", (unsigned)code));
		plain = (struct str){s.ptr, 0};
	}
	return out.len ? str_join(arena, out, plain) : plain;
}

static void append(struct report *report, struct finding finding)
{
	report->findings =
		arena_grow(report->arena, report->findings, report->count, sizeof *report->findings);
	report->findings[report->count++] = finding;
	report->counts[finding.level]++;
}

void report_add_as(struct report *report, enum level level, enum problem problem, struct span span,
	struct details details)
{
	struct arena *arena = report->arena;
	const struct wording *wording = wording_of(problem);
	if (span.source)
		source_keep(arena, span);
	if (details.other.source)
		source_keep(arena, details.other);
	const struct str words[3] = {made_visible(arena, details.a), made_visible(arena, details.b),
		made_visible(arena, details.c)};
	append(report,
		(struct finding){.problem = problem,
			.level = level,
			.span = span,
			.sentence = str_fill(arena, str_from(wording->sentence), words),
			.cure = str_fill(arena, str_from(wording->cure), words),
			.suggestion = str_copy(arena, details.suggestion),
			.other = details.other});
}

void report_add(
	struct report *report, enum problem problem, struct span span, struct details details)
{
	report_add_as(report, wording_of(problem)->level, problem, span, details);
}

void report_soften(struct report *report, size_t from, enum level level)
{
	for (size_t i = from; i < report->count; i++) {
		struct finding *finding = &report->findings[i];
		if (finding->level != LEVEL_ERROR)
			continue;
		report->counts[LEVEL_ERROR]--;
		report->counts[level]++;
		finding->level = level;
	}
}

void report_file(struct report *report, enum problem problem, struct str path, int err)
{
	struct source *source = source_new(report->arena, str_copy(report->arena, path), STR(""));
	report_add(report, problem, source_top(source),
		(struct details){.a = path, .b = wording_of_errno(err)});
}

/* An error that is left out must still count as one. */
static enum level worst_level(const struct report *report, size_t from)
{
	enum level worst = LEVEL_NOTE;
	for (size_t i = from; i < report->count; i++)
		if (report->findings[i].level < worst)
			worst = report->findings[i].level;
	return worst;
}

void report_merge(struct report *into, const struct report *from, size_t limit)
{
	into->files += from->files;
	for (size_t i = 0; i < from->count && !(limit && i >= limit); i++)
		append(into, from->findings[i]);
	if (limit && from->count > limit)
		report_add_as(into, worst_level(from, limit), TOO_MANY_FINDINGS, from->findings[limit].span,
			(struct details){.a = str_format(into->arena, "%zu", from->count - limit)});
}

const struct report *report_take(struct report *report)
{
	if (!report->count)
		return NULL;
	struct report *taken = arena_new(report->arena, struct report);
	const size_t size = report->count * sizeof *report->findings;
	*taken = *report;
	taken->files = 0;
	taken->findings = memcpy(arena_alloc(report->arena, size), report->findings, size);
	*report = (struct report){
		.arena = report->arena, .findings = report->findings, .files = report->files};
	return taken;
}

static int compare(const void *a, const void *b)
{
	const struct finding *left = a;
	const struct finding *right = b;
	const struct str nowhere = STR("");
	const int by_path = str_cmp(left->span.source ? left->span.source->path : nowhere,
		right->span.source ? right->span.source->path : nowhere);
	if (by_path)
		return by_path;
	if (left->span.start != right->span.start)
		return left->span.start < right->span.start ? -1 : 1;
	if (left->level != right->level)
		return left->level < right->level ? -1 : 1;
	const int by_code = strcmp(wording_of(left->problem)->code, wording_of(right->problem)->code);
	return by_code ? by_code : str_cmp(left->sentence, right->sentence);
}

void report_sort(struct report *report)
{
	if (report->count == 0)
		return;
	qsort(report->findings, report->count, sizeof *report->findings, compare);
	size_t kept = 1;
	for (size_t i = 1; i < report->count; i++) {
		if (compare(&report->findings[kept - 1], &report->findings[i]) == 0)
			report->counts[report->findings[i].level]--;
		else
			report->findings[kept++] = report->findings[i];
	}
	report->count = kept;
}

bool report_has_errors(const struct report *report)
{
	return report->counts[LEVEL_ERROR] > 0;
}

bool report_has(const struct report *report, enum problem problem)
{
	for (size_t i = 0; i < report->count; i++)
		if (report->findings[i].problem == problem)
			return true;
	return false;
}
