/* Jobs on threads: each once, whatever the number of threads. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/limits.h"
#include "base/work.h"

enum { JOBS = 5000 };

struct sums {
	size_t times[JOBS];
	atomic_size_t workers[JOBS_MAX];
	atomic_int wrong;
	int threads;
};

static void count_one(void *context, size_t job, int worker)
{
	struct sums *sums = context;
	if (job >= JOBS || worker < 0 || worker >= JOBS_MAX
		|| (worker > 0 && worker >= sums->threads)) {
		sums->wrong++;
		return;
	}
	sums->times[job] += 1;
	sums->workers[worker]++;
}

static void every_job_is_done_once(void **state)
{
	(void)state;
	static struct sums sums;
	const int threads[] = {-1, 0, 1, 2, 3, 8, JOBS_MAX, 1000};
	for (size_t i = 0; i < sizeof threads / sizeof threads[0]; i++) {
		memset(&sums, 0, sizeof sums);
		sums.threads = threads[i];
		work_run(JOBS, threads[i], count_one, &sums);
		assert_int_equal(sums.wrong, 0);
		for (size_t job = 0; job < JOBS; job++)
			assert_int_equal(sums.times[job], 1);
	}
}

static void few_jobs(void **state)
{
	(void)state;
	static struct sums sums;
	sums.threads = 8;
	work_run(0, 8, count_one, &sums);
	assert_int_equal(sums.times[0], 0);
	work_run(1, 8, count_one, &sums);
	assert_int_equal(sums.times[0], 1);
	assert_int_equal(sums.times[1], 0);
}

static void wait_a_little(void *context, size_t job, int worker)
{
	usleep(1000);
	count_one(context, job, worker);
}

static void the_work_is_shared(void **state)
{
	(void)state;
	static struct sums sums;
	sums.threads = 4;
	work_run(100, 4, wait_a_little, &sums);
	for (int worker = 0; worker < 4; worker++)
		assert_true(sums.workers[worker] > 0);
}

static void there_is_a_processor(void **state)
{
	(void)state;
	assert_true(work_processors() >= 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_job_is_done_once),
		cmocka_unit_test(few_jobs),
		cmocka_unit_test(the_work_is_shared),
		cmocka_unit_test(there_is_a_processor),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
