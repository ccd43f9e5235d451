/* Escapers: how a value is written so that it stays what it is where it stands.
 * Which one a place needs is decided in template_html.c. */
#include "format/template_escape.h"

#include "format/fragment.h"
#include "format/json.h"

enum { KEEP, AMPERSAND, LESS, GREATER, QUOTE, APOSTROPHE, DROP, BLANK };

static const struct {
	const char *ptr;
	size_t len;
} replacements[] = {
	[AMPERSAND] = {"&amp;", 5},
	[LESS] = {"&lt;", 4},
	[GREATER] = {"&gt;", 4},
	[QUOTE] = {"&quot;", 6},
	[APOSTROPHE] = {"&#39;", 5},
	[DROP] = {"", 0},
	[BLANK] = {" ", 1},
};

/* The bytes 0 to 31, `t` for tab and `n` for line ends. */
#define CONTROLS(t, n)                                                                             \
	DROP, DROP, DROP, DROP, DROP, DROP, DROP, DROP, DROP, t, n, DROP, DROP, n, DROP, DROP, DROP,   \
		DROP, DROP, DROP, DROP, DROP, DROP, DROP, DROP, DROP, DROP, DROP, DROP, DROP, DROP, DROP

static const unsigned char spec_actions[256] = {
	['&'] = AMPERSAND, ['<'] = LESS, ['>'] = GREATER, ['"'] = QUOTE};

static const unsigned char text_actions[256] = {CONTROLS(KEEP, KEEP), ['&'] = AMPERSAND,
	['<'] = LESS, ['>'] = GREATER, ['"'] = QUOTE, ['\''] = APOSTROPHE, [0x7F] = DROP};

static const unsigned char plain_actions[256] = {CONTROLS(KEEP, BLANK), [0x7F] = DROP};

static void write_replaced(struct buf *out, struct str text, const unsigned char actions[256])
{
	size_t from = 0;
	for (size_t i = 0; i < text.len; i++) {
		const unsigned char action = actions[(unsigned char)text.ptr[i]];
		if (action == KEEP)
			continue;
		buf_add(out, str_slice(text, from, i));
		buf_add(out, (struct str){replacements[action].ptr, replacements[action].len});
		from = i + 1;
	}
	buf_add(out, str_skip(text, from));
}

/* In which parts of an address a mark keeps its meaning. */
enum { IN_ADDRESS = 1, IN_PATH = 2, IN_PART = 4, ANYWHERE = 7 };

static const unsigned char marks[128] = {['-'] = ANYWHERE,
	['.'] = ANYWHERE,
	['_'] = ANYWHERE,
	['~'] = ANYWHERE,
	['/'] = IN_ADDRESS | IN_PATH,
	['!'] = IN_ADDRESS | IN_PATH,
	['$'] = IN_ADDRESS | IN_PATH,
	['&'] = IN_ADDRESS | IN_PATH,
	['('] = IN_ADDRESS | IN_PATH,
	[')'] = IN_ADDRESS | IN_PATH,
	['*'] = IN_ADDRESS | IN_PATH,
	['+'] = IN_ADDRESS | IN_PATH,
	[';'] = IN_ADDRESS | IN_PATH,
	['='] = IN_ADDRESS | IN_PATH,
	['@'] = IN_ADDRESS | IN_PATH,
	[':'] = IN_ADDRESS,
	[','] = IN_ADDRESS,
	['?'] = IN_ADDRESS,
	['#'] = IN_ADDRESS};

static bool is_letter_or_digit(unsigned char c)
{
	return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

static bool is_hex(char c)
{
	return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
}

static bool is_encoded(struct str text, size_t at)
{
	return text.ptr[at] == '%' && at + 2 < text.len && is_hex(text.ptr[at + 1])
		&& is_hex(text.ptr[at + 2]);
}

static void write_encoded(struct buf *out, struct str text, unsigned part)
{
	static const char digits[] = "0123456789ABCDEF";
	size_t from = 0;
	for (size_t i = 0; i < text.len; i++) {
		const unsigned char c = (unsigned char)text.ptr[i];
		const bool kept = is_letter_or_digit(c) || (c < 128 && (marks[c] & part))
			|| (part == IN_ADDRESS && is_encoded(text, i));
		if (kept && c != '&')
			continue;
		buf_add(out, str_slice(text, from, i));
		buf_add(out,
			kept ? STR("&amp;")
				 : (struct str){(const char[]){'%', digits[c >> 4], digits[c & 15]}, 3});
		from = i + 1;
	}
	buf_add(out, str_skip(text, from));
}

bool escape_allows_scheme(struct str scheme)
{
	return str_eq(scheme, STR("https")) || str_eq(scheme, STR("http"))
		|| str_eq(scheme, STR("mailto")) || str_eq(scheme, STR("tel"));
}

/* Everything before the first of : / ? # is a scheme when that is a colon. What
 * a browser would strip out of it (tabs, line ends) makes it none of ours. */
static bool is_allowed(struct str address)
{
	char scheme[8];
	for (size_t i = 0; i < address.len; i++) {
		const char c = address.ptr[i];
		if (c == '/' || c == '?' || c == '#')
			return true;
		if (c == ':')
			return i < sizeof scheme && escape_allows_scheme((struct str){scheme, i});
		if (i < sizeof scheme)
			scheme[i] = (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
	}
	return true;
}

static void write_address(struct buf *out, struct str address)
{
	address = str_trim(address);
	if (is_allowed(address))
		write_encoded(out, address, IN_ADDRESS);
	else
		buf_add_char(out, '#');
}

void escape_write(struct buf *out, const struct value *value, enum escaper escaper)
{
	const bool trusted =
		(value->kind == VALUE_HTML && escaper == ESCAPE_MARKUP) || value == &fragment_way;
	switch (trusted ? ESCAPE_NOTHING : escaper) {
	case ESCAPE_NOTHING: buf_add(out, value->text); break;
	case ESCAPE_SPEC: write_replaced(out, value->text, spec_actions); break;
	case ESCAPE_MARKUP:
	case ESCAPE_TEXT: write_replaced(out, value->text, text_actions); break;
	case ESCAPE_ADDRESS: write_address(out, value->text); break;
	case ESCAPE_ADDRESS_PATH: write_encoded(out, value->text, IN_PATH); break;
	case ESCAPE_ADDRESS_PART: write_encoded(out, value->text, IN_PART); break;
	case ESCAPE_JSON: json_write(out, value); break;
	case ESCAPE_PLAIN: write_replaced(out, value->text, plain_actions); break;
	}
}
