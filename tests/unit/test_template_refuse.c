/* What site mode refuses, each with its exact place: before anything is rendered
 * and all faults of a page in one go. */
#include "test_template.h"

/* A page of its own without other files. */
#define ALONE {0}, NULL, NULL, NULL

static void tags(void **state)
{
	(void)state;
	static const struct page pages[] = {
		{"ab\n c{{x", "unclosed-tag side:2:3", ALONE},
		{"{{{x}}", "unclosed-tag side:1:1", ALONE},
		{"{{! x }", "unclosed-tag side:1:1", ALONE},
		{"{{x\n{{y}}", "unclosed-tag side:1:1", ALONE},
		{"{{x{{y}}", "unclosed-tag side:1:1", ALONE},
		{"æ{{}}", "bad-template-name side:1:2", ALONE},
		{"{{x y}}{{#}}{{/}}",
			"bad-template-name side:1:1\nbad-template-name side:1:8\n"
			"bad-template-name side:1:13",
			ALONE},
		{"{{.x}}{{x.}}{{a..b}}",
			"bad-template-name side:1:1\nbad-template-name side:1:7\n"
			"bad-template-name side:1:13",
			ALONE},
		{"{{= a =}}{{= =}}{{=a= b=}}{{=a b c=}}",
			"bad-delimiters side:1:1\n"
			"bad-delimiters side:1:10\nbad-delimiters side:1:17\nbad-delimiters side:1:27",
			ALONE},
		{"a\xE6", "template-not-text side:1:2", ALONE},
	};
	CHECK_PAGES(pages);
}

static void closing(void **state)
{
	(void)state;
	static const struct page pages[] = {
		{"{{#ja}}\n{{#nej}}",
			"unclosed-section side:1:1 > side:2:9\n"
			"unclosed-section side:2:1 > side:2:9",
			ALONE},
		{"{{#ja}}\n {{/nej}}", "crossed-section side:2:2 > side:1:1", ALONE},
		{"{{#ja}}{{^nej}}{{/ja}}", "crossed-section side:1:16 > side:1:8", ALONE},
		{"{{<a}}{{$b}}{{/a}}", "crossed-section side:1:13 > side:1:7", ALONE},
		{"{{#ja}}{{/ja}}\n{{/ja}}", "unopened-section side:2:1", ALONE},
	};
	CHECK_PAGES(pages);
}

static void names(void **state)
{
	(void)state;
	static const struct page pages[] = {
		{"\n <p>{{tittel}}", "unknown-name side:2:7 (titel)", ALONE},
		{"{{#fag}}{{#ny}}{{nanv}}{{/ny}}{{/fag}}", "unknown-name side:1:18 (navn)", ALONE},
		{"{{#fag}}{{navn}}{{/fag}}{{navn}}", "unknown-name side:1:27", ALONE},
		{"{{#fog}}{{navn}}{{^hvad}}{{/hvad}}{{/fog}}", "unknown-name side:1:4 (fag)", ALONE},
		{"{{bibliotek.nvan}}{{bibliotek.by.titel}}",
			"unknown-name side:1:13 (navn)\nunknown-name side:1:34", ALONE},
		{"{{fag.navn}}{{titel.navn}}{{data.x}}",
			"nothing-below side:1:7\nnothing-below side:1:21\nnothing-below side:1:34", ALONE},
		{"{{#bibliotek.by}}{{by}}{{/bibliotek.by}}", "unknown-name side:1:20 (y)", ALONE},
		{"{{fag}}{{ja}}{{bibliotek}}{{.}}",
			"list-written side:1:1\nflag-written side:1:8\n"
			"flag-written side:1:14\nflag-written side:1:27",
			ALONE},
		{"{{{x}}}{{&x}}", "raw-text side:1:1\nraw-text side:1:8", ALONE},
		{"{{{x}}}", "raw-text robots.txt:1:1", {0}, "robots.txt", 0, 0},
		{"{{krop}}", "html-place robots.txt:1:1", {0}, "robots.txt", 0, 0},
		{"<a>{{{krop}}}</a>", "html-place sitemap.xml:1:4", {0}, "sitemap.xml", 0, 0},
	};
	CHECK_PAGES(pages);
}

static void places(void **state)
{
	(void)state;
	static const struct page pages[] = {
		{"<p class={{x}}>", "in-unquoted side:1:10", ALONE},
		{"<p class=a{{x}}>", "in-unquoted side:1:11", ALONE},
		{"<p {{x}}>", "in-tag side:1:4", ALONE},
		{"<p {{x}}=\"a\">", "in-tag side:1:4", ALONE},
		{"<p da{{x}}ta=\"a\">", "in-tag side:1:6", ALONE},
		{"<p a {{x}}>", "in-tag side:1:6", ALONE},
		{"<h{{x}}>", "in-tag side:1:3", ALONE},
		{"<{{x}}>", "in-tag side:1:2", ALONE},
		{"</{{x}}>", "in-tag side:1:3", ALONE},
		{"<title></{{x}}", "in-tag side:1:10", ALONE},
		{"<p onClick=\"{{x}}\">", "in-closed-attribute side:1:13", ALONE},
		{"<p onsecuritypolicyviolation='{{x}}'>", "in-closed-attribute side:1:31", ALONE},
		{"<p STYLE=\"a:{{x}}\">", "in-closed-attribute side:1:13", ALONE},
		{"<iframe srcdoc='{{x}}'></iframe>", "in-closed-attribute side:1:17", ALONE},
		{"<script type=\"{{x}}\"></script>", "in-closed-attribute side:1:15", ALONE},
		{"<meta http-equiv=\"{{x}}\">", "in-closed-attribute side:1:19", ALONE},
		{"<meta http-equiv=\"refresh\" content=\"{{x}}\">", "in-closed-attribute side:1:37", ALONE},
		{"<script>var a = '{{x}}'</script>", "in-script side:1:18", ALONE},
		{"<SCRIPT type=module>{{x}}</script >", "in-script side:1:21", ALONE},
		{"<script>a</scripts>{{x}}</script>", "in-script side:1:20", ALONE},
		{"<script>a</b></script>{{y}}<script>{{x}}</script>", "in-script side:1:36", ALONE},
		{"<script><!-- <script> </script>", "script-comment side:1:10", ALONE},
		{"<title>a<b></title>", "lone-less-than side:1:10", ALONE},
		{"<textarea></p></textarea>", "lone-less-than side:1:14", ALONE},
		{"<svg><style><!--</style>", "lone-less-than side:1:14", ALONE},
		{"<style>a{b:{{x}}}</style>", "in-raw-element side:1:12", ALONE},
		{"<iframe>{{x}}</iframe><xmp>{{x}}</xmp>",
			"in-raw-element side:1:9\nin-raw-element side:1:28", ALONE},
		{"<!-- {{x}} -->", "in-comment side:1:6", ALONE},
		{"<!-- > -> {{x}} -->", "in-comment side:1:11", ALONE},
		{"<a/><![CDATA[ > {{x}} ]]>", "in-comment sitemap.xml:1:17", {0}, "sitemap.xml", 0, 0},
		{"<!doctype {{x}}><?a {{x}}>", "in-comment side:1:11\nin-comment side:1:21", ALONE},
		{"<title>{{krop}}</title><p title=\"{{krop}}\">",
			"html-place side:1:8\nhtml-place side:1:34", ALONE},
	};
	CHECK_PAGES(pages);
}

#define JSON "<script type=\"application/ld+json\">"

static void addresses_and_json(void **state)
{
	(void)state;
	static const struct page pages[] = {
		{"<a href=\"javascript:{{x}}\">", "in-scheme side:1:21", ALONE},
		{"<a href=\"java&#115;cript:{{x}}\">", "in-scheme side:1:26", ALONE},
		{"<a href=\"{{x}}:{{y}}\">", "in-scheme side:1:15\nin-scheme side:1:16", ALONE},
		{"<a href=\"/{{#ja}}?{{/ja}}a{{x}}\">", "in-unsure-address side:1:27", ALONE},
		{"<a href=\"{{#ord}}{{.}}{{/ord}}\">", "section-changes-html side:1:10", ALONE},
		{JSON "{\"a\": {{x}}}</script>", "in-json side:1:42", ALONE},
		{JSON "{{x}} {{y}}</script>", "in-json side:1:42", ALONE},
		{JSON "{{x}};</script>", "in-json side:1:41", ALONE},
		{JSON "{{#ja}}{{x}}{{/ja}}</script>", "section-changes-html side:1:36", ALONE},
		{JSON "{{{data}}}</script>", "raw-text side:1:36", ALONE},
		{"<style type=\"application/json\">{{x}}</style>", "in-raw-element side:1:32", ALONE},
	};
	CHECK_PAGES(pages);
}

static void sections(void **state)
{
	(void)state;
	static const struct page pages[] = {
		{"<p>{{#ja}}<a {{/ja}}</p>", "section-changes-html side:1:4", ALONE},
		{"<p class=\"{{#ja}}\">{{/ja}}", "section-changes-html side:1:11", ALONE},
		{"{{#ja}}<title>{{/ja}}", "section-changes-html side:1:1", ALONE},
		{"{{^ja}}<!--{{/ja}}", "section-changes-html side:1:1", ALONE},
		{"<h{{#ja}}2{{/ja}}>", "cut-name side:1:10", ALONE},
		{"<p {{#ja}}a{{/ja}}b>", "cut-name side:1:19", ALONE},
		{"<p {{#ja}}a{{/ja}}=\"b\">", "cut-name side:1:19", ALONE},
		{"<p =\"b\">", "cut-name side:1:4", ALONE},
		{"<p a {{#ja}}{{/ja}} =\"b\">", "cut-name side:1:21", ALONE},
		{"a\n<p class=\"b>", "unfinished-html side:2:1", ALONE},
		{"<title>a", "unfinished-html side:1:1", ALONE},
		{"<!-- a -- >", "unfinished-html side:1:1", ALONE},
	};
	CHECK_PAGES(pages);
}

static void other_files(void **state)
{
	(void)state;
	static const struct page pages[] = {
		{"{{> krot}}", "unknown-template side:1:5 (kort)", {"kort", ""}, 0, 0, 0},
		{"{{>a}}", "unknown-name a:1:3 > side:1:1", {"a", "{{z}}"}, 0, 0, 0},
		{"{{>a}}<p title=\"{{>a}}\">", "html-place a:1:1 > side:1:17", {"a", "{{krop}}"}, 0, 0, 0},
		{"{{>a}}", "unclosed-section a:1:1 > a:1:8", {"a", "{{#ja}}"}, 0, 0, 0},
		{"{{>a}}", "template-ring a:1:1 > b:1:2", {"a", "{{>b}}", "b", " {{>a}}"}, 0, 0, 0},
		{"{{>a}}", "template-ring a:1:3 > a:1:3", {"a", "a {{>a}}"}, 0, 0, 0},
		{"{{<a}}{{/a}}", "template-ring a:1:1 > a:1:1", {"a", "{{<a}}{{/a}}"}, 0, 0, 0},
		{"{{>side}}", "template-ring side:1:1 > side:1:1", {0}, 0, 0, 0},
		{"{{<a}} {{! c }} tekst {{x}}{{$b}}{{/b}}{{/a}}",
			"outside-block side:1:16\noutside-block side:1:23", {"a", "{{$b}}{{/b}}"}, 0, 0, 0},
		{"{{<a}}{{$b}}{{/b}}{{$b}}{{/b}}{{/a}}", "block-twice side:1:19 > side:1:7",
			{"a", "{{$b}}{{/b}}"}, 0, 0, 0},
		{"{{<a}}{{$c}}{{/c}}{{/a}}", "unknown-block side:1:7", {"a", "{{$b}}{{/b}}"}, 0, 0, 0},
		{"{{<a}}{{$b}}<b {{/b}}{{/a}}{{x}}", "in-tag side:1:28", {"a", "{{$b}}{{/b}}"}, 0, 0, 0},
	};
	CHECK_PAGES(pages);
}

/* The page itself is asked for by the program: nowhere to point at. */
static void a_page_that_is_not_there(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct report report = {.arena = &arena};
	struct templates templates = {.arena = &arena, .site = true};
	assert_null(template_compile(&templates, STR("forside"), &root_shape, &report));
	assert_int_equal(report.count, 1);
	assert_int_equal(report.findings[0].problem, TEMPLATE_MISSING);
	assert_null(report.findings[0].span.source);
	arena_free(&arena);
}

/* Of two files with one name the first counts. */
static void a_name_given_twice(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct report report = {.arena = &arena};
	struct templates templates = {.arena = &arena, .site = true};
	const struct source *first = source_new(&arena, STR("a/kort.html"), STR("x"));
	const struct source *second = source_new(&arena, STR("b/kort.html"), STR("y"));
	assert_non_null(template_add(&templates, STR("kort"), first, &report));
	assert_null(template_add(&templates, STR("kort"), second, &report));
	assert_int_equal(report.findings[0].problem, TEMPLATE_TWICE);
	assert_ptr_equal(report.findings[0].span.source, second);
	assert_ptr_equal(report.findings[0].other.source, first);
	arena_free(&arena);
}

/* Sentences are filled in: no slot is left, and names stand in them. */
static void sentences_are_whole(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct report report = {.arena = &arena};
	struct templates templates = {.arena = &arena, .site = true};
	const struct source *source =
		source_new(&arena, STR("side"), STR("{{fag.navn}}{{tittel}}{{{x}}}"));
	template_add(&templates, STR("side"), source, &report);
	assert_null(template_compile(&templates, STR("side"), &root_shape, &report));
	assert_int_equal(report.count, 3);
	assert_string_equal(
		report.findings[0].sentence.ptr, "»navn« kendes ikke, for »fag« har ingen navne under sig");
	assert_string_equal(
		report.findings[0].cure.ptr, "skriv {{fag}}, eller er det en liste: {{#fag}} … {{/fag}}");
	assert_string_equal(report.findings[1].cure.ptr,
		"disse kendes: titel, x, y, år, tom, ja, nej, krop, fag, ord, bibliotek, data");
	assert_string_equal(report.findings[2].cure.ptr, "skriv {{x}} med to klammer og uden &");
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tags),
		cmocka_unit_test(closing),
		cmocka_unit_test(names),
		cmocka_unit_test(places),
		cmocka_unit_test(addresses_and_json),
		cmocka_unit_test(sections),
		cmocka_unit_test(other_files),
		cmocka_unit_test(a_page_that_is_not_there),
		cmocka_unit_test(a_name_given_twice),
		cmocka_unit_test(sentences_are_whole),
	};
	return cmocka_run_group_tests_name("template refusals", tests, NULL, NULL);
}
