/* Mustache templates: core and inheritance of the specification, in two modes.
 *
 * Spec mode renders as the specification's tests say: names that are not there
 * are empty, partials are looked up while rendering, `{{x}}` escapes & < > " .
 *
 * Site mode is for pages. template_compile() checks each page template with all
 * its partials and blocks before anything is rendered: every name must be
 * declared by the view's shape; every variable is escaped for the place where it
 * stands in the HTML; unsafe places, unclosed sections and partial rings are
 * refused. Rendering cannot fail then. */
#ifndef FORMAT_TEMPLATE_H
#define FORMAT_TEMPLATE_H

#include "base/buf.h"
#include "base/map.h"
#include "format/value.h"
#include "report/report.h"

/* What a view promises to give: the names of a map, and what lies below them.
 * TEXT also stands for a flag; a LIST's `inside` describes each item; a MAP or
 * LIST of plain texts has none. */
struct shape {
	struct str name;
	enum value_kind kind;
	const struct shape *inside; /* `count` names of the map (or of each item's map) */
	size_t count;
};

struct template; /* one parsed file */

/* All templates of a site, found by name: "kort" for {{> kort}}. */
struct templates {
	struct arena *arena;
	bool site;       /* site mode */
	struct map map;  /* name → struct template; .arena must be set */
};

/* Parses one file and adds it under `name`. NULL when it is unusable; every
 * fault is told at its place. Files that are not HTML (xml, txt) are escaped as
 * text. */
const struct template *template_add(struct templates *templates, struct str name,
	const struct source *source, struct report *report);

/* Site mode: checks the page template `name` against the root's names, with
 * everything it draws in. NULL and findings when it must not be used. Call once
 * all files are added, on one thread. */
const struct template *template_compile(struct templates *templates, struct str name,
	const struct shape *root, struct report *report);

/* Appends the page. Thread-safe once compiled; `scratch` is used while rendering. */
void template_render(const struct templates *templates, const struct template *template,
	const struct value *root, struct arena *scratch, struct buf *out);

#endif
