/* The catalogue has judged links to offers, libraries and themes. Here the plan
 * is there, which knows every page, and the templates, which know every place. */
#include "site/inside.h"

#include "base/danish.h"
#include "base/limits.h"
#include "format/markdown_address.h"
#include "offer/trail.h"
#include "report/suggest.h"
#include "site/render.h"

enum { SUGGESTIONS_MAX = 40 };

struct following {
	struct site site;
	const struct page_templates *templates;
	struct report *report;
	struct arena scratch;
	struct str own; /* the catalogue's address, for links that name it */
	struct buf page;
	struct map good;    /* places that are there: "fag/dansk/#indhold" */
	size_t suggestions; /* made so far: the search is slow, and nobody reads more */
};

/* The page at a path, whether a slash ends it or not; NULL when there is none. */
static const struct page *page_at(struct following *following, const struct trail *trail)
{
	const struct map *pages = &following->site.plan->by_path;
	const struct str path = trail_path(&following->scratch, trail);
	const struct page *page = trail->lost ? NULL : map_get(pages, path);
	if (page || trail->lost || !path.len)
		return page;
	return map_get(pages, str_slice(path, 0, path.len - 1));
}

/* The page in the same folder whose name is nearest, as seen from `from`. */
static struct str nearest(struct following *following, struct str from, struct trail trail)
{
	const struct plan *plan = following->site.plan;
	struct arena *scratch = &following->scratch;
	struct str *names = arena_array(scratch, plan->count, sizeof *names);
	size_t count = 0;
	if (trail.lost || !trail.count || following->suggestions++ >= SUGGESTIONS_MAX)
		return STR("");
	const struct str wanted = trail.parts[--trail.count];
	const struct str folder = trail_path(scratch, &trail);
	for (size_t i = 0; i < plan->count; i++) {
		const struct str path = plan->pages[i]->path;
		const struct str name = str_skip(path, folder.len);
		if (str_starts(path, folder) && str_find(name, STR("/"), 0) == (ptrdiff_t)name.len - 1)
			names[count++] = str_slice(name, 0, name.len - 1);
	}
	const struct str found = suggest(scratch, wanted, names, count);
	return found.len ? trail_relative(
			   scratch, from, str_format(scratch, "%.*s%.*s/", STR_ARGS(folder), STR_ARGS(found)))
					 : STR("");
}

static bool has_place(struct following *following, struct str place)
{
	const struct str id = str_format(&following->scratch, " id=\"%.*s\"", STR_ARGS(place));
	return str_find(buf_str(&following->page), id, 0) >= 0;
}

/* Is there such a place? Many link to the same one: it is looked for once. */
static bool is_place(struct following *following, const struct page *page, struct str place)
{
	const struct str key =
		str_format(following->good.arena, "%.*s#%.*s", STR_ARGS(page->path), STR_ARGS(place));
	if (map_get(&following->good, key)
		|| !render_text(&following->site, following->templates, page, &following->page))
		return true;
	const bool there = has_place(following, place);
	if (there)
		map_put(&following->good, key, following);
	return there;
}

/* "#" and "#top" are the top of any page, and browsers find text by themselves. */
static void check_place(struct following *following, const struct page *page,
	const struct value *link, struct str place)
{
	struct details details = {.a = link->text};
	if (!place.len || str_eq(place, STR("top")) || str_starts(place, STR(":~:"))
		|| is_place(following, page, place))
		return;
	const struct str slug = danish_slug(&following->scratch, place);
	const struct str named = str_join(&following->scratch, STR("afsnit-"), slug);
	if (has_place(following, named))
		details.suggestion = str_format(following->report->arena, "%.*s#%.*s",
			STR_ARGS(str_before(link->text, '#')), STR_ARGS(named));
	report_add(following->report, LINK_PLACE, link->span, details);
}

/* The part of an address inside the site: as it stands, or without the site's own
 * address. False when it leads out of it. */
static bool is_inside(const struct following *following, struct str url, struct str *inside)
{
	struct str missing;
	*inside = url;
	if (address_of(url, &missing) == ADDRESS_RELATIVE)
		return true;
	if (!following->own.len || !str_starts(url, following->own))
		return false;
	*inside = str_join(following->report->arena, STR("/"), str_skip(url, following->own.len));
	return true;
}

static void follow(struct following *following, struct str from, const struct value *link)
{
	struct trail trail;
	struct str inside;
	if (!is_inside(following, link->text, &inside))
		return;
	trail_of_link(&trail, from, inside);
	const struct page *page = page_at(following, &trail);
	if (page)
		check_place(following, page, link, str_skip(inside, str_before(inside, '#').len + 1));
	else if (!trail_is_of_offers(&trail) || inside.ptr != link->text.ptr)
		report_add(following->report, LINK_BROKEN, link->span,
			(struct details){.a = link->text, .suggestion = nearest(following, from, trail)});
	arena_reset(&following->scratch);
}

static void follow_all(struct following *following, const struct record *record, struct str from)
{
	const struct given *body = record_get(record, ROLE_BODY);
	for (size_t i = 0; body && body->html && i < body->html->count; i++)
		follow(following, from, body->html->items[i]);
}

void inside_check(
	const struct site *site, const struct page_templates *templates, struct report *report)
{
	const struct catalogue *catalogue = site->catalogue;
	const struct fragments none = {.templates = templates};
	struct following following = {.site = *site,
		.templates = templates,
		.report = report,
		.own = record_key(&catalogue->site, ROLE_ADDRESS),
		.page = {.ceiling = PAGE_MAX},
		.good = {.arena = report->arena}};
	following.site.fragments = &none;
	if (following.own.len && !str_ends(following.own, STR("/")))
		following.own = str_join(report->arena, following.own, STR("/"));
	for (size_t i = 0; i < catalogue->offer_count; i++)
		if (catalogue->offers[i]->status != STATUS_RETIRED)
			follow_all(&following, &catalogue->offers[i]->record, catalogue->offers[i]->path);
	for (size_t i = 0; i < catalogue->pages.count; i++)
		follow_all(&following, &catalogue->pages.items[i]->record, catalogue->pages.items[i]->path);
	arena_free(&following.scratch);
	buf_free(&following.page);
}
