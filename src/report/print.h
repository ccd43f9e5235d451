/* A report as text for people. Machine formats stand beside it. */
#ifndef REPORT_PRINT_H
#define REPORT_PRINT_H

#include "base/buf.h"
#include "report/report.h"

/* Each finding of level `least` and worse as
 *   path:line:col: fejl: sentence  [code]
 *      4 | the line
 *        |     ^^^^
 *        = the cure
 * with colours of the terminal when `colour`. */
void print_text(struct buf *out, const struct report *report, enum level least, bool colour);

#endif
