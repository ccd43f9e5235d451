/* Threads take the next job off one counter; worker 0 is the calling thread. */
#include "base/work.h"

#include "base/limits.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

struct crew {
	atomic_size_t next;
	size_t jobs;
	work_fn *run;
	void *context;
};

struct member {
	struct crew *crew;
	int worker;
	pthread_t thread;
};

static void *take_jobs(void *arg)
{
	const struct member *member = arg;
	struct crew *crew = member->crew;
	size_t job;
	while ((job = atomic_fetch_add(&crew->next, 1)) < crew->jobs)
		crew->run(crew->context, job, member->worker);
	return NULL;
}

void work_run(size_t jobs, int threads, work_fn *run, void *context)
{
	struct crew crew = {.jobs = jobs, .run = run, .context = context};
	struct member members[JOBS_MAX];
	int started = 1;
	if (threads > JOBS_MAX)
		threads = JOBS_MAX;
	for (; started < threads && (size_t)started < jobs; started++) {
		members[started] = (struct member){.crew = &crew, .worker = started};
		if (pthread_create(&members[started].thread, NULL, take_jobs, &members[started]) != 0)
			break;
	}
	members[0] = (struct member){.crew = &crew};
	take_jobs(&members[0]);
	for (int i = 1; i < started; i++)
		pthread_join(members[i].thread, NULL);
}

int work_processors(void)
{
	cpu_set_t set;
	if (sched_getaffinity(0, sizeof set, &set) != 0)
		return 1;
	const int count = CPU_COUNT(&set);
	return count < 1 ? 1 : count;
}
