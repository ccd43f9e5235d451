/* Inside the template module: writing one value where it stands. */
#ifndef FORMAT_TEMPLATE_ESCAPE_H
#define FORMAT_TEMPLATE_ESCAPE_H

#include "base/buf.h"
#include "format/value.h"

enum escaper {
	ESCAPE_NOTHING,      /* spec mode's {{{x}}} */
	ESCAPE_SPEC,         /* spec mode: & < > " */
	ESCAPE_MARKUP,       /* between tags: html as it is, text as ESCAPE_TEXT */
	ESCAPE_TEXT,         /* & < > " ' ; controls are left out */
	ESCAPE_ADDRESS,      /* begins an address: another scheme than ours gives "#" */
	ESCAPE_ADDRESS_PATH, /* goes on with an address: percent-encoded but for / */
	ESCAPE_ADDRESS_PART, /* behind ? or #: percent-encoded */
	ESCAPE_JSON,         /* the whole value */
	ESCAPE_PLAIN         /* a .txt file: one line, without controls */
};

/* Is `scheme` (lower case, without its colon) one that addresses may have? */
bool escape_allows_scheme(struct str scheme);

void escape_write(struct buf *out, const struct value *value, enum escaper escaper);

#endif
