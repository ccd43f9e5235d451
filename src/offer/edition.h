/* What a catalogue in service must tell about itself. */
#ifndef OFFER_EDITION_H
#define OFFER_EDITION_H

#include "offer/record.h"

/* `udgave: drift` is a promise to visitors: told is every field of katalog.yaml
 * that the schema demands of it (`krav: drift`) and that is not given. */
void edition_check(const struct record *site, struct report *report);

#endif
