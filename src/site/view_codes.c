/* Code that shows a list on somebody else's page: for one list, and for every list
 * there is to choose. */
#include "site/view_parts.h"

#include "base/limits.h"
#include "format/template_escape.h"
#include "site/plan_data.h"

/* As it stands in an attribute of the code: what visitors copy is source. */
static struct str in_code(const struct view *view, struct str text)
{
	struct buf buf = {.ceiling = PAGE_MAX};
	escape_write(&buf, value_text(view->arena, text), ESCAPE_TEXT);
	const struct str out = str_copy(view->arena, buf_str(&buf));
	buf_free(&buf);
	return out;
}

static struct str absolute(const struct view *view, struct str path)
{
	return str_join(view->arena, view->site->base_url, path);
}

static struct str feed_of(const struct view *view, struct str list)
{
	const struct page *page = map_get(&view->site->plan->by_path, list);
	const struct str path = page ? feed_paths_of(view->arena, page).atom : STR("");
	return plan_has(view->site->plan, path) ? absolute(view, path) : STR("");
}

/* What a frame of this list is called; of all offers when it has no name. */
static struct str title_of(const struct view *view, struct str name)
{
	const struct phrases *phrases = &view->site->catalogue->phrases;
	return in_code(view,
		name.len ? phrase(view->arena, phrases, PHRASE_FRAME_TITLE, name, STR(""))
				 : phrases->patterns[PHRASE_FRAME_TITLE_ALL]);
}

void put_code(const struct view *view, struct str list, struct str name, struct str attribute)
{
	struct value *code = value_map(view->arena);
	const struct str base = view->site->base_url;
	put_text(view, code, "titel", title_of(view, name));
	put_text(view, code, "mønster", title_of(view, STR("#")));
	put_text(view, code, "liste", absolute(view, list));
	put_text(view, code, "ramme", absolute(view, embed_path_of(view->arena, list)));
	put_text(view, code, "feed", feed_of(view, list));
	put_text(view, code, "valg", attribute);
	put_text(view, code, "rod", base);
	put_text(view, code, "oprindelse", str_slice(base, 0, base.len - view->site->base_path.len));
	put(view, view->root, "kode", code);
	put_integrity(view);
}

/* --- every list ---------------------------------------------------------------------- */

/* The bands that the list has pages for: "indskoling mellemtrin". */
static struct str bands_of(const struct view *view, struct str list)
{
	const struct vocabulary *bands = view->site->index->bands;
	struct str *keys = arena_array(view->arena, bands ? bands->count : 0, sizeof *keys);
	size_t count = 0;
	for (size_t i = 0; bands && i < bands->count; i++)
		if (plan_has(view->site->plan,
				str_format(
					view->arena, "%.*s%.*s/", STR_ARGS(list), STR_ARGS(bands->terms[i]->key))))
			keys[count++] = bands->terms[i]->key;
	return str_join_all(view->arena, keys, count, STR(" "));
}

static void add_list(
	const struct view *view, struct value *group, struct str name, struct str key, struct str list)
{
	const struct page *page = map_get(&view->site->plan->by_path, list);
	struct value *item = value_map(view->arena);
	if (!page || page->kind >= PAGE_TOMBSTONE || !page->section.total)
		return;
	put_text(view, item, "navn", name);
	put_text(view, item, "nøgle", key);
	put_text(view, item, "sti", list);
	put_number(view, item, "antal", page->section.total);
	put_text(view, item, "titel", title_of(view, name));
	put_text(view, item, "ramme", absolute(view, embed_path_of(view->arena, list)));
	put_text(view, item, "forløb", bands_of(view, list));
	value_append(view->arena, group, item);
}

static struct str path_in(const struct view *view, const char *folder, struct str key)
{
	return str_format(view->arena, "%s/%.*s/", folder, STR_ARGS(key));
}

static const struct value *terms(
	const struct view *view, const struct vocabulary *vocabulary, const char *folder)
{
	struct value *group = value_list(view->arena);
	const bool forms = str_eq(str_from(folder), STR("former"));
	for (size_t i = 0; vocabulary && i < vocabulary->count; i++) {
		const struct term *term = vocabulary->terms[i];
		add_list(view, group, forms ? term->plural : term->name, term->key,
			path_in(view, folder, term->key));
	}
	return group;
}

static const struct value *grades(const struct view *view)
{
	const struct phrases *phrases = &view->site->catalogue->phrases;
	struct value *group = value_list(view->arena);
	for (int grade = 0; grade <= LAST_GRADE; grade++) {
		const struct str key = str_format(view->arena, "%d", grade);
		add_list(view, group, grades_text(view->arena, phrases, 1u << grade), key,
			path_in(view, "trin", key));
	}
	return group;
}

/* Bands have no list of their own: {navn, nøgle, trin: "4-6"}. */
static const struct value *bands(const struct view *view)
{
	const struct vocabulary *all = view->site->index->bands;
	struct value *group = value_list(view->arena);
	for (size_t i = 0; all && i < all->count; i++) {
		const struct term *band = all->terms[i];
		struct value *item = value_map(view->arena);
		put_text(view, item, "navn", band->name);
		put_text(view, item, "nøgle", band->key);
		put_text(
			view, item, "trin", str_format(view->arena, "%d-%d", band->from_grade, band->to_grade));
		value_append(view->arena, group, item);
	}
	return group;
}

static const struct value *municipalities(const struct view *view)
{
	const struct places *places = &view->site->catalogue->places;
	struct value *group = value_list(view->arena);
	for (size_t i = 0; i < places->municipalities->count; i++)
		add_list(view, group, places->sorted[i]->name, places->sorted[i]->key,
			path_in(view, "kommuner", places->sorted[i]->key));
	return group;
}

/* Those that are used most: anybody may write a new one. */
static const struct value *topics(const struct view *view)
{
	enum { SHOWN = 60 };
	const struct value *choices = view_topic_choices(view, SHOWN);
	struct value *group = value_list(view->arena);
	for (size_t i = 0; i < choices->count; i++) {
		const struct value *topic = choices->items[i];
		add_list(view, group, value_str(value_get(topic, STR("navn"))),
			value_str(value_get(topic, STR("nøgle"))), value_str(value_get(topic, STR("sti"))));
	}
	return group;
}

static const struct value *themes(const struct view *view)
{
	const struct entries *all = &view->site->catalogue->themes;
	struct value *group = value_list(view->arena);
	for (size_t i = 0; i < all->count; i++)
		if (!all->items[i]->ended)
			add_list(view, group, all->items[i]->title, all->items[i]->key, all->items[i]->path);
	return group;
}

static const struct value *libraries(const struct view *view)
{
	const struct catalogue *catalogue = view->site->catalogue;
	struct value *group = value_list(view->arena);
	for (size_t i = 0; i < catalogue->library_count; i++)
		add_list(view, group, catalogue->libraries[i]->name, catalogue->libraries[i]->key,
			catalogue->libraries[i]->path);
	return group;
}

void view_codes(const struct view *view)
{
	const struct index *index = view->site->index;
	put_code(view, STR("tilbud/"), STR(""), STR(""));
	put(view, view->root, "dr", themes(view));
	put(view, view->root, "fag", terms(view, index->subjects, "fag"));
	put(view, view->root, "forløb", bands(view));
	put(view, view->root, "trin", grades(view));
	put(view, view->root, "kommuner", municipalities(view));
	put(view, view->root, "emner", topics(view));
	put(view, view->root, "former", terms(view, index->forms, "former"));
	put(view, view->root, "biblioteker", libraries(view));
}
