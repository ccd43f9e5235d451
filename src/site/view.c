/* What every page has: its address, its place in the site, the catalogue. Then
 * the kind's own view. */
#include "site/view.h"

#include "site/data.h"

void put(const struct view *view, struct value *map, const char *name, const struct value *value)
{
	value_set(view->arena, map, str_from(name), value);
}

void put_text(const struct view *view, struct value *map, const char *name, struct str text)
{
	value_set_text(view->arena, map, str_from(name), text);
}

void put_flag(const struct view *view, struct value *map, const char *name, bool flag)
{
	put(view, map, name, value_flag(flag));
}

void put_number(const struct view *view, struct value *map, const char *name, size_t number)
{
	put(view, map, name, value_number(view->arena, (long)number));
}

struct str path_if_there(const struct view *view, struct str path)
{
	return plan_has(view->site->plan, path) ? path : STR("");
}

/* "../" for each folder down; the whole path on the page for lost addresses,
 * which a server shows at any depth. Loose cards are shown on tilbud/. */
static struct str way_to_root(const struct view *view)
{
	const struct str path = view->page->path;
	struct str way = STR("");
	if (view->page->kind == PAGE_NOT_FOUND)
		return view->site->base_path;
	if (view->page->kind == PAGE_CARDS)
		return STR("../");
	for (size_t i = 0; i < path.len; i++)
		if (path.ptr[i] == '/')
			way = str_join(view->arena, way, STR("../"));
	return way.len ? way : STR("./");
}

static struct str description_of(const struct page *page)
{
	if (page->offer)
		return record_text(&page->offer->record, ROLE_SUMMARY);
	if (page->entry)
		return record_text(&page->entry->record, ROLE_SUMMARY);
	return STR("");
}

/* Its picture, where the page has one that is published. */
static void put_picture(const struct view *view, struct value *side)
{
	const struct offer *offer = view->page->offer;
	const struct given *picture = offer ? record_get(&offer->record, ROLE_PICTURE) : NULL;
	const struct page *file = page_of_file(view, given_part(picture, STR("fil")));
	const struct given *text = given_part(picture, STR("alt"));
	put_text(view, side, "billede",
		file ? str_join(view->arena, view->site->base_url, file->path) : STR(""));
	/* What stands for a page without one, when its link is shown elsewhere. */
	put_text(view, side, "delebillede",
		plan_has(view->site->plan, STR("deling.png"))
			? str_join(view->arena, view->site->base_url, STR("deling.png"))
			: STR(""));
	put_text(view, side, "billedtekst", file && text ? text->text : STR(""));
}

static void put_side(const struct view *view)
{
	struct value *side = value_map(view->arena);
	const struct page *page = view->page;
	struct str description = description_of(page);
	if (!description.len && page->kind == PAGE_FRONT)
		description = record_text(&view->site->catalogue->site, ROLE_BODY);
	put_text(view, side, "titel", page->title);
	put_text(view, side, "beskrivelse", description);
	put_text(view, side, "adresse", str_join(view->arena, view->site->base_url, page->path));
	put_text(view, side, "sti", page->path);
	put_flag(view, side, "noindex", view->site->trial || !page_is_lasting(page));
	put_picture(view, side);
	put(view, view->root, "side", side);
}

static void add_crumb(const struct view *view, struct value *crumbs, struct str path)
{
	const struct page *page = map_get(&view->site->plan->by_path, path);
	if (!page || path.len == view->page->path.len)
		return;
	struct value *crumb = value_map(view->arena);
	const bool band = page->band && page->term;
	put_text(view, crumb, "navn", band ? page->band->name : page->title);
	put_text(view, crumb, "sti", page->path);
	value_append(view->arena, crumbs, crumb);
}

/* The pages above this one: every shorter address that has a page. */
static void put_crumbs(const struct view *view)
{
	struct value *crumbs = value_list(view->arena);
	const struct str path = view->page->path;
	for (size_t i = 1; i < path.len; i++) {
		if (path.ptr[i] != '/')
			continue;
		add_crumb(view, crumbs, str_slice(path, 0, i + 1));
		if (view->page->offer && str_eq(str_slice(path, 0, i + 1), STR("tilbud/")))
			add_crumb(view, crumbs, view->page->offer->library->path);
	}
	put(view, view->root, "brødkrummer", crumbs);
}

void put_integrity(const struct view *view)
{
	static const struct {
		const char *name;
		struct str script;
	} scripts[] = {{"sri_hoejde", {SCRIPT_HEIGHT, sizeof SCRIPT_HEIGHT - 1}},
		{"sri_element", {SCRIPT_ELEMENT, sizeof SCRIPT_ELEMENT - 1}}};
	for (size_t i = 0; i < sizeof scripts / sizeof scripts[0]; i++) {
		const struct page *page = map_get(&view->site->plan->by_path, scripts[i].script);
		put_text(view, view->root, scripts[i].name,
			page && page->asset ? page->asset->integrity : STR(""));
	}
}

/* As people say it: "https://x.dk/skoletilbud/" → "x.dk/skoletilbud". */
static struct str bare_address(struct str url)
{
	return str_slice(url, (size_t)(str_find(url, STR("//"), 0) + 2), url.len - 1);
}

static void put_catalogue(const struct view *view)
{
	const struct catalogue *catalogue = view->site->catalogue;
	struct value *map = value_map(view->arena);
	put_flag(view, map, "prøve", view->site->trial);
	put_text(view, map, "rodadresse", bare_address(view->site->base_url));
	put_text(view, map, "dato", phrase_date(view->arena, &catalogue->phrases, catalogue->today));
	put_number(view, map, "årstal", (size_t)catalogue->today.year);
	put_fields(view, map, &catalogue->site);
	put(view, view->root, "katalog", map);
}

static page_view *const views[PAGE_KINDS] = {
	[PAGE_FRONT] = view_front,
	[PAGE_OFFERS] = view_offers,
	[PAGE_OFFER] = view_offer,
	[PAGE_LIBRARIES] = view_libraries,
	[PAGE_LIBRARY] = view_library,
	[PAGE_SERVICES] = view_services,
	[PAGE_MUNICIPALITIES] = view_municipalities,
	[PAGE_MUNICIPALITY] = view_municipality,
	[PAGE_SUBJECTS] = view_overview,
	[PAGE_SUBJECT] = view_term,
	[PAGE_GRADES] = view_overview,
	[PAGE_GRADE] = view_term,
	[PAGE_TOPICS] = view_overview,
	[PAGE_TOPIC] = view_term,
	[PAGE_FORMS] = view_overview,
	[PAGE_FORM] = view_term,
	[PAGE_CHOICES] = view_overview,
	[PAGE_CHOICE] = view_term,
	[PAGE_CARDS] = view_cards,
	[PAGE_THEMES] = view_themes_page,
	[PAGE_THEME] = view_theme_page,
	[PAGE_THEME_STATUS] = view_theme_status,
	[PAGE_CODES] = view_codes,
	[PAGE_TEXT] = view_text,
	[PAGE_PUPILS] = view_pupils,
	[PAGE_TOMBSTONE] = view_tombstone,
	[PAGE_REDIRECT] = view_redirect,
	[PAGE_ATOM] = view_atom,
	[PAGE_EMBED] = view_embed,
	[PAGE_SITEMAP] = view_sitemap,
	[PAGE_SITEMAP_INDEX] = view_sitemap_index,
	[PAGE_ROBOTS] = view_robots,
	[PAGE_OPENSEARCH] = view_opensearch,
	[PAGE_API] = view_api,
	[PAGE_HEADERS] = view_headers,
	[PAGE_HTACCESS] = view_headers,
};

const struct value *view_page(const struct site *site, const struct page *page, struct arena *arena)
{
	const struct view view = {site, page, arena, value_map(arena)};
	put_text(&view, view.root, "rod", way_to_root(&view));
	put_text(&view, view.root, "version", site->version);
	put_side(&view);
	put_crumbs(&view);
	put_follow(&view);
	put(&view, view.root, "data", data_of_page(&view));
	put_catalogue(&view);
	if (views[page->kind])
		views[page->kind](&view);
	return view.root;
}
