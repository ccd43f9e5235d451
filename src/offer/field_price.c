/* What it costs: "gratis", "100 kr. pr. elev pr. år", or a list of steps. */
#include "offer/field_types.h"

#include "base/danish.h"

enum { DEAREST = 999999 }; /* kroner: what is more is a slip of the finger */

/* "100", "1.200", "49,50": the price in øre. */
static bool take_kroner(struct str *s, long *oere)
{
	long kroner;
	long part;
	if (!str_take_number(s, &kroner) || kroner > DEAREST)
		return false;
	struct str rest = *s;
	while (rest.len >= 4 && rest.ptr[0] == '.') {
		struct str thousand = str_slice(rest, 1, 4);
		if (!str_take_number(&thousand, &part) || thousand.len)
			break;
		if (kroner > DEAREST / 1000)
			return false;
		kroner = kroner * 1000 + part;
		rest = str_skip(rest, 4);
	}
	*oere = kroner * 100;
	if (rest.len >= 3 && rest.ptr[0] == ',') {
		struct str decimals = str_slice(rest, 1, 3);
		if (str_take_number(&decimals, &part) && !decimals.len) {
			*oere += part;
			rest = str_skip(rest, 3);
		}
	}
	*s = rest;
	skip_blanks(s);
	return true;
}

static bool take_krone(struct str *s)
{
	static const char *const words[] = {"kroner", "kr.", "kr", "dkk"};
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (take_word(s, str_from(words[i])))
			return true;
	return false;
}

/* "100 kr.", "kr. 100", "100,-": an amount with its unit before or behind it. */
static bool take_price(struct str *s, long *oere)
{
	const bool before = take_krone(s);
	if (!take_kroner(s, oere))
		return false;
	const bool dash = take_word(s, STR(",-"));
	return (!before && take_krone(s)) || before || dash;
}

/* "pr. elev", "per klasse": the phrase, or PHRASES when there is none. */
static enum phrase take_per(struct str *s)
{
	static const struct {
		const char *word;
		enum phrase phrase;
	} units[] = {{"elev", PHRASE_PER_PUPIL}, {"barn", PHRASE_PER_PUPIL},
		{"klasse", PHRASE_PER_CLASS}, {"hold", PHRASE_PER_TEAM}, {"lektion", PHRASE_PER_LESSON},
		{"gang", PHRASE_PER_SESSION}, {"år", PHRASE_PER_YEAR}};
	struct str rest = *s;
	if (!take_word(&rest, STR("pr. ")) && !take_word(&rest, STR("pr "))
		&& !take_word(&rest, STR("per ")) && !take_word(&rest, STR("/")))
		return PHRASES;
	for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
		if (take_word(&rest, str_from(units[i].word))) {
			*s = rest;
			return units[i].phrase;
		}
	}
	return PHRASES;
}

static struct str kroner_text(const struct checker *checker, long oere)
{
	struct arena *arena = checker->arena;
	const long kroner = oere / 100;
	const struct str whole = kroner >= 1000
		? str_format(arena, "%ld.%03ld", kroner / 1000, kroner % 1000)
		: str_format(arena, "%ld", kroner);
	if (oere % 100 == 0)
		return phrase(arena, checker->phrases, PHRASE_KRONER, whole, STR(""));
	return phrase(
		arena, checker->phrases, PHRASE_KRONER_OERE, whole, str_format(arena, "%02ld", oere % 100));
}

static bool is_free(struct str lower)
{
	return str_eq(lower, STR("gratis")) || str_eq(lower, STR("0"));
}

static bool read_price(
	const struct checker *checker, const struct value *value, struct given *given)
{
	struct arena *arena = checker->arena;
	struct str rest = danish_lower(arena, str_trim(value->text));
	long oere = 0;
	if (is_free(rest))
		rest = STR("");
	else if (!take_price(&rest, &oere))
		return field_keep_text(checker, FREE_PRICE, value, given);
	struct str text = kroner_text(checker, oere);
	for (enum phrase per; (per = take_per(&rest)) != PHRASES;) {
		text = str_join(arena, text, STR(" "));
		text = str_join(arena, text, checker->phrases->patterns[per]);
	}
	if (rest.len)
		return field_keep_text(checker, FREE_PRICE, value, given);
	given->price.unit = oere ? PRICE_KRONER : PRICE_FREE;
	given->price.oere = oere;
	given->text = oere ? text : checker->phrases->patterns[PHRASE_FREE];
	return true;
}

bool field_price(const struct checker *checker, const struct field *field,
	const struct value *value, struct given *given)
{
	if (value->kind == VALUE_TEXT)
		return read_price(checker, value, given);
	if (value->kind != VALUE_LIST)
		return field_not_text(checker, field, value);
	struct str *texts = arena_array(checker->arena, value->count, sizeof *texts);
	given->items = arena_array(checker->arena, value->count, sizeof *given->items);
	for (size_t i = 0; i < value->count; i++) {
		struct given *step = &given->items[given->count];
		*step = (struct given){.kind = GIVEN_VALUE, .field = field, .span = value->items[i]->span};
		if (field_skips_empty(checker, field, value->items[i]))
			continue;
		if (value->items[i]->kind != VALUE_TEXT)
			return field_not_text(checker, field, value->items[i]);
		if (!read_price(checker, value->items[i], step))
			continue;
		texts[given->count++] = step->text;
	}
	given->text = str_join_all(checker->arena, texts, given->count, STR("; "));
	if (given->count)
		given->price = given->items[0].price;
	return given->count > 0;
}
