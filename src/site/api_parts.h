/* Between the files of api: the published objects as tables, from which both
 * their writers and their JSON Schema are made. */
#ifndef SITE_API_PARTS_H
#define SITE_API_PARTS_H

#include "format/json_out.h"
#include "site/api.h"

#define API_VERSION "1.0"

enum api_type {
	API_TEXT,
	API_TEXT_OR_NULL,
	API_HTML,
	API_ADDRESS, /* whole, as a browser wants it */
	API_ADDRESS_OR_NULL,
	API_DAY,
	API_DAY_OR_NULL,
	API_TIME, /* a day, and perhaps the hour of Danish clocks */
	API_COUNT,
	API_COUNT_OR_NULL,
	API_AMOUNT_OR_NULL, /* of kroner */
	API_FLAG,
	API_FLAG_OR_NULL,
	API_TEXTS,
	API_KEYS, /* slugs, as in our addresses */
	API_KEYS_OR_NULL,
	API_GRADES,
	API_MONTHS,
	API_FIELDS, /* what a file gives for the fields of skema.yaml */
	API_OBJECT,
	API_OBJECT_OR_NULL,
	API_OBJECTS
};

/* What a member is written from; what it does not need may be NULL. */
struct api_source {
	const struct site *site;
	const struct page *page;
	const struct offer *offer;
	const struct library *library;
	const struct given *given;
	const struct vocabulary *vocabulary;
	const struct term *term;
	struct arena *arena;
};

struct api_object;

typedef void api_member_writer(
	struct json_out *out, const char *name, const struct api_source *source);

struct api_member {
	const char *name;
	enum api_type type;
	enum kind kind; /* of API_FIELDS */
	api_member_writer *write;
	const struct api_object *object; /* of API_OBJECT and API_OBJECTS */
	const char *const *words;        /* the only texts it may be, ended by NULL; or NULL */
};

struct api_object {
	const char *name; /* among the objects: "liste" */
	const struct api_member *members;
	size_t count;
};

extern const struct api_object api_list, api_whole_list, api_libraries, api_vocabularies;
extern const struct api_object api_short, api_whole, api_gone, api_library_named, api_licence;

/* What every file begins with. (api_list.c) */
api_member_writer api_version, api_edition, api_terms_of_use;
api_member_writer api_wholes; /* the whole records of a list */
/* The library of an offer, or itself. */
api_member_writer api_library_id, api_library_name, api_library_address;
extern const char *const api_editions[];
#define API_FIRST_MEMBERS                                                                          \
	{"version", API_TEXT, KINDS, api_version, NULL, NULL},                                         \
		{"udgave", API_TEXT, KINDS, api_edition, NULL, api_editions},                              \
	{                                                                                              \
		"licens", API_OBJECT, KINDS, api_terms_of_use, &api_licence, NULL                          \
	}

/* What an object's fields are written and described by. (api_value.c) */
struct api_form {
	enum api_type type;
	const struct api_object *object;
};

struct api_form api_form_of(enum field_type type);

/* Is the field told? Not the private, nor what the records say by themselves. */
bool api_has_field(const struct field *field);

/* The fields that a record gives, and that an offer has from its library. */
void api_write_fields(struct json_out *out, const char *name, const struct record *record,
	const struct api_source *source);

/* Writes all members of an object. */
void api_write_object(struct json_out *out, const char *name, const struct api_object *object,
	const struct api_source *source);

/* PRICE_FREE or PRICE_KRONER when the offer says so of every step, else PRICE_TEXT. */
enum price_unit api_price_of(const struct offer *offer);

struct str api_absolute(const struct api_source *source, struct str path);

#endif
