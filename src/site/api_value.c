/* What a file gives for a field, for programs: the words a person reads, and
 * beside them what they come to. One object for each type that needs one. */
#include "site/api_parts.h"

#include "offer/quality.h"

/* --- the objects --------------------------------------------------------------- */

static void text(struct json_out *out, const char *name, const struct api_source *source)
{
	json_text(out, name, source->given->text);
}

static void key(struct json_out *out, const char *name, const struct api_source *source)
{
	json_text(out, name, source->given->key);
}

static void number_or_null(struct json_out *out, const char *name, long number, bool known)
{
	if (known)
		json_number(out, name, number);
	else
		json_null(out, name);
}

static void grades(struct json_out *out, const char *name, const struct api_source *source)
{
	json_open(out, name, '[');
	for (int grade = 0; grade <= LAST_GRADE; grade++)
		if (source->given->grades >> grade & 1)
			json_number(out, NULL, grade);
	json_close(out, ']');
}

static const struct api_member grades_members[] = {
	{"tekst", API_TEXT, KINDS, text, NULL, NULL},
	{"trin", API_GRADES, KINDS, grades, NULL, NULL},
};

static void age_from(struct json_out *out, const char *name, const struct api_source *source)
{
	json_number(out, name, source->given->range.from);
}

static void age_to(struct json_out *out, const char *name, const struct api_source *source)
{
	json_number(out, name, source->given->range.to);
}

static const struct api_member age_members[] = {
	{"tekst", API_TEXT, KINDS, text, NULL, NULL},
	{"fra", API_COUNT, KINDS, age_from, NULL, NULL},
	{"til", API_COUNT, KINDS, age_to, NULL, NULL},
};

static void minutes_from(struct json_out *out, const char *name, const struct api_source *source)
{
	const struct range minutes = source->given->duration.minutes;
	number_or_null(out, name, minutes.from, minutes.to > 0);
}

static void minutes_to(struct json_out *out, const char *name, const struct api_source *source)
{
	const struct range minutes = source->given->duration.minutes;
	number_or_null(out, name, minutes.to, minutes.to > 0);
}

static void days(struct json_out *out, const char *name, const struct api_source *source)
{
	number_or_null(out, name, source->given->duration.days, source->given->duration.days > 0);
}

static const struct api_member duration_members[] = {
	{"tekst", API_TEXT, KINDS, text, NULL, NULL},
	{"minutter_fra", API_COUNT_OR_NULL, KINDS, minutes_from, NULL, NULL},
	{"minutter_til", API_COUNT_OR_NULL, KINDS, minutes_to, NULL, NULL},
	{"dage", API_COUNT_OR_NULL, KINDS, days, NULL, NULL},
};

static void is_free(struct json_out *out, const char *name, const struct api_source *source)
{
	const enum price_unit unit = source->given->price.unit;
	json_raw(out, name,
		unit == PRICE_FREE         ? STR("true")
			: unit == PRICE_KRONER ? STR("false")
								   : STR("null"));
}

static void kroner(struct json_out *out, const char *name, const struct api_source *source)
{
	const struct given *given = source->given;
	if (given->price.unit == PRICE_KRONER)
		json_raw(out, name,
			str_format(
				source->arena, "%ld.%02ld", given->price.oere / 100, given->price.oere % 100));
	else
		json_null(out, name);
}

static const struct api_member price_members[] = {
	{"tekst", API_TEXT, KINDS, text, NULL, NULL},
	{"gratis", API_FLAG_OR_NULL, KINDS, is_free, NULL, NULL},
	{"kroner", API_AMOUNT_OR_NULL, KINDS, kroner, NULL, NULL},
};

static void day(struct json_out *out, const char *name, struct date date, struct arena *arena)
{
	json_text_or_null(out, name, date.year ? date_iso(arena, date) : STR(""));
}

static void period_from(struct json_out *out, const char *name, const struct api_source *source)
{
	day(out, name, source->given->period.from, source->arena);
}

static void period_to(struct json_out *out, const char *name, const struct api_source *source)
{
	day(out, name, source->given->period.to, source->arena);
}

static void months(struct json_out *out, const char *name, const struct api_source *source)
{
	json_open(out, name, '[');
	for (int month = 1; month <= 12; month++)
		if (source->given->period.months >> month & 1)
			json_number(out, NULL, month);
	json_close(out, ']');
}

static const struct api_member period_members[] = {
	{"tekst", API_TEXT, KINDS, text, NULL, NULL},
	{"fra", API_DAY_OR_NULL, KINDS, period_from, NULL, NULL},
	{"til", API_DAY_OR_NULL, KINDS, period_to, NULL, NULL},
	{"måneder", API_MONTHS, KINDS, months, NULL, NULL},
};

static const struct api_member term_members[] = {
	{"nøgle", API_TEXT, KINDS, key, NULL, NULL},
	{"navn", API_TEXT, KINDS, text, NULL, NULL},
};

static const struct page *file_of(const struct api_source *source)
{
	const struct given *given = source->given;
	return given->span.source ? map_get(&source->site->plan->by_file,
			   picture_path(source->arena, given->span.source, given->key))
							  : NULL;
}

static void file_address(struct json_out *out, const char *name, const struct api_source *source)
{
	const struct page *page = file_of(source);
	json_text_or_null(out, name, page ? api_absolute(source, page->path) : STR(""));
}

static void width(struct json_out *out, const char *name, const struct api_source *source)
{
	const struct page *page = file_of(source);
	number_or_null(out, name, page ? (long)page->size.width : 0, page && page->size.width);
}

static void height(struct json_out *out, const char *name, const struct api_source *source)
{
	const struct page *page = file_of(source);
	number_or_null(out, name, page ? (long)page->size.height : 0, page && page->size.width);
}

static const struct api_member file_members[] = {
	{"url", API_ADDRESS_OR_NULL, KINDS, file_address, NULL, NULL},
	{"bredde", API_COUNT_OR_NULL, KINDS, width, NULL, NULL},
	{"højde", API_COUNT_OR_NULL, KINDS, height, NULL, NULL},
};

static void entrance_place(struct json_out *out, const char *name, const struct api_source *source)
{
	json_text(out, name, source->given->term ? source->given->term->key : STR(""));
}

static const struct api_member entrance_members[] = {
	{"kommune", API_TEXT, KINDS, entrance_place, NULL, NULL},
	{"url", API_ADDRESS, KINDS, key, NULL, NULL},
};

#define OBJECT(name, members)                                                                      \
	{                                                                                              \
		name, members, sizeof(members) / sizeof(members)[0]                                        \
	}

static const struct api_object entrance = OBJECT("indgang", entrance_members);

static void pattern(struct json_out *out, const char *name, const struct api_source *source)
{
	json_text_or_null(out, name, source->given->count ? STR("") : source->given->key);
}

static void entrances(struct json_out *out, const char *name, const struct api_source *source)
{
	json_open(out, name, '[');
	for (size_t i = 0; i < source->given->count; i++) {
		struct api_source inside = *source;
		inside.given = &source->given->items[i];
		api_write_object(out, NULL, &entrance, &inside);
	}
	json_close(out, ']');
}

static const struct api_member entrances_members[] = {
	{"mønster", API_TEXT_OR_NULL, KINDS, pattern, NULL, NULL},
	{"kommuner", API_OBJECTS, KINDS, entrances, &entrance, NULL},
};

static const struct api_object objects[] = {OBJECT("trin", grades_members),
	OBJECT("alder", age_members), OBJECT("varighed", duration_members),
	OBJECT("pris", price_members), OBJECT("periode", period_members), OBJECT("ord", term_members),
	OBJECT("fil", file_members), OBJECT("indgange", entrances_members)};

struct api_form api_form_of(enum field_type type)
{
	switch (type) {
	case TYPE_MARKDOWN: return (struct api_form){API_HTML, NULL};
	case TYPE_NUMBER: return (struct api_form){API_COUNT, NULL};
	case TYPE_DATE: return (struct api_form){API_DAY, NULL};
	case TYPE_TIME: return (struct api_form){API_TIME, NULL};
	case TYPE_LINK: return (struct api_form){API_ADDRESS, NULL};
	case TYPE_GRADES: return (struct api_form){API_OBJECT, &objects[0]};
	case TYPE_AGE: return (struct api_form){API_OBJECT, &objects[1]};
	case TYPE_DURATION: return (struct api_form){API_OBJECT, &objects[2]};
	case TYPE_PRICE: return (struct api_form){API_OBJECTS, &objects[3]};
	case TYPE_PERIOD: return (struct api_form){API_OBJECT, &objects[4]};
	case TYPE_TERM: return (struct api_form){API_OBJECT, &objects[5]};
	case TYPE_FILE: return (struct api_form){API_OBJECT, &objects[6]};
	case TYPE_ENTRANCES: return (struct api_form){API_OBJECT, &objects[7]};
	case TYPE_GROUP: return (struct api_form){API_FIELDS, NULL};
	default: return (struct api_form){API_TEXT, NULL};
	}
}

/* --- their writing -------------------------------------------------------------- */

static void write_given(
	struct json_out *out, const char *name, const struct given *given, const struct api_source *);

/* A person's own mail is for those who read the page. */
static bool is_told(
	const struct given *part, const struct given *group, const struct api_source *source)
{
	if (part->kind == GIVEN_NOTHING || part->field->is_private)
		return false;
	return part->kind != GIVEN_VALUE || part->field->type != TYPE_MAIL
		|| !mail_is_personal(&source->site->catalogue->vocabularies, group, part);
}

static void write_group(struct json_out *out, const char *name, const struct given *group,
	const struct api_source *source)
{
	json_open(out, name, '{');
	if (!group->items) {
		json_text(out, "nøgle", group->key);
		json_text(out, "tekst", group->text);
	}
	for (size_t i = 0; group->items && i < group->count; i++)
		if (is_told(&group->items[i], group, source))
			write_given(
				out, str_z(source->arena, group->items[i].field->name), &group->items[i], source);
	json_close(out, '}');
}

static bool is_mail_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
		|| (c && strchr("._%+-", c));
}

/* A text without the mail addresses that look like somebody's own: three dots
 * stand for each. */
static struct str without_personal(const struct api_source *source, struct str text)
{
	const struct vocabularies *words = &source->site->catalogue->vocabularies;
	struct buf out = {.ceiling = PAGE_MAX};
	size_t taken = 0;
	for (ptrdiff_t at; (at = str_find(text, STR("@"), taken)) >= 0;) {
		size_t from = (size_t)at;
		size_t to = (size_t)at + 1;
		while (from > taken && is_mail_byte(text.ptr[from - 1]))
			from--;
		while (to < text.len && is_mail_byte(text.ptr[to]))
			to++;
		const struct given mail = {.kind = GIVEN_VALUE, .text = str_slice(text, from, to)};
		const bool kept = !mail_is_personal(words, NULL, &mail);
		buf_add(&out, str_slice(text, taken, kept ? to : from));
		buf_add_z(&out, kept ? "" : "…");
		taken = to;
	}
	buf_add(&out, str_skip(text, taken));
	text = taken ? str_copy(source->arena, buf_str(&out)) : text;
	buf_free(&out);
	return text;
}

static void write_text(struct json_out *out, const char *name, const struct given *given,
	const struct api_source *source)
{
	switch (given->field->type) {
	case TYPE_MARKDOWN:
		json_text(out, name, given->html ? without_personal(source, given->html->text) : STR(""));
		break;
	case TYPE_NUMBER: json_number(out, name, given->number); break;
	case TYPE_DATE:
	case TYPE_TIME:
	case TYPE_LINK: json_text(out, name, given->key); break;
	default: json_text(out, name, given->text); break;
	}
}

static void write_one(struct json_out *out, const char *name, const struct given *given,
	const struct api_source *source)
{
	const struct api_form form = api_form_of(given->field->type);
	struct api_source inside = *source;
	inside.given = given;
	if (form.type == API_FIELDS)
		write_group(out, name, given, source);
	else if (form.object)
		api_write_object(out, name, form.object, &inside);
	else
		write_text(out, name, given, source);
}

static void write_given(struct json_out *out, const char *name, const struct given *given,
	const struct api_source *source)
{
	const struct field *field = given->field;
	const bool many = field->list || api_form_of(field->type).type == API_OBJECTS;
	const bool items = given->items && given->count && given->items[0].field == field;
	if (given->kind == GIVEN_UNKNOWN) {
		json_null(out, name);
	} else if (given->kind == GIVEN_WORD) {
		json_open(out, name, '{');
		json_text(out, "ord", given->key);
		json_text(out, "tekst", given->text);
		json_close(out, '}');
	} else if (!many) {
		write_one(out, name, given, source);
	} else {
		json_open(out, name, '[');
		if (!items)
			write_one(out, NULL, given, source);
		for (size_t i = 0; items && i < given->count; i++)
			write_one(out, NULL, &given->items[i], source);
		json_close(out, ']');
	}
}

bool api_has_field(const struct field *field)
{
	switch (field->role) {
	case ROLE_VERSION:
	case ROLE_TITLE:
	case ROLE_SUMMARY:
	case ROLE_STATUS:
	case ROLE_NAME: return false;
	default: return !field->is_private;
	}
}

void api_write_fields(struct json_out *out, const char *name, const struct record *record,
	const struct api_source *source)
{
	json_open(out, name, '{');
	for (size_t i = 0; i < record->fields->count; i++) {
		const struct field *field = &record->fields->items[i];
		const struct given *given = source->offer && field->role
			? offer_get(source->offer, field->role)
			: record_at(record, field);
		if (given && given->kind != GIVEN_NOTHING && api_has_field(field))
			write_given(out, str_z(source->arena, field->name), given, source);
	}
	json_close(out, '}');
}
