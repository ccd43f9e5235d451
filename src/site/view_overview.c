/* Pages that lead on: the front page, overviews and what machines read. */
#include "site/view_parts.h"

#include <stdint.h>

static size_t senders(const struct view *view, bool national)
{
	const struct site *site = view->site;
	size_t count = 0;
	for (size_t i = 0; i < site->catalogue->library_count; i++)
		count +=
			site->catalogue->libraries[i]->national == national && site->index->by_library[i].count;
	return count;
}

void view_front(const struct view *view)
{
	const struct index *index = view->site->index;
	struct value *counts = value_map(view->arena);
	put_number(view, counts, "tilbud", index->listed.count);
	put_number(view, counts, "biblioteker", senders(view, false));
	put_number(view, counts, "nationale", senders(view, true));
	put_number(view, counts, "kommuner", view->site->catalogue->places.municipalities->count);
	put(view, view->root, "antal", counts);
	put(view, view->root, "regioner", view_regions(view));
	put_choices(view);
	put(view, view->root, "nye", view_listing(view, FRAGMENT_CARD, &index->newest));
	put(view, view->root, "sæson", view_listing(view, FRAGMENT_CARD, &index->season));
	put(view, view->root, "dr", view_themes(view));
}

void view_pupils(const struct view *view)
{
	static const char *const names[PUPIL_GROUPS] = {
		"konkurrencer", "kampagner", "læsning", "oplevelser"};
	put(view, view->root, "forløb", view_bands(view, STR("elever/")));
	for (int group = 0; group < PUPIL_GROUPS; group++) {
		const struct listing part =
			pupils_listing(view->arena, &view->site->index->for_pupils[group], view->page->band);
		put(view, view->root, names[group], view_listing(view, FRAGMENT_PUPILS_CARD, &part));
	}
}

void view_offers(const struct view *view)
{
	put_list_page(view, FRAGMENT_CARD);
	put_text(view, view->root, "kolonner", view->site->plan->columns);
	put_number(view, view->root, "blok", CARDS_PER_BLOCK);
	put_flag(view, view->root, "nyeste", view->site->index->newest.count > 0);
	put_text(view, view->root, "søgeindeks", view->site->search_root);
	put(view, view->root, "facetter", view_facets(view));
}

static const struct value *library_item(const struct view *view, size_t number)
{
	const struct library *library = view->site->catalogue->libraries[number];
	struct value *item = value_map(view->arena);
	put_text(view, item, "navn", library->name);
	put_text(view, item, "sti", library->path);
	put_text(view, item, "klasse", view_class(view, library));
	put_number(view, item, "antal", view->site->index->by_library[number].count);
	put_text(view, item, "kommune", library->municipality ? library->municipality->name : STR(""));
	put_text(view, item, "om", record_text(&library->record, ROLE_ABOUT));
	return item;
}

static const struct value *libraries_of(const struct view *view, const struct term *region)
{
	const struct catalogue *catalogue = view->site->catalogue;
	struct value *list = value_list(view->arena);
	for (size_t i = 0; i < catalogue->library_count; i++) {
		const struct term *home = catalogue->libraries[i]->municipality;
		if (home && catalogue->places.region_of[home->index] == region)
			value_append(view->arena, list, library_item(view, i));
	}
	return list;
}

void view_libraries(const struct view *view)
{
	const struct vocabulary *all = view->site->catalogue->places.regions;
	struct value *regions = value_list(view->arena);
	for (size_t i = 0; i < all->count; i++) {
		const struct value *libraries = libraries_of(view, all->terms[i]);
		if (!libraries->count)
			continue;
		struct value *region = value_map(view->arena);
		put_text(view, region, "navn", all->terms[i]->name);
		put(view, region, "biblioteker", libraries);
		value_append(view->arena, regions, region);
	}
	put(view, view->root, "regioner", regions);
	put_map_of_libraries(view);
}

void view_services(const struct view *view)
{
	const struct catalogue *catalogue = view->site->catalogue;
	struct value *services = value_list(view->arena);
	for (size_t i = 0; i < catalogue->library_count; i++)
		if (catalogue->libraries[i]->national)
			value_append(view->arena, services, library_item(view, i));
	put(view, view->root, "tjenester", services);
}

void view_municipalities(const struct view *view)
{
	put(view, view->root, "regioner", view_regions(view));
	put_map_of_municipalities(view);
}

void view_overview(const struct view *view)
{
	const enum page_kind kind = view->page->kind;
	struct value *kinds = value_map(view->arena);
	const struct value *items = &value_nothing;
	put_flag(view, kinds, "fag", kind == PAGE_SUBJECTS);
	put_flag(view, kinds, "trin", kind == PAGE_GRADES);
	put_flag(view, kinds, "emner", kind == PAGE_TOPICS);
	put_flag(view, kinds, "former", kind == PAGE_FORMS);
	put_flag(view, kinds, "andre", kind == PAGE_CHOICES);
	put(view, view->root, "slags", kinds);
	if (kind == PAGE_CHOICES)
		items = view_facet_choices(view, view->page->facet);
	else if (kind == PAGE_SUBJECTS)
		items = view_subject_choices(view);
	else if (kind == PAGE_GRADES)
		items = view_grade_choices(view);
	else if (kind == PAGE_TOPICS)
		items = view_topic_choices(view, SIZE_MAX);
	else
		items = view_form_choices(view);
	put(view, view->root, "punkter", items);
}
