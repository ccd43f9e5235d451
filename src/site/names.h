/* The names each kind of page gives to its template: the contract that templates
 * are compiled against and that the views must keep. */
#ifndef SITE_NAMES_H
#define SITE_NAMES_H

#include "format/template.h"
#include "offer/schema.h"
#include "site/fragments.h"
#include "site/plan.h"

/* The names of one kind of page, with those every page has. The fields of the
 * schema are among them, so a new field needs no code. */
const struct shape *names_of(struct arena *arena, const struct schema *schema, enum page_kind kind);

/* Template of a kind of page: "tilbud"; NULL for a page made without one. */
const char *names_template(enum page_kind kind);

/* The same of what lists show of an offer. */
const struct shape *names_of_fragment(struct arena *arena, enum fragment_kind kind);
const char *names_fragment_template(enum fragment_kind kind);

#if defined(__SANITIZE_ADDRESS__)
enum { CHECK_NAMES = 1 }; /* every page of every test keeps its contract */
#else
enum { CHECK_NAMES = 0 };
#endif

/* Does a value give exactly the names of a shape, no fewer and no more? For tests. */
bool names_fit(const struct shape *shape, const struct value *value);

#endif
