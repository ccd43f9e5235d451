/* UTF-8: every code point there and back, and every kind of bad byte. */
#include "findings.h"

#include "base/utf8.h"

static struct str bytes(const char *z)
{
	return str_from(z);
}

static void there_and_back(void **state)
{
	(void)state;
	for (uint32_t code = 1; code <= 0x10FFFF; code++) {
		char out[4];
		if (code == 0xD800)
			code = 0xE000;
		struct str s = {out, utf8_encode(code, out)};
		if (utf8_take(&s) != code || s.len)
			fail_msg("U+%04X", (unsigned)code);
	}
}

static void bad_bytes(void **state)
{
	(void)state;
	static const char *const bad[] = {
		"\x80",
		"\xBF",
		"\xC0\x80",
		"\xC1\xBF",
		"\xC3",
		"\xC3z",
		"\xE2\x82",
		"\xE2\x82z",
		"\xE0\x80\x80",
		"\xE0\x9F\xBF",
		"\xED\xA0\x80",
		"\xED\xBF\xBF",
		"\xF0\x8F\xBF\xBF",
		"\xF0\x9F\x98",
		"\xF4\x90\x80\x80",
		"\xF5\x80\x80\x80",
		"\xFE",
		"\xFF",
	};
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		struct str s = bytes(bad[i]);
		assert_int_equal(utf8_find_bad(s), 0);
		assert_true(utf8_take(&s) == UTF8_BAD);
		assert_int_equal(s.len, strlen(bad[i]) - 1);
	}
	assert_int_equal(utf8_find_bad(bytes("æøå\xE5")), 6);
	assert_int_equal(utf8_find_bad(bytes("æøå 👩‍🏫")), -1);
	assert_int_equal(utf8_find_bad(bytes("")), -1);
}

static void counting(void **state)
{
	(void)state;
	assert_int_equal(utf8_length(bytes("")), 0);
	assert_int_equal(utf8_length(bytes("sø – ½\xFF")), 7);
	assert_int_equal(utf8_width(bytes("sø – ½")), 6);
	assert_int_equal(utf8_width(bytes("日本")), 4);
	assert_int_equal(utf8_width(bytes("a\xCC\x8A\xE2\x80\x8B")), 1);
	assert_true(str_eq(utf8_first(bytes("æøå"), 2), STR("æø")));
	assert_true(str_eq(utf8_first(bytes("æ"), 9), STR("æ")));
	assert_int_equal(utf8_first(bytes("æ"), 0).len, 0);
}

static void deceptive(void **state)
{
	(void)state;
	static const uint32_t lies[] = {
		0, 0x1B, 0x7F, 0x85, 0x200B, 0x200F, 0x2028, 0x202E, 0x2066, 0xFEFF};
	static const uint32_t honest[] = {
		'\t', '\n', '\r', ' ', 0xA0, 0xE6, 0x200D, 0x2013, 0xFE0F, 0x1F469};
	for (size_t i = 0; i < sizeof lies / sizeof lies[0]; i++)
		assert_true(utf8_is_deceptive(lies[i]));
	for (size_t i = 0; i < sizeof honest / sizeof honest[0]; i++)
		assert_false(utf8_is_deceptive(honest[i]));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(there_and_back),
		cmocka_unit_test(bad_bytes),
		cmocka_unit_test(counting),
		cmocka_unit_test(deceptive),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
