/* Many independent jobs on a few threads.
 *
 * `run(context, job, worker)` is called once for each job 0 … jobs-1, on one
 * of `threads` workers numbered from 0. Jobs share nothing but what the
 * context makes safe; results go where the job's number says, so the outcome
 * does not depend on the number of threads. Returns when all are done. When no
 * thread can be started, the caller's own does the work. */
#ifndef BASE_WORK_H
#define BASE_WORK_H

#include <stddef.h>

typedef void work_fn(void *context, size_t job, int worker);

void work_run(size_t jobs, int threads, work_fn *run, void *context);

/* Processors this process may use, at least 1. */
int work_processors(void);

#endif
