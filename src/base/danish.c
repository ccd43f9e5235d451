/* Danish letters without locale or ICU: the site's words are Danish whatever
 * the machine speaks. */
#include "base/danish.h"

#include "base/utf8.h"

#include <string.h>

/* In Latin Extended-A capitals are even, but odd where a letter without one
 * has shifted them. */
static uint32_t lower_extended(uint32_t code)
{
	const bool odd = (code >= 0x139 && code <= 0x148) || (code >= 0x179 && code <= 0x17E);
	if (code == 0x138 || code == 0x149 || code == 0x17F)
		return code;
	if (code == 0x178)
		return 0xFF;
	return odd ? code + code % 2 : code | 1;
}

static uint32_t lower(uint32_t code)
{
	if (code >= 'A' && code <= 'Z')
		return code + 32;
	if (code >= 0xC0 && code <= 0xDE && code != 0xD7)
		return code + 32;
	return code >= 0x100 && code <= 0x17F ? lower_extended(code) : code;
}

/* ASCII for a lower-case letter of Latin-1 or Latin Extended-A; NULL for
 * anything that is neither letter nor digit. */
static const char *ascii_of(uint32_t code, char single[2])
{
	/* From ß (U+00DF) to ÿ (U+00FF), then Latin Extended-A by its base letters. */
	static const char *const latin1[] = {"ss", "a", "a", "a", "a", "ae", "aa", "ae", "c", "e", "e",
		"e", "e", "i", "i", "i", "i", "d", "n", "o", "o", "o", "o", "oe", "", "oe", "u", "u", "u",
		"u", "y", "th", "y"};
	static const char extended[] =
		"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooo"
		"rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
	single[1] = '\0';
	if ((code >= 'a' && code <= 'z') || (code >= '0' && code <= '9')) {
		single[0] = (char)code;
		return single;
	}
	if (code >= 0xDF && code <= 0xFF)
		return latin1[code - 0xDF];
	if (code >= 0x100 && code < 0x100 + sizeof extended - 1) {
		single[0] = extended[code - 0x100];
		return single;
	}
	return NULL;
}

struct str danish_lower(struct arena *arena, struct str s)
{
	/* No lower-case letter of ours takes more bytes than its capital. */
	char *out = arena_alloc(arena, s.len + 4);
	size_t len = 0;
	while (s.len) {
		const char *from = s.ptr;
		const uint32_t code = utf8_take(&s);
		if (code == UTF8_BAD)
			out[len++] = *from;
		else
			len += utf8_encode(lower(code), out + len);
	}
	return (struct str){out, len};
}

static bool is_accent(uint32_t code)
{
	return code >= 0x300 && code <= 0x36F;
}

/* What folds to itself wherever it stands. */
static bool is_folded(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* Folds to ASCII with `gap` for every run of other characters inside. An accent
 * that stands by itself, as macOS writes them, belongs to the letter before: a
 * with a ring is å. */
static struct str fold_with(struct arena *arena, struct str s, char gap)
{
	enum { RING = 0x30A };
	char *out = arena_alloc(arena, s.len * 2 + 1);
	size_t len = 0;
	bool gap_due = false;
	while (s.len) {
		char single[2];
		if (is_folded(*s.ptr) && !gap_due) {
			out[len++] = *s.ptr;
			s = (struct str){s.ptr + 1, s.len - 1};
			continue;
		}
		const uint32_t code = lower(utf8_take(&s));
		if (is_accent(code) && len && !gap_due) {
			if (code == RING && out[len - 1] == 'a')
				out[len++] = 'a';
			continue;
		}
		const char *ascii = ascii_of(code, single);
		if (!ascii || !*ascii) {
			gap_due = len > 0;
			continue;
		}
		if (gap_due)
			out[len++] = gap;
		gap_due = false;
		while (*ascii)
			out[len++] = *ascii++;
	}
	return (struct str){out, len};
}

struct str danish_slug(struct arena *arena, struct str s)
{
	return fold_with(arena, s, '-');
}

struct str danish_fold(struct arena *arena, struct str s)
{
	return fold_with(arena, s, ' ');
}

static char lower_letter(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

bool danish_same(struct arena *scratch, struct str a, struct str b)
{
	/* Most begin with letters that already tell. */
	const char first = lower_letter(a.len ? *a.ptr : ' ');
	const char second = lower_letter(b.len ? *b.ptr : ' ');
	if (is_folded(first) && is_folded(second) && first != second)
		return false;
	return str_eq(danish_fold(scratch, a), danish_fold(scratch, b));
}

bool danish_is_slug(struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		const char c = s.ptr[i];
		const bool hyphen = c == '-' && i > 0 && i + 1 < s.len && s.ptr[i - 1] != '-';
		if (!hyphen && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9'))
			return false;
	}
	return s.len > 0;
}

/* One byte that sorts as the letter does: æ ø å after z. */
static char rank(uint32_t code, char ascii)
{
	if (code == 0xE6 || code == 0xE4)
		return 'z' + 1;
	if (code == 0xF8 || code == 0xF6)
		return 'z' + 2;
	if (code == 0xE5)
		return 'z' + 3;
	return ascii;
}

struct str danish_sort_key(struct arena *arena, struct str s)
{
	/* First by letters, then, after a byte below all of them, by the text itself. */
	char *out = arena_alloc(arena, s.len * 3 + 2);
	size_t len = 0;
	const struct str whole = s;
	uint32_t before = 0;
	while (s.len) {
		char single[2];
		const uint32_t code = lower(utf8_take(&s));
		const char *ascii = ascii_of(code, single);
		if (code == 'a' && before == 'a') {
			out[len - 1] = 'z' + 3;
			before = 0;
			continue;
		}
		before = code;
		if (!ascii || !*ascii)
			out[len++] = ' ';
		else
			out[len++] = rank(code, ascii[0]);
	}
	out[len++] = 1;
	if (whole.len)
		memcpy(out + len, whole.ptr, whole.len);
	return (struct str){out, len + whole.len};
}
