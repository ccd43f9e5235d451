/* Publishing when the machine fails: each system call in turn answers with an
 * error, once or from then on; disks that are full; file systems that lack
 * links or exchange. The published site is whole, old or new, every time. */
#include "publish_site.h"

#include "faulty_calls.h"

#include <sys/mount.h>
#include <sys/resource.h>

/* What lies at the top of the new version. */
#define SITE_NAMES "$sorterer-først.txt .skoletilbud fag index.html robots.txt stil-2.css tilbud"

/* The old site in `output`, and the new one published over it with call number
 * `turn` failing. Tells whether that turn came. */
static bool one_round(const char *output, long turn, int error, bool for_good)
{
	struct publish_tally tally;
	faults.turn = 0;
	must_publish(output, OLD);
	forget_findings();
	faults.calls = 0;
	faults.turn = turn;
	faults.error = error;
	faults.for_good = for_good;
	const bool published = publish_version(output, NEW, &tally);
	const bool came = faults.calls >= turn;
	faults.turn = 0;
	const bool leftover = for_good || strstr(codes(), "output-leftover");
	assert_int_equal(report_has_errors(&report), !published);
	/* What is renamed away cannot come back when no call succeeds any more. */
	if (!for_good || !faults.no_exchange)
		assert_int_equal(which_version(output), published ? NEW : OLD);
	assert_true(leftover || strcmp(names_in("."), output) == 0);
	must_publish(output, NEW);
	assert_int_equal(which_version(output), NEW);
	assert_string_equal(names_in("."), output);
	assert_string_equal(names_in(output), SITE_NAMES);
	forget_findings();
	arena_reset(&memory);
	return came;
}

static void every_call(int error, bool for_good)
{
	long turn = 1;
	while (one_round("ud", turn, error, for_good))
		turn++;
	assert_true(turn > 60); /* or the calls are not stood in for */
}

static void each_call_fails_once(void **state)
{
	(void)state;
	every_call(EIO, false);
}

static void the_disk_is_full_from_then_on(void **state)
{
	(void)state;
	every_call(ENOSPC, true);
}

static void each_call_fails_without_exchange(void **state)
{
	(void)state;
	faults.no_exchange = true;
	every_call(EIO, false);
	every_call(EIO, true);
}

static void each_call_fails_without_links(void **state)
{
	(void)state;
	faults.no_links = true;
	every_call(EIO, false);
}

static void without_exchange_it_is_told(void **state)
{
	(void)state;
	must_publish("ud", OLD);
	faults.no_exchange = faults.no_links = true;
	must_publish("ud", NEW);
	assert_string_equal(codes(), "output-gap");
	assert_int_equal(which_version("ud"), NEW);
	assert_string_equal(names_in("."), "ud");
}

/* A power cut after the exchange must find all bytes on disk. */
static void all_is_synced_before_the_exchange(void **state)
{
	(void)state;
	must_publish("ud", OLD);
	no_faults();
	must_publish("ud", NEW);
	assert_string_equal(faults.order, "sxs");
	no_faults();
	must_publish("ud", NEW);
	assert_string_equal(faults.order, "");
}

static void first_publishing_fails(void **state)
{
	(void)state;
	struct publish_tally tally;
	long turn = 1;
	for (bool came = true; came; turn++) {
		faults.calls = 0;
		faults.turn = turn;
		faults.error = ENOSPC;
		const bool published = publish_version("ud", OLD, &tally);
		came = faults.calls >= turn;
		faults.turn = 0;
		assert_int_equal(which_version("ud"), published ? OLD : NO_SITE);
		assert_int_equal(report_has_errors(&report), !published);
		assert_string_equal(names_in("."), published ? "ud" : "");
		assert_int_equal(file_remove_tree("ud"), 0);
		forget_findings();
	}
	assert_true(turn > 30);
}

static void exchange_sites(void)
{
	assert_int_equal(file_exchange("ud", "andet"), 0);
}

static void move_site_here(void)
{
	assert_int_equal(file_rename("andet", "ud"), 0);
}

/* Another process publishes between our looking and our locking. */
static void the_site_that_stands_is_locked(void **state)
{
	(void)state;
	must_publish("ud", OLD);
	must_publish("andet", NEW);
	faults.before_lock = exchange_sites;
	struct publish *publish = publish_begin(&memory, "ud", NULL, 0, &report);
	assert_non_null(publish);
	assert_null(publish_begin(&memory, "ud", NULL, 0, &report));
	publish_abandon(publish);
	assert_int_equal(file_remove_tree("ud"), 0);
	faults.before_lock = move_site_here;
	publish = publish_begin(&memory, "ud", NULL, 0, &report);
	assert_non_null(publish);
	assert_null(publish_begin(&memory, "ud", NULL, 0, &report));
	assert_string_equal(names_in("."), "ud");
	publish_abandon(publish);
	assert_string_equal(codes(), "output-locked output-locked");
	assert_int_equal(which_version("ud"), OLD);
}

/* A limit on the size of files: EFBIG, as SIGXFSZ is ignored. */
static void a_limit_on_file_size(void **state)
{
	(void)state;
	const struct rlimit unlimited = {RLIM_INFINITY, RLIM_INFINITY};
	const struct rlimit limit = {10, RLIM_INFINITY};
	struct publish_tally tally;
	must_publish("ud", OLD);
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
	const bool published = publish_version("ud", NEW, &tally);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &unlimited), 0);
	assert_false(published);
	assert_string_equal(codes(), "output-failed");
	assert_string_equal(str_z(&memory, report.findings[0].span.source->path), "ud/index.html");
	assert_int_equal(which_version("ud"), OLD);
	assert_string_equal(names_in("."), "ud");
}

static bool mount_small_disk(const char *folder)
{
	assert_int_equal(mkdir(folder, 0777), 0);
	return mount("none", folder, "tmpfs", 0, "size=64k,mode=755") == 0;
}

static void a_disk_that_is_full(void **state)
{
	(void)state;
	struct publish_tally tally;
	if (!mount_small_disk("disk"))
		skip();
	must_publish("disk/ud", OLD);
	const int filler = open("disk/fyld", O_WRONLY | O_CREAT, 0666);
	char block[4096] = {1};
	while (syscall(SYS_write, filler, block, sizeof block) == (long)sizeof block)
		continue;
	close(filler);
	const bool published = publish_version("disk/ud", NEW, &tally);
	const int version = which_version("disk/ud");
	const char *names = names_in("disk");
	assert_int_equal(umount("disk"), 0);
	assert_false(published);
	assert_string_equal(codes(), "output-failed");
	assert_int_equal(version, OLD);
	assert_string_equal(names, "fyld ud");
}

/* The output is a mount point: its name cannot change. */
static int make_inside(void **state)
{
	no_faults();
	return begin_test(state) || mkdir("ud", 0777);
}

static int end_inside(void **state)
{
	umount("ud");
	return end_test(state);
}

static void a_mount_point_is_published_inside(void **state)
{
	(void)state;
	struct publish_tally tally;
	if (mount("none", "ud", "tmpfs", 0, "size=1m,mode=755") != 0)
		skip();
	assert_int_equal(mkdir("ud/lost+found", 0700), 0);
	must_publish("ud", OLD);
	assert_int_equal(remove("ud/lost+found"), 0);
	assert_int_equal(which_version("ud"), OLD);
	assert_true(publish_version("ud", NEW, &tally));
	assert_int_equal(tally.written + 10 * tally.kept + 100 * tally.removed, 254);
	assert_string_equal(codes(), "output-piecewise output-piecewise");
	assert_int_equal(which_version("ud"), NEW);
	assert_string_equal(names_in("ud"), SITE_NAMES);
	forget_findings();
	must_publish("ud", NEW);
	assert_string_equal(codes(), "");
}

static void a_bound_folder_is_a_mount_point(void **state)
{
	(void)state;
	assert_int_equal(mkdir("kilde", 0777), 0);
	if (mount("kilde", "ud", NULL, MS_BIND, NULL) != 0)
		skip();
	must_publish("ud", OLD);
	assert_string_equal(codes(), "output-piecewise");
	assert_int_equal(which_version("kilde"), OLD);
}

static void each_call_fails_inside(void **state)
{
	(void)state;
	if (mount("none", "ud", "tmpfs", 0, "size=1m,mode=755") != 0)
		skip();
	every_call(EIO, false);
	faults.no_exchange = true;
	every_call(EIO, false);
}

static int begin_without_faults(void **state)
{
	no_faults();
	return begin_test(state);
}

static int end_without_faults(void **state)
{
	no_faults();
	return end_test(state);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin_without_faults, end_without_faults)
#define TEST_INSIDE(name) cmocka_unit_test_setup_teardown(name, make_inside, end_inside)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(each_call_fails_once),
		TEST(the_disk_is_full_from_then_on),
		TEST(each_call_fails_without_exchange),
		TEST(each_call_fails_without_links),
		TEST(without_exchange_it_is_told),
		TEST(all_is_synced_before_the_exchange),
		TEST(first_publishing_fails),
		TEST(the_site_that_stands_is_locked),
		TEST(a_limit_on_file_size),
		TEST(a_disk_that_is_full),
		TEST_INSIDE(a_mount_point_is_published_inside),
		TEST_INSIDE(a_bound_folder_is_a_mount_point),
		TEST_INSIDE(each_call_fails_inside),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
