/* Marks of lists and quotes, whose nesting costs cmark its time. */
#ifndef FORMAT_MARKDOWN_MARKS_H
#define FORMAT_MARKDOWN_MARKS_H

#include "base/str.h"

/* How many stand one after the other at the start of a line. */
size_t markdown_marks(struct str line);

#endif
