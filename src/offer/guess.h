/* What a free text probably says of grades and terms. For drafts that a person
 * will read; never for what is published. */
#ifndef OFFER_GUESS_H
#define OFFER_GUESS_H

#include "offer/field.h"

/* The grades that "for 4.-6. klasse" and "5. og 8. årgang" name, all together;
 * where none is named those of "mellemtrinnet"; else 0. */
unsigned guess_grades(const struct checker *checker, struct str text);

/* The terms of a vocabulary whose name or alias stands in the text as words of
 * their own, in the vocabulary's order; at most `most`. *count is how many. */
const struct term **guess_terms(const struct checker *checker, struct str vocabulary,
	struct str text, size_t most, size_t *count);

#endif
