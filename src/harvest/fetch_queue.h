/* Whose turn it is: requests wait in line at their hosts. Knows no network and
 * no clock; times are milliseconds of the caller's. */
#ifndef HARVEST_FETCH_QUEUE_H
#define HARVEST_FETCH_QUEUE_H

#include "base/map.h"
#include "harvest/fetch.h"

struct fetch_job {
	struct fetch_request request;
	struct fetch_host *host;
	struct fetch_job *next; /* in line */
	long long not_before;
	int tries; /* made */
};

struct fetch_host {
	struct fetch_job *first;
	struct fetch_job **last; /* the end of the line */
	long long not_before;    /* the pace, or a pause that the host asked for */
	int under_way;
	int pace_ms;
	long closed; /* the status that asked for a pause longer than we wait; 0: open */
};

struct fetch_queue {
	struct arena *arena;
	struct map hosts;
	struct fetch_host **waiting; /* those with somebody in line; room for all */
	size_t count, next;          /* of them; whose turn it is */
	int host_at_once;
};

struct fetch_host *fetch_queue_host(struct fetch_queue *queue, struct str name, int pace_ms);
void fetch_queue_add(struct fetch_queue *queue, struct fetch_job *job);

/* Takes the next job that may start, or NULL: *wait is then the time until one
 * may, unless another job ends first; -1 when only that helps. A host's job that
 * was taken is under way until fetch_queue_end(). */
struct fetch_job *fetch_queue_take(struct fetch_queue *queue, long long now, long long *wait);
void fetch_queue_end(struct fetch_job *job);

/* The host is asked nothing before `until`. */
void fetch_queue_pause(struct fetch_host *host, long long until);

/* Milliseconds to wait before the try after `tries`: doubling from `first`, by
 * chance between a half and the whole, the same for the same seed and address. */
long long fetch_queue_backoff(unsigned long long seed, struct str url, int tries, int first);

#endif
