/* A library's colour in the tones its pages need, light and dark, each with
 * enough contrast to be read (WCAG 2: 4.5 to 1). */
#ifndef SITE_COLOUR_H
#define SITE_COLOUR_H

#include "base/str.h"

#include <stdbool.h>

/* Colours are 0xRRGGBB. */
struct tones {
	unsigned strong; /* text and edges on the page */
	unsigned pale;   /* a quiet ground for the page's own text */
};

struct palette {
	struct tones light, dark;
};

/* The palette of a library's own colour. */
struct palette colour_palette(unsigned own);

/* For a library without a colour of its own: a hue by its key, below COLOUR_HUES. */
enum { COLOUR_HUES = 24 };
unsigned colour_hue_of_key(struct str key);
struct palette colour_palette_of_hue(unsigned hue);

/* Contrast of two colours by WCAG 2: 1 to 21. */
double colour_contrast(unsigned a, unsigned b);

#endif
