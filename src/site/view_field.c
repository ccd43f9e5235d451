/* Fields as templates see them: every field of the schema under its own name,
 * so that a new field needs a line in the schema and one in a template. */
#include "site/view_parts.h"

#include <assert.h>

/* A term's page, where it has one: the folder is called as the vocabulary. */
static struct str term_path(const struct view *view, struct str vocabulary, struct str key)
{
	return path_if_there(
		view, str_format(view->arena, "%.*s/%.*s/", STR_ARGS(vocabulary), STR_ARGS(key)));
}

static bool has_address(enum field_type type)
{
	return type == TYPE_LINK || type == TYPE_MAIL || type == TYPE_PHONE;
}

static bool has_day(enum field_type type)
{
	return type == TYPE_DATE || type == TYPE_TIME;
}

static struct str key_if(bool wanted, const struct given *given)
{
	return wanted ? given->key : STR("");
}

static const struct value *item_of(
	const struct view *view, const struct field *field, const struct given *given)
{
	assert(given);
	struct value *item = value_map(view->arena);
	const bool term = field->type == TYPE_TERM;
	put_text(view, item, "tekst", given->text);
	put_text(view, item, "nøgle", key_if(term, given));
	put_text(view, item, "sti", term ? term_path(view, field->vocabulary, given->key) : STR(""));
	put_text(view, item, "url", key_if(has_address(field->type), given));
	put_text(view, item, "iso", key_if(has_day(field->type), given));
	put_text(view, item, "navn", given->text);
	return item;
}

/* Sub-fields of a group, all of them nothing when the group is only a word. */
static void put_parts(const struct view *view, struct value *map, const struct field *field,
	const struct given *given)
{
	const bool own = given && given->items && given->field == field;
	for (size_t i = 0; i < field->group->count; i++) {
		const struct field *part = &field->group->items[i];
		put_field(view, map, part, own ? &given->items[i] : given_part(given, part->name));
	}
}

/* A sub-field of the same name stands for itself. */
static void put_unless_part(
	const struct view *view, struct value *map, const char *name, struct str text)
{
	if (!value_entry_of(map, str_from(name)))
		put_text(view, map, name, text);
}

static const struct value *group_item(
	const struct view *view, const struct field *field, const struct given *given)
{
	struct value *item = value_map(view->arena);
	put_parts(view, item, field, given);
	put_unless_part(view, item, "tekst", given->text);
	put_unless_part(view, item, "nøgle", given->items ? STR("") : given->key);
	put_unless_part(
		view, item, "sti", given->items ? STR("") : term_path(view, field->vocabulary, given->key));
	return item;
}

static const struct value *grade_items(const struct view *view, const struct given *given)
{
	struct value *items = value_list(view->arena);
	for (int grade = 0; grade <= LAST_GRADE; grade++) {
		if (!(given->grades >> grade & 1))
			continue;
		struct value *item = value_map(view->arena);
		const struct str key = str_format(view->arena, "%d", grade);
		const struct str name =
			grades_text(view->arena, &view->site->catalogue->phrases, 1u << grade);
		put_text(view, item, "tekst", name);
		put_text(view, item, "nøgle", key);
		put_text(view, item, "sti",
			path_if_there(view, str_format(view->arena, "trin/%.*s/", STR_ARGS(key))));
		put_text(view, item, "url", STR(""));
		put_text(view, item, "iso", STR(""));
		put_text(view, item, "navn", name);
		value_append(view->arena, items, item);
	}
	return items;
}

static void add_entrance(const struct view *view, struct value *items,
	const struct term *municipality, struct str address)
{
	struct value *item = value_map(view->arena);
	put_text(view, item, "tekst", municipality->name);
	put_text(view, item, "nøgle", municipality->key);
	put_text(view, item, "sti", term_path(view, STR("kommuner"), municipality->key));
	put_text(view, item, "url", address);
	put_text(view, item, "iso", STR(""));
	put_text(view, item, "navn", municipality->name);
	value_append(view->arena, items, item);
}

/* One entrance for each municipality whose library's domain is known. */
static const struct value *entrance_items(const struct view *view, const struct given *given)
{
	const struct catalogue *catalogue = view->site->catalogue;
	struct value *items = value_list(view->arena);
	for (size_t i = 0; i < given->count; i++)
		add_entrance(view, items, given->items[i].term, given->items[i].key);
	for (size_t i = 0; !given->count && i < catalogue->library_count; i++) {
		const struct library *library = catalogue->libraries[i];
		if (!library->municipality || !library->domain.len)
			continue;
		add_entrance(view, items, library->municipality,
			entrance_address(view->arena, given->key, library->domain));
	}
	return items;
}

static const struct value *items_of(
	const struct view *view, const struct field *field, const struct given *given)
{
	if (given->kind != GIVEN_VALUE)
		return &value_nothing;
	if (field->type == TYPE_GRADES)
		return grade_items(view, given);
	if (field->type == TYPE_ENTRANCES)
		return entrance_items(view, given);
	struct value *items = value_list(view->arena);
	const bool group = field->type == TYPE_GROUP;
	if (!field->list && !given->items && field->type == TYPE_TERM)
		value_append(view->arena, items, item_of(view, field, given));
	for (size_t i = 0; (field->list || !group) && i < given->count; i++)
		value_append(view->arena, items,
			group ? group_item(view, field, &given->items[i])
				  : item_of(view, field, &given->items[i]));
	return items;
}

static void put_group(const struct view *view, struct value *map, const struct field *field,
	const struct given *given)
{
	put_parts(view, map, field, field->list ? NULL : given);
	put_unless_part(view, map, "etiket", field->label);
	put_unless_part(view, map, "hjælp", field->help);
	put_unless_part(view, map, "tekst", given->text);
	if (!value_entry_of(map, STR("ukendt")))
		put_flag(view, map, "ukendt", given->kind == GIVEN_UNKNOWN);
	if (!value_entry_of(map, STR("punkter")))
		put(view, map, "punkter", items_of(view, field, given));
}

const struct page *page_of_file(const struct view *view, const struct given *given)
{
	if (!given || given->kind != GIVEN_VALUE || !given->span.source)
		return NULL;
	return map_get(
		&view->site->plan->by_file, picture_path(view->arena, given->span.source, given->key));
}

/* Where a file is published, and how large it is shown; empty where it is not. */
static void put_file(const struct view *view, struct value *map, const struct given *given)
{
	const struct page *page = page_of_file(view, given);
	put_text(view, map, "sti", page ? page->path : STR(""));
	const bool said = page && page->size.width;
	put_text(view, map, "bredde", said ? str_format(view->arena, "%u", page->size.width) : STR(""));
	put_text(view, map, "højde", said ? str_format(view->arena, "%u", page->size.height) : STR(""));
}

void put_answer(const struct view *view, struct value *map, struct str url)
{
	const struct dead_link *dead = site_dead_link(view->site, url);
	const struct phrases *phrases = &view->site->catalogue->phrases;
	const bool seen = dead && dead->seen.year;
	put_flag(view, map, "tavs", dead != NULL);
	put_text(
		view, map, "sidst_set", seen ? phrase_date(view->arena, phrases, dead->seen) : STR(""));
}

void put_field(const struct view *view, struct value *map, const struct field *field,
	const struct given *given)
{
	struct value *inside = value_map(view->arena);
	if (!given || given->kind == GIVEN_NOTHING
		|| (given->field && given->field->type != field->type)) {
		value_set(view->arena, map, field->name, &value_nothing);
		return;
	}
	value_set(view->arena, map, field->name, inside);
	if (field->type == TYPE_MARKDOWN) {
		put_text(view, inside, "etiket", field->label);
		put(view, inside, "html", given->html ? given->html : &value_nothing);
		return;
	}
	if (field->type == TYPE_GROUP) {
		put_group(view, inside, field, given);
		return;
	}
	put_text(view, inside, "etiket", field->label);
	put_text(view, inside, "hjælp", field->help);
	put_text(view, inside, "tekst", given->text);
	put_flag(view, inside, "ukendt", given->kind == GIVEN_UNKNOWN);
	if (field->type == TYPE_FILE)
		put_file(view, inside, given);
	if (field->type == TYPE_LINK)
		put_answer(view, inside, given->key);
	put_text(view, inside, "url", key_if(has_address(field->type), given));
	put_text(view, inside, "iso", key_if(has_day(field->type), given));
	put(view, inside, "punkter", items_of(view, field, given));
}

void put_fields(const struct view *view, struct value *map, const struct record *record)
{
	for (size_t i = 0; i < record->fields->count; i++)
		if (!value_entry_of(map, record->fields->items[i].name))
			put_field(
				view, map, &record->fields->items[i], record_at(record, &record->fields->items[i]));
}

void put_fields_as(const struct view *view, struct value *map, const struct fields *fields,
	const struct record *record)
{
	for (size_t i = 0; i < fields->count; i++) {
		const struct field *field = &fields->items[i];
		const struct field *same = fields_named(record->fields, field->name);
		if (!value_entry_of(map, field->name))
			put_field(view, map, field, same ? record_at(record, same) : NULL);
	}
}
