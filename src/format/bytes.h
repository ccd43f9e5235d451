/* Bytes before notation: is this text at all? */
#ifndef FORMAT_BYTES_H
#define FORMAT_BYTES_H

#include "report/report.h"

/* Tells what is wrong with a file's bytes: UTF-16, a Word, RTF, HTML, JSON or
 * zip file in disguise, bad UTF-8 (naming the Latin-1 letter it probably was),
 * NUL and control characters, deceptive characters (bidi, zero width), text
 * encoded twice (Ã¦), merge-conflict marks. False when the text must not be
 * read further; findings that leave it readable give true. */
bool bytes_check(const struct source *source, struct report *report);

#endif
