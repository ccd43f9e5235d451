/* The one place that knows nettle. */
#include "base/hash.h"

#include <nettle/base64.h>
#include <nettle/sha2.h>

struct str hash_integrity(struct arena *arena, struct str bytes)
{
	struct sha384_ctx context;
	uint8_t digest[SHA384_DIGEST_SIZE];
	char text[BASE64_ENCODE_RAW_LENGTH(SHA384_DIGEST_SIZE)];
	sha384_init(&context);
	sha384_update(&context, bytes.len, (const uint8_t *)bytes.ptr);
	sha384_digest(&context, sizeof digest, digest);
	base64_encode_raw(text, sizeof digest, digest);
	return str_join(arena, STR("sha384-"), (struct str){text, sizeof text});
}
