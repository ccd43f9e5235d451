/* Pages that list offers: of a subject, grade, topic, form, theme or
 * municipality, CARDS_PER_PAGE on each. */
#include "site/view_parts.h"

#include "base/limits.h"

struct listing view_part(const struct view *view, size_t which)
{
	const struct section *section = &view->page->section;
	const size_t first = (section->number - 1) * CARDS_PER_PAGE;
	size_t start = 0; /* of the list among all of the section's */
	for (size_t i = 0; i < which; i++)
		start += section->lists[i]->count;
	const struct listing *list = section->lists[which];
	const size_t from = first > start ? first - start : 0;
	size_t to = first + CARDS_PER_PAGE > start ? first + CARDS_PER_PAGE - start : 0;
	if (to > list->count)
		to = list->count;
	return (struct listing){list->offers + from, from < to ? to - from : 0};
}

/* The part of list `which` that stands on this page: {antal, kort}, or nothing. */
static const struct value *view_section(
	const struct view *view, size_t which, enum fragment_kind kind)
{
	const struct listing part = view_part(view, which);
	if (!part.count)
		return &value_nothing;
	struct value *map = value_map(view->arena);
	put_number(view, map, "antal", view->page->section.lists[which]->count);
	put(view, map, "kort", view_offers_as(view, kind, part.offers, part.count));
	return map;
}

/* The address of the list's first page. */
static struct str first_path(const struct view *view)
{
	const bool frame = view->page->kind == PAGE_EMBED;
	const struct str path = frame ? view->page->parent : view->page->path;
	const struct str end = page_of_list(view->arena, STR(""), view->page->section.number);
	const struct str first = str_slice(path, 0, path.len - end.len);
	return frame ? embed_path_of(view->arena, first) : first;
}

static void add_turn(const struct view *view, struct value *items, size_t number)
{
	struct value *item = value_map(view->arena);
	put_number(view, item, "nummer", number);
	put_text(view, item, "sti", page_of_list(view->arena, first_path(view), number));
	put_flag(view, item, "her", number == view->page->section.number);
	value_append(view->arena, items, item);
}

void put_turn(const struct view *view)
{
	enum { AROUND = 2 };
	const struct section *section = &view->page->section;
	if (section->pages < 2) {
		put(view, view->root, "sideskift", &value_nothing);
		return;
	}
	struct value *turn = value_map(view->arena);
	struct value *items = value_list(view->arena);
	for (size_t n = 1; n <= section->pages; n++)
		if (n == 1 || n == section->pages
			|| (n + AROUND >= section->number && n <= section->number + AROUND))
			add_turn(view, items, n);
	put_number(view, turn, "nummer", section->number);
	put_number(view, turn, "sider", section->pages);
	put_text(view, turn, "forrige",
		section->number > 1 ? page_of_list(view->arena, first_path(view), section->number - 1)
							: STR(""));
	put_text(view, turn, "næste",
		section->number < section->pages
			? page_of_list(view->arena, first_path(view), section->number + 1)
			: STR(""));
	put(view, turn, "punkter", items);
	put(view, view->root, "sideskift", turn);
}

void put_list_page(const struct view *view, enum fragment_kind kind)
{
	const struct value *cards = view_section(view, 0, kind);
	if (cards->kind == VALUE_NOTHING) {
		struct value *empty = value_map(view->arena);
		put_number(view, empty, "antal", 0);
		put(view, empty, "kort", &value_nothing);
		cards = empty;
	}
	put(view, view->root, "liste", cards);
	put_turn(view);
}

/* Path of the subject or municipality itself, for its bands. */
static struct str path_without_band(const struct view *view, const char *folder)
{
	return str_format(view->arena, "%s/%.*s/", folder, STR_ARGS(view->page->term->key));
}

void put_filter(const struct view *view)
{
	const struct page *page = view->page;
	const struct str path = page->kind == PAGE_EMBED ? page->parent : page->path;
	struct str rest = path;
	struct str folder;
	struct str key;
	str_cut(&rest, '/', &folder);
	str_cut(&rest, '/', &key);
	const struct facet_value *value = map_get(
		&view->site->index->facets->value_by_path, str_slice(path, 0, folder.len + key.len + 2));
	if (!value) {
		put(view, view->root, "filter", &value_nothing);
		return;
	}
	struct value *filter = value_map(view->arena);
	put_text(view, filter, "navn", value->facet);
	put_text(view, filter, "nøgle", value->key);
	put_text(view, filter, "trin",
		page->band ? str_format(view->arena, "%d-%d", page->band->from_grade, page->band->to_grade)
				   : STR(""));
	put(view, view->root, "filter", filter);
}

static const struct library *library_of(const struct view *view)
{
	const struct catalogue *catalogue = view->site->catalogue;
	for (size_t i = 0; i < catalogue->library_count; i++)
		if (catalogue->libraries[i]->municipality == view->page->term)
			return catalogue->libraries[i];
	return NULL;
}

void view_municipality(const struct view *view)
{
	static const char *const names[REACHES] = {"egne", "regionale", "nationale", "online"};
	const struct places *places = &view->site->catalogue->places;
	const struct term *term = view->page->term;
	const struct term *region = places->region_of[term->index];
	const struct library *library = library_of(view);
	struct value *map = value_map(view->arena);
	put_text(view, map, "navn", term->name);
	put_text(view, map, "sti", path_without_band(view, "kommuner"));
	put_text(view, map, "region", region ? region->name : STR(""));
	put(view, view->root, "kommune", map);
	put(view, view->root, "bibliotek", library ? view_sender(view, library) : &value_nothing);
	put(view, view->root, "forløb", view_bands(view, path_without_band(view, "kommuner")));
	for (size_t reach = 0; reach < REACHES; reach++)
		put(view, view->root, names[reach],
			view_section(view, reach, reach == REACH_OWN ? FRAGMENT_OWN_CARD : FRAGMENT_CARD));
	put_number(view, view->root, "antal", view->page->section.total);
	put_filter(view);
	put_turn(view);
}

void view_cards(const struct view *view)
{
	const struct section *section = &view->page->section;
	const size_t from = (section->number - 1) * CARDS_PER_BLOCK;
	const size_t left = section->total - from;
	put(view, view->root, "kort",
		view_offers_as(view, FRAGMENT_CARD, section->lists[0]->offers + from,
			left < CARDS_PER_BLOCK ? left : CARDS_PER_BLOCK));
}

void view_term(const struct view *view)
{
	const struct page *page = view->page;
	struct value *kinds = value_map(view->arena);
	struct value *term = value_map(view->arena);
	put_flag(view, kinds, "fag", page->kind == PAGE_SUBJECT);
	put_flag(view, kinds, "trin", page->kind == PAGE_GRADE);
	put_flag(view, kinds, "emner", page->kind == PAGE_TOPIC);
	put_flag(view, kinds, "former", page->kind == PAGE_FORM);
	put_flag(view, kinds, "andre", page->kind == PAGE_CHOICE);
	put_text(view, term, "navn", page->title);
	put_text(view, term, "sti",
		page->kind == PAGE_SUBJECT ? path_without_band(view, "fag") : page->path);
	put_text(view, term, "flertal", page->term ? page->term->plural : STR(""));
	put_text(view, term, "note", STR(""));
	put_text(view, term, "facet", page->facet ? page->facet->field->label : STR(""));
	put(view, view->root, "slags", kinds);
	put(view, view->root, "term", term);
	put_filter(view);
	put(view, view->root, "forløb",
		page->kind == PAGE_SUBJECT ? view_bands(view, path_without_band(view, "fag"))
								   : &value_nothing);
	put_list_page(view, FRAGMENT_CARD);
}
