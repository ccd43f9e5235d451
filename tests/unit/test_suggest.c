/* What the writer meant, and silence when that is in doubt. */
#include "findings.h"

#include "report/suggest.h"

static void means(const char *word, const char *const *candidates, const char *expected)
{
	struct arena arena = {0};
	struct str list[16];
	size_t count = 0;
	while (candidates[count]) {
		list[count] = str_from(candidates[count]);
		count++;
	}
	assert_string_equal(str_z(&arena, suggest(&arena, str_from(word), list, count)), expected);
	arena_free(&arena);
}

static void in_order(void **state)
{
	(void)state;
	static const char *const fields[] = {
		"titel", "resume", "trin", "tema", "forløb", "forældre", "år", NULL};
	means("Titel", fields, "titel");
	means("TITEL:", fields, "titel");
	means("forloeb", fields, "forløb");
	means("forlob", fields, "forløb");
	means("resumé", fields, "resume");
	means("resu", fields, "resume"); /* the only one it begins */
	means("title", fields, "titel"); /* neighbours swapped */
	means("tittel", fields, "titel");
	means("trinn", fields, "trin");
	means("aar", fields, "år");
}

static void in_doubt(void **state)
{
	(void)state;
	static const char *const fields[] = {"dato", "data", "forlag", "forløb", NULL};
	static const char *const same[] = {"Forløb", "forløb", NULL};
	static const char *const none[] = {NULL};
	means("dat", fields, ""); /* begins two, and is as near to both */
	means("kildekritik", fields, "");
	means("", fields, "");
	means("?!", fields, "");
	means("x", none, "");
	means("forlob", same, "Forløb"); /* the same word twice is no doubt */
	means("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", fields, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(in_order),
		cmocka_unit_test(in_doubt),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
