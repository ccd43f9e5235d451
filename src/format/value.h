/* The value tree: what YAML becomes and what templates draw from.
 *
 * Values are made once and then only read; they and their words live in the
 * arena they were made in. A value from a file knows its span; one made by a
 * view has none. */
#ifndef FORMAT_VALUE_H
#define FORMAT_VALUE_H

#include "report/source.h"

enum value_kind {
	VALUE_NOTHING, /* null, false, absent */
	VALUE_TEXT,
	VALUE_HTML, /* trusted markup: only markdown.c and fragment.c make it */
	VALUE_LIST,
	VALUE_MAP
};

struct value;

struct value_entry {
	struct str name;
	struct span name_span;
	const struct value *value; /* not NULL */
};

struct value {
	enum value_kind kind;
	bool plain;       /* a YAML scalar without quotes: `ja`, not `"ja"` */
	struct span span; /* of the whole value */
	struct str text;  /* TEXT, HTML */
	union {
		const struct value **items;  /* LIST; HTML: see markdown.h */
		struct value_entry *entries; /* MAP, in the file's order */
	};
	size_t count; /* of items or entries */
};

extern const struct value value_nothing;
extern const struct value value_true; /* the text "true", for flags */

struct value *value_text(struct arena *arena, struct str text);
const struct value *value_flag(bool flag); /* value_true or value_nothing */
struct value *value_number(struct arena *arena, long number);
struct value *value_list(struct arena *arena);
struct value *value_map(struct arena *arena);

/* Appends to a list or map made by the functions above, in their own arena. */
void value_append(struct arena *arena, struct value *list, const struct value *item);
void value_set(struct arena *arena, struct value *map, struct str name, const struct value *value);

/* value_set() of text; empty text is left as VALUE_NOTHING. */
void value_set_text(struct arena *arena, struct value *map, struct str name, struct str text);

/* The value of a map's entry, or NULL when there is none or it is no map. */
const struct value *value_get(const struct value *map, struct str name);

/* The entry itself, for its name's span; NULL when absent. */
const struct value_entry *value_entry_of(const struct value *map, struct str name);

/* Does a section over it show? False for nothing, empty text and empty lists. */
bool value_is_shown(const struct value *value);

/* The text of a text value, or empty. */
struct str value_str(const struct value *value);

#endif
