/* The template engine's features in site mode, and its limits in both. What is
 * refused stands in test_template_refuse.c, hostile values in
 * test_template_escape.c, the specification's cases in test_template_spec.c. */
#include "test_template.h"

#include "base/limits.h"

static void names_and_values(void **state)
{
	(void)state;
	static const struct page pages[] = {
		{"{{titel}}", "Bøger &amp; &lt;b&gt;", {0}, 0, 0, 0},
		{"{{ år }}{{tom}}", "2026", {0}, 0, 0, 0},
		{"{{bibliotek.navn}}, {{bibliotek.by.navn}}", "Ørestad, Amager", {0}, 0, 0, 0},
		{"{{#bibliotek}}{{navn}} {{titel}} {{by.navn}}{{/bibliotek}}",
			"Ørestad Bøger &amp; &lt;b&gt; Amager", {0}, 0, 0, 0},
		{"{{#bibliotek.by}}{{navn}}{{/bibliotek.by}}", "Amager", {0}, 0, 0, 0},
		{"{{krop}}{{{krop}}}{{&krop}}", "<p>Hej</p><p>Hej</p><p>Hej</p>", {0}, 0, 0, 0},
		{"{{=<% %>=}}<%år%>{{år}}<%={{ }}=%>{{år}}", "2026{{år}}2026", {0}, 0, 0, 0},
		{"\xEF\xBB\xBF{{år}}", "2026", {0}, 0, 0, 0},
	};
	CHECK_PAGES(pages);
}

static void sections(void **state)
{
	(void)state;
	static const struct page pages[] = {
		{"{{#fag}}{{navn}}{{#ny}}!{{/ny}}{{^ny}};{{/ny}} {{/fag}}", "Dansk! Fysik; ", {0}, 0, 0, 0},
		{"{{#ord}}[{{.}}]{{/ord}}{{^ord}}ingen{{/ord}}", "[a][&lt;]", {0}, 0, 0, 0},
		{"{{#ja}}ja{{/ja}}{{^ja}}nej{{/ja}}{{#nej}}ja{{/nej}}{{^nej}}nej{{/nej}}", "janej", {0}, 0,
			0, 0},
		{"{{#tom}}{{tom}}{{/tom}}{{^tom}}ikke oplyst{{/tom}}", "ikke oplyst", {0}, 0, 0, 0},
		{"{{#titel}}{{.}}{{/titel}}", "Bøger &amp; &lt;b&gt;", {0}, 0, 0, 0},
		{"{{#data}}findes{{/data}}", "findes", {0}, 0, 0, 0},
		{"a\n{{#ja}}\nb\n{{/ja}}\n{{! c }}\n  {{^ja}}  \nd\n{{/ja}}\ne\n", "a\nb\ne\n", {0}, 0, 0,
			0},
		{"a\r\n{{#ja}}\r\nb\r\n{{/ja}}\r\nc", "a\r\nb\r\nc", {0}, 0, 0, 0},
	};
	CHECK_PAGES(pages);
}

static void sections_in_tags(void **state)
{
	(void)state;
	static const struct page pages[] = {
		{"<li{{#ja}} class=\"a\"{{/ja}}>", "<li class=\"a\">", {0}, 0, 0, 0},
		{"<li{{#nej}} class=\"a\"{{/nej}} id=\"b\">", "<li id=\"b\">", {0}, 0, 0, 0},
		{"<input{{#ja}} checked{{/ja}} disabled {{#ja}} required{{/ja}}>",
			"<input checked disabled  required>", {0}, 0, 0, 0},
		{"<p class=\"a{{#ja}} b{{/ja}}{{#fag}} {{navn}}{{/fag}}\">",
			"<p class=\"a b Dansk Fysik\">", {0}, 0, 0, 0},
		{"<p{{#fag}} data-{{! }}x=\"{{navn}}\"{{/fag}}>", "<p data-x=\"Dansk\" data-x=\"Fysik\">",
			{0}, 0, 0, 0},
		{"<!-- {{#ja}}a{{/ja}} --><a href='{{#nej}}{{x}}{{/nej}}{{^nej}}/a/{{y}}{{/nej}}'>",
			"<!-- a --><a href='/a/y'>", {0}, 0, 0, 0},
		{"<a href=\"{{y}}{{#ja}}{{x}}/{{/ja}}{{x}}\">", "<a href=\"y%3Cx%3E/%3Cx%3E\">", {0}, 0, 0,
			0},
		{"<a href=\"{{y}}/{{#ord}}{{.}}/{{/ord}}\">", "<a href=\"y/a/%3C/\">", {0}, 0, 0, 0},
		{"<a href=\"?{{#ord}}o={{.}}&amp;{{/ord}}\">", "<a href=\"?o=a&amp;o=%3C&amp;\">", {0}, 0,
			0, 0},
	};
	CHECK_PAGES(pages);
}

static void partials_and_parents(void **state)
{
	(void)state;
	static const struct page pages[] = {
		{"<ul>\n{{#fag}}\n  {{> kort}}\n{{/fag}}\n</ul>", "<ul>\n<li>Dansk\n<li>Fysik\n</ul>",
			{"kort", "<li>{{navn}}\n"}, 0, 0, 0},
		{"{{>x}}<p title=\"{{>x}}\"><a href=\"{{>x}}\">",
			"&lt;x&gt;<p title=\"&lt;x&gt;\"><a href=\"%3Cx%3E\">", {"x", "{{x}}"}, 0, 0, 0},
		{"{{>x}} {{=| |=}}|>x|", "2026 2026", {"x", "{{=<% %>=}}<%år%>"}, 0, 0, 0},
		{"{{>knap}}{{år}}\">", "<a href=\"/2026\">", {"knap", "<a href=\"/"}, 0, 0, 0},
		{"{{<layout}}\n{{$titel}}{{x}}{{/titel}}\n{{! bort }}\n{{/layout}}\n",
			"<title>&lt;x&gt;</title><h1>&lt;x&gt;</h1>std",
			{"layout",
				"<title>{{$titel}}a{{/titel}}</title><h1>{{$titel}}b{{/titel}}</h1>"
				"{{$fod}}std{{/fod}}"},
			0, 0, 0},
		{"{{<midt}}{{$a}}side{{/a}}{{/midt}}", "side midt ydre",
			{"midt", "{{<ydre}}{{$a}}midt{{/a}}{{$b}}midt{{/b}}{{/ydre}}", "ydre",
				"{{$a}}ydre{{/a}} {{$b}}ydre{{/b}} {{$c}}ydre{{/c}}"},
			0, 0, 0},
		{"{{<ramme}}{{$a}}1{{<ramme}}{{$a}}2{{/a}}{{/ramme}}{{/a}}{{/ramme}}", "[1[2]]",
			{"ramme", "[{{$a}}{{/a}}]"}, 0, 0, 0},
		{"{{<ramme}}{{$a}}{{$a}}x{{/a}}{{/a}}{{/ramme}}", "[x]", {"ramme", "[{{$a}}{{/a}}]"}, 0, 0,
			0},
		{"{{<ramme}}{{$a}}({{navn}}){{/a}}{{/ramme}}", "(Dansk)(Fysik)",
			{"ramme", "{{#fag}}{{$a}}{{/a}}{{/fag}}"}, 0, 0, 0},
		{"{{<ramme}}{{$a}}b{{/a}}{{/ramme}}", "ab", {"ramme", "a{{>del}}", "del", "{{$a}}{{/a}}"},
			0, 0, 0},
		{"<pre>\n  {{$a}}\n    b\n  {{/a}}\n</pre>", "<pre>\n    b\n</pre>", {0}, 0, 0, 0},
	};
	CHECK_PAGES(pages);
}

static void other_files(void **state)
{
	(void)state;
	static const struct page pages[] = {
		{"<?xml version=\"1.0\"?>\n<loc title='{{x}}'>{{x}}{{krop}}</loc><title>{{x}}</title>"
		 "<![CDATA[ ]>> ]]>{{y}}",
			"<?xml version=\"1.0\"?>\n<loc title='&lt;x&gt;'>&lt;x&gt;&lt;p&gt;Hej&lt;/p&gt;</loc>"
			"<title>&lt;x&gt;</title><![CDATA[ ]>> ]]>y",
			{0}, "sitemap.xml", 0, 0},
		{"<style>{{x}}</style><iframe>{{y}}<b>", "<style>&lt;x&gt;</style><iframe>y<b>", {0},
			"a.xml", 0, 0},
		{"Sitemap: {{x}}\n<a {{y}}", "Sitemap: a<b> c\n<a y", {0}, "robots.txt", "a<b>\nc\x01\x7F",
			0},
	};
	CHECK_PAGES(pages);
}

/* Text of the same thing `times` over, in the arena. */
static struct str repeated(struct arena *arena, const char *what, size_t times)
{
	struct buf text = {.ceiling = 1024 * 1024};
	while (times--)
		buf_add_z(&text, what);
	const struct str copy = str_copy(arena, buf_str(&text));
	buf_free(&text);
	return copy;
}

static void depth_is_limited(void **state)
{
	(void)state;
	struct arena arena = {0};
	const char *good = repeated(&arena, "{{#ja}}", TEMPLATE_DEPTH_MAX).ptr;
	const char *end = repeated(&arena, "{{/ja}}", TEMPLATE_DEPTH_MAX).ptr;
	const struct page pages[] = {
		{str_format(&arena, "%sx%s", good, end).ptr, "x", {0}, 0, 0, 0},
		{str_format(&arena, "%s{{#ja}}x{{/ja}}%s", good, end).ptr, "template-too-deep side:1:169",
			{0}, 0, 0, 0},
		{str_format(&arena, "%s{{>del}}%s", good, end).ptr, "template-too-deep side:1:169",
			{"del", "x"}, 0, 0, 0},
	};
	CHECK_PAGES(pages);
	arena_free(&arena);
}

/* Partials that multiply are stopped by their number, not by memory. */
static void size_is_limited(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct report report = {.arena = &arena};
	struct templates templates = {.arena = &arena, .site = true};
	for (int i = 0; i < 20; i++) {
		const struct str name = str_format(&arena, "t%d", i);
		const struct str text =
			i == 19 ? STR("x") : str_format(&arena, "{{>t%d}}{{>t%d}}", i + 1, i + 1);
		assert_non_null(template_add(&templates, name, source_new(&arena, name, text), &report));
	}
	assert_null(template_compile(&templates, STR("t0"), &root_shape, &report));
	assert_int_equal(report.count, 1);
	assert_int_equal(report.findings[0].problem, TEMPLATE_TOO_LARGE);
	arena_free(&arena);
}

/* Spec mode's recursion follows the data; without data it stops at the limit. */
static void recursion_is_bounded(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct report report = {.arena = &arena};
	struct templates templates = {.arena = &arena};
	struct buf out = {.ceiling = 65536};
	const struct source *source = source_new(&arena, STR("a"), STR("x{{>a}}"));
	template_render(template_add(&templates, STR("a"), source, &report), &value_true, &out);
	assert_int_equal(out.len, TEMPLATE_DEPTH_MAX + 1);
	assert_int_equal(report.count, 0);
	buf_free(&out);
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_and_values),
		cmocka_unit_test(sections),
		cmocka_unit_test(sections_in_tags),
		cmocka_unit_test(partials_and_parents),
		cmocka_unit_test(other_files),
		cmocka_unit_test(depth_is_limited),
		cmocka_unit_test(size_is_limited),
		cmocka_unit_test(recursion_is_bounded),
	};
	return cmocka_run_group_tests_name("template", tests, NULL, NULL);
}
