/* Markdown to trusted HTML, by cmark. Beside fragment.h the only
 * maker of VALUE_HTML. */
#ifndef FORMAT_MARKDOWN_H
#define FORMAT_MARKDOWN_H

#include "format/value.h"
#include "report/report.h"

/* What a reader meets in a text, in its order; not what was refused. */
enum markdown_part_kind { MARKDOWN_LINK, MARKDOWN_PARAGRAPH, MARKDOWN_HEADING };

struct markdown_part {
	enum markdown_part_kind kind;
	struct str text;  /* its words, without marks */
	struct span span; /* a link's text; a block's first line */
};

struct markdown_parts {
	struct arena *arena;
	struct markdown_part *items; /* at most 500 */
	size_t count;
};

struct markdown {
	struct span place;            /* where the text stands in its source */
	struct str text;              /* the same bytes, or a YAML scalar that was read */
	int top;                      /* the level of the first heading */
	struct markdown_parts *parts; /* gets the parts; NULL: they are not wanted */
	struct arena *scratch;        /* for what is passing; NULL: its own, freed at once */
	bool only_check;              /* no page will show it: the value's text stays empty */
	bool outside;                 /* the value's items are links to other sites too */
};

/* bytes_check() must have found the source good.
 *
 * Raw HTML is shown as text. Links to anything but http, https, mailto, tel and
 * relative addresses become plain text, images from other sites their
 * description; each is told at its place. More than BODY_MAX bytes, or more than
 * CONTAINER_MARKS_MAX list and quote marks at the start of a line, is an error
 * and gives an empty value. Headings are shifted so that the first is of level
 * `top` and none skips a level; none is below 6. Each has a name of its own, see
 * markdown_headings.h.
 *
 * Relative addresses are written as they stand: a browser takes them from the
 * address of the page that shows the text. The value's `items` are these
 * links' (images' not), as texts with their places, at most 500. Never NULL.
 * Thread-safe. */
const struct value *markdown_render(
	struct arena *arena, const struct markdown *markdown, struct report *report);

#endif
