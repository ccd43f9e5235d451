/* JSON text from values. Reading comes with the harvest. */
#ifndef FORMAT_JSON_H
#define FORMAT_JSON_H

#include "base/buf.h"
#include "format/value.h"

/* Writes a value as JSON: maps as objects in their order, lists as arrays, text
 * and html as strings, nothing as null. `< > & U+2028 U+2029` and controls are
 * written as \uXXXX, so the result may stand inside HTML. Bad UTF-8 becomes
 * U+FFFD; lists and maps more than DEPTH_MAX deep become null. */
void json_write(struct buf *out, const struct value *value);

/* One JSON string with its quotes, escaped in the same way. */
void json_write_text(struct buf *out, struct str text);

#endif
