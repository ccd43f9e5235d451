/* Between the files of names: how shapes are written down. */
#ifndef SITE_NAMES_PARTS_H
#define SITE_NAMES_PARTS_H

#include "site/names.h"

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

/* A page's own names, its template, and the record whose fields it shows. */
struct page_type {
	const char *template;
	const struct shape *names;
	size_t count;
	const char *record; /* name of the map of fields, or NULL */
	enum kind kind;
};

/* By page kind. (names_pages.c) */
extern const struct page_type names_types[PAGE_KINDS];

extern const struct page_type names_fragments[FRAGMENT_KINDS];

/* Names every page has, and those of one link. (names_pages.c) */
extern const struct shape names_link[2];
extern const struct shape names_side[8];
extern const struct shape names_follow[6];

#endif
