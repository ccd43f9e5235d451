/* Publishing when all goes well, and what it refuses. Faults and kills are in
 * test_publish_faults.c and test_publish_kills.c. */
#include "publish_site.h"

#include "base/work.h"

#include <signal.h>
#include <sys/wait.h>

static ino_t inode_of(const char *path)
{
	struct stat info;
	assert_int_equal(lstat(path, &info), 0);
	return info.st_ino;
}

static mode_t mode_of(const char *path)
{
	struct stat info;
	assert_int_equal(lstat(path, &info), 0);
	return info.st_mode & 07777;
}

static struct str snapshot_line(const char *path)
{
	struct stat info;
	assert_int_equal(lstat(path, &info), 0);
	return str_format(&memory, "%s %lu %ld.%09ld %ld.%09ld\n", path, (unsigned long)info.st_ino,
		(long)info.st_mtim.tv_sec, info.st_mtim.tv_nsec, (long)info.st_ctim.tv_sec,
		info.st_ctim.tv_nsec);
}

/* Inode and times of everything here, this folder too. */
static const char *snapshot(void)
{
	struct file_list list;
	struct str all = snapshot_line(".");
	assert_int_equal(file_list_tree(&memory, ".", &list), 0);
	for (size_t i = 0; i < list.count; i++)
		all = str_join(&memory, all, snapshot_line(list.items[i].path.ptr));
	return str_z(&memory, all);
}

static void write_file(const char *path, const char *text)
{
	assert_int_equal(file_write_new(path, str_from(text)), 0);
}

static void first_publishing(void **state)
{
	(void)state;
	struct publish_tally tally;
	umask(027);
	assert_true(publish_version("ud/af/huset/", OLD, &tally));
	assert_int_equal(tally.written, 9);
	assert_int_equal(tally.kept + tally.removed, 0);
	assert_int_equal(which_version("ud/af/huset"), OLD);
	assert_string_equal(names_in("ud/af"), "huset");
	assert_int_equal(file_kind("ud/af/huset/.skoletilbud"), FILE_REGULAR);
	assert_int_equal(mode_of("ud/af/huset/fag/dansk"), 0750);
	assert_int_equal(mode_of("ud/af/huset/index.html"), 0640);
	assert_string_equal(codes(), "");
}

static void unchanged_writes_nothing(void **state)
{
	(void)state;
	struct publish_tally tally;
	must_publish("ud", OLD);
	const char *before = snapshot();
	usleep(20000);
	assert_true(publish_version("ud", OLD, &tally));
	assert_int_equal(tally.kept, 9);
	assert_int_equal(tally.written + tally.removed, 0);
	assert_string_equal(snapshot(), before);
}

static void changes_are_written_and_the_rest_linked(void **state)
{
	(void)state;
	struct publish_tally tally;
	must_publish("ud", OLD);
	const ino_t changed = inode_of("ud/index.html");
	const ino_t same = inode_of("ud/fag/dansk/index.html");
	assert_true(publish_version("ud", NEW, &tally));
	assert_int_equal(tally.written, 4);
	assert_int_equal(tally.kept, 5);
	assert_int_equal(tally.removed, 2);
	assert_int_equal(which_version("ud"), NEW);
	assert_true(inode_of("ud/index.html") != changed);
	assert_true(inode_of("ud/fag/dansk/index.html") == same);
	assert_int_equal(file_kind("ud/tilbud/vejle/gammelt"), FILE_NONE);
	assert_string_equal(names_in("."), "ud");
}

static void only_a_removed_file_is_a_change(void **state)
{
	(void)state;
	struct publish_tally tally;
	must_publish("ud", OLD);
	write_file("ud/fag/dansk/fremmed.html", "?");
	assert_int_equal(symlink("/etc/passwd", "ud/fag/genvej"), 0);
	assert_true(publish_version("ud", OLD, &tally));
	assert_int_equal(tally.written, 0);
	assert_int_equal(tally.kept, 9);
	assert_int_equal(tally.removed, 2);
	assert_int_equal(which_version("ud"), OLD);
}

/* A path that leads out is a mistake of ours: it ends the program. */
static void unsafe_paths_end_the_program(void **state)
{
	(void)state;
	static const struct str bad[] = {{"", 0}, {"/etc/x", 6}, {"../x", 4}, {"a/../x", 6},
		{"a/..", 4}, {"./x", 3}, {"a//x", 4}, {"a/", 2}, {"a\0b", 3}, {".skoletilbud-ny/x", 17}};
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		const pid_t child = fork();
		if (child == 0) {
			fclose(stderr);
			signal(SIGABRT, SIG_DFL);
			publish_begin(&memory, "ud", &bad[i], 1, &report);
			_exit(0);
		}
		int status = 0;
		assert_int_equal(waitpid(child, &status, 0), child);
		assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
	}
	assert_string_equal(names_in("."), "");
}

static void links_in_the_site_are_replaced(void **state)
{
	(void)state;
	struct publish_tally tally;
	must_publish("ud", OLD);
	assert_int_equal(rename("ud/fag", "flyttet"), 0);
	assert_int_equal(symlink("../flyttet", "ud/fag"), 0);
	assert_int_equal(remove("ud/robots.txt"), 0);
	assert_int_equal(mkfifo("ud/robots.txt", 0600), 0);
	assert_true(publish_version("ud", OLD, &tally));
	assert_int_equal(which_version("ud"), OLD);
	assert_int_equal(file_kind("ud/fag"), FILE_FOLDER);
	assert_true(file_holds("flyttet/dansk/index.html", STR("dansk")));
}

static void foreign_folder_is_refused(void **state)
{
	(void)state;
	struct publish_tally tally;
	assert_int_equal(mkdir("ud", 0777), 0);
	must_publish("ud", OLD); /* empty: taken */
	assert_int_equal(mkdir("mit", 0777), 0);
	write_file("mit/billede.jpg", "kat");
	const char *before = snapshot();
	assert_false(publish_version("mit", OLD, &tally));
	assert_string_equal(codes(), "output-foreign");
	assert_string_equal(snapshot(), before);
}

static void what_is_no_folder_is_refused(void **state)
{
	(void)state;
	struct publish_tally tally;
	write_file("fil", "tekst");
	assert_int_equal(symlink("findes-ikke", "genvej"), 0);
	const char *before = snapshot();
	assert_false(publish_version("fil", OLD, &tally));
	assert_false(publish_version("fil/ud", OLD, &tally));
	assert_false(publish_version("genvej", OLD, &tally));
	assert_false(publish_version("", OLD, &tally));
	assert_string_equal(codes(), "output-unusable output-unusable output-unusable output-unusable");
	assert_string_equal(snapshot(), before);
}

static void too_long_names_are_told(void **state)
{
	(void)state;
	struct publish_tally tally;
	char name[300];
	memset(name, 'x', sizeof name);
	name[sizeof name - 1] = '\0';
	assert_false(publish_version(name, OLD, &tally));
	name[250] = '\0'; /* itself short enough, but not with what is added beside it */
	assert_false(publish_version(name, OLD, &tally));
	assert_string_equal(codes(), "output-unusable output-unusable");
	const struct str paths[] = {{name, 200}, str_format(&memory, "%0300d/index.html", 0)};
	struct publish *publish = publish_begin(&memory, "ud", paths, 2, &report);
	publish_file(publish, 0, STR("godt"));
	publish_file(publish, 1, STR("skidt"));
	assert_false(publish_end(publish, &report, &tally));
	assert_string_equal(names_in("."), "");
}

static void a_link_to_a_folder_is_followed(void **state)
{
	(void)state;
	assert_int_equal(mkdir("rigtig", 0777), 0);
	assert_int_equal(symlink("rigtig", "genvej"), 0);
	must_publish("genvej", OLD);
	must_publish("genvej/", NEW);
	assert_int_equal(file_kind("genvej"), FILE_LINK);
	assert_int_equal(which_version("rigtig"), NEW);
	assert_string_equal(names_in("."), "genvej rigtig");
}

static void one_builder_at_a_time(void **state)
{
	(void)state;
	struct publish_tally tally;
	for (int existing = 0; existing < 2; existing++) {
		forget_findings();
		struct publish *first = publish_begin(&memory, "ud", NULL, 0, &report);
		assert_non_null(first);
		assert_null(publish_begin(&memory, "./ud/", NULL, 0, &report));
		assert_string_equal(codes(), "output-locked");
		must_publish("et-andet", OLD);
		assert_true(publish_end(first, &report, &tally));
	}
	must_publish("ud", NEW);
	assert_int_equal(which_version("ud"), NEW);
}

static void leftovers_are_cleared(void **state)
{
	(void)state;
	must_publish("ud", OLD);
	assert_int_equal(file_make_folders(".ud.skoletilbud-ny/fag/dansk"), 0);
	assert_int_equal(file_make_folders(".ud.skoletilbud-gammel/fag"), 0);
	write_file(".ud.skoletilbud-ny/fag/index.html", "halv");
	must_publish("ud", OLD);
	assert_string_equal(names_in("."), "ud");
	assert_int_equal(file_make_folders(".ny.skoletilbud-ny/fag/dansk"), 0);
	must_publish("ny", NEW);
	assert_string_equal(names_in("."), "ny ud");
	assert_int_equal(which_version("ny"), NEW);
}

static void a_site_left_aside_is_put_back(void **state)
{
	(void)state;
	must_publish("ud", OLD);
	assert_int_equal(rename("ud", ".ud.skoletilbud-gammel"), 0);
	struct publish *publish = publish_begin(&memory, "ud", NULL, 0, &report);
	assert_int_equal(which_version("ud"), OLD);
	publish_abandon(publish);
	assert_string_equal(names_in("."), "ud");
}

static void abandoning_leaves_the_site(void **state)
{
	(void)state;
	const struct str path = STR("index.html");
	must_publish("ud", OLD);
	const char *before = snapshot_line("ud/index.html").ptr;
	struct publish *publish = publish_begin(&memory, "ud", &path, 1, &report);
	publish_file(publish, 0, STR("noget andet"));
	assert_string_equal(names_in("."), ".ud.skoletilbud-ny ud");
	publish_abandon(publish);
	assert_string_equal(names_in("."), "ud");
	assert_string_equal(snapshot_line("ud/index.html").ptr, before);
	publish = publish_begin(&memory, "nyt", &path, 1, &report);
	publish_abandon(publish);
	assert_string_equal(names_in("."), "ud");
}

enum { MANY = 2000 };

struct many {
	struct publish *publish;
	struct str texts[MANY];
};

static void give_one(void *context, size_t job, int worker)
{
	(void)worker;
	const struct many *many = context;
	publish_file(many->publish, job, many->texts[job]);
}

static void many_threads_give_pages(void **state)
{
	(void)state;
	static struct str paths[MANY];
	static struct many many;
	struct publish_tally tally;
	for (int round = 0; round < 2; round++) {
		for (size_t i = 0; i < MANY; i++) {
			paths[i] = str_format(&memory, "a/%zu/b/%zu/index.html", i % 7, i);
			many.texts[i] = str_format(&memory, "%zu", i % 3 ? i : i + (size_t)round);
		}
		many.publish = publish_begin(&memory, "ud", paths, MANY, &report);
		work_run(MANY, 8, give_one, &many);
		assert_true(publish_end(many.publish, &report, &tally));
	}
	assert_int_equal(tally.written, 667);
	assert_int_equal(tally.kept, 1334);
	for (size_t i = 0; i < MANY; i++)
		assert_true(file_holds(str_format(&memory, "ud/%s", paths[i].ptr).ptr, many.texts[i]));
}

/* Runs `attempt` as a user without rights; its answer, or 99 when it crashed. */
static int as_nobody(int (*attempt)(void))
{
	const pid_t child = fork();
	if (child == 0) {
		if (setgid(65534) != 0 || setuid(65534) != 0)
			_exit(98);
		_exit(attempt());
	}
	int status = 0;
	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 99;
}

static int refused_both(void)
{
	struct publish_tally tally;
	return publish_version("ud", NEW, &tally) + publish_version("nyt", NEW, &tally)
		+ (strcmp(codes(), "output-unusable output-unusable") != 0);
}

static int published_inside(void)
{
	struct publish_tally tally;
	return !publish_version("ud", NEW, &tally) + (strcmp(codes(), "output-piecewise") != 0);
}

static void rights_are_respected(void **state)
{
	(void)state;
	if (geteuid() != 0)
		skip();
	must_publish("ud", OLD);
	assert_int_equal(as_nobody(refused_both), 0);
	assert_int_equal(which_version("ud"), OLD);
	assert_string_equal(names_in("."), "ud");
	assert_int_equal(chown("ud", 65534, 65534), 0);
	struct file_list list;
	assert_int_equal(file_list_tree(&memory, "ud", &list), 0);
	for (size_t i = 0; i < list.count; i++)
		assert_int_equal(chown(list.items[i].path.ptr, 65534, 65534), 0);
	assert_int_equal(as_nobody(published_inside), 0);
	assert_int_equal(which_version("ud"), NEW);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin_test, end_test)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(first_publishing),
		TEST(unchanged_writes_nothing),
		TEST(changes_are_written_and_the_rest_linked),
		TEST(only_a_removed_file_is_a_change),
		TEST(unsafe_paths_end_the_program),
		TEST(links_in_the_site_are_replaced),
		TEST(foreign_folder_is_refused),
		TEST(what_is_no_folder_is_refused),
		TEST(too_long_names_are_told),
		TEST(a_link_to_a_folder_is_followed),
		TEST(one_builder_at_a_time),
		TEST(leftovers_are_cleared),
		TEST(a_site_left_aside_is_put_back),
		TEST(abandoning_leaves_the_site),
		TEST(many_threads_give_pages),
		TEST(rights_are_respected),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
