/* What only the whole catalogue can show, between catalogue.c and its checks. */
#ifndef OFFER_CATALOGUE_CHECK_H
#define OFFER_CATALOGUE_CHECK_H

#include "offer/catalogue.h"

void entries_order(struct entries *entries);

/* Puts libraries and offers in their final order. */
void catalogue_order(struct catalogue *catalogue);

/* The same address twice, references to offers that are not there. */
void catalogue_check(const struct catalogue *catalogue, struct report *report);

#endif
