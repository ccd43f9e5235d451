/* JSON as it is written, a member at a time. For people each member has a line
 * of its own, two blanks a level; for programs there is nothing between them. */
#ifndef FORMAT_JSON_OUT_H
#define FORMAT_JSON_OUT_H

#include "base/buf.h"
#include "format/value.h"

struct json_out {
	struct buf *buf;
	bool compact;
	int depth;
	bool begun; /* the innermost object or array has a member */
};

/* A member of an object; with `name` NULL an item of an array, or the whole. */
void json_open(struct json_out *out, const char *name, char bracket);
void json_open_named(struct json_out *out, struct str name, char bracket);
void json_close(struct json_out *out, char bracket);
void json_text(struct json_out *out, const char *name, struct str text);
void json_number(struct json_out *out, const char *name, long number);
void json_yes(struct json_out *out, const char *name);
void json_no(struct json_out *out, const char *name);
void json_null(struct json_out *out, const char *name);

/* The same, of an empty text null. */
void json_text_or_null(struct json_out *out, const char *name, struct str text);

/* What is JSON already. */
void json_raw(struct json_out *out, const char *name, struct str json);

/* `number`: a text of digits is a number. */
void json_value(struct json_out *out, struct str name, const struct value *value, bool number);

#endif
