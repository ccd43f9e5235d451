/* Pages of the facets: an overview of each where there is something to choose
 * between, a list for each value; and what scripts fetch to narrow lists down. */
#include "site/plan_parts.h"

#include "base/limits.h"
#include "site/columns.h"

/* Facets whose pages are of kinds of their own have none here. */
static const struct {
	const char *facet;
	enum phrase title;
} overviews[] = {{"sted", PHRASE_PAGE_PLACES}, {"skoletype", PHRASE_PAGE_SCHOOL_TYPES},
	{"maaned", PHRASE_PAGE_MONTHS}, {"varighed", PHRASE_PAGE_DURATIONS}};

static void add_overview(
	struct plan *plan, const struct catalogue *catalogue, const struct facet *facet)
{
	for (size_t i = 0; i < sizeof overviews / sizeof overviews[0]; i++) {
		if (!str_eq(facet->name, str_from(overviews[i].facet)))
			continue;
		struct page *page =
			plan_add(plan, PAGE_CHOICES, str_format(plan->arena, "%.*s/", STR_ARGS(facet->folder)),
				catalogue->phrases.patterns[overviews[i].title]);
		if (page)
			page->facet = facet;
	}
}

static void add_values(struct plan *plan, const struct facet *facet)
{
	for (size_t i = 0; i < facet->count; i++) {
		const struct facet_value *value = facet->values[i];
		const struct page model = {.kind = PAGE_CHOICE,
			.path = value->path,
			.title = value->title,
			.facet = facet,
			.value = value};
		if (!plan_has(plan, value->path))
			plan_add_list(plan, &model, section_of(&value->listing));
	}
}

/* Block n holds the cards from n * CARDS_PER_BLOCK on. */
static void add_cards(struct plan *plan, const struct listing *numbered)
{
	struct section section = section_of(numbered);
	section.pages = (section.total + CARDS_PER_BLOCK - 1) / CARDS_PER_BLOCK;
	for (section.number = 1; section.number <= section.pages; section.number++) {
		struct page *page = plan_add(plan, PAGE_CARDS,
			str_format(plan->arena, "tilbud/kort/%zu.txt", section.number - 1), STR(""));
		if (page)
			page->section = section;
	}
}

void plan_add_facets(
	struct plan *plan, const struct catalogue *catalogue, const struct index *index)
{
	for (size_t i = 0; i < index->facets->count; i++) {
		add_overview(plan, catalogue, &index->facets->items[i]);
		add_values(plan, &index->facets->items[i]);
	}
	struct assets *columns = arena_new(plan->arena, struct assets);
	plan->columns = columns_add(plan->arena, catalogue, index, columns);
	plan_add_assets(plan, columns);
	add_cards(plan, &index->facets->numbered);
}
