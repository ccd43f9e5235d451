/* What pupils can join or read by themselves. The vocabulary of forms says which
 * form is what to a pupil: `elever: konkurrencer`. */
#include "site/index.h"

static const char *const group_words[] = {"konkurrencer", "kampagner", "læsning"};

static enum pupil_group group_of(const struct offer *offer)
{
	const struct given *form = record_get(&offer->record, ROLE_FORM);
	const struct value *says =
		form && form->term ? value_get(form->term->extra, STR("elever")) : NULL;
	for (int i = 0; says && i < PUPILS_JOIN; i++)
		if (str_eq(value_str(says), str_from(group_words[i])))
			return (enum pupil_group)i;
	return PUPILS_JOIN;
}

void index_add_for_pupils(struct arena *arena, struct index *index, const struct offer *offer)
{
	const enum pupil_group group = group_of(offer);
	const bool speaks = record_text(&offer->record, ROLE_PUPILS_TEXT).len > 0;
	if (offer_is_open(offer) && (speaks || group == PUPILS_COMPETE || group == PUPILS_CAMPAIGN))
		listing_add(arena, &index->for_pupils[group], offer);
}

/* Is it for the band's grades, or for no grades in particular? */
static bool is_for(const struct offer *offer, const struct term *band)
{
	return !band || !offer->grades || offer->grades & band_grades(band);
}

struct listing pupils_listing(
	struct arena *arena, const struct listing *listing, const struct term *band)
{
	struct listing out = {0};
	for (int nationwide = 1; nationwide >= 0; nationwide--)
		for (size_t i = 0; i < listing->count && out.count < PUPILS_SHOWN; i++)
			if (listing->offers[i]->nationwide == nationwide && is_for(listing->offers[i], band))
				listing_add(arena, &out, listing->offers[i]);
	return out;
}
