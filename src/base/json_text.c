/* JSON strings. What holds them together, objects and lists, is the affair of
 * those who have some: format/json.c and the formats of findings. */
#include "base/json_text.h"

#include "base/utf8.h"

/* Characters that end a string, a script element around it, or a reader's trust. */
static bool is_plain(uint32_t code)
{
	switch (code) {
	case '"':
	case '\\':
	case '<':
	case '>':
	case '&':
	case UTF8_BAD: return false;
	default: return code >= ' ' && (code < 0x7F || !utf8_is_deceptive(code));
	}
}

/* The same of one byte, for all that most texts are made of. */
static bool is_plain_byte(char c)
{
	static const bool special[0x80] = {
		['"'] = true, ['\\'] = true, ['<'] = true, ['>'] = true, ['&'] = true, [0x7F] = true};
	const unsigned char byte = (unsigned char)c;
	return byte >= ' ' && byte < sizeof special && !special[byte];
}

/* "\u000a": of a character, or of half of one as UTF-16 has it. */
static void write_number(struct buf *out, uint32_t code)
{
	static const char digits[] = "0123456789abcdef";
	const char text[] = {'\\', 'u', digits[code >> 12 & 15], digits[code >> 8 & 15],
		digits[code >> 4 & 15], digits[code & 15]};
	buf_add(out, (struct str){text, sizeof text});
}

static void write_special(struct buf *out, uint32_t code)
{
	if (code == UTF8_BAD) {
		buf_add_z(out, "\xEF\xBF\xBD");
	} else if (code == '"' || code == '\\') {
		buf_add(out, code == '"' ? STR("\\\"") : STR("\\\\"));
	} else if (code < 0x10000) {
		write_number(out, code);
	} else {
		write_number(out, 0xD800 + ((code - 0x10000) >> 10));
		write_number(out, 0xDC00 + ((code - 0x10000) & 0x3FF));
	}
}

/* Bytes at the front that are plain without being looked at as characters: ASCII,
 * and U+00C0 to U+00FF, where the Danish letters are. */
static size_t plain_bytes(struct str text)
{
	size_t i = 0;
	while (i < text.len) {
		if (is_plain_byte(text.ptr[i]))
			i++;
		else if (text.ptr[i] == '\xC3' && i + 1 < text.len && (text.ptr[i + 1] & 0xC0) == 0x80)
			i += 2;
		else
			break;
	}
	return i;
}

void json_text_write(struct buf *out, struct str text)
{
	struct str plain = {text.ptr, 0};
	buf_add_char(out, '"');
	for (;;) {
		const size_t skipped = plain_bytes(text);
		plain.len += skipped;
		text = str_skip(text, skipped);
		if (!text.len)
			break;
		const char *at = text.ptr;
		const uint32_t code = utf8_take(&text);
		if (is_plain(code)) {
			plain.len += (size_t)(text.ptr - at);
			continue;
		}
		buf_add(out, plain);
		write_special(out, code);
		plain = (struct str){text.ptr, 0};
	}
	buf_add(out, plain);
	buf_add_char(out, '"');
}
