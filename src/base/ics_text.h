/* Lines of iCalendar (RFC 5545, 3.1): the one folder and escaper behind every
 * calendar we make. */
#ifndef BASE_ICS_TEXT_H
#define BASE_ICS_TEXT_H

#include "base/buf.h"

enum { ICS_LINE_MAX = 75 }; /* bytes of a line, its end not counted */

/* "NAME:value", folded between characters and ended. The value stands as it is:
 * a date, an address, a word of the format's own. */
void ics_line(struct buf *out, const char *name, struct str value);

/* The same for a value that is text: \ ; , and line ends are escaped, other
 * controls left out. Bad UTF-8 becomes U+FFFD. */
void ics_text_line(struct buf *out, const char *name, struct str text);

#endif
