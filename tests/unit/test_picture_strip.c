/* Pictures as they are published: what shows them stays, byte for byte; where the
 * telephone was and who held it does not, also when the file is cut or broken. */
#include "offer/picture_strip.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define BYTES(text)                                                                                \
	{                                                                                              \
		text, sizeof(text) - 1                                                                     \
	}

#define SOI "\xFF\xD8"
#define JFIF "\xFF\xE0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0"
#define PROFILE "\xFF\xE2\0\x15ICC_PROFILE\0\1\1farve"
#define ADOBE                                                                                      \
	"\xFF\xEE\0\x0E"                                                                               \
	"Adobe\0d\0\0\0\0\1"
#define TABLE "\xFF\xDB\0\5\1\2\3"
#define FRAME "\xFF\xC0\0\x11\x08\2\x58\3\x20\3\1\x22\0\2\x11\1\3\x11\1"
#define SCAN                                                                                       \
	"\xFF\xDA\0\x08\1\1\0\0\x3F\0"                                                                 \
	"ab\xFF\0"                                                                                     \
	"c\xFF\xD3"                                                                                    \
	"d"
#define EOI "\xFF\xD9"
#define EXIF(way)                                                                                  \
	"\xFF\xE1\0\x29"                                                                               \
	"Exif\0\0II*\0\x08\0\0\0\1\0\x12\1\3\0\1\0\0\0" way "\0\0\0\0\0\0\0"                           \
	"HEMMELI"
#define LEAST(way)                                                                                 \
	"\xFF\xE1\0\x22"                                                                               \
	"Exif\0\0MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0" way "\0\0\0\0\0\0"
#define XMP "\xFF\xE1\0\x14http://ns/\0HEMMELI"
#define IPTC "\xFF\xED\0\x13Photoshop HEMMELI"
#define PREVIEWS "\xFF\xE2\0\x0DMPF\0HEMMELI"
#define COMMENT "\xFF\xFE\0\x09HEMMELI"
#define BEHIND SOI EXIF("\1") FRAME SCAN EOI

#define PNG "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\3\x20\0\0\2\x58\x08\6\0\0\0sum4"
#define PNG_END "\0\0\0\0IENDsum4"
#define PNG_COLOUR "\0\0\0\4gAMA\0\0\xB1\x8Fsum4"
#define PNG_POINTS "\0\0\0\3IDATabcsum4"
#define PNG_NOTE(name) "\0\0\0\x07" name "HEMMELIsum4"

#define WEBP(size) "RIFF" size "WEBP"
#define VP8X(flags) "VP8X\x0A\0\0\0" flags "\0\0\0\x1F\3\0\x57\2\0"
#define WEBP_PROFILE "ICCP\3\0\0\0abc\0"
#define WEBP_POINTS "VP8 \4\0\0\0abcd"
#define WEBP_NOTE(name) name "\x07\0\0\0HEMMELI\0"

static const struct {
	enum picture_kind kind;
	struct str bytes, stripped;
} cases[] = {
	{PICTURE_JPEG, BYTES(SOI JFIF TABLE FRAME SCAN EOI), BYTES(SOI JFIF TABLE FRAME SCAN EOI)},
	{PICTURE_JPEG,
		BYTES(SOI JFIF EXIF("\1") XMP PROFILE IPTC PREVIEWS ADOBE COMMENT TABLE FRAME SCAN EOI),
		BYTES(SOI JFIF PROFILE ADOBE TABLE FRAME SCAN EOI)},
	/* Turned as before, and by the first that says so. */
	{PICTURE_JPEG, BYTES(SOI EXIF("\6") EXIF("\3") XMP TABLE FRAME SCAN EOI),
		BYTES(SOI LEAST("\6") TABLE FRAME SCAN EOI)},
	{PICTURE_JPEG, BYTES(SOI EXIF("\x09") FRAME SCAN EOI), BYTES(SOI FRAME SCAN EOI)},
	/* Several scans with notes between; another picture behind the end. */
	{PICTURE_JPEG, BYTES(SOI FRAME SCAN COMMENT TABLE SCAN EOI BEHIND),
		BYTES(SOI FRAME SCAN TABLE SCAN EOI)},
	{PICTURE_JPEG, BYTES(SOI "\xFF" FRAME SCAN), BYTES(SOI FRAME SCAN)},
	{PICTURE_JPEG, BYTES(SOI FRAME "\xFF\xE1\xFF\xFFHEMMELI"), BYTES(SOI FRAME)},
	{PICTURE_JPEG, BYTES(SOI FRAME "\xFF\xE1\0\1HEMMELI"), BYTES(SOI FRAME)},
	{PICTURE_JPEG, BYTES(SOI FRAME "HEMMELI"), BYTES(SOI FRAME)},
	{PICTURE_PNG,
		BYTES(PNG PNG_NOTE("eXIf") PNG_NOTE("tEXt") PNG_COLOUR PNG_NOTE("iTXt") PNG_NOTE("zTXt")
				PNG_POINTS PNG_NOTE("tIME") PNG_NOTE("prVt") PNG_END "HEMMELI"),
		BYTES(PNG PNG_COLOUR PNG_POINTS PNG_END)},
	{PICTURE_PNG, BYTES(PNG "\xFF\xFF\xFF\xFFtEXtHEMMELI" PNG_END), BYTES(PNG)},
	{PICTURE_WEBP,
		BYTES(WEBP("\x56\0\0\0") VP8X("\x2C") WEBP_PROFILE WEBP_POINTS WEBP_NOTE("EXIF")
				WEBP_NOTE("XMP ") WEBP_NOTE("abcd") "HEMMELI"),
		BYTES(WEBP("\x2E\0\0\0") VP8X("\x20") WEBP_PROFILE WEBP_POINTS)},
	{PICTURE_WEBP, BYTES(WEBP("\xFF\xFF\xFF\xFF") WEBP_POINTS "EXIF\xFF\xFF\xFF\xFFHEMMELI"),
		BYTES(WEBP("\x10\0\0\0") WEBP_POINTS)},
	{PICTURE_GIF, BYTES("GIF89a\x20\3\x58\2"), BYTES("GIF89a\x20\3\x58\2")},
};

enum { CASES = sizeof cases / sizeof cases[0] };

static void notes_are_left_out(void **state)
{
	(void)state;
	struct arena arena = {0};
	for (size_t i = 0; i < CASES; i++) {
		const struct str got = picture_strip(&arena, cases[i].kind, cases[i].bytes);
		if (!str_eq(got, cases[i].stripped))
			print_message("# case %zu: %zu bytes, wanted %zu\n", i, got.len, cases[i].stripped.len);
		assert_true(str_eq(got, cases[i].stripped));
		assert_true(str_eq(picture_strip(&arena, cases[i].kind, got), got));
	}
	arena_free(&arena);
}

static void it_is_as_large_as_before(void **state)
{
	(void)state;
	struct arena arena = {0};
	const struct str turned = BYTES(SOI EXIF("\6") FRAME SCAN EOI);
	struct picture_size size;
	assert_true(picture_measure(PICTURE_JPEG, picture_strip(&arena, PICTURE_JPEG, turned), &size));
	assert_int_equal(size.width, 600);
	assert_int_equal(size.height, 800);
	arena_free(&arena);
}

/* Every file cut at every byte, and with every byte made another. */
static void broken_files(void **state)
{
	(void)state;
	static const char others[] = {0, 1, '\x7F', '\xD9', '\xFF'};
	for (size_t i = 0; i < CASES; i++) {
		const struct str bytes = cases[i].bytes;
		for (size_t at = 0; at < bytes.len; at++) {
			struct arena arena = {0};
			char *copy = arena_alloc(&arena, bytes.len);
			memcpy(copy, bytes.ptr, bytes.len);
			const struct str cut = str_copy(&arena, str_slice(bytes, 0, at));
			const struct str left = picture_strip(&arena, cases[i].kind, cut);
			assert_true(str_find(left, STR("HEMMELI"), 0) < 0);
			for (size_t k = 0; k < sizeof others; k++) {
				copy[at] = others[k];
				const struct str out =
					picture_strip(&arena, cases[i].kind, (struct str){copy, bytes.len});
				assert_true(out.len <= bytes.len + 64);
			}
			arena_free(&arena);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(notes_are_left_out),
		cmocka_unit_test(it_is_as_large_as_before), cmocka_unit_test(broken_files)};
	return cmocka_run_group_tests_name("picture_strip", tests, NULL, NULL);
}
