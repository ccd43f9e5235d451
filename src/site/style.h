/* The one stylesheet: templates/style.css and the libraries' colours. */
#ifndef SITE_STYLE_H
#define SITE_STYLE_H

#include "base/buf.h"
#include "offer/catalogue.h"

/* Appends the stylesheet: `base`, then a class for each library's colour. */
void style_write(struct buf *out, struct str base, const struct catalogue *catalogue);

/* A word that changes when the stylesheet's bytes do, so no reader keeps an old
 * one: style.css?v=1a2b3c4d. */
struct str style_version(struct arena *arena, struct str style);

#endif
