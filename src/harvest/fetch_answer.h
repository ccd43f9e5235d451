/* What the headers on the way to an answer say: of 1xx answers, of redirects, of
 * the last one. */
#ifndef HARVEST_FETCH_ANSWER_H
#define HARVEST_FETCH_ANSWER_H

#include "base/str.h"

enum fetch_stop {
	STOP_NONE,
	STOP_ENOUGH,    /* the range asked for is here */
	STOP_TOO_LARGE, /* the body is beyond its limit */
	STOP_HEADERS,   /* so are the headers */
	STOP_ANSWERS,   /* one answer after the other */
	STOP_ENCODING   /* packed in a way we do not unpack */
};

struct fetch_answer {
	struct arena *arena; /* of the values */
	struct str etag, last_modified, type, retry_after, date;
	long status;
	int count; /* of answers so far */
	size_t bytes;
	bool moved_for_now; /* a redirect on the way was not permanent */
};

/* Takes one line of headers, the first line of an answer included; anything but
 * STOP_NONE means: hang up. A value that is not visible ASCII counts as empty. */
enum fetch_stop fetch_answer_take(struct fetch_answer *answer, struct str line);

#endif
