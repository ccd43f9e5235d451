/* Inside the template module: which names can be written where, in site mode. */
#ifndef FORMAT_TEMPLATE_SITE_H
#define FORMAT_TEMPLATE_SITE_H

#include "base/limits.h"
#include "format/template_tree.h"

/* What a place on the stack of values promises. */
struct scope {
	enum shape_kind kind;
	const struct shape *names; /* of a MAP */
	size_t count;
	bool unknown; /* a name already told about: raises no more findings */
};

struct scopes {
	struct scope items[TEMPLATE_DEPTH_MAX + 1]; /* the root first */
	size_t depth;
};

/* Finds what the node's name stands for and fills in its level and hints. Returns
 * how many of its steps are known; when not all are, *found is the scope that
 * ought to have the next one. */
size_t scopes_find(const struct scopes *scopes, struct node *node, struct scope *found);

/* What a section over it puts on the stack: an item of a list, else itself. */
struct scope scope_inside(struct scope scope);

/* The names that could stand in place of the node's step number `step`, innermost
 * first; `holder` is what scopes_find() left in *found. */
struct str *scopes_names(struct arena *arena, const struct scopes *scopes,
	const struct scope *holder, size_t step, size_t *count);

#endif
