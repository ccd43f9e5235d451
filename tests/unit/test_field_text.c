/* Texts, numbers, choices, codes, references and ways to reach people. */
#include "one_field.h"

#define TEN "xxxxxxxxxx"
#define TEN_AE "ææææææææææ"
#define FIFTY_FIVE_AE TEN_AE TEN_AE TEN_AE TEN_AE TEN_AE "æææææ"
#define SIXTY TEN TEN TEN TEN TEN TEN
#define TWO_HUNDRED SIXTY SIXTY SIXTY TEN TEN

static void texts(void **state)
{
	(void)state;
	CHECK("titel", {"Kildekritik", "Kildekritik"}, {"\"  æøå  \"", "æøå"},
		{FIFTY_FIVE_AE, FIFTY_FIVE_AE}, {FIFTY_FIVE_AE "æ", FIFTY_FIVE_AE "æ ! 1:8-64 field-long"},
		{SIXTY TEN TEN, SIXTY TEN TEN " ! 1:8-88 field-long"},
		{SIXTY TEN TEN "x", "(intet) ! 1:88-89 field-too-long"},
		{"æøå " SIXTY TEN "xxxxxx æ", "(intet) ! 1:88-90 field-too-long"},
		{"[a]", "(intet) ! 1:8-11 not-one-text"}, {"{a: b}", "(intet) ! 1:8-14 not-one-text"},
		{"", "(intet) ! 1:7-7 empty-required-field"},
		{"\"   \"", "(intet) ! 1:8-13 empty-required-field"},
		{"\"\u00a0\"", "(intet) ! 1:8-11 empty-required-field"},
		{"\"\\u200b\"", "(intet) ! 1:8-16 empty-required-field"},
		{"\"a\\u0000b\"", "(intet) ! 1:8-18 control-character"},
		{"\"\\e[31mrød\"", "(intet) ! 1:8-19 control-character"},
		{"\"\\u202Eabc\"", "(intet) ! 1:8-19 control-character"});
	CHECK("afdelinger", {"[A, \"b\\x07\"]", "(intet) ! 1:17-24 control-character"},
		{"[A, B]", "A, B"}, {"A", "A"});
}

static void numbers(void **state)
{
	(void)state;
	CHECK("maks_elever", {"28", "28"}, {"\"28 \"", "28"}, {"1", "1"}, {"5000", "5000"},
		{"0", "(intet) ! 1:14-15 number-out-of-range"},
		{"5001", "(intet) ! 1:14-18 number-out-of-range"},
		{"-5", "(intet) ! 1:14-16 number-out-of-range"},
		{"99999999999", "(intet) ! 1:14-25 number-out-of-range"},
		{"28 elever", "(intet) ! 1:14-23 not-a-number"},
		{"1.000", "(intet) ! 1:14-19 not-a-number"}, {"2,5", "(intet) ! 1:14-17 not-a-number"},
		{"0x1c", "(intet) ! 1:14-18 not-a-number"}, {"[28]", "(intet) ! 1:14-18 not-one-text"});
	assert_int_equal(read_offer_field("maks_elever", "28").number, 28);
}

static void choices(void **state)
{
	(void)state;
	CHECK("status", {"aktiv", "aktiv"}, {"Aktiv", "aktiv"}, {"UDGÅET", "udgået"},
		{"udgaaet", "udgået"}, {"aktv", "(intet) ! 1:9-13 unknown-choice ?aktiv"},
		{"månen", "(intet) ! 1:9-14 unknown-choice"});
}

static void codes(void **state)
{
	(void)state;
	CHECK_AS(KIND_LIBRARY, "farve", {"\"#1f5a8a\"", "#1f5a8a"},
		{"\"#FFF\"", "(intet) ! 1:9-13 bad-colour"}, {"blå", "(intet) ! 1:8-11 bad-colour"},
		{"\"#1f5a8g\"", "(intet) ! 1:9-16 bad-colour"});
	assert_int_equal(read_as(KIND_LIBRARY, "farve", "\"#1f5A8a\"").number, 0x1F5A8A);
	CHECK_AS(KIND_LIBRARY, "isil", {"DK-763000", "DK-763000"},
		{"dk-763000", "(intet) ! 1:7-16 bad-isil ?DK-763000"},
		{"763000", "(intet) ! 1:7-13 bad-isil ?DK-763000"},
		{"DK-76300", "(intet) ! 1:7-15 bad-isil"}, {"SE-763000", "(intet) ! 1:7-16 bad-isil"},
		{"DK-7630000", "(intet) ! 1:7-17 bad-isil"});
	CHECK_AS(KIND_LIBRARY, "logo", {"logo.svg", "logo.svg"},
		{"../logo.svg", "(intet) ! 1:7-18 bad-file-field"},
		{"Logo æ.svg", "(intet) ! 1:7-17 bad-file-field"},
		{"/etc/passwd", "(intet) ! 1:7-18 bad-file-field"});
}

static void references(void **state)
{
	(void)state;
	CHECK("genbrug_af", {"vejle/kildekritik", "vejle/kildekritik"},
		{"tilbud/vejle/kildekritik/", "(intet) ! 1:13-38 bad-reference ?vejle/kildekritik"},
		{"https://x.dk/tilbud/vejle/a/", "(intet) ! 1:13-41 bad-reference ?vejle/a"},
		{"vejle", "(intet) ! 1:13-18 bad-reference"}, {"vejle/", "(intet) ! 1:13-19 bad-reference"},
		{"a/b/c", "(intet) ! 1:13-18 bad-reference"},
		{"vejle/Kilde", "(intet) ! 1:13-24 bad-reference"}, {"a/" TWO_HUNDRED, "a/" TWO_HUNDRED},
		{"a/" TWO_HUNDRED "x", "(intet) ! 1:13-216 bad-reference"});
	CHECK("tidligere_adresser", {"[vejle/a, vejle/b]", "vejle/a, vejle/b"},
		{"[vejle/a, vejle/a]", "vejle/a ! 1:31-38 item-twice"},
		{"[vejle/a, vejle]", "vejle/a ! 1:31-36 bad-reference"});
}

static void links(void **state)
{
	(void)state;
	CHECK_AS(KIND_LIBRARY, "site", {"https://www.vejlebib.dk/", "vejlebib.dk"},
		{"http://x.dk/a?b=c#d", "x.dk/a?b=c#d"}, {"https://bøger.dk/", "bøger.dk"},
		{"www.vejlebib.dk", "(intet) ! 1:7-22 bad-link ?https://www.vejlebib.dk"},
		{"vejle", "(intet) ! 1:7-12 bad-link"},
		{"javascript:alert(1)", "(intet) ! 1:7-26 bad-link"},
		{"https://x.dk/a b", "(intet) ! 1:7-23 bad-link"},
		{"https://x.dk/<b>", "(intet) ! 1:7-23 bad-link"},
		{"https://a@x.dk/", "(intet) ! 1:7-22 bad-link"},
		{"https://vejle/", "(intet) ! 1:7-21 bad-link"},
		{"\"https://x.dk/\\u00a0\"", "(intet) ! 1:7-28 bad-link"});
	assert_string_equal(str_z(&memory, read_as(KIND_LIBRARY, "site", "https://www.x.dk/a/").key),
		"https://www.x.dk/a/");
}

/* One part of the contact, its text and its address. */
static const char *contact(const char *part, const char *written)
{
	const struct given group =
		read_offer_field("kontakt", str_format(&memory, "{%s: %s}", part, written).ptr);
	const struct given *given = given_part(&group, str_from(part));
	if (report.count || !given)
		return findings();
	return str_format(&memory, "%.*s %.*s", STR_ARGS(given->text), STR_ARGS(given->key)).ptr;
}

static void people(void **state)
{
	(void)state;
	assert_string_equal(contact("mail", "skole@x.dk"), "skole@x.dk mailto:skole@x.dk");
	assert_string_equal(contact("mail", "skole@x"), "1:17-24 bad-mail");
	assert_string_equal(contact("mail", "a@b@x.dk"), "1:17-25 bad-mail");
	assert_string_equal(contact("mail", "bø@x.dk"), "1:17-24 bad-mail");
	assert_string_equal(contact("mail", "\"a@x.dk?subject=b\""), "1:18-34 bad-mail");
	assert_string_equal(contact("telefon", "12345678"), "12 34 56 78 tel:+4512345678");
	assert_string_equal(contact("telefon", "12-34-56-78"), "12 34 56 78 tel:+4512345678");
	assert_string_equal(contact("telefon", "+45 12 34 56 78"), "12 34 56 78 tel:+4512345678");
	assert_string_equal(contact("telefon", "0045 12345678"), "12 34 56 78 tel:+4512345678");
	assert_string_equal(
		contact("telefon", "12\u00a034\u00a056\u00a078"), "12 34 56 78 tel:+4512345678");
	assert_string_equal(contact("telefon", "+46 123 456"), "+46 123 456 tel:+46123456");
	assert_string_equal(contact("telefon", "1234567"), "1:20-27 bad-phone");
	assert_string_equal(contact("telefon", "12345678901234567"), "1:20-37 bad-phone");
	assert_string_equal(contact("telefon", "ring bare"), "1:20-29 bad-phone");
}

static void entrances(void **state)
{
	(void)state;
	CHECK("indgange", {"https://{domæne}/go", "https://{domæne}/go"},
		{"https://x.dk/", "(intet) ! 1:11-24 bad-entrance"},
		{"https://{domæne}/{domæne}", "(intet) ! 1:11-36 bad-entrance"},
		{"https://{domæne}/ <script>", "(intet) ! 1:11-37 bad-entrance"},
		{"{Vejle: \"https://x.dk/a\"}", ""},
		{"{vejl: \"https://x.dk/a\"}", "(intet) ! 1:12-16 unknown-term ?Vejle"},
		{"{vejle: [a]}", "(intet) ! 1:19-22 not-one-text"},
		{"[a]", "(intet) ! 1:11-14 not-one-text"});
}

int main(void)
{
	const struct CMUnitTest tests[] = {FIELD_TEST(texts), FIELD_TEST(numbers), FIELD_TEST(choices),
		FIELD_TEST(codes), FIELD_TEST(references), FIELD_TEST(links), FIELD_TEST(people),
		FIELD_TEST(entrances)};
	return cmocka_run_group_tests_name("text", tests, begin_all, end_all);
}
