/* What search engines and browsers read: the sitemap, robots.txt and the way to
 * our search. */
#include "site/plan_data.h"
#include "site/view_parts.h"

static struct str absolute(const struct view *view, struct str path)
{
	return str_join(view->arena, view->site->base_url, path);
}

static void add_address(
	const struct view *view, struct value *addresses, struct str path, struct date changed)
{
	struct value *address = value_map(view->arena);
	put_text(view, address, "adresse", absolute(view, path));
	put_text(view, address, "ændret", changed.year ? date_iso(view->arena, changed) : STR(""));
	value_append(view->arena, addresses, address);
}

void view_sitemap(const struct view *view)
{
	const struct plan *plan = view->site->plan;
	const size_t first = (view->page->section.number - 1) * SITEMAP_ADDRESSES;
	struct value *addresses = value_list(view->arena);
	size_t number = 0;
	for (size_t i = 0; i < plan->count; i++) {
		const struct page *page = plan->pages[i];
		if (!page_is_lasting(page) || number++ < first || number > first + SITEMAP_ADDRESSES)
			continue;
		add_address(
			view, addresses, page->path, page->offer ? page->offer->changed : (struct date){0});
	}
	put(view, view->root, "adresser", addresses);
}

void view_sitemap_index(const struct view *view)
{
	struct value *addresses = value_list(view->arena);
	for (size_t number = 1; number <= view->page->section.pages; number++)
		add_address(view, addresses, sitemap_path(view->arena, number), (struct date){0});
	put(view, view->root, "adresser", addresses);
}

void view_robots(const struct view *view)
{
	put_text(view, view->root, "sitemap", absolute(view, STR("sitemap.xml")));
}

void view_opensearch(const struct view *view)
{
	put_text(view, view->root, "søgning", absolute(view, STR("tilbud/?soeg=")));
}
