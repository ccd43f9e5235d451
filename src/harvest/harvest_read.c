/* What an answer says: nothing new, these items, or a fault and its name. */
#include "harvest/harvest_job.h"

#include "base/limits.h"
#include "harvest/events.h"
#include "harvest/feed_ical.h"
#include "harvest/feed_rss.h"

enum problem harvest_problem(enum fetch_verdict verdict)
{
	static const enum problem problems[FETCH_VERDICTS] = {[FETCH_OK] = FEED_BAD_ANSWER,
		[FETCH_NOT_MODIFIED] = FEED_BAD_ANSWER,
		[FETCH_STATUS] = FEED_STATUS,
		[FETCH_TIMEOUT] = FEED_TIMEOUT,
		[FETCH_TOO_SLOW] = FEED_TOO_SLOW,
		[FETCH_TOO_LARGE] = FEED_TOO_LARGE,
		[FETCH_HEADERS] = FEED_HEADERS,
		[FETCH_UNRESOLVED] = FEED_UNRESOLVED,
		[FETCH_UNREACHABLE] = FEED_UNREACHABLE,
		[FETCH_PRIVATE_ADDRESS] = FEED_PRIVATE_ADDRESS,
		[FETCH_PROTOCOL] = FEED_PROTOCOL,
		[FETCH_BAD_ADDRESS] = FEED_BAD_ADDRESS,
		[FETCH_REDIRECTS] = FEED_REDIRECTS,
		[FETCH_TLS_EXPIRED] = FEED_TLS_EXPIRED,
		[FETCH_TLS_NAME] = FEED_TLS_NAME,
		[FETCH_TLS_UNTRUSTED] = FEED_TLS_UNTRUSTED,
		[FETCH_TLS] = FEED_TLS,
		[FETCH_CUT_SHORT] = FEED_CUT_SHORT,
		[FETCH_ENCODING] = FEED_ENCODING,
		[FETCH_NOT_HTTP] = FEED_NOT_HTTP};
	return problems[verdict];
}

static enum outcome outcome_of(const struct fetch_result *result)
{
	if (result->verdict == FETCH_OK)
		return OUTCOME_WHOLE;
	if (result->verdict == FETCH_NOT_MODIFIED)
		return OUTCOME_SAME;
	if (result->verdict != FETCH_STATUS)
		return OUTCOME_FAILED;
	return result->status == 410 ? OUTCOME_GONE
		: result->status == 404  ? OUTCOME_NOT_FOUND
								 : OUTCOME_FAILED;
}

/* The words {b} of a problem. */
static struct str detail_of(struct harvest_job *job, const struct fetch_result *result)
{
	const bool large = result->verdict == FETCH_TOO_LARGE;
	return str_format(&job->arena, "%ld", large ? job->feed->limits.megabytes : result->status);
}

/* The source of an answer: its findings are told after its text is gone. */
static struct source *source_of(struct harvest_job *job, struct str url, struct str text)
{
	return source_new_brief(job->harvest->arena, url, str_copy(&job->arena, text));
}

/* Checks an item; what is wrong with it is a warning to us: it is the library's. */
static void check_item(struct harvest_file *file)
{
	struct harvest_job *job = file->job;
	struct report *report = job->harvest->report;
	const struct feed_item *item = &job->items.items[file->item];
	struct report own = {.arena = job->harvest->arena};
	file->good =
		job->harvest->settings->check(job->harvest->settings->check_context, &item->offer, &own);
	file->text = file->good ? feed_item_text(&job->arena, item) : STR("");
	file->good = file->good && file->text.len;
	if (file->good)
		return;
	report_soften(&own, 0, LEVEL_WARNING);
	report_merge(report, &own, FINDINGS_MAX);
	report_add(report, FEED_OFFER_KEPT, job->feed->url_span,
		(struct details){.a = item->id, .b = job->feed->key});
}

static void read_offers(struct harvest_job *job, struct source *source)
{
	const bool read =
		feed_offers_read(&job->arena, job->feed, source, job->harvest->report, &job->items);
	job->files = arena_array(&job->arena, job->items.count, sizeof *job->files);
	for (size_t i = 0; i < job->items.count; i++) {
		job->files[i] = (struct harvest_file){.job = job, .item = i};
		if (!job->items.is_folder)
			check_item(&job->files[i]);
	}
	if (!read)
		job->outcome = OUTCOME_FAILED;
}

static void keep_answer(struct harvest_job *job, size_t count, struct str text)
{
	job->items.count = count;
	job->files = arena_new(&job->arena, struct harvest_file);
	*job->files = (struct harvest_file){.job = job, .good = true, .text = text};
}

/* What is told of the events of a calendar or a news feed stands in no text that anybody wrote. */
static bool read_others(
	struct harvest_job *job, const struct source *source, struct cms_events *events)
{
	struct report *report = job->harvest->report;
	struct report own = {.arena = job->harvest->arena};
	const struct ical_feed feed = {job->feed->url, job->harvest->settings->today};
	struct str json;
	if (!(job->feed->type == FEED_RSS ? rss_as_events(&job->arena, source, report, &json)
									  : ical_as_events(&job->arena, source, &feed, report, &json)))
		return false;
	const bool good =
		cms_events_read(&job->arena, source_new(&job->arena, job->feed->url, json), &own, events);
	for (size_t i = 0; i < own.count; i++)
		own.findings[i].span = source_top(source);
	report_merge(report, &own, FINDINGS_MAX);
	return good;
}

/* Of events all that may be seen is kept; which of them are offers, a person says. */
static void read_events(struct harvest_job *job, struct source *source)
{
	struct cms_events events;
	if (!(job->feed->type == FEED_EVENTS
				? cms_events_read(&job->arena, source, job->harvest->report, &events)
				: read_others(job, source, &events))) {
		job->outcome = OUTCOME_FAILED;
		return;
	}
	keep_answer(job, events.count, cms_events_text(&job->arena, &events));
}

static void read_hours(struct harvest_job *job, struct source *source)
{
	struct cms_opening opening;
	if (!cms_opening_read(&job->arena, source, job->harvest->report, &opening)) {
		job->outcome = OUTCOME_FAILED;
		return;
	}
	keep_answer(job, opening.count, cms_opening_text(&job->arena, &opening));
}

void harvest_read(struct harvest_job *job, const struct fetch_result *result)
{
	struct report *report = job->harvest->report;
	const size_t before = report->count;
	job->outcome = outcome_of(result);
	job->problem = harvest_problem(result->verdict);
	job->detail = detail_of(job, result);
	job->etag = str_copy(&job->arena, result->etag);
	job->last_modified = str_copy(&job->arena, result->last_modified);
	if (job->outcome != OUTCOME_WHOLE)
		return;
	struct source *source = source_of(job, job->feed->url, result->body);
	if (feed_has_events(job->feed))
		read_events(job, source);
	else if (job->feed->type == FEED_HOURS)
		read_hours(job, source);
	else
		read_offers(job, source);
	report_soften(report, before, job->outcome == OUTCOME_FAILED ? LEVEL_NOTE : LEVEL_WARNING);
	source_forget(source);
}

void harvest_read_file(struct harvest_file *file, const struct fetch_result *result)
{
	struct harvest_job *job = file->job;
	struct report *report = job->harvest->report;
	struct feed_item *item = &job->items.items[file->item];
	file->etag = str_copy(&job->arena, result->etag);
	file->last_modified = str_copy(&job->arena, result->last_modified);
	file->same = result->verdict == FETCH_NOT_MODIFIED;
	file->good = file->same;
	if (result->verdict == FETCH_OK) {
		struct source *source =
			source_of(job, str_join(job->harvest->arena, job->feed->url, item->name), result->body);
		item->offer.source = source;
		check_item(file);
		source_forget(source);
	} else if (!file->same) {
		report_add(report, harvest_problem(result->verdict), job->feed->url_span,
			(struct details){.a = item->name, .b = detail_of(job, result), .c = STR("1")});
	}
}
