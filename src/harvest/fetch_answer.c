/* Reads the headers of answers, line by line as they arrive. */
#include "harvest/fetch_answer.h"

#include <strings.h>

enum {
	HEADERS_MAX = 64 * 1024, /* bytes on the way to one answer */
	ANSWERS_MAX = 20,        /* on that way: redirects and 1xx */
	HEADER_VALUE_MAX = 1000
};

/* What the answer before this one said counts no more. */
static void begin(struct fetch_answer *answer, struct str line)
{
	struct str version;
	const long before = answer->status;
	if (before == 302 || before == 303 || before == 307)
		answer->moved_for_now = true;
	str_cut(&line, ' ', &version);
	line = str_trim(line);
	if (!str_take_number(&line, &answer->status))
		answer->status = 0;
	answer->etag = answer->last_modified = answer->type = STR("");
	answer->retry_after = answer->date = STR("");
	answer->count++;
}

static bool names(struct str line, const char *name)
{
	const size_t len = strlen(name);
	return line.len > len && line.ptr[len] == ':' && strncasecmp(line.ptr, name, len) == 0;
}

/* Kept, and sent back another night: so nothing but visible ASCII. */
static struct str value_of(struct arena *arena, struct str line)
{
	struct str name;
	str_cut(&line, ':', &name);
	line = str_trim(line);
	for (size_t i = 0; i < line.len; i++)
		if (line.ptr[i] < ' ' || line.ptr[i] > '~')
			return STR("");
	return line.len <= HEADER_VALUE_MAX ? str_copy(arena, line) : STR("");
}

/* Other ways to pack take much memory to unpack. */
static bool unpacks(struct str way)
{
	static const char *const known[] = {"gzip", "x-gzip", "identity"};
	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
		if (way.len == strlen(known[i]) && strncasecmp(way.ptr, known[i], way.len) == 0)
			return true;
	return way.len == 0;
}

enum fetch_stop fetch_answer_take(struct fetch_answer *answer, struct str line)
{
	struct {
		const char *name;
		struct str *value;
	} const kept[] = {{"etag", &answer->etag}, {"last-modified", &answer->last_modified},
		{"content-type", &answer->type}, {"retry-after", &answer->retry_after},
		{"date", &answer->date}};
	answer->bytes += line.len;
	if (answer->bytes > HEADERS_MAX)
		return STOP_HEADERS;
	if (str_starts(line, STR("HTTP/"))) {
		begin(answer, line);
		return answer->count > ANSWERS_MAX ? STOP_ANSWERS : STOP_NONE;
	}
	if (names(line, "content-encoding") && !unpacks(value_of(answer->arena, line)))
		return STOP_ENCODING;
	for (size_t i = 0; i < sizeof kept / sizeof kept[0]; i++)
		if (names(line, kept[i].name))
			*kept[i].value = value_of(answer->arena, line);
	return STOP_NONE;
}
