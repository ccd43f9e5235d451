/* The libraries and the words: what the keys in the records stand for. */
#include "site/api_files.h"

#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])

static void write_file(
	const struct api_object *object, const struct site *site, struct arena *arena, struct buf *out)
{
	const struct api_source source = {.site = site, .arena = arena};
	struct json_out json = {.buf = out, .compact = true};
	api_write_object(&json, NULL, object, &source);
	buf_add_char(out, '\n');
}

/* --- libraries ---------------------------------------------------------------- */

static void national(struct json_out *out, const char *name, const struct api_source *source)
{
	json_raw(out, name, source->library->national ? STR("true") : STR("false"));
}

static void municipality(struct json_out *out, const char *name, const struct api_source *source)
{
	const struct term *home = source->library->municipality;
	json_text_or_null(out, name, home ? home->key : STR(""));
}

static void offer_count(struct json_out *out, const char *name, const struct api_source *source)
{
	const struct listing *all = &source->site->index->by_library[source->library->index];
	long count = 0;
	for (size_t i = 0; i < all->count; i++)
		count += source->site->records[all->offers[i]->index].len > 0;
	json_number(out, name, count);
}

static void library_list(struct json_out *out, const char *name, const struct api_source *source)
{
	json_text(out, name,
		api_absolute(source,
			str_format(
				source->arena, "api/v1/biblioteker/%.*s.json", STR_ARGS(source->library->key))));
}

static void library_fields(struct json_out *out, const char *name, const struct api_source *source)
{
	api_write_fields(out, name, &source->library->record, source);
}

static const struct api_member library_members[] = {
	{"id", API_TEXT, KINDS, api_library_id, NULL, NULL},
	{"navn", API_TEXT, KINDS, api_library_name, NULL, NULL},
	{"url", API_ADDRESS, KINDS, api_library_address, NULL, NULL},
	{"national", API_FLAG, KINDS, national, NULL, NULL},
	{"kommune", API_TEXT_OR_NULL, KINDS, municipality, NULL, NULL},
	{"antal", API_COUNT, KINDS, offer_count, NULL, NULL},
	{"liste", API_ADDRESS, KINDS, library_list, NULL, NULL},
	{"felter", API_FIELDS, KIND_LIBRARY, library_fields, NULL, NULL},
};

static const struct api_object library = {"bibliotek", library_members, COUNT_OF(library_members)};

static void library_total(struct json_out *out, const char *name, const struct api_source *source)
{
	json_number(out, name, (long)source->site->catalogue->library_count);
}

static void libraries(struct json_out *out, const char *name, const struct api_source *source)
{
	const struct catalogue *catalogue = source->site->catalogue;
	json_open(out, name, '[');
	for (size_t i = 0; i < catalogue->library_count; i++) {
		struct api_source inside = *source;
		inside.library = catalogue->libraries[i];
		json_raw(out, NULL, STR("\n"));
		out->begun = false;
		api_write_object(out, NULL, &library, &inside);
	}
	json_close(out, ']');
}

static const struct api_member libraries_members[] = {
	API_FIRST_MEMBERS,
	{"antal", API_COUNT, KINDS, library_total, NULL, NULL},
	{"biblioteker", API_OBJECTS, KINDS, libraries, &library, NULL},
};

const struct api_object api_libraries = {
	"biblioteker", libraries_members, COUNT_OF(libraries_members)};

void api_write_libraries(const struct site *site, struct arena *arena, struct buf *out)
{
	write_file(&api_libraries, site, arena, out);
}

/* --- vocabularies ---------------------------------------------------------------- */

static void term_key(struct json_out *out, const char *name, const struct api_source *source)
{
	json_text(out, name, source->term->key);
}

static void term_name(struct json_out *out, const char *name, const struct api_source *source)
{
	json_text(out, name, source->term->name);
}

static void plural(struct json_out *out, const char *name, const struct api_source *source)
{
	json_text(out, name, source->term->plural);
}

static void aliases(struct json_out *out, const char *name, const struct api_source *source)
{
	const struct value *extra = source->term->extra;
	const struct value *words = extra ? value_get(extra, STR("alias")) : NULL;
	json_open(out, name, '[');
	if (words && words->kind == VALUE_TEXT)
		json_text(out, NULL, words->text);
	for (size_t i = 0; words && words->kind == VALUE_LIST && i < words->count; i++)
		json_text(out, NULL, value_str(words->items[i]));
	json_close(out, ']');
}

static void note(struct json_out *out, const char *name, const struct api_source *source)
{
	json_text_or_null(out, name, source->term->note);
}

static void grade(struct json_out *out, const char *name, int number)
{
	if (number < 0)
		json_null(out, name);
	else
		json_number(out, name, number);
}

static void from_grade(struct json_out *out, const char *name, const struct api_source *source)
{
	grade(out, name, source->term->from_grade);
}

static void to_grade(struct json_out *out, const char *name, const struct api_source *source)
{
	grade(out, name, source->term->to_grade);
}

static void day(
	struct json_out *out, const char *name, struct date date, const struct api_source *source)
{
	json_text_or_null(out, name, date.year ? date_iso(source->arena, date) : STR(""));
}

static void valid_from(struct json_out *out, const char *name, const struct api_source *source)
{
	day(out, name, source->term->valid_from, source);
}

static void valid_to(struct json_out *out, const char *name, const struct api_source *source)
{
	day(out, name, source->term->valid_to, source);
}

static void address_if_there(
	struct json_out *out, const char *name, const struct api_source *source, struct str path)
{
	json_text_or_null(
		out, name, plan_has(source->site->plan, path) ? api_absolute(source, path) : STR(""));
}

static void term_page(struct json_out *out, const char *name, const struct api_source *source)
{
	address_if_there(out, name, source,
		str_format(source->arena, "%.*s/%.*s/", STR_ARGS(source->vocabulary->name),
			STR_ARGS(source->term->key)));
}

static void term_list(struct json_out *out, const char *name, const struct api_source *source)
{
	address_if_there(out, name, source,
		str_format(source->arena, "api/v1/%.*s/%.*s.json", STR_ARGS(source->vocabulary->name),
			STR_ARGS(source->term->key)));
}

/* A municipality's number, as the state gives it. */
static void code(struct json_out *out, const char *name, const struct api_source *source)
{
	const struct value *extra = source->term->extra;
	json_text_or_null(out, name, extra ? value_str(value_get(extra, STR("kode"))) : STR(""));
}

static void region(struct json_out *out, const char *name, const struct api_source *source)
{
	const struct places *places = &source->site->catalogue->places;
	const struct term *here = source->vocabulary == places->municipalities
		? places->region_of[source->term->index]
		: NULL;
	json_text_or_null(out, name, here ? here->key : STR(""));
}

static const struct api_member term_members[] = {
	{"nøgle", API_TEXT, KINDS, term_key, NULL, NULL},
	{"navn", API_TEXT, KINDS, term_name, NULL, NULL},
	{"flertal", API_TEXT, KINDS, plural, NULL, NULL},
	{"alias", API_TEXTS, KINDS, aliases, NULL, NULL},
	{"note", API_TEXT_OR_NULL, KINDS, note, NULL, NULL},
	{"fra_trin", API_COUNT_OR_NULL, KINDS, from_grade, NULL, NULL},
	{"til_trin", API_COUNT_OR_NULL, KINDS, to_grade, NULL, NULL},
	{"gyldig_fra", API_DAY_OR_NULL, KINDS, valid_from, NULL, NULL},
	{"gyldig_til", API_DAY_OR_NULL, KINDS, valid_to, NULL, NULL},
	{"kode", API_TEXT_OR_NULL, KINDS, code, NULL, NULL},
	{"region", API_TEXT_OR_NULL, KINDS, region, NULL, NULL},
	{"url", API_ADDRESS_OR_NULL, KINDS, term_page, NULL, NULL},
	{"liste", API_ADDRESS_OR_NULL, KINDS, term_list, NULL, NULL},
};

static const struct api_object term = {"term", term_members, COUNT_OF(term_members)};

static void vocabulary_id(struct json_out *out, const char *name, const struct api_source *source)
{
	json_text(out, name, source->vocabulary->name);
}

static void terms(struct json_out *out, const char *name, const struct api_source *source)
{
	json_open(out, name, '[');
	for (size_t i = 0; i < source->vocabulary->count; i++) {
		struct api_source inside = *source;
		inside.term = source->vocabulary->terms[i];
		json_raw(out, NULL, STR("\n"));
		out->begun = false;
		api_write_object(out, NULL, &term, &inside);
	}
	json_close(out, ']');
}

static const struct api_member vocabulary_members[] = {
	{"id", API_TEXT, KINDS, vocabulary_id, NULL, NULL},
	{"termer", API_OBJECTS, KINDS, terms, &term, NULL},
};

static const struct api_object vocabulary = {
	"ordliste", vocabulary_members, COUNT_OF(vocabulary_members)};

/* What records use words of; those that the program alone reads are left out. */
static void vocabularies(struct json_out *out, const char *name, const struct api_source *source)
{
	static const char *const told[] = {"fag", "trin", "trinforloeb", "emner", "former", "steder",
		"skoletyper", "kommuner", "regioner", "omfang", "varighed", "maaneder", "pris", "dr"};
	json_open(out, name, '[');
	for (size_t i = 0; i < COUNT_OF(told); i++) {
		struct api_source inside = *source;
		inside.vocabulary =
			vocabulary_named(&source->site->catalogue->vocabularies, str_from(told[i]));
		if (inside.vocabulary)
			api_write_object(out, NULL, &vocabulary, &inside);
	}
	json_close(out, ']');
}

static const struct api_member vocabularies_members[] = {
	API_FIRST_MEMBERS,
	{"ordlister", API_OBJECTS, KINDS, vocabularies, &vocabulary, NULL},
};

const struct api_object api_vocabularies = {
	"ordlister", vocabularies_members, COUNT_OF(vocabularies_members)};

void api_write_vocabularies(const struct site *site, struct arena *arena, struct buf *out)
{
	write_file(&api_vocabularies, site, arena, out);
}
