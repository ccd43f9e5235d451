/* What is kept from night to night, as texts that people can read. */
#ifndef REPORT_STATE_FILE_H
#define REPORT_STATE_FILE_H

#include "base/buf.h"
#include "report/report.h"

/* Makes the file `path` in `folder` hold the text, in one step: the old one or the
 * new one, whole. A file that holds it already is left alone. False when that
 * failed, or the text has overflowed, which is told. */
bool state_file_write(
	const char *folder, struct str path, const struct buf *text, struct report *report);

#endif
