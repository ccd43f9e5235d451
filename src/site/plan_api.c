/* Addresses of open data. A list is there before its first offer and after its
 * last: who reads it must not have to know which lists happen to be empty. */
#include "site/plan_api.h"

#include "site/plan_parts.h"

struct lists {
	struct plan *plan;
	const struct str *records;
};

struct str api_part_path(struct arena *arena, struct str first, size_t number)
{
	const struct str stem = str_slice(first, 0, first.len - STR(".json").len);
	return number < 2 ? first : str_format(arena, "%.*s/%zu.json", STR_ARGS(stem), number);
}

/* All of a section in one listing, without what is not published. */
static struct listing published(const struct lists *lists, const struct section *section)
{
	struct listing all = {0};
	all.offers = arena_array(lists->plan->arena, section->total, sizeof *all.offers);
	for (size_t list = 0; list < section->list_count; list++) {
		const struct listing *listing = section->lists[list];
		for (size_t i = 0; i < listing->count; i++)
			if (lists->records[listing->offers[i]->index].len)
				all.offers[all.count++] = listing->offers[i];
	}
	return all;
}

/* How many of a listing, from `first` on, stand in one file. */
static size_t part_of(const struct lists *lists, const struct listing *all, size_t first)
{
	size_t bytes = 0;
	size_t end = first;
	while (end < all->count && bytes < API_PART_BYTES)
		bytes += lists->records[all->offers[end++]->index].len;
	return end - first;
}

static size_t parts_of(const struct lists *lists, const struct listing *all)
{
	size_t parts = 1;
	for (size_t at = part_of(lists, all, 0); at < all->count; at += part_of(lists, all, at))
		parts++;
	return parts;
}

/* `list` is its page for people, or one above it. */
static void add_list(struct lists *lists, struct str name, struct str title, struct str list,
	const struct section *section)
{
	struct plan *plan = lists->plan;
	const struct listing all = published(lists, section);
	const struct str path = str_format(plan->arena, "api/v1/%.*s.json", STR_ARGS(name));
	struct section part = {.list_count = 1, .total = all.count, .pages = parts_of(lists, &all)};
	size_t at = 0;
	for (part.number = 1; part.number <= part.pages; part.number++) {
		struct listing *here = arena_new(plan->arena, struct listing);
		struct page *page =
			plan_add(plan, PAGE_API_LIST, api_part_path(plan->arena, path, part.number), title);
		*here = (struct listing){all.offers + at, part_of(lists, &all, at)};
		at += here->count;
		if (!page)
			continue;
		page->section = part;
		page->section.lists[0] = here;
		page->parent = list;
		page->target = path;
	}
}

/* The list "fag/dansk" of the page "fag/dansk/", which need not be there. */
static void add_named(struct lists *lists, const char *folder, struct str key, struct str title,
	const struct section *section)
{
	struct plan *plan = lists->plan;
	const struct str name = str_format(plan->arena, "%s/%.*s", folder, STR_ARGS(key));
	const struct str path = str_join(plan->arena, name, STR("/"));
	add_list(lists, name, title, plan_has(plan, path) ? path : STR("tilbud/"), section);
}

static void add_one(struct lists *lists, const char *folder, struct str key, struct str title,
	const struct listing *listing)
{
	const struct section section = section_of(listing);
	add_named(lists, folder, key, title, &section);
}

static void add_terms(struct lists *lists, const char *folder, const struct vocabulary *vocabulary,
	const struct listing *by_term)
{
	for (size_t i = 0; vocabulary && i < vocabulary->count; i++) {
		const struct term *term = vocabulary->terms[i];
		add_one(lists, folder, term->key, term->plural, &by_term[i]);
	}
}

static void add_topics(
	struct lists *lists, const struct catalogue *catalogue, const struct index *index)
{
	static const struct listing none = {0};
	const struct vocabulary *known = vocabulary_named(&catalogue->vocabularies, STR("emner"));
	for (size_t i = 0; i < index->topic_count; i++)
		add_one(lists, "emner", index->topics[i]->key, index->topics[i]->name,
			&index->topics[i]->listing);
	for (size_t i = 0; known && i < known->count; i++)
		if (!map_get(&index->topic_by_key, known->terms[i]->key))
			add_one(lists, "emner", known->terms[i]->key, known->terms[i]->name, &none);
}

static void add_municipalities(
	struct lists *lists, const struct catalogue *catalogue, const struct index *index)
{
	const struct vocabulary *all = catalogue->places.municipalities;
	for (size_t i = 0; i < all->count; i++) {
		const struct reaches *reaches = &index->by_municipality[i];
		struct section section = {.list_count = REACHES};
		for (int reach = 0; reach < REACHES; reach++) {
			section.lists[reach] = &reaches->lists[reach];
			section.total += reaches->lists[reach].count;
		}
		add_named(lists, "kommuner", all->terms[i]->key, all->terms[i]->name, &section);
	}
}

void plan_add_api_lists(struct plan *plan, const struct catalogue *catalogue,
	const struct index *index, const struct str *records)
{
	struct lists lists = {plan, records};
	const struct section all = section_of(&index->listed);
	add_list(
		&lists, STR("alle"), catalogue->phrases.patterns[PHRASE_PAGE_OFFERS], STR("tilbud/"), &all);
	add_terms(&lists, "fag", index->subjects, index->by_subject);
	add_terms(&lists, "former", index->forms, index->by_form);
	add_topics(&lists, catalogue, index);
	add_municipalities(&lists, catalogue, index);
	for (int grade = 0; grade <= LAST_GRADE; grade++)
		add_one(&lists, "trin", str_number(plan->arena, grade),
			grades_text(plan->arena, &catalogue->phrases, 1u << grade), &index->by_grade[grade]);
	for (size_t i = 0; i < catalogue->themes.count; i++)
		add_one(&lists, "dr", catalogue->themes.items[i]->key, catalogue->themes.items[i]->title,
			&index->by_theme[i]);
	for (size_t i = 0; i < catalogue->library_count; i++) {
		const struct library *library = catalogue->libraries[i];
		const struct section section = section_of(&index->by_library[i]);
		add_list(&lists, str_format(plan->arena, "biblioteker/%.*s", STR_ARGS(library->key)),
			library->name, library->path, &section);
	}
}
