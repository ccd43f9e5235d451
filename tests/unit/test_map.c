/* Dictionaries: getting, putting once, growing, odd keys. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/map.h"

static void an_empty_map_has_nothing(void **state)
{
	(void)state;
	struct arena arena = {0};
	const struct map map = {.arena = &arena};
	assert_null(map_get(&map, STR("dansk")));
	assert_null(map_get(&map, STR("")));
	arena_free(&arena);
}

static void the_first_value_stays(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct map map = {.arena = &arena};
	int one = 1;
	int two = 2;
	assert_null(map_put(&map, STR("dansk"), &one));
	assert_ptr_equal(map_put(&map, STR("dansk"), &two), &one);
	assert_ptr_equal(map_get(&map, STR("dansk")), &one);
	assert_int_equal(map.count, 1);
	arena_free(&arena);
}

static void keys_are_all_their_bytes(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct map map = {.arena = &arena};
	static const struct str keys[] = {
		{"", 0}, {"a", 1}, {"ab", 2}, {"a\0b", 3}, {"a\0c", 3}, {"\0", 1}, {"A", 1}, {"æ", 2}};
	enum { COUNT = sizeof keys / sizeof keys[0] };
	int values[COUNT];
	for (size_t i = 0; i < COUNT; i++)
		assert_null(map_put(&map, keys[i], &values[i]));
	for (size_t i = 0; i < COUNT; i++)
		assert_ptr_equal(map_get(&map, keys[i]), &values[i]);
	assert_null(map_get(&map, STR("b")));
	arena_free(&arena);
}

static void many_keys_are_found_again(void **state)
{
	(void)state;
	enum { COUNT = 20000 };
	static int values[COUNT];
	struct arena arena = {0};
	struct map map = {.arena = &arena};
	for (int i = 0; i < COUNT; i++)
		assert_null(map_put(&map, str_format(&arena, "tilbud/vejle/%d/", i), &values[i]));
	assert_int_equal(map.count, COUNT);
	assert_true(map.count * 2 <= map.capacity);
	for (int i = 0; i < COUNT; i++) {
		assert_ptr_equal(map_get(&map, str_format(&arena, "tilbud/vejle/%d/", i)), &values[i]);
		assert_null(map_get(&map, str_format(&arena, "tilbud/vejen/%d/", i)));
	}
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_empty_map_has_nothing),
		cmocka_unit_test(the_first_value_stays),
		cmocka_unit_test(keys_are_all_their_bytes),
		cmocka_unit_test(many_keys_are_found_again),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
