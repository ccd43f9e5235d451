/* JSON in the making. What it says is its callers' affair; that brackets and
 * commas stand right is decided here. */
#include "format/json_out.h"

#include "base/json_text.h"
#include "format/json.h"

static void line(struct json_out *out)
{
	if (out->compact)
		return;
	buf_add_char(out->buf, '\n');
	for (int i = 0; i < out->depth; i++)
		buf_add(out->buf, STR("  "));
}

static void begin(struct json_out *out, struct str name)
{
	if (out->begun)
		buf_add_char(out->buf, ',');
	if (out->depth)
		line(out);
	if (name.ptr) {
		json_text_write(out->buf, name);
		buf_add(out->buf, out->compact ? STR(":") : STR(": "));
	}
	out->begun = true;
}

static struct str named(const char *name)
{
	return name ? str_from(name) : (struct str){NULL, 0};
}

void json_open_named(struct json_out *out, struct str name, char bracket)
{
	begin(out, name);
	buf_add_char(out->buf, bracket);
	out->depth++;
	out->begun = false;
}

void json_open(struct json_out *out, const char *name, char bracket)
{
	json_open_named(out, named(name), bracket);
}

void json_close(struct json_out *out, char bracket)
{
	out->depth--;
	if (out->begun)
		line(out);
	buf_add_char(out->buf, bracket);
	out->begun = true;
}

void json_text(struct json_out *out, const char *name, struct str text)
{
	begin(out, named(name));
	json_text_write(out->buf, text);
}

void json_number(struct json_out *out, const char *name, long number)
{
	begin(out, named(name));
	buf_add_format(out->buf, "%ld", number);
}

void json_raw(struct json_out *out, const char *name, struct str json)
{
	begin(out, named(name));
	buf_add(out->buf, json);
}

void json_yes(struct json_out *out, const char *name)
{
	json_raw(out, name, STR("true"));
}

void json_no(struct json_out *out, const char *name)
{
	json_raw(out, name, STR("false"));
}

void json_null(struct json_out *out, const char *name)
{
	json_raw(out, name, STR("null"));
}

void json_text_or_null(struct json_out *out, const char *name, struct str text)
{
	if (text.len)
		json_text(out, name, text);
	else
		json_null(out, name);
}

void json_value(struct json_out *out, struct str name, const struct value *value, bool number)
{
	struct str rest = value_str(value);
	long whole;
	begin(out, name);
	if (number && str_take_number(&rest, &whole) && !rest.len)
		buf_add_format(out->buf, "%ld", whole);
	else
		json_write(out->buf, value);
}
