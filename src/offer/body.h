/* The text of an offer or a page: rendered, and read as a visitor reads it. */
#ifndef OFFER_BODY_H
#define OFFER_BODY_H

#include "offer/field.h"

/* Trusted markup of `text`, which stands at `place`; see markdown.h. Links that
 * do not say where they lead, long paragraphs and shouted headings are told. */
const struct value *body_read(const struct checker *checker, struct span place, struct str text);

#endif
