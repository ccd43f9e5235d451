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
	return c >= ' ' && c < 0x7F && c != '"' && c != '\\' && c != '<' && c != '>' && c != '&';
}

static void write_special(struct buf *out, uint32_t code)
{
	if (code == UTF8_BAD)
		buf_add_z(out, "\xEF\xBF\xBD");
	else if (code == '"' || code == '\\')
		buf_add(out, code == '"' ? STR("\\\"") : STR("\\\\"));
	else if (code < 0x10000)
		buf_add_format(out, "\\u%04x", (unsigned)code);
	else /* as UTF-16 has it */
		buf_add_format(out, "\\u%04x\\u%04x", (unsigned)(0xD800 + ((code - 0x10000) >> 10)),
			(unsigned)(0xDC00 + ((code - 0x10000) & 0x3FF)));
}

void json_text_write(struct buf *out, struct str text)
{
	struct str plain = {text.ptr, 0};
	buf_add_char(out, '"');
	while (text.len) {
		const char *at = text.ptr;
		if (is_plain_byte(*at)) {
			text = (struct str){at + 1, text.len - 1};
			plain.len++;
			continue;
		}
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
