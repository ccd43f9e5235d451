/* The lines of requests at their hosts: two at a time, a pace between them, a
 * pause when the host asks for one. */
#include "harvest/fetch_queue.h"

struct fetch_host *fetch_queue_host(struct fetch_queue *queue, struct str name, int pace_ms)
{
	struct fetch_host *host = map_get(&queue->hosts, name);
	if (!host) {
		host = arena_new(queue->arena, struct fetch_host);
		host->last = &host->first;
		queue->hosts.arena = queue->arena;
		queue->waiting =
			arena_grow(queue->arena, queue->waiting, queue->hosts.count, sizeof *queue->waiting);
		map_put(&queue->hosts, str_copy(queue->arena, name), host);
	}
	if (host->pace_ms < pace_ms)
		host->pace_ms = pace_ms;
	return host;
}

void fetch_queue_add(struct fetch_queue *queue, struct fetch_job *job)
{
	struct fetch_host *host = job->host;
	if (!host->first)
		queue->waiting[queue->count++] = host;
	job->next = NULL;
	*host->last = job;
	host->last = &job->next;
}

/* The first in line whose time has come; *wait shrinks to the time of another. */
static struct fetch_job **ready(struct fetch_host *host, long long now, long long *wait)
{
	for (struct fetch_job **place = &host->first; *place; place = &(*place)->next) {
		const long long from = host->closed           ? now
			: (*place)->not_before > host->not_before ? (*place)->not_before
													  : host->not_before;
		if (from <= now)
			return place;
		if (*wait < 0 || from - now < *wait)
			*wait = from - now;
	}
	return NULL;
}

static struct fetch_job *take_from(struct fetch_host *host, struct fetch_job **place, long long now)
{
	struct fetch_job *job = *place;
	*place = job->next;
	if (!*place)
		host->last = place;
	host->under_way++;
	host->not_before = now + host->pace_ms;
	return job;
}

struct fetch_job *fetch_queue_take(struct fetch_queue *queue, long long now, long long *wait)
{
	*wait = -1;
	for (size_t i = 0; i < queue->count; i++) {
		const size_t at = (queue->next + i) % queue->count;
		struct fetch_host *host = queue->waiting[at];
		if (!host->closed && host->under_way >= queue->host_at_once)
			continue;
		struct fetch_job **place = ready(host, now, wait);
		if (!place)
			continue;
		struct fetch_job *job = take_from(host, place, now);
		if (!host->first)
			queue->waiting[at] = queue->waiting[--queue->count];
		queue->next = queue->count ? (at + 1) % queue->count : 0;
		return job;
	}
	return NULL;
}

void fetch_queue_end(struct fetch_job *job)
{
	job->host->under_way--;
}

void fetch_queue_pause(struct fetch_host *host, long long until)
{
	if (host->not_before < until)
		host->not_before = until;
}

long long fetch_queue_backoff(unsigned long long seed, struct str url, int tries, int first)
{
	enum { TURNS_MAX = 10 };
	const long long whole = (long long)first << (tries < TURNS_MAX ? tries - 1 : TURNS_MAX);
	unsigned long long chance = seed ^ str_hash(url) ^ (unsigned long long)tries << 56;
	/* The finish of splitmix64: neighbouring numbers give far-away ones. */
	chance = (chance ^ chance >> 30) * 0xBF58476D1CE4E5B9U;
	chance = (chance ^ chance >> 27) * 0x94D049BB133111EBU;
	chance ^= chance >> 31;
	return whole / 2 + (long long)(chance % (unsigned long long)(whole / 2 + 1));
}
