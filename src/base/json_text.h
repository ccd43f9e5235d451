/* A text as JSON writes it: the one escaper behind every JSON we make. */
#ifndef BASE_JSON_TEXT_H
#define BASE_JSON_TEXT_H

#include "base/buf.h"

/* One JSON string with its quotes. `< > &`, controls and deceptive characters
 * are written as \uXXXX, so the result may stand inside HTML and on a terminal;
 * all other UTF-8 is kept. Bad UTF-8 becomes U+FFFD. */
void json_text_write(struct buf *out, struct str text);

#endif
