/* Colours that can be read: contrast in light and dark, for any colour a library
 * may choose. */
#include "site/colour.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/file.h"

#define LEAST 4.5

/* The grounds of templates/style.css; see there_they_are(). */
static const unsigned light_grounds[] = {0xF7F2E9, 0xFFFDF8};
static const unsigned dark_grounds[] = {0x1C1815, 0x27221D};

/* Its texts, --blaek and --stille, which stand on the pale tone of an offer's head. */
static const unsigned light_texts[] = {0x2A2320, 0x665B52};
static const unsigned dark_texts[] = {0xF0E8DD, 0xBCB0A3};

static void check_tones(const struct tones *tones, const unsigned *grounds, const unsigned *texts)
{
	for (int i = 0; i < 2; i++)
		assert_true(colour_contrast(tones->pale, texts[i]) >= LEAST);
	assert_true(colour_contrast(tones->strong, grounds[0]) >= LEAST);
	assert_true(colour_contrast(tones->strong, grounds[1]) >= LEAST);
	assert_true(colour_contrast(tones->strong, tones->pale) >= LEAST);
}

static void check_palette(const struct palette *palette)
{
	check_tones(&palette->light, light_grounds, light_texts);
	check_tones(&palette->dark, dark_grounds, dark_texts);
}

static void contrast_as_wcag_has_it(void **state)
{
	(void)state;
	assert_true(colour_contrast(0x000000, 0xFFFFFF) > 20.99);
	assert_true(colour_contrast(0x000000, 0xFFFFFF) < 21.01);
	assert_true(colour_contrast(0x123456, 0x123456) == 1.0);
	assert_true(
		colour_contrast(0x777777, 0xFFFFFF) > 4.47 && colour_contrast(0x777777, 0xFFFFFF) < 4.49);
	assert_true(colour_contrast(0xFF0000, 0xFFFFFF) == colour_contrast(0xFFFFFF, 0xFF0000));
}

static void every_hue(void **state)
{
	(void)state;
	bool seen[COLOUR_HUES] = {false};
	for (int i = 0; i < 1000; i++) {
		char key[24];
		snprintf(key, sizeof key, "bibliotek-%d", i);
		seen[colour_hue_of_key(str_from(key))] = true;
	}
	for (unsigned hue = 0; hue < COLOUR_HUES; hue++) {
		const struct palette palette = colour_palette_of_hue(hue);
		check_palette(&palette);
		assert_true(seen[hue]);
	}
}

static void any_colour_of_ones_own(void **state)
{
	(void)state;
	static const unsigned edges[] = {0x000000, 0xFFFFFF, 0xFF0000, 0x00FF00, 0x0000FF, 0xFFFF00,
		0x00FFFF, 0xFF00FF, 0x808080, 0x000001, 0xFFFFFE};
	struct palette palette;
	uint32_t random = 2026;
	for (size_t i = 0; i < sizeof edges / sizeof edges[0]; i++) {
		palette = colour_palette(edges[i]);
		check_palette(&palette);
	}
	for (int i = 0; i < 1000; i++) {
		random = random * 1664525u + 1013904223u;
		palette = colour_palette(random >> 8);
		check_palette(&palette);
	}
}

static void same_key_same_hue(void **state)
{
	(void)state;
	assert_int_equal(colour_hue_of_key(STR("vejle")), colour_hue_of_key(STR("vejle")));
	assert_true(colour_palette_of_hue(1).light.strong != colour_palette_of_hue(2).light.strong);
}

/* The stylesheet has the grounds that colours are made for. */
static void there_they_are(void **state)
{
	(void)state;
	struct arena memory = {0};
	struct str style;
	assert_int_equal(file_read(&memory, "templates/style.css", 1 << 20, &style), 0);
	for (int i = 0; i < 2; i++) {
		assert_true(str_find(style, str_format(&memory, "#%06x", light_grounds[i]), 0) >= 0);
		assert_true(str_find(style, str_format(&memory, "#%06x", dark_grounds[i]), 0) >= 0);
		assert_true(str_find(style, str_format(&memory, "#%06x", light_texts[i]), 0) >= 0);
		assert_true(str_find(style, str_format(&memory, "#%06x", dark_texts[i]), 0) >= 0);
	}
	arena_free(&memory);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(contrast_as_wcag_has_it),
		cmocka_unit_test(every_hue), cmocka_unit_test(any_colour_of_ones_own),
		cmocka_unit_test(same_key_same_hue), cmocka_unit_test(there_they_are)};
	return cmocka_run_group_tests_name("colour", tests, NULL, NULL);
}
