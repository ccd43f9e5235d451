/* Arenas: what they hand out, growing, resetting. Built with AddressSanitizer,
 * where every object is a malloc of its own; the plain one is in the release. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"

static bool is_zero(const char *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (bytes[i])
			return false;
	return true;
}

static void objects_are_zeroed_and_aligned(void **state)
{
	(void)state;
	struct arena arena = {0};
	for (size_t size = 0; size < 5000; size = size * 3 / 2 + 1) {
		char *bytes = arena_alloc(&arena, size);
		assert_non_null(bytes);
		assert_int_equal((uintptr_t)bytes % _Alignof(max_align_t), 0);
		assert_true(is_zero(bytes, size));
		memset(bytes, 0xAA, size);
	}
	arena_free(&arena);
}

static void objects_do_not_overlap(void **state)
{
	(void)state;
	enum { COUNT = 2000 };
	static unsigned char *blocks[COUNT];
	struct arena arena = {0};
	for (size_t i = 0; i < COUNT; i++) {
		blocks[i] = arena_alloc(&arena, i % 97 + 1);
		memset(blocks[i], (int)(i % 251), i % 97 + 1);
	}
	for (size_t i = 0; i < COUNT; i++)
		for (size_t at = 0; at < i % 97 + 1; at++)
			assert_int_equal(blocks[i][at], i % 251);
	arena_free(&arena);
}

static void a_large_object_gets_its_own_block(void **state)
{
	(void)state;
	struct arena arena = {0};
	const size_t size = 3 * 1024 * 1024;
	char *large = arena_alloc(&arena, size);
	large[0] = large[size - 1] = 1;
	assert_non_null(arena_alloc(&arena, 1));
	arena_free(&arena);
}

static void growing_keeps_what_was_there(void **state)
{
	(void)state;
	struct arena arena = {0};
	int *numbers = NULL;
	for (size_t count = 0; count < 1000; count++) {
		numbers = arena_grow(&arena, numbers, count, sizeof *numbers);
		numbers[count] = (int)count;
	}
	for (int i = 0; i < 1000; i++)
		assert_int_equal(numbers[i], i);
	arena_free(&arena);
}

static void a_reset_arena_is_used_again(void **state)
{
	(void)state;
	struct arena arena = {0};
	arena_reset(&arena);
	for (int round = 0; round < 3; round++) {
		char *bytes = arena_alloc(&arena, 700);
		assert_true(is_zero(bytes, 700));
		memset(bytes, 0xAA, 700);
		arena_alloc(&arena, 5000);
		arena_reset(&arena);
	}
	arena_free(&arena);
	arena_free(&arena);
	assert_null(arena.newest);
}

/* The exit status of a process that asks for this much. */
static int status_of(size_t count, size_t size)
{
	int status = 0;
	const pid_t child = fork();
	if (child == 0) {
		struct arena arena = {0};
		if (!freopen("/dev/null", "w", stderr))
			_exit(1);
		if (count == 1)
			arena_alloc(&arena, size);
		else
			arena_array(&arena, count, size);
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* More than there is: one line and exit status 3, and never a wrapped size. */
static void too_much_ends_the_program(void **state)
{
	(void)state;
	assert_int_equal(status_of(SIZE_MAX, 16), 3);
	assert_int_equal(status_of(SIZE_MAX / 16 + 1, 16), 3);
	assert_int_equal(status_of(SIZE_MAX / 16 + 2, 16), 3);
	assert_int_equal(status_of(1, SIZE_MAX), 3);
	assert_int_equal(status_of(1, SIZE_MAX - 3), 3);
	assert_int_equal(status_of(1, 10), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(objects_are_zeroed_and_aligned),
		cmocka_unit_test(objects_do_not_overlap),
		cmocka_unit_test(a_large_object_gets_its_own_block),
		cmocka_unit_test(growing_keeps_what_was_there),
		cmocka_unit_test(a_reset_arena_is_used_again),
		cmocka_unit_test(too_much_ends_the_program),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
