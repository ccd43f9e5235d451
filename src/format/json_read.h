/* JSON, as other programs send it, into the house's values. */
#ifndef FORMAT_JSON_READ_H
#define FORMAT_JSON_READ_H

#include "format/value.h"
#include "report/report.h"

/* Reads a whole text as one JSON object or array, at most `max_nodes` values and
 * DEPTH_MAX deep. A byte order mark is passed over. The text need not have passed
 * bytes_check(): what it refuses is told here.
 *
 * As in YAML scalars stay text: `17.50` is the plain text "17.50", `false` the
 * plain text "false"; null is VALUE_NOTHING. Each value knows its span, a text's
 * without its quotes. Strings hide nothing: controls and deceptive characters are
 * left out of them, which is told; one longer than BODY_MAX is told and
 * becomes VALUE_NOTHING. At most FINDINGS_MAX of such are told.
 *
 * NULL when it is not JSON, holds a name twice or passes a limit: told, with the
 * place. */
const struct value *json_read(
	struct arena *arena, const struct source *source, size_t max_nodes, struct report *report);

#endif
