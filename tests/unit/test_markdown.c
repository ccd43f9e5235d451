/* Markdown: what becomes HTML, what becomes plain text, and where it is told. */
#include "findings.h"

#include "base/limits.h"
#include "base/work.h"
#include "format/markdown.h"
#include "format/yaml.h"

struct text {
	const char *markdown, *findings, *html;
};

static void check(const struct text *text)
{
	struct arena arena = {0};
	struct report report = {.arena = &arena};
	const struct source *source = source_from(&arena, text->markdown, strlen(text->markdown));
	const struct value *value = markdown_render(&arena,
		&(struct markdown){
			.place = span_of(source, 0, source->text.len), .text = source->text, .top = 2},
		&report);
	assert_string_equal(findings_of(&report), text->findings);
	assert_int_equal(value->kind, VALUE_HTML);
	if (text->html)
		assert_string_equal(str_z(&arena, value->text), text->html);
	arena_free(&arena);
}

static void check_all(const struct text *texts, size_t count)
{
	for (size_t i = 0; i < count; i++)
		check(&texts[i]);
}

#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])

static void plain_markdown(void **state)
{
	(void)state;
	static const struct text texts[] = {
		{"", "", ""},
		{"Æ & *ø* **å** <3 \"x\"\r\n", "",
			"<p>Æ &amp; <em>ø</em> <strong>å</strong> &lt;3 &quot;x&quot;</p>\n"},
		{"- a\n- b\n", "", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"},
		{"`<b>`\n\n    <i>\n", "",
			"<p><code>&lt;b&gt;</code></p>\n<pre><code>&lt;i&gt;\n</code></pre>\n"},
	};
	check_all(texts, COUNT_OF(texts));
}

static void headings(void **state)
{
	(void)state;
	static const struct text texts[] = {
		{"# A\n## B\n# C\n", "",
			"<h2 id=\"afsnit-a\">A</h2>\n<h3 id=\"afsnit-b\">B</h3>\n<h2 id=\"afsnit-c\">C</h2>\n"},
		{"#### A\n###### B\n###### C\n##### D\n# E\n", "",
			"<h2 id=\"afsnit-a\">A</h2>\n<h3 id=\"afsnit-b\">B</h3>\n<h3 "
			"id=\"afsnit-c\">C</h3>\n<h3 id=\"afsnit-d\">D</h3>\n<h2 id=\"afsnit-e\">E</h2>\n"},
		{"# A\n## B\n### C\n#### D\n##### E\n###### F\n", "",
			"<h2 id=\"afsnit-a\">A</h2>\n<h3 id=\"afsnit-b\">B</h3>\n<h4 "
			"id=\"afsnit-c\">C</h4>\n<h5 id=\"afsnit-d\">D</h5>\n<h6 id=\"afsnit-e\">E</h6>\n<h6 "
			"id=\"afsnit-f\">F</h6>\n"},
	};
	check_all(texts, COUNT_OF(texts));
}

/* A name for each, that a template's own cannot be. */
static void headings_have_names(void **state)
{
	(void)state;
	static const struct text texts[] = {
		{"# Før *besøget* & `efter`\n", "",
			"<h2 id=\"afsnit-foer-besoeget-efter\">Før <em>besøget</em> &amp; "
			"<code>efter</code></h2>\n"},
		{"# A\n# a!\n# A-2\n", "",
			"<h2 id=\"afsnit-a\">A</h2>\n<h2 id=\"afsnit-a-2\">a!</h2>\n"
			"<h2 id=\"afsnit-a-2-2\">A-2</h2>\n"},
		{"# ...\n# <h2>\n", "2:3 html-in-text",
			"<h2>...</h2>\n<h2 id=\"afsnit-h2\">&lt;h2&gt;</h2>\n"},
	};
	check_all(texts, COUNT_OF(texts));
}

static void headings_end_at_six(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct report report = {.arena = &arena};
	const struct source *source = source_from(&arena, "# A\n## B\n### C\n", 15);
	const struct span all = span_of_str(source, source->text);
	const struct value *value = markdown_render(
		&arena, &(struct markdown){.place = all, .text = source->text, .top = 5}, &report);
	assert_string_equal(str_z(&arena, value->text),
		"<h5 id=\"afsnit-a\">A</h5>\n<h6 id=\"afsnit-b\">B</h6>\n<h6 id=\"afsnit-c\">C</h6>\n");
	arena_free(&arena);
}

static void html_is_text(void **state)
{
	(void)state;
	static const struct text texts[] = {
		{"a <b>ø</b> <br/>\n", "1:3 html-in-text\n1:7 html-in-text\n1:12 html-in-text",
			"<p>a &lt;b&gt;ø&lt;/b&gt; &lt;br/&gt;</p>\n"},
		{"a\n\n<script>\nx()\n</script>\n", "3:1 html-in-text",
			"<p>a</p>\n<p>&lt;script&gt;\nx()\n&lt;/script&gt;</p>\n"},
		{"a\n\n> b\n> c <i>\n", "4:5 html-in-text", NULL},
		{"<!-- a\nb -->\n\nc <!-- d --> e\n", "1:1 html-comment\n4:3 html-comment",
			"<p>c  e</p>\n"},
		{"<!-- a --> <b>\n", "1:1 html-in-text", "<p>&lt;!-- a --&gt; &lt;b&gt;</p>\n"},
	};
	check_all(texts, COUNT_OF(texts));
}

static void addresses(void **state)
{
	(void)state;
	static const struct text texts[] = {
		{"[a](https://x.dk/?a=b&c) [b](HTTP://x.dk) [c](mailto:a@x.dk) [d](tel:+4512345678)\n", "",
			NULL},
		{"[a](../b.html#c) [b](/d) [e](#f) [g](?h:i) [j](k/l:m) <a@x.dk>\n", "", NULL},
		{"[å](javascript:x) [*b*](JavaScript:x)\n", "1:5 unsafe-address\n1:25 unsafe-address",
			"<p>å <em>b</em></p>\n"},
		{"[a](data:x) [a](data:x)\n", "1:5 unsafe-address\n1:17 unsafe-address", "<p>a a</p>\n"},
		{"x\n\n[a](&#106;avascript:x)\n", "3:1 unsafe-address", "<p>x</p>\n<p>a</p>\n"},
		{"[a](<&#1;javascript:x>)\n", "1:1 unsafe-address", "<p>a</p>\n"},
		{"[a](a b) [b](c:d) [c](/\\\\e.dk) [d](http:/x)\n",
			"1:1 unsafe-address\n1:14 unsafe-address\n1:36 unsafe-address", NULL},
		{"<ftp://x.dk> <xyz:1>\n", "1:2 unsafe-address\n1:15 unsafe-address",
			"<p>ftp://x.dk xyz:1</p>\n"},
		{"[a][r] [b]\n\n[r]: file:///c\n[b]: x.html\n", "3:6 unsafe-address",
			"<p>a <a href=\"x.html\">b</a></p>\n"},
		{"[a](www.x.dk) [b](c@x.dk) [c](//x.dk)\n",
			"1:5 half-address\n1:19 half-address\n1:31 half-address", "<p>a b c</p>\n"},
		{"[a]()\n", "1:3 no-address", "<p>a</p>\n"},
	};
	check_all(texts, COUNT_OF(texts));
}

static void images(void **state)
{
	(void)state;
	static const struct text texts[] = {
		{"![a](b.jpg \"t\")\n", "", "<p><img src=\"b.jpg\" alt=\"a\" title=\"t\" /></p>\n"},
		{"![*a*](https://x.dk/b.jpg) ![](//x.dk/c)\n", "1:8 foreign-image\n1:32 foreign-image",
			"<p><em>a</em> </p>\n"},
		{"[![a](data:b)](file:c)\n", "1:7 foreign-image\n1:16 unsafe-address", "<p>a</p>\n"},
		{"![[a](data:b)](https://x)\n", "1:7 unsafe-address\n1:16 foreign-image", "<p>a</p>\n"},
	};
	check_all(texts, COUNT_OF(texts));
}

static void limits(void **state)
{
	(void)state;
	static const struct text texts[] = {
		{"a\n> > > > > > > > > > > > > > > > b\n", "", NULL},
		{"a\n> > > > > > > > > > > > > > > > > b\n", "2:1 too-many-marks", ""},
		{"- * + 1. 2) - * + 1. 2) - * + 1. 2) > > b\n", "1:1 too-many-marks", ""},
		{"------------------------\n\n**************************\n\n1.2.3.4.5.6.7.8.9.1.2.3.4.5.6."
		 "7.8.9\n",
			"", NULL},
	};
	check_all(texts, COUNT_OF(texts));
	struct arena arena = {0};
	char *longest = arena_alloc(&arena, BODY_MAX + 2);
	memset(longest, 'a', BODY_MAX);
	check(&(struct text){longest, "", NULL});
	longest[BODY_MAX] = 'a';
	check(&(struct text){longest, "1:1 text-too-long", ""});
	arena_free(&arena);
}

/* A body lies somewhere in its file; a YAML block is another text than the file
 * has, and its lines begin below its own first line. */
static void places_in_the_file(void **state)
{
	(void)state;
	static const char file[] = "titel: x\ntekst: |\n  ø <b>\n\n  [a](&#106;s:1)\nb: [a](js:2)\n";
	struct arena arena = {0};
	struct report report = {.arena = &arena};
	const struct source *source = source_from(&arena, file, sizeof file - 1);
	const struct value *map = yaml_read(&arena, source, source->text, NODES_MAX, &report);
	assert_null(map); /* `b` has text after its list */
	report.count = 0;
	map = yaml_read(&arena, source, str_slice(source->text, 0, 45), NODES_MAX, &report);
	const struct value *text = value_get(map, STR("tekst"));
	markdown_render(
		&arena, &(struct markdown){.place = text->span, .text = text->text, .top = 2}, &report);
	assert_string_equal(findings_of(&report), "3:5 html-in-text\n5:1 unsafe-address");
	report.count = 0;
	const struct str body = str_skip(source->text, 45);
	markdown_render(&arena,
		&(struct markdown){.place = span_of_str(source, body), .text = body, .top = 2}, &report);
	assert_string_equal(findings_of(&report), "6:8 unsafe-address");
	arena_free(&arena);
}

struct shared {
	const struct source *source;
	struct arena arenas[64];
	struct report reports[64];
	const struct value *values[64];
};

static void render_one(void *context, size_t job, int worker)
{
	struct shared *shared = context;
	(void)worker;
	shared->reports[job].arena = &shared->arenas[job];
	shared->values[job] = markdown_render(&shared->arenas[job],
		&(struct markdown){.place = span_of_str(shared->source, shared->source->text),
			.text = shared->source->text,
			.top = 2},
		&shared->reports[job]);
}

static void many_threads(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct shared shared = {
		.source = source_from(&arena, "# A\n\n- [b](js:c) <d>\n- **e**\n\n> f\n", 34)};
	work_run(64, 4, render_one, &shared);
	for (size_t i = 0; i < 64; i++) {
		assert_string_equal(
			findings_of(&shared.reports[i]), "3:7 unsafe-address\n3:13 html-in-text");
		assert_true(str_eq(shared.values[i]->text, shared.values[0]->text));
	}
	for (size_t i = 0; i < 64; i++)
		arena_free(&shared.arenas[i]);
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_markdown),
		cmocka_unit_test(headings),
		cmocka_unit_test(headings_have_names),
		cmocka_unit_test(headings_end_at_six),
		cmocka_unit_test(html_is_text),
		cmocka_unit_test(addresses),
		cmocka_unit_test(images),
		cmocka_unit_test(limits),
		cmocka_unit_test(places_in_the_file),
		cmocka_unit_test(many_threads),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
