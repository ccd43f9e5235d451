/* Works on what cmark wrote: every other "<" in it is its own, since raw HTML in
 * the texts is refused, so a heading is found by its tag. The names begin alike,
 * so that none is one that a template uses. */
#include "format/markdown_headings.h"

#include "base/buf.h"
#include "base/danish.h"
#include "base/map.h"
#include "base/utf8.h"

#define FIRST "afsnit-"

/* The words between the tags: without marks, and without "&quot;" and the like. */
static struct str plain_words(struct arena *scratch, struct str html)
{
	struct buf out = {.ceiling = html.len};
	char until = 0;
	for (size_t i = 0; i < html.len; i++) {
		const char c = html.ptr[i];
		if (until) {
			until = c == until ? 0 : until;
			continue;
		}
		if (c == '<' || c == '&')
			until = c == '<' ? '>' : ';';
		else
			buf_add_char(&out, c);
	}
	const struct str words = str_copy(scratch, buf_str(&out));
	buf_free(&out);
	return words;
}

static struct str name_of(struct arena *scratch, struct map *taken, struct str words)
{
	const struct str slug = danish_slug(scratch, words);
	struct str name = str_join(scratch, STR(FIRST), slug);
	for (int number = 2; slug.len && map_put(taken, name, taken); number++)
		name = str_format(scratch, FIRST "%.*s-%d", STR_ARGS(slug), number);
	return slug.len ? name : STR("");
}

/* Where the next "<h2>" to "<h6>" begins at or after `from`, or -1. */
static ptrdiff_t next_heading(struct str html, size_t from)
{
	for (ptrdiff_t at = (ptrdiff_t)from; (at = str_find(html, STR("<h"), (size_t)at)) >= 0; at++) {
		const struct str tag = str_slice(html, (size_t)at, (size_t)at + 4);
		if (tag.len == 4 && tag.ptr[2] >= '1' && tag.ptr[2] <= '6' && tag.ptr[3] == '>')
			return at;
	}
	return -1;
}

struct str markdown_name_headings(struct arena *arena, struct arena *scratch, struct str html)
{
	enum { TAG = 4, NAMES_MAX = 200 };
	struct map taken = {.arena = scratch};
	struct buf out = {.ceiling = 4 * html.len};
	size_t done = 0;
	for (ptrdiff_t at; (at = next_heading(html, done)) >= 0;) {
		const size_t inside = (size_t)at + TAG;
		const ptrdiff_t end = str_find(html, STR("</h"), inside);
		const struct str words = plain_words(scratch, str_slice(html, inside, (size_t)end));
		const struct str name = name_of(scratch, &taken, utf8_first(words, NAMES_MAX));
		buf_add(&out, str_slice(html, done, inside - 1));
		if (name.len)
			buf_add_format(&out, " id=\"%.*s\"", STR_ARGS(name));
		buf_add_char(&out, '>');
		done = inside;
	}
	if (done)
		buf_add(&out, str_skip(html, done));
	html = done && !out.overflowed ? str_copy(arena, buf_str(&out)) : html;
	buf_free(&out);
	return html;
}
