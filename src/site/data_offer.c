/* Linked data of an offer: a Course where a class can be signed up, a
 * LearningResource where there is nothing to sign up for, and an EducationEvent
 * for each date. */
#include "site/data.h"

#include "site/event.h"

static struct str known(const struct offer *offer, enum role role)
{
	const struct given *given = record_get(&offer->record, role);
	return given && given->kind == GIVEN_VALUE ? given->text : STR("");
}

static const struct value *texts_of(
	const struct view *view, const struct offer *offer, enum role role)
{
	const struct given *given = record_get(&offer->record, role);
	struct value *list = value_list(view->arena);
	for (size_t i = 0; given && given->kind == GIVEN_VALUE && i < given->count; i++)
		value_append(view->arena, list, value_text(view->arena, given->items[i].text));
	return list;
}

static bool has_form(const struct offer *offer, const char *form)
{
	const struct given *given = record_get(&offer->record, ROLE_FORM);
	return given && str_eq(given->key, str_from(form));
}

/* "45 min" → "PT45M"; a span of minutes is no one duration. */
static struct str duration_of(const struct view *view, const struct offer *offer)
{
	const struct given *given = record_get(&offer->record, ROLE_DURATION);
	if (!given || given->kind != GIVEN_VALUE || given->range.to <= 0
		|| given->range.from != given->range.to)
		return STR("");
	return str_format(view->arena, "PT%dM", given->range.to);
}

static struct str age_range(const struct view *view, const struct offer *offer)
{
	const struct given *age = record_get(&offer->record, ROLE_AGE);
	return age && age->kind == GIVEN_VALUE
		? str_format(view->arena, "%d-%d", age->range.from, age->range.to)
		: STR("");
}

static const struct value *audience_of(const struct view *view, const struct offer *offer)
{
	struct value *node = data_node(view, "EducationalAudience");
	data_say(view, node, "educationalRole", STR("student"));
	if (offer->audience_known)
		data_say(view, node, "audienceType", audience_text(view, offer));
	return node;
}

static const struct value *subjects_of(const struct view *view, const struct offer *offer)
{
	const struct given *subjects = record_get(&offer->record, ROLE_SUBJECTS);
	struct value *list = value_list(view->arena);
	for (size_t i = 0; subjects && i < subjects->count; i++) {
		struct value *node = data_node(view, "AlignmentObject");
		data_say(view, node, "alignmentType", STR("educationalSubject"));
		data_say(view, node, "targetName", subjects->items[i].text);
		value_append(view->arena, list, node);
	}
	return list;
}

/* --- what it costs, and until when ------------------------------------------ */

static void say_price(const struct view *view, struct value *node, const struct given *price)
{
	if (price->price.unit == PRICE_FREE) {
		data_say(view, node, "price", STR("0"));
		data_say(view, node, "priceCurrency", STR("DKK"));
	} else if (price->price.unit == PRICE_KRONER) {
		/* Of what unit the price is stands in the text: a bare number would lie. */
		struct value *terms = data_node(view, "PriceSpecification");
		data_say(view, terms, "price",
			str_format(view->arena, "%ld.%02ld", price->price.oere / 100, price->price.oere % 100));
		data_say(view, terms, "priceCurrency", STR("DKK"));
		data_say(view, terms, "description", price->text);
		data_add(view, node, "priceSpecification", terms);
	}
}

static const struct value *terms_of(
	const struct view *view, const struct offer *offer, const struct given *price, bool full)
{
	const struct given *booking = offer_get(offer, ROLE_BOOKING);
	const struct given *link = given_part(booking, STR("link"));
	const struct given *last = given_part(booking, STR("frist"));
	struct value *node = data_node(view, "Offer");
	if (price)
		say_price(view, node, price);
	if (link && offer->status == STATUS_ACTIVE)
		data_say(view, node, "url", link->key);
	if (last)
		data_say(view, node, "availabilityEnds", last->key);
	if (full || offer->status == STATUS_SOLD_OUT)
		data_say(view, node, "availability", STR("https://schema.org/SoldOut"));
	return node->count > 1 ? node : &value_nothing;
}

static const struct value *offers_of(const struct view *view, const struct offer *offer, bool full)
{
	const struct given *price = record_get(&offer->record, ROLE_PRICE);
	if (price && price->kind != GIVEN_VALUE)
		price = NULL;
	if (!price || !price->items)
		return terms_of(view, offer, price, full);
	struct value *steps = value_list(view->arena);
	for (size_t i = 0; i < price->count; i++)
		value_append(view->arena, steps, terms_of(view, offer, &price->items[i], full));
	return steps;
}

/* --- where ------------------------------------------------------------------- */

struct presence {
	bool onsite, online;
};

static struct presence presence_of(const struct offer *offer)
{
	const struct given *places = record_get(&offer->record, ROLE_PLACES);
	struct presence presence = {0};
	for (size_t i = 0; places && places->kind == GIVEN_VALUE && i < places->count; i++) {
		const bool online = str_eq(places->items[i].key, STR("online"));
		presence.online = presence.online || online;
		presence.onsite = presence.onsite || !online;
	}
	return presence;
}

static const struct value *location_of(const struct view *view, const struct offer *offer)
{
	const struct presence presence = presence_of(offer);
	struct value *list = value_list(view->arena);
	const struct str words = offer_location(view->arena, offer);
	if (presence.onsite && words.len) {
		struct value *place = data_node(view, "Place");
		data_say(view, place, "name", words);
		data_say(view, place, "address", record_text(&offer->record, ROLE_STREET));
		value_append(view->arena, list, place);
	}
	if (presence.online) {
		struct value *place = data_node(view, "VirtualLocation");
		data_say(view, place, "url", data_address(view, offer->path));
		value_append(view->arena, list, place);
	}
	return list;
}

static const struct value *instance_of(const struct view *view, const struct offer *offer)
{
	const struct presence presence = presence_of(offer);
	struct value *node = data_node(view, "CourseInstance");
	struct value *modes = value_list(view->arena);
	if (presence.onsite)
		value_append(view->arena, modes, value_text(view->arena, STR("onsite")));
	if (presence.online)
		value_append(view->arena, modes, value_text(view->arena, STR("online")));
	data_add(view, node, "courseMode", modes);
	data_say(view, node, "duration", duration_of(view, offer));
	data_add(view, node, "location", location_of(view, offer));
	return modes->count ? node : &value_nothing;
}

/* --- the offer itself, and its dates ------------------------------------------ */

static const char *type_of(const struct offer *offer)
{
	const struct given *booking = offer_get(offer, ROLE_BOOKING);
	const bool open = booking && booking->kind == GIVEN_WORD && str_eq(booking->key, STR("ingen"));
	return open || has_form(offer, "materiale") ? "LearningResource" : "Course";
}

static struct str picture_of(const struct view *view)
{
	return value_str(value_get(value_get(view->root, STR("side")), STR("billede")));
}

static const struct value *work_of(const struct view *view, const struct offer *offer)
{
	const char *type = type_of(offer);
	const bool course = str_eq(str_from(type), STR("Course"));
	struct value *node = data_node(view, type);
	data_say(view, node, "@id", data_address(view, offer->path));
	data_say(view, node, "url", data_address(view, offer->path));
	data_say(view, node, "name", offer->title);
	data_say(view, node, "description", record_text(&offer->record, ROLE_SUMMARY));
	data_say(view, node, "image", picture_of(view));
	data_say(view, node, "inLanguage", STR("da"));
	data_add(view, node, "provider", data_provider(view, offer->library));
	data_say(view, node, "learningResourceType", known(offer, ROLE_FORM));
	data_say(view, node, "educationalLevel", known(offer, ROLE_GRADES));
	data_say(view, node, "typicalAgeRange", age_range(view, offer));
	data_add(view, node, "audience", audience_of(view, offer));
	data_add(view, node, "educationalAlignment", subjects_of(view, offer));
	data_add(view, node, "keywords", texts_of(view, offer, ROLE_TOPICS));
	data_add(view, node, "teaches", texts_of(view, offer, ROLE_OUTCOME));
	data_say(view, node, "timeRequired", duration_of(view, offer));
	data_say(view, node, "datePublished", record_key(&offer->record, ROLE_CREATED));
	data_say(view, node, "dateModified", record_key(&offer->record, ROLE_UPDATED));
	data_add(view, node, "offers", offers_of(view, offer, false));
	if (course)
		data_add(view, node, "hasCourseInstance", instance_of(view, offer));
	return node;
}

/* "2026-11-24T09:00" → "2026-11-24T09:00:00+01:00" */
static struct str moment(const struct view *view, const struct given *time)
{
	long hour = 0;
	struct str clock = str_skip(time->key, STR("2026-11-24T").len);
	if (!str_take_number(&clock, &hour))
		return time->key;
	return str_format(view->arena, "%.*s:00+%02d:00", STR_ARGS(time->key),
		date_hours_ahead(time->date, (int)hour));
}

static const struct value *event_of(const struct view *view, const struct event *event)
{
	static const char *const modes[] = {NULL, "https://schema.org/OfflineEventAttendanceMode",
		"https://schema.org/OnlineEventAttendanceMode",
		"https://schema.org/MixedEventAttendanceMode"};
	const struct offer *offer = event->offer;
	const struct presence presence = presence_of(offer);
	struct value *node = data_node(view, "EducationEvent");
	data_say(view, node, "name", offer->title);
	data_say(view, node, "url", data_address(view, offer->path));
	data_say(view, node, "description", record_text(&offer->record, ROLE_SUMMARY));
	data_say(view, node, "image", picture_of(view));
	data_say(view, node, "inLanguage", STR("da"));
	data_say(view, node, "startDate", moment(view, event->start));
	if (event->end)
		data_say(view, node, "endDate", moment(view, event->end));
	else
		data_say(view, node, "duration", duration_of(view, offer));
	data_say(view, node, "eventStatus",
		event->cancelled ? STR("https://schema.org/EventCancelled")
						 : STR("https://schema.org/EventScheduled"));
	data_say(view, node, "eventAttendanceMode",
		str_from(modes[(presence.onsite ? 1 : 0) + (presence.online ? 2 : 0)]));
	data_add(view, node, "location", location_of(view, offer));
	data_add(view, node, "organizer", data_provider(view, offer->library));
	data_say(view, node, "educationalLevel", known(offer, ROLE_GRADES));
	data_add(view, node, "offers", offers_of(view, offer, event->full));
	return node;
}

void data_offer(const struct view *view, struct value *graph, const struct offer *offer)
{
	struct events events = {0};
	events_add_dates(view->arena, &events, offer);
	events_drop_past(&events, view->site->catalogue->today);
	if (!events.count || !has_form(offer, "arrangement"))
		value_append(view->arena, graph, work_of(view, offer));
	for (size_t i = 0; i < events.count; i++)
		value_append(view->arena, graph, event_of(view, &events.items[i]));
}
