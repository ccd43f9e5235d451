/* Addresses of open data. A list is there before its first offer and after its
 * last: who reads it must not have to know which lists happen to be empty. */
#include "site/plan_api.h"

#include "site/api_files.h"
#include "site/oembed.h"
#include "site/plan_parts.h"

struct lists {
	struct plan *plan;
	const struct str *records;
	enum page_kind kind; /* of the lists being added */
};

struct str api_part_path(struct arena *arena, struct str first, size_t number)
{
	size_t stem = first.len - 1;
	while (first.ptr[stem] != '.')
		stem--;
	return number < 2 ? first
					  : str_format(arena, "%.*s/%zu%.*s", (int)stem, first.ptr, number,
						  STR_ARGS(str_skip(first, stem)));
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

/* The most an offer's whole record may take: a byte of text becomes six at worst. */
static size_t most_of(const struct offer *offer)
{
	enum { ESCAPED = 6, BESIDE = 8 * 1024 };
	const struct given *body = record_get(&offer->record, ROLE_BODY);
	const size_t html = body && body->html ? body->html->text.len : 0;
	return ESCAPED
		* (html + offer->record.source->text.len + offer->library->record.source->text.len)
		+ BESIDE;
}

static size_t limit_of(enum page_kind kind)
{
	switch (kind) {
	case PAGE_API_OFFERS: return API_WHOLE_BYTES;
	case PAGE_API_TABLE: return API_TABLE_BYTES;
	default: return API_PART_BYTES;
	}
}

/* How many of a listing, from `first` on, stand in one file. */
static size_t part_of(const struct lists *lists, const struct listing *all, size_t first)
{
	const size_t limit = limit_of(lists->kind);
	size_t bytes = 0;
	size_t end = first;
	for (; end < all->count; end++) {
		const struct offer *offer = all->offers[end];
		const size_t size =
			lists->kind == PAGE_API_OFFERS ? most_of(offer) : lists->records[offer->index].len;
		if (end > first && bytes + size > limit)
			break;
		bytes += size;
	}
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
	const struct str path = str_format(plan->arena, "api/v1/%.*s%s", STR_ARGS(name),
		lists->kind == PAGE_API_TABLE ? ".csv" : ".json");
	struct section part = {.list_count = 1, .total = all.count, .pages = parts_of(lists, &all)};
	size_t at = 0;
	for (part.number = 1; part.number <= part.pages; part.number++) {
		struct listing *here = arena_new(plan->arena, struct listing);
		struct page *page =
			plan_add(plan, lists->kind, api_part_path(plan->arena, path, part.number), title);
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
	struct lists lists = {.plan = plan, .records = records, .kind = PAGE_API_LIST};
	const struct section all = section_of(&index->listed);
	const struct str title = catalogue->phrases.patterns[PHRASE_PAGE_OFFERS];
	add_list(&lists, STR("alle"), title, STR("tilbud/"), &all);
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

static void add_file(struct plan *plan, struct str name)
{
	plan_add(plan, PAGE_API_FILE, str_join(plan->arena, STR("api/v1/"), name), STR(""));
}

static void add_schema(struct plan *plan, struct str name)
{
	add_file(plan, str_format(plan->arena, "skema/%.*s.json", STR_ARGS(name)));
}

void plan_add_api_whole(struct plan *plan, const struct catalogue *catalogue,
	const struct index *index, const struct str *records)
{
	struct lists lists = {.plan = plan, .records = records};
	const struct section all = section_of(&index->listed);
	const enum page_kind kinds[] = {PAGE_API_OFFERS, PAGE_API_TABLE};
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
		lists.kind = kinds[i];
		add_list(&lists, STR("tilbud"), catalogue->phrases.patterns[PHRASE_PAGE_OFFERS],
			STR("tilbud/"), &all);
	}
	plan_add(plan, PAGE_API, STR("api/"), catalogue->phrases.patterns[PHRASE_PAGE_API]);
	plan_add(plan, PAGE_HEADERS, STR("_headers"), STR(""));
	plan_add(plan, PAGE_HTACCESS, STR(".htaccess"), STR(""));
	for (const struct api_file *file = api_files; file->path; file++)
		add_file(plan, str_from(file->path));
	for (const char *const *name = api_schema_names; *name; name++)
		add_schema(plan, str_from(*name));
	for (int kind = 0; kind < KINDS; kind++)
		add_schema(plan, kind_word((enum kind)kind));
}

/* The offer that a page below tilbud/ shows or leads on to, or NULL. */
static const struct offer *offer_of(const struct plan *plan, const struct page *page)
{
	const struct page *shown =
		page->kind == PAGE_REDIRECT ? map_get(&plan->by_path, page->target) : page;
	return shown && shown->kind == PAGE_OFFER ? shown->offer : NULL;
}

/* "tilbud/vejle/kildekritik/": one offer's, and not "tilbud/side/2/" */
static bool is_offers_own(const struct page *page)
{
	if (page->kind == PAGE_OFFER)
		return page->offer->status != STATUS_DRAFT;
	if (page->kind != PAGE_TOMBSTONE && page->kind != PAGE_REDIRECT)
		return false;
	size_t slashes = 0;
	for (size_t i = 0; i < page->path.len; i++)
		slashes += page->path.ptr[i] == '/';
	return str_starts(page->path, STR("tilbud/")) && slashes == 3
		&& !str_starts(page->path, STR("tilbud/side/"));
}

static void add_beside(
	struct plan *plan, enum page_kind kind, const struct page *beside, struct str path)
{
	struct page *page = plan_add(plan, kind, path, beside->title);
	if (!page)
		return;
	page->offer = offer_of(plan, beside);
	page->library = page->offer ? page->offer->library : beside->library;
	page->parent = beside->path;
	page->temporary = beside->temporary;
}

void plan_add_api_offers(struct plan *plan)
{
	const size_t count = plan->count;
	for (size_t i = 0; i < count; i++) {
		const struct page *page = plan->pages[i];
		if (!is_offers_own(page))
			continue;
		add_beside(plan, PAGE_API_OFFER, page,
			str_format(plan->arena, "api/v1/%.*s.json", (int)page->path.len - 1, page->path.ptr));
		add_beside(plan, PAGE_OEMBED, page, oembed_path_of(plan->arena, page->path));
	}
}
