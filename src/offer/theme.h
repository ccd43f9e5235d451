/* DR's themes: which offers belong to one, and until when there is one. */
#ifndef OFFER_THEME_H
#define OFFER_THEME_H

#include "offer/catalogue.h"

/* Taken out by its file, or past its last day. */
bool theme_has_ended(const struct record *theme, struct date today);

/* Is this what the offer's field names: by key, or by the theme's own address? */
bool theme_is_named(const struct entry *theme, const struct given *named);

/* Finds the themes an offer belongs to: those it points to, and those it shares a
 * topic with or both a subject and a grade. One for other grades is none. */
void theme_find_fits(struct arena *arena, const struct entries *themes, struct offer *offer);

const struct theme_fit *theme_copy_fits(struct arena *arena, const struct offer *offer);

/* Grades that both are for. */
unsigned theme_shared_grades(const struct entry *theme, const struct offer *offer);

/* Has the theme this topic or subject, by role? */
bool theme_has(const struct entry *theme, enum role role, struct str key);

enum { THEME_POINTS_MAX = 15 };

#endif
