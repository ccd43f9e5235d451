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
	API_ADDRESS, /* whole, as a browser wants it */
	API_ADDRESS_OR_NULL,
	API_DAY_OR_NULL,
	API_COUNT,
	API_FLAG_OR_NULL,
	API_KEYS, /* slugs, as in our addresses */
	API_KEYS_OR_NULL,
	API_GRADES,
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
	struct arena *arena;
};

struct api_object;

typedef void api_member_writer(
	struct json_out *out, const char *name, const struct api_source *source);

struct api_member {
	const char *name;
	enum api_type type;
	api_member_writer *write;
	const struct api_object *object; /* of API_OBJECT and API_OBJECTS */
	const char *const *words;        /* the only texts it may be, ended by NULL; or NULL */
};

struct api_object {
	const char *name; /* among the objects: "liste" */
	const struct api_member *members;
	size_t count;
};

extern const struct api_object api_list, api_short, api_library_named, api_licence;

/* Writes all members of an object. */
void api_write_object(struct json_out *out, const char *name, const struct api_object *object,
	const struct api_source *source);

struct str api_absolute(const struct api_source *source, struct str path);

#endif
