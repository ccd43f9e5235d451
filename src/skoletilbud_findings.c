/* What a run found, in the public header's own types. */
#include "skoletilbud_run.h"

#include "report/print.h"

#include <string.h>

const char *skt_version(void)
{
	return SKT_VERSION;
}

void skt_date_in_denmark(long long seconds, char date[11])
{
	struct arena arena = {0};
	const struct str iso = date_iso(&arena, date_in_denmark(seconds));
	memcpy(date, iso.ptr, 10);
	date[10] = '\0';
	arena_free(&arena);
}

bool skt_is_date(const char *date)
{
	struct date day;
	return date && date_parse(str_from(date), &day, NULL);
}

bool skt_is_base_url(const char *url)
{
	const struct str s = str_from(url);
	const bool http = str_starts(s, STR("https://")) || str_starts(s, STR("http://"));
	bool good = http && site_path_of_url(s).len < s.len - STR("http://").len && s.len < 1000;
	for (size_t i = 0; good && i < s.len; i++)
		good = s.ptr[i] > ' ' && s.ptr[i] < 127 && !strchr("<>\"'`\\?#{}|^", s.ptr[i]);
	return good;
}

struct skt_tally skt_tally(const struct skt_run *run)
{
	size_t senders = 0;
	for (size_t i = 0; run->index.by_library && i < run->catalogue.library_count; i++)
		senders += run->index.by_library[i].count > 0;
	return (struct skt_tally){.offers = run->index.listed.count,
		.left_out = run->catalogue.left_out_count,
		.libraries = senders,
		.pages = run->plan.count,
		.written = run->published.written,
		.kept = run->published.kept,
		.removed = run->published.removed,
		.files = run->report.files,
		.errors = run->report.counts[LEVEL_ERROR],
		.warnings = run->report.counts[LEVEL_WARNING],
		.notes = run->report.counts[LEVEL_NOTE]};
}

size_t skt_finding_count(const struct skt_run *run)
{
	return run->report.count;
}

struct skt_finding skt_finding(struct skt_run *run, size_t index)
{
	const struct finding *finding = &run->report.findings[index];
	struct skt_finding out = {.path = "",
		.level = (enum skt_level)finding->level,
		.code = wording_of(finding->problem)->code,
		.message = str_z(&run->arena, finding->sentence),
		.cure = str_z(&run->arena, finding->cure),
		.suggestion = str_z(&run->arena, finding->suggestion)};
	const struct source *source = finding->span.source;
	if (!source)
		return out;
	out.path = str_z(&run->arena, source->path);
	if (source_has_text(source)) {
		const struct position start = source_position(source, finding->span.start);
		const struct position end = source_position(source, finding->span.end);
		out.line = start.line;
		out.column = start.column;
		out.end_line = end.line;
		out.end_column = end.column;
	}
	return out;
}

const char *skt_report(
	struct skt_run *run, const struct skt_report_settings *settings, size_t *length)
{
	struct str *first = arena_array(&run->arena, settings->first_count, sizeof *first);
	for (size_t i = 0; i < settings->first_count; i++)
		first[i] = str_from(settings->first[i]);
	const struct print_settings wanted = {.format = (enum print_format)settings->format,
		.least = (enum level)settings->least,
		.colour = settings->colour,
		.strict = settings->strict,
		.version = STR(SKT_VERSION),
		.home = record_key(&run->catalogue.site, ROLE_ADDRESS),
		.first = first,
		.first_count = settings->first_count};
	buf_clear(&run->text);
	print_report(&run->text, &run->report, &wanted);
	if (length)
		*length = run->text.len;
	buf_add_char(&run->text, '\0');
	return run->text.overflowed ? NULL : run->text.ptr;
}
