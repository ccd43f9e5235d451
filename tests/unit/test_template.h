/* Pages for the template tests: a small shape, data for it, and what comes of
 * compiling and rendering as one text to compare with. */
#ifndef TEST_TEMPLATE_H
#define TEST_TEMPLATE_H

#include "format/template.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])
#define NAME(literal)                                                                              \
	{                                                                                              \
		literal, sizeof(literal) - 1                                                               \
	}

static const struct shape subject_shape[] = {
	{NAME("navn"), SHAPE_TEXT, NULL, 0},
	{NAME("sti"), SHAPE_TEXT, NULL, 0},
	{NAME("ny"), SHAPE_FLAG, NULL, 0},
};

static const struct shape town_shape[] = {{NAME("navn"), SHAPE_TEXT, NULL, 0}};

static const struct shape library_shape[] = {
	{NAME("navn"), SHAPE_TEXT, NULL, 0},
	{NAME("by"), SHAPE_MAP, town_shape, COUNT_OF(town_shape)},
};

static const struct shape page_shape[] = {
	{NAME("titel"), SHAPE_TEXT, NULL, 0},
	{NAME("x"), SHAPE_TEXT, NULL, 0},
	{NAME("y"), SHAPE_TEXT, NULL, 0},
	{NAME("år"), SHAPE_TEXT, NULL, 0},
	{NAME("tom"), SHAPE_TEXT, NULL, 0},
	{NAME("ja"), SHAPE_FLAG, NULL, 0},
	{NAME("nej"), SHAPE_FLAG, NULL, 0},
	{NAME("krop"), SHAPE_HTML, NULL, 0},
	{NAME("fag"), SHAPE_LIST, subject_shape, COUNT_OF(subject_shape)},
	{NAME("ord"), SHAPE_LIST, NULL, 0},
	{NAME("bibliotek"), SHAPE_MAP, library_shape, COUNT_OF(library_shape)},
	{NAME("data"), SHAPE_MAP, NULL, 0},
};

static const struct shape root_shape = {NAME(""), SHAPE_MAP, page_shape, COUNT_OF(page_shape)};

static struct value *map_of_text(struct arena *arena, const char *name, const char *text)
{
	struct value *map = value_map(arena);
	value_set_text(arena, map, str_from(name), str_from(text));
	return map;
}

static const struct value *page_data(struct arena *arena, const char *x, const char *y)
{
	struct value *root = map_of_text(arena, "titel", "Bøger & <b>");
	value_set_text(arena, root, STR("x"), str_from(x));
	value_set_text(arena, root, STR("y"), str_from(y));
	value_set_text(arena, root, STR("år"), STR("2026"));
	value_set_text(arena, root, STR("tom"), STR(""));
	value_set(arena, root, STR("ja"), value_flag(true));
	value_set(arena, root, STR("nej"), value_flag(false));
	struct value *markup = value_text(arena, STR("<p>Hej</p>"));
	markup->kind = VALUE_HTML;
	value_set(arena, root, STR("krop"), markup);
	struct value *subjects = value_list(arena);
	struct value *first = map_of_text(arena, "navn", "Dansk");
	value_set_text(arena, first, STR("sti"), STR("fag/dansk/"));
	value_set(arena, first, STR("ny"), value_flag(true));
	value_append(arena, subjects, first);
	value_append(arena, subjects, map_of_text(arena, "navn", "Fysik"));
	value_set(arena, root, STR("fag"), subjects);
	struct value *words = value_list(arena);
	value_append(arena, words, value_text(arena, STR("a")));
	value_append(arena, words, value_text(arena, STR("<")));
	value_set(arena, root, STR("ord"), words);
	struct value *library = map_of_text(arena, "navn", "Ørestad");
	value_set(arena, library, STR("by"), map_of_text(arena, "navn", "Amager"));
	value_set(arena, root, STR("bibliotek"), library);
	value_set(arena, root, STR("data"), map_of_text(arena, "</script>", x));
	return root;
}

/* One page and the files it draws in; a name ends at the first file without. */
struct page {
	const char *text; /* of the page */
	const char *expected;
	const char *files[6]; /* name, text, name, text … */
	const char *name;     /* of the page; NULL: "side" */
	const char *x, *y;    /* values of {{x}} and {{y}} */
};

static void add_place(struct buf *out, const char *before, struct span span)
{
	const struct position at = source_position(span.source, span.start);
	buf_add_format(out, "%s%.*s:%zu:%zu", before, STR_ARGS(span.source->path), at.line, at.column);
}

/* Each finding as "code file:line:col > other place (suggestion)", one a line. */
static void add_findings(struct buf *out, struct report *report)
{
	report_sort(report);
	for (size_t i = 0; i < report->count; i++) {
		const struct finding *finding = &report->findings[i];
		buf_add_format(out, "%s%s", i ? "\n" : "", wording_of(finding->problem)->code);
		if (finding->span.source)
			add_place(out, " ", finding->span);
		if (finding->other.source)
			add_place(out, " > ", finding->other);
		if (finding->suggestion.len)
			buf_add_format(out, " (%.*s)", STR_ARGS(finding->suggestion));
	}
}

/* Is the page in site mode, or what kept it from being, as expected? */
static bool is_as_expected(const struct page *page)
{
	struct arena arena = {0};
	struct report report = {.arena = &arena};
	struct templates templates = {.arena = &arena, .site = true};
	struct buf out = {.ceiling = 65536};
	const struct str name = str_from(page->name ? page->name : "side");
	template_add(&templates, name, source_new(&arena, name, str_from(page->text)), &report);
	for (size_t i = 0; i < COUNT_OF(page->files) && page->files[i]; i += 2) {
		const struct str path = str_from(page->files[i]);
		template_add(
			&templates, path, source_new(&arena, path, str_from(page->files[i + 1])), &report);
	}
	const struct template *compiled = template_compile(&templates, name, &root_shape, &report);
	const bool told = (compiled != NULL) == (report.count == 0);
	if (compiled)
		template_render(
			compiled, page_data(&arena, page->x ? page->x : "<x>", page->y ? page->y : "y"), &out);
	add_findings(&out, &report);
	buf_add_char(&out, '\0');
	const bool same = strcmp(out.ptr, page->expected) == 0;
	if (!same)
		print_error("%s\n--- gave\n%s\n--- not\n%s\n", page->text, out.ptr, page->expected);
	buf_free(&out);
	arena_free(&arena);
	return told && same;
}

static void check_pages(const struct page *pages, size_t count)
{
	size_t failed = 0;
	for (size_t i = 0; i < count; i++)
		failed += !is_as_expected(&pages[i]);
	assert_int_equal(failed, 0);
}

#define CHECK_PAGES(pages) check_pages(pages, COUNT_OF(pages))

#endif
