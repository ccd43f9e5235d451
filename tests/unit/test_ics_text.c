/* Lines of iCalendar: folded between characters, escaped, ended by CR LF. */
#include "base/ics_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"

typedef void line_writer(struct buf *out, const char *name, struct str text);

static void writes(line_writer *write, const char *text, const char *expected)
{
	struct buf out = {.ceiling = 4096};
	write(&out, "X", str_from(text));
	buf_add_char(&out, '\0');
	assert_string_equal(out.ptr, expected);
	buf_free(&out);
}

static void escapes(void **state)
{
	(void)state;
	writes(ics_text_line, "", "X:\r\n");
	writes(ics_text_line, "a\\b;c,d\ne\r\"f\"\x01\x7F:", "X:a\\\\b\\;c\\,d\\ne\"f\":\r\n");
	writes(ics_text_line, "\xFFø", "X:\xEF\xBF\xBDø\r\n");
	writes(ics_line, "a;b,c", "X:a;b,c\r\n");
}

/* No line above 75 bytes, none that begins or ends inside a character or an
 * escape, and nothing lost. */
static void folds(void **state)
{
	static const char *const pieces[] = {"a", "ø", "€", "😀", ","};
	(void)state;
	for (size_t p = 0; p < sizeof pieces / sizeof pieces[0]; p++) {
		for (size_t start = 0; start < 8; start++) {
			struct buf text = {.ceiling = 4096};
			struct buf out = {.ceiling = 4096};
			for (size_t i = 0; i < start; i++)
				buf_add_char(&text, 'x');
			for (size_t i = 0; i < 100; i++)
				buf_add_z(&text, pieces[p]);
			ics_text_line(&out, "X", buf_str(&text));
			struct str rest = buf_str(&out);
			size_t read = 0;
			while (rest.len) {
				const ptrdiff_t end = str_find(rest, STR("\r\n"), 0);
				const struct str line = str_slice(rest, 0, (size_t)end);
				assert_true(line.len <= ICS_LINE_MAX);
				assert_true(utf8_find_bad(line) < 0);
				assert_false(str_ends(line, STR("\\")));
				assert_int_equal(line.ptr[0], read ? ' ' : 'X');
				read += line.len - (read ? 1 : 2);
				rest = str_skip(rest, line.len + 2);
			}
			assert_int_equal(read, text.len + (strcmp(pieces[p], ",") ? 0 : 100));
			buf_free(&text);
			buf_free(&out);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(escapes), cmocka_unit_test(folds)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
