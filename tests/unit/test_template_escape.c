/* Hostile values in every place where site mode lets a variable stand: what a
 * browser reads is what the value says, and nothing else. */
#include "test_template.h"

#define ALONE {0}, NULL

static void text(void **state)
{
	(void)state;
	static const struct page pages[] = {
		{"<h1>{{x}}</h1>", "<h1>&lt;script&gt;alert(1)&lt;/script&gt;</h1>", ALONE,
			"<script>alert(1)</script>", 0},
		{"<p title=\"{{x}}\" lang='{{y}}'>",
			"<p title=\"&quot; onmouseover=alert(1) a=&quot;\" lang='&#39; onclick=&#39;'>", ALONE,
			"\" onmouseover=alert(1) a=\"", "' onclick='"},
		{"<title>{{x}}</title><textarea>{{y}}</textarea>",
			"<title>&lt;/title&gt;&lt;script&gt;</title><textarea>&lt;/textarea&gt;&amp;lt;</"
			"textarea>",
			ALONE, "</title><script>", "</textarea>&lt;"},
		{"{{x}}", "a\tb\n\r\xC3\xA6", ALONE, "a\tb\n\r\x01\x1B\x7F\xC3\xA6", 0},
		{"{{x}}", "{{y}} {{{krop}}}", ALONE, "{{y}} {{{krop}}}", 0},
		{"<td data-x='{{x}}' aria-label=\"{{y}}\">", "<td data-x='&#39;&gt;' aria-label=\"a\nb\">",
			ALONE, "'>", "a\nb"},
		{"<svg><title>{{x}}</title></svg>", "<svg><title>&lt;g&gt;</title></svg>", ALONE, "<g>", 0},
		{"<noscript><p>{{x}}</noscript>", "<noscript><p>&lt;/noscript&gt;</noscript>", ALONE,
			"</noscript>", 0},
		{"<p a=\">\" b='{{x}}'><br/>{{y}}</p\n>{{y}}", "<p a=\">\" b='&lt;'><br/>&gt;</p\n>&gt;",
			ALONE, "<", ">"},
		{"a < b <3 {{x}}<!--><p id=\"{{y}}\"><!-- -- --->{{x}}<!---->{{x}}",
			"a < b <3 &lt;<!--><p id=\"&quot;\"><!-- -- --->&lt;<!---->&lt;", ALONE, "<", "\""},
	};
	CHECK_PAGES(pages);
}

#define HREF "<a href=\"{{x}}\">"

static void bad_addresses(void **state)
{
	(void)state;
	static const char *const bad[] = {
		"javascript:alert(1)",
		"JaVaScRiPt:alert(1)",
		" javascript:alert(1)",
		"\x01javascript:alert(1)",
		"java\tscript:alert(1)",
		"java\nscript:alert(1)",
		"javascript\t:alert(1)",
		"vbscript:x",
		"data:text/html,<script>",
		"file:///etc/passwd",
		":x",
		"x-https:a",
		"httpss:a",
		"blob:a",
		"verylongschemename:a",
		"\xE2\x80\x8Bjavascript:alert(1)",
	};
	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		const struct page pages[] = {
			{HREF, "<a href=\"#\">", ALONE, bad[i], 0},
			{"<img SRC = '{{x}}'>", "<img SRC = '#'>", ALONE, bad[i], 0},
		};
		CHECK_PAGES(pages);
	}
}

static void good_addresses(void **state)
{
	(void)state;
	static const struct page pages[] = {
		{HREF, "<a href=\"https://a.example/b?c=d&amp;e=f#g\">", ALONE,
			"https://a.example/b?c=d&e=f#g", 0},
		{HREF, "<a href=\"HTTP://a.example\">", ALONE, " HTTP://a.example\n", 0},
		{HREF, "<a href=\"mailto:a@b.example\">", ALONE, "mailto:a@b.example", 0},
		{HREF, "<a href=\"tel:+4512345678\">", ALONE, "tel:+4512345678", 0},
		{HREF, "<a href=\"../b:c/\">", ALONE, "../b:c/", 0},
		{HREF, "<a href=\"?a:b\">", ALONE, "?a:b", 0},
		{HREF, "<a href=\"/%C3%A6/%C3%A6%20%25zz\">", ALONE, "/æ/%C3%A6 %zz", 0},
		{HREF, "<a href=\"/%22%3E%3Cscript%3E%27%5C%60%7B\">", ALONE, "/\"><script>'\\`{", 0},
		/* An entity is text of the address, never decoded. */
		{HREF, "<a href=\"javascript&amp;colon;alert(1)\">", ALONE, "javascript&colon;alert(1)", 0},
	};
	CHECK_PAGES(pages);
}

static void parts_of_addresses(void **state)
{
	(void)state;
	static const struct page pages[] = {
		{"<a href=\"/{{x}}/{{y}}\">", "<a href=\"/a/b%3Fc%23d%25%20&amp;e=/javascript%3Ax\">",
			ALONE, "a/b?c#d% &e=", "javascript:x"},
		{"<a href=\"{{x}}{{y}}\">", "<a href=\"%3Ax\">", ALONE, "", ":x"},
		{"<a href=\"?q={{x}}&amp;a={{y}}#{{y}}\">",
			"<a href=\"?q=a%26b%3Dc%2Bd%23e%2F&amp;a=%C3%A6#%C3%A6\">", ALONE, "a&b=c+d#e/", "æ"},
		{"<a href=\"#{{x}}\">", "<a href=\"#%C3%B8\">", ALONE, "ø", 0},
		{"<a href=\"mailto:{{x}}?subject={{y}}\">",
			"<a href=\"mailto:a@b.example?subject=c%20%26%20d\">", ALONE, "a@b.example", "c & d"},
		{"<a href=\"https://{{x}}/\">", "<a href=\"https://a.example/\">", ALONE, "a.example", 0},
		{"<a href=\"{{x}}&amp;b={{y}}\">", "<a href=\"/?a=b&amp;b=%26\">", ALONE, "/?a=b", "&"},
		{"<img srcset=\"{{x}} 1x, {{y}} 2x\">", "<img srcset=\"/a%20b 1x, # 2x\">", ALONE, "/a b",
			"javascript:x"},
		{"<form action=\"{{x}}\"><button formaction='{{y}}'>",
			"<form action=\"#\"><button formaction='#'>", ALONE, "javascript:x", "javascript:x"},
		{"<p data-href=\"{{x}}\" data-ref=\"{{y}}\">", "<p data-href=\"#\" data-ref=\"a:b\">",
			ALONE, "a:b", "a:b"},
		{"<meta http-equiv=\"refresh\" content=\"0; URL={{x}}\">",
			"<meta http-equiv=\"refresh\" content=\"0; URL=#\">", ALONE, "javascript:x", 0},
		{"<meta http-equiv=\"refresh\" content=\"0; url={{x}}{{y}}\"><meta content=\"{{x}}\">",
			"<meta http-equiv=\"refresh\" content=\"0; url=/a/b;c\"><meta content=\"/a/\">", ALONE,
			"/a/", "b;c"},
	};
	CHECK_PAGES(pages);
}

static void json_blocks(void **state)
{
	(void)state;
	static const struct page pages[] = {
		{"<script type=\"application/ld+json\">\n{{data}}\n</script>{{y}}",
			"<script type=\"application/ld+json\">\n"
			"{\"\\u003c/script\\u003e\":\"\\u003c/script\\u003e\\u2028\\u0026\\\"\\\\\"}\n</"
			"script>y",
			ALONE, "</script>\xE2\x80\xA8&\"\\", 0},
		{"<script src='a.js' TYPE = application/json >{{x}}</SCRIPT>",
			"<script src='a.js' TYPE = application/json >\"\\u003c!--\"</SCRIPT>", ALONE, "<!--",
			0},
		{"<script type='application/json'>{{ord}}</script><script type='application/json'>"
		 "{{nej}}</script>",
			"<script type='application/json'>[\"a\",\"\\u003c\"]</script>"
			"<script type='application/json'>null</script>",
			ALONE, 0, 0},
		{"<script type='application/json'>{\"a\": \"<b>\"}</script>{{x}}",
			"<script type='application/json'>{\"a\": \"<b>\"}</script>&lt;", ALONE, "<", 0},
	};
	CHECK_PAGES(pages);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text),
		cmocka_unit_test(bad_addresses),
		cmocka_unit_test(good_addresses),
		cmocka_unit_test(parts_of_addresses),
		cmocka_unit_test(json_blocks),
	};
	return cmocka_run_group_tests_name("template escaping", tests, NULL, NULL);
}
