/* Counting the marks that begin a line, as cmark will read them. */
#include "format/markdown_marks.h"

#include <string.h>

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

/* Length of the list or quote mark at the start of `line`, 0 when there is none. */
static size_t mark_length(struct str line)
{
	size_t length = 0;
	if (str_starts(line, STR(">")))
		return 1;
	while (length < line.len && line.ptr[length] >= '0' && line.ptr[length] <= '9')
		length++;
	const char *const enders = length ? ".)" : "-*+";
	if (length == line.len || !memchr(enders, line.ptr[length], strlen(enders)))
		return 0;
	length++;
	return length == line.len || is_blank(line.ptr[length]) ? length : 0;
}

size_t markdown_marks(struct str line)
{
	size_t count = 0;
	size_t length;
	for (;;) {
		while (line.len && is_blank(line.ptr[0]))
			line = str_skip(line, 1);
		length = mark_length(line);
		if (length == 0)
			return count;
		line = str_skip(line, length);
		count++;
	}
}
