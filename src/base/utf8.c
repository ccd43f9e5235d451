/* UTF-8 as RFC 3629 has it. Knows code points, not letters: see danish.c. */
#include "base/utf8.h"

#include <string.h>

/* The length a first byte announces, 0 when it cannot begin a character. */
static size_t announced_length(unsigned char first)
{
	if (first < 0x80)
		return 1;
	if (first >= 0xC2 && first < 0xE0)
		return 2;
	if (first >= 0xE0 && first < 0xF0)
		return 3;
	return first >= 0xF0 && first < 0xF5 ? 4 : 0;
}

/* The code point of `length` bytes, UTF8_BAD when they do not belong together. */
static uint32_t decode(const char *bytes, size_t length)
{
	static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
	static const unsigned char first_bits[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
	uint32_t code = (unsigned char)bytes[0] & first_bits[length];
	for (size_t i = 1; i < length; i++) {
		if (((unsigned char)bytes[i] & 0xC0) != 0x80)
			return UTF8_BAD;
		code = code << 6 | ((unsigned char)bytes[i] & 0x3Fu);
	}
	const bool surrogate = code >= 0xD800 && code < 0xE000;
	return code < smallest[length] || surrogate || code > 0x10FFFF ? UTF8_BAD : code;
}

uint32_t utf8_take_long(struct str *s)
{
	const size_t length = announced_length((unsigned char)s->ptr[0]);
	const uint32_t code = length && s->len >= length ? decode(s->ptr, length) : UTF8_BAD;
	const size_t taken = code == UTF8_BAD ? 1 : length;
	*s = (struct str){s->ptr + taken, s->len - taken};
	return code;
}

ptrdiff_t utf8_find_bad(struct str s)
{
	struct str rest = s;
	while (rest.len) {
		const char *at = rest.ptr;
		if (utf8_take(&rest) == UTF8_BAD)
			return at - s.ptr;
	}
	return -1;
}

static bool is_plain(char c)
{
	return (c >= ' ' && c < 0x7F) || c == '\n' || c == '\t';
}

size_t utf8_plain(struct str s)
{
	const uint64_t ones = 0x0101010101010101u;
	uint64_t word;
	size_t at = 0;
	for (; s.len - at >= sizeof word; at += sizeof word) {
		memcpy(&word, s.ptr + at, sizeof word);
		/* A byte below a blank borrows, DEL carries, and others have bit 8 already. */
		if (!(((word - ones * ' ') | word | (word + ones)) & ones * 0x80))
			continue;
		for (size_t i = 0; i < sizeof word; i++)
			if (!is_plain(s.ptr[at + i]))
				return at + i;
	}
	while (at < s.len && is_plain(s.ptr[at]))
		at++;
	return at;
}

size_t utf8_length(struct str s)
{
	size_t count = 0;
	while (s.len) {
		const size_t plain = utf8_plain(s);
		s = (struct str){s.ptr + plain, s.len - plain};
		count += plain;
		if (s.len) {
			utf8_take(&s);
			count++;
		}
	}
	return count;
}

struct range {
	uint32_t from, to;
};

static bool is_in(const struct range *ranges, size_t count, uint32_t code)
{
	for (size_t i = 0; i < count; i++)
		if (code >= ranges[i].from && code <= ranges[i].to)
			return true;
	return false;
}

#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])

static const struct range combining[] = {
	{0x0300, 0x036F},
	{0x0483, 0x0489},
	{0x0591, 0x05BD},
	{0x0610, 0x061A},
	{0x064B, 0x065F},
	{0x1AB0, 0x1AFF},
	{0x1DC0, 0x1DFF},
	{0x200B, 0x200F},
	{0x202A, 0x202E},
	{0x2060, 0x2064},
	{0x20D0, 0x20FF},
	{0xFE00, 0xFE0F},
	{0xFE20, 0xFE2F},
	{0xFEFF, 0xFEFF},
	{0xE0100, 0xE01EF},
};

static const struct range wide[] = {
	{0x1100, 0x115F},
	{0x231A, 0x231B},
	{0x23E9, 0x23F3},
	{0x25FD, 0x25FE},
	{0x2614, 0x2615},
	{0x2648, 0x2653},
	{0x26AA, 0x26AB},
	{0x26BD, 0x26BE},
	{0x2705, 0x2705},
	{0x2728, 0x2728},
	{0x274C, 0x274C},
	{0x2753, 0x2757},
	{0x2B1B, 0x2B1C},
	{0x2B50, 0x2B50},
	{0x2E80, 0x303E},
	{0x3041, 0x33FF},
	{0x3400, 0x4DBF},
	{0x4E00, 0x9FFF},
	{0xA000, 0xA4CF},
	{0xAC00, 0xD7A3},
	{0xF900, 0xFAFF},
	{0xFE30, 0xFE6F},
	{0xFF00, 0xFF60},
	{0xFFE0, 0xFFE6},
	{0x1F300, 0x1F64F},
	{0x1F680, 0x1F6FF},
	{0x1F900, 0x1F9FF},
	{0x1FA70, 0x1FAFF},
	{0x20000, 0x3FFFD},
};

static const struct range deceptive[] = {
	{0x0000, 0x0008},
	{0x000B, 0x000C},
	{0x000E, 0x001F},
	{0x007F, 0x009F},
	{0x061C, 0x061C},
	{0x200B, 0x200B},
	{0x200E, 0x200F},
	{0x2028, 0x202E},
	{0x2060, 0x2064},
	{0x2066, 0x206F},
	{0xFEFF, 0xFEFF},
	{0xFFF9, 0xFFFB},
	{0xE0000, 0xE007F},
};

size_t utf8_width(struct str s)
{
	size_t width = 0;
	while (s.len) {
		const uint32_t code = utf8_take(&s);
		if (code < 0x0300)
			width++;
		else if (!is_in(combining, COUNT_OF(combining), code))
			width += is_in(wide, COUNT_OF(wide), code) ? 2 : 1;
	}
	return width;
}

bool utf8_is_deceptive(uint32_t code)
{
	/* Nearly all that is written: the table has nothing there. */
	if ((code >= ' ' && code < 0x7F) || (code >= 0xA0 && code < 0x061C))
		return false;
	return is_in(deceptive, COUNT_OF(deceptive), code);
}

size_t utf8_encode(uint32_t code, char out[4])
{
	if (code < 0x80) {
		out[0] = (char)code;
		return 1;
	}
	if (code < 0x800) {
		out[0] = (char)(0xC0 | code >> 6);
		out[1] = (char)(0x80 | (code & 0x3F));
		return 2;
	}
	if (code < 0x10000) {
		out[0] = (char)(0xE0 | code >> 12);
		out[1] = (char)(0x80 | (code >> 6 & 0x3F));
		out[2] = (char)(0x80 | (code & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | code >> 18);
	out[1] = (char)(0x80 | (code >> 12 & 0x3F));
	out[2] = (char)(0x80 | (code >> 6 & 0x3F));
	out[3] = (char)(0x80 | (code & 0x3F));
	return 4;
}

struct str utf8_first(struct str s, size_t count)
{
	struct str rest = s;
	while (rest.len && count--)
		utf8_take(&rest);
	return str_slice(s, 0, s.len - rest.len);
}
