/* Whose turn it is to be asked, and what headers say. The network itself is
 * tried by tests/harvest. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "harvest/fetch_answer.h"
#include "harvest/fetch_queue.h"
#include "harvest/fetch_transfer.h"

static struct arena arena;

static int begin(void **state)
{
	(void)state;
	arena = (struct arena){0};
	return 0;
}

static int finish(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

static struct fetch_job *add(struct fetch_queue *queue, const char *host, int pace)
{
	struct fetch_job *job = arena_new(&arena, struct fetch_job);
	job->host = fetch_queue_host(queue, str_from(host), pace);
	fetch_queue_add(queue, job);
	return job;
}

static void a_host_is_asked_at_its_pace(void **state)
{
	(void)state;
	struct fetch_queue queue = {.arena = &arena, .host_at_once = 2};
	struct fetch_job *jobs[4];
	long long wait;
	for (size_t i = 0; i < 4; i++)
		jobs[i] = add(&queue, "a:443", i == 2 ? 500 : 100);
	assert_ptr_equal(fetch_queue_take(&queue, 1000, &wait), jobs[0]);
	assert_null(fetch_queue_take(&queue, 1000, &wait));
	assert_int_equal(wait, 500);
	assert_null(fetch_queue_take(&queue, 1499, &wait));
	assert_int_equal(wait, 1);
	assert_ptr_equal(fetch_queue_take(&queue, 1500, &wait), jobs[1]);
	/* Two are under way: time alone does not help. */
	assert_null(fetch_queue_take(&queue, 9000, &wait));
	assert_int_equal(wait, -1);
	fetch_queue_end(jobs[0]);
	assert_ptr_equal(fetch_queue_take(&queue, 9000, &wait), jobs[2]);
	fetch_queue_end(jobs[1]);
	assert_ptr_equal(fetch_queue_take(&queue, 9999, &wait), jobs[3]);
	assert_int_equal(queue.count, 0);
}

static void hosts_take_turns(void **state)
{
	(void)state;
	struct fetch_queue queue = {.arena = &arena, .host_at_once = 9};
	long long wait;
	struct fetch_job *a1 = add(&queue, "a:443", 0);
	struct fetch_job *a2 = add(&queue, "a:443", 0);
	struct fetch_job *b1 = add(&queue, "b:443", 0);
	struct fetch_job *b2 = add(&queue, "b:443", 0);
	assert_ptr_equal(fetch_queue_take(&queue, 0, &wait), a1);
	assert_ptr_equal(fetch_queue_take(&queue, 0, &wait), b1);
	assert_ptr_equal(fetch_queue_take(&queue, 0, &wait), a2);
	assert_ptr_equal(fetch_queue_take(&queue, 0, &wait), b2);
	assert_null(fetch_queue_take(&queue, 0, &wait));
}

static void a_pause_holds_for_all_at_the_host(void **state)
{
	(void)state;
	struct fetch_queue queue = {.arena = &arena, .host_at_once = 2};
	long long wait;
	struct fetch_job *first = add(&queue, "a:443", 0);
	struct fetch_job *second = add(&queue, "a:443", 0);
	struct fetch_job *other = add(&queue, "b:443", 0);
	fetch_queue_pause(first->host, 7000);
	fetch_queue_pause(first->host, 6000);
	assert_ptr_equal(fetch_queue_take(&queue, 5000, &wait), other);
	assert_null(fetch_queue_take(&queue, 5000, &wait));
	assert_int_equal(wait, 2000);
	/* One that waits for its next try lets the others by. */
	first->not_before = 8000;
	assert_ptr_equal(fetch_queue_take(&queue, 7000, &wait), second);
	first->host->closed = 429;
	assert_ptr_equal(fetch_queue_take(&queue, 7000, &wait), first);
	fetch_queue_add(&queue, first);
	assert_ptr_equal(fetch_queue_take(&queue, 8000, &wait), first);
}

static void waits_double_with_jitter(void **state)
{
	(void)state;
	const struct str a = STR("https://a.dk/");
	long long least = 2000;
	long long most = 0;
	for (unsigned long long seed = 0; seed < 100; seed++) {
		const long long wait = fetch_queue_backoff(seed, a, 2, 1000);
		assert_true(wait >= 1000 && wait <= 2000);
		assert_int_equal(wait, fetch_queue_backoff(seed, a, 2, 1000));
		least = wait < least ? wait : least;
		most = wait > most ? wait : most;
	}
	assert_true(least < 1100 && most > 1900);
	assert_true(fetch_queue_backoff(1, a, 3, 1000) >= 2000);
	assert_int_not_equal(
		fetch_queue_backoff(1, a, 1, 1000), fetch_queue_backoff(1, STR("https://b.dk/"), 1, 1000));
	assert_int_equal(fetch_queue_backoff(1, a, 1, 0), 0);
}

static void retry_after(void **state)
{
	(void)state;
	static const struct {
		const char *value, *date;
		long seconds;
	} rows[] = {{"120", "", 120}, {"0", "", 0}, {"", "", 0}, {"-5", "", 0}, {"12x", "", 0},
		{"999999999", "", 86400}, {"99999999999", "", 0},
		{"Sun, 22 Nov 2026 14:02:30 GMT", "Sun, 22 Nov 2026 14:00:00 GMT", 150},
		{"Sun, 22 Nov 2026 14:00:00 GMT", "Sun, 22 Nov 2026 14:00:00 GMT", 0},
		{"Sun, 22 Nov 2026 13:00:00 GMT", "Sun, 22 Nov 2026 14:00:00 GMT", 0},
		{"Sun, 22 Nov 2099 13:00:00 GMT", "Sun, 22 Nov 2026 14:00:00 GMT", 86400},
		{"Sun, 22 Nov 2026 14:02:30 GMT", "", 0}, {"i morgen", "Sun, 22 Nov 2026 14:00:00 GMT", 0}};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		assert_int_equal(
			fetch_retry_after(str_from(rows[i].value), str_from(rows[i].date)), rows[i].seconds);
}

static enum fetch_stop take(struct fetch_answer *answer, const char *line)
{
	return fetch_answer_take(answer, str_from(line));
}

static void headers_of_the_last_answer_count(void **state)
{
	(void)state;
	struct fetch_answer answer = {.arena = &arena};
	take(&answer, "HTTP/1.1 301 Moved\r\n");
	take(&answer, "ETag: \"of the redirect\"\r\n");
	take(&answer, "HTTP/2 200\r\n");
	take(&answer, "eTAG:W/\"x\" \r\n");
	take(&answer, "Last-Modified: Sun, 22 Nov 2026 14:00:00 GMT\r\n");
	take(&answer, "Content-Type: text/h\xc3\xa6\r\n");
	take(&answer, "etagere: \"y\"\r\n");
	assert_int_equal(answer.status, 200);
	assert_true(str_eq(answer.etag, STR("W/\"x\"")));
	assert_true(str_eq(answer.last_modified, STR("Sun, 22 Nov 2026 14:00:00 GMT")));
	assert_int_equal(answer.type.len, 0);
	assert_false(answer.moved_for_now);
	take(&answer, "HTTP/1.1 302 Found\r\n");
	take(&answer, "HTTP/1.1 what\r\n");
	assert_int_equal(answer.status, 0);
	assert_int_equal(answer.etag.len, 0);
	assert_true(answer.moved_for_now);
}

static void headers_have_an_end(void **state)
{
	(void)state;
	struct fetch_answer answer = {.arena = &arena};
	char line[1024];
	memset(line, 'x', sizeof line);
	int count = 0;
	while (fetch_answer_take(&answer, (struct str){line, sizeof line}) == STOP_NONE)
		count++;
	assert_int_equal(count, 64);
	answer = (struct fetch_answer){.arena = &arena};
	for (count = 0; take(&answer, "HTTP/1.1 102 Processing\r\n") == STOP_NONE;)
		count++;
	assert_int_equal(count, 20);
}

static void packing(void **state)
{
	(void)state;
	struct fetch_answer answer = {.arena = &arena};
	assert_int_equal(take(&answer, "Content-Encoding: gzip\r\n"), STOP_NONE);
	assert_int_equal(take(&answer, "Content-Encoding: GZIP\r\n"), STOP_NONE);
	assert_int_equal(take(&answer, "Content-Encoding:\r\n"), STOP_NONE);
	assert_int_equal(take(&answer, "Content-Encoding: zstd\r\n"), STOP_ENCODING);
	assert_int_equal(take(&answer, "Content-Encoding: br\r\n"), STOP_ENCODING);
	assert_int_equal(take(&answer, "content-encoding: gzip, gzip\r\n"), STOP_ENCODING);
}

static void addresses(void **state)
{
	(void)state;
	static const struct {
		const char *url, *host, *escaped; /* no host: not ours to ask */
	} rows[] = {{"https://vejlebib.dk/a?b=c#d", "vejlebib.dk:443", "https://vejlebib.dk/a?b=c#d"},
		{"http://vejlebib.dk:8080", "vejlebib.dk:8080", "http://vejlebib.dk:8080/"},
		{"https://VejleBib.dk/", "vejlebib.dk:443", "https://vejlebib.dk/"},
		{"https://høje.dk/", "xn--hje-0na.dk:443", "https://xn--hje-0na.dk/"},
		{"https://bib.dk/bøger og lyd", "bib.dk:443", "https://bib.dk/b%c3%b8ger%20og%20lyd"},
		{"https://2130706433/", "127.0.0.1:443", "https://127.0.0.1/"},
		{"ftp://bib.dk/", NULL, NULL}, {"file:///etc/passwd", NULL, NULL},
		{"mailto:a@bib.dk", NULL, NULL}, {"bib.dk", NULL, NULL}, {"", NULL, NULL},
		{"https://", NULL, NULL}, {"https:// /", NULL, NULL}};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct str host;
		struct str escaped;
		const bool good = transfer_address(&arena, str_from(rows[i].url), &host, &escaped);
		assert_int_equal(good, rows[i].host != NULL);
		if (!good)
			continue;
		assert_string_equal(str_z(&arena, host), rows[i].host);
		assert_string_equal(str_z(&arena, escaped), rows[i].escaped);
	}
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, finish)
	const struct CMUnitTest tests[] = {
		TEST(a_host_is_asked_at_its_pace),
		TEST(hosts_take_turns),
		TEST(a_pause_holds_for_all_at_the_host),
		TEST(waits_double_with_jitter),
		TEST(retry_after),
		TEST(headers_of_the_last_answer_count),
		TEST(headers_have_an_end),
		TEST(packing),
		TEST(addresses),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
