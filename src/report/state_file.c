/* Writing what is kept from night to night. */
#include "report/state_file.h"

#include "base/file.h"

#include <errno.h>

bool state_file_write(
	const char *folder, struct str path, const struct buf *text, struct report *report)
{
	int err = text->overflowed ? EFBIG : 0;
	if (!err && !file_holds(path.ptr, buf_str(text))) {
		err = file_make_folders(folder);
		if (!err)
			err = file_replace(path.ptr, buf_str(text));
	}
	if (err)
		report_file(report, STATE_UNWRITABLE, path, err);
	return !err;
}
