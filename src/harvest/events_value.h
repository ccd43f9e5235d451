/* Single values of a CMS's answer, made harmless; between the files of events. */
#ifndef HARVEST_EVENTS_VALUE_H
#define HARVEST_EVENTS_VALUE_H

#include "format/value.h"
#include "harvest/events.h"

/* The text of a field on one line, at most `most` characters, without markup and
 * mail addresses; empty where there is none. */
struct str cms_line(struct arena *arena, const struct value *map, struct str name, size_t most);

/* The same of every item of a list. */
struct strs cms_lines(struct arena *arena, const struct value *map, struct str name);

/* An editor's text: paragraphs, without markup and mail addresses. */
struct str cms_text(struct arena *arena, const struct value *map, struct str name);

/* An address of the web, or empty. */
struct str cms_url(const struct value *map, struct str name);

/* "a7e00599-ec4e-4d57-80af-e5b34c115241" in lower case, or empty. */
struct str cms_uuid(struct arena *arena, const struct value *map, struct str name);

/* A uuid made of a name: the same for the same one. */
struct str cms_uuid_of(struct arena *arena, struct str name);

/* "2026-11-24T08:00:00+00:00" → 24 November 9.00, as clocks in Denmark show it.
 * False when it is not a time. */
bool cms_moment(struct str text, struct moment *moment);

/* "10:00" → 600; -1 when it is not a time of day. */
int cms_clock(struct str text);

#endif
