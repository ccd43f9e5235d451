/* Shapes of the views. See view.h for who fills them. */
#include "site/names.h"

#include <string.h>

#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])
#define NAMED(text)                                                                                \
	{                                                                                              \
		text, sizeof(text) - 1                                                                     \
	}
#define TEXT_OF(text)                                                                              \
	{                                                                                              \
		NAMED(text), SHAPE_TEXT, NULL, 0                                                           \
	}
#define FLAG_OF(text)                                                                              \
	{                                                                                              \
		NAMED(text), SHAPE_FLAG, NULL, 0                                                           \
	}
#define HTML_OF(text)                                                                              \
	{                                                                                              \
		NAMED(text), SHAPE_HTML, NULL, 0                                                           \
	}
#define MAP_OF(text, names)                                                                        \
	{                                                                                              \
		NAMED(text), SHAPE_MAP, names, COUNT_OF(names)                                             \
	}
#define LIST_OF(text, names)                                                                       \
	{                                                                                              \
		NAMED(text), SHAPE_LIST, names, COUNT_OF(names)                                            \
	}

static const struct shape link_names[] = {TEXT_OF("navn"), TEXT_OF("sti")};

static const struct shape counted_names[] = {
	TEXT_OF("navn"), TEXT_OF("sti"), TEXT_OF("antal"), TEXT_OF("kort_navn"), FLAG_OF("her")};

static const struct shape sender_names[] = {TEXT_OF("navn"), TEXT_OF("sti"), TEXT_OF("klasse")};

static const struct shape card_names[] = {TEXT_OF("titel"), TEXT_OF("resume"), TEXT_OF("sti"),
	TEXT_OF("trin"), TEXT_OF("alder"), TEXT_OF("varighed"), TEXT_OF("pris"), FLAG_OF("gratis"),
	TEXT_OF("form"), TEXT_OF("steder"), FLAG_OF("kommer_ud"), FLAG_OF("online"), FLAG_OF("bogbus"),
	TEXT_OF("fag"), TEXT_OF("hvem"), FLAG_OF("hele_landet"), FLAG_OF("pause"), FLAG_OF("udsolgt"),
	TEXT_OF("år"), MAP_OF("bibliotek", sender_names)};

static const struct shape list_names[] = {TEXT_OF("antal"), LIST_OF("kort", card_names)};

static const struct shape turn_item_names[] = {TEXT_OF("nummer"), TEXT_OF("sti"), FLAG_OF("her")};

static const struct shape turn_names[] = {TEXT_OF("nummer"), TEXT_OF("sider"), TEXT_OF("forrige"),
	TEXT_OF("næste"), LIST_OF("punkter", turn_item_names)};

static const struct shape page_names[] = {TEXT_OF("titel"), TEXT_OF("beskrivelse"),
	TEXT_OF("adresse"), TEXT_OF("sti"), FLAG_OF("noindex")};

static const struct shape region_names[] = {TEXT_OF("navn"), LIST_OF("kommuner", counted_names)};

static const struct shape theme_names[] = {
	TEXT_OF("titel"), TEXT_OF("resume"), TEXT_OF("sti"), TEXT_OF("antal"), TEXT_OF("url")};

static const struct shape count_names[] = {
	TEXT_OF("tilbud"), TEXT_OF("biblioteker"), TEXT_OF("nationale"), TEXT_OF("kommuner")};

static const struct shape library_item_names[] = {TEXT_OF("navn"), TEXT_OF("sti"),
	TEXT_OF("klasse"), TEXT_OF("antal"), TEXT_OF("kommune"), TEXT_OF("om")};

static const struct shape library_region_names[] = {
	TEXT_OF("navn"), LIST_OF("biblioteker", library_item_names)};

static const struct shape kind_names[] = {
	FLAG_OF("fag"), FLAG_OF("trin"), FLAG_OF("emner"), FLAG_OF("former")};

static const struct shape term_names[] = {
	TEXT_OF("navn"), TEXT_OF("sti"), TEXT_OF("flertal"), TEXT_OF("note")};

static const struct shape municipality_names[] = {
	TEXT_OF("navn"), TEXT_OF("sti"), TEXT_OF("region")};

static const struct shape html_names[] = {HTML_OF("html")};

static const struct shape target_names[] = {TEXT_OF("titel"), TEXT_OF("sti"), TEXT_OF("adresse")};

static const struct shape address_names[] = {TEXT_OF("adresse"), TEXT_OF("ændret")};

#define CHOICES                                                                                    \
	LIST_OF("trin", counted_names), LIST_OF("fag", counted_names),                                 \
		LIST_OF("former", counted_names), LIST_OF("emner", counted_names)
#define LISTED MAP_OF("liste", list_names), MAP_OF("sideskift", turn_names)
#define TERMS                                                                                      \
	MAP_OF("slags", kind_names), MAP_OF("term", term_names), LIST_OF("forløb", counted_names),     \
		LISTED

static const struct shape front_names[] = {MAP_OF("antal", count_names),
	LIST_OF("regioner", region_names), CHOICES, MAP_OF("nye", list_names),
	LIST_OF("dr", theme_names)};
static const struct shape offers_names[] = {LISTED, CHOICES};
static const struct shape offer_names[] = {
	MAP_OF("beslægtede", list_names), LIST_OF("dr", theme_names)};
static const struct shape libraries_names[] = {LIST_OF("regioner", library_region_names)};
static const struct shape library_names[] = {LISTED};
static const struct shape services_names[] = {LIST_OF("tjenester", library_item_names)};
static const struct shape municipalities_names[] = {LIST_OF("regioner", region_names)};
static const struct shape municipality_page_names[] = {MAP_OF("kommune", municipality_names),
	MAP_OF("bibliotek", sender_names), LIST_OF("forløb", counted_names), MAP_OF("egne", list_names),
	MAP_OF("regionale", list_names), MAP_OF("nationale", list_names), MAP_OF("online", list_names),
	TEXT_OF("antal"), MAP_OF("sideskift", turn_names)};
static const struct shape overview_names[] = {
	MAP_OF("slags", kind_names), LIST_OF("punkter", counted_names)};
static const struct shape term_page_names[] = {TERMS};
static const struct shape themes_names[] = {LIST_OF("temaer", theme_names)};
static const struct shape theme_page_names[] = {LISTED};
static const struct shape text_names[] = {MAP_OF("tekst", html_names)};
static const struct shape tombstone_names[] = {TEXT_OF("titel"), FLAG_OF("midlertidig"),
	MAP_OF("bibliotek", sender_names), MAP_OF("beslægtede", list_names),
	MAP_OF("opad", link_names)};
static const struct shape redirect_names[] = {MAP_OF("mål", target_names)};
static const struct shape sitemap_names[] = {LIST_OF("adresser", address_names)};
static const struct shape robots_names[] = {TEXT_OF("sitemap")};

/* A page's own names, its template, and the record whose fields it shows. */
struct page_type {
	const char *template;
	const struct shape *names;
	size_t count;
	const char *record; /* name of the map of fields, or NULL */
	enum kind kind;
};

#define TYPE(template, names)                                                                      \
	{                                                                                              \
		template, names, COUNT_OF(names), NULL, KIND_OFFER                                         \
	}
#define TYPE_WITH(template, names, record, kind)                                                   \
	{                                                                                              \
		template, names, COUNT_OF(names), record, kind                                             \
	}

static const struct page_type types[PAGE_KINDS] = {
	[PAGE_FRONT] = TYPE("forside", front_names),
	[PAGE_OFFERS] = TYPE("tilbudsliste", offers_names),
	[PAGE_OFFER] = TYPE_WITH("tilbud", offer_names, "tilbud", KIND_OFFER),
	[PAGE_LIBRARIES] = TYPE("biblioteker", libraries_names),
	[PAGE_LIBRARY] = TYPE("bibliotek", library_names),
	[PAGE_SERVICES] = TYPE("nationale", services_names),
	[PAGE_MUNICIPALITIES] = TYPE("kommuner", municipalities_names),
	[PAGE_MUNICIPALITY] = TYPE("kommune", municipality_page_names),
	[PAGE_SUBJECTS] = TYPE("oversigt", overview_names),
	[PAGE_SUBJECT] = TYPE("emneside", term_page_names),
	[PAGE_GRADES] = TYPE("oversigt", overview_names),
	[PAGE_GRADE] = TYPE("emneside", term_page_names),
	[PAGE_TOPICS] = TYPE("oversigt", overview_names),
	[PAGE_TOPIC] = TYPE("emneside", term_page_names),
	[PAGE_FORMS] = TYPE("oversigt", overview_names),
	[PAGE_FORM] = TYPE("emneside", term_page_names),
	[PAGE_THEMES] = TYPE("dr", themes_names),
	[PAGE_THEME] = TYPE_WITH("drtema", theme_page_names, "tema", KIND_DR),
	[PAGE_TEXT] = TYPE("side", text_names),
	[PAGE_TOMBSTONE] = TYPE("gravsten", tombstone_names),
	[PAGE_REDIRECT] = TYPE("viderestilling", redirect_names),
	[PAGE_NOT_FOUND] = {"404", NULL, 0, NULL, KIND_OFFER},
	[PAGE_SITEMAP] = TYPE("sitemap.xml", sitemap_names),
	[PAGE_ROBOTS] = TYPE("robots.txt", robots_names),
	[PAGE_STYLE] = {NULL, NULL, 0, NULL, KIND_OFFER},
};

/* What views add to the fields of a record. */
static const struct shape offer_extras[] = {TEXT_OF("klasse"), FLAG_OF("gratis"),
	FLAG_OF("kommer_ud"), FLAG_OF("online"), FLAG_OF("pause"), FLAG_OF("udsolgt"),
	TEXT_OF("hvem_tekst"), TEXT_OF("ret_url"), TEXT_OF("prøvetekst_år")};
static const struct shape library_extras[] = {TEXT_OF("sti"), TEXT_OF("klasse"),
	FLAG_OF("national"), TEXT_OF("kommune_navn"), TEXT_OF("kommune_sti"), TEXT_OF("antal")};
static const struct shape catalogue_extras[] = {
	FLAG_OF("prøve"), TEXT_OF("dato"), TEXT_OF("årstal")};

/* What every field has; of a group without `url` and the like, since its own
 * sub-fields may be called so. */
static const struct shape item_names[] = {TEXT_OF("tekst"), TEXT_OF("nøgle"), TEXT_OF("sti"),
	TEXT_OF("url"), TEXT_OF("iso"), TEXT_OF("navn")};
static const struct shape leaf_names[] = {TEXT_OF("etiket"), TEXT_OF("hjælp"), TEXT_OF("tekst"),
	FLAG_OF("ukendt"), TEXT_OF("url"), TEXT_OF("iso"), LIST_OF("punkter", item_names)};
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
	const struct shape common[] = {TEXT_OF("rod"), TEXT_OF("stilversion"),
		MAP_OF("side", page_names), LIST_OF("brødkrummer", link_names)};
	add_all(names, common, COUNT_OF(common));
	add_record(names, "katalog", &schema->kinds[KIND_CATALOGUE], catalogue_extras,
		COUNT_OF(catalogue_extras));
}

const struct shape *names_of(struct arena *arena, const struct schema *schema, enum page_kind kind)
{
	const struct page_type *type = &types[kind];
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
	return types[kind].template;
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
	case SHAPE_MAP: return map_fits(shape, value);
	case SHAPE_LIST: break;
	}
	for (size_t i = 0; value->kind == VALUE_LIST && i < value->count; i++)
		if (!map_fits(shape, value->items[i]))
			return false;
	return value->kind == VALUE_LIST;
}
