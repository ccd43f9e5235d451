/* Fragments: the way to the root is left open as a control character, which no text
 * of an author can hold and no escaper lets through, so that only we can have put
 * it there. Filling it in is copying bytes. */
#include "format/fragment.h"

#include "base/limits.h"
#include "format/template_escape.h"

#include <string.h>

#define OPEN '\1'

static const char open_text[] = {OPEN};

const struct value fragment_way = {.kind = VALUE_TEXT, .text = {open_text, sizeof open_text}};

static struct str escaped(struct arena *arena, struct str way)
{
	const struct value value = {.kind = VALUE_TEXT, .text = way};
	struct buf buf = {.ceiling = PAGE_MAX};
	escape_write(&buf, &value, ESCAPE_ADDRESS);
	const struct str out = str_copy(arena, buf_str(&buf));
	buf_free(&buf);
	return out;
}

/* Writes the filled fragment to `out`, which may be NULL; returns its length. */
static size_t fill(char *out, struct str fragment, struct str way)
{
	size_t length = 0;
	while (fragment.len) {
		const char *open = memchr(fragment.ptr, OPEN, fragment.len);
		const size_t before = open ? (size_t)(open - fragment.ptr) : fragment.len;
		if (out) {
			memcpy(out + length, fragment.ptr, before);
			memcpy(out + length + before, way.ptr, open ? way.len : 0);
		}
		length += before + (open ? way.len : 0);
		fragment = str_skip(fragment, before + 1);
	}
	return length;
}

const struct value *fragments_join(
	struct arena *arena, const struct str *fragments, size_t count, struct str way)
{
	struct value *html = value_text(arena, STR(""));
	size_t length = 0;
	way = escaped(arena, way);
	for (size_t i = 0; i < count; i++)
		length += fill(NULL, fragments[i], way);
	char *text = arena_alloc(arena, length + 1);
	html->kind = VALUE_HTML;
	html->text = (struct str){text, length};
	for (size_t i = 0; i < count; i++)
		text += fill(text, fragments[i], way);
	return html;
}
