/* Offers that follow a series in their library's own calendar: the dates known
 * there take the place of those in the file. */
#ifndef OFFER_SERIES_H
#define OFFER_SERIES_H

#include "offer/catalogue.h"

/* Does any of the library's offers follow a series? With NULL: of anybody's? */
bool series_followed(const struct catalogue *catalogue, const struct library *library);

/* Gives the library's offers the dates of their series: `dates` holds, by the
 * series' number in lower case, lists as the field `datoer` takes them. A series
 * that is not there leaves the file's own dates. Before the catalogue is put in
 * order on pages; a text that cannot be read is left out, for its check was made
 * where it came from. */
void series_refresh(
	struct catalogue *catalogue, const struct library *library, const struct map *dates);

#endif
