/* Mustache templates: core and inheritance of the specification, in two modes.
 *
 * Spec mode renders as the specification's tests say: names that are not there
 * are empty, partials are looked up while rendering, `{{x}}` escapes & < > " .
 *
 * Site mode is for pages. template_compile() makes a page of a template with all
 * its partials, parents and blocks put in place, and checks it before anything is
 * rendered: every name must be declared by the view's shape; every variable is
 * escaped for the place where it stands in the HTML; unsafe places, misspelt
 * blocks and partial rings are refused. Rendering cannot fail then. A partial
 * may serve several places: each page has its own copy. Site mode carries no
 * indentation into partials and blocks: it would only weigh, and disturb <pre>.
 *
 * What may stand where, in HTML:
 *   between tags           text, escaped; html as it is
 *   title, textarea        text
 *   quoted attribute       text; href, src, action, … an address: http, https,
 *                          mailto, tel or relative, anything else becomes "#";
 *                          a variable later in an address is percent-encoded
 *   JSON in a script       one variable, any value, as the whole content
 *   elsewhere              nothing
 * A section must end at the kind of place where it began. In title and textarea <
 * is written &lt; and style has none. A script inside <svg> is not understood. */
#ifndef FORMAT_TEMPLATE_H
#define FORMAT_TEMPLATE_H

#include "base/buf.h"
#include "base/map.h"
#include "format/value.h"
#include "report/report.h"

enum shape_kind {
	SHAPE_TEXT,
	SHAPE_FLAG, /* shown or not; cannot be written */
	SHAPE_HTML, /* trusted markup: a VALUE_HTML */
	SHAPE_LIST,
	SHAPE_MAP
};

/* What a view promises to give: the names of a map, and what lies below them. A
 * LIST's `inside` describes each item's map; without it the items are texts. A
 * MAP without it is only shown or not, or written whole as JSON. A map whose
 * entries stand in the order of its shape is read fastest. Anything may be
 * VALUE_NOTHING; another kind of value than promised is a programmer's mistake. */
struct shape {
	struct str name;
	enum shape_kind kind;
	const struct shape *inside;
	size_t count; /* of `inside` */
};

struct template; /* one parsed file, or one compiled page */

/* All templates of a site, found by name: "kort" for {{> kort}}. Valid when
 * zeroed but for the arena; must not move once a template is added. */
struct templates {
	struct arena *arena;
	bool site;      /* site mode */
	struct map map; /* name → struct template */
};

/* Parses one file and adds it under `name`: the file's name without ".html"
 * ("kort"), or with another ending ("sitemap.xml", "robots.txt"), which decides
 * how a page of that name is escaped. NULL when it is unusable; every fault is
 * told at its place. Name and source must live as long as the templates. */
const struct template *template_add(struct templates *templates, struct str name,
	const struct source *source, struct report *report);

/* Site mode: the page template `name`, checked against the root map's shape with
 * everything it draws in. NULL and findings when it must not be used; NULL alone
 * when a file it needs was found unusable by template_add(). Call once all files
 * are added, on one thread. */
const struct template *template_compile(
	struct templates *templates, struct str name, const struct shape *root, struct report *report);

/* Appends the page. Thread-safe; allocates nothing but in `out`. Spec mode stops
 * at TEMPLATE_DEPTH_MAX partials and sections inside each other. */
void template_render(const struct template *template, const struct value *root, struct buf *out);

#endif
