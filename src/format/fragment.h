/* Markup that is rendered once and shown on many pages. What differs from page to
 * page, the way to the site's root, is left open while the fragment is rendered
 * and filled in when it is shown. */
#ifndef FORMAT_FRAGMENT_H
#define FORMAT_FRAGMENT_H

#include "format/template.h"

/* What a view gives for the way: it stays open wherever a template writes it. */
extern const struct value fragment_way;

/* Fragments, as template_render() wrote them, after each other with `way` ("../../") where they were left open:
 * trusted markup, as what they were rendered from. */
const struct value *fragments_join(
	struct arena *arena, const struct str *fragments, size_t count, struct str way);

#endif
