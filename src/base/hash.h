/* What bytes are known by. */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include "base/str.h"

/* As browsers want it of a script from elsewhere (Subresource Integrity):
 * "sha384-" and the hash in base64. */
struct str hash_integrity(struct arena *arena, struct str bytes);

#endif
