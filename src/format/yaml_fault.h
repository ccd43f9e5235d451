/* What libyaml could not read, told in Danish where the fault lies. */
#ifndef FORMAT_YAML_FAULT_H
#define FORMAT_YAML_FAULT_H

#include "report/report.h"

struct yaml_fault {
	struct str problem, context; /* libyaml's English words; context may be empty */
	size_t at;                   /* byte offset in the source where it stopped */
	size_t context_at;           /* where what it was reading began */
	size_t from, end;            /* what it was reading */
	size_t flow_at;              /* the innermost [ or { that is open; `end` when there is none */
	size_t name_at, text_at;     /* the last name and the last scalar before; at least `from` */
};

/* Tells the fault; returns an offset on the line that is to blame. */
size_t yaml_fault_tell(
	struct report *report, const struct source *source, const struct yaml_fault *fault);

#endif
