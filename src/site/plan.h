/* The plan: every page of the site, before any is rendered. */
#ifndef SITE_PLAN_H
#define SITE_PLAN_H

#include "offer/picture.h"
#include "site/assets.h"
#include "site/facets.h"
#include "site/ledger.h"

enum page_kind {
	PAGE_FRONT,
	PAGE_OFFERS,
	PAGE_OFFER,
	PAGE_LIBRARIES,
	PAGE_LIBRARY,
	PAGE_SERVICES,
	PAGE_MUNICIPALITIES,
	PAGE_MUNICIPALITY,
	PAGE_SUBJECTS,
	PAGE_SUBJECT,
	PAGE_GRADES,
	PAGE_GRADE,
	PAGE_TOPICS,
	PAGE_TOPIC,
	PAGE_FORMS,
	PAGE_FORM,
	PAGE_CHOICES, /* the values of any other facet */
	PAGE_CHOICE,
	PAGE_THEMES,
	PAGE_THEME,
	PAGE_THEME_STATUS, /* what DR should know of its themes */
	PAGE_CODES,        /* how to show a list on another page */
	PAGE_TEXT,
	PAGE_ACCESSIBILITY,
	PAGE_PUPILS,
	PAGE_API, /* about the open data */
	PAGE_TOMBSTONE,
	PAGE_REDIRECT,
	PAGE_NOT_FOUND,
	PAGE_ATOM,
	PAGE_JSON_FEED,
	PAGE_CALENDAR,
	PAGE_SITEMAP,
	PAGE_SITEMAP_INDEX,
	PAGE_ROBOTS,
	PAGE_OPENSEARCH,
	PAGE_ASSET,
	PAGE_CARDS, /* some cards by their numbers, for scripts */
	PAGE_PICTURE,
	PAGE_API_LIST,   /* of short records: see api.h */
	PAGE_API_OFFERS, /* of whole records */
	PAGE_API_OFFER,
	PAGE_API_TABLE,
	PAGE_API_FILE, /* all others; known by its address */
	PAGE_OEMBED,
	PAGE_HEADERS, /* for hosts: what to send with the files */
	PAGE_HTACCESS,
	PAGE_EMBED, /* a list to stand in a frame on another site's page */
	PAGE_KINDS
};

/* The part of a listing on one page. A municipality's page goes through four
 * listings, one after the other. */
struct section {
	const struct listing *lists[REACHES];
	size_t list_count;    /* 1, or REACHES */
	size_t total;         /* offers in all lists */
	size_t number, pages; /* this page, from 1, of how many */
};

struct page {
	enum page_kind kind;
	struct str path;  /* address from the site's root: "fag/dansk/", "404.html" */
	struct str title; /* may be empty where the template has the words */
	const struct offer *offer;
	const struct library *library;
	const struct term *term; /* subject, form, municipality */
	const struct term *band;
	const struct topic *topic;
	const struct entry *entry; /* theme or text */
	const struct asset *asset;
	const struct facet *facet;
	const struct facet_value *value;
	struct str file;          /* picture: whose bytes are published; NUL-terminated */
	struct picture_size size; /* picture */
	int grade;
	struct section section;
	struct str target; /* redirect: path of the page it leads to; API: of a list's first file */
	bool temporary;    /* tombstone of a page whose file has errors */
	bool vanished;     /* frame of a list that is no more */
	struct str parent; /* tombstone: path of the page above it; feed, frame: of its list */
	bool filled;       /* feed: has something to tell now */
};

struct plan {
	struct arena *arena;
	struct page **pages;
	size_t count;
	struct map by_path; /* path → struct page */
	struct str columns; /* address of what scripts narrow lists down by: see columns.h */
	struct map by_file; /* picture's file in the content folder → struct page */
};

/* Lists every page of the catalogue. Two pages of one address are told, and the
 * first stands. */
void plan_make(struct arena *arena, const struct catalogue *catalogue, const struct index *index,
	struct report *report, struct plan *plan);

/* Adds the facets' pages that no other kind is made for, their columns and the
 * cards in blocks. */
void plan_add_facets(
	struct plan *plan, const struct catalogue *catalogue, const struct index *index);

/* Adds frames for every list. (plan_embed.c) */
void plan_add_embeds(struct plan *plan);

/* Where a list's frame is: "fag/dansk/side/2/" → "embed/fag/dansk/side/2/",
 * "tilbud/" → "embed/alle/"; and back. */
struct str embed_path_of(struct arena *arena, struct str list);
struct str embed_list_of(struct arena *arena, struct str path);
bool is_embed_path(struct str path);

/* Adds a page for every picture that a page shows; one that cannot be read any
 * more is told. */
void plan_add_pictures(struct plan *plan, const struct catalogue *catalogue, struct report *report);

/* Adds a page for every asset. */
void plan_add_assets(struct plan *plan, const struct assets *assets);

/* Adds a tombstone for every address of the ledger that has no page any more. */
void plan_add_vanished(
	struct plan *plan, const struct catalogue *catalogue, const struct ledger *vanished);

/* The addresses that must never be a 404, for the ledger. Drafts are left out. */
struct ledger plan_addresses(struct arena *arena, const struct plan *plan);

bool plan_has(const struct plan *plan, struct str path);

/* Is the page for search engines and the sitemap? */
bool page_is_lasting(const struct page *page);

/* The file of a page: "fag/index.html". */
struct str page_file(struct arena *arena, const struct page *page);

/* Path of page `number` of a list. */
struct str page_of_list(struct arena *arena, struct str path, size_t number);

#endif
