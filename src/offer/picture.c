/* Pictures' headers, so that a page can keep room for what it has not loaded yet.
 * Reads bytes only, trusts none, decodes no picture. */
#include "offer/picture.h"

#include "base/binary.h"

#include <string.h>

struct form {
	const char *name;
	const char *endings[3];
	struct str magic; /* at the file's start; empty: SVG, which is text */
	struct str later; /* at byte 8, or empty */
};

static const struct form forms[] = {
	[PICTURE_JPEG] = {"jpg", {".jpg", ".jpeg"}, {"\xFF\xD8\xFF", 3}, {"", 0}},
	[PICTURE_PNG] = {"png", {".png"}, {"\x89PNG\r\n\x1A\n", 8}, {"", 0}},
	[PICTURE_WEBP] = {"webp", {".webp"}, {"RIFF", 4}, {"WEBP", 4}},
	[PICTURE_GIF] = {"gif", {".gif"}, {"GIF8", 4}, {"", 0}},
	[PICTURE_SVG] = {"svg", {".svg"}, {"", 0}, {"", 0}},
};

const char *picture_name(enum picture_kind kind)
{
	return forms[kind].name;
}

const char *picture_ending(enum picture_kind kind, size_t number)
{
	return forms[kind].endings[number];
}

enum picture_kind picture_kind_of_name(struct str name)
{
	for (int kind = 0; kind < NO_PICTURE; kind++)
		for (size_t i = 0; forms[kind].endings[i]; i++)
			if (str_ends(name, str_from(forms[kind].endings[i])))
				return (enum picture_kind)kind;
	return NO_PICTURE;
}

enum picture_kind picture_kind_of_bytes(struct str bytes)
{
	for (int kind = 0; kind < PICTURE_SVG; kind++)
		if (str_starts(bytes, forms[kind].magic)
			&& str_starts(str_skip(bytes, 8), forms[kind].later))
			return (enum picture_kind)kind;
	if (str_starts(bytes, STR("\xEF\xBB\xBF")))
		bytes = str_skip(bytes, 3);
	bytes = str_trim(bytes);
	return str_starts(bytes, STR("<")) && str_find(bytes, STR("<svg"), 0) >= 0 ? PICTURE_SVG
																			   : NO_PICTURE;
}

/* --- each kind ------------------------------------------------------------------- */

/* Telephones save a picture as it was held, and say how to turn it. */
unsigned picture_orientation(struct str inside)
{
	enum { ORIENTATION = 0x0112, ENTRY = 12, WAYS = 8 };
	const struct str name = {"Exif\0\0", 6};
	const struct str exif = str_skip(inside, name.len);
	unsigned (*const number)(struct str, size_t, size_t) =
		str_starts(exif, STR("II")) ? binary_little : binary_big;
	const size_t list = number(exif, 4, 4);
	const size_t count = str_starts(inside, name) ? number(exif, list, 2) : 0;
	for (size_t i = 0; i < count; i++) {
		const size_t at = list + 2 + i * ENTRY;
		const unsigned way = number(exif, at + 8, 2);
		if (number(exif, at, 2) == ORIENTATION)
			return way <= WAYS ? way : 0;
	}
	return 0;
}

/* Markers C0 to CF begin a frame, but for these three. */
static bool begins_frame(unsigned marker)
{
	return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

static struct picture_size size_of_jpeg(struct str bytes)
{
	enum { FIRST = 2, APP1 = 0xE1, FILL = 0xFF, ON_SIDE = 5 };
	unsigned way = 0;
	size_t at = FIRST;
	while (at + 9 < bytes.len && binary_byte(bytes, at) == FILL) {
		const unsigned marker = binary_byte(bytes, at + 1);
		const size_t length = binary_big(bytes, at + 2, 2);
		const struct str inside = str_slice(bytes, at + 4, at + 2 + length);
		if (begins_frame(marker)) {
			const unsigned height = binary_big(inside, 1, 2);
			const unsigned width = binary_big(inside, 3, 2);
			return way >= ON_SIDE ? (struct picture_size){height, width}
								  : (struct picture_size){width, height};
		}
		if (marker == APP1 && !way)
			way = picture_orientation(inside);
		at += marker == FILL ? 1 : 2 + length;
	}
	return (struct picture_size){0};
}

static struct picture_size size_of_webp(struct str bytes)
{
	const struct str chunk = str_slice(bytes, 12, 16);
	if (str_eq(chunk, STR("VP8 ")))
		return (struct picture_size){
			binary_little(bytes, 26, 2) & 0x3FFF, binary_little(bytes, 28, 2) & 0x3FFF};
	if (str_eq(chunk, STR("VP8X")))
		return (struct picture_size){
			binary_little(bytes, 24, 3) + 1, binary_little(bytes, 27, 3) + 1};
	if (!str_eq(chunk, STR("VP8L")) || bytes.len < 25)
		return (struct picture_size){0};
	const unsigned bits = binary_little(bytes, 21, 4);
	return (struct picture_size){(bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1};
}

/* --- SVG, which is text -------------------------------------------------------------- */

/* The value of an attribute of a tag, or empty. */
static struct str attribute(struct str tag, const char *name)
{
	ptrdiff_t at = 0;
	while ((at = str_find(tag, str_from(name), (size_t)at + 1)) > 0) {
		const struct str rest = str_trim(str_skip(tag, (size_t)at + strlen(name)));
		const struct str value = str_trim(str_skip(rest, 1));
		if (!strchr(" \t\r\n", tag.ptr[at - 1]) || !str_starts(rest, STR("=")) || value.len == 0)
			continue;
		const char quote[] = {value.ptr[0], '\0'};
		const ptrdiff_t end = str_find(value, str_from(quote), 1);
		if (strchr("\"'", quote[0]) && end > 0)
			return str_slice(value, 1, (size_t)end);
	}
	return STR("");
}

/* Takes a number off the front, decimals dropped; 0 when there is none. */
static unsigned take_length(struct str *text)
{
	enum { MOST = 100000 };
	unsigned number = 0;
	while (text->len && strchr(" ,\t\r\n", text->ptr[0]))
		*text = str_skip(*text, 1);
	for (; text->len && text->ptr[0] >= '0' && text->ptr[0] <= '9'; *text = str_skip(*text, 1))
		number = number < MOST ? number * 10 + (unsigned)(text->ptr[0] - '0') : MOST;
	while (text->len && strchr("-.0123456789", text->ptr[0]))
		*text = str_skip(*text, 1);
	return number;
}

/* "120", "120px"; a share of the page or an inch says nothing here. */
static unsigned length_of(struct str text)
{
	const unsigned length = take_length(&text);
	return text.len == 0 || str_eq(text, STR("px")) ? length : 0;
}

static struct picture_size size_of_svg(struct str bytes)
{
	const ptrdiff_t start = str_find(bytes, STR("<svg"), 0);
	const ptrdiff_t end = start < 0 ? -1 : str_find(bytes, STR(">"), (size_t)start);
	const struct str tag = end < 0 ? STR("") : str_slice(bytes, (size_t)start, (size_t)end);
	struct str box = attribute(tag, "viewBox");
	struct picture_size size = {
		length_of(attribute(tag, "width")), length_of(attribute(tag, "height"))};
	if (size.width && size.height)
		return size;
	take_length(&box);
	take_length(&box);
	size.width = take_length(&box);
	size.height = take_length(&box);
	return size;
}

/* --- all ---------------------------------------------------------------------------- */

bool picture_measure(enum picture_kind kind, struct str bytes, struct picture_size *size)
{
	switch (kind) {
	case PICTURE_JPEG: *size = size_of_jpeg(bytes); break;
	case PICTURE_PNG:
		*size = (struct picture_size){binary_big(bytes, 16, 4), binary_big(bytes, 20, 4)};
		break;
	case PICTURE_WEBP: *size = size_of_webp(bytes); break;
	case PICTURE_GIF:
		*size = (struct picture_size){binary_little(bytes, 6, 2), binary_little(bytes, 8, 2)};
		break;
	case PICTURE_SVG: *size = size_of_svg(bytes); break;
	case NO_PICTURE: *size = (struct picture_size){0}; break;
	}
	const bool said = size->width && size->height;
	if (!said)
		*size = (struct picture_size){0};
	return said || kind == PICTURE_SVG;
}

struct str picture_path(struct arena *arena, const struct source *source, struct str name)
{
	size_t folder = source->path.len;
	while (folder > 0 && source->path.ptr[folder - 1] != '/')
		folder--;
	return str_format(arena, "%.*s%.*s", (int)folder, source->path.ptr, STR_ARGS(name));
}
