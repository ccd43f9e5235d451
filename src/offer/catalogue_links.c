/* Links from one page of the catalogue to another.
 *
 * A relative address is taken from the page that shows the text, as a browser
 * does: "../kildekritik/" in tilbud/vejle/escape-room/ is
 * tilbud/vejle/kildekritik/. Here it is known which offers, libraries, services,
 * DR themes and ordinary pages there are; what else the site has (lists by
 * subject, grade, municipality) is not judged. */
#include "offer/catalogue_check.h"

#include "format/markdown_address.h"
#include "offer/trail.h"
#include "report/suggest.h"

enum { SUGGESTIONS_MAX = 40 };

struct linking {
	const struct catalogue *catalogue;
	struct arena *scratch;
	struct report *report;
	struct map pages;  /* path → anything */
	struct str *known; /* the same paths, for suggestions */
	size_t known_count;
	size_t suggestions; /* made so far: the search is slow, and nobody reads more */
};

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

static bool is_there(const struct linking *linking, const struct trail *trail, struct str path)
{
	if (trail->lost)
		return false;
	if (map_get(&linking->pages, path) || !trail_is_of_offers(trail))
		return true;
	/* The offers of a library that was left out are left out as well. */
	return trail->count == 3
		&& map_get(&linking->pages,
			str_format(linking->scratch, "tilbud/%.*s/", STR_ARGS(trail->parts[1])));
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
	const struct str above = trail_path(&own, &folder);
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
	trail_walk(&own, from);
	if (trail->count == own.count + 1 && str_starts(trail_path(scratch, trail), from))
		folder = own;
	return nearest_page(linking, folder, last);
}

static void check_link(struct linking *linking, struct str from, const struct value *link)
{
	struct trail trail;
	const struct str url = link->text;
	struct str missing;
	if (address_of(url, &missing) != ADDRESS_RELATIVE || !trail_of_link(&trail, from, url))
		return;
	const struct str page = trail_path(linking->scratch, &trail);
	struct details details = {.a = url};
	if (!is_there(linking, &trail, page)) {
		const struct str meant = meant_page(linking, from, &trail);
		if (meant.len)
			details.suggestion = trail_relative(linking->scratch, from, meant);
		report_add(linking->report, LINK_BROKEN, link->span, details);
	} else if (str_starts(url, STR("/"))) {
		details.suggestion = trail_relative(linking->scratch, from, page);
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
