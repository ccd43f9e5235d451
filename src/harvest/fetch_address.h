/* Which network addresses a public library may have. */
#ifndef HARVEST_FETCH_ADDRESS_H
#define HARVEST_FETCH_ADDRESS_H

#include <stdbool.h>

struct sockaddr;

/* Is this an address of the public internet, or of this machine when that is
 * allowed? Judged after the name was looked up, so that no way of writing an
 * inner address gets past; an IPv4 address inside an IPv6 one counts as itself. */
bool fetch_address_allowed(const struct sockaddr *address, bool allow_loopback);

#endif
