/* Names of hosts as the network knows them. */
#ifndef HARVEST_FETCH_HOST_H
#define HARVEST_FETCH_HOST_H

#include "base/str.h"

/* "Høje-Taastrup.dk" → "xn--hje-taastrup-vjb.dk", in lower case. Empty for a
 * name that cannot be. */
struct str fetch_host_ascii(struct arena *arena, struct str name);

#endif
