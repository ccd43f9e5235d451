/* Between the files of view: parts that several pages show. */
#ifndef SITE_VIEW_PARTS_H
#define SITE_VIEW_PARTS_H

#include "site/view.h"

struct view {
	const struct site *site;
	const struct page *page;
	struct arena *arena;
	struct value *root;
};

/* Shorter words for value_set() in a view's own arena. */
void put(const struct view *view, struct value *map, const char *name, const struct value *value);
void put_text(const struct view *view, struct value *map, const char *name, struct str text);
void put_flag(const struct view *view, struct value *map, const char *name, bool flag);
void put_number(const struct view *view, struct value *map, const char *name, size_t number);

/* The path when the plan has a page there, else empty: no link leads nowhere. */
struct str path_if_there(const struct view *view, struct str path);

/* Puts every field of a record, given or not, under its name. (view_field.c) */
void put_fields(const struct view *view, struct value *map, const struct record *record);

/* Puts every one of `fields`, with what the record gives under the same name: a
 * page that shows two kinds of record has one set of names. */
void put_fields_as(const struct view *view, struct value *map, const struct fields *fields,
	const struct record *record);

/* Puts one field; `given` may be NULL, or of a field of the same name in another
 * kind of file: then its parts are found by name. */
void put_field(const struct view *view, struct value *map, const struct field *field,
	const struct given *given);

/* Puts `tavs` and `sidst_set`: has the address been dead for long, and since when? */
void put_answer(const struct view *view, struct value *map, struct str url);

/* Where the file that a field names is published; NULL where it is not. */
const struct page *page_of_file(const struct view *view, const struct given *given);

/* view_card.c */
struct value *view_card(const struct view *view, const struct offer *offer); /* one alone */
const struct value *view_sender(const struct view *view, const struct library *library);
struct str view_class(const struct view *view, const struct library *library);
bool offer_is_at(const struct offer *offer, const char *place);
bool offer_is_free(const struct offer *offer);

/* What this offer says of who may use it, naming its own municipality. */
struct str audience_text(const struct view *view, const struct offer *offer);

/* Offers as they look in lists, one after the other; nothing when there are none. */
const struct value *view_offers_as(const struct view *view, enum fragment_kind kind,
	const struct offer *const *offers, size_t count);

/* A whole listing: {antal, kort}; nothing when it is empty. */
const struct value *view_listing(
	const struct view *view, enum fragment_kind kind, const struct listing *listing);

/* view_choice.c: lists of {navn, sti, antal, kort_navn, her} to choose from */
void put_choices(const struct view *view); /* trin, fag, former, emner */
const struct value *view_bands(const struct view *view, struct str path); /* forløb */
const struct value *view_grade_choices(const struct view *view);
const struct value *view_subject_choices(const struct view *view);
const struct value *view_form_choices(const struct view *view);
const struct value *view_topic_choices(const struct view *view, size_t most);
const struct value *view_facet_choices(const struct view *view, const struct facet *facet);
const struct value *view_facets(const struct view *view);  /* all but the municipalities */
const struct value *view_regions(const struct view *view); /* municipalities by region */

/* view_themes.c */
const struct value *view_themes(const struct view *view); /* those that DR has now */
void put_offer_themes(const struct view *view, const struct offer *offer);

/* Puts `sri_hoejde` and `sri_element`, the hashes of the scripts that other
 * sites' pages use. (view.c) */
void put_integrity(const struct view *view);

/* Puts `kode`, what shows a list on another page, and the scripts' hashes. `name`:
 * the list's, empty for all offers; `attribute`: what the custom element chooses it
 * by: dr="ultrabit". (view_codes.c) */
void put_code(const struct view *view, struct str list, struct str name, struct str attribute);

/* Puts `landkort`, the tiles of the country in reading order. (view_map.c) */
void put_map_of_municipalities(const struct view *view);
void put_map_of_libraries(const struct view *view);

/* The part of the page's list `which` that stands on it. */
struct listing view_part(const struct view *view, size_t which);

/* Puts `sideskift`, pages to turn to: the first, the last and those around this one. */
void put_turn(const struct view *view);

/* Puts `liste` and `sideskift`, for a page of one listing. (view_list.c) */
void put_list_page(const struct view *view, enum fragment_kind kind);

/* Puts `sideskift`: the first page of the list, the last and those around this
 * one; nothing where there is but one. (view_list.c) */
void put_turn(const struct view *view);

/* Puts `filter`: the page's own choice, as the list of all offers takes it;
 * nothing where there is none to make. (view_list.c) */
void put_filter(const struct view *view);

/* Puts `følg`, the feeds of the list that this page shows, or nothing. (feed.c) */
void put_follow(const struct view *view);

/* Page views, by kind. */
typedef void page_view(const struct view *view);
page_view view_front, view_offers, view_services, view_municipalities, view_pupils,
	view_overview; /* view_overview.c */
page_view view_libraries;
page_view view_codes;                                                         /* view_codes.c */
page_view view_themes_page, view_theme_page, view_theme_status;               /* view_themes.c */
page_view view_sitemap, view_sitemap_index, view_robots, view_opensearch;     /* view_data.c */
page_view view_atom;                                                          /* feed.c */
page_view view_api, view_headers;                                             /* view_api.c */
page_view view_offer, view_library, view_text, view_tombstone, view_redirect; /* view_single.c */
page_view view_embed;                                                         /* view_embed.c */
page_view view_municipality, view_term, view_cards;                           /* view_list.c */

#endif
