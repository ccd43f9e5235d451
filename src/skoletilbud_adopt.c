/* From a library's event to a draft of an offer: what the event says goes into the
 * schema's fields; grades, subject, topic, form and place are guessed, and marked
 * so. Harvest knows events, offer knows fields; here they meet. */
#include "skoletilbud_events.h"

#include "base/danish.h"
#include "offer/draft.h"
#include "offer/guess.h"

enum {
	VALUES_MAX = 24,
	DATES_MAX = 60,
	TERMS_MAX = 4,
	TITLE_MAX = 80,
	SUMMARY_MAX = 160,
	BRANCH_MAX = 80,
	LESSON_MINUTES_MAX = 360
};

struct adopting {
	struct skt_run *run;
	struct arena *arena;
	struct checker checker;
	const struct fields *fields;
	const struct vocabulary *words; /* kandidater.yaml */
	const struct candidate *candidate;
	const struct cms_event *event;
	struct str all_text; /* what guesses are made from */
	struct draft_value values[VALUES_MAX];
	size_t count;
};

/* The file's own sentences stand among the data. */
static struct str sentence(const struct adopting *adopting, struct str name)
{
	const struct term *term =
		adopting->words ? vocabulary_find(adopting->words, STR("udkast")) : NULL;
	return term ? value_str(value_get(term->extra, name)) : STR("");
}

static void put(struct adopting *adopting, enum role role, struct str yaml, struct str note)
{
	const struct field *field = adopting->fields->by_role[role];
	if (field && adopting->count < VALUES_MAX)
		adopting->values[adopting->count++] = (struct draft_value){field->name, yaml, note};
}

/* --- what the event says ---------------------------------------------------------- */

static void put_words(struct adopting *adopting)
{
	struct arena *arena = adopting->arena;
	const struct cms_event *event = adopting->event;
	struct str summary = event->summary.len ? event->summary : event->text;
	struct str line;
	if (!event->summary.len && str_cut(&summary, '\n', &line))
		summary = line;
	if (!summary.len)
		summary = event->title;
	put(adopting, ROLE_TITLE, draft_quoted(arena, draft_short(arena, event->title, TITLE_MAX)),
		STR(""));
	put(adopting, ROLE_SUMMARY, draft_quoted(arena, draft_short(arena, summary, SUMMARY_MAX)),
		STR(""));
}

static struct str moment_text(struct arena *arena, struct moment moment)
{
	const struct str day = date_iso(arena, moment.day);
	return moment.minute < 0 ? day
							 : str_format(arena, "%.*s %02d:%02d", STR_ARGS(day),
								 moment.minute / 60, moment.minute % 60);
}

static void put_dates(struct adopting *adopting)
{
	struct arena *arena = adopting->arena;
	const struct candidate *candidate = adopting->candidate;
	struct buf out = {.ceiling = 64 * 1024};
	for (size_t i = 0; i < candidate->date_count && i < DATES_MAX; i++) {
		const struct cms_event *event = candidate->dates[i];
		if (!event->start.day.year)
			continue;
		const struct str start = moment_text(arena, event->start);
		buf_add_format(&out, "\n  - start: %.*s", STR_ARGS(start));
		if (event->end.day.year)
			buf_add_format(&out, "\n    slut: %.*s", STR_ARGS(moment_text(arena, event->end)));
		if (cms_status(event->state).len)
			buf_add_format(&out, "\n    status: %.*s", STR_ARGS(cms_status(event->state)));
	}
	put(adopting, ROLE_DATES, str_copy(arena, buf_str(&out)), STR(""));
	buf_free(&out);
	put(adopting, ROLE_SERIES, candidate->event->series, STR(""));
}

static void put_duration(struct adopting *adopting)
{
	const struct cms_event *event = adopting->event;
	if (event->start.minute < 0 || !event->end.day.year
		|| date_cmp(event->start.day, event->end.day))
		return;
	const int minutes = event->end.minute - event->start.minute;
	if (minutes <= LESSON_MINUTES_MAX)
		put(adopting, ROLE_DURATION, str_format(adopting->arena, "%d min", minutes), STR(""));
}

/* A price is a comment: whether the number is right, nobody has looked. */
static void put_price(struct adopting *adopting)
{
	struct arena *arena = adopting->arena;
	const struct cms_event *event = adopting->event;
	struct str *prices = arena_array(arena, event->price_count, sizeof *prices);
	for (size_t i = 0; i < event->price_count; i++)
		prices[i] = str_fill(arena, sentence(adopting, STR("beløb")),
			(const struct str[3]){
				event->prices[i].title, str_number(arena, event->prices[i].kroner)});
	const struct str words[3] = {str_join_all(arena, prices, event->price_count, STR(", "))};
	if (event->price_count)
		put(adopting, ROLE_PRICE, STR(""), str_fill(arena, sentence(adopting, STR("pris")), words));
}

static void put_origin(struct adopting *adopting)
{
	struct arena *arena = adopting->arena;
	const struct str today = date_iso(arena, adopting->checker.today);
	const struct str url = draft_quoted(arena, adopting->event->url);
	put(adopting, ROLE_BOOKING, str_format(arena, "\n  link: %.*s", STR_ARGS(url)), STR(""));
	put(adopting, ROLE_ORIGIN,
		str_format(arena, "\n  url: %.*s\n  år: %d", STR_ARGS(url), adopting->checker.today.year),
		STR(""));
	put(adopting, ROLE_CREATED, today, STR(""));
	put(adopting, ROLE_UPDATED, today, STR(""));
	put(adopting, ROLE_STATUS, STR("kladde"), sentence(adopting, STR("status")));
}

/* --- what is guessed ------------------------------------------------------------------ */

static struct str term_names(struct adopting *adopting, struct str vocabulary, size_t most)
{
	size_t count;
	struct str names[TERMS_MAX];
	const struct term **terms =
		guess_terms(&adopting->checker, vocabulary, adopting->all_text, most, &count);
	for (size_t i = 0; i < count; i++)
		names[i] = terms[i]->key;
	return count ? draft_list(adopting->arena, names, count) : STR("");
}

/* What nothing was found for is no guess. */
static void put_guess(struct adopting *adopting, enum role role, struct str yaml)
{
	put(adopting, role, yaml, yaml.len ? sentence(adopting, STR("gættet")) : STR(""));
}

static void put_guesses(struct adopting *adopting)
{
	struct arena *arena = adopting->arena;
	const struct str unknown = STR("ikke oplyst");
	const unsigned grades = guess_grades(&adopting->checker, adopting->all_text);
	size_t count;
	const struct term **form =
		guess_terms(&adopting->checker, STR("former"), adopting->all_text, 1, &count);
	put_guess(adopting, ROLE_FORM, count ? form[0]->key : sentence(adopting, STR("form")));
	if (grades)
		put_guess(adopting, ROLE_GRADES, grades_text(arena, adopting->checker.phrases, grades));
	else
		put(adopting, ROLE_GRADES, unknown, STR(""));
	put_guess(adopting, ROLE_SUBJECTS, term_names(adopting, STR("fag"), TERMS_MAX));
	put_guess(adopting, ROLE_TOPICS, term_names(adopting, STR("emner"), TERMS_MAX));
	const struct str places = term_names(adopting, STR("steder"), 2);
	const struct str place = adopting->event->branches.count ? STR("[bibliotek]") : unknown;
	put_guess(adopting, ROLE_PLACES, places.len ? places : place);
}

static void put_branches(struct adopting *adopting)
{
	struct arena *arena = adopting->arena;
	const struct strs *branches = &adopting->event->branches;
	struct str *names = arena_array(arena, branches->count, sizeof *names);
	for (size_t i = 0; i < branches->count; i++)
		names[i] = draft_short(arena, branches->items[i], BRANCH_MAX);
	if (branches->count)
		put(adopting, ROLE_BRANCHES, draft_list(arena, names, branches->count), STR(""));
}

/* Where the event is at one of the branches, the address says nothing new. */
static void put_street(struct adopting *adopting)
{
	const struct cms_event *event = adopting->event;
	const struct str parts[] = {event->place, event->street};
	const struct str street = str_join_all(adopting->arena, parts, 2, STR(", "));
	for (size_t i = 0; i < event->branches.count; i++)
		if (str_eq(event->branches.items[i], event->place))
			return;
	if (street.len)
		put(adopting, ROLE_STREET,
			draft_quoted(adopting->arena, draft_short(adopting->arena, street, SUMMARY_MAX)),
			STR(""));
}

static struct str texts_of(struct arena *arena, const struct cms_event *event)
{
	const struct str parts[] = {event->title,
		str_join_all(arena, event->audiences.items, event->audiences.count, STR(", ")),
		str_join_all(arena, event->tags.items, event->tags.count, STR(", ")), event->summary,
		event->text};
	return str_join_all(arena, parts, sizeof parts / sizeof parts[0], STR(". "));
}

/* What goes without saying in a list of candidates is worth saying in its file. */
static struct str body_of(struct arena *arena, const struct cms_event *event)
{
	const struct str parts[] = {event->summary, event->text};
	const bool same =
		str_starts(danish_fold(arena, event->text), danish_fold(arena, event->summary));
	return str_join_all(arena, same ? parts + 1 : parts, same ? 1 : 2, STR("\n\n"));
}

struct str adopt_text(struct skt_run *run, const struct candidate *candidate, struct str source_key)
{
	struct arena scratch = {0};
	const struct catalogue *catalogue = &run->catalogue;
	struct adopting adopting = {.run = run,
		.arena = &run->arena,
		.fields = &catalogue->schema.kinds[KIND_OFFER],
		.words = vocabulary_named(&catalogue->vocabularies, STR("kandidater")),
		.candidate = candidate,
		.event = candidate->event,
		.checker = {.arena = &run->arena,
			.scratch = &scratch,
			.report = &run->report,
			.schema = &catalogue->schema,
			.vocabularies = &catalogue->vocabularies,
			.phrases = &catalogue->phrases,
			.today = catalogue->today}};
	adopting.all_text = texts_of(&run->arena, candidate->event);
	put_words(&adopting);
	put_guesses(&adopting);
	put_branches(&adopting);
	put_street(&adopting);
	put_dates(&adopting);
	put_duration(&adopting);
	put_price(&adopting);
	put_origin(&adopting);
	const struct str words[3] = {source_key, candidate->event->url, candidate->reason};
	struct str top[3] = {sentence(&adopting, STR("top")), sentence(&adopting, STR("begrundelse")),
		sentence(&adopting, STR("næste"))};
	for (size_t i = 0; i < 3; i++)
		top[i] = str_fill(&run->arena, top[i], words);
	const struct draft draft = {.top = top,
		.top_count = 3,
		.values = adopting.values,
		.count = adopting.count,
		.body = body_of(&run->arena, candidate->event)};
	const struct str text = draft_write(&run->arena, adopting.fields, &draft);
	arena_free(&scratch);
	return text;
}
