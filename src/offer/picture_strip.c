/* Pictures without their notes. A telephone writes where it stood into each of its
 * pictures; a library means to publish the picture only. Segments and chunks are
 * taken over by a list of what is needed to show the picture, so that a kind of
 * note nobody has thought of is left out too. Decodes nothing, trusts no length. */
#include "offer/picture_strip.h"

#include "base/binary.h"
#include "base/buf.h"

#include <string.h>

static void add_little(struct buf *out, size_t number)
{
	for (int i = 0; i < 4; i++, number >>= 8)
		buf_add_char(out, (char)(number & 0xFF));
}

/* --- JPEG ------------------------------------------------------------------------- */

enum {
	JPEG_SOI = 0xD8,
	JPEG_EOI = 0xD9,
	JPEG_SOS = 0xDA,
	JPEG_APP0 = 0xE0,
	JPEG_APP1 = 0xE1,
	JPEG_APP2 = 0xE2,
	JPEG_APP14 = 0xEE,
	JPEG_FILL = 0xFF
};

/* The least EXIF there is: one entry, the orientation. */
static void add_orientation(struct buf *out, unsigned way)
{
	buf_add(out,
		(struct str){"\xFF\xE1\0\x22"
					 "Exif\0\0MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0",
			29});
	buf_add_char(out, (char)way);
	buf_add(out, (struct str){"\0\0\0\0\0\0", 6});
}

/* How pixels become colours: JFIF, the colour profile, Adobe's word for CMYK. */
static bool jpeg_keeps(unsigned marker, struct str inside)
{
	const struct str profile = {"ICC_PROFILE\0", 12};
	switch (marker) {
	case JPEG_APP0: return str_starts(inside, (struct str){"JFIF\0", 5});
	case JPEG_APP2: return str_starts(inside, profile);
	case JPEG_APP14: return str_starts(inside, STR("Adobe"));
	default: return marker < JPEG_APP0;
	}
}

/* The picture's points, up to the next marker that is not among them. */
static size_t points_end(struct str bytes, size_t at)
{
	while (at + 1 < bytes.len) {
		const char *mark = memchr(bytes.ptr + at, JPEG_FILL, bytes.len - at - 1);
		if (!mark)
			break;
		at = (size_t)(mark - bytes.ptr);
		const unsigned next = binary_byte(bytes, at + 1);
		if (next != 0 && next != JPEG_FILL && (next < 0xD0 || next > 0xD7))
			return at;
		at += next == JPEG_FILL ? 1 : 2;
	}
	return bytes.len;
}

static void strip_jpeg(struct str bytes, struct buf *out)
{
	size_t at = 2;
	bool turned = false;
	buf_add(out, str_slice(bytes, 0, at));
	while (binary_byte(bytes, at) == JPEG_FILL && at + 1 < bytes.len) {
		const unsigned marker = binary_byte(bytes, at + 1);
		const size_t end = at + 2 + binary_big(bytes, at + 2, 2);
		if (marker == JPEG_FILL) {
			at++;
			continue;
		}
		if (marker == JPEG_EOI)
			buf_add(out, str_slice(bytes, at, at + 2));
		if (marker <= JPEG_EOI && marker >= JPEG_SOI)
			return;
		if (end < at + 4 || end > bytes.len)
			return;
		const struct str inside = str_slice(bytes, at + 4, end);
		const unsigned way = marker == JPEG_APP1 && !turned ? picture_orientation(inside) : 0;
		if (way > 1)
			add_orientation(out, way);
		turned = turned || way;
		const size_t next = marker == JPEG_SOS ? points_end(bytes, end) : end;
		if (jpeg_keeps(marker, inside))
			buf_add(out, str_slice(bytes, at, next));
		at = next;
	}
}

/* --- PNG --------------------------------------------------------------------------- */

static bool png_keeps(struct str name)
{
	static const char needed[][5] = {"IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB",
		"iCCP", "cICP", "sBIT", "bKGD", "pHYs", "acTL", "fcTL", "fdAT"};
	for (size_t i = 0; i < sizeof needed / sizeof needed[0]; i++)
		if (str_eq(name, str_from(needed[i])))
			return true;
	return false;
}

static void strip_png(struct str bytes, struct buf *out)
{
	enum { FIRST = 8, AROUND = 12 }; /* length, name and sum around what is inside */
	size_t at = FIRST;
	buf_add(out, str_slice(bytes, 0, at));
	while (at + 8 <= bytes.len) {
		const struct str name = str_slice(bytes, at + 4, at + 8);
		const size_t end = at + AROUND + binary_big(bytes, at, 4);
		if (png_keeps(name))
			buf_add(out, str_slice(bytes, at, end));
		if (str_eq(name, STR("IEND")))
			return;
		at = end;
	}
}

/* --- WebP -------------------------------------------------------------------------- */

static bool webp_keeps(struct str name)
{
	static const char needed[][5] = {"VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"};
	for (size_t i = 0; i < sizeof needed / sizeof needed[0]; i++)
		if (str_eq(name, str_from(needed[i])))
			return true;
	return false;
}

static void strip_webp(struct str bytes, struct buf *out)
{
	enum { FIRST = 12, NOTES = 0x08 | 0x04 }; /* what VP8X says of EXIF and XMP */
	size_t whole = 8 + (size_t)binary_little(bytes, 4, 4);
	bytes = str_slice(bytes, 0, whole < FIRST ? FIRST : whole);
	buf_add(out, str_slice(bytes, 0, FIRST));
	for (size_t at = FIRST; at + 8 <= bytes.len;) {
		const struct str name = str_slice(bytes, at, at + 4);
		const size_t length = binary_little(bytes, at + 4, 4);
		const size_t end = at + 8 + length + length % 2;
		const size_t flags = out->len + 8;
		if (webp_keeps(name))
			buf_add(out, str_slice(bytes, at, end));
		if (str_eq(name, STR("VP8X")) && flags < out->len)
			out->ptr[flags] = (char)(out->ptr[flags] & ~NOTES);
		at = end;
	}
	struct buf size = {.ceiling = 4};
	add_little(&size, out->len - 8);
	memcpy(out->ptr + 4, size.ptr, 4);
	buf_free(&size);
}

struct str picture_strip(struct arena *arena, enum picture_kind kind, struct str bytes)
{
	/* A JPEG that says how it is turned may do so in a few bytes more. */
	struct buf out = {.ceiling = bytes.len + 64};
	if (kind == PICTURE_JPEG)
		strip_jpeg(bytes, &out);
	else if (kind == PICTURE_PNG)
		strip_png(bytes, &out);
	else if (kind == PICTURE_WEBP && bytes.len >= 12)
		strip_webp(bytes, &out);
	else
		return bytes;
	const struct str stripped = str_copy(arena, buf_str(&out));
	buf_free(&out);
	return stripped;
}
