/* Feeds say which offers are new or changed, by the days that the offers state:
 * one that states none is in no feed. Of those who make them only the library is
 * named. The calendar of the same list is made in calendar.c. */
#include "site/feed.h"

#include "format/json.h"
#include "site/event.h"
#include "site/plan_data.h"
#include "site/view_parts.h"

static bool is_newer(const struct offer *offer, const struct offer *other)
{
	const int by_day = date_cmp(other->changed, offer->changed);
	return by_day ? by_day < 0 : str_cmp(offer->path, other->path) < 0;
}

/* Puts an offer where it belongs among the newest, which it may turn one out of. */
static void keep_newest(struct listing *newest, const struct offer *offer)
{
	size_t at = newest->count;
	while (at > 0 && is_newer(offer, newest->offers[at - 1]))
		at--;
	if (at == FEED_ENTRIES_MAX)
		return;
	if (newest->count < FEED_ENTRIES_MAX)
		newest->count++;
	for (size_t i = newest->count - 1; i > at; i--)
		newest->offers[i] = newest->offers[i - 1];
	newest->offers[at] = offer;
}

/* The newest of a section's offers, newest first. Lists are long and many, and
 * little of them is new: they are not sorted. */
static struct listing newest_of(struct arena *arena, const struct section *section)
{
	struct listing newest = {.offers = arena_array(arena, FEED_ENTRIES_MAX, sizeof *newest.offers)};
	for (size_t list = 0; list < section->list_count; list++) {
		const struct listing *listing = section->lists[list];
		for (size_t i = 0; i < listing->count; i++)
			if (listing->offers[i]->changed.year)
				keep_newest(&newest, listing->offers[i]);
	}
	return newest;
}

/* A day as the moment it begins in Denmark: feeds know no days. */
static struct str moment_of(struct arena *arena, struct date day)
{
	return day.year ? str_format(arena, "%.*sT00:00:00+%02d:00", STR_ARGS(date_iso(arena, day)),
			   date_hours_ahead(day, 0))
					: STR("");
}

static struct str title_of(const struct view *view)
{
	return phrase(view->arena, &view->site->catalogue->phrases, PHRASE_FEED_TITLE,
		view->page->title, STR(""));
}

static struct str absolute(const struct view *view, struct str path)
{
	return str_join(view->arena, view->site->base_url, path);
}

static struct str name_for_ever(const struct view *view, const struct offer *offer)
{
	return absolute(view, offer_lasting_path(view->arena, view->site->plan, offer));
}

static void add_tags(
	const struct view *view, struct value *tags, const struct offer *offer, enum role role)
{
	const struct given *given = record_get(&offer->record, role);
	for (size_t i = 0; given && given->kind == GIVEN_VALUE && i < given->count; i++)
		value_append(view->arena, tags, value_text(view->arena, given->items[i].text));
}

static const struct value *tags_of(const struct view *view, const struct offer *offer)
{
	struct value *tags = value_list(view->arena);
	add_tags(view, tags, offer, ROLE_SUBJECTS);
	add_tags(view, tags, offer, ROLE_TOPICS);
	return tags;
}

/* --- Atom ------------------------------------------------------------------ */

static const struct value *atom_entry(const struct view *view, const struct offer *offer)
{
	struct value *entry = value_map(view->arena);
	put_text(view, entry, "id", name_for_ever(view, offer));
	put_text(view, entry, "titel", offer->title);
	put_text(view, entry, "adresse", absolute(view, offer->path));
	put_text(view, entry, "resume", record_text(&offer->record, ROLE_SUMMARY));
	put_text(view, entry, "bibliotek", offer->library->name);
	put_text(view, entry, "oprettet", moment_of(view->arena, offer->created));
	put_text(view, entry, "ændret", moment_of(view->arena, offer->changed));
	put(view, entry, "emner", tags_of(view, offer));
	return entry;
}

void view_atom(const struct view *view)
{
	const struct listing newest = newest_of(view->arena, &view->page->section);
	/* An empty feed must have a date too: one that seldom changes. */
	const struct date changed = newest.count
		? newest.offers[0]->changed
		: (struct date){view->site->catalogue->today.year, 1, 1};
	struct value *entries = value_list(view->arena);
	for (size_t i = 0; i < newest.count; i++)
		value_append(view->arena, entries, atom_entry(view, newest.offers[i]));
	put_text(view, view->root, "titel", title_of(view));
	put_text(view, view->root, "om", absolute(view, view->page->parent));
	put_text(view, view->root, "ændret", moment_of(view->arena, changed));
	put(view, view->root, "punkter", entries);
}

/* --- JSON Feed --------------------------------------------------------------- */

static void say(const struct view *view, struct value *map, const char *name, struct str text)
{
	if (text.len)
		put_text(view, map, name, text);
}

static const struct value *author(const struct view *view, struct str name, struct str path)
{
	struct value *authors = value_list(view->arena);
	struct value *map = value_map(view->arena);
	say(view, map, "name", name);
	say(view, map, "url", absolute(view, path));
	value_append(view->arena, authors, map);
	return authors;
}

static const struct value *json_item(const struct view *view, const struct offer *offer)
{
	struct value *item = value_map(view->arena);
	const struct value *tags = tags_of(view, offer);
	say(view, item, "id", name_for_ever(view, offer));
	say(view, item, "url", absolute(view, offer->path));
	say(view, item, "title", offer->title);
	say(view, item, "content_text", record_text(&offer->record, ROLE_SUMMARY));
	say(view, item, "date_published", moment_of(view->arena, offer->created));
	say(view, item, "date_modified", moment_of(view->arena, offer->changed));
	put(view, item, "authors", author(view, offer->library->name, offer->library->path));
	if (tags->count)
		put(view, item, "tags", tags);
	return item;
}

void feed_write_json(
	const struct site *site, const struct page *page, struct arena *arena, struct buf *out)
{
	const struct view view = {site, page, arena, value_map(arena)};
	const struct listing newest = newest_of(arena, &page->section);
	struct value *items = value_list(arena);
	for (size_t i = 0; i < newest.count; i++)
		value_append(arena, items, json_item(&view, newest.offers[i]));
	say(&view, view.root, "version", STR("https://jsonfeed.org/version/1.1"));
	say(&view, view.root, "title", title_of(&view));
	say(&view, view.root, "home_page_url", absolute(&view, page->parent));
	say(&view, view.root, "feed_url", absolute(&view, page->path));
	say(&view, view.root, "language", STR("da"));
	put(&view, view.root, "authors",
		author(&view, record_text(&site->catalogue->site, ROLE_NAME), STR("")));
	put(&view, view.root, "items", items);
	json_write(out, view.root);
	buf_add_char(out, '\n');
}

/* --- the way to them ----------------------------------------------------------- */

void put_follow(const struct view *view)
{
	const struct feed_paths paths = feed_paths_of(view->arena, view->page);
	const struct page *atom = map_get(&view->site->plan->by_path, paths.atom);
	const struct page *calendar = map_get(&view->site->plan->by_path, paths.calendar);
	struct value *follow = value_map(view->arena);
	if (!atom || !calendar) {
		put(view, view->root, "følg", &value_nothing);
		return;
	}
	put_text(view, follow, "navn", atom->title);
	put_text(view, follow, "atom", paths.atom);
	put_text(view, follow, "json", paths.json);
	put_text(view, follow, "kalender", paths.calendar);
	put_flag(view, follow, "nyt", atom->filled);
	put_flag(view, follow, "datoer", calendar->filled);
	put(view, view->root, "følg", follow);
}
