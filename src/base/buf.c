/* Buffers: where pages and reports are put together before they are written. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool make_room(struct buf *buf, size_t more)
{
	if (buf->overflowed || more > buf->ceiling || buf->len > buf->ceiling - more) {
		buf->overflowed = true;
		return false;
	}
	const size_t needed = buf->len + more;
	if (needed <= buf->capacity)
		return true;
	size_t capacity = buf->capacity ? buf->capacity * 2 : 256;
	while (capacity < needed)
		capacity *= 2;
	buf->ptr = must_realloc(buf->ptr, capacity);
	buf->capacity = capacity;
	return true;
}

void buf_add(struct buf *buf, struct str s)
{
	if (s.len == 0 || !make_room(buf, s.len))
		return;
	memcpy(buf->ptr + buf->len, s.ptr, s.len);
	buf->len += s.len;
}

void buf_add_char(struct buf *buf, char c)
{
	if (make_room(buf, 1))
		buf->ptr[buf->len++] = c;
}

void buf_add_z(struct buf *buf, const char *z)
{
	buf_add(buf, str_from(z));
}

void buf_add_format(struct buf *buf, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	va_list again;
	va_copy(again, args);
	/* vsnprintf writes a NUL too, which is then overwritten or left behind. What
	 * fits need not be written twice; what does not is cut, and written again. */
	const size_t room = buf->overflowed ? 0 : buf->capacity - buf->len;
	const int length = vsnprintf(room ? buf->ptr + buf->len : NULL, room, format, args);
	va_end(args);
	if (length > 0 && make_room(buf, (size_t)length + 1)) {
		if ((size_t)length >= room)
			vsnprintf(buf->ptr + buf->len, (size_t)length + 1, format, again);
		buf->len += (size_t)length;
	}
	va_end(again);
}

struct str buf_str(const struct buf *buf)
{
	return buf->len ? (struct str){buf->ptr, buf->len} : STR("");
}

void buf_clear(struct buf *buf)
{
	buf->len = 0;
	buf->overflowed = false;
}

void buf_free(struct buf *buf)
{
	free(buf->ptr);
	*buf = (struct buf){.ceiling = buf->ceiling};
}
