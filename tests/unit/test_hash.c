/* Hashes of known texts (FIPS 180-4's own examples), as browsers write them. */
#include "base/hash.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

static void as_the_standard_has_it(void **state)
{
	(void)state;
	struct arena arena = {0};
	static const struct {
		const char *text, *hash;
	} known[] = {
		{"", "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb"},
		{"abc", "sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn"},
	};
	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
		const struct str hash = hash_integrity(&arena, str_from(known[i].text));
		assert_int_equal(hash.len, strlen(known[i].hash));
		assert_memory_equal(hash.ptr, known[i].hash, hash.len);
	}
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(as_the_standard_has_it)};
	return cmocka_run_group_tests_name("hash", tests, NULL, NULL);
}
