/* Whose schools may use it: "egen kommune", "hele landet", "region", or names of
 * municipalities and regions. Which municipalities that is on the build's day is
 * worked out in offer.c, where the library is known. */
#include "offer/field_types.h"

#include "base/danish.h"
#include "report/suggest.h"

/* The valid term of a word in one of the two vocabularies. */
static const struct term *find(
	const struct checker *checker, const char *vocabulary, struct str word)
{
	const struct vocabulary *places = vocabulary_named(checker->vocabularies, str_from(vocabulary));
	return places ? vocabulary_find(places, word) : NULL;
}

static struct str without_municipality(struct str folded)
{
	const struct str tail = STR(" kommune");
	if (str_ends(folded, tail))
		folded.len -= tail.len;
	return folded;
}

/* What people write of everybody; none of it begins the name of a place. */
static bool means_everybody(struct str said)
{
	static const char *const words[] = {"alle", "alle kommuner", "alle skoler", "alle i danmark",
		"danmark", "hele danmark", "landsdækkende", "nationalt"};
	struct arena scratch = {0};
	const struct str folded = danish_fold(&scratch, said);
	bool found = false;
	for (size_t i = 0; i < sizeof words / sizeof words[0] && !found; i++)
		found = str_eq(folded, danish_fold(&scratch, str_from(words[i])));
	arena_free(&scratch);
	return found;
}

static struct str suggested(
	const struct checker *checker, struct arena *scratch, struct str said, struct str word)
{
	const struct vocabulary *places = vocabulary_named(checker->vocabularies, STR("kommuner"));
	const struct vocabulary *regions = vocabulary_named(checker->vocabularies, STR("regioner"));
	if (means_everybody(said))
		return STR("hele landet");
	struct str meant = places ? vocabulary_suggest(scratch, places, word) : STR("");
	if (!meant.len && regions)
		meant = vocabulary_suggest(scratch, regions, word);
	static const struct str fixed[] = {{"egen kommune", 12}, {"hele landet", 11}, {"region", 6}};
	return meant.len ? meant : suggest(scratch, said, fixed, 3);
}

static void set(
	struct given *given, enum audience audience, const struct term *term, struct str text)
{
	given->audience = audience;
	given->text = text;
	given->key = term ? term->key : STR("");
}

static bool unknown(const struct checker *checker, const struct value *value, struct str word)
{
	struct arena scratch = {0};
	const struct str said = str_trim(value->text);
	field_fault(checker, UNKNOWN_AUDIENCE, value, said,
		(struct details){.a = said, .suggestion = suggested(checker, &scratch, said, word)});
	arena_free(&scratch);
	return false;
}

static bool read_part(const struct checker *checker, const struct field *field,
	const struct value *value, struct given *given)
{
	const struct phrases *phrases = checker->phrases;
	const struct str folded = danish_fold(checker->arena, value_str(value));
	const struct str word = without_municipality(folded);
	const struct term *term = NULL;
	*given = (struct given){.kind = GIVEN_VALUE, .field = field, .span = value->span};
	if (value->kind != VALUE_TEXT)
		return field_not_text(checker, field, value);
	if (str_eq(folded, STR("egen kommune")))
		set(given, AUDIENCE_OWN, NULL, phrases->patterns[PHRASE_OWN]);
	else if (str_eq(folded, STR("hele landet")))
		set(given, AUDIENCE_NATION, NULL, phrases->patterns[PHRASE_NATION]);
	else if (str_eq(folded, STR("region")))
		set(given, AUDIENCE_OWN_REGION, NULL, phrases->patterns[PHRASE_OWN_REGION]);
	else if ((term = find(checker, "kommuner", word)))
		set(given, AUDIENCE_MUNICIPALITY, term, term->name);
	else if ((term = find(checker, "regioner", word)))
		set(given, AUDIENCE_REGION, term, term->name);
	else
		return unknown(checker, value, word);
	if (term && given->audience == AUDIENCE_REGION && !term_is_valid(term, checker->today))
		report_add(checker->report, TERM_EXPIRED, value->span, (struct details){.a = term->name});
	return true;
}

/* "skoler i Vejle, Kolding og Region Nordjylland": places by name become one
 * phrase, behind those that are phrases themselves. */
static struct str audience_words(const struct checker *checker, const struct given *given)
{
	struct arena *arena = checker->arena;
	struct str *phrases = arena_array(arena, given->count + 1, sizeof *phrases);
	struct str *names = arena_array(arena, given->count, sizeof *names);
	size_t phrase_count = 0;
	size_t name_count = 0;
	for (size_t i = 0; i < given->count; i++) {
		if (given->items[i].key.len)
			names[name_count++] = given->items[i].text;
		else
			phrases[phrase_count++] = given->items[i].text;
	}
	if (name_count)
		phrases[phrase_count++] = phrase(arena, checker->phrases, PHRASE_OWN_NAMED,
			phrase_list(arena, checker->phrases, names, name_count), STR(""));
	return phrase_list(arena, checker->phrases, phrases, phrase_count);
}

bool field_audience(const struct checker *checker, const struct field *field,
	const struct value *value, struct given *given)
{
	const struct value *const one[1] = {value};
	const bool is_list = value->kind == VALUE_LIST;
	const size_t count = is_list ? value->count : 1;
	given->items = arena_array(checker->arena, count, sizeof *given->items);
	for (size_t i = 0; i < count; i++) {
		const struct value *item = is_list ? value->items[i] : one[0];
		struct given *part = &given->items[given->count];
		if (!field_skips_empty(checker, field, item) && read_part(checker, field, item, part))
			given->count++;
	}
	given->text = audience_words(checker, given);
	return given->count > 0;
}
