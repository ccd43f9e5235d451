/* Markdown to trusted HTML, by cmark. The only maker of VALUE_HTML. */
#ifndef FORMAT_MARKDOWN_H
#define FORMAT_MARKDOWN_H

#include "format/value.h"
#include "report/report.h"

/* Renders `text`, which stands at `place` in its source: the same bytes, or as a
 * YAML scalar that was read. bytes_check() must have found the source good.
 *
 * Raw HTML is shown as text. Links to anything but http, https, mailto, tel and
 * relative addresses become plain text, images from other sites their
 * description; each is told at its place. More than BODY_MAX bytes, or more than
 * CONTAINER_MARKS_MAX list and quote marks at the start of a line, is an error
 * and gives an empty value. Headings are shifted so that the first is of level
 * `top` and none skips a level; none is below 6. Never NULL. Thread-safe. */
const struct value *markdown_render(
	struct arena *arena, struct span place, struct str text, int top, struct report *report);

#endif
