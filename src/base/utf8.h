/* UTF-8: decoding, checking, counting. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/str.h"

#include <stdint.h>

#define UTF8_BAD 0xFFFFFFFFu

/* Takes one code point off the front of *s (not empty). Overlong forms,
 * surrogates and bytes that fit nowhere give UTF8_BAD and take one byte. */
static inline uint32_t utf8_take(struct str *s);

/* Byte offset of the first byte that is not UTF-8, or -1 when all is well. */
ptrdiff_t utf8_find_bad(struct str s);

/* Bytes at the front that are ASCII one can see, blanks, tabs or line feeds. */
size_t utf8_plain(struct str s);

/* Number of code points; a bad byte counts as one. */
size_t utf8_length(struct str s);

/* Columns on a terminal: 2 for wide East Asian characters and emoji, 0 for
 * combining marks, else 1. */
size_t utf8_width(struct str s);

/* Characters that lie to the reader: controls but tab and line end, zero-width
 * and bidirectional controls, U+FEFF inside a text. */
bool utf8_is_deceptive(uint32_t code);

/* Writes `code` as UTF-8 into out[4]; returns the number of bytes. */
size_t utf8_encode(uint32_t code, char out[4]);

/* The first `count` code points of `s`. */
struct str utf8_first(struct str s, size_t count);

/* utf8_take() of a character that is not ASCII. */
uint32_t utf8_take_long(struct str *s);

static inline uint32_t utf8_take(struct str *s)
{
	const unsigned char first = (unsigned char)s->ptr[0];
	if (first >= 0x80)
		return utf8_take_long(s);
	*s = (struct str){s->ptr + 1, s->len - 1};
	return first;
}

#endif
