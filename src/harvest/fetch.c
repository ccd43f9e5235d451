/* The requests: who is asked when, how often, and what the answer means. The
 * network itself is in fetch_transfer.c, the lines at the hosts in fetch_queue.c. */
#include "harvest/fetch.h"

#include "harvest/fetch_transfer.h"

#include <stdlib.h>
#include <time.h>

const struct fetch_settings fetch_defaults = {.agent = {"skoletilbud", 11},
	.at_once = 32,
	.host_at_once = 2,
	.host_pace_ms = 500,
	.connect_ms = 10000,
	.total_ms = 60000,
	.slow_ms = 15000,
	.tries = 4,
	.retry_ms = 1000,
	.pause_max_ms = 120000};

struct fetch {
	struct fetch_settings settings;
	fetch_done *done;
	void *context;
	struct arena arena; /* the requests and their hosts */
	struct fetch_queue queue;
	struct transfers *transfers;
	int under_way;
};

static long long now_ms(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

struct fetch *fetch_new(const struct fetch_settings *settings, fetch_done *done, void *context)
{
	struct fetch *fetch = must_alloc(sizeof *fetch);
	*fetch = (struct fetch){.settings = *settings, .done = done, .context = context};
	fetch->queue.arena = &fetch->arena;
	fetch->queue.host_at_once = settings->host_at_once;
	fetch->transfers = transfers_new(&fetch->settings);
	return fetch;
}

void fetch_free(struct fetch *fetch)
{
	if (!fetch)
		return;
	transfers_free(fetch->transfers);
	arena_free(&fetch->arena);
	free(fetch);
}

void fetch_add(struct fetch *fetch, const struct fetch_request *request)
{
	struct arena *arena = &fetch->arena;
	struct fetch_job *job = arena_new(arena, struct fetch_job);
	struct str name;
	job->request = *request;
	job->request.etag = str_copy(arena, request->etag);
	job->request.last_modified = str_copy(arena, request->last_modified);
	const bool other = !transfer_address(arena, request->url, &name, &job->request.url);
	const bool known = job->request.url.len > 0;
	if (other || (!request->http && str_starts(job->request.url, STR("http:")))) {
		job->request.url = known ? job->request.url : str_copy(arena, request->url);
		fetch->done(fetch->context, &job->request,
			&(struct fetch_result){.verdict = known ? FETCH_PROTOCOL : FETCH_BAD_ADDRESS});
		return;
	}
	const int pace = request->host_pace_ms ? request->host_pace_ms : fetch->settings.host_pace_ms;
	job->host = fetch_queue_host(&fetch->queue, name, pace);
	fetch_queue_add(&fetch->queue, job);
}

/* Would another try perhaps go better? */
static bool may_pass(const struct fetch_result *result)
{
	static const bool passing[FETCH_VERDICTS] = {[FETCH_TIMEOUT] = true,
		[FETCH_TOO_SLOW] = true,
		[FETCH_UNRESOLVED] = true,
		[FETCH_UNREACHABLE] = true,
		[FETCH_CUT_SHORT] = true};
	const long status = result->status;
	if (result->verdict == FETCH_STATUS)
		return status == 408 || status == 429 || status == 500 || (status > 501 && status < 505);
	return passing[result->verdict];
}

/* The host asked for a pause: all who wait there wait, or give up. */
static void heed(struct fetch *fetch, struct fetch_job *job, const struct fetch_result *result)
{
	const long long pause = (long long)result->retry_after * 1000;
	if (result->verdict != FETCH_STATUS || !pause)
		return;
	if (pause <= fetch->settings.pause_max_ms)
		fetch_queue_pause(job->host, now_ms() + pause);
	else if (result->status == 429 || result->status == 503)
		job->host->closed = result->status;
}

static void end(struct fetch *fetch, struct fetch_job *job, const struct fetch_result *result)
{
	const struct fetch_settings *settings = &fetch->settings;
	const int tries = job->request.tries ? job->request.tries : settings->tries;
	heed(fetch, job, result);
	fetch_queue_end(job);
	const bool again = may_pass(result) && job->tries < tries && !job->host->closed;
	if (!again)
		fetch->done(fetch->context, &job->request, result);
	transfers_release(fetch->transfers, job);
	fetch->under_way--;
	if (!again)
		return;
	job->not_before = now_ms()
		+ fetch_queue_backoff(settings->seed, job->request.url, job->tries, settings->retry_ms);
	fetch_queue_add(&fetch->queue, job);
}

/* Who waited at a host that closed gets its answer unasked. */
static void refuse(struct fetch *fetch, struct fetch_job *job)
{
	fetch_queue_end(job);
	fetch->done(fetch->context, &job->request,
		&(struct fetch_result){
			.verdict = FETCH_STATUS, .status = job->host->closed, .tries = job->tries});
}

/* Starts all who may; the time until the next one may, or -1. */
static long long start(struct fetch *fetch)
{
	long long wait = -1;
	while (fetch->under_way < fetch->settings.at_once) {
		struct fetch_job *job = fetch_queue_take(&fetch->queue, now_ms(), &wait);
		if (!job)
			break;
		if (job->host->closed) {
			refuse(fetch, job);
			continue;
		}
		job->tries++;
		transfers_start(fetch->transfers, job);
		fetch->under_way++;
	}
	return wait;
}

void fetch_run(struct fetch *fetch)
{
	enum { POLL_MS = 1000 };
	for (;;) {
		struct fetch_result result;
		bool ended = false;
		const long long wait = start(fetch);
		for (struct fetch_job *job; (job = transfers_end(fetch->transfers, &result)); ended = true)
			end(fetch, job, &result);
		if (!fetch->under_way && !fetch->queue.count)
			return;
		if (!ended)
			transfers_wait(fetch->transfers, wait >= 0 && wait < POLL_MS ? (int)wait : POLL_MS);
	}
}
