/* How large pictures say they are, in each kind's own header, and in broken ones. */
#include "offer/picture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define BYTES(text)                                                                                \
	{                                                                                              \
		text, sizeof(text) - 1                                                                     \
	}

#define JPEG "\xFF\xD8"
#define APP0 "\xFF\xE0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0"
#define SOF0(high, wide) "\xFF\xC0\0\x11\x08" high wide "\3\1\x22\0\2\x11\1\3\x11\1"
/* Orientation `way` among other facts, in both orders of bytes. */
#define EXIF_II(way)                                                                               \
	"\xFF\xE1\0\x22"                                                                               \
	"Exif\0\0II*\0\x08\0\0\0\1\0\x12\1\3\0\1\0\0\0" way "\0\0\0\0\0\0\0"
#define EXIF_MM(way)                                                                               \
	"\xFF\xE1\0\x22"                                                                               \
	"Exif\0\0MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0" way "\0\0\0\0\0\0"

static const struct {
	enum picture_kind kind;
	struct str bytes;
	unsigned width, height; /* 0: broken */
} cases[] = {
	{PICTURE_PNG, {"\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\3\x20\0\0\2\x58", 24}, 800, 600},
	{PICTURE_PNG, {"\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\3\x20\0\0", 22}, 0, 0},
	{PICTURE_PNG, {"\x89PNG\r\n\x1A\n", 8}, 0, 0},
	{PICTURE_GIF, {"GIF89a\x20\3\x58\2", 10}, 800, 600},
	{PICTURE_GIF, {"GIF89a\x20\3", 8}, 0, 0},
	{PICTURE_WEBP, {"RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9D\1\x2A\x20\3\x58\2", 30}, 800, 600},
	{PICTURE_WEBP, {"RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2F\x1F\xC3\x95\0", 25}, 800, 600},
	{PICTURE_WEBP, {"RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0\x1F\3\0\x57\2\0", 30}, 800, 600},
	{PICTURE_WEBP, {"RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2F", 21}, 0, 0},
	{PICTURE_WEBP, {"RIFF\0\0\0\0WEBPANIM", 16}, 0, 0},
	{PICTURE_JPEG, BYTES(JPEG APP0 SOF0("\2\x58", "\3\x20")), 800, 600},
	{PICTURE_JPEG, BYTES(JPEG "\xFF\xFF\xFF\xC2\0\x11\x08\2\x58\3\x20\3..........."), 800, 600},
	{PICTURE_JPEG, BYTES(JPEG "\xFF\xC4\0\5..." SOF0("\2\x58", "\3\x20")), 800, 600},
	{PICTURE_JPEG, BYTES(JPEG EXIF_II("\1") SOF0("\2\x58", "\3\x20")), 800, 600},
	{PICTURE_JPEG, BYTES(JPEG EXIF_II("\6") SOF0("\2\x58", "\3\x20")), 600, 800},
	{PICTURE_JPEG, BYTES(JPEG EXIF_MM("\x08") SOF0("\2\x58", "\3\x20")), 600, 800},
	{PICTURE_JPEG, BYTES(JPEG EXIF_MM("\x09") SOF0("\2\x58", "\3\x20")), 800, 600},
	{PICTURE_JPEG,
		BYTES(JPEG "\xFF\xE1\0\x10"
				   "Exif\0\0II*\0\xFF\xFF\xFF\xFF" SOF0("\2\x58", "\3\x20")),
		800, 600},
	{PICTURE_JPEG, BYTES(JPEG APP0), 0, 0},
	{PICTURE_JPEG, BYTES(JPEG "\xFF\xE0\0\0\xFF\xE0\0\1\xFF\xE0\0\0...."), 0, 0},
	{PICTURE_JPEG, BYTES(JPEG "\xFF\xE0\xFF\xFF"), 0, 0},
	{PICTURE_JPEG, BYTES(JPEG SOF0("\0\0", "\3\x20")), 0, 0},
	{PICTURE_JPEG, BYTES(JPEG "no markers here at all"), 0, 0},
};

static void points(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct picture_size size = {7, 7};
		/* In a place of its own, so that reading beyond the end is seen. */
		struct arena arena = {0};
		const struct str bytes = str_copy(&arena, cases[i].bytes);
		const bool whole = picture_measure(cases[i].kind, bytes, &size);
		if (whole != (cases[i].width > 0) || size.width != cases[i].width
			|| size.height != cases[i].height)
			fail_msg("case %zu: %u x %u", i, size.width, size.height);
		arena_free(&arena);
	}
}

static void drawings(void **state)
{
	static const struct {
		const char *text;
		unsigned width, height; /* 0: not said */
	} drawn[] = {
		{"<svg width=\"120\" height=\"40\"/>", 120, 40},
		{"<?xml version='1.0'?>\n<svg\n\twidth = '120px'\n\theight='40.6px'></svg>", 120, 40},
		{"<svg viewBox=\"0 0 120 40\">", 120, 40},
		{"<svg viewBox='-3.5,-2,120.25,40'>", 120, 40},
		{"<svg width=\"100%\" height=\"2em\" viewBox=\"0 0 120 40\">", 120, 40},
		{"<svg width=\"120\" viewBox=\"0 0 300 100\">", 300, 100},
		{"<svg stroke-width=\"9\" height=\"40\">", 0, 0},
		{"<svg viewBox=\"0 0 120\">", 0, 0},
		{"<svg width=\"120\" height=\"-40\">", 0, 0},
		{"<svg width=\"", 0, 0},
		{"<svg width=", 0, 0},
		{"<svg>", 0, 0},
	};
	(void)state;
	for (size_t i = 0; i < sizeof drawn / sizeof drawn[0]; i++) {
		struct picture_size size = {7, 7};
		if (!picture_measure(PICTURE_SVG, str_from(drawn[i].text), &size)
			|| size.width != drawn[i].width || size.height != drawn[i].height)
			fail_msg("%s: %u x %u", drawn[i].text, size.width, size.height);
	}
}

/* Every header cut short at every byte, and with every byte spoilt, is survived. */
static void spoilt(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		for (size_t at = 0; at < cases[i].bytes.len; at++) {
			struct arena arena = {0};
			struct picture_size size;
			picture_measure(
				cases[i].kind, str_copy(&arena, str_slice(cases[i].bytes, 0, at)), &size);
			char *bytes = arena_alloc(&arena, cases[i].bytes.len);
			memcpy(bytes, cases[i].bytes.ptr, cases[i].bytes.len);
			bytes[at] = (char)(bytes[at] ^ 0xFF);
			picture_measure(cases[i].kind, (struct str){bytes, cases[i].bytes.len}, &size);
			arena_free(&arena);
		}
	}
}

static void kinds(void **state)
{
	(void)state;
	assert_int_equal(picture_kind_of_name(STR("a.b.jpeg")), PICTURE_JPEG);
	assert_int_equal(picture_kind_of_name(STR("a.jpg.txt")), NO_PICTURE);
	assert_int_equal(picture_kind_of_bytes(STR("")), NO_PICTURE);
	assert_int_equal(picture_kind_of_bytes(STR("\xEF\xBB\xBF <!-- x --><svg/>")), PICTURE_SVG);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		if (cases[i].width)
			assert_int_equal(picture_kind_of_bytes(cases[i].bytes), cases[i].kind);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(points), cmocka_unit_test(drawings),
		cmocka_unit_test(spoilt), cmocka_unit_test(kinds)};
	return cmocka_run_group_tests_name("picture", tests, NULL, NULL);
}
