/* The one place that knows libstemmer. */
#include "base/stem.h"

#include <libstemmer.h>
#include <stdlib.h>

struct stemmer {
	struct sb_stemmer *snowball;
};

struct stemmer *stemmer_new(void)
{
	struct stemmer *stemmer = must_alloc(sizeof *stemmer);
	stemmer->snowball = sb_stemmer_new("danish", "UTF_8");
	if (!stemmer->snowball)
		out_of_memory();
	return stemmer;
}

void stemmer_free(struct stemmer *stemmer)
{
	sb_stemmer_delete(stemmer->snowball);
	free(stemmer);
}

struct str stem(struct stemmer *stemmer, struct str word)
{
	const sb_symbol *bytes = (const sb_symbol *)word.ptr;
	const sb_symbol *found = sb_stemmer_stem(stemmer->snowball, bytes, (int)word.len);
	if (!found)
		out_of_memory();
	return (struct str){(const char *)found, (size_t)sb_stemmer_length(stemmer->snowball)};
}
