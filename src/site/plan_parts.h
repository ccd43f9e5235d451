/* Between the files of plan: how pages are added. */
#ifndef SITE_PLAN_PARTS_H
#define SITE_PLAN_PARTS_H

#include "site/plan.h"

/* Adds a page; NULL when its address is taken. */
struct page *plan_add(struct plan *plan, enum page_kind kind, struct str path, struct str title);

/* Adds a list page and those that continue it. `model` tells what they show. */
void plan_add_list(struct plan *plan, const struct page *model, struct section section);

/* The section of one listing. */
struct section section_of(const struct listing *listing);

/* "fag", "dansk" → "fag/dansk/" */
struct str plan_path(struct plan *plan, const char *folder, struct str key);

#endif
