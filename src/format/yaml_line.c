/* Lines of YAML by themselves: where a person's field begins. Used to say where
 * a fault really lies, and where reading can begin again after one. */
#include "format/yaml_line.h"

#include "base/utf8.h"

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static bool is_name_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'
		|| c == '_' || (unsigned char)c >= 0x80;
}

size_t yaml_line_indent(struct str line)
{
	size_t indent = 0;
	while (indent < line.len && is_blank(line.ptr[indent]))
		indent++;
	return indent;
}

/* Where the text of the line begins, after "- " and "  - - ". */
static size_t content_start(struct str line)
{
	size_t at = yaml_line_indent(line);
	while (at + 1 < line.len && line.ptr[at] == '-' && is_blank(line.ptr[at + 1]))
		at += 1 + yaml_line_indent(str_skip(line, at + 1));
	return at;
}

bool yaml_line_field(struct str line, struct yaml_field *field)
{
	const size_t start = content_start(line);
	size_t at = start;
	bool has_letter = false;
	while (at < line.len && is_name_byte(line.ptr[at])) {
		has_letter = has_letter || line.ptr[at] < '0' || line.ptr[at] > '9';
		at++;
	}
	if (at == start || !has_letter || at == line.len || line.ptr[at] != ':')
		return false;
	if (str_starts(str_skip(line, at), STR("://")))
		return false;
	field->name = str_slice(line, start, at);
	field->colon = at;
	field->has_blank = at + 1 == line.len || is_blank(line.ptr[at + 1]) || line.ptr[at + 1] == '\r';
	return true;
}

size_t yaml_line_after(struct str text, size_t offset)
{
	const ptrdiff_t end = str_find(text, STR("\n"), offset);
	return end < 0 ? text.len : (size_t)end + 1;
}

size_t yaml_line_next_field(struct str text, size_t from, size_t end)
{
	while (from < end) {
		const size_t after = yaml_line_after(text, from);
		const struct str line = str_trim(str_slice(text, from, after));
		struct yaml_field field;
		const bool at_margin = line.len && line.ptr == text.ptr + from && text.ptr[from] != '-';
		if (at_margin && yaml_line_field(line, &field))
			return from;
		from = after;
	}
	return end;
}

struct str yaml_line_quote(struct str s)
{
	enum { LONGEST = 40 };
	struct str line = STR("");
	str_cut(&s, '\n', &line);
	return str_trim(utf8_first(line, LONGEST));
}
