/* Numbers in the bytes of a file that is no text. Beyond the end stand zeros. */
#ifndef BASE_BINARY_H
#define BASE_BINARY_H

#include "base/str.h"

unsigned binary_byte(struct str bytes, size_t at);

/* `count` bytes from `at` on, at most 4, the most significant first. */
unsigned binary_big(struct str bytes, size_t at, size_t count);

/* The same, the least significant first. */
unsigned binary_little(struct str bytes, size_t at, size_t count);

#endif
