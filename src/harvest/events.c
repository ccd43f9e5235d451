/* Reads the answers of the libraries' common CMS: events and opening hours. What
 * others wrote is made harmless by events_value.c; here it gets its names. Who
 * administers an event, and where, is not even looked at. */
#include "harvest/events.h"

#include "base/limits.h"
#include "format/json_read.h"
#include "harvest/events_value.h"

enum {
	TITLE_CHARACTERS = 300,
	SUMMARY_CHARACTERS = 1000,
	PRICES_MAX = 20,
	TICKET_CHARACTERS = 60,
	PRICE_MAX = 100000
};

struct reading {
	struct arena *arena;
	struct report *report;
	size_t told;
};

static bool tell(struct reading *reading, enum problem problem, struct span span, struct str what)
{
	if (reading->told++ < FINDINGS_MAX)
		report_add(reading->report, problem, span, (struct details){.a = what});
	return false;
}

static const char *const state_words[] = {[CMS_ACTIVE] = "Active",
	[CMS_NOT_ON_SALE] = "TicketSaleNotOpen",
	[CMS_SOLD_OUT] = "SoldOut",
	[CMS_CANCELLED] = "Cancelled",
	[CMS_OCCURRED] = "Occurred"};

static enum cms_state state_of(const struct value *entry)
{
	const struct str word = value_str(value_get(entry, STR("state")));
	for (int state = CMS_ACTIVE; state <= CMS_OCCURRED; state++)
		if (str_eq(word, str_from(state_words[state])))
			return (enum cms_state)state;
	return CMS_ACTIVE;
}

struct str cms_state_word(enum cms_state state)
{
	return str_from(state_words[state]);
}

struct str cms_status(enum cms_state state)
{
	if (state == CMS_SOLD_OUT)
		return STR("optaget");
	return state == CMS_CANCELLED ? STR("aflyst") : STR("");
}

static bool is_after(struct moment end, struct moment start)
{
	const int by_day = date_cmp(end.day, start.day);
	return by_day > 0 || (by_day == 0 && end.minute > start.minute);
}

static bool read_times(struct reading *reading, const struct value *entry, struct cms_event *event)
{
	const struct value *times = value_get(entry, STR("date_time"));
	const struct value *start = value_get(times, STR("start"));
	const struct value *end = value_get(times, STR("end"));
	event->start.minute = event->end.minute = -1;
	if (!times && str_eq(value_str(value_get(entry, STR("undated"))), STR("true")))
		return true;
	if (!cms_moment(value_str(start), &event->start))
		return tell(reading, EVENT_BAD_TIME, start ? start->span : entry->span, value_str(start));
	if (!cms_moment(value_str(end), &event->end))
		event->end = (struct moment){.minute = -1};
	if (str_eq(value_str(value_get(entry, STR("all_day"))), STR("true")))
		event->start.minute = event->end.minute = -1;
	if (!is_after(event->end, event->start))
		event->end = (struct moment){.minute = -1};
	return true;
}

/* Whole kroner, whatever the CMS's own description says of minor units. */
static void read_prices(struct arena *arena, const struct value *entry, struct cms_event *event)
{
	const struct value *list = value_get(entry, STR("ticket_categories"));
	if (!list || list->kind != VALUE_LIST)
		return;
	event->prices = arena_array(arena, PRICES_MAX, sizeof *event->prices);
	for (size_t i = 0; i < list->count && event->price_count < PRICES_MAX; i++) {
		const struct value *ticket = list->items[i];
		struct str number = value_str(value_get(value_get(ticket, STR("price")), STR("value")));
		long kroner;
		if (str_take_number(&number, &kroner) && kroner <= PRICE_MAX)
			event->prices[event->price_count++] = (struct cms_price){
				cms_line(arena, ticket, STR("title"), TICKET_CHARACTERS), kroner};
	}
}

static void read_address(struct arena *arena, const struct value *entry, struct cms_event *event)
{
	const struct value *address = value_get(entry, STR("address"));
	const struct str town[] = {
		cms_line(arena, address, STR("zip_code"), 10), cms_line(arena, address, STR("city"), 60)};
	const struct str parts[] = {
		cms_line(arena, address, STR("street"), 80), str_join_all(arena, town, 2, STR(" "))};
	event->place = cms_line(arena, address, STR("location"), 80);
	event->street = str_join_all(arena, parts, 2, STR(", "));
}

/* The names of what an event cannot be without and has not. */
static struct str lacks(struct arena *arena, const struct cms_event *event)
{
	const struct str parts[] = {event->uuid.len ? STR("") : STR("uuid"),
		event->title.len ? STR("") : STR("title"), event->url.len ? STR("") : STR("url")};
	return str_join_all(arena, parts, 3, STR(", "));
}

static bool read_event(struct reading *reading, const struct value *entry, struct cms_event *event)
{
	struct arena *arena = reading->arena;
	struct moment updated;
	*event = (struct cms_event){.uuid = cms_uuid(arena, entry, STR("uuid")),
		.series = cms_uuid(arena, value_get(entry, STR("series")), STR("uuid")),
		.title = cms_line(arena, entry, STR("title"), TITLE_CHARACTERS),
		.url = cms_url(entry, STR("url")),
		.span = entry->span};
	const struct str lacking = lacks(arena, event);
	if (lacking.len)
		return tell(reading, EVENT_INCOMPLETE, entry->span, lacking);
	if (!read_times(reading, entry, event))
		return false;
	event->summary = cms_line(arena, entry, STR("description"), SUMMARY_CHARACTERS);
	event->text = cms_text(arena, entry, STR("body"));
	event->state = state_of(entry);
	if (cms_moment(value_str(value_get(entry, STR("updated_at"))), &updated))
		event->updated = updated.day;
	event->branches = cms_lines(arena, entry, STR("branches"));
	event->categories = cms_lines(arena, entry, STR("categories"));
	event->audiences = cms_lines(arena, entry, STR("audiences"));
	event->tags = cms_lines(arena, entry, STR("tags"));
	event->partners = cms_lines(arena, entry, STR("partners"));
	read_address(arena, entry, event);
	read_prices(arena, entry, event);
	return true;
}

static const struct value *read_list(struct reading *reading, const struct source *source)
{
	const struct value *list =
		json_read(reading->arena, source, HARVEST_NODES_MAX, reading->report);
	if (!list || list->kind == VALUE_LIST)
		return list;
	tell(reading, EVENTS_NOT_LIST, source_top(source), STR(""));
	return NULL;
}

bool cms_events_read(struct arena *arena, const struct source *source, struct report *report,
	struct cms_events *events)
{
	struct reading reading = {.arena = arena, .report = report};
	const struct value *list = read_list(&reading, source);
	*events = (struct cms_events){0};
	if (!list)
		return false;
	events->items = arena_array(arena, list->count, sizeof *events->items);
	for (size_t i = 0; i < list->count; i++)
		events->count += read_event(&reading, list->items[i], &events->items[events->count]);
	return true;
}

/* --- opening hours --------------------------------------------------------------- */

static bool read_hours(struct reading *reading, const struct value *entry, struct cms_hours *hours)
{
	struct arena *arena = reading->arena;
	struct moment day;
	*hours = (struct cms_hours){.isil = cms_line(arena, entry, STR("branch_isil_id"), 20),
		.category = cms_line(arena, value_get(entry, STR("category")), STR("title"), 60),
		.from = cms_clock(value_str(value_get(entry, STR("start_time")))),
		.to = cms_clock(value_str(value_get(entry, STR("end_time"))))};
	if (!cms_moment(value_str(value_get(entry, STR("date"))), &day) || hours->from < 0
		|| hours->to <= hours->from)
		return tell(reading, EVENT_BAD_TIME, entry->span, span_text(entry->span));
	hours->day = day.day;
	return true;
}

bool cms_opening_read(struct arena *arena, const struct source *source, struct report *report,
	struct cms_opening *opening)
{
	struct reading reading = {.arena = arena, .report = report};
	const struct value *list = read_list(&reading, source);
	*opening = (struct cms_opening){0};
	if (!list)
		return false;
	opening->items = arena_array(arena, list->count, sizeof *opening->items);
	for (size_t i = 0; i < list->count; i++)
		opening->count += read_hours(&reading, list->items[i], &opening->items[opening->count]);
	return true;
}
