/* Markdown to trusted HTML, by cmark. The only maker of VALUE_HTML. */
#ifndef FORMAT_MARKDOWN_H
#define FORMAT_MARKDOWN_H

#include "format/value.h"
#include "report/report.h"

/* Renders `body`, a slice of the source's text. Raw HTML, images from other
 * sites and addresses other than http, https, mailto, tel and relative ones are
 * told at their line and left out; more than BODY_MAX bytes or
 * CONTAINER_MARKS_MAX marks at the start of a line is an error and gives an
 * empty value. Headings are shifted so that the first is of level `top` and none
 * skips a level. Never NULL. Thread-safe. */
const struct value *markdown_render(struct arena *arena, const struct source *source,
	struct str body, int top, struct report *report);

#endif
