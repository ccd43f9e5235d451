/* Checking one value: what all types have in common (empty, "ikke oplyst",
 * special words, lists) before the type's own reader gets it. */
#include "offer/field.h"

#include "base/danish.h"
#include "base/utf8.h"
#include "offer/body.h"
#include "offer/field_types.h"

#include <string.h>

/* In an offer of one .yaml file; a .md file's body is no field, see record.c. */
static bool field_markdown(const struct checker *checker, const struct field *field,
	const struct value *value, struct given *given)
{
	(void)field;
	given->html = body_read(checker, value->span, value->text);
	return true;
}

static field_reader *const readers[FIELD_TYPES] = {
	[TYPE_TEXT] = field_text,
	[TYPE_MARKDOWN] = field_markdown,
	[TYPE_NUMBER] = field_number,
	[TYPE_DATE] = field_date,
	[TYPE_TIME] = field_time,
	[TYPE_LINK] = field_link,
	[TYPE_MAIL] = field_mail,
	[TYPE_PHONE] = field_phone,
	[TYPE_GRADES] = field_grades,
	[TYPE_AGE] = field_age,
	[TYPE_DURATION] = field_duration,
	[TYPE_PRICE] = field_price,
	[TYPE_PERIOD] = field_period,
	[TYPE_AUDIENCE] = field_audience,
	[TYPE_TERM] = field_term,
	[TYPE_CHOICE] = field_choice,
	[TYPE_COLOUR] = field_colour,
	[TYPE_ISIL] = field_isil,
	[TYPE_REFERENCE] = field_reference,
	[TYPE_FORMER] = field_reference,
	[TYPE_FILE] = field_file,
	[TYPE_ENTRANCES] = field_entrances,
	[TYPE_GROUP] = field_group,
};

/* Types whose reader takes lists and maps itself. */
static bool reads_structure(enum field_type type)
{
	return type == TYPE_GRADES || type == TYPE_AUDIENCE || type == TYPE_PRICE || type == TYPE_PERIOD
		|| type == TYPE_ENTRANCES || type == TYPE_GROUP;
}

struct span field_span(const struct value *value, struct str part)
{
	const struct span whole = value->span;
	if (!whole.source || part.ptr < value->text.ptr || part.ptr > value->text.ptr + value->text.len)
		return whole;
	const struct str text = whole.source->text;
	size_t start = whole.start + (size_t)(part.ptr - value->text.ptr);
	if (!value->plain && whole.start < text.len && strchr("\"'", text.ptr[whole.start]))
		start++;
	const bool same = str_eq(str_slice(text, start, start + part.len), part);
	return same && part.len ? span_of(whole.source, start, start + part.len) : whole;
}

bool field_fault(const struct checker *checker, enum problem problem, const struct value *value,
	struct str part, struct details details)
{
	report_add(checker->report, problem, field_span(value, part), details);
	return false;
}

bool field_keep_text(const struct checker *checker, enum problem problem, const struct value *value,
	struct given *given)
{
	given->text = str_copy(checker->arena, str_trim(value->text));
	field_fault(checker, problem, value, value->text, (struct details){.a = value->text});
	return true;
}

bool field_not_text(
	const struct checker *checker, const struct field *field, const struct value *value)
{
	return field_fault(checker, NOT_ONE_TEXT, value, value->text,
		(struct details){.a = field->name,
			.b = value->kind == VALUE_LIST ? STR("en liste") : STR("flere felter"),
			.c = field->example});
}

/* Takes the first of `words` that *s begins with. */
static bool take_any(struct str *s, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct str word = str_from(words[i]);
		if (str_starts(*s, word)) {
			*s = str_skip(*s, word.len);
			return true;
		}
	}
	return false;
}

bool take_blank(struct str *s)
{
	const unsigned char first = s->len ? (unsigned char)s->ptr[0] : 0;
	if (first > ' ' && first < 0x80)
		return false;
	static const char *const blanks[] = {" ", "\t", "\n", "\r", "\u00A0", "\u2009", "\u202F"};
	return take_any(s, blanks, sizeof blanks / sizeof blanks[0]);
}

void skip_blanks(struct str *s)
{
	while (take_blank(s))
		;
}

/* Blanks alone, or nothing but such items. */
static bool is_empty(const struct value *value)
{
	struct str rest = value->text;
	bool empty = true;
	if (value->kind == VALUE_TEXT) {
		while (rest.len && empty)
			empty = take_blank(&rest) || utf8_is_deceptive(utf8_take(&rest));
		return empty;
	}
	for (size_t i = 0; value->kind == VALUE_LIST && i < value->count; i++)
		empty = empty && is_empty(value->items[i]);
	return value->kind == VALUE_LIST ? empty : value->count == 0;
}

bool field_skips_empty(
	const struct checker *checker, const struct field *field, const struct value *item)
{
	if (!is_empty(item))
		return false;
	report_add(checker->report, EMPTY_ITEM, item->span, (struct details){.a = field->name});
	return true;
}

bool take_word(struct str *s, struct str word)
{
	if (!str_starts(*s, word))
		return false;
	*s = str_skip(*s, word.len);
	skip_blanks(s);
	return true;
}

bool take_dash(struct str *s)
{
	static const char *const dashes[] = {"-", "–", "—", "‐", "‑", "−", "til og med ", "til "};
	struct str rest = *s;
	skip_blanks(&rest);
	if (!take_any(&rest, dashes, sizeof dashes / sizeof dashes[0]))
		return false;
	skip_blanks(&rest);
	*s = rest;
	return true;
}

/* `[ikke oplyst]` says the same as `ikke oplyst`. */
static bool says(const struct value *value, struct arena *scratch, struct str words)
{
	if (value->kind == VALUE_LIST && value->count == 1)
		value = value->items[0];
	return value->kind == VALUE_TEXT && danish_same(scratch, value->text, words);
}

/* "ikke oplyst" and the schema's own words stand for a value. */
static bool is_special(const struct checker *checker, const struct field *field,
	const struct value *value, struct given *given)
{
	struct arena *scratch = checker->scratch;
	const struct value *words = field->words;
	if (field->unknown && says(value, scratch, STR("ikke oplyst"))) {
		given->kind = GIVEN_UNKNOWN;
		given->text = checker->phrases->patterns[PHRASE_UNKNOWN];
		field_fault(checker, SAID_UNKNOWN, value, value->text, (struct details){.a = field->label});
	}
	for (size_t i = 0; words && i < words->count && !given->kind; i++) {
		if (says(value, scratch, words->entries[i].name)) {
			given->kind = GIVEN_WORD;
			given->text = words->entries[i].value->text;
			given->key = words->entries[i].name;
		}
	}
	return given->kind != GIVEN_NOTHING;
}

/* One value, not a list of them. */
static bool read_one(const struct checker *checker, const struct field *field,
	const struct value *value, struct given *given)
{
	given->field = field;
	given->span = value->span;
	if (value->kind != VALUE_TEXT && !reads_structure(field->type))
		return field_not_text(checker, field, value);
	if (!readers[field->type](checker, field, value, given))
		return false;
	given->kind = GIVEN_VALUE;
	return true;
}

/* Does the last item name the same as one before it? Told. */
static bool is_repeated(
	const struct checker *checker, const struct given *list, const struct given *item)
{
	for (size_t i = 0; item->key.len && i < list->count; i++) {
		if (!str_eq(list->items[i].key, item->key))
			continue;
		report_add(checker->report, ITEM_TWICE, item->span,
			(struct details){.a = item->text, .other = list->items[i].span});
		return true;
	}
	return false;
}

static void read_list(const struct checker *checker, const struct field *field,
	const struct value *value, struct given *given)
{
	const struct value *const one[1] = {value};
	const bool is_list = value->kind == VALUE_LIST;
	const size_t count = is_list ? value->count : 1;
	struct str *texts = arena_array(checker->arena, count, sizeof *texts);
	given->items = arena_array(checker->arena, count, sizeof *given->items);
	for (size_t i = 0; i < count; i++) {
		const struct value *part = is_list ? value->items[i] : one[0];
		struct given *item = &given->items[given->count];
		*item = (struct given){0};
		if (!field_skips_empty(checker, field, part) && read_one(checker, field, part, item)
			&& !is_repeated(checker, given, item))
			texts[given->count++] = item->text;
	}
	given->text = str_join_all(checker->arena, texts, given->count, STR(", "));
	given->kind = given->count ? GIVEN_VALUE : GIVEN_NOTHING;
}

/* Characters that the bytes of a file may not hold, and that an escape in double
 * quotes may not bring in either. */
static bool is_forbidden(uint32_t code)
{
	if (code < ' ')
		return code != '\t' && code != '\n' && code != '\r';
	return (code >= 0x7F && code <= 0x9F) || (code >= 0x202A && code <= 0x202E)
		|| (code >= 0x2066 && code <= 0x2069);
}

/* Tells the first of them in a text or a list of texts. */
static bool has_forbidden(const struct checker *checker, const struct value *value)
{
	struct str rest = value->kind == VALUE_TEXT ? value->text : STR("");
	bool found = false;
	while (rest.len && !found) {
		rest = str_skip(rest, utf8_plain(rest));
		if (!rest.len)
			break;
		const char *at = rest.ptr;
		const uint32_t code = utf8_take(&rest);
		const struct str character = {at, (size_t)(rest.ptr - at)};
		found = is_forbidden(code);
		/* What stands in the file itself was told when its bytes were read. */
		if (found && str_find(span_text(value->span), character, 0) < 0)
			report_add(checker->report, BYTES_CONTROL, value->span,
				(struct details){.a = str_format(checker->arena, "U+%04X", (unsigned)code)});
	}
	for (size_t i = 0; value->kind == VALUE_LIST && i < value->count; i++)
		found = has_forbidden(checker, value->items[i]) || found;
	return found;
}

void field_check(const struct checker *checker, const struct field *field,
	const struct value *value, struct given *given)
{
	*given = (struct given){.field = field};
	if (is_empty(value)) {
		report_add(checker->report, field->need == NEED_REQUIRED ? EMPTY_REQUIRED : EMPTY_FIELD,
			value->span, (struct details){.a = field->name, .b = field->example});
		return;
	}
	given->span = value->span;
	if (has_forbidden(checker, value) || is_special(checker, field, value, given))
		return;
	if (field->list)
		read_list(checker, field, value, given);
	else
		read_one(checker, field, value, given);
}

const struct given *given_part(const struct given *group, struct str name)
{
	if (!group || !group->field || !group->field->group || !group->items)
		return NULL;
	const struct field *field = fields_named(group->field->group, name);
	const struct given *part = field ? &group->items[field->index] : NULL;
	return part && part->kind ? part : NULL;
}
