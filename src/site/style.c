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

enum rules { LIGHT, DARK, BOTH };

static void add_rule(
	struct buf *out, struct str class, const struct palette *palette, enum rules which)
{
	const struct tones *light = &palette->light;
	const struct tones *dark = &palette->dark;
	const struct tones *tones = which == DARK ? dark : light;
	if (which == BOTH)
		buf_add_format(out,
			".%.*s{--bib:light-dark(#%06x,#%06x);--bib-lys:light-dark(#%06x,#%06x)}\n",
			STR_ARGS(class), light->strong, dark->strong, light->pale, dark->pale);
	else
		buf_add_format(out, ".%.*s{--bib:#%06x;--bib-lys:#%06x}\n", STR_ARGS(class), tones->strong,
			tones->pale);
}

/* One rule for each class there is, in the order of the libraries. */
static void add_rules(struct buf *out, const struct catalogue *catalogue, enum rules which)
{
	struct arena scratch = {0};
	struct map written = {.arena = &scratch};
	for (size_t i = 0; i < catalogue->library_count; i++) {
		const struct library *library = catalogue->libraries[i];
		const struct str class = style_class(&scratch, library);
		if (map_put(&written, class, (void *)out))
			continue;
		const struct palette palette = palette_of(library);
		add_rule(out, class, &palette, which);
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

void style_write(
	struct buf *out, struct str sheet, const struct catalogue *catalogue, enum style_dark dark)
{
	add_lean(out, sheet);
	add_rules(out, catalogue, LIGHT);
	buf_add_z(out,
		dark == DARK_BY_DEVICE ? "@media (prefers-color-scheme:dark){\n"
							   : "@supports (color:light-dark(#000,#fff)){\n");
	add_rules(out, catalogue, dark == DARK_BY_DEVICE ? DARK : BOTH);
	buf_add_z(out, "}\n");
}
