/* Transfers over the network, behind fetch.c: started, waited for, ended. */
#ifndef HARVEST_FETCH_TRANSFER_H
#define HARVEST_FETCH_TRANSFER_H

#include "harvest/fetch.h"
#include "harvest/fetch_queue.h"

struct transfers;

/* The settings are borrowed. */
struct transfers *transfers_new(const struct fetch_settings *settings);

/* At most settings->at_once may be under way. */
void transfers_start(struct transfers *transfers, struct fetch_job *job);

/* Lets the network work. One job that has ended and how, or NULL; it counts as
 * under way, and its result lives, until it is released. */
struct fetch_job *transfers_end(struct transfers *transfers, struct fetch_result *result);
void transfers_release(struct transfers *transfers, const struct fetch_job *job);

/* Until something happens, at most so long. */
void transfers_wait(struct transfers *transfers, int milliseconds);

void transfers_free(struct transfers *transfers);

/* The host and port an address leads to, "vejlebib.dk:443", and the address with
 * what may not stand in one escaped. False when it is no address, or one of
 * another protocol than http and https. */
bool transfer_address(struct arena *arena, struct str url, struct str *host, struct str *escaped);

#endif
