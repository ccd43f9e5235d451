/* The one moment when the published site changes. */
#ifndef SITE_PUBLISH_SWAP_H
#define SITE_PUBLISH_SWAP_H

#include "site/publish_place.h"

/* The staging folder and the output change places. *gap tells that names had to
 * be exchanged by renames, with a moment without either. 0, or an errno value
 * with everything back where it was. */
int publish_swap(struct arena *arena, const struct publish_place *place, bool *gap);

#endif
