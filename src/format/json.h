/* JSON text from values. Reading is json_read.h's. */
#ifndef FORMAT_JSON_H
#define FORMAT_JSON_H

#include "base/buf.h"
#include "format/value.h"

/* Writes a value as JSON: maps as objects in their order, lists as arrays, text
 * and html as strings (see base/json_text.h), nothing as null. Lists and maps
 * more than DEPTH_MAX deep become null. */
void json_write(struct buf *out, const struct value *value);

#endif
