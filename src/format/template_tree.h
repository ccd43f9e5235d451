/* Inside the template module: the parsed tree, from tokens to nodes. */
#ifndef FORMAT_TEMPLATE_TREE_H
#define FORMAT_TEMPLATE_TREE_H

#include "format/template.h"
#include "format/template_escape.h"

#include <stdint.h>

enum tag {
	TAG_TEXT,
	TAG_VARIABLE,   /* {{x}} */
	TAG_RAW,        /* {{{x}}} {{&x}} */
	TAG_SECTION,    /* {{#x}} */
	TAG_INVERTED,   /* {{^x}} */
	TAG_PARTIAL,    /* {{>x}} */
	TAG_PARENT,     /* {{<x}} */
	TAG_BLOCK,      /* {{$x}} */
	TAG_CLOSE,      /* {{/x}} */
	TAG_COMMENT,    /* {{! … }} */
	TAG_DELIMITERS, /* {{=<% %>=}} */
	TAGS
};

/* A tag, or text that ends where a tag begins or behind a line end. */
struct token {
	enum tag kind;
	struct str text;   /* all of it, a slice of the source */
	struct str name;   /* of a tag */
	struct str indent; /* blanks before a standalone partial, parent or block */
	size_t partner;    /* index of the closing or opening tag */
};

struct tokens {
	struct token *items;
	size_t count;
};

/* One name of a dotted path. */
struct step {
	struct str name;
	size_t hint; /* where the entry probably stands in its map */
};

#define LEVEL_DYNAMIC SIZE_MAX

struct node {
	enum tag kind;
	enum escaper escaper; /* VARIABLE, RAW */
	struct span span;     /* the tag or text in its file */
	struct str text;      /* TEXT: what is written; else the tag's name */
	struct str indent;    /* spec mode: put before each line of a partial, parent, block */
	struct step *steps;   /* VARIABLE to INVERTED; none for {{.}} */
	size_t step_count;
	size_t level; /* place of the first name on the stack of values, once known */
	bool repeats; /* a compiled section over a list */
	const struct node *inside, *next;
};

enum notation { NOTATION_HTML, NOTATION_XML, NOTATION_TEXT };

struct template
{
	const struct templates *templates;
	struct str name;
	const struct source *source;
	enum notation notation;
	bool usable;  /* false: told by template_add() */
	bool is_page; /* compiled */
	const struct node *nodes;
};

/* What a parent tag gives the blocks of the parent; innermost first. */
struct overrides {
	const struct node *parent;
	bool *used; /* per child of the parent, may be NULL */
	const struct overrides *outer;
};

/* The block that takes the place of `name`: the outermost one, for whoever
 * inherits last decides; inside it only those further out count, left in *outer.
 * NULL, and *outer as it was, when nobody gives it. */
const struct node *overrides_find(
	const struct overrides *overrides, struct str name, const struct overrides **outer);

/* Cuts a file into tokens; false when something was told. */
bool template_scan(
	struct arena *arena, const struct source *source, struct report *report, struct tokens *tokens);

/* Empties the text of lines that hold nothing but a tag, keeping its indentation
 * in the tag; partners must be known. `reindent` also takes the indentation off
 * the lines of blocks. */
void template_mark_lines(struct tokens *tokens, bool reindent);

/* The nodes of a file; *nodes may be NULL (empty). False when something was told. */
bool template_parse(struct arena *arena, const struct source *source, bool site,
	struct report *report, const struct node **nodes);

#endif
