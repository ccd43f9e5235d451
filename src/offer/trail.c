/* Works on addresses alone: which pages there are is others' to know. */
#include "offer/trail.h"

static void walk(struct trail *trail, struct str part)
{
	if (!part.len || str_eq(part, STR(".")) || str_eq(part, STR("index.html")))
		return;
	if (!str_eq(part, STR(".."))) {
		trail->lost = trail->lost || trail->count == TRAIL_MAX;
		if (!trail->lost)
			trail->parts[trail->count++] = part;
	} else if (trail->count) {
		trail->count--;
	} else {
		trail->lost = true;
	}
}

void trail_walk(struct trail *trail, struct str path)
{
	struct str part;
	while (str_cut(&path, '/', &part))
		walk(trail, part);
}

struct str trail_path(struct arena *arena, const struct trail *trail)
{
	struct str path = STR("");
	for (size_t i = 0; i < trail->count; i++)
		path = str_join(arena, path, str_join(arena, trail->parts[i], STR("/")));
	return path;
}

bool trail_of_link(struct trail *trail, struct str from, struct str url)
{
	const struct str path = str_before(str_before(url, '#'), '?');
	*trail = (struct trail){0};
	if (!str_starts(path, STR("/")))
		trail_walk(trail, from);
	trail_walk(trail, path);
	return path.len > 0;
}

bool trail_is_of_offers(const struct trail *trail)
{
	static const char *const folders[] = {"tilbud", "biblioteker", "nationale", "dr"};
	for (size_t i = 0; trail->count && i < sizeof folders / sizeof folders[0]; i++)
		if (str_eq(trail->parts[0], str_from(folders[i])))
			return !(trail->count > 1 && str_eq(trail->parts[1], STR("side")));
	return trail->lost;
}

struct str trail_relative(struct arena *arena, struct str from, struct str to)
{
	size_t same = 0;
	for (size_t i = 0; i < from.len && i < to.len && from.ptr[i] == to.ptr[i]; i++)
		if (from.ptr[i] == '/')
			same = i + 1;
	struct str address = STR("");
	for (size_t i = same; i < from.len; i++)
		if (from.ptr[i] == '/')
			address = str_join(arena, address, STR("../"));
	return str_join(arena, address, str_skip(to, same));
}
