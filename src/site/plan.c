/* Every address of the site in one place, so that a link can ask whether its
 * page is there before it is written. */
#include "site/plan_parts.h"

#include "base/limits.h"

struct page *plan_add(struct plan *plan, enum page_kind kind, struct str path, struct str title)
{
	struct page *page = arena_new(plan->arena, struct page);
	*page = (struct page){.kind = kind, .path = path, .title = title};
	if (map_put(&plan->by_path, path, page))
		return NULL;
	plan->pages = arena_grow(plan->arena, plan->pages, plan->count, sizeof *plan->pages);
	plan->pages[plan->count++] = page;
	return page;
}

struct str plan_path(struct plan *plan, const char *folder, struct str key)
{
	return str_format(plan->arena, "%s/%.*s/", folder, STR_ARGS(key));
}

struct str page_of_list(struct arena *arena, struct str path, size_t number)
{
	return number < 2 ? path : str_format(arena, "%.*sside/%zu/", STR_ARGS(path), number);
}

struct section section_of(const struct listing *listing)
{
	return (struct section){.lists = {listing}, .list_count = 1, .total = listing->count};
}

void plan_add_list(struct plan *plan, const struct page *model, struct section section)
{
	section.pages = (section.total + CARDS_PER_PAGE - 1) / CARDS_PER_PAGE;
	if (section.pages == 0)
		section.pages = 1;
	for (section.number = 1; section.number <= section.pages; section.number++) {
		struct page *page = plan_add(plan, model->kind,
			page_of_list(plan->arena, model->path, section.number), model->title);
		if (!page)
			return;
		const struct str path = page->path;
		*page = *model;
		page->path = path;
		page->section = section;
	}
}

static void add_offers(struct plan *plan, const struct catalogue *catalogue,
	const struct index *index, struct report *report)
{
	plan_add_list(plan,
		&(struct page){.kind = PAGE_OFFERS,
			.path = STR("tilbud/"),
			.title = catalogue->phrases.patterns[PHRASE_PAGE_OFFERS]},
		section_of(&index->listed));
	for (size_t i = 0; i < catalogue->offer_count; i++) {
		const struct offer *offer = catalogue->offers[i];
		struct page *page = plan_add(plan, PAGE_OFFER, offer->path, offer->title);
		if (!page) {
			report_add(report, ADDRESS_TWICE, source_top(offer->record.source),
				(struct details){.a = offer->path});
			continue;
		}
		page->offer = offer;
		page->library = offer->library;
		if (offer->status == STATUS_RETIRED) {
			page->kind = PAGE_TOMBSTONE;
			page->parent = offer->library->path;
		}
	}
}

/* Former addresses lead to the offer's present one. */
static void add_redirects(struct plan *plan, const struct catalogue *catalogue)
{
	for (size_t i = 0; i < catalogue->offer_count; i++) {
		const struct offer *offer = catalogue->offers[i];
		const struct given *former = record_get(&offer->record, ROLE_FORMER);
		for (size_t k = 0; former && offer->status != STATUS_DRAFT && k < former->count; k++) {
			struct page *page = plan_add(
				plan, PAGE_REDIRECT, plan_path(plan, "tilbud", former->items[k].key), offer->title);
			if (page)
				page->target = offer->path;
		}
	}
}

static void add_libraries(
	struct plan *plan, const struct catalogue *catalogue, const struct index *index)
{
	plan_add(plan, PAGE_LIBRARIES, STR("biblioteker/"),
		catalogue->phrases.patterns[PHRASE_PAGE_LIBRARIES]);
	plan_add(
		plan, PAGE_SERVICES, STR("nationale/"), catalogue->phrases.patterns[PHRASE_PAGE_SERVICES]);
	for (size_t i = 0; i < catalogue->library_count; i++) {
		const struct library *library = catalogue->libraries[i];
		const struct page model = {.kind = PAGE_LIBRARY,
			.path = library->path,
			.title = library->name,
			.library = library};
		plan_add_list(plan, &model, section_of(&index->by_library[i]));
	}
}

static struct section section_of_reaches(const struct reaches *reaches)
{
	struct section section = {.list_count = REACHES};
	for (int reach = 0; reach < REACHES; reach++) {
		section.lists[reach] = &reaches->lists[reach];
		section.total += reaches->lists[reach].count;
	}
	return section;
}

static void add_municipality_band(
	struct plan *plan, const struct page *whole, const struct reaches *all, const struct term *band)
{
	struct reaches *reaches = arena_new(plan->arena, struct reaches);
	for (int reach = 0; reach < REACHES; reach++)
		reaches->lists[reach] = listing_of_band(plan->arena, &all->lists[reach], band);
	struct page model = *whole;
	model.band = band;
	model.path = str_format(plan->arena, "%.*s%.*s/", STR_ARGS(whole->path), STR_ARGS(band->key));
	const struct section section = section_of_reaches(reaches);
	if (section.total)
		plan_add_list(plan, &model, section);
}

static void add_municipalities(
	struct plan *plan, const struct catalogue *catalogue, const struct index *index)
{
	const struct vocabulary *all = catalogue->places.municipalities;
	plan_add(plan, PAGE_MUNICIPALITIES, STR("kommuner/"),
		catalogue->phrases.patterns[PHRASE_PAGE_MUNICIPALITIES]);
	for (size_t i = 0; i < all->count; i++) {
		const struct term *term = all->terms[i];
		const struct page model = {.kind = PAGE_MUNICIPALITY,
			.path = plan_path(plan, "kommuner", term->key),
			.title = term->name,
			.term = term};
		plan_add_list(plan, &model, section_of_reaches(&index->by_municipality[i]));
		for (size_t b = 0; index->bands && b < index->bands->count; b++)
			add_municipality_band(plan, &model, &index->by_municipality[i], index->bands->terms[b]);
	}
}

static void add_subjects(
	struct plan *plan, const struct catalogue *catalogue, const struct index *index)
{
	plan_add(plan, PAGE_SUBJECTS, STR("fag/"), catalogue->phrases.patterns[PHRASE_PAGE_SUBJECTS]);
	for (size_t i = 0; index->subjects && i < index->subjects->count; i++) {
		const struct term *term = index->subjects->terms[i];
		const struct listing *listing = &index->by_subject[i];
		struct page model = {.kind = PAGE_SUBJECT,
			.path = plan_path(plan, "fag", term->key),
			.title = term->name,
			.term = term};
		const struct str path = model.path;
		if (!listing->count)
			continue;
		plan_add_list(plan, &model, section_of(listing));
		for (size_t b = 0; index->bands && b < index->bands->count; b++) {
			struct listing *part = arena_new(plan->arena, struct listing);
			model.band = index->bands->terms[b];
			*part = listing_of_band(plan->arena, listing, model.band);
			model.path =
				str_format(plan->arena, "%.*s%.*s/", STR_ARGS(path), STR_ARGS(model.band->key));
			if (part->count)
				plan_add_list(plan, &model, section_of(part));
		}
	}
}

static void add_grades(
	struct plan *plan, const struct catalogue *catalogue, const struct index *index)
{
	plan_add(plan, PAGE_GRADES, STR("trin/"), catalogue->phrases.patterns[PHRASE_PAGE_GRADES]);
	for (int grade = 0; grade <= LAST_GRADE; grade++) {
		const struct str number = str_format(plan->arena, "%d", grade);
		const struct page model = {.kind = PAGE_GRADE,
			.path = plan_path(plan, "trin", number),
			.title = grades_text(plan->arena, &catalogue->phrases, 1u << grade),
			.grade = grade};
		plan_add_list(plan, &model, section_of(&index->by_grade[grade]));
	}
}

static void add_topics(
	struct plan *plan, const struct catalogue *catalogue, const struct index *index)
{
	plan_add(plan, PAGE_TOPICS, STR("emner/"), catalogue->phrases.patterns[PHRASE_PAGE_TOPICS]);
	for (size_t i = 0; i < index->topic_count; i++) {
		const struct topic *topic = index->topics[i];
		const struct page model = {.kind = PAGE_TOPIC,
			.path = plan_path(plan, "emner", topic->key),
			.title = topic->name,
			.topic = topic};
		plan_add_list(plan, &model, section_of(&topic->listing));
	}
}

static void add_forms(
	struct plan *plan, const struct catalogue *catalogue, const struct index *index)
{
	plan_add(plan, PAGE_FORMS, STR("former/"), catalogue->phrases.patterns[PHRASE_PAGE_FORMS]);
	for (size_t i = 0; index->forms && i < index->forms->count; i++) {
		const struct term *term = index->forms->terms[i];
		const struct page model = {.kind = PAGE_FORM,
			.path = plan_path(plan, "former", term->key),
			.title = term->plural,
			.term = term};
		if (index->by_form[i].count)
			plan_add_list(plan, &model, section_of(&index->by_form[i]));
	}
}

static struct section section_of_theme(const struct theme_parts *parts)
{
	return (struct section){.lists = {&parts->named, &parts->fitting},
		.list_count = 2,
		.total = parts->named.count + parts->fitting.count};
}

static void add_themes(struct plan *plan, const struct catalogue *catalogue,
	const struct index *index, struct report *report)
{
	plan_add(plan, PAGE_THEMES, STR("dr/"), catalogue->phrases.patterns[PHRASE_PAGE_THEMES]);
	plan_add(plan, PAGE_THEME_STATUS, STR("dr/status/"),
		catalogue->phrases.patterns[PHRASE_PAGE_THEME_STATUS]);
	for (size_t i = 0; i < catalogue->themes.count; i++) {
		const struct entry *theme = catalogue->themes.items[i];
		const struct page model = {
			.kind = PAGE_THEME, .path = theme->path, .title = theme->title, .entry = theme};
		if (plan_has(plan, theme->path))
			report_add(report, ADDRESS_TWICE, source_top(theme->record.source),
				(struct details){.a = theme->path});
		else
			plan_add_list(plan, &model, section_of_theme(&index->theme_parts[i]));
	}
}

static void add_texts(struct plan *plan, const struct catalogue *catalogue, struct report *report)
{
	for (size_t i = 0; i < catalogue->pages.count; i++) {
		const struct entry *text = catalogue->pages.items[i];
		struct page *page = plan_add(plan, PAGE_TEXT, text->path, text->title);
		if (page)
			page->entry = text;
		else
			report_add(report, ADDRESS_TWICE, source_top(text->record.source),
				(struct details){.a = text->path});
	}
}

/* The statement the law wants, and its short way there. */
static void add_accessibility(struct plan *plan, const struct catalogue *catalogue)
{
	const struct str title = catalogue->phrases.patterns[PHRASE_PAGE_ACCESSIBILITY];
	const struct page *statement =
		plan_add(plan, PAGE_ACCESSIBILITY, STR("tilgaengelighed/"), title);
	struct page *way = plan_add(plan, PAGE_REDIRECT, STR("was/"), title);
	way->target = statement->path;
}

static void add_pupils(
	struct plan *plan, const struct catalogue *catalogue, const struct index *index)
{
	const struct str title = catalogue->phrases.patterns[PHRASE_PAGE_PUPILS];
	const struct str path = STR("elever/");
	plan_add(plan, PAGE_PUPILS, path, title);
	for (size_t b = 0; index->bands && b < index->bands->count; b++) {
		const struct term *band = index->bands->terms[b];
		size_t count = 0;
		for (int group = 0; group < PUPIL_GROUPS; group++)
			count += pupils_listing(plan->arena, &index->for_pupils[group], band).count;
		struct page *page =
			count ? plan_add(plan, PAGE_PUPILS, plan_path(plan, "elever", band->key), title) : NULL;
		if (page) {
			page->band = band;
			page->section.total = count;
		}
	}
}

void plan_make(struct arena *arena, const struct catalogue *catalogue, const struct index *index,
	struct report *report, struct plan *plan)
{
	*plan = (struct plan){.arena = arena, .by_path = {.arena = arena}, .by_file = {.arena = arena}};
	plan_add(plan, PAGE_FRONT, STR(""), STR(""));
	add_offers(plan, catalogue, index, report);
	add_libraries(plan, catalogue, index);
	add_municipalities(plan, catalogue, index);
	add_subjects(plan, catalogue, index);
	add_grades(plan, catalogue, index);
	add_topics(plan, catalogue, index);
	add_forms(plan, catalogue, index);
	add_themes(plan, catalogue, index, report);
	plan_add_facets(plan, catalogue, index);
	plan_add(plan, PAGE_CODES, STR("indlejring/"), catalogue->phrases.patterns[PHRASE_PAGE_CODES]);
	add_pupils(plan, catalogue, index);
	add_accessibility(plan, catalogue);
	add_texts(plan, catalogue, report);
	add_redirects(plan, catalogue);
	plan_add_embeds(plan);
	plan_add_pictures(plan, catalogue, report);
	plan_add(
		plan, PAGE_NOT_FOUND, STR("404.html"), catalogue->phrases.patterns[PHRASE_PAGE_NOT_FOUND]);
}

void plan_add_assets(struct plan *plan, const struct assets *assets)
{
	for (size_t i = 0; i < assets->count; i++) {
		struct page *page = plan_add(plan, PAGE_ASSET, assets->items[i].name, STR(""));
		if (page)
			page->asset = &assets->items[i];
	}
}

bool plan_has(const struct plan *plan, struct str path)
{
	return map_get(&plan->by_path, path) != NULL;
}
