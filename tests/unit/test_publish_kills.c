/* Publishing cut off by kill -9: before each system call in turn, and at random
 * moments of builds that follow each other. What stands is one whole version,
 * and the next build needs no help. */
#include "publish_site.h"

#include "faulty_calls.h"

#include <sys/mount.h>
#include <sys/wait.h>
#include <time.h>

static bool killed(pid_t child)
{
	int status = 0;
	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
}

/* Publishes the new version in a process that dies before call number `turn`;
 * false when it got through. */
static bool killed_before(const char *output, long turn)
{
	struct publish_tally tally;
	const pid_t child = fork();
	if (child == 0) {
		faults.calls = 0;
		faults.turn = turn;
		faults.error = 0;
		_exit(!publish_version(output, NEW, &tally));
	}
	return killed(child);
}

/* Kills before every call; tells how many moments there were. */
static long kill_everywhere(bool is_whole)
{
	long turn = 0;
	for (bool cut = true; cut;) {
		must_publish("ud", OLD);
		cut = killed_before("ud", ++turn);
		const int version = which_version("ud");
		if (is_whole)
			assert_in_range(version, OLD, NEW);
		if (!cut)
			assert_int_equal(version, NEW);
		/* A build without changes clears up too. */
		must_publish("ud", version == OLD ? OLD : NEW);
		assert_string_equal(names_in("."), "ud");
		assert_null(strstr(names_in("ud"), "-ny"));
		assert_int_equal(which_version("ud"), version == OLD ? OLD : NEW);
		forget_findings();
		arena_reset(&memory);
	}
	return turn;
}

static void killed_before_each_call(void **state)
{
	(void)state;
	assert_true(kill_everywhere(true) > 60);
}

/* Between the two renames there is no site; the next build puts it back. */
static void killed_without_exchange(void **state)
{
	(void)state;
	faults.no_exchange = true;
	assert_true(kill_everywhere(false) > 60);
}

static void killed_inside_a_mount_point(void **state)
{
	(void)state;
	assert_int_equal(mkdir("ud", 0777), 0);
	if (mount("none", "ud", "tmpfs", 0, "size=1m,mode=755") != 0)
		skip();
	const long moments = kill_everywhere(false);
	assert_int_equal(umount("ud"), 0);
	assert_true(moments > 60);
}

static void empty_folder(const char *folder)
{
	struct file_list list;
	assert_int_equal(file_list(&memory, folder, &list), 0);
	for (size_t i = 0; i < list.count; i++)
		assert_int_equal(file_remove_tree(list.items[i].path.ptr), 0);
}

static void killed_at_the_first_publishing(void **state)
{
	(void)state;
	long turn = 0;
	for (bool cut = true; cut;) {
		cut = killed_before("ud", ++turn);
		const int version = which_version("ud");
		assert_true(version == NO_SITE || version == NEW);
		must_publish("ud", NEW);
		assert_string_equal(names_in("."), "ud");
		empty_folder(".");
	}
	assert_true(turn > 30);
}

/* What is there after the kill must be known as ours. */
static void killed_at_the_first_publishing_inside(void **state)
{
	(void)state;
	assert_int_equal(mkdir("ud", 0777), 0);
	if (mount("none", "ud", "tmpfs", 0, "size=1m,mode=755") != 0)
		skip();
	long turn = 0;
	for (bool cut = true; cut;) {
		cut = killed_before("ud", ++turn);
		must_publish("ud", NEW);
		assert_int_equal(which_version("ud"), NEW);
		empty_folder("ud");
	}
	assert_true(turn > 30);
}

static void publish_for_ever(void)
{
	struct publish_tally tally;
	for (int version = OLD;; version = OLD + NEW - version) {
		publish_version("ud", version, &tally);
		forget_findings();
		arena_reset(&memory);
	}
}

static void killed_at_random(void **state)
{
	(void)state;
	unsigned seed = 1;
	must_publish("ud", OLD);
	for (int round = 0; round < 30; round++) {
		const pid_t child = fork();
		if (child == 0)
			publish_for_ever();
		const struct timespec pause = {.tv_nsec = 1000L * (rand_r(&seed) % 20000)};
		nanosleep(&pause, NULL);
		kill(child, SIGKILL);
		assert_true(killed(child));
		assert_in_range(which_version("ud"), OLD, NEW);
	}
	must_publish("ud", NEW);
	assert_string_equal(names_in("."), "ud");
	assert_int_equal(which_version("ud"), NEW);
}

/* 0 when every attempt published a whole site or found it locked. */
static int build_often(int version)
{
	struct publish_tally tally;
	int wrong = 0;
	for (int attempt = 0; attempt < 4; attempt++) {
		forget_findings();
		if (!publish_version("ud", version, &tally))
			wrong += strcmp(codes(), "output-locked") != 0;
	}
	return wrong;
}

/* Builders at the same time, the first of them making the site. */
static void many_builders(void **state)
{
	(void)state;
	for (int round = 0; round < 10; round++) {
		int status = 0;
		for (int builder = 0; builder < 5; builder++)
			if (fork() == 0)
				_exit(build_often(builder % 2 ? OLD : NEW));
		while (wait(&status) > 0)
			assert_int_equal(status, 0);
		assert_in_range(which_version("ud"), OLD, NEW);
		assert_string_equal(names_in("."), "ud");
		empty_folder(".");
	}
}

static int begin_without_faults(void **state)
{
	no_faults();
	return begin_test(state);
}

static int end_without_faults(void **state)
{
	no_faults();
	umount("ud");
	return end_test(state);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin_without_faults, end_without_faults)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(killed_before_each_call),
		TEST(killed_without_exchange),
		TEST(killed_inside_a_mount_point),
		TEST(killed_at_the_first_publishing),
		TEST(killed_at_the_first_publishing_inside),
		TEST(killed_at_random),
		TEST(many_builders),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
