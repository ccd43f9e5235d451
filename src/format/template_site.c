/* Names in site mode: from what views promise (struct shape) to places on the
 * stack of values, so that rendering need not search. Knows nothing of HTML. */
#include "format/template_site.h"

static struct scope scope_of(const struct shape *shape)
{
	return (struct scope){.kind = shape->kind, .names = shape->inside, .count = shape->count};
}

struct scope scope_inside(struct scope scope)
{
	if (scope.kind == SHAPE_LIST)
		scope.kind = scope.names ? SHAPE_MAP : SHAPE_TEXT;
	return scope;
}

static const struct shape *shape_in(const struct scope *scope, struct str name)
{
	for (size_t i = 0; scope->kind == SHAPE_MAP && i < scope->count; i++)
		if (str_eq(scope->names[i].name, name))
			return &scope->names[i];
	return NULL;
}

/* The innermost scope that has the name, or one that nothing is known about; the
 * root at worst. */
static size_t level_of(const struct scopes *scopes, struct str name)
{
	size_t level = scopes->depth - 1;
	while (level && !scopes->items[level].unknown && !shape_in(&scopes->items[level], name))
		level--;
	return level;
}

size_t scopes_find(const struct scopes *scopes, struct node *node, struct scope *found)
{
	node->level = node->step_count ? level_of(scopes, node->steps[0].name) : scopes->depth - 1;
	*found = scopes->items[node->level];
	for (size_t i = 0; i < node->step_count && !found->unknown; i++) {
		const struct shape *shape = shape_in(found, node->steps[i].name);
		if (!shape)
			return i;
		node->steps[i].hint = (size_t)(shape - found->names);
		*found = scope_of(shape);
	}
	return node->step_count;
}

struct str *scopes_names(struct arena *arena, const struct scopes *scopes,
	const struct scope *holder, size_t step, size_t *count)
{
	struct str *names = NULL;
	*count = 0;
	for (size_t i = step ? 1 : scopes->depth; i-- > 0;) {
		const struct scope *scope = step ? holder : &scopes->items[i];
		for (size_t j = 0; scope->kind == SHAPE_MAP && j < scope->count; j++) {
			names = arena_grow(arena, names, *count, sizeof *names);
			names[(*count)++] = scope->names[j].name;
		}
	}
	return names;
}
