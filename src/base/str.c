/* Borrowed strings: comparing, searching, slicing. Knows bytes only; letters
 * are utf8's and danish's affair. */
#include "base/str.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

int str_cmp(struct str a, struct str b)
{
	const size_t shortest = a.len < b.len ? a.len : b.len;
	const int order = shortest ? memcmp(a.ptr, b.ptr, shortest) : 0;
	if (order)
		return order;
	return (a.len > b.len) - (a.len < b.len);
}

ptrdiff_t str_find(struct str s, struct str needle, size_t from)
{
	if (from > s.len || needle.len > s.len - from)
		return -1;
	if (needle.len == 0)
		return (ptrdiff_t)from;
	const char *hit = needle.len == 1 ? memchr(s.ptr + from, needle.ptr[0], s.len - from)
									  : memmem(s.ptr + from, s.len - from, needle.ptr, needle.len);
	return hit ? hit - s.ptr : -1;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

struct str str_before(struct str s, char sep)
{
	const char *at = s.len ? memchr(s.ptr, sep, s.len) : NULL;
	return at ? str_slice(s, 0, (size_t)(at - s.ptr)) : s;
}

struct str str_trim(struct str s)
{
	while (s.len && is_blank(s.ptr[0]))
		s = str_skip(s, 1);
	while (s.len && is_blank(s.ptr[s.len - 1]))
		s.len--;
	return s;
}

bool str_cut(struct str *rest, char sep, struct str *part)
{
	if (rest->len == 0)
		return false;
	const char *hit = memchr(rest->ptr, sep, rest->len);
	const size_t at = hit ? (size_t)(hit - rest->ptr) : rest->len;
	*part = str_slice(*rest, 0, at);
	*rest = str_skip(*rest, at + 1);
	return true;
}

bool str_take_number(struct str *s, long *number)
{
	size_t digits = 0;
	long value = 0;
	while (digits < s->len && s->ptr[digits] >= '0' && s->ptr[digits] <= '9') {
		if (digits == 9)
			return false;
		value = value * 10 + (s->ptr[digits++] - '0');
	}
	if (digits == 0)
		return false;
	*number = value;
	*s = str_skip(*s, digits);
	return true;
}

struct str str_copy(struct arena *arena, struct str s)
{
	return (struct str){str_z(arena, s), s.len};
}

char *str_z(struct arena *arena, struct str s)
{
	char *copy = arena_alloc(arena, s.len + 1);
	if (s.len)
		memcpy(copy, s.ptr, s.len);
	return copy;
}

struct str str_join(struct arena *arena, struct str a, struct str b)
{
	char *joined = arena_alloc(arena, a.len + b.len + 1);
	if (a.len)
		memcpy(joined, a.ptr, a.len);
	if (b.len)
		memcpy(joined + a.len, b.ptr, b.len);
	return (struct str){joined, a.len + b.len};
}

struct str str_join_all(
	struct arena *arena, const struct str *parts, size_t count, struct str between)
{
	size_t length = 0;
	for (size_t i = 0; i < count; i++)
		length += parts[i].len + between.len;
	char *joined = arena_alloc(arena, length + 1);
	length = 0;
	for (size_t i = 0; i < count; i++) {
		const struct str both[2] = {length ? between : STR(""), parts[i]};
		for (size_t k = 0; k < 2 && parts[i].len; k++) {
			memcpy(joined + length, both[k].ptr, both[k].len);
			length += both[k].len;
		}
	}
	return (struct str){joined, length};
}

struct str str_format(struct arena *arena, const char *format, ...)
{
	char shortest[128]; /* most are: then nothing is written twice */
	va_list args;
	va_start(args, format);
	va_list again;
	va_copy(again, args);
	const int length = vsnprintf(shortest, sizeof shortest, format, args);
	va_end(args);
	if (length < 0)
		out_of_memory();
	char *text = arena_alloc(arena, (size_t)length + 1);
	if ((size_t)length < sizeof shortest)
		memcpy(text, shortest, (size_t)length);
	else
		vsnprintf(text, (size_t)length + 1, format, again);
	va_end(again);
	return (struct str){text, (size_t)length};
}

struct str str_number(struct arena *arena, long number)
{
	char digits[24];
	size_t at = sizeof digits;
	unsigned long rest = number < 0 ? 0 - (unsigned long)number : (unsigned long)number;
	do {
		digits[--at] = (char)('0' + rest % 10);
		rest /= 10;
	} while (rest);
	if (number < 0)
		digits[--at] = '-';
	return str_copy(arena, (struct str){digits + at, sizeof digits - at});
}

/* Writes the filled pattern to `out`, which may be NULL; returns its length. */
static size_t fill(char *out, struct str pattern, const struct str words[3])
{
	size_t length = 0;
	while (pattern.len) {
		const char *at = pattern.ptr;
		const bool slot =
			pattern.len >= 3 && at[0] == '{' && at[1] >= 'a' && at[1] <= 'c' && at[2] == '}';
		const char *next = memchr(at + 1, '{', pattern.len - 1);
		struct str part = {at, next ? (size_t)(next - at) : pattern.len};
		pattern = str_skip(pattern, slot ? 3 : part.len);
		if (slot)
			part = words[at[1] - 'a'];
		if (out && part.len)
			memcpy(out + length, part.ptr, part.len);
		length += part.len;
	}
	return length;
}

struct str str_fill(struct arena *arena, struct str pattern, const struct str words[3])
{
	const size_t length = fill(NULL, pattern, words);
	char *filled = arena_alloc(arena, length + 1);
	fill(filled, pattern, words);
	return (struct str){filled, length};
}

unsigned long long str_hash(struct str s)
{
	uint64_t hash = 0xcbf29ce484222325u;
	for (size_t i = 0; i < s.len; i++)
		hash = (hash ^ (unsigned char)s.ptr[i]) * 0x100000001b3u;
	return hash;
}
