/* Content lines of iCalendar. What the lines say, and in which order, is the
 * affair of those who have a calendar to write. */
#include "base/ics_text.h"

#include "base/utf8.h"

struct line {
	struct buf *out;
	size_t length; /* bytes since the last line end */
};

/* What must stay together on one line: a character, or an escape. */
static void add(struct line *line, struct str piece)
{
	if (line->length + piece.len > ICS_LINE_MAX) {
		buf_add(line->out, STR("\r\n "));
		line->length = 1;
	}
	buf_add(line->out, piece);
	line->length += piece.len;
}

static struct line begin(struct buf *out, const char *name)
{
	struct line line = {.out = out};
	add(&line, str_from(name));
	add(&line, STR(":"));
	return line;
}

void ics_line(struct buf *out, const char *name, struct str value)
{
	struct line line = begin(out, name);
	if (line.length + value.len <= ICS_LINE_MAX) {
		add(&line, value);
		value.len = 0;
	}
	while (value.len) {
		const struct str all = value;
		utf8_take(&value);
		add(&line, str_slice(all, 0, all.len - value.len));
	}
	buf_add(out, STR("\r\n"));
}

static void add_character(struct line *line, uint32_t code, struct str character)
{
	switch (code) {
	case '\\': add(line, STR("\\\\")); return;
	case ';': add(line, STR("\\;")); return;
	case ',': add(line, STR("\\,")); return;
	case '\n': add(line, STR("\\n")); return;
	case UTF8_BAD: add(line, STR("\xEF\xBF\xBD")); return;
	default: break;
	}
	if (code >= ' ' && code != 0x7F)
		add(line, character);
}

void ics_text_line(struct buf *out, const char *name, struct str text)
{
	struct line line = begin(out, name);
	while (text.len) {
		const struct str all = text;
		const uint32_t code = utf8_take(&text);
		add_character(&line, code, str_slice(all, 0, all.len - text.len));
	}
	buf_add(out, STR("\r\n"));
}
