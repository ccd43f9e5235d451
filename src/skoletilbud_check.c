/* To check, without building: the whole content, or one text in it. */
#include "skoletilbud_run.h"

#include "base/file.h"
#include "harvest/feeds.h"

#include <errno.h>

/* The path a finding has, for a path as the user wrote it; empty outside the
 * content folder. */
static struct str path_in_content(
	struct skt_run *run, const struct skt_settings *settings, const char *path)
{
	const char *content;
	const char *wanted;
	int err = file_resolve(&run->arena, settings->content, &content);
	if (!err)
		err = file_resolve(&run->arena, path, &wanted);
	if (err) {
		report_file(&run->report, FILE_UNREADABLE, str_from(path), err);
		return STR("");
	}
	const struct str root = str_from(content);
	const struct str whole = str_from(wanted);
	if (!str_starts(whole, root) || (whole.len > root.len && whole.ptr[root.len] != '/')) {
		report_add(&run->report, PATH_OUTSIDE, (struct span){0},
			(struct details){.a = str_from(path), .b = str_from(settings->content)});
		return STR("");
	}
	return str_join(&run->arena, str_from(settings->content), str_skip(whole, root.len));
}

static bool is_within(struct str path, struct str folder)
{
	return str_starts(path, folder) && (path.len == folder.len || path.ptr[folder.len] == '/');
}

/* Keeps the findings in these files and folders, and those of the call itself. */
static void keep_findings(
	struct skt_run *run, const struct str *paths, size_t count, size_t own_from)
{
	struct report *report = &run->report;
	size_t kept = 0;
	for (size_t i = 0; i < report->count; i++) {
		const struct finding finding = report->findings[i];
		bool wanted = i >= own_from;
		for (size_t k = 0; k < count && !wanted; k++)
			wanted = paths[k].len && finding.span.source
				&& is_within(finding.span.source->path, paths[k]);
		if (wanted)
			report->findings[kept++] = finding;
		else
			report->counts[finding.level]--;
	}
	report->count = kept;
}

static enum skt_status check_status(struct skt_run *run, const struct skt_settings *settings)
{
	const size_t *counts = run->report.counts;
	report_sort(&run->report);
	if (run_machine_failed(run))
		return SKT_ENVIRONMENT;
	const bool bad = counts[LEVEL_ERROR] || (settings->strict && counts[LEVEL_WARNING]);
	return bad ? SKT_FINDINGS : SKT_DONE;
}

enum skt_status skt_check(struct skt_run *run, const struct skt_settings *settings,
	const char *const *paths, size_t count)
{
	if (!settings->content || !skt_is_date(settings->date))
		return SKT_MISUSE;
	struct feeds feeds;
	const bool usable = run_read(run, settings, false, NULL);
	if (usable)
		run_read_feeds(run, settings, &feeds);
	const size_t own_from = run->report.count;
	struct str *wanted = arena_array(&run->arena, count, sizeof *wanted);
	for (size_t i = 0; i < count; i++)
		wanted[i] = path_in_content(run, settings, paths[i]);
	if (count && usable)
		keep_findings(run, wanted, count, own_from);
	return check_status(run, settings);
}

enum skt_status skt_check_text(struct skt_run *run, const struct skt_settings *settings,
	const char *path, const char *text, size_t length)
{
	if (!settings->content || !skt_is_date(settings->date) || !path || !text)
		return SKT_MISUSE;
	const struct str given = str_from(path);
	struct content_overlay overlay = {.text = str_copy(&run->arena, (struct str){text, length})};
	overlay.path = str_starts(given, STR("./")) ? str_skip(given, 2) : given;
	overlay.path = str_copy(&run->arena, overlay.path);
	const bool usable = length <= FILE_MAX && run_read(run, settings, false, &overlay);
	const size_t own_from = run->report.count;
	if (length > FILE_MAX)
		report_file(&run->report, FILE_UNREADABLE, overlay.path, EFBIG);
	else if (usable && !overlay.used)
		report_add(&run->report, PATH_UNREAD, (struct span){0}, (struct details){.a = given});
	if (usable)
		keep_findings(run, &overlay.path, 1, own_from);
	return check_status(run, settings);
}
