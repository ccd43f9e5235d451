/* What of the stylesheet is for readers, and colours as classes, since the pages'
 * policy allows no inline style. */
#include "site/style.h"

#include "site/colour.h"

static struct palette palette_of(const struct library *library)
{
	const struct given *colour = record_get(&library->record, ROLE_COLOUR);
	return colour ? colour_palette((unsigned)colour->number)
				  : colour_palette_of_hue(colour_hue_of_key(library->key));
}

struct str style_class(struct arena *arena, const struct library *library)
{
	const struct given *colour = record_get(&library->record, ROLE_COLOUR);
	return colour ? str_format(arena, "b-%06x", (unsigned)colour->number)
				  : str_join(arena, STR("b-"), str_number(arena, colour_hue_of_key(library->key)));
}

/* One rule for each class there is, in the order of the libraries. */
static void add_rules(struct buf *out, const struct catalogue *catalogue, bool dark)
{
	struct arena scratch = {0};
	struct map written = {.arena = &scratch};
	for (size_t i = 0; i < catalogue->library_count; i++) {
		const struct library *library = catalogue->libraries[i];
		const struct str class = style_class(&scratch, library);
		if (map_put(&written, class, (void *)out))
			continue;
		const struct palette palette = palette_of(library);
		const struct tones *tones = dark ? &palette.dark : &palette.light;
		buf_add_format(out, ".%.*s{--bib:#%06x;--bib-lys:#%06x}\n", STR_ARGS(class), tones->strong,
			tones->pale);
	}
	arena_free(&scratch);
}

/* What stands in quotes is kept as it is. */
static void add_lean(struct buf *out, struct str sheet)
{
	char quote = 0;
	char last = '\n';
	for (size_t i = 0; i < sheet.len; i++) {
		const char c = sheet.ptr[i];
		if (!quote && str_starts(str_skip(sheet, i), STR("/*"))) {
			const ptrdiff_t end = str_find(sheet, STR("*/"), i + 2);
			i = end < 0 ? sheet.len : (size_t)end + 1;
			continue;
		}
		if (!quote && last == '\n' && (c == ' ' || c == '\t' || c == '\n'))
			continue;
		if (c == quote && last != '\\')
			quote = 0;
		else if (!quote && (c == '"' || c == '\''))
			quote = c;
		last = c;
		buf_add_char(out, c);
	}
}

void style_write(struct buf *out, struct str sheet, const struct catalogue *catalogue)
{
	add_lean(out, sheet);
	add_rules(out, catalogue, false);
	buf_add_z(out, "@media (prefers-color-scheme:dark){\n");
	add_rules(out, catalogue, true);
	buf_add_z(out, "}\n");
}
