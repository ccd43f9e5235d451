/* oEmbed as files: each offer's answer lies beside its page, which says so in its
 * head. The card is a quotation with a link: no script, no frame, so any site can
 * show it. Its words are the template's. */
#include "site/oembed.h"

#include "format/fragment.h"
#include "format/json_out.h"
#include "site/fragments.h"

/* How large the card is shown, about: those who ask must be told something. */
enum { CARD_WIDTH = 480, CARD_HEIGHT = 220, DAY_SECONDS = 24 * 60 * 60 };

struct str oembed_path_of(struct arena *arena, struct str path)
{
	return str_join(arena, path, STR("oembed.json"));
}

static const struct page *picture_of(
	const struct site *site, const struct offer *offer, struct arena *arena)
{
	const struct given *file = given_part(record_get(&offer->record, ROLE_PICTURE), STR("fil"));
	const struct page *page = file && file->kind == GIVEN_VALUE && file->span.source
		? map_get(&site->plan->by_file, picture_path(arena, file->span.source, file->key))
		: NULL;
	return page && page->size.width ? page : NULL;
}

static void write_card(
	struct json_out *out, const struct site *site, const struct offer *offer, struct arena *arena)
{
	const struct page *picture = picture_of(site, offer, arena);
	const struct str card = fragment_of(site, FRAGMENT_OEMBED, offer, arena);
	json_text(out, "html", fragments_join(arena, &card, 1, site->base_url)->text);
	json_number(out, "width", CARD_WIDTH);
	json_number(out, "height", CARD_HEIGHT);
	if (!picture)
		return;
	json_text(out, "thumbnail_url", str_join(arena, site->base_url, picture->path));
	json_number(out, "thumbnail_width", (long)picture->size.width);
	json_number(out, "thumbnail_height", (long)picture->size.height);
}

void oembed_write(
	const struct site *site, const struct page *page, struct arena *arena, struct buf *out)
{
	const struct offer *offer = page->offer;
	struct json_out json = {.buf = out, .compact = true};
	json_open(&json, NULL, '{');
	json_text(&json, "version", STR("1.0"));
	json_text(&json, "type", offer ? STR("rich") : STR("link"));
	json_text(&json, "title", offer ? offer->title : page->title);
	if (page->library) {
		json_text(&json, "author_name", page->library->name);
		json_text(&json, "author_url", str_join(arena, site->base_url, page->library->path));
	}
	json_text(&json, "provider_name", record_text(&site->catalogue->site, ROLE_NAME));
	json_text(&json, "provider_url", site->base_url);
	json_number(&json, "cache_age", DAY_SECONDS);
	if (offer)
		write_card(&json, site, offer, arena);
	json_close(&json, '}');
	buf_add_char(out, '\n');
}
