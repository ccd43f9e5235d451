/* YAML: what is read, where it stands, and what is told of what cannot be read. */
#include "findings.h"

#include "base/limits.h"
#include "format/yaml.h"
#include "format/yaml_fault.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static struct str shown(struct arena *arena, const struct value *value);

static struct str shown_list(struct arena *arena, const struct value *list)
{
	struct str all = STR("[");
	for (size_t i = 0; i < list->count; i++) {
		all = str_join(arena, all, i ? STR(", ") : STR(""));
		all = str_join(arena, all, shown(arena, list->items[i]));
	}
	return str_join(arena, all, STR("]"));
}

static struct str shown_map(struct arena *arena, const struct value *map)
{
	struct str all = STR("{");
	for (size_t i = 0; i < map->count; i++) {
		const struct value_entry *entry = &map->entries[i];
		const struct str place = place_of(arena, entry->name_span);
		all = str_join(arena, all,
			str_format(
				arena, "%s%.*s@%.*s=", i ? ", " : "", STR_ARGS(entry->name), STR_ARGS(place)));
		all = str_join(arena, all, shown(arena, entry->value));
	}
	return str_join(arena, all, STR("}"));
}

/* A value with its span: `'text'@1:2-1:5`, quotes "" for plain ones. */
static struct str shown(struct arena *arena, const struct value *value)
{
	const struct span end = span_of(value->span.source, value->span.end, value->span.end);
	struct str body = STR("nothing");
	if (value->kind == VALUE_TEXT)
		body = str_format(arena, value->plain ? "\"%.*s\"" : "'%.*s'", STR_ARGS(value->text));
	else if (value->kind == VALUE_LIST)
		body = shown_list(arena, value);
	else if (value->kind == VALUE_MAP)
		body = shown_map(arena, value);
	const struct str from = place_of(arena, value->span);
	const struct str to = place_of(arena, end);
	return str_format(arena, "%.*s@%.*s-%.*s", STR_ARGS(body), STR_ARGS(from), STR_ARGS(to));
}

static void is_read_as(const char *yaml, const char *expected)
{
	struct arena arena = {0};
	struct report report = {.arena = &arena};
	const struct source *source = source_from(&arena, yaml, strlen(yaml));
	const struct value *value = yaml_read(&arena, source, source->text, NODES_MAX, &report);
	assert_string_equal(findings_of(&report), "");
	assert_non_null(value);
	assert_string_equal(str_z(&arena, shown(&arena, value)), expected);
	arena_free(&arena);
}

static void values_and_spans(void **state)
{
	(void)state;
	is_read_as("titel: Bog\n", "{titel@1:1=\"Bog\"@1:8-1:11}@1:1-1:11");
	is_read_as("æ: \"ø å\"\né: x", "{æ@1:1='ø å'@1:4-1:9, é@2:1=\"x\"@2:4-2:5}@1:1-2:5");
	is_read_as(
		"a: \"x\\n\"\nb: 'it''s'\n", "{a@1:1='x\n'@1:4-1:9, b@2:1='it's'@2:4-2:11}@1:1-2:11");
	is_read_as("a:\nb: ~\nc: \"\"\n",
		"{a@1:1=nothing@1:3-1:3, b@2:1=\"~\"@2:4-2:5, c@3:1=''@3:4-3:6}@1:1-3:6");
	is_read_as("a: no\nb: 010\nc: 12:30\n",
		"{a@1:1=\"no\"@1:4-1:6, b@2:1=\"010\"@2:4-2:7, c@3:1=\"12:30\"@3:4-3:9}@1:1-3:9");
	is_read_as("a: [x, \"y\", ]\nb: {c: d}\n",
		"{a@1:1=[\"x\"@1:5-1:6, 'y'@1:8-1:11]@1:4-1:14, "
		"b@2:1={c@2:5=\"d\"@2:8-2:9}@2:4-2:10}@1:1-2:10");
	is_read_as("a:\n- x\n- - y\n# slut\nb: z\n",
		"{a@1:1=[\"x\"@2:3-2:4, [\"y\"@3:5-3:6]@3:3-3:6]"
		"@2:1-3:6, b@5:1=\"z\"@5:4-5:5}@1:1-5:5");
	is_read_as("k:\n  n: x\n  m: y\nz: w\n",
		"{k@1:1={n@2:3=\"x\"@2:6-2:7, m@3:3=\"y\"@3:6-3:7}"
		"@2:3-3:7, z@4:1=\"w\"@4:4-4:5}@1:1-4:5");
}

static void texts_over_several_lines(void **state)
{
	(void)state;
	is_read_as("a: x\n  y\n\n# n\nb: z\n", "{a@1:1=\"x y\"@1:4-2:4, b@5:1=\"z\"@5:4-5:5}@1:1-5:5");
	is_read_as(
		"a: |\n  ø\n   y\n\n\nb: z\n", "{a@1:1='ø\n y\n'@1:4-3:5, b@6:1=\"z\"@6:4-6:5}@1:1-6:5");
	is_read_as("a: >-\n  x\n  y\n", "{a@1:1='x y'@1:4-3:4}@1:1-3:4");
	is_read_as("a: \"x\n  y\"\n", "{a@1:1='x y'@1:4-2:5}@1:1-2:5");
	is_read_as("a: \"x\nfri linje\"\n", "{a@1:1='x fri linje'@1:4-2:11}@1:1-2:11");
	is_read_as("a: x\r\nb: |\r\n  y\r\n", "{a@1:1=\"x\"@1:4-1:5, b@2:1='y\n'@2:4-3:4}@1:1-3:4");
	/* Line ends for libyaml alone: U+2028, U+2029, U+0085. */
	is_read_as("a: x\xE2\x80\xA8 y\nb: z\n",
		"{a@1:1=\"x\xE2\x80\xA8y\"@1:4-1:8, b@2:1=\"z\"@2:4-2:5}@1:1-2:5");
	is_read_as("a: \"x\xC2\x85\"\nb: z\n", "{a@1:1='x '@1:4-1:8, b@2:1=\"z\"@2:4-2:5}@1:1-2:5");
}

static void empty_documents(void **state)
{
	(void)state;
	is_read_as("", "{}@1:1-1:1");
	is_read_as("# intet\n", "{}@1:1-1:1");
	is_read_as("---\n", "{}@1:1-1:1");
	is_read_as("---\na: b\n...\n", "{a@2:1=\"b\"@2:4-2:5}@2:1-2:5");
}

/* What stands in the file unchanged is a slice of it. */
static void texts_are_slices(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct report report = {.arena = &arena};
	const struct source *source =
		source_from(&arena, "x\na: bog\nb: \"bog\"\nc: \"b\\x6fg\"\n", 30);
	const struct str part = str_slice(source->text, 2, 30);
	const struct value *map = yaml_read(&arena, source, part, NODES_MAX, &report);
	assert_ptr_equal(value_get(map, STR("a"))->text.ptr, source->text.ptr + 5);
	assert_ptr_equal(value_get(map, STR("b"))->text.ptr, source->text.ptr + 13);
	assert_true(str_eq(value_get(map, STR("c"))->text, STR("bog")));
	arena_free(&arena);
}

struct fault {
	const char *yaml, *findings;
	bool usable;
};

static void check_fault(const struct fault *fault)
{
	static const char *const english[] = {
		"expected", "found", "while", "context", "scalar", "mapping"};
	struct arena arena = {0};
	struct report report = {.arena = &arena};
	const struct source *source = source_from(&arena, fault->yaml, strlen(fault->yaml));
	const struct value *value = yaml_read(&arena, source, source->text, NODES_MAX, &report);
	const char *told = findings_of(&report);
	if (strcmp(told, fault->findings) != 0)
		print_message("# of: %s\n", fault->yaml);
	assert_string_equal(told, fault->findings);
	assert_int_equal(value != NULL, fault->usable);
	for (size_t i = 0; i < report.count; i++)
		for (size_t w = 0; w < sizeof english / sizeof english[0]; w++)
			assert_true(str_find(report.findings[i].sentence, str_from(english[w]), 0) < 0);
	arena_free(&arena);
}

static void notation(void **state)
{
	(void)state;
	static const struct fault faults[] = {
		{"titel:Bog\ntrin: 4\n", "1:6 no-blank-after-colon", false},
		{"a: x\nform:besøg\ntrin: 4\n", "2:5 no-blank-after-colon", false},
		{"a: x\nform:besøg\n", "2:5 no-blank-after-colon", false},
		{"k:\n  navn:Foo\n  mail: x\nb: y\n", "2:7 no-blank-after-colon", false},
		{"k:\n  navn:Foo\nb: y\n", "2:7 no-blank-after-colon", false},
		{"resume:Kom: lær\nb: y\n", "1:7 no-blank-after-colon", true},
		{"a: https://x.dk\nb:\n  https://x.dk\n", "", true},
		{"titel X\ntrin: 4\n", "1:1 no-colon", false},
		{"a: b\ntitel X\ntrin: 4\n", "2:1 no-colon", false},
		{"æø: x: y\n", "1:6 colon-in-value", false},
		{"a: b\nc: x\n  d: y\n", "3:3 value-and-fields", false},
		{" a: x\nb: y\n", "1:2 wrong-indent (2:1)", false},
		{"k:\n  n: x\n m: y\n", "3:2 wrong-indent (1:1)", false},
		{"a:\n  - x\n - y\n", "3:2 wrong-list-indent", false},
		{"a: x\n- y\n", "2:1 list-among-fields", false},
		{"- - x\n - y\n", "2:2 wrong-list-indent", false},
		{"- x\na: y\n", "2:1 list-among-fields", false},
		{"a: - x\n", "1:4 list-on-field-line", false},
		{"k:\n\tn: x\n", "2:1 tab-indent", false},
		{"a: |\n\tx\n", "2:1 tab-indent", false},
		{"a: \"x\nb: y\nc: z\n", "1:4 unclosed-quote", false},
		{"a: \"x\nb: y\nc: \"z\"\n", "1:4 unclosed-quote", false},
		{"a: 'x\n---\n", "1:4 unclosed-quote", false},
		{"a: [x, y\nb: c\n", "1:4 unclosed-bracket", false},
		{"a: {x: y\nb: c\n", "1:4 unclosed-bracket", false},
		{"a: [x", "1:4 unclosed-bracket", false},
		{"a: [x, {", "1:8 unclosed-bracket", false},
		{"a: [\"x\" \"y\"]\n", "1:9 no-comma", false},
		{"a: [x]]\n", "1:7 stray-mark", false},
		{"a: ]\n", "1:4 stray-mark", false},
		{"a: \"x\" y\n", "1:8 text-after-value", false},
		{"a: 'it's'\n", "1:8 text-after-value", false},
		{"a: @x\nb: `y\nc: %z\n", "1:4 reserved-start\n2:4 reserved-start\n3:4 reserved-start",
			false},
		{"a: *Nyt* om\n", "1:4 reserved-start", false},
		{"a: \"C:\\dok\"\n", "1:7 bad-escape", false},
		{"a: |x\n  y\n", "1:4 bad-block-start", false},
		{": x\n", "1:1 empty-name", false},
		{"\"\": x\n", "1:1 empty-name", true},
		{"a: b\n...\nc: d\n", "3:1 second-document", false},
		{"bare tekst\n", "1:1 no-fields", false},
		{"- x\n- y\n", "1:1 no-fields", false},
	};
	for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++)
		check_fault(&faults[i]);
}

static void refused_notation(void **state)
{
	(void)state;
	static const struct fault faults[] = {
		{"titel: &Venner\n", "1:8 anchor", true},
		{"a: &x [y]\nb: *x\n", "1:4 anchor\n2:4 alias", true},
		{"a: !Hurra for bøger\nb: !!str x\n", "1:4 tag\n2:4 tag", true},
		{"&a b: c\n*a : d\n", "1:1 anchor\n2:1 alias", true},
		{"%YAML 1.2\n---\na: b\n", "1:1 directive", true},
		{"a: b\n---\nc: d\n", "2:1 second-document", false},
		{"? a\n: b\n", "1:3 complex-key", true},
		{"a: {{ x }}\n", "1:5 complex-key", true},
		{"[x, y]: z\na: b\n", "1:1 complex-key", true},
		{"k:\n  <<: x\n", "2:3 merge-key", true},
		{"a: 1\n\"a\": 2\n\"\\x61\": 3\n", "2:1 duplicate-field (1:1)\n3:1 duplicate-field (1:1)",
			true},
		{"k:\n  a: 1\n  a: 2\na: 3\n", "3:3 duplicate-field (2:3)", true},
		{"a: Bog #1 i serien\n", "1:8 hash-in-value", true},
		{"a: x # note\nb: x#1\nc: \"x\" #1\n#1\n", "", true},
	};
	for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++)
		check_fault(&faults[i]);
}

static void several_faults_at_once(void **state)
{
	(void)state;
	static const struct fault faults[] = {
		{"titel:Bog\ntrin: 4\nfag: [a\nform: \"x\nsted: @b\n",
			"1:6 no-blank-after-colon\n3:6 unclosed-bracket\n4:7 unclosed-quote\n5:7 "
			"reserved-start",
			false},
		{"a: 1\nb: @x\na: 2\nc: &y\n", "2:4 reserved-start\n3:1 duplicate-field (1:1)\n4:4 anchor",
			false},
	};
	for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++)
		check_fault(&faults[i]);
}

/* What was written where it is refused is kept as text. */
static void refused_is_text(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct report report = {.arena = &arena};
	const struct source *source = source_from(&arena, "a: &Venner\nb: !Hurra x\n\"a\": y\n", 30);
	const struct value *map = yaml_read(&arena, source, source->text, NODES_MAX, &report);
	assert_true(str_eq(value_str(value_get(map, STR("a"))), STR("&Venner")));
	assert_true(str_eq(value_str(value_get(map, STR("b"))), STR("!Hurra x")));
	assert_int_equal(map->count, 2);
	arena_free(&arena);
}

static void words_libyaml_may_learn(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct report report = {.arena = &arena};
	const struct source *source = source_from(&arena, "a: b\n  c\n", 9);
	const struct yaml_fault fault = {
		.problem = STR("did not like this"), .context = STR("while musing"), .at = 7, .end = 9};
	assert_int_equal(yaml_fault_tell(&report, source, &fault), 7);
	assert_string_equal(findings_of(&report), "2:3 bad-yaml");
	arena_free(&arena);
}

/* `times` times `part`, read with room for `max_nodes`; the codes told. */
static const char *told_of_many(
	struct arena *arena, const char *part, size_t times, size_t max_nodes)
{
	struct report report = {.arena = arena};
	const size_t len = strlen(part);
	char *text = arena_array(arena, times, len);
	for (size_t i = 0; i < times; i++)
		memcpy(text + i * len, part, len);
	const struct source *source = source_new(arena, STR("x"), (struct str){text, times * len});
	const bool refused = !yaml_read(arena, source, source->text, max_nodes, &report);
	assert_int_equal(refused, report_has_errors(&report));
	return findings_of(&report);
}

static void limits(void **state)
{
	(void)state;
	struct arena arena = {0};
	assert_string_equal(told_of_many(&arena, "[", DEPTH_MAX + 1, NODES_MAX), "1:33 too-deep");
	assert_string_equal(told_of_many(&arena, "- ", 100000, NODES_MAX), "1:65 too-deep");
	assert_string_equal(told_of_many(&arena, "k: [x,x,x,x]\n", 1, 6), "");
	assert_string_equal(told_of_many(&arena, "k: [x,x,x,x]\n", 1, 5), "1:11 too-many-values");
	struct report report = {.arena = &arena};
	char *text = arena_alloc(&arena, 3 + 2 * (SCALAR_MAX + 1));
	memcpy(text, "a: ", 3);
	for (size_t i = 0; i <= SCALAR_MAX; i++)
		memcpy(text + 3 + 2 * i, "ø", 2);
	struct source *source =
		source_new(&arena, STR("x"), (struct str){text, 3 + 2 * (SCALAR_MAX + 1)});
	yaml_read(&arena, source, source->text, NODES_MAX, &report);
	assert_string_equal(findings_of(&report), "1:4 value-too-long");
	source->text.len -= 2;
	report.count = 0;
	assert_non_null(yaml_read(&arena, source, source->text, NODES_MAX, &report));
	assert_string_equal(findings_of(&report), "");
	arena_free(&arena);
}

static void a_megabyte_of_brackets(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct timespec begin, end;
	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &begin);
	told_of_many(&arena, "[", 1000000, NODES_MAX);
	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &end);
	const double ms =
		(double)(end.tv_sec - begin.tv_sec) * 1e3 + (double)(end.tv_nsec - begin.tv_nsec) / 1e6;
	assert_true(ms < 1000); /* with the sanitizers; 4 ms without; 24 s before the limit */
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_and_spans),
		cmocka_unit_test(texts_over_several_lines),
		cmocka_unit_test(empty_documents),
		cmocka_unit_test(texts_are_slices),
		cmocka_unit_test(notation),
		cmocka_unit_test(refused_notation),
		cmocka_unit_test(several_faults_at_once),
		cmocka_unit_test(refused_is_text),
		cmocka_unit_test(words_libyaml_may_learn),
		cmocka_unit_test(limits),
		cmocka_unit_test(a_megabyte_of_brackets),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
