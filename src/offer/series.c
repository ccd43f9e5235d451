/* Brings dates from a library's calendar to the offers that follow its series.
 * They pass the same reader as dates that people write. Reads no file. */
#include "offer/series.h"

#include "base/danish.h"

static struct str series_of(const struct offer *offer)
{
	return str_trim(record_text(&offer->record, ROLE_SERIES));
}

bool series_followed(const struct catalogue *catalogue, const struct library *library)
{
	for (size_t i = 0; i < catalogue->offer_count; i++)
		if ((!library || catalogue->offers[i]->library == library)
			&& series_of(catalogue->offers[i]).len)
			return true;
	return false;
}

static void refresh(struct catalogue *catalogue, struct offer *offer, const struct value *list)
{
	struct arena scratch = {0};
	struct report ignored = {.arena = &scratch};
	struct given given = {0};
	const struct field *field = offer->record.fields->by_role[ROLE_DATES];
	const struct checker checker = {.arena = catalogue->arena,
		.scratch = &scratch,
		.report = &ignored,
		.schema = &catalogue->schema,
		.vocabularies = &catalogue->vocabularies,
		.phrases = &catalogue->phrases,
		.today = catalogue->today};
	if (field) {
		field_check(&checker, field, list, &given);
		given.span = source_top(offer->record.source);
	}
	if (given.kind == GIVEN_VALUE)
		record_put(catalogue->arena, &offer->record, &given);
	arena_free(&scratch);
}

void series_refresh(
	struct catalogue *catalogue, const struct library *library, const struct map *dates)
{
	struct arena scratch = {0};
	for (size_t i = 0; i < catalogue->offer_count; i++) {
		struct offer *offer = catalogue->offers[i];
		if (offer->library != library || !series_of(offer).len)
			continue;
		const struct value *list = map_get(dates, danish_lower(&scratch, series_of(offer)));
		if (list)
			refresh(catalogue, offer, list);
	}
	arena_free(&scratch);
}
