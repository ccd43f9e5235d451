/* What a sound file still ought to mend: stale dates, a number of another
 * municipality, a person's own mail, pictures that are not there. */
#ifndef OFFER_QUALITY_H
#define OFFER_QUALITY_H

#include "offer/record.h"

/* Tells of one checked record; fields without a value are passed over. Pictures
 * are looked for beside the record's own file. */
void quality_check(const struct checker *checker, const struct record *record);

/* Is a mail address somebody's own, as far as one can see? `group` is what it is a
 * part of: a name beside it may tell. */
bool mail_is_personal(
	const struct vocabularies *words, const struct given *group, const struct given *mail);

/* Between the files of quality: one group of fields with a mail (and a name), one
 * field that names a picture. */
void quality_mail(const struct checker *checker, const struct given *group);
void quality_picture(const struct checker *checker, const struct given *file);

#endif
