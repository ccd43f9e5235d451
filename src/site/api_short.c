/* The short record of an offer: what a list needs to show it and to narrow
 * itself down. Values are keys, the same as in our addresses. */
#include "site/api_parts.h"

static void id(struct json_out *out, const char *name, const struct api_source *source)
{
	const struct offer *offer = source->offer;
	json_text(out, name,
		str_format(source->arena, "%.*s/%.*s", STR_ARGS(offer->library->key), STR_ARGS(offer->id)));
}

static void title(struct json_out *out, const char *name, const struct api_source *source)
{
	json_text(out, name, source->offer->title);
}

static void summary(struct json_out *out, const char *name, const struct api_source *source)
{
	json_text(out, name, record_text(&source->offer->record, ROLE_SUMMARY));
}

static void address(struct json_out *out, const char *name, const struct api_source *source)
{
	json_text(out, name, api_absolute(source, source->offer->path));
}

static void library(struct json_out *out, const char *name, const struct api_source *source)
{
	struct api_source inside = *source;
	inside.library = source->offer->library;
	api_write_object(out, name, &api_library_named, &inside);
}

static void keys(
	struct json_out *out, const char *name, const struct api_source *source, enum role role)
{
	const struct given *given = record_get(&source->offer->record, role);
	if (given && given->kind != GIVEN_VALUE)
		given = NULL;
	json_open(out, name, '[');
	if (given && !given->items)
		json_text(out, NULL, given->key);
	for (size_t i = 0; given && given->items && i < given->count; i++)
		json_text(out, NULL, given->items[i].key);
	json_close(out, ']');
}

static void form(struct json_out *out, const char *name, const struct api_source *source)
{
	keys(out, name, source, ROLE_FORM);
}

static void grades(struct json_out *out, const char *name, const struct api_source *source)
{
	json_open(out, name, '[');
	for (int grade = 0; grade <= LAST_GRADE; grade++)
		if (source->offer->grades >> grade & 1)
			json_number(out, NULL, grade);
	json_close(out, ']');
}

static void subjects(struct json_out *out, const char *name, const struct api_source *source)
{
	keys(out, name, source, ROLE_SUBJECTS);
}

static void topics(struct json_out *out, const char *name, const struct api_source *source)
{
	keys(out, name, source, ROLE_TOPICS);
}

static void places(struct json_out *out, const char *name, const struct api_source *source)
{
	keys(out, name, source, ROLE_PLACES);
}

static const struct given *known(const struct api_source *source, enum role role)
{
	const struct given *given = record_get(&source->offer->record, role);
	return given && given->kind == GIVEN_VALUE ? given : NULL;
}

static void price(struct json_out *out, const char *name, const struct api_source *source)
{
	const struct given *given = known(source, ROLE_PRICE);
	json_text_or_null(out, name, given ? given->text : STR(""));
}

/* Of every step; what a price in words comes to is not for us to say. */
enum price_unit api_price_of(const struct offer *offer)
{
	const struct given *given = record_get(&offer->record, ROLE_PRICE);
	if (!given || given->kind != GIVEN_VALUE)
		return PRICE_TEXT;
	for (size_t i = 0; given->items && i < given->count; i++)
		if (given->items[i].price.unit != given->price.unit)
			return PRICE_TEXT;
	return given->price.unit;
}

static void is_free(struct json_out *out, const char *name, const struct api_source *source)
{
	const enum price_unit unit = api_price_of(source->offer);
	if (unit == PRICE_TEXT)
		json_null(out, name);
	else
		json_raw(out, name, unit == PRICE_FREE ? STR("true") : STR("false"));
}

static void duration(struct json_out *out, const char *name, const struct api_source *source)
{
	const struct given *given = known(source, ROLE_DURATION);
	json_text_or_null(out, name, given ? given->text : STR(""));
}

static void scope(struct json_out *out, const char *name, const struct api_source *source)
{
	json_text(out, name, source->offer->nationwide ? STR("landsdaekkende") : STR("lokalt"));
}

static void municipalities(struct json_out *out, const char *name, const struct api_source *source)
{
	const struct vocabulary *all = source->site->catalogue->places.municipalities;
	if (source->offer->nationwide) {
		json_null(out, name);
		return;
	}
	json_open(out, name, '[');
	for (size_t i = 0; i < all->count; i++)
		if (area_has(&source->offer->area, all->terms[i]))
			json_text(out, NULL, all->terms[i]->key);
	json_close(out, ']');
}

static void status(struct json_out *out, const char *name, const struct api_source *source)
{
	const enum offer_status status = source->offer->status;
	json_text(out, name,
		status == STATUS_SOLD_OUT     ? STR("udsolgt")
			: status == STATUS_PAUSED ? STR("pause")
									  : STR("aktiv"));
}

static void changed(struct json_out *out, const char *name, const struct api_source *source)
{
	const struct date day = source->offer->changed;
	json_text_or_null(out, name, day.year ? date_iso(source->arena, day) : STR(""));
}

static const char *const scopes[] = {"landsdaekkende", "lokalt", NULL};
static const char *const states[] = {"aktiv", "pause", "udsolgt", NULL};

static const struct api_member members[] = {
	{"id", API_TEXT, KINDS, id, NULL, NULL},
	{"titel", API_TEXT, KINDS, title, NULL, NULL},
	{"resume", API_TEXT, KINDS, summary, NULL, NULL},
	{"url", API_ADDRESS, KINDS, address, NULL, NULL},
	{"bibliotek", API_OBJECT, KINDS, library, &api_library_named, NULL},
	{"form", API_KEYS, KINDS, form, NULL, NULL},
	{"trin", API_GRADES, KINDS, grades, NULL, NULL},
	{"fag", API_KEYS, KINDS, subjects, NULL, NULL},
	{"emner", API_KEYS, KINDS, topics, NULL, NULL},
	{"sted", API_KEYS, KINDS, places, NULL, NULL},
	{"pris", API_TEXT_OR_NULL, KINDS, price, NULL, NULL},
	{"gratis", API_FLAG_OR_NULL, KINDS, is_free, NULL, NULL},
	{"varighed", API_TEXT_OR_NULL, KINDS, duration, NULL, NULL},
	{"omfang", API_TEXT, KINDS, scope, NULL, scopes},
	{"kommuner", API_KEYS_OR_NULL, KINDS, municipalities, NULL, NULL},
	{"status", API_TEXT, KINDS, status, NULL, states},
	{"opdateret", API_DAY_OR_NULL, KINDS, changed, NULL, NULL},
};

const struct api_object api_short = {"tilbud", members, sizeof members / sizeof members[0]};

struct str *api_records(struct arena *arena, const struct site *site)
{
	const struct catalogue *catalogue = site->catalogue;
	struct str *records = arena_array(arena, catalogue->offer_count, sizeof *records);
	struct arena scratch = {0};
	struct buf text = {.ceiling = PAGE_MAX};
	for (size_t i = 0; i < catalogue->offer_count; i++) {
		const struct offer *offer = catalogue->offers[i];
		const struct api_source source = {.site = site, .offer = offer, .arena = &scratch};
		struct json_out out = {.buf = &text, .compact = true};
		if (!offer_is_listed(offer) || offer->status == STATUS_DRAFT)
			continue;
		buf_clear(&text);
		api_write_object(&out, NULL, &api_short, &source);
		records[i] = str_copy(arena, buf_str(&text));
		arena_reset(&scratch);
	}
	buf_free(&text);
	arena_free(&scratch);
	return records;
}
