/* The text of other people's HTML. */
#ifndef FORMAT_HTML_TEXT_H
#define FORMAT_HTML_TEXT_H

#include "base/str.h"

/* What a reader would read of `html` (UTF-8, however broken, BODY_MAX bytes at
 * most, the rest is passed over): paragraphs with an empty line between them, the
 * items of a list as lines that begin with "- ". Scripts, styles and comments say
 * nothing; controls and deceptive characters are left out; every run of blanks is
 * one space. Empty when nothing is left. */
struct str html_text(struct arena *arena, struct str html);

#endif
