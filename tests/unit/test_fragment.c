/* Fragments: rendered once, shown with each page's own way to the root. */
#include "format/fragment.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static const struct shape names[] = {
	{{"rod", 3}, SHAPE_TEXT, NULL, 0}, {{"titel", 5}, SHAPE_TEXT, NULL, 0}};
static const struct shape card = {{"", 0}, SHAPE_MAP, names, 2};

/* The card of an offer called `title`. */
static struct str rendered(struct arena *arena, const char *title)
{
	struct report report = {.arena = arena};
	struct templates templates = {.arena = arena, .site = true, .map = {.arena = arena}};
	struct value *root = value_map(arena);
	struct buf buf = {.ceiling = 1000};
	template_add(&templates, STR("kort"),
		source_new(arena, STR("kort.html"), STR("<a href=\"{{rod}}x/\">{{titel}}</a>{{rod}}\n")),
		&report);
	const struct template *template = template_compile(&templates, STR("kort"), &card, &report);
	assert_non_null(template);
	value_set(arena, root, STR("rod"), &fragment_way);
	value_set_text(arena, root, STR("titel"), str_from(title));
	template_render(template, root, &buf);
	const struct str fragment = str_copy(arena, buf_str(&buf));
	buf_free(&buf);
	return fragment;
}

static void each_page_has_its_way(void **state)
{
	(void)state;
	struct arena arena = {0};
	const struct str cards[] = {rendered(&arena, "Æ & <b>"), rendered(&arena, "B")};
	const struct value *two = fragments_join(&arena, cards, 2, STR("../../"));
	assert_int_equal(two->kind, VALUE_HTML);
	assert_string_equal(str_z(&arena, two->text),
		"<a href=\"../../x/\">Æ &amp; &lt;b&gt;</a>../../\n<a href=\"../../x/\">B</a>../../\n");
	assert_string_equal(str_z(&arena, fragments_join(&arena, cards + 1, 1, STR("./"))->text),
		"<a href=\"./x/\">B</a>./\n");
	assert_int_equal(fragments_join(&arena, cards, 0, STR("./"))->text.len, 0);
	arena_free(&arena);
}

/* Neither can an author leave a way open, nor can a way break out of its place. */
static void nobody_else_leaves_it_open(void **state)
{
	(void)state;
	struct arena arena = {0};
	const struct str cards[] = {rendered(&arena, "A\1B")};
	assert_string_equal(str_z(&arena, fragments_join(&arena, cards, 1, STR("/a&b\"<c/"))->text),
		"<a href=\"/a&amp;b%22%3Cc/x/\">AB</a>/a&amp;b%22%3Cc/\n");
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_page_has_its_way), cmocka_unit_test(nobody_else_leaves_it_open)};
	return cmocka_run_group_tests_name("fragment", tests, NULL, NULL);
}
