/* The one stylesheet, with the libraries' colours as classes. */
#ifndef SITE_STYLE_H
#define SITE_STYLE_H

#include "base/buf.h"
#include "offer/catalogue.h"

/* The class of a library's colour: "b-9c3019" of its own, "b-7" of a hue. Libraries
 * that look the same share it. */
struct str style_class(struct arena *arena, const struct library *library);

/* How dark colours are told apart: by the device, or by the scheme in use where
 * it is (light-dark()), which a frame's host may choose. */
enum style_dark { DARK_BY_DEVICE, DARK_BY_SCHEME };

/* Appends a sheet without what only its writers read (comments, indentation, empty
 * lines), and a rule for each class, light and dark. */
void style_write(
	struct buf *out, struct str sheet, const struct catalogue *catalogue, enum style_dark dark);

#endif
