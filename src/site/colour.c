/* Tones in Oklch (Björn Ottosson, 2020), where equal lightness looks equally
 * light in every hue; made darker or lighter until the contrast is there. */
#include "site/colour.h"

#include <math.h>

/* The grounds that templates/style.css puts text on. */
enum {
	LIGHT_PAGE = 0xF7F2E9,
	LIGHT_SHEET = 0xFFFDF8,
	DARK_PAGE = 0x1C1815,
	DARK_SHEET = 0x27221D,
	ON_LIGHT = 0xFFFFFF,
	ON_DARK = 0x14110E
};

#define ENOUGH 4.6 /* a little over 4.5, so that rounding cannot undo it */
#define PI 3.14159265358979323846

struct oklch {
	double lightness, chroma, hue; /* hue in radians */
};

static double linear(unsigned channel)
{
	const double c = channel / 255.0;
	return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static unsigned encoded(double c)
{
	c = c < 0 ? 0 : c > 1 ? 1 : c;
	const double gamma = c <= 0.0031308 ? 12.92 * c : 1.055 * pow(c, 1 / 2.4) - 0.055;
	return (unsigned)lround(gamma * 255);
}

static double luminance(unsigned colour)
{
	return 0.2126 * linear(colour >> 16 & 0xFF) + 0.7152 * linear(colour >> 8 & 0xFF)
		+ 0.0722 * linear(colour & 0xFF);
}

double colour_contrast(unsigned a, unsigned b)
{
	const double la = luminance(a) + 0.05;
	const double lb = luminance(b) + 0.05;
	return la > lb ? la / lb : lb / la;
}

static struct oklch to_oklch(unsigned colour)
{
	const double r = linear(colour >> 16 & 0xFF);
	const double g = linear(colour >> 8 & 0xFF);
	const double b = linear(colour & 0xFF);
	const double l = cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
	const double m = cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
	const double s = cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
	const double lightness = 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s;
	const double a = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
	const double bb = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
	return (struct oklch){lightness, hypot(a, bb), atan2(bb, a)};
}

static unsigned from_oklch(struct oklch c)
{
	const double a = c.chroma * cos(c.hue);
	const double b = c.chroma * sin(c.hue);
	const double l = pow(c.lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
	const double m = pow(c.lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
	const double s = pow(c.lightness - 0.0894841775 * a - 1.2914855480 * b, 3);
	return encoded(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s) << 16
		| encoded(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s) << 8
		| encoded(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
}

/* `c` made darker (step < 0) or lighter until it can be read on all grounds. */
static unsigned readable(struct oklch c, double step, const unsigned *grounds, size_t count)
{
	enum { STEPS = 100 }; /* from white to black and more */
	unsigned colour = 0;
	bool good = false;
	for (int i = 0; i < STEPS && !good; i++) {
		colour = from_oklch(c);
		c.lightness += step;
		good = true;
		for (size_t k = 0; k < count; k++)
			good = good && colour_contrast(colour, grounds[k]) >= ENOUGH;
	}
	return colour;
}

static struct palette palette_of(struct oklch own)
{
	const double chroma = own.chroma > 0.16 ? 0.16 : own.chroma;
	const struct oklch pale = {0.945, chroma < 0.025 ? chroma : 0.025, own.hue};
	const struct oklch dim = {0.30, chroma < 0.03 ? chroma : 0.03, own.hue};
	const struct oklch bright = {
		own.lightness > 0.78 ? own.lightness : 0.78, chroma < 0.09 ? chroma : 0.09, own.hue};
	struct palette palette = {.light.pale = from_oklch(pale), .dark.pale = from_oklch(dim)};
	const unsigned light[] = {LIGHT_PAGE, LIGHT_SHEET, palette.light.pale, ON_LIGHT};
	const unsigned dark[] = {DARK_PAGE, DARK_SHEET, palette.dark.pale, ON_DARK};
	own.chroma = chroma;
	palette.light.strong = readable(own, -0.01, light, 4);
	palette.dark.strong = readable(bright, 0.01, dark, 4);
	return palette;
}

struct palette colour_palette(unsigned own)
{
	return palette_of(to_oklch(own));
}

unsigned colour_hue_of_key(struct str key)
{
	return (unsigned)(str_hash(key) % COLOUR_HUES);
}

struct palette colour_palette_of_hue(unsigned hue)
{
	return palette_of((struct oklch){0.46, 0.10, hue * 2 * PI / COLOUR_HUES});
}
