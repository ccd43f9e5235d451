/* What only the whole catalogue can show, between catalogue.c and its checks. */
#ifndef OFFER_CATALOGUE_CHECK_H
#define OFFER_CATALOGUE_CHECK_H

#include "offer/catalogue.h"

void entries_order(struct entries *entries);

/* Puts libraries and offers in their final order. */
void catalogue_order(struct catalogue *catalogue);

/* The same address twice, references to offers that are not there, and all that
 * follows. */
void catalogue_check(const struct catalogue *catalogue, struct report *report);

/* Links in texts to pages of the catalogue that are not there. */
void catalogue_check_links(
	const struct catalogue *catalogue, struct arena *scratch, struct report *report);

/* Themes that are over and still pointed to, and themes without offers. */
void catalogue_check_themes(const struct catalogue *catalogue, struct report *report);

/* Offers so alike that one is taken for the other. */
void catalogue_check_alike(
	const struct catalogue *catalogue, struct arena *scratch, struct report *report);

#endif
