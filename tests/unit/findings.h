/* What was told of a text, in the form tests compare: one finding a line, as
 * "2:5 unclosed-quote", sorted; a second place follows as "(1:1)". */
#ifndef UNIT_FINDINGS_H
#define UNIT_FINDINGS_H

#include "report/report.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static inline struct str place_of(struct arena *arena, struct span span)
{
	const struct position at = source_position(span.source, span.start);
	return str_format(arena, "%zu:%zu", at.line, at.column);
}

static inline const char *findings_of(struct report *report)
{
	struct arena *arena = report->arena;
	struct str all = STR("");
	report_sort(report);
	for (size_t i = 0; i < report->count; i++) {
		const struct finding *finding = &report->findings[i];
		const struct str other = finding->other.source
			? str_format(arena, " (%.*s)", STR_ARGS(place_of(arena, finding->other)))
			: STR("");
		const struct str place = place_of(arena, finding->span);
		all = str_join(arena, all,
			str_format(arena, "%s%.*s %s%.*s", i ? "\n" : "", STR_ARGS(place),
				wording_of(finding->problem)->code, STR_ARGS(other)));
	}
	return str_z(arena, all);
}

/* A source whose text is a malloc of its own, so that a byte too far is seen. */
static inline struct source *source_from(struct arena *arena, const char *bytes, size_t len)
{
	struct str text = {arena_array(arena, len, 1), len};
	memcpy((void *)(uintptr_t)text.ptr, bytes, len);
	return source_new(arena, STR("prøve.md"), text);
}

#endif
