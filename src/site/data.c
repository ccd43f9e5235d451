/* Linked data of a page: what it is about, and the way to it. */
#include "site/data.h"

struct value *data_node(const struct view *view, const char *type)
{
	struct value *node = value_map(view->arena);
	put_text(view, node, "@type", str_from(type));
	return node;
}

void data_say(const struct view *view, struct value *node, const char *name, struct str text)
{
	if (text.len)
		put_text(view, node, name, text);
}

void data_add(
	const struct view *view, struct value *node, const char *name, const struct value *value)
{
	if (value_is_shown(value))
		put(view, node, name, value);
}

struct str data_address(const struct view *view, struct str path)
{
	return str_join(view->arena, view->site->base_url, path);
}

const struct value *data_provider(const struct view *view, const struct library *library)
{
	struct value *node = data_node(view, library->national ? "Organization" : "Library");
	const struct str provider = record_text(&library->record, ROLE_PROVIDER);
	if (library->national) {
		data_say(view, node, "name", provider.len ? provider : library->name);
		return node;
	}
	data_say(view, node, "@id", data_address(view, library->path));
	data_say(view, node, "name", library->name);
	data_say(view, node, "url", data_address(view, library->path));
	return node;
}

static const struct value *municipality(const struct view *view, const struct term *term)
{
	struct value *node = data_node(view, "AdministrativeArea");
	data_say(view, node, "name", term->name);
	return node;
}

static const struct value *isil(const struct view *view, const struct library *library)
{
	struct value *node = data_node(view, "PropertyValue");
	data_say(view, node, "propertyID", STR("ISIL"));
	data_say(view, node, "value", record_text(&library->record, ROLE_ISIL));
	return node;
}

static const struct value *library_of(const struct view *view, const struct library *library)
{
	const struct record *record = &library->record;
	const struct page *logo = page_of_file(view, record_get(record, ROLE_LOGO));
	struct value *node = data_node(view, library->national ? "Service" : "Library");
	data_say(view, node, "@id", data_address(view, library->path));
	data_say(view, node, "name", library->name);
	data_say(view, node, "url", data_address(view, library->path));
	data_say(view, node, "description", record_text(record, ROLE_ABOUT));
	data_say(view, node, "sameAs", record_key(record, ROLE_SITE));
	if (logo)
		data_say(view, node, "logo", data_address(view, logo->path));
	if (library->national) {
		if (record_text(record, ROLE_PROVIDER).len)
			data_add(view, node, "provider", data_provider(view, library));
		return node;
	}
	data_say(view, node, "address", record_text(record, ROLE_STREET));
	if (record_text(record, ROLE_ISIL).len)
		data_add(view, node, "identifier", isil(view, library));
	if (library->municipality)
		data_add(view, node, "areaServed", municipality(view, library->municipality));
	return node;
}

static const struct value *web_site(const struct view *view)
{
	const struct record *record = &view->site->catalogue->site;
	const struct str publisher = record_text(record, ROLE_PUBLISHER);
	const struct given *licence = given_part(record_get(record, ROLE_LICENCE), STR("url"));
	struct value *node = data_node(view, "WebSite");
	data_say(view, node, "@id", view->site->base_url);
	data_say(view, node, "url", view->site->base_url);
	data_say(view, node, "name", record_text(record, ROLE_NAME));
	data_say(view, node, "description", record_text(record, ROLE_BODY));
	data_say(view, node, "inLanguage", STR("da"));
	data_say(view, node, "license", licence ? licence->key : STR(""));
	if (publisher.len) {
		struct value *organization = data_node(view, "Organization");
		data_say(view, organization, "name", publisher);
		data_add(view, node, "publisher", organization);
	}
	return node;
}

/* The addresses of the offers on this page of the list. */
static const struct value *offers_listed(const struct view *view)
{
	struct value *addresses = value_list(view->arena);
	for (size_t list = 0; list < view->page->section.list_count; list++) {
		const struct listing part = view_part(view, list);
		for (size_t i = 0; i < part.count; i++)
			value_append(view->arena, addresses,
				value_text(view->arena, data_address(view, part.offers[i]->path)));
	}
	return addresses;
}

/* The pages that continue a list do not tell machines of their offers: the data and
 * the offers' own pages do. */
static const struct value *collection(const struct view *view)
{
	struct value *node = data_node(view, "CollectionPage");
	struct value *list = data_node(view, "ItemList");
	data_say(view, node, "name", view->page->title);
	data_say(view, node, "url", data_address(view, view->page->path));
	data_say(view, node, "inLanguage", STR("da"));
	if (view->page->section.number == 1) {
		data_add(view, list, "itemListElement", offers_listed(view));
		data_add(view, node, "mainEntity", list);
	}
	return node;
}

static void add_step(const struct view *view, struct value *steps, struct str name, struct str path)
{
	struct value *step = data_node(view, "ListItem");
	struct value *item = value_map(view->arena);
	put_number(view, step, "position", steps->count + 1);
	data_say(view, step, "name", name);
	data_say(view, item, "@id", data_address(view, path));
	put(view, step, "item", item);
	value_append(view->arena, steps, step);
}

static const struct value *way_here(const struct view *view)
{
	const struct value *crumbs = value_get(view->root, STR("brødkrummer"));
	const struct page *page = view->page;
	struct value *node = data_node(view, "BreadcrumbList");
	struct value *steps = value_list(view->arena);
	add_step(view, steps, record_text(&view->site->catalogue->site, ROLE_NAME), STR(""));
	for (size_t i = 0; crumbs && i < crumbs->count; i++)
		add_step(view, steps, value_str(value_get(crumbs->items[i], STR("navn"))),
			value_str(value_get(crumbs->items[i], STR("sti"))));
	add_step(view, steps, page->band && page->term ? page->band->name : page->title, page->path);
	data_add(view, node, "itemListElement", steps);
	return node;
}

const struct value *data_of_page(const struct view *view)
{
	const struct page *page = view->page;
	struct value *root = value_map(view->arena);
	struct value *graph = value_list(view->arena);
	if (!page_is_lasting(page))
		return &value_nothing;
	if (page->kind == PAGE_FRONT)
		value_append(view->arena, graph, web_site(view));
	else if (page->kind == PAGE_OFFER)
		data_offer(view, graph, page->offer);
	else if (page->kind == PAGE_LIBRARY)
		value_append(view->arena, graph, library_of(view, page->library));
	else if (page->section.total)
		value_append(view->arena, graph, collection(view));
	if (page->kind != PAGE_FRONT)
		value_append(view->arena, graph, way_here(view));
	put_text(view, root, "@context", STR("https://schema.org"));
	put(view, root, "@graph", graph);
	return root;
}
