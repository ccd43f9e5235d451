/* Where the data beside the pages lies. What stands in it is told by feed.c,
 * calendar.c and the views. */
#include "site/plan_data.h"

#include "site/event.h"
#include "site/plan_parts.h"

/* "fag/dansk/mellemtrin/" → "fag/dansk" */
static struct str list_of(struct str path)
{
	size_t end = 0;
	for (int parts = 0; end < path.len; end++)
		if (path.ptr[end] == '/' && ++parts == 2)
			break;
	return str_slice(path, 0, end);
}

struct feed_paths feed_paths_of(struct arena *arena, const struct page *page)
{
	const struct str list = page->kind == PAGE_OFFERS ? STR("alle") : list_of(page->path);
	return (struct feed_paths){str_format(arena, "feeds/%.*s.atom", STR_ARGS(list)),
		str_format(arena, "feeds/%.*s.json", STR_ARGS(list)),
		str_format(arena, "feeds/%.*s.ics", STR_ARGS(list))};
}

struct str calendar_path_of(struct arena *arena, struct str path)
{
	return str_join(arena, path, STR("datoer.ics"));
}

struct str sitemap_path(struct arena *arena, size_t number)
{
	return str_format(arena, "sitemap-%zu.xml", number);
}

static bool is_list(const struct page *page)
{
	switch (page->kind) {
	case PAGE_OFFERS:
	case PAGE_LIBRARY:
	case PAGE_MUNICIPALITY:
	case PAGE_SUBJECT:
	case PAGE_THEME:
	case PAGE_GRADE: return page->section.number == 1 && !page->band;
	default: return false;
	}
}

/* A list that is no more: those who follow it must not meet a 404. */
static bool was_list(const struct page *page)
{
	static const char *const folders[] = {"fag/", "kommuner/", "biblioteker/", "nationale/", "dr/"};
	if (page->kind != PAGE_TOMBSTONE || list_of(page->path).len + 1 != page->path.len)
		return false;
	for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++)
		if (str_starts(page->path, str_from(folders[i])))
			return true;
	return false;
}

static bool has_news(const struct section *section)
{
	for (size_t list = 0; list < section->list_count; list++)
		for (size_t i = 0; i < section->lists[list]->count; i++)
			if (section->lists[list]->offers[i]->changed.year)
				return true;
	return false;
}

static bool has_events(
	struct arena *scratch, const struct section *section, const struct date today)
{
	struct events events = {0};
	for (size_t list = 0; list < section->list_count; list++) {
		for (size_t i = 0; i < section->lists[list]->count; i++) {
			events.count = 0;
			events_add_dates(scratch, &events, section->lists[list]->offers[i]);
			events_add_deadline(scratch, &events, section->lists[list]->offers[i]);
			for (size_t k = 0; k < events.count; k++)
				if (!event_is_past(&events.items[k], today))
					return true;
		}
	}
	return false;
}

static void add_feed(
	struct plan *plan, const struct page *list, enum page_kind kind, struct str path, bool filled)
{
	struct page *page = plan_add(plan, kind, path, list->title);
	if (!page)
		return;
	page->section = list->section;
	page->parent = list->path;
	page->filled = filled;
}

static void add_feeds(struct plan *plan, struct date today)
{
	struct arena scratch = {0};
	const size_t count = plan->count;
	for (size_t i = 0; i < count; i++) {
		const struct page *list = plan->pages[i];
		if (!is_list(list) && !was_list(list))
			continue;
		const struct feed_paths paths = feed_paths_of(plan->arena, list);
		const bool news = has_news(&list->section);
		add_feed(plan, list, PAGE_ATOM, paths.atom, news);
		add_feed(plan, list, PAGE_JSON_FEED, paths.json, news);
		add_feed(
			plan, list, PAGE_CALENDAR, paths.calendar, has_events(&scratch, &list->section, today));
		arena_reset(&scratch);
	}
	arena_free(&scratch);
}

/* The offer whose dates belong beside a page: its own, or that of the page it
 * leads on to; NULL when there is none with dates. */
static const struct offer *offer_with_dates(const struct plan *plan, const struct page *page)
{
	const struct page *shown =
		page->kind == PAGE_REDIRECT ? map_get(&plan->by_path, page->target) : page;
	const bool is_offers = shown && (shown->kind == PAGE_OFFER || shown->kind == PAGE_TOMBSTONE);
	return is_offers && shown->offer && offer_has_events(shown->offer) ? shown->offer : NULL;
}

/* Who follows the dates of an offer that has none any more must not meet a 404. */
static void add_vanished_calendars(struct plan *plan, const struct ledger *vanished)
{
	for (size_t i = 0; i < vanished->count; i++)
		if (str_ends(vanished->lines[i].address, STR(".ics")))
			plan_add(plan, PAGE_CALENDAR, vanished->lines[i].address, vanished->lines[i].title);
}

/* An offer that is no more, and may have had a calendar: it gets an empty one. */
static bool was_offer(const struct page *page)
{
	return page->kind == PAGE_TOMBSTONE && !page->offer && str_starts(page->path, STR("tilbud/"))
		&& list_of(page->path).len + 1 < page->path.len;
}

static void add_calendars(struct plan *plan)
{
	const size_t count = plan->count;
	for (size_t i = 0; i < count; i++) {
		const struct page *beside = plan->pages[i];
		const struct offer *offer = offer_with_dates(plan, beside);
		if (!offer && !was_offer(beside))
			continue;
		struct page *page = plan_add(
			plan, PAGE_CALENDAR, calendar_path_of(plan->arena, beside->path), beside->title);
		if (page)
			page->offer = offer;
	}
}

/* One file, or an index and its parts. */
static void add_sitemap(struct plan *plan)
{
	struct section section = {.number = 1};
	for (size_t i = 0; i < plan->count; i++)
		section.total += page_is_lasting(plan->pages[i]);
	section.pages = (section.total + SITEMAP_ADDRESSES - 1) / SITEMAP_ADDRESSES;
	const bool one = section.pages < 2;
	struct page *top =
		plan_add(plan, one ? PAGE_SITEMAP : PAGE_SITEMAP_INDEX, STR("sitemap.xml"), STR(""));
	if (top)
		top->section = section;
	for (size_t number = 1; !one && number <= section.pages; number++) {
		struct page *page =
			plan_add(plan, PAGE_SITEMAP, sitemap_path(plan->arena, number), STR(""));
		section.number = number;
		if (page)
			page->section = section;
	}
}

void plan_add_data(
	struct plan *plan, const struct catalogue *catalogue, const struct ledger *vanished)
{
	add_feeds(plan, catalogue->today);
	add_calendars(plan);
	add_vanished_calendars(plan, vanished);
	add_sitemap(plan);
	plan_add(plan, PAGE_ROBOTS, STR("robots.txt"), STR(""));
	plan_add(plan, PAGE_OPENSEARCH, STR("opensearch.xml"), STR(""));
}
