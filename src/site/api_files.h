/* The single files of open data, by address. */
#ifndef SITE_API_FILES_H
#define SITE_API_FILES_H

#include "site/api_parts.h"

typedef void api_file_writer(const struct site *site, struct arena *arena, struct buf *out);

struct api_file {
	const char *path; /* below api/v1/ */
	api_file_writer *write;
};

/* Ended by one without a path. (api_about.c) */
extern const struct api_file api_files[];

api_file_writer api_write_libraries, api_write_vocabularies; /* api_words.c */
api_file_writer api_write_openapi, api_write_dcat;           /* api_about.c */

/* The address number `i` below api/v1/, with parts in braces, empty after the last;
 * `id` gets its name among the meanings, unless NULL. (api_about.c) */
struct str api_address(size_t i, const char **id);

/* JSON Schema of an answer: "svar-liste"; of a file of content: "tilbud". False
 * when there is none of that name. (api_schema.c) */
bool api_write_schema(
	const struct site *site, struct str name, struct arena *arena, struct buf *out);

/* Writes the member `schemas`: those of the answers, by name. (api_schema.c) */
void api_write_schemas(struct json_out *out, const struct site *site, struct arena *arena);

/* Their names, ended by NULL; those of the answers. */
extern const char *const api_schema_names[];

/* What a member means, in the content's words (ordlister/svar.yaml), or empty. */
struct str api_meaning(const struct site *site, const struct api_object *object, const char *member,
	struct arena *arena);

#endif
