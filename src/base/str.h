/* A borrowed slice of bytes: text somebody else owns. */
#ifndef BASE_STR_H
#define BASE_STR_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct str {
	const char *ptr; /* not NUL-terminated */
	size_t len;      /* bytes */
};

#define STR(literal) ((struct str){(literal), sizeof(literal) - 1})

/* For printf: printf("%.*s", STR_ARGS(s)). */
#define STR_ARGS(s) (int)(s).len, (s).ptr

static inline struct str str_from(const char *z); /* NULL gives the empty str */

static inline bool str_eq(struct str a, struct str b);
int str_cmp(struct str a, struct str b); /* by bytes, as memcmp */
static inline bool str_starts(struct str s, struct str start);
static inline bool str_ends(struct str s, struct str end);

/* Byte offset of the first `needle` at or after `from`, or -1. */
ptrdiff_t str_find(struct str s, struct str needle, size_t from);

/* Bytes [from, to); offsets beyond the end are the end. An empty slice keeps
 * its place, so that span_of_str() can tell where nothing stands. */
static inline struct str str_slice(struct str s, size_t from, size_t to);
static inline struct str str_skip(struct str s, size_t count);

/* The part before the first `sep`, or all of it. */
struct str str_before(struct str s, char sep);

/* Without blanks (space, tab, CR, LF) at both ends. */
struct str str_trim(struct str s);

/* Takes the part before the next `sep` off *rest and stores it in *part; false
 * when *rest was used up. "a,b" gives "a", "b"; "" gives nothing. */
bool str_cut(struct str *rest, char sep, struct str *part);

/* Takes a whole number of decimal digits off the front of *s; false and
 * untouched when there is none or it exceeds 999,999,999. */
bool str_take_number(struct str *s, long *number);

struct str str_copy(struct arena *arena, struct str s);
char *str_z(struct arena *arena, struct str s); /* NUL-terminated copy */
struct str str_join(struct arena *arena, struct str a, struct str b);

/* "a, b, c": all parts that are not empty, in one piece of memory. */
struct str str_join_all(
	struct arena *arena, const struct str *parts, size_t count, struct str between);

__attribute__((format(printf, 2, 3))) struct str str_format(
	struct arena *arena, const char *format, ...);

struct str str_number(struct arena *arena, long number); /* "-12" */

/* `pattern` with {a}, {b} and {c} replaced by the three words. */
struct str str_fill(struct arena *arena, struct str pattern, const struct str words[3]);

/* 64-bit FNV-1a: stable across runs and machines, not for hostile keys. */
unsigned long long str_hash(struct str s);

static inline struct str str_from(const char *z)
{
	return z ? (struct str){z, strlen(z)} : (struct str){"", 0};
}

static inline bool str_eq(struct str a, struct str b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

static inline struct str str_slice(struct str s, size_t from, size_t to)
{
	if (!s.ptr)
		return STR("");
	if (to > s.len)
		to = s.len;
	if (from > to)
		from = to;
	return (struct str){s.ptr + from, to - from};
}

static inline struct str str_skip(struct str s, size_t count)
{
	return str_slice(s, count, s.len);
}

static inline bool str_starts(struct str s, struct str start)
{
	return s.len >= start.len && (start.len == 0 || memcmp(s.ptr, start.ptr, start.len) == 0);
}

static inline bool str_ends(struct str s, struct str end)
{
	return s.len >= end.len && str_eq(str_skip(s, s.len - end.len), end);
}

#endif
