/* Names of headings, so that a link can lead to one. */
#ifndef FORMAT_MARKDOWN_HEADINGS_H
#define FORMAT_MARKDOWN_HEADINGS_H

#include "base/str.h"

/* What cmark rendered, its headings with names: <h2>Før besøget</h2> becomes
 * <h2 id="afsnit-foer-besoeget">. Two of one name are numbered, the second -2. A
 * heading without letters has none. `html` itself when there are no headings. */
struct str markdown_name_headings(struct arena *arena, struct arena *scratch, struct str html);

#endif
