/* The catalogue: all that was read, checked, put in order and then frozen. */
#ifndef OFFER_CATALOGUE_H
#define OFFER_CATALOGUE_H

#include "base/limits.h"
#include "offer/content.h"
#include "offer/offer.h"

/* A DR theme, or an ordinary page. */
struct entry {
	struct record record;
	struct str key;  /* the file's name */
	struct str path; /* "dr/ultrabit/", "om/" */
	struct str title, sort_key;
	bool ended; /* a theme that DR shows no more */
};

struct entries {
	struct entry **items; /* by title, in Danish order */
	size_t count;
};

/* An address whose file has errors: its page is missing for now. */
struct left_out {
	struct str path;
};

struct catalogue {
	struct arena *arena;
	struct date today;
	struct schema schema;
	struct vocabularies vocabularies;
	struct phrases phrases;
	struct places places;
	struct record site;         /* katalog.yaml */
	struct library **libraries; /* by name, in Danish order */
	size_t library_count;
	struct offer **offers; /* open ones first, by title in Danish order; retired ones too */
	size_t offer_count;
	struct entries themes, pages;
	struct left_out *left_out;
	size_t left_out_count;
	size_t file_count;              /* files of offers that were read */
	struct arena workers[JOBS_MAX]; /* own what each thread read */
};

/* A folder of offers that were fetched from a library's own site. */
struct kept_folder {
	struct str library, path;
	struct date stale_since; /* day of the copy when it could not be renewed; year 0: it is fresh */
};

struct catalogue_settings {
	struct str content; /* the folder */
	struct date today;
	bool drafts; /* with offers of status kladde */
	bool pages;  /* keep all that pages are made of, not only what is checked */
	bool links;  /* keep every address given, see outside.h */
	int threads;
	struct content_overlay *overlay; /* a text in place of one file, or NULL */
	const struct kept_folder *kept;  /* the content's own files win over them */
	size_t kept_count;
};

/* Reads and checks everything. Bad offers are left out and told; false when the
 * schema, a vocabulary or katalog.yaml cannot be used, so that there is no
 * catalogue at all. `catalogue` must be zeroed; release it either way. */
bool catalogue_read(struct arena *arena, const struct catalogue_settings *settings,
	struct report *report, struct catalogue *catalogue);

/* Checks one offer as if it lay among the library's files; `fields` are those of
 * a list's item that stands in the source, NULL: the source is the whole file. All
 * is told to the report, whose arena owns what is kept. False: it has errors. */
struct offer_text {
	struct str library, id;
	const struct source *source;
	const struct value *fields;
};
bool catalogue_check_offer(
	const struct catalogue *catalogue, const struct offer_text *text, struct report *report);

/* The library or service of that key, or NULL. */
const struct library *catalogue_library(const struct catalogue *catalogue, struct str key);

/* Frees what the threads read; findings' spans point into it until then. */
void catalogue_release(struct catalogue *catalogue);

#endif
