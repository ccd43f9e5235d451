/* The table: one row an offer, for those who open it in a spreadsheet. UTF-8 with
 * its mark, semicolons and CRLF, as a Danish Excel reads it without asking. Words
 * stand as people read them; a cell that a spreadsheet would take for a formula
 * gets an apostrophe before it. */
#include "site/api_parts.h"

static const char *const heads[] = {"id", "titel", "resume", "url", "bibliotek_id", "bibliotek",
	"form", "trin", "fag", "emner", "sted", "pris", "gratis", "varighed", "omfang", "kommuner",
	"status", "opdateret"};

enum { COLUMNS_COUNT = sizeof heads / sizeof heads[0] };

static bool is_formula(struct str text)
{
	return text.len && strchr("=+-@\t\r\n", text.ptr[0]);
}

static void write_cell(struct buf *out, struct str text)
{
	buf_add_char(out, '"');
	if (is_formula(text))
		buf_add_char(out, '\'');
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] == '"')
			buf_add_char(out, '"');
		buf_add_char(out, text.ptr[i]);
	}
	buf_add_char(out, '"');
}

static void write_row(struct buf *out, const struct str *cells)
{
	for (size_t i = 0; i < COLUMNS_COUNT; i++) {
		if (i)
			buf_add_char(out, ';');
		write_cell(out, cells[i]);
	}
	buf_add(out, STR("\r\n"));
}

static struct str words(struct arena *arena, const struct offer *offer, enum role role)
{
	const struct given *given = record_get(&offer->record, role);
	struct str all = STR("");
	if (!given || given->kind != GIVEN_VALUE)
		return all;
	if (!given->items)
		return given->text;
	for (size_t i = 0; i < given->count; i++)
		all = str_format(
			arena, "%.*s%s%.*s", STR_ARGS(all), i ? ", " : "", STR_ARGS(given->items[i].text));
	return all;
}

static struct str text_of(const struct offer *offer, enum role role)
{
	const struct given *given = record_get(&offer->record, role);
	return given && given->kind == GIVEN_VALUE ? given->text : STR("");
}

static struct str grades(struct arena *arena, unsigned set)
{
	struct str all = STR("");
	for (int grade = 0; grade <= LAST_GRADE; grade++)
		if (set >> grade & 1)
			all = str_format(arena, "%.*s%s%d", STR_ARGS(all), all.len ? ", " : "", grade);
	return all;
}

static struct str municipalities(
	struct arena *arena, const struct catalogue *catalogue, const struct offer *offer)
{
	const struct vocabulary *all = catalogue->places.municipalities;
	struct str names = STR("");
	for (size_t i = 0; !offer->nationwide && i < all->count; i++)
		if (area_has(&offer->area, all->terms[i]))
			names = str_format(arena, "%.*s%s%.*s", STR_ARGS(names), names.len ? ", " : "",
				STR_ARGS(all->terms[i]->name));
	return names;
}

static struct str is_free(const struct offer *offer)
{
	const enum price_unit unit = api_price_of(offer);
	if (unit == PRICE_TEXT)
		return STR("");
	return unit == PRICE_FREE ? STR("ja") : STR("nej");
}

static struct str status(const struct offer *offer)
{
	if (offer->status == STATUS_SOLD_OUT)
		return STR("udsolgt");
	return offer->status == STATUS_PAUSED ? STR("pause") : STR("aktiv");
}

static void write_offer(
	const struct site *site, const struct offer *offer, struct arena *arena, struct buf *out)
{
	const struct str cells[COLUMNS_COUNT] = {
		str_format(arena, "%.*s/%.*s", STR_ARGS(offer->library->key), STR_ARGS(offer->id)),
		offer->title, record_text(&offer->record, ROLE_SUMMARY),
		str_join(arena, site->base_url, offer->path), offer->library->key, offer->library->name,
		words(arena, offer, ROLE_FORM), grades(arena, offer->grades),
		words(arena, offer, ROLE_SUBJECTS), words(arena, offer, ROLE_TOPICS),
		words(arena, offer, ROLE_PLACES), text_of(offer, ROLE_PRICE), is_free(offer),
		text_of(offer, ROLE_DURATION), offer->nationwide ? STR("landsdaekkende") : STR("lokalt"),
		municipalities(arena, site->catalogue, offer), status(offer),
		offer->changed.year ? date_iso(arena, offer->changed) : STR("")};
	write_row(out, cells);
}

void api_write_table(
	const struct site *site, const struct page *page, struct arena *arena, struct buf *out)
{
	const struct listing *listing = page->section.lists[0];
	struct str cells[COLUMNS_COUNT];
	(void)arena;
	for (size_t i = 0; i < COLUMNS_COUNT; i++)
		cells[i] = str_from(heads[i]);
	buf_add(out, STR("\xEF\xBB\xBF"));
	write_row(out, cells);
	for (size_t i = 0; listing && i < listing->count; i++) {
		struct arena scratch = {0};
		write_offer(site, listing->offers[i], &scratch, out);
		arena_free(&scratch);
	}
}
