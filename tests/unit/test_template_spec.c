/* The Mustache specification's own cases, one test each. The suite is read from
 * $SUITES or ../shared/suites; without it all is skipped, and says so. */
#include "format/template.h"

#include "base/file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { SUITE_CASES = 163 };

/* --- JSON, as much as a well-formed suite needs --- */

struct json {
	struct arena *arena;
	struct str rest;
};

static const struct value *read_value(struct json *json);

static char take_mark(struct json *json)
{
	json->rest = str_trim(json->rest);
	assert_true(json->rest.len > 0);
	const char mark = json->rest.ptr[0];
	json->rest = str_skip(json->rest, 1);
	return mark;
}

static bool take_word(struct json *json, struct str word)
{
	const bool is_next = str_starts(json->rest, word);
	if (is_next)
		json->rest = str_skip(json->rest, word.len);
	return is_next;
}

static char unescaped(char c)
{
	switch (c) {
	case 'n': return '\n';
	case 'r': return '\r';
	case 't': return '\t';
	default: return c;
	}
}

/* Behind the opening quote. The suite has no \u but for ASCII. */
static struct str read_string(struct json *json)
{
	char *text = arena_alloc(json->arena, json->rest.len + 1);
	size_t length = 0;
	while (!take_word(json, STR("\""))) {
		char c = json->rest.ptr[0];
		json->rest = str_skip(json->rest, 1);
		if (c == '\\') {
			c = unescaped(json->rest.ptr[0]);
			json->rest = str_skip(json->rest, 1);
		}
		assert_true(c != 'u' || json->rest.ptr[-2] != '\\');
		text[length++] = c;
	}
	return (struct str){text, length};
}

static const struct value *read_list(struct json *json)
{
	struct value *list = value_list(json->arena);
	json->rest = str_trim(json->rest);
	if (take_word(json, STR("]")))
		return list;
	do
		value_append(json->arena, list, read_value(json));
	while (take_mark(json) == ',');
	return list;
}

static const struct value *read_map(struct json *json)
{
	struct value *map = value_map(json->arena);
	json->rest = str_trim(json->rest);
	if (take_word(json, STR("}")))
		return map;
	do {
		assert_int_equal(take_mark(json), '"');
		const struct str name = read_string(json);
		assert_int_equal(take_mark(json), ':');
		value_set(json->arena, map, name, read_value(json));
	} while (take_mark(json) == ',');
	return map;
}

static const struct value *read_value(struct json *json)
{
	json->rest = str_trim(json->rest);
	if (take_word(json, STR("\"")))
		return value_text(json->arena, read_string(json));
	if (take_word(json, STR("[")))
		return read_list(json);
	if (take_word(json, STR("{")))
		return read_map(json);
	if (take_word(json, STR("true")))
		return &value_true;
	if (take_word(json, STR("false")) || take_word(json, STR("null")))
		return &value_nothing;
	size_t length = 0;
	while (length < json->rest.len && memchr("-+.0123456789eE", json->rest.ptr[length], 15))
		length++;
	assert_true(length > 0);
	struct value *number = value_text(json->arena, str_slice(json->rest, 0, length));
	json->rest = str_skip(json->rest, length);
	return number;
}

/* --- the cases --- */

static struct arena suite_arena;

static struct source *source_of(struct arena *arena, struct str name, struct str text)
{
	return source_new(arena, name, text);
}

static void run_case(void **state)
{
	const struct value *test = *state;
	struct arena arena = {0};
	struct report report = {.arena = &arena};
	struct templates templates = {.arena = &arena};
	const struct value *partials = value_get(test, STR("partials"));
	for (size_t i = 0; partials && i < partials->count; i++) {
		const struct value_entry *partial = &partials->entries[i];
		assert_non_null(template_add(&templates, partial->name,
			source_of(&arena, partial->name, value_str(partial->value)), &report));
	}
	const struct source *source =
		source_of(&arena, STR("case"), value_str(value_get(test, STR("template"))));
	const struct template *template = template_add(&templates, STR("?"), source, &report);
	assert_non_null(template);
	struct buf out = {.ceiling = 65536};
	template_render(template, value_get(test, STR("data")), &out);
	assert_string_equal(
		str_z(&arena, buf_str(&out)), str_z(&arena, value_str(value_get(test, STR("expected")))));
	assert_int_equal(report.count, 0);
	buf_free(&out);
	arena_free(&arena);
}

static size_t add_file(struct CMUnitTest *tests, size_t count, const char *path)
{
	struct json json = {.arena = &suite_arena};
	assert_int_equal(file_read(&suite_arena, path, 1024 * 1024, &json.rest), 0);
	const struct value *cases = value_get(read_value(&json), STR("tests"));
	const char *base = strrchr(path, '/') + 1;
	for (size_t i = 0; i < cases->count && count < SUITE_CASES; i++) {
		const struct str name = value_str(value_get(cases->items[i], STR("name")));
		const struct str title = str_format(&suite_arena, "%s: %.*s", base, STR_ARGS(name));
		union {
			const struct value *read_only;
			void *state;
		} given = {cases->items[i]};
		tests[count++] = (struct CMUnitTest){
			.name = title.ptr, .test_func = run_case, .initial_state = given.state};
	}
	return count;
}

int main(void)
{
	struct CMUnitTest tests[SUITE_CASES];
	const char *suites = getenv("SUITES");
	const struct str folder =
		str_format(&suite_arena, "%s/mustache", suites ? suites : "../shared/suites");
	struct file_list files;
	size_t count = 0;
	if (file_list(&suite_arena, folder.ptr, &files) == 0)
		for (size_t i = 0; i < files.count; i++)
			count = add_file(tests, count, files.items[i].path.ptr);
	if (count == 0)
		printf(
			"1..0 # SKIP the Mustache suite is not in %s; SUITES names its parent\n", folder.ptr);
	const int failed = count ? _cmocka_run_group_tests("mustache", tests, count, NULL, NULL) : 0;
	arena_free(&suite_arena);
	return failed || (count && count != SUITE_CASES);
}
