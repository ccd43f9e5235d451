/* Colours as classes, since the pages' policy allows no inline style. Libraries
 * of one palette share a rule. */
#include "site/style.h"

#include "site/colour.h"

#include <string.h>

static struct palette palette_of(const struct library *library)
{
	const struct given *colour = record_get(&library->record, ROLE_COLOUR);
	return colour ? colour_palette((unsigned)colour->number) : colour_palette_of_key(library->key);
}

/* A rule for all libraries of the same palette as number `first`, the first of
 * them; nothing when an earlier one has written it. */
static void add_rule(struct buf *out, const struct catalogue *catalogue,
	const struct palette *palettes, size_t first, bool dark)
{
	const struct tones *tones = dark ? &palettes[first].dark : &palettes[first].light;
	for (size_t i = 0; i < first; i++)
		if (memcmp(&palettes[i], &palettes[first], sizeof *palettes) == 0)
			return;
	for (size_t i = first; i < catalogue->library_count; i++)
		if (memcmp(&palettes[i], &palettes[first], sizeof *palettes) == 0)
			buf_add_format(
				out, "%s.b-%.*s", i == first ? "" : ",", STR_ARGS(catalogue->libraries[i]->key));
	buf_add_format(out, "{--bib:#%06x;--bib-lys:#%06x;--bib-tekst:#%06x}\n", tones->strong,
		tones->pale, tones->on_strong);
}

void style_write(struct buf *out, struct str base, const struct catalogue *catalogue)
{
	struct arena scratch = {0};
	struct palette *palettes = arena_array(&scratch, catalogue->library_count, sizeof *palettes);
	for (size_t i = 0; i < catalogue->library_count; i++)
		palettes[i] = palette_of(catalogue->libraries[i]);
	buf_add(out, base);
	for (size_t i = 0; i < catalogue->library_count; i++)
		add_rule(out, catalogue, palettes, i, false);
	buf_add_z(out, "@media (prefers-color-scheme:dark){\n");
	for (size_t i = 0; i < catalogue->library_count; i++)
		add_rule(out, catalogue, palettes, i, true);
	buf_add_z(out, "}\n");
	arena_free(&scratch);
}

struct str style_version(struct arena *arena, struct str style)
{
	return str_format(arena, "%08x", (unsigned)(str_hash(style) >> 32));
}
