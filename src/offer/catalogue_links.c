/* Links from one page of the catalogue to another.
 *
 * A relative address is taken from the page that shows the text, as a browser
 * does: "../kildekritik/" in tilbud/vejle/escape-room/ is
 * tilbud/vejle/kildekritik/. Here it is known which offers, libraries, services,
 * DR themes and ordinary pages there are; what else the site has (lists by
 * subject, grade, municipality) is not judged. */
#include "offer/catalogue_check.h"

#include "report/suggest.h"

enum { SUGGESTIONS_MAX = 40, SEGMENTS_MAX = 16 };

struct linking {
	const struct catalogue *catalogue;
	struct arena *scratch;
	struct report *report;
	struct map pages;  /* path → anything */
	struct str *known; /* the same paths, for suggestions */
	size_t known_count;
	size_t suggestions; /* made so far: the search is slow, and nobody reads more */
};

/* An address in parts: "a", "b" of "a/b/". */
struct trail {
	struct str parts[SEGMENTS_MAX];
	size_t count;
	bool lost; /* above the top, or too long */
};

static void walk(struct trail *trail, struct str part)
{
	if (!part.len || str_eq(part, STR(".")) || str_eq(part, STR("index.html")))
		return;
	if (!str_eq(part, STR(".."))) {
		trail->lost = trail->lost || trail->count == SEGMENTS_MAX;
		if (!trail->lost)
			trail->parts[trail->count++] = part;
	} else if (trail->count) {
		trail->count--;
	} else {
		trail->lost = true;
	}
}

static void walk_all(struct trail *trail, struct str path)
{
	struct str part;
	while (str_cut(&path, '/', &part))
		walk(trail, part);
}

static struct str join_trail(struct arena *scratch, const struct trail *trail)
{
	struct str path = STR("");
	for (size_t i = 0; i < trail->count; i++)
		path = str_join(scratch, path, str_join(scratch, trail->parts[i], STR("/")));
	return path;
}

/* The address without "?…" and "#…". */
static struct str path_of(struct str url)
{
	size_t end = 0;
	while (end < url.len && url.ptr[end] != '?' && url.ptr[end] != '#')
		end++;
	return str_slice(url, 0, end);
}

static void add_page(struct linking *linking, struct str path)
{
	static char present;
	if (map_put(&linking->pages, path, &present))
		return;
	linking->known =
		arena_grow(linking->scratch, linking->known, linking->known_count, sizeof *linking->known);
	linking->known[linking->known_count++] = path;
}

static void add_entries(struct linking *linking, const struct entries *entries)
{
	for (size_t i = 0; i < entries->count; i++)
		add_page(linking, entries->items[i]->path);
}

static void add_pages(struct linking *linking)
{
	static const char *const lists[] = {"", "tilbud/", "biblioteker/", "nationale/", "dr/"};
	const struct catalogue *catalogue = linking->catalogue;
	for (size_t i = 0; i < catalogue->offer_count; i++) {
		const struct given *former = record_get(&catalogue->offers[i]->record, ROLE_FORMER);
		add_page(linking, catalogue->offers[i]->path);
		for (size_t k = 0; former && k < former->count; k++)
			add_page(linking,
				str_format(linking->scratch, "tilbud/%.*s/", STR_ARGS(former->items[k].key)));
	}
	for (size_t i = 0; i < catalogue->library_count; i++)
		add_page(linking, catalogue->libraries[i]->path);
	add_entries(linking, &catalogue->themes);
	add_entries(linking, &catalogue->pages);
	for (size_t i = 0; i < catalogue->left_out_count; i++)
		add_page(linking, catalogue->left_out[i].path);
	for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++)
		add_page(linking, str_from(lists[i]));
}

/* Pages of lists, feeds and data, which others make: all but these folders. */
static bool is_judged(const struct trail *trail)
{
	static const char *const folders[] = {"tilbud", "biblioteker", "nationale", "dr"};
	for (size_t i = 0; trail->count && i < sizeof folders / sizeof folders[0]; i++)
		if (str_eq(trail->parts[0], str_from(folders[i])))
			return !(trail->count > 1 && str_eq(trail->parts[1], STR("side")));
	return trail->lost;
}

static bool is_there(const struct linking *linking, const struct trail *trail, struct str path)
{
	if (trail->lost)
		return false;
	if (map_get(&linking->pages, path) || !is_judged(trail))
		return true;
	/* The offers of a library that was left out are left out as well. */
	return trail->count == 3
		&& map_get(&linking->pages,
			str_format(linking->scratch, "tilbud/%.*s/", STR_ARGS(trail->parts[1])));
}

/* "../../vejle/kildekritik/" leads from tilbud/aarhus/escape-room/ to
 * tilbud/vejle/kildekritik/. */
static struct str relative_to(struct arena *scratch, struct str from, struct str to)
{
	size_t same = 0;
	for (size_t i = 0; i < from.len && i < to.len && from.ptr[i] == to.ptr[i]; i++)
		if (from.ptr[i] == '/')
			same = i + 1;
	struct str address = STR("");
	for (size_t i = same; i < from.len; i++)
		if (from.ptr[i] == '/')
			address = str_join(scratch, address, STR("../"));
	return str_join(scratch, address, str_skip(to, same));
}

/* The page in the same folder whose name is nearest, or empty. */
static struct str nearest_page(struct linking *linking, struct trail folder, struct str name)
{
	if (!folder.count || linking->suggestions++ >= SUGGESTIONS_MAX)
		return STR("");
	struct arena own = {0};
	struct str *names = arena_array(&own, linking->known_count, sizeof *names);
	size_t count = 0;
	folder.count--;
	const struct str above = join_trail(&own, &folder);
	for (size_t i = 0; i < linking->known_count; i++) {
		struct str rest = linking->known[i];
		if (!str_starts(rest, above))
			continue;
		rest = str_skip(rest, above.len);
		if (rest.len && str_find(rest, STR("/"), 0) == (ptrdiff_t)rest.len - 1)
			names[count++] = str_slice(rest, 0, rest.len - 1);
	}
	const struct str nearest = suggest(&own, name, names, count);
	const struct str page = nearest.len
		? str_format(linking->scratch, "%.*s%.*s/", STR_ARGS(above), STR_ARGS(nearest))
		: STR("");
	arena_free(&own);
	return page;
}

/* The page whose last part is meant: "vejle/kildekritik", "kildekritik.md",
 * "../kildekritk/". First by "library/offer", then what is nearest in the folder
 * that was written, or, for a bare name, beside the page itself. */
static struct str meant_page(struct linking *linking, struct str from, const struct trail *trail)
{
	struct arena *scratch = linking->scratch;
	struct str last = trail->count ? trail->parts[trail->count - 1] : STR("");
	struct trail folder = *trail;
	struct trail own = {0};
	if (str_ends(last, STR(".md")) || str_ends(last, STR(".yaml")))
		last = str_slice(last, 0, (size_t)str_find(last, STR("."), 0));
	for (size_t i = 0; i + 1 < trail->count; i++) {
		const struct str path =
			str_format(scratch, "tilbud/%.*s/%.*s/", STR_ARGS(trail->parts[i]), STR_ARGS(last));
		if (map_get(&linking->pages, path))
			return path;
	}
	walk_all(&own, from);
	if (trail->count == own.count + 1 && str_starts(join_trail(scratch, trail), from))
		folder = own;
	return nearest_page(linking, folder, last);
}

static void check_link(struct linking *linking, struct str from, const struct value *link)
{
	struct trail trail = {0};
	const struct str url = link->text;
	const struct str path = path_of(url);
	const bool from_root = str_starts(path, STR("/"));
	if (!path.len)
		return;
	if (!from_root)
		walk_all(&trail, from);
	walk_all(&trail, path);
	const struct str page = join_trail(linking->scratch, &trail);
	struct details details = {.a = url};
	if (!is_there(linking, &trail, page)) {
		const struct str meant = meant_page(linking, from, &trail);
		if (meant.len)
			details.suggestion = relative_to(linking->scratch, from, meant);
		report_add(linking->report, LINK_BROKEN, link->span, details);
	} else if (from_root) {
		details.suggestion = relative_to(linking->scratch, from, page);
		report_add(linking->report, LINK_FROM_ROOT, link->span, details);
	}
}

static void check_body(struct linking *linking, const struct record *record, struct str from)
{
	const struct given *body = record_get(record, ROLE_BODY);
	for (size_t i = 0; body && body->html && i < body->html->count; i++)
		check_link(linking, from, body->html->items[i]);
}

void catalogue_check_links(
	const struct catalogue *catalogue, struct arena *scratch, struct report *report)
{
	struct linking linking = {
		.catalogue = catalogue, .scratch = scratch, .report = report, .pages = {.arena = scratch}};
	add_pages(&linking);
	for (size_t i = 0; i < catalogue->offer_count; i++)
		check_body(&linking, &catalogue->offers[i]->record, catalogue->offers[i]->path);
	for (size_t i = 0; i < catalogue->pages.count; i++)
		check_body(&linking, &catalogue->pages.items[i]->record, catalogue->pages.items[i]->path);
}
