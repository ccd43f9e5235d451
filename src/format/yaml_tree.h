/* The tree behind yaml.c: nodes in, values out. It knows the rules of this
 * house — no anchors, no equal keys, limits — but nothing of libyaml. */
#ifndef FORMAT_YAML_TREE_H
#define FORMAT_YAML_TREE_H

#include "base/limits.h"
#include "base/map.h"
#include "format/value.h"
#include "report/report.h"

enum yaml_form { FORM_PLAIN, FORM_QUOTED, FORM_BLOCK, FORM_FLOW };

/* The beginning of a list or map, or a whole scalar. */
struct yaml_node {
	enum value_kind kind; /* TEXT, LIST or MAP */
	enum yaml_form form;  /* scalars: PLAIN, QUOTED, BLOCK; collections: BLOCK, FLOW */
	struct str text;      /* TEXT: as YAML reads it; borrowed */
	struct str anchor;    /* without &; empty when there is none */
	struct str alias;     /* without *; empty when it is no alias */
	struct str tag;
	struct span span; /* of a scalar; of a collection only the start counts */
	size_t column;    /* characters before it on its line */
};

/* A list or map that is still open. */
struct yaml_frame {
	struct value *value;
	enum yaml_form form;
	size_t column;            /* characters before it on its line */
	struct map seen;          /* MAP: name → struct span of its first place */
	struct value_entry entry; /* MAP: the name that waits for its value */
	bool has_name;
	bool dropped; /* the waiting name was refused, so its value goes nowhere */
	bool refused; /* MAP: a name is a list or a map; it becomes text when it ends */
};

struct yaml_tree {
	struct arena *arena;
	struct arena *scratch; /* freed after reading */
	const struct source *source;
	struct report *report;
	size_t max_nodes, nodes;
	struct value *root;
	struct yaml_frame frames[DEPTH_MAX];
	size_t depth;
	size_t name_at; /* where the last name began */
	size_t text_at; /* where the last scalar began */
	size_t end;     /* where the last node ended */
};

enum yaml_step {
	YAML_GOES_ON,
	YAML_MISREAD, /* told; what follows is read wrongly up to the next field */
	YAML_STOPS    /* told; a limit is passed */
};

enum yaml_step yaml_tree_add(struct yaml_tree *tree, const struct yaml_node *node);

/* The innermost list or map ends; `end` counts when it is of the flow form. */
void yaml_tree_close(struct yaml_tree *tree, size_t end);

/* Where the innermost list or map that is open begins, when it is of the flow
 * form; `none` otherwise. */
size_t yaml_tree_flow_start(const struct yaml_tree *tree, size_t none);

/* Forgets what is open; the fields of the next map join those of the root. */
void yaml_tree_restart(struct yaml_tree *tree);

#endif
