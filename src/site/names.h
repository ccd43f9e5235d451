/* The names each kind of page gives to its template: the contract that templates
 * are compiled against and that the views must keep. */
#ifndef SITE_NAMES_H
#define SITE_NAMES_H

#include "format/template.h"
#include "offer/schema.h"
#include "site/plan.h"

/* The names of one kind of page, with those every page has. The fields of the
 * schema are among them, so a new field needs no code. */
const struct shape *names_of(struct arena *arena, const struct schema *schema, enum page_kind kind);

/* Template of a kind of page: "tilbud"; NULL for a page made without one. */
const char *names_template(enum page_kind kind);

/* Does a value give exactly the names of a shape, no fewer and no more? For tests. */
bool names_fit(const struct shape *shape, const struct value *value);

#endif
