/* What each type of field accepts, as far as a pattern can know. One reader in
 * field_*.c has its pattern here: it lets through all that the reader does. */
#include "base/limits.h"
#include "offer/json_schema_parts.h"

#define EDGE "[ \\t\\r\\n]*" /* what str_trim() takes off */
#define BLANK "[" BLANKS "]"
#define DASH "(?:[" DASHES "]|[tT][iI][lL] (?:[oO][gG] [mM][eE][dD] )?)"
#define WHOLE(pattern) "^" EDGE pattern EDGE "$"

/* A day of the calendar, but for 29 February. Readers of YAML 1.1 add a time. */
#define DAY                                                                                        \
	"[1-9][0-9]{3}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"                               \
	"|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|[12][0-9]))"
#define MIDNIGHT "(?:T00:00:00(?:\\.000)?Z?)?"
#define CLOCK EDGE "(?:kl\\. " BLANK "*)?0*(?:1?[0-9]|2[0-3])[:.][0-5][0-9]"

#define NO_HOST "/?#@<>\"`\\\\ \\t\\r\\n"
#define HOST "[^" NO_HOST "](?:[^." NO_HOST "]*\\.)+[^." NO_HOST "]+"
#define AFTER_HOST "[^<>\"`\\\\ \\t\\r\\n]"
#define MAIL "!#$*+/0-9=A-Z^_`a-z{|}~"
#define DIGIT_GAP "(?:" BLANK "|-)*"
#define SLUG "[a-z0-9]+(?:-[a-z0-9]+)*"
#define AGE_NUMBER "0*[0-9]{1,2}"

/* A number that is no week: from 1 to 53 they are. */
#define NO_WEEK "(?:0{1,9}|0{0,6}(?:5[4-9]|[6-9][0-9]|[1-9][0-9]{2}))"
#define WEEK_WORD "[uU][gG][eE](?:[rR](?:[nN][eE])?)? +"

/* Types whose texts one pattern describes, and the numbers that may be such texts. */
static const struct shape {
	const char *pattern;
	bool numbers; /* whole numbers from `least` to `most` too */
	long least, most;
} shapes[FIELD_TYPES] = {
	[TYPE_DATE] = {.pattern = WHOLE(DAY MIDNIGHT)},
	[TYPE_TIME] = {.pattern = WHOLE(DAY "(?:" MIDNIGHT "|[ T]" CLOCK ")")},
	[TYPE_LINK] = {.pattern = WHOLE("https?://" HOST "(?:[/?#]" AFTER_HOST "*)?")},
	[TYPE_MAIL] = {.pattern = WHOLE("[" MAIL ".-]+@[" MAIL ".-](?:[" MAIL "-]*\\.)+[" MAIL "-]+")},
	[TYPE_PHONE] = {.pattern = "^(?:(?:" DIGIT_GAP "[0-9]){8}|(?:" EDGE "\\+|" DIGIT_GAP
							   "0" DIGIT_GAP "0)(?:" DIGIT_GAP "[0-9]){6,15})" DIGIT_GAP "$",
		.numbers = true,
		.least = -999999999999999,
		.most = 999999999999999},
	[TYPE_AGE] = {.pattern = "^" EDGE AGE_NUMBER "(?:" BLANK "*" DASH BLANK "*" AGE_NUMBER
							 ")?" BLANK "*(?:-[åÅ][rR][iI][gG][eE]" BLANK "*)?(?:[åÅ][rR][sS]" BLANK
							 "*)?(?:[åÅ][rR])?" BLANK "*$",
		.numbers = true,
		.most = 99},
	[TYPE_COLOUR] = {.pattern = WHOLE("#[0-9A-Fa-f]{6}")},
	[TYPE_ISIL] = {.pattern = WHOLE("DK-[0-9]{6}")},
	[TYPE_REFERENCE] = {.pattern = WHOLE(SLUG "/" SLUG)},
	[TYPE_FORMER] = {.pattern = WHOLE(SLUG "/" SLUG)},
};

static void write_whole_number(struct schema_writer *writer, long least, long most)
{
	json_open(&writer->out, NULL, '{');
	json_text(&writer->out, "type", STR("integer"));
	json_number(&writer->out, "minimum", least);
	json_number(&writer->out, "maximum", most);
	json_close(&writer->out, '}');
}

static void write_shape(struct schema_writer *writer, const struct shape *shape)
{
	json_schema_pattern(writer, str_from(shape->pattern));
	if (shape->numbers)
		write_whole_number(writer, shape->least, shape->most);
}

/* Up to `max` characters, blanks around them not counted; `any` is a class of those
 * that may follow the first. */
static struct str max_pattern(const struct schema_writer *writer, long max, const char *any)
{
	return str_format(writer->arena, WHOLE("[^ \\t\\r\\n]%s{0,%ld}"), any, max - 1);
}

/* Any text up to `max` characters; 0: no limit of the field's own. */
static void write_free_text(struct schema_writer *writer, long max)
{
	struct json_out *out = &writer->out;
	if (max > 0 && max <= SCALAR_MAX) {
		json_schema_pattern(writer, max_pattern(writer, max, "[\\s\\S]"));
	} else {
		json_open(out, NULL, '{');
		json_text(out, "type", STR("string"));
		json_number(out, "maxLength", SCALAR_MAX);
		json_text(out, "pattern", STR("[^ \\t\\r\\n]"));
		json_close(out, '}');
	}
	json_schema_scalars(writer);
}

static void write_number(struct schema_writer *writer, const struct field *field)
{
	enum { LARGEST = 999999999 }; /* of str_take_number() */
	const bool limited = field->max > 0 && field->max < LARGEST;
	write_whole_number(writer, field->min > 0 ? field->min : 0, limited ? field->max : LARGEST);
	json_schema_pattern(writer, STR(WHOLE("[0-9]+")));
}

/* Words to choose from: by name for editors, as a pattern for all their forms. */
static void write_words(struct schema_writer *writer, const struct words *words, struct str tail)
{
	json_schema_pattern(writer, words_pattern(words, tail));
	if (words_are_ambiguous(words))
		json_schema_scalars(writer);
}

static void write_names(struct schema_writer *writer, const struct vocabulary *vocabulary)
{
	for (size_t i = 0; vocabulary && i < vocabulary->count; i++)
		json_text(&writer->out, NULL, vocabulary->terms[i]->name);
}

static void write_choice(struct schema_writer *writer, const struct field *field)
{
	struct words words = {.arena = writer->arena};
	json_open(&writer->out, NULL, '{');
	json_open(&writer->out, "enum", '[');
	for (size_t i = 0; i < field->choices->count; i++) {
		json_text(&writer->out, NULL, field->choices->items[i]->text);
		words_add(&words, field->choices->items[i]->text);
	}
	json_close(&writer->out, ']');
	json_close(&writer->out, '}');
	write_words(writer, &words, STR(""));
}

/* Outside the vocabulary; it needs a letter or digit to be found by. In a list, a
 * comma would part two of them. */
static void write_free_word(struct schema_writer *writer, const struct field *field)
{
	json_open(&writer->out, NULL, '{');
	json_open(&writer->out, "allOf", '[');
	json_schema_pattern(writer, max_pattern(writer, TERM_MAX, field->list ? "[^,]" : "[\\s\\S]"));
	json_schema_pattern(writer, STR("[0-9A-Za-zÀ-ſ]"));
	json_close(&writer->out, ']');
	json_close(&writer->out, '}');
	json_schema_scalars(writer);
}

static void write_term(struct schema_writer *writer, const struct field *field)
{
	const struct vocabulary *vocabulary = vocabulary_named(writer->vocabularies, field->vocabulary);
	struct words words = {.arena = writer->arena};
	words_add_vocabulary(&words, vocabulary);
	if (words.count) {
		json_open(&writer->out, NULL, '{');
		json_open(&writer->out, "enum", '[');
		write_names(writer, vocabulary);
		json_close(&writer->out, ']');
		json_close(&writer->out, '}');
		write_words(writer, &words, STR(""));
	}
	if (field->free)
		write_free_word(writer, field);
}

/* Whose schools: fixed words, or names of places, alone or in a list. */
static void write_audience(struct schema_writer *writer)
{
	static const char *const fixed[] = {"egen kommune", "hele landet", "region"};
	const struct vocabulary *regions = vocabulary_named(writer->vocabularies, STR("regioner"));
	const struct vocabulary *places = vocabulary_named(writer->vocabularies, STR("kommuner"));
	struct words words = {.arena = writer->arena};
	json_open(&writer->out, NULL, '{');
	json_open(&writer->out, "enum", '[');
	for (size_t i = 0; i < sizeof fixed / sizeof fixed[0]; i++) {
		json_text(&writer->out, NULL, str_from(fixed[i]));
		words_add(&words, str_from(fixed[i]));
	}
	write_names(writer, regions);
	write_names(writer, places);
	json_close(&writer->out, ']');
	json_close(&writer->out, '}');
	words_add_vocabulary(&words, regions);
	words_add_vocabulary(&words, places);
	write_words(writer, &words, STR("kommune"));
}

/* Anything may stand for a time of the year, but not a day or a week that is none. */
static void write_period(struct schema_writer *writer)
{
	static const char *const ends[] = {"fra", "til"};
	struct json_out *out = &writer->out;
	json_schema_pattern(writer, STR(WHOLE(DAY)));
	json_open(out, NULL, '{');
	json_text(out, "type", STR("string"));
	json_text(out, "pattern", STR("[^ \\t\\r\\n]"));
	json_open(out, "not", '{');
	json_text(out, "pattern",
		STR(WHOLE("(?:[!-~]{4}-[!-~]{5}|" WEEK_WORD "(?:" NO_WEEK "(?: *[–-] *[0-9]{1,9})?"
				  "|[0-9]{1,9} *[–-] *" NO_WEEK "))")));
	json_close(out, '}');
	json_close(out, '}');
	json_schema_scalars(writer);
	json_open(out, NULL, '{');
	json_text(out, "type", STR("object"));
	json_open(out, "properties", '{');
	for (size_t i = 0; i < 2; i++) {
		json_open(out, ends[i], '{');
		json_text(out, "type", STR("string"));
		json_text(out, "pattern", str_from(shapes[TYPE_DATE].pattern));
		json_close(out, '}');
	}
	json_close(out, '}');
	json_no(out, "additionalProperties");
	json_open(out, "required", '[');
	for (size_t i = 0; i < 2; i++)
		json_text(out, NULL, str_from(ends[i]));
	json_close(out, ']');
	json_close(out, '}');
}

/* An address with {domæne}, or one for each municipality. */
static void write_entrances(struct schema_writer *writer)
{
	struct json_out *out = &writer->out;
	struct words words = {.arena = writer->arena};
	words_add_vocabulary(&words, vocabulary_named(writer->vocabularies, STR("kommuner")));
	json_schema_pattern(writer, STR(WHOLE("https://" AFTER_HOST "*\\{domæne\\}" AFTER_HOST "*")));
	json_open(out, NULL, '{');
	json_text(out, "type", STR("object"));
	json_open(out, "propertyNames", '{');
	json_text(out, "pattern", words_pattern(&words, STR("")));
	json_close(out, '}');
	json_open(out, "additionalProperties", '{');
	json_open(out, "anyOf", '[');
	write_shape(writer, &shapes[TYPE_LINK]);
	json_schema_empty(writer);
	json_close(out, ']');
	json_close(out, '}');
	json_close(out, '}');
}

static void write_group(struct schema_writer *writer, const struct field *field)
{
	if (field->vocabulary.len)
		write_term(writer, field);
	json_open(&writer->out, NULL, '{');
	json_schema_object(writer, field->group);
	json_close(&writer->out, '}');
}

/* Does the type's own reader take a list of texts? */
static bool reads_list(enum field_type type)
{
	return type == TYPE_GRADES || type == TYPE_AUDIENCE || type == TYPE_PRICE;
}

static void write_single(struct schema_writer *writer, const struct field *field)
{
	switch (field->type) {
	case TYPE_GRADES: json_schema_reference(writer, STR("#/$defs/trin")); break;
	case TYPE_AUDIENCE: json_schema_reference(writer, STR("#/$defs/hvem")); break;
	case TYPE_TEXT: write_free_text(writer, field->max); break;
	case TYPE_MARKDOWN:
	case TYPE_DURATION:
	case TYPE_PRICE: write_free_text(writer, 0); break;
	case TYPE_NUMBER: write_number(writer, field); break;
	case TYPE_PERIOD: write_period(writer); break;
	case TYPE_TERM: write_term(writer, field); break;
	case TYPE_CHOICE: write_choice(writer, field); break;
	case TYPE_FILE:
		json_schema_pattern(writer, STR(WHOLE("[0-9a-z-][0-9a-z.-]{0,99}")));
		json_schema_scalars(writer);
		break;
	case TYPE_ENTRANCES: write_entrances(writer); break;
	case TYPE_GROUP: write_group(writer, field); break;
	default: write_shape(writer, &shapes[field->type]); break;
	}
}

void json_schema_type(struct schema_writer *writer, const struct field *field)
{
	struct json_out *out = &writer->out;
	write_single(writer, field);
	if (!reads_list(field->type))
		return;
	json_open(out, NULL, '{');
	json_text(out, "type", STR("array"));
	json_number(out, "minItems", 1);
	json_open(out, "items", '{');
	json_open(out, "anyOf", '[');
	write_single(writer, field);
	json_schema_empty(writer);
	json_close(out, ']');
	json_close(out, '}');
	json_close(out, '}');
}

/* Does the type stand anywhere among the fields? */
static bool has_type(const struct fields *fields, enum field_type type)
{
	bool found = false;
	for (size_t i = 0; fields && i < fields->count && !found; i++)
		found = fields->items[i].type == type || has_type(fields->items[i].group, type);
	return found;
}

void json_schema_definitions(struct schema_writer *writer, const struct fields *fields)
{
	static const struct {
		enum field_type type;
		const char *name;
		void (*write)(struct schema_writer *writer);
	} definitions[] = {
		{TYPE_GRADES, "trin", json_schema_grades}, {TYPE_AUDIENCE, "hvem", write_audience}};
	struct json_out *out = &writer->out;
	for (size_t i = 0; i < sizeof definitions / sizeof definitions[0]; i++) {
		if (!has_type(fields, definitions[i].type))
			continue;
		json_open(out, definitions[i].name, '{');
		json_open(out, "anyOf", '[');
		definitions[i].write(writer);
		json_close(out, ']');
		json_close(out, '}');
	}
}
