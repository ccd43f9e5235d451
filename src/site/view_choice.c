/* Things to choose between: grades, subjects, topics, forms, municipalities and
 * themes, each with the number of offers behind it. */
#include "site/view_parts.h"

#include <stdlib.h>

/* "fag/dansk/" → "dansk": what a query calls it. */
static struct str key_of(struct str path)
{
	size_t start = path.len ? path.len - 1 : 0;
	while (start && path.ptr[start - 1] != '/')
		start--;
	return str_slice(path, start, path.len ? path.len - 1 : 0);
}

/* One of many to choose. */
static const struct value *view_choice(
	const struct view *view, struct str name, struct str path, size_t count)
{
	struct value *choice = value_map(view->arena);
	put_text(view, choice, "navn", name);
	put_text(view, choice, "sti", path);
	put_text(view, choice, "nøgle", key_of(path));
	put_number(view, choice, "antal", count);
	put_text(view, choice, "kort_navn", STR(""));
	put_flag(view, choice, "her", str_eq(path, view->page->path));
	return choice;
}

static struct str path_of(const struct view *view, const char *folder, struct str key)
{
	return str_format(view->arena, "%s/%.*s/", folder, STR_ARGS(key));
}

const struct value *view_grade_choices(const struct view *view)
{
	const struct phrases *phrases = &view->site->catalogue->phrases;
	struct value *choices = value_list(view->arena);
	for (int grade = 0; grade <= LAST_GRADE; grade++) {
		const struct str number = str_format(view->arena, "%d", grade);
		const struct str path = path_of(view, "trin", number);
		struct value *choice = value_map(view->arena);
		put_text(view, choice, "navn", grades_text(view->arena, phrases, 1u << grade));
		put_text(view, choice, "sti", path);
		put_text(view, choice, "nøgle", key_of(path));
		put_number(view, choice, "antal", view->site->index->by_grade[grade].count);
		put_text(view, choice, "kort_navn",
			phrase(view->arena, phrases, PHRASE_GRADE_SHORT, number, STR("")));
		put_flag(view, choice, "her", str_eq(path, view->page->path));
		value_append(view->arena, choices, choice);
	}
	return choices;
}

/* The terms of a vocabulary that have offers. */
static const struct value *term_choices(const struct view *view,
	const struct vocabulary *vocabulary, const struct listing *lists, const char *folder)
{
	struct value *choices = value_list(view->arena);
	for (size_t i = 0; vocabulary && i < vocabulary->count; i++) {
		const struct term *term = vocabulary->terms[i];
		const bool forms = str_eq(vocabulary->name, STR("former"));
		if (lists[i].count)
			value_append(view->arena, choices,
				view_choice(view, forms ? term->plural : term->name,
					path_of(view, folder, term->key), lists[i].count));
	}
	return choices;
}

const struct value *view_subject_choices(const struct view *view)
{
	const struct index *index = view->site->index;
	return term_choices(view, index->subjects, index->by_subject, "fag");
}

const struct value *view_form_choices(const struct view *view)
{
	const struct index *index = view->site->index;
	return term_choices(view, index->forms, index->by_form, "former");
}

static int by_use(const void *a, const void *b)
{
	const struct topic *left = *(struct topic *const *)a;
	const struct topic *right = *(struct topic *const *)b;
	if (left->listing.count != right->listing.count)
		return left->listing.count > right->listing.count ? -1 : 1;
	return str_cmp(left->sort_key, right->sort_key);
}

/* The `most` used topics, or all by name when there are no more than that. */
const struct value *view_topic_choices(const struct view *view, size_t most)
{
	const struct index *index = view->site->index;
	struct value *choices = value_list(view->arena);
	struct topic **topics = arena_array(view->arena, index->topic_count, sizeof *topics);
	for (size_t i = 0; i < index->topic_count; i++)
		topics[i] = index->topics[i];
	if (index->topic_count > most)
		qsort(topics, index->topic_count, sizeof *topics, by_use);
	for (size_t i = 0; i < index->topic_count && i < most; i++)
		value_append(view->arena, choices,
			view_choice(view, topics[i]->name, path_of(view, "emner", topics[i]->key),
				topics[i]->listing.count));
	return choices;
}

const struct value *view_facet_choices(const struct view *view, const struct facet *facet)
{
	struct value *choices = value_list(view->arena);
	for (size_t i = 0; i < facet->count; i++)
		value_append(view->arena, choices,
			view_choice(view, facet->values[i]->name, facet->values[i]->path,
				facet->values[i]->listing.count));
	return choices;
}

static const struct value *choices_on_list(const struct view *view, const struct facet *facet)
{
	if (!facet_is_on_list(facet))
		return view_topic_choices(view, FACET_TOPICS);
	return view_facet_choices(view, facet);
}

const struct value *view_facets(const struct view *view)
{
	const struct facets *facets = view->site->index->facets;
	struct value *list = value_list(view->arena);
	for (size_t i = 0; i < facets->count; i++) {
		const struct facet *facet = &facets->items[i];
		const struct str folder = str_format(view->arena, "%.*s/", STR_ARGS(facet->folder));
		if (str_eq(facet->name, STR("kommune")))
			continue;
		struct value *item = value_map(view->arena);
		put_text(view, item, "navn", facet->name);
		put_text(view, item, "etiket", facet->field->label);
		put_text(view, item, "alle", path_if_there(view, folder));
		put(view, item, "punkter", choices_on_list(view, facet));
		value_append(view->arena, list, item);
	}
	return list;
}

void put_choices(const struct view *view)
{
	enum { TOPICS = 24 };
	put(view, view->root, "trin", view_grade_choices(view));
	put(view, view->root, "fag", view_subject_choices(view));
	put(view, view->root, "former", view_form_choices(view));
	put(view, view->root, "emner", view_topic_choices(view, TOPICS));
}

/* The bands below a page ("fag/dansk/"): those that have a page. */
const struct value *view_bands(const struct view *view, struct str path)
{
	const struct vocabulary *bands = view->site->index->bands;
	struct value *choices = value_list(view->arena);
	for (size_t i = 0; bands && i < bands->count; i++) {
		const struct term *band = bands->terms[i];
		const struct str address =
			str_format(view->arena, "%.*s%.*s/", STR_ARGS(path), STR_ARGS(band->key));
		const struct page *page = map_get(&view->site->plan->by_path, address);
		struct value *choice;
		if (!page || page->band != band)
			continue;
		choice = value_map(view->arena);
		put_text(view, choice, "navn", band->name);
		put_text(view, choice, "sti", address);
		put_text(view, choice, "nøgle", band->key);
		put_number(view, choice, "antal", page->section.total);
		put_text(view, choice, "kort_navn",
			grades_text(view->arena, &view->site->catalogue->phrases, band_grades(band)));
		put_flag(view, choice, "her", view->page->band == band);
		value_append(view->arena, choices, choice);
	}
	return choices;
}

static size_t offers_in(const struct reaches *reaches)
{
	size_t count = 0;
	for (int reach = 0; reach < REACHES; reach++)
		count += reaches->lists[reach].count;
	return count;
}

/* Municipalities in Danish order below the region they belong to on the day. */
const struct value *view_regions(const struct view *view)
{
	const struct places *places = &view->site->catalogue->places;
	struct value *regions = value_list(view->arena);
	for (size_t r = 0; r < places->regions->count; r++) {
		struct value *members = value_list(view->arena);
		for (size_t i = 0; i < places->municipalities->count; i++) {
			const struct term *term = places->sorted[i];
			if (places->region_of[term->index] == places->regions->terms[r])
				value_append(view->arena, members,
					view_choice(view, term->name, path_of(view, "kommuner", term->key),
						offers_in(&view->site->index->by_municipality[term->index])));
		}
		if (!members->count)
			continue;
		struct value *region = value_map(view->arena);
		put_text(view, region, "navn", places->regions->terms[r]->name);
		put(view, region, "kommuner", members);
		value_append(view->arena, regions, region);
	}
	return regions;
}
