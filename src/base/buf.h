/* A growable byte buffer with a ceiling.
 *
 * Zero with a ceiling is valid: (struct buf){.ceiling = PAGE_MAX}. Adding past
 * the ceiling adds nothing more and sets `overflowed`, which sticks, so a
 * writer checks once, at the end. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/str.h"

struct buf {
	char *ptr;
	size_t len, capacity;
	size_t ceiling;
	bool overflowed;
};

void buf_add(struct buf *buf, struct str s);
void buf_add_char(struct buf *buf, char c);
void buf_add_z(struct buf *buf, const char *z);
__attribute__((format(printf, 2, 3))) void buf_add_format(struct buf *buf, const char *format, ...);

struct str buf_str(const struct buf *buf); /* borrowed until the next call */
void buf_clear(struct buf *buf);           /* empty, memory kept, ceiling kept */
void buf_free(struct buf *buf);

#endif
