/* Judges addresses by what a browser would do with them: a scheme counts only
 * when it is known, and what only looks relative is not. */
#include "format/markdown_address.h"

#include <strings.h>

static bool starts_nocase(struct str s, const char *start)
{
	const struct str wanted = str_from(start);
	return s.len >= wanted.len && strncasecmp(s.ptr, wanted.ptr, wanted.len) == 0;
}

static bool is_dangerous(char c)
{
	return (unsigned char)c < ' ' || c == 0x7F || c == '\\';
}

/* Bytes before the first slash, question mark or hash. */
static size_t first_segment(struct str url)
{
	size_t at = 0;
	while (at < url.len && url.ptr[at] != '/' && url.ptr[at] != '?' && url.ptr[at] != '#')
		at++;
	return at;
}

static bool has_known_scheme(struct str url)
{
	static const char *const schemes[] = {"https://", "http://", "mailto:", "tel:"};
	for (size_t i = 0; i < sizeof schemes / sizeof schemes[0]; i++)
		if (starts_nocase(url, schemes[i]))
			return url.len > str_from(schemes[i]).len;
	return false;
}

enum address address_of(struct str url, struct str *missing)
{
	const struct str segment = str_slice(url, 0, first_segment(url));
	*missing = STR("");
	if (url.len == 0)
		return ADDRESS_NONE;
	for (size_t i = 0; i < url.len; i++)
		if (is_dangerous(url.ptr[i]))
			return ADDRESS_REFUSED;
	if (has_known_scheme(url))
		return ADDRESS_ABSOLUTE;
	if (str_find(segment, STR(":"), 0) >= 0)
		return ADDRESS_REFUSED;
	if (str_starts(url, STR("//")))
		*missing = STR("https:");
	else if (starts_nocase(url, "www."))
		*missing = STR("https://");
	else if (segment.len == url.len && str_find(url, STR("@"), 0) > 0)
		*missing = STR("mailto:");
	return missing->len ? ADDRESS_HALF : ADDRESS_RELATIVE;
}
