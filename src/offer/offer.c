/* What an offer means beyond its single fields: status, area, address. */
#include "offer/offer.h"

#include "base/danish.h"

#include <assert.h>
#include <string.h>

/* The host of a web address, without "www.". */
static struct str domain_of(struct str address)
{
	const ptrdiff_t start = str_find(address, STR("//"), 0);
	if (start < 0)
		return STR("");
	struct str host = str_skip(address, (size_t)start + 2);
	size_t end = 0;
	while (end < host.len && !strchr("/?#:", host.ptr[end]))
		end++;
	host = str_slice(host, 0, end);
	return str_starts(host, STR("www.")) ? str_skip(host, 4) : host;
}

struct str entrance_address(struct arena *arena, struct str pattern, struct str domain)
{
	const struct str slot = STR("{domæne}");
	const ptrdiff_t at = str_find(pattern, slot, 0);
	assert(at >= 0);
	return str_join(arena, str_join(arena, str_slice(pattern, 0, (size_t)at), domain),
		str_skip(pattern, (size_t)at + slot.len));
}

struct library *library_new(
	struct arena *arena, const struct record *record, struct str key, bool national)
{
	struct library *library = arena_new(arena, struct library);
	const struct given *municipality = record_get(record, ROLE_MUNICIPALITY);
	const struct given *site = record_get(record, ROLE_SITE);
	*library = (struct library){.record = *record,
		.key = key,
		.path =
			str_format(arena, "%s/%.*s/", national ? "nationale" : "biblioteker", STR_ARGS(key)),
		.name = record_text(record, ROLE_NAME),
		.national = national,
		.municipality = municipality ? municipality->term : NULL,
		.domain = site ? domain_of(site->key) : STR("")};
	library->sort_key = danish_sort_key(arena, library->name);
	return library;
}

static enum offer_status status_of(const struct checker *checker, const struct offer *offer)
{
	static const char *const words[] = {"aktiv", "kladde", "pause", "udsolgt", "udgået"};
	const struct given *ends = record_get(&offer->record, ROLE_ENDS);
	const struct str word = record_text(&offer->record, ROLE_STATUS);
	if (ends && ends->kind == GIVEN_VALUE && date_cmp(checker->today, ends->date) > 0) {
		report_add(checker->report, OFFER_ENDED, ends->span, (struct details){.a = ends->text});
		return STATUS_RETIRED;
	}
	for (int i = 0; i < 5; i++)
		if (str_eq(word, str_from(words[i])))
			return (enum offer_status)i;
	return STATUS_ACTIVE;
}

static bool add_part(const struct checker *checker, const struct places *places,
	struct offer *offer, const struct given *part)
{
	const struct term *home = offer->library->municipality;
	const enum audience audience = part->audience;
	if ((audience == AUDIENCE_OWN || audience == AUDIENCE_OWN_REGION) && !home) {
		report_add(checker->report, OWN_WITHOUT_MUNICIPALITY, part->span,
			(struct details){.a = span_text(part->span)});
		return false;
	}
	switch (audience) {
	case AUDIENCE_OWN: area_add(&offer->area, home); break;
	case AUDIENCE_OWN_REGION:
		area_add(&offer->area, home);
		if (places->region_of[home->index])
			area_add_region(&offer->area, places, places->region_of[home->index]);
		break;
	case AUDIENCE_NATION:
		area_add_all(&offer->area, places);
		offer->nationwide = true;
		break;
	case AUDIENCE_REGION:
		area_add_region(&offer->area, places, vocabulary_find(places->regions, part->key));
		break;
	case AUDIENCE_MUNICIPALITY:
		area_add(&offer->area, vocabulary_find(places->municipalities, part->key));
		break;
	}
	return true;
}

/* Absent means the library's own municipality, or the whole country for a
 * national service. "ikke oplyst" is shown as such, and listed as narrowly. */
static bool find_area(
	const struct checker *checker, const struct places *places, struct offer *offer)
{
	const struct given *audience = record_get(&offer->record, ROLE_AUDIENCE);
	const struct given standard = {
		.audience = offer->library->municipality ? AUDIENCE_OWN : AUDIENCE_NATION};
	offer->audience_known = !audience || audience->kind == GIVEN_VALUE;
	if (!audience || audience->kind != GIVEN_VALUE)
		return add_part(checker, places, offer, &standard);
	bool good = true;
	for (size_t i = 0; i < audience->count; i++)
		good = add_part(checker, places, offer, &audience->items[i]) && good;
	return good;
}

/* What changed since the file's version of the schema, in the schema's own words. */
static struct str changes_since(const struct checker *checker, long version)
{
	const struct value *changes = checker->schema->changes;
	struct str all = STR("");
	for (size_t i = 0; changes && changes->kind == VALUE_LIST && i < changes->count; i++) {
		struct str number = value_str(value_get(changes->items[i], STR("version")));
		const struct str what = value_str(value_get(changes->items[i], STR("hvad")));
		long since = 0;
		if (!str_take_number(&number, &since) || since <= version)
			continue;
		all = all.len ? str_join(checker->arena, all, STR("; ")) : all;
		all = str_join(checker->arena, all, what);
	}
	return all.len ? all : STR("se skema.yaml");
}

/* A file says which version of the schema it was written for; most say nothing. */
static void check_version(const struct checker *checker, const struct offer *offer)
{
	const struct given *version = record_get(&offer->record, ROLE_VERSION);
	if (!version || version->number == checker->schema->version)
		return;
	const bool newer = version->number > checker->schema->version;
	report_add(checker->report, newer ? SCHEMA_NEWER : SCHEMA_OLDER, version->span,
		(struct details){.a = version->text,
			.b = str_format(checker->arena, "%ld", checker->schema->version),
			.c = changes_since(checker, version->number)});
}

bool offer_make(const struct checker *checker, const struct places *places, struct offer *offer)
{
	const struct given *grades = record_get(&offer->record, ROLE_GRADES);
	const struct given *created = record_get(&offer->record, ROLE_CREATED);
	const struct given *updated = record_get(&offer->record, ROLE_UPDATED);
	offer->path = str_format(
		checker->arena, "tilbud/%.*s/%.*s/", STR_ARGS(offer->library->key), STR_ARGS(offer->id));
	offer->title = record_text(&offer->record, ROLE_TITLE);
	offer->sort_key = danish_sort_key(checker->arena, offer->title);
	offer->grades = grades && grades->kind == GIVEN_VALUE ? grades->grades : 0;
	offer->created = created ? created->date : (struct date){0};
	offer->changed = updated ? updated->date : offer->created;
	if (date_cmp(offer->created, offer->changed) > 0)
		offer->changed = offer->created;
	offer->status = status_of(checker, offer);
	check_version(checker, offer);
	return find_area(checker, places, offer);
}

bool offer_is_listed(const struct offer *offer)
{
	return offer->status != STATUS_RETIRED;
}

bool offer_is_open(const struct offer *offer)
{
	return offer->status == STATUS_ACTIVE || offer->status == STATUS_DRAFT;
}

const struct given *offer_get(const struct offer *offer, enum role role)
{
	const struct given *own = record_get(&offer->record, role);
	const struct field *field = offer->record.fields->by_role[role];
	return own || !field || !field->inherits ? own : record_get(&offer->library->record, role);
}
