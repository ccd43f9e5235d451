/* Numbers in bytes: pictures' headers and segments are read with these. */
#include "base/binary.h"

unsigned binary_byte(struct str bytes, size_t at)
{
	return at < bytes.len ? (unsigned char)bytes.ptr[at] : 0;
}

unsigned binary_big(struct str bytes, size_t at, size_t count)
{
	unsigned number = 0;
	for (size_t i = 0; i < count; i++)
		number = number << 8 | binary_byte(bytes, at + i);
	return number;
}

unsigned binary_little(struct str bytes, size_t at, size_t count)
{
	unsigned number = 0;
	for (size_t i = count; i > 0; i--)
		number = number << 8 | binary_byte(bytes, at + i - 1);
	return number;
}
