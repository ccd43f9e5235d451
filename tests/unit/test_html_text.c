/* HTML from editors and their tools, reduced to what a reader would read. */
#include "format/html_text.h"

#include "base/buf.h"
#include "base/limits.h"
#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void assert_text(struct str html, const char *expected)
{
	struct arena arena = {0};
	const struct str text = html_text(&arena, html);
	assert_string_equal(str_z(&arena, text), expected);
	arena_free(&arena);
}

static void what_is_read(void **state)
{
	(void)state;
	static const struct {
		const char *html, *text;
	} cases[] = {
		{"", ""},
		{"Kun tekst", "Kun tekst"},
		{"<p>Én</p><p>To &amp; tre</p>\n", "Én\n\nTo & tre"},
		{"<p>Én<br>to<BR/>tre", "Én\nto\ntre"},
		{"<ul><li>Én<li>to</ul>Efter", "- Én\n- to\n\nEfter"},
		{"<p>&nbsp;</p><p> Bøger \r\n på&#32;ø </p><p><br></p>", "Bøger på ø"},
		{"<table><tr><td>Kl.</td><td>9</td></tr><tr><th>Sted", "Kl. 9\nSted"},
		{"<div><div style='x'><P CLASS=Mso>Én<o:p></o:p></div>to", "Én\n\nto"},
		{"a <b>fed</b><i>kursiv</i>, b", "a fedkursiv, b"},
		{"a<script>alert('<p>b</p>')</script>c<style>d{}</style>e", "ace"},
		{"a<!-- b --><!doctype html>c", "ac"},
		{"<p>Lærer: <script>4. klasse</p>", "Lærer:"},
		{"4 < 5 & 6 > 3 &bogus; &lt;script&gt;", "4 < 5 & 6 > 3 &bogus; <script>"},
		{"<a href=\"javascript:alert(1)\">klik</a><img src=x onerror=y alt=z>", "klik"},
		{"a&#x202E;b&#8203;c\xE2\x80\x8B&#7;d", "abcd"},
		{"<p>æøå \xF0\x9F\x93\x9A &eacute;", "æøå \xF0\x9F\x93\x9A é"},
		{"---\n# x", "--- # x"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_text(str_from(cases[i].html), cases[i].text);
}

/* Whatever the bytes, the answer is UTF-8 without anything that deceives. */
static void assert_harmless(struct str html)
{
	struct arena arena = {0};
	struct str text = html_text(&arena, html);
	assert_int_equal(utf8_find_bad(text), -1);
	while (text.len)
		assert_false(utf8_is_deceptive(utf8_take(&text)));
	arena_free(&arena);
}

static void hostile(void **state)
{
	(void)state;
	static const char *const parts[] = {"<b>", "<a><p>", "<ul><li>", "<table><td>", "<!--", "&",
		"<", "\"<x y='", "<script>", "</p>", "&#1114112;", "<font><nobr>", "<![CDATA["};
	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
		struct buf html = {.ceiling = BODY_MAX + 20};
		while (html.len < BODY_MAX)
			buf_add_z(&html, parts[i]);
		assert_harmless(buf_str(&html));
		buf_free(&html);
	}
	static const char text[] =
		"<p class=\"a\">L\xC3\xA6s &aelig; <!-- x --><ul><li>1</ul><script>x</script>";
	for (size_t cut = 0; cut < sizeof text; cut++)
		assert_harmless((struct str){text, cut});
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_read),
		cmocka_unit_test(hostile),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
