/* Pictures, as far as a page must know them: what kind, and how large. */
#ifndef OFFER_PICTURE_H
#define OFFER_PICTURE_H

#include "report/source.h"

enum picture_kind { PICTURE_JPEG, PICTURE_PNG, PICTURE_WEBP, PICTURE_GIF, PICTURE_SVG, NO_PICTURE };

/* As it is shown, in pixels of CSS; 0 by 0 where the picture does not say. */
struct picture_size {
	unsigned width, height;
};

/* "jpg" */
const char *picture_name(enum picture_kind kind);

/* By the file's ending, and by its first bytes. */
enum picture_kind picture_kind_of_name(struct str name);
enum picture_kind picture_kind_of_bytes(struct str bytes);

/* The endings of a kind, ".jpg"; NULL after the last. */
const char *picture_ending(enum picture_kind kind, size_t number);

/* Reads the size out of a file's first bytes, PICTURE_HEAD_MAX or all of them. False
 * when a picture of points does not say: it is broken. A drawing need not. */
bool picture_measure(enum picture_kind kind, struct str bytes, struct picture_size *size);

/* How a JPEG is to be turned when it is shown, 2 to 8; 1: as it lies, 0: nothing is
 * said. `inside` is one of its segments APP1. */
unsigned picture_orientation(struct str inside);

/* Where a picture lies that a content file names: beside it. NUL-terminated. */
struct str picture_path(struct arena *arena, const struct source *source, struct str name);

#endif
