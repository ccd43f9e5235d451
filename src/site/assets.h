/* Files that pages use beside their own text: the stylesheet and the scripts. */
#ifndef SITE_ASSETS_H
#define SITE_ASSETS_H

#include "offer/catalogue.h"

/* One file, and where it is published. */
struct asset {
	struct str name; /* "style.css", "liste.js", "embed/1/hoejde.js" */
	struct str text;
	struct str integrity; /* of a script for other sites' pages: "sha384-…"; else empty */
};

/* Scripts that other sites' pages use. Once published their bytes never change
 * (tests/site/embed.mjs holds their hashes): a change is published beside them
 * as another version, embed/2/. */
#define SCRIPT_HEIGHT "embed/1/hoejde.js"
#define SCRIPT_ELEMENT "embed/1/skole-tilbud.js"

struct assets {
	struct asset *items;
	size_t count;
	struct str version; /* "1a2b3c4d": changes when a byte of any of them does */
};

/* Is it one by its name? */
bool asset_is_name(struct str name);

/* Adds a file as it stands in the templates' folder; both texts are borrowed. */
void assets_add(struct arena *arena, struct assets *assets, struct str name, struct str text);

/* Adds a file that is named by its content, so that nobody reads an old one as
 * the new: "soeg/", ".txt" → "soeg/0123456789.txt". The text is borrowed. */
struct str assets_add_named(struct arena *arena, struct assets *assets, struct str folder,
	struct str ending, struct str text);

/* Once all are added: gives the stylesheet the libraries' colours, scripts for
 * other sites' pages their address and hash, and all of them their version, which goes into links so that no reader keeps an old one:
 * style.css?v=1a2b3c4d. */
void assets_finish(struct arena *arena, struct assets *assets, const struct catalogue *catalogue);

#endif
