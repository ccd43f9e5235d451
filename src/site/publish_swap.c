/* Exchanges the old site and the new. Every step is its own opposite, so what
 * fails halfway is undone by taking the steps once more, backwards. */
#include "site/publish_swap.h"

#include "base/file.h"
#include "site/publish.h"

/* One name in the new site and in the old; one of the two may be missing. */
struct step {
	const char *new, *old;
};

struct steps {
	struct arena *arena;
	const struct publish_place *place;
	struct step *items;
	size_t count;
};

/* After a kill in here the old one lies whole at its place or at `aside`. */
static int exchange_by_renames(struct step step, const char *aside)
{
	int err = file_rename(step.old, aside);
	if (err)
		return err;
	err = file_rename(step.new, step.old);
	if (!err) {
		err = file_rename(aside, step.new);
		if (!err)
			return 0;
		file_rename(step.old, step.new);
	}
	file_rename(aside, step.old);
	return err;
}

static int take_step(struct step step, const char *aside, bool *gap)
{
	if (file_kind(step.old) == FILE_NONE)
		return file_rename(step.new, step.old);
	if (file_kind(step.new) == FILE_NONE)
		return file_rename(step.old, step.new);
	const int err = file_exchange(step.new, step.old);
	if (!file_cannot_exchange(err))
		return err;
	*gap = true;
	return exchange_by_renames(step, aside);
}

static void append(struct steps *steps, struct step step)
{
	steps->items = arena_grow(steps->arena, steps->items, steps->count, sizeof *steps->items);
	steps->items[steps->count++] = step;
}

static struct step step_of_name(const struct steps *steps, struct str name)
{
	return (struct step){
		.new = str_format(steps->arena, "%s/%.*s", steps->place->staging, STR_ARGS(name)).ptr,
		.old = str_format(steps->arena, "%s/%.*s", steps->place->output, STR_ARGS(name)).ptr};
}

/* A step for those of the names that lie in the new site and the old as told. */
static void add_names(struct steps *steps, const struct file_list *names, bool in_new, bool in_old)
{
	for (size_t i = 0; i < names->count; i++) {
		const struct str name = names->items[i].name;
		if (publish_place_ignores(steps->place, name) || str_eq(name, STR(PUBLISH_MARKER)))
			continue;
		const struct step step = step_of_name(steps, name);
		if ((file_kind(step.new) != FILE_NONE) == in_new
			&& (file_kind(step.old) != FILE_NONE) == in_old)
			append(steps, step);
	}
}

/* The marker first, so that the output is ours from the first step on; what is
 * added before what refers to it, and what is removed last. */
static int find_names(struct steps *steps)
{
	struct file_list new;
	struct file_list old;
	int err = file_list(steps->arena, steps->place->staging, &new);
	if (!err)
		err = file_list(steps->arena, steps->place->output, &old);
	if (err)
		return err;
	append(steps, step_of_name(steps, STR(PUBLISH_MARKER)));
	add_names(steps, &new, true, false);
	add_names(steps, &new, true, true);
	add_names(steps, &old, false, true);
	return 0;
}

int publish_swap(struct arena *arena, const struct publish_place *place, bool *gap)
{
	struct steps steps = {.arena = arena, .place = place};
	size_t taken = 0;
	int err = 0;
	*gap = false;
	if (place->inside)
		err = find_names(&steps);
	else
		append(&steps, (struct step){.new = place->staging, .old = place->output});
	while (!err && taken < steps.count) {
		err = take_step(steps.items[taken], place->aside, gap);
		taken += !err;
	}
	while (err && taken > 0)
		take_step(steps.items[--taken], place->aside, gap);
	return err;
}
