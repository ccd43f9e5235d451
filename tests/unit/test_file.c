/* Files, folders and trees on a real disk. What happens when calls fail or
 * power goes is seen through publishing. */
#include "publish_site.h"

#include "faulty_calls.h"

static void make_text(const char *path, const char *text)
{
	assert_int_equal(file_write_new(path, str_from(text)), 0);
}

static void make_fifo(const char *path)
{
	assert_int_equal(mkfifo(path, 0666), 0);
}

static void make_link(const char *to, const char *path)
{
	assert_int_equal(symlink(to, path), 0);
}

static int read_error(const char *path, size_t limit)
{
	struct str text = STR("urørt");
	const int err = file_read(&memory, path, limit, &text);
	if (err)
		assert_int_equal(text.len, 0);
	return err;
}

static void kinds(void **state)
{
	(void)state;
	make_text("fil", "x");
	make_link("fil", "genvej");
	make_link("intet", "løs");
	make_fifo("fifo");
	assert_int_equal(file_make_folder("mappe"), 0);
	assert_int_equal(file_kind("fil"), FILE_REGULAR);
	assert_int_equal(file_kind("mappe"), FILE_FOLDER);
	assert_int_equal(file_kind("genvej"), FILE_LINK);
	assert_int_equal(file_kind("løs"), FILE_LINK);
	assert_int_equal(file_kind("fifo"), FILE_OTHER);
	assert_int_equal(file_kind("/dev/null"), FILE_OTHER);
	assert_int_equal(file_kind("intet"), FILE_NONE);
	assert_int_equal(file_kind("fil/under"), FILE_NONE);
}

static void reading(void **state)
{
	(void)state;
	struct str text;
	make_text("fil", "æøå");
	make_text("tom", "");
	assert_int_equal(file_read(&memory, "fil", 6, &text), 0);
	assert_true(str_eq(text, STR("æøå")));
	assert_int_equal(text.ptr[text.len], '\0');
	assert_int_equal(file_read(&memory, "tom", 0, &text), 0);
	assert_int_equal(text.len, 0);
	assert_int_equal(file_write_new("nul", (struct str){"a\0b", 3}), 0);
	assert_int_equal(file_read(&memory, "nul", 10, &text), 0);
	assert_int_equal(text.len, 3);
}

static void what_cannot_be_read(void **state)
{
	(void)state;
	make_text("fil", "123456");
	make_link("fil", "genvej");
	make_fifo("fifo");
	assert_int_equal(file_make_folder("mappe"), 0);
	assert_int_equal(read_error("fil", 5), EFBIG);
	assert_int_equal(read_error("genvej", 10), ELOOP);
	assert_int_equal(read_error("fifo", 10), EINVAL);
	assert_int_equal(read_error("/dev/zero", 10), EINVAL);
	assert_int_equal(read_error("mappe", 10), EISDIR);
	assert_int_equal(read_error("intet", 10), ENOENT);
	assert_int_equal(read_error("fil/under", 10), ENOTDIR);
}

static void holding(void **state)
{
	(void)state;
	static char large[100000];
	memset(large, 'x', sizeof large);
	const struct str text = {large, sizeof large};
	assert_int_equal(file_write_new("stor", text), 0);
	make_link("stor", "genvej");
	make_text("tom", "");
	assert_true(file_holds("stor", text));
	assert_true(file_holds("tom", STR("")));
	assert_false(file_holds("tom", STR("x")));
	assert_false(file_holds("stor", str_slice(text, 1, text.len)));
	assert_false(file_holds("genvej", text));
	assert_false(file_holds("intet", STR("")));
	assert_false(file_holds(".", STR("")));
	large[sizeof large - 1] = 'y';
	assert_false(file_holds("stor", text));
}

static void writing_new(void **state)
{
	(void)state;
	make_text("fil", "første");
	assert_int_equal(file_write_new("fil", STR("anden")), EEXIST);
	assert_true(file_holds("fil", STR("første")));
	make_link("et/andet/sted", "genvej");
	assert_int_equal(file_write_new("genvej", STR("x")), EEXIST);
	assert_int_equal(file_write_new("ingen/mappe", STR("x")), ENOENT);
}

static void replacing(void **state)
{
	(void)state;
	make_text("fil", "gammel");
	make_text("fil.ny", "efterladt");
	make_link("mål", "genvej");
	assert_int_equal(file_replace("fil", STR("ny")), 0);
	assert_int_equal(file_replace("frisk", STR("ny")), 0);
	assert_int_equal(file_replace("genvej", STR("ny")), 0);
	assert_true(file_holds("fil", STR("ny")));
	assert_true(file_holds("genvej", STR("ny"))); /* the link itself, not its target */
	assert_string_equal(names_in("."), "fil frisk genvej");
	assert_int_equal(file_make_folder("mappe"), 0);
	assert_int_equal(file_replace("mappe", STR("ny")), EISDIR);
	assert_int_equal(file_replace("ingen/fil", STR("ny")), ENOENT);
	assert_string_equal(names_in("."), "fil frisk genvej mappe");
}

/* The old text or the new stands, whichever call fails; nothing beside it. */
static void replacing_when_calls_fail(void **state)
{
	(void)state;
	bool came = true;
	for (long turn = 1; came; turn++) {
		no_faults();
		assert_int_equal(file_replace("fil", STR("gammel")), 0);
		faults.calls = 0;
		faults.turn = turn;
		faults.error = ENOSPC;
		const int err = file_replace("fil", STR("den nye tekst"));
		came = faults.calls >= turn;
		no_faults();
		assert_int_equal(err, came ? ENOSPC : 0);
		assert_true(file_holds("fil", STR("gammel")) || file_holds("fil", STR("den nye tekst")));
		assert_string_equal(names_in("."), "fil");
	}
}

static void linking_and_copying(void **state)
{
	(void)state;
	static char large[200001];
	memset(large, 'x', sizeof large);
	const struct str text = {large, sizeof large};
	assert_int_equal(file_write_new("stor", text), 0);
	for (int copying = 0; copying < 2; copying++) {
		struct stat from;
		struct stat to;
		no_faults();
		faults.no_links = copying;
		assert_int_equal(file_link("stor", "anden"), 0);
		assert_true(file_holds("anden", text));
		assert_int_equal(stat("stor", &from), 0);
		assert_int_equal(stat("anden", &to), 0);
		assert_int_equal(from.st_ino == to.st_ino, !copying);
		assert_int_equal(file_link("stor", "anden"), EEXIST);
		assert_int_equal(file_link("intet", "nyt"), ENOENT);
		assert_int_equal(file_link("stor", "ingen/mappe"), ENOENT);
		assert_int_equal(remove("anden"), 0);
	}
	assert_string_equal(names_in("."), "stor");
}

static void listing(void **state)
{
	(void)state;
	struct file_list list;
	assert_int_equal(file_make_folders("a/b/c"), 0);
	make_text("a/z", "");
	make_text("a/.skjult", "");
	make_text("a/b/c/dyb", "");
	make_link("b", "a/genvej");
	make_text("a/linje\nskift", "");
	assert_string_equal(names_in("a"), ".skjult b genvej linje\nskift z");
	assert_int_equal(file_list_tree(&memory, "a", &list), 0);
	struct str all = STR("");
	for (size_t i = 0; i < list.count; i++)
		all = str_format(&memory, "%.*s %s", STR_ARGS(all), list.items[i].path.ptr);
	assert_string_equal(
		str_z(&memory, all), " a/.skjult a/b a/genvej a/linje\nskift a/z a/b/c a/b/c/dyb");
	assert_int_equal(list.items[2].kind, FILE_LINK);
	assert_int_equal(file_list(&memory, "intet", &list), ENOENT);
	assert_int_equal(file_list_tree(&memory, "a/z", &list), ENOTDIR);
	assert_int_equal(list.count, 0);
}

static void making_folders(void **state)
{
	(void)state;
	char path[64];
	assert_int_equal(file_make_folders("a//b/c/"), 0);
	assert_int_equal(file_make_folders("a/b/c"), 0);
	assert_non_null(getcwd(path, sizeof path - 10));
	assert_int_equal(file_make_folders(strcat(path, "/d/e")), 0);
	assert_string_equal(names_in("."), "a d");
	make_text("fil", "");
	make_link("a", "genvej");
	assert_int_equal(file_make_folder("genvej"), 0);
	assert_int_equal(file_make_folders("genvej/x"), 0);
	assert_int_equal(file_make_folder("fil"), ENOTDIR);
	assert_int_equal(file_make_folders("fil/x/y"), ENOTDIR);
	assert_int_equal(file_make_folder("ingen/x"), ENOENT);
	assert_string_equal(names_in("a"), "b x");
}

static void removing_trees(void **state)
{
	(void)state;
	assert_int_equal(file_make_folders("mit/billeder"), 0);
	make_text("mit/billeder/kat", "miav");
	assert_int_equal(file_make_folders("væk/a/b"), 0);
	make_link("../mit", "væk/genvej");
	make_fifo("væk/a/fifo");
	assert_int_equal(file_remove_tree("væk"), 0);
	assert_int_equal(file_remove_tree("væk"), 0);
	make_link("mit", "genvej");
	assert_int_equal(file_remove_tree("genvej"), 0);
	assert_string_equal(names_in("."), "mit");
	assert_true(file_holds("mit/billeder/kat", STR("miav")));
}

static void resolving(void **state)
{
	(void)state;
	const char *real;
	const char *here;
	assert_int_equal(file_resolve(&memory, ".", &here), 0);
	assert_int_equal(file_make_folders("a/b"), 0);
	make_link("a/b", "genvej");
	assert_int_equal(file_resolve(&memory, "genvej/../b/.", &real), 0);
	assert_string_equal(real, str_format(&memory, "%s/a/b", here).ptr);
	assert_int_equal(file_resolve(&memory, "intet", &real), ENOENT);
}

static void mount_points(void **state)
{
	(void)state;
	assert_int_equal(file_make_folder("mappe"), 0);
	assert_true(file_is_mount_point("/proc"));
	assert_false(file_is_mount_point("mappe"));
	assert_false(file_is_mount_point("intet"));
}

static void locking_folders(void **state)
{
	(void)state;
	int first;
	int second;
	assert_int_equal(file_make_folder("mappe"), 0);
	assert_int_equal(file_lock_folder("mappe", &first), 0);
	assert_int_equal(file_lock_folder("mappe", &second), EWOULDBLOCK);
	assert_int_equal(second, -1);
	assert_int_equal(file_rename("mappe", "flyttet"), 0);
	assert_int_equal(file_lock_folder("mappe", &second), ENOENT);
	assert_int_equal(file_lock_folder("flyttet", &second), EWOULDBLOCK);
	file_unlock(&first);
	assert_int_equal(first, -1);
	file_unlock(&first);
	assert_int_equal(file_lock_folder("flyttet", &second), 0);
	file_unlock(&second);
	make_text("fil", "");
	make_link("flyttet", "genvej");
	assert_int_equal(file_lock_folder("fil", &second), ENOTDIR);
	assert_int_equal(file_lock_folder("genvej", &second), ENOTDIR);
}

static int begin_without_faults(void **state)
{
	no_faults();
	return begin_test(state);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin_without_faults, end_test)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(kinds),
		TEST(reading),
		TEST(what_cannot_be_read),
		TEST(holding),
		TEST(writing_new),
		TEST(replacing),
		TEST(replacing_when_calls_fail),
		TEST(linking_and_copying),
		TEST(listing),
		TEST(making_folders),
		TEST(removing_trees),
		TEST(resolving),
		TEST(mount_points),
		TEST(locking_folders),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
