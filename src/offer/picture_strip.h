/* A picture as it is published: what it shows, and nothing of who took it and where. */
#ifndef OFFER_PICTURE_STRIP_H
#define OFFER_PICTURE_STRIP_H

#include "offer/picture.h"

/* The same picture without the camera's notes (EXIF, XMP, IPTC, comments, previews,
 * what lies behind its end), not a point changed: colours keep their profile, and
 * what was held on its side is still turned. Of JPEG, PNG and WebP; others as they
 * are. What cannot be understood ends the copy. */
struct str picture_strip(struct arena *arena, enum picture_kind kind, struct str bytes);

#endif
