/* Shapes of the views. See view.h for who fills them. */
#include "site/names_parts.h"

#include <string.h>

/* Some of an offer's dates. */
static const struct shape date_names[] = {TEXT_OF("start"), TEXT_OF("start_iso"), TEXT_OF("slut"),
	TEXT_OF("slut_iso"), TEXT_OF("status")};
static const struct shape dates_names[] = {LIST_OF("punkter", date_names)};

/* What views add to the fields of a record. */
static const struct shape silent_names[] = {
	TEXT_OF("tekst"), TEXT_OF("url"), FLAG_OF("tavs"), TEXT_OF("sidst_set")};
static const struct shape offer_extras[] = {TEXT_OF("klasse"), FLAG_OF("gratis"),
	FLAG_OF("kommer_ud"), FLAG_OF("online"), FLAG_OF("pause"), FLAG_OF("udsolgt"),
	TEXT_OF("hvem_tekst"), TEXT_OF("kalender_sti"), TEXT_OF("ret_url"), TEXT_OF("prøvetekst_år"),
	LIST_OF("tavse_links", silent_names), TEXT_OF("hentet"), MAP_OF("kommende", dates_names),
	MAP_OF("tidligere", dates_names), MAP_OF("bygger_på", names_link)};
static const struct shape library_extras[] = {TEXT_OF("nøgle"), TEXT_OF("sti"), TEXT_OF("klasse"),
	FLAG_OF("national"), TEXT_OF("kommune_navn"), TEXT_OF("kommune_sti"), TEXT_OF("antal")};
static const struct shape catalogue_extras[] = {
	FLAG_OF("prøve"), TEXT_OF("rodadresse"), TEXT_OF("dato"), TEXT_OF("årstal")};

/* What every field has; of a group without `url` and the like, since its own
 * sub-fields may be called so. */
static const struct shape item_names[] = {TEXT_OF("tekst"), TEXT_OF("nøgle"), TEXT_OF("sti"),
	TEXT_OF("url"), TEXT_OF("iso"), TEXT_OF("navn")};
static const struct shape leaf_names[] = {TEXT_OF("etiket"), TEXT_OF("hjælp"), TEXT_OF("tekst"),
	FLAG_OF("ukendt"), TEXT_OF("url"), TEXT_OF("iso"), LIST_OF("punkter", item_names)};
static const struct shape file_names[] = {TEXT_OF("sti"), TEXT_OF("bredde"), TEXT_OF("højde")};
static const struct shape link_names[] = {FLAG_OF("tavs"), TEXT_OF("sidst_set")};
static const struct shape markdown_names[] = {TEXT_OF("etiket"), HTML_OF("html")};
static const struct shape group_names[] = {
	TEXT_OF("etiket"), TEXT_OF("hjælp"), TEXT_OF("tekst"), FLAG_OF("ukendt")};
static const struct shape group_item_names[] = {TEXT_OF("tekst"), TEXT_OF("nøgle"), TEXT_OF("sti")};

/* A growing list of names; a later one of the same name is left out. */
struct names {
	struct arena *arena;
	struct shape *items;
	size_t count;
};

static void add(struct names *names, struct shape shape)
{
	for (size_t i = 0; i < names->count; i++)
		if (str_eq(names->items[i].name, shape.name))
			return;
	names->items = arena_grow(names->arena, names->items, names->count, sizeof *names->items);
	names->items[names->count++] = shape;
}

static void add_all(struct names *names, const struct shape *shapes, size_t count)
{
	for (size_t i = 0; i < count; i++)
		add(names, shapes[i]);
}

static void add_fields(struct names *names, const struct fields *fields);

static struct shape shape_of_field(struct arena *arena, const struct field *field)
{
	struct names inside = {.arena = arena};
	struct names item = {.arena = arena};
	if (field->type == TYPE_MARKDOWN) {
		add_all(&inside, markdown_names, COUNT_OF(markdown_names));
	} else if (field->type == TYPE_GROUP) {
		add_fields(&inside, field->group);
		add_fields(&item, field->group);
		add_all(&inside, group_names, COUNT_OF(group_names));
		add_all(&item, group_item_names, COUNT_OF(group_item_names));
		add(&inside, (struct shape){STR("punkter"), SHAPE_LIST, item.items, item.count});
	} else {
		add_all(&inside, leaf_names, COUNT_OF(leaf_names));
		if (field->type == TYPE_FILE)
			add_all(&inside, file_names, COUNT_OF(file_names));
		if (field->type == TYPE_LINK)
			add_all(&inside, link_names, COUNT_OF(link_names));
	}
	return (struct shape){field->name, SHAPE_MAP, inside.items, inside.count};
}

static void add_fields(struct names *names, const struct fields *fields)
{
	for (size_t i = 0; i < fields->count; i++)
		add(names, shape_of_field(names->arena, &fields->items[i]));
}

static void add_record(struct names *names, const char *name, const struct fields *fields,
	const struct shape *extras, size_t extra_count)
{
	struct names inside = {.arena = names->arena};
	add_all(&inside, extras, extra_count);
	add_fields(&inside, fields);
	add(names, (struct shape){str_from(name), SHAPE_MAP, inside.items, inside.count});
}

/* A municipal library and a national service are shown by one template: its
 * names are those of both. */
static void add_library(struct names *names, const struct schema *schema)
{
	struct names inside = {.arena = names->arena};
	add_all(&inside, library_extras, COUNT_OF(library_extras));
	add_fields(&inside, &schema->kinds[KIND_LIBRARY]);
	add_fields(&inside, &schema->kinds[KIND_SERVICE]);
	add(names, (struct shape){STR("bibliotek"), SHAPE_MAP, inside.items, inside.count});
}

static void add_common(struct names *names, const struct schema *schema)
{
	const struct shape common[] = {TEXT_OF("rod"), TEXT_OF("version"), MAP_OF("side", names_side),
		LIST_OF("brødkrummer", names_link), MAP_OF("følg", names_follow),
		{NAMED("data"), SHAPE_MAP, NULL, 0}};
	add_all(names, common, COUNT_OF(common));
	add_record(names, "katalog", &schema->kinds[KIND_CATALOGUE], catalogue_extras,
		COUNT_OF(catalogue_extras));
}

const struct shape *names_of(struct arena *arena, const struct schema *schema, enum page_kind kind)
{
	const struct page_type *type = &names_types[kind];
	struct names names = {.arena = arena};
	add_common(&names, schema);
	add_all(&names, type->names, type->count);
	if (kind == PAGE_OFFER || kind == PAGE_LIBRARY)
		add_library(&names, schema);
	if (kind == PAGE_OFFER)
		add_record(
			&names, type->record, &schema->kinds[type->kind], offer_extras, COUNT_OF(offer_extras));
	else if (type->record)
		add_record(&names, type->record, &schema->kinds[type->kind], NULL, 0);
	struct shape *root = arena_new(arena, struct shape);
	*root = (struct shape){STR(""), SHAPE_MAP, names.items, names.count};
	return root;
}

const char *names_template(enum page_kind kind)
{
	return names_types[kind].template;
}

const struct shape *names_of_fragment(struct arena *arena, enum fragment_kind kind)
{
	const struct page_type *type = &names_fragments[kind];
	struct shape *root = arena_new(arena, struct shape);
	*root = (struct shape){STR(""), SHAPE_MAP, type->names, type->count};
	return root;
}

const char *names_fragment_template(enum fragment_kind kind)
{
	return names_fragments[kind].template;
}

static bool map_fits(const struct shape *shape, const struct value *map)
{
	if (map->kind != VALUE_MAP || map->count != shape->count)
		return false;
	for (size_t i = 0; i < shape->count; i++) {
		const struct value *value = value_get(map, shape->inside[i].name);
		if (!value || !names_fit(&shape->inside[i], value))
			return false;
	}
	return true;
}

bool names_fit(const struct shape *shape, const struct value *value)
{
	if (value->kind == VALUE_NOTHING)
		return true;
	switch (shape->kind) {
	case SHAPE_TEXT:
	case SHAPE_FLAG: return value->kind == VALUE_TEXT;
	case SHAPE_HTML: return value->kind == VALUE_HTML;
	case SHAPE_MAP: return !shape->inside || map_fits(shape, value);
	case SHAPE_LIST: break;
	}
	for (size_t i = 0; value->kind == VALUE_LIST && i < value->count; i++)
		if (shape->inside ? !map_fits(shape, value->items[i]) : value->items[i]->kind != VALUE_TEXT)
			return false;
	return value->kind == VALUE_LIST;
}
