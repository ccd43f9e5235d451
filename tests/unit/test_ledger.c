/* The ledger of addresses: round trips, bad lines, hostile titles, sets. */
#include "publish_site.h"

#include "base/buf.h"
#include "site/ledger.h"

#include <signal.h>
#include <sys/wait.h>

static struct ledger ledger_of(const char *const *pairs, size_t count)
{
	struct ledger ledger = {.lines = arena_array(&memory, count, sizeof *ledger.lines)};
	for (size_t i = 0; i < count; i++)
		ledger.lines[ledger.count++] =
			(struct ledger_line){str_from(pairs[2 * i]), str_from(pairs[2 * i + 1])};
	return ledger;
}

#define LEDGER(...)                                                                                \
	ledger_of((const char *const[]){__VA_ARGS__},                                                  \
		sizeof((const char *const[]){__VA_ARGS__}) / (2 * sizeof(char *)))

/* "address=title;address=title;" */
static const char *shown(const struct ledger *ledger)
{
	struct str all = STR("");
	for (size_t i = 0; i < ledger->count; i++)
		all = str_format(&memory, "%.*s%.*s=%.*s;", STR_ARGS(all),
			STR_ARGS(ledger->lines[i].address), STR_ARGS(ledger->lines[i].title));
	return str_z(&memory, all);
}

static void put_text(const char *text)
{
	assert_int_equal(file_make_folders("state"), 0);
	assert_int_equal(file_replace("state/adresser.txt", str_from(text)), 0);
}

/* What a file with this text is read as. */
static const char *read_text(const char *text)
{
	struct ledger ledger;
	forget_findings();
	put_text(text);
	return ledger_read(&memory, "state", &report, &ledger) ? shown(&ledger) : "no";
}

static void none_is_empty(void **state)
{
	(void)state;
	struct ledger ledger;
	assert_true(ledger_read(&memory, "state/findes/ikke", &report, &ledger));
	assert_int_equal(ledger.count, 0);
	assert_string_equal(read_text(""), "");
	assert_string_equal(read_text("# kun en linje, der forklarer\n\n"), "");
	assert_string_equal(codes(), "");
}

static void round_trip(void **state)
{
	(void)state;
	struct ledger again;
	struct ledger ledger = LEDGER("tilbud/vejle/kildekritik/", "Kildekritik – hvem tror du på?",
		"fag/dansk/", "Dansk", "tilbud/vejle/a/", "\xC3\x86 & <b>\"'", "fag/dansk/", "Dansk igen");
	ledger_sort(&ledger);
	assert_true(ledger_write("ny/state", &ledger, &report));
	assert_true(ledger_read(&memory, "ny/state", &report, &again));
	assert_string_equal(shown(&again), shown(&ledger));
	assert_string_equal(shown(&again),
		"fag/dansk/=Dansk;tilbud/vejle/a/=\xC3\x86 & <b>\"';"
		"tilbud/vejle/kildekritik/=Kildekritik – hvem tror du på?;");
	assert_string_equal(names_in("ny/state"), "adresser.txt");
	assert_string_equal(codes(), "");
}

static void same_is_not_written(void **state)
{
	(void)state;
	struct stat before;
	struct stat after;
	const struct ledger ledger = LEDGER("fag/dansk/", "Dansk");
	assert_true(ledger_write("state", &ledger, &report));
	assert_int_equal(stat("state/adresser.txt", &before), 0);
	assert_true(ledger_write("state", &ledger, &report));
	assert_int_equal(stat("state/adresser.txt", &after), 0);
	assert_true(before.st_ino == after.st_ino);
	assert_true(before.st_ctim.tv_nsec == after.st_ctim.tv_nsec);
	const struct ledger other = LEDGER("fag/dansk/", "Dansk!");
	assert_true(ledger_write("state", &other, &report));
	assert_string_equal(read_text("fag/dansk/\tDansk!"), "fag/dansk/=Dansk!;");
}

static void what_an_editor_does_is_forgiven(void **state)
{
	(void)state;
	assert_string_equal(read_text("\xEF\xBB\xBF# om\r\ntrin/5/\t5. klasse\r\n\r\n"
								  "  fag/dansk/   Dansk  \nfag/dansk/\tDansk\nb/\tslut"),
		"b/=slut;fag/dansk/=Dansk;trin/5/=5. klasse;");
	assert_string_equal(codes(), "");
}

static void bad_lines_are_told(void **state)
{
	(void)state;
	static const char *const bad[] = {"../../etc/passwd/\tx", "/fag/dansk/\tx", "fag//dansk/\tx",
		"fag/dansk\tx", "fag/./dansk/\tx", "fag/Dansk/\tx", "fag/d\xC3\xA6k/\tx", "/\tx",
		"fag/dansk/", "<<<<<<< HEAD", "=======", "fag/\x01/\tx", "\xFF\xFE", "https://x.dk/a/\tx"};
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		const char *text = str_format(&memory, "a/\tgod\n%s\nb/\tgod\n", bad[i]).ptr;
		assert_string_equal(read_text(text), "a/=god;b/=god;");
		assert_string_equal(codes(), "ledger-line");
		const struct span span = report.findings[0].span;
		assert_int_equal(source_position(span.source, span.start).line, 2);
		assert_string_equal(str_z(&memory, span.source->path), "state/adresser.txt");
	}
}

static void a_file_without_a_good_line_is_refused(void **state)
{
	(void)state;
	assert_string_equal(read_text("# om\nhvad er dette?\n"), "no");
	assert_string_equal(codes(), "ledger-broken");
}

static void many_bad_lines_are_told_briefly(void **state)
{
	(void)state;
	struct buf text = {.ceiling = 1000000};
	buf_add_z(&text, "a/\tgod\n");
	for (int i = 0; i < 1000; i++)
		buf_add_format(&text, "linje %d\n", i);
	buf_add_char(&text, '\0');
	assert_string_equal(read_text(text.ptr), "a/=god;");
	assert_int_equal(report.count, 51);
	buf_free(&text);
}

static void what_is_no_file_is_refused(void **state)
{
	(void)state;
	struct ledger ledger;
	assert_int_equal(file_make_folders("state/adresser.txt"), 0);
	assert_false(ledger_read(&memory, "state", &report, &ledger));
	const struct ledger some = LEDGER("a/", "god");
	assert_false(ledger_write("state", &some, &report));
	assert_string_equal(names_in("state"), "adresser.txt");
	assert_int_equal(mkdir("anden", 0777), 0);
	assert_int_equal(mkfifo("anden/adresser.txt", 0666), 0);
	assert_false(ledger_read(&memory, "anden", &report, &ledger));
	assert_false(ledger_write("anden/adresser.txt/state", &some, &report));
	assert_string_equal(
		codes(), "state-unreadable state-unwritable state-unreadable state-unwritable");
}

static void titles_become_one_plain_line(void **state)
{
	(void)state;
	struct ledger again;
	const struct ledger ledger = LEDGER("a/", "en\ttabulator", "b/", "to\r\nlinjer\n", "c/",
		"\x1b[31mrød\x07", "d/", "vendt\xE2\x80\xAEom", "e/", "brudt \xC3", "f/", "  \n ", "g/", "",
		"h/", "a\nz/\tfalsk");
	assert_true(ledger_write("state", &ledger, &report));
	assert_true(ledger_read(&memory, "state", &report, &again));
	assert_string_equal(shown(&again),
		"a/=en tabulator;b/=to linjer;c/=[31mrød;d/=vendt om;"
		"e/=brudt;f/=f/;g/=g/;h/=a z/ falsk;");
	assert_string_equal(codes(), "");
	assert_string_equal(
		read_text("a/\ten\x1b[31m\x7f t\xE2\x80\x8Btitel\xFF"), "a/=en [31m t titel;");
}

static void missing_and_union(void **state)
{
	(void)state;
	const struct ledger none = {0};
	const struct ledger old = LEDGER("a/", "1", "c/", "1", "d/", "1");
	const struct ledger now = LEDGER("b/", "2", "c/", "2", "e/", "2");
	struct ledger out = ledger_missing(&memory, &old, &now);
	assert_string_equal(shown(&out), "a/=1;d/=1;");
	out = ledger_union(&memory, &old, &now);
	assert_string_equal(shown(&out), "a/=1;b/=2;c/=2;d/=1;e/=2;");
	out = ledger_union(&memory, &none, &now);
	assert_string_equal(shown(&out), "b/=2;c/=2;e/=2;");
	out = ledger_missing(&memory, &old, &none);
	assert_string_equal(shown(&out), "a/=1;c/=1;d/=1;");
	assert_int_equal(ledger_missing(&memory, &none, &none).count, 0);
	assert_int_equal(ledger_missing(&memory, &old, &old).count, 0);
}

static void addresses(void **state)
{
	(void)state;
	assert_true(ledger_is_address(STR("tilbud/vejle/kildekritik/")));
	assert_true(ledger_is_address(STR("om/")));
	assert_true(ledger_is_address(STR("api/v1/fag/dansk.json")));
	assert_true(ledger_is_address(STR("tilbud/vejle/kildekritik/datoer.ics")));
	assert_false(ledger_is_address(STR("tilbud/.ics")));
	assert_false(ledger_is_address(STR(".json")));
	assert_false(ledger_is_address(STR("api/.json")));
	assert_false(ledger_is_address(STR("../x.json")));
	assert_false(ledger_is_address(STR("x.txt")));
	assert_false(ledger_is_address(STR("")));
	assert_false(ledger_is_address(STR("/")));
	assert_false(ledger_is_address(STR("om")));
	assert_false(ledger_is_address(STR("om//")));
	assert_false(ledger_is_address(STR("om\0/")));
}

/* A mistake of ours must not cost addresses: it ends the program. */
static void an_unsorted_ledger_is_our_mistake(void **state)
{
	(void)state;
	const struct ledger unsorted = LEDGER("b/", "1", "a/", "1");
	const pid_t child = fork();
	if (child == 0) {
		fclose(stderr);
		signal(SIGABRT, SIG_DFL);
		ledger_write("state", &unsorted, &report);
		_exit(0);
	}
	int status = 0;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
	assert_int_equal(file_kind("state"), FILE_NONE);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin_test, end_test)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(none_is_empty),
		TEST(round_trip),
		TEST(same_is_not_written),
		TEST(what_an_editor_does_is_forgiven),
		TEST(bad_lines_are_told),
		TEST(a_file_without_a_good_line_is_refused),
		TEST(many_bad_lines_are_told_briefly),
		TEST(what_is_no_file_is_refused),
		TEST(titles_become_one_plain_line),
		TEST(missing_and_union),
		TEST(addresses),
		TEST(an_unsorted_ledger_is_our_mistake),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
