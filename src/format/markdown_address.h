/* Which addresses may stand in a text. */
#ifndef FORMAT_MARKDOWN_ADDRESS_H
#define FORMAT_MARKDOWN_ADDRESS_H

#include "base/str.h"

enum address {
	ADDRESS_RELATIVE,
	ADDRESS_ABSOLUTE, /* http, https, mailto, tel */
	ADDRESS_NONE,     /* empty */
	ADDRESS_HALF,     /* the reader means one of these, but its beginning lacks */
	ADDRESS_REFUSED
};

/* `missing` gets what a half address lacks, such as "https://". */
enum address address_of(struct str url, struct str *missing);

#endif
