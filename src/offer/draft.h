/* A new offer's file, as somebody will finish it: what is known is filled in, all
 * other fields stand as comments with the schema's own help. */
#ifndef OFFER_DRAFT_H
#define OFFER_DRAFT_H

#include "base/buf.h"
#include "offer/schema.h"

struct draft_value {
	struct str field;
	struct str yaml; /* as it stands behind "titel: "; further lines indented; empty: none */
	struct str note; /* a comment above it, one line; may be empty */
};

struct draft {
	const struct str *top; /* comments in front, one line each */
	size_t top_count;
	const struct draft_value *values;
	size_t count;
	struct str body; /* plain text, paragraphs; may be empty */
};

/* Any text as a YAML scalar in quotes, on one line. */
struct str draft_quoted(struct arena *arena, struct str text);

/* Texts as a YAML list on one line, each in quotes. */
struct str draft_list(struct arena *arena, const struct str *items, size_t count);

/* The first `most` characters, cut between words with "…" behind. */
struct str draft_short(struct arena *arena, struct str text, size_t most);

/* Plain text as Markdown that shows it as it is. */
struct str draft_markdown(struct arena *arena, struct str text);

/* The whole file. */
struct str draft_write(struct arena *arena, const struct fields *fields, const struct draft *draft);

#endif
