/* Grades as a set, and ages as a range.
 *
 * "4-6" is 4, 5 and 6; "5 og 8" is those two; "0.-3. klasse", "mellemtrin",
 * "alle" and the list [5, 8] are understood too. */
#include "offer/field_types.h"

#include "base/danish.h"
#include "base/utf8.h"
#include "report/suggest.h"

#include <ctype.h>

struct grade_reader {
	const struct checker *checker;
	const struct value *value;
	unsigned grades;
	int last;        /* the last grade read, -1 when none */
	bool open_range; /* a dash stands after it */
	struct str from; /* the word "fra", which wants a range; empty when none is open */
};

static const struct str fillers[] = {{"klasse", 6}, {"klasser", 7}, {"klasserne", 9},
	{"klassetrin", 10}, {"klassetrinnet", 13}, {"kl", 2}, {"trin", 4}, {"årgang", 7}, {"og", 2},
	{"eller", 5}, {"samt", 4}};

enum { FILLERS = sizeof fillers / sizeof fillers[0] };

/* Words that say no more than the numbers do. */
static bool is_filler(struct str word)
{
	for (size_t i = 0; i < FILLERS; i++)
		if (str_eq(word, fillers[i]))
			return true;
	return false;
}

static bool unknown_word(const struct grade_reader *reader, struct str word)
{
	struct arena scratch = {0};
	const struct vocabulary *bands =
		vocabulary_named(reader->checker->vocabularies, STR("trinforloeb"));
	struct str meant = suggest(&scratch, word, fillers, FILLERS);
	if (str_eq(meant, word))
		meant = STR(""); /* a word that is known, and says nothing alone */
	else if (!meant.len && bands)
		meant = vocabulary_suggest(&scratch, bands, word);
	field_fault(reader->checker, UNKNOWN_GRADE_WORD, reader->value, word,
		(struct details){.a = word, .suggestion = meant});
	arena_free(&scratch);
	return false;
}

/* Adds the grades `from` to `to`, or from the last one when a dash stands before. */
static bool add_grades(struct grade_reader *reader, int from, int to)
{
	const struct str whole = str_trim(reader->value->text);
	if (reader->open_range && to < reader->last)
		return field_fault(
			reader->checker, RANGE_REVERSED, reader->value, whole, (struct details){.a = whole});
	for (int grade = reader->open_range ? reader->last : from; grade <= to; grade++)
		reader->grades |= 1u << grade;
	if (reader->open_range)
		reader->from = STR("");
	reader->last = to;
	reader->open_range = false;
	return true;
}

static bool add_number(struct grade_reader *reader, struct str digits)
{
	struct str rest = digits;
	long grade;
	if (!str_take_number(&rest, &grade) || grade > LAST_GRADE)
		return field_fault(reader->checker, GRADE_OUT_OF_RANGE, reader->value, digits,
			(struct details){.a = digits});
	return add_grades(reader, (int)grade, (int)grade);
}

/* "mellemtrin", "udskolingen": a band of the vocabulary; NULL when it is none. */
static const struct term *band_of(const struct grade_reader *reader, struct str word)
{
	const struct vocabulary *bands =
		vocabulary_named(reader->checker->vocabularies, STR("trinforloeb"));
	const struct term *band = bands ? vocabulary_find(bands, word) : NULL;
	return band && band->from_grade >= 0 && band->to_grade >= 0 ? band : NULL;
}

static bool add_word(struct grade_reader *reader, struct str word)
{
	struct arena scratch = {0};
	const struct str lower = danish_lower(&scratch, word);
	const struct term *band = band_of(reader, lower);
	const bool all = str_eq(lower, STR("alle"));
	const bool first =
		str_eq(lower, STR("børnehaveklasse")) || str_eq(lower, STR("børnehaveklassen"));
	const bool from = str_eq(lower, STR("fra"));
	const bool known = all || from || is_filler(lower);
	arena_free(&scratch);
	if (all)
		reader->grades = ALL_GRADES;
	if (from)
		reader->from = word;
	if (first)
		return add_grades(reader, 0, 0);
	if (band)
		return add_grades(reader, band->from_grade, band->to_grade);
	return known || unknown_word(reader, word);
}

static bool is_separator(char c)
{
	return c == '.' || c == ',' || c == '+' || c == '/' || c == '&' || c == ';';
}

/* The first character of a word ends it only when nothing else takes it. */
static struct str take_letters(struct str *rest)
{
	const struct str whole = *rest;
	do {
		utf8_take(rest);
		struct str next = *rest;
		if (!next.len || take_blank(&next) || take_dash(&next) || is_separator(next.ptr[0])
			|| isdigit((unsigned char)next.ptr[0]))
			break;
	} while (rest->len);
	return str_slice(whole, 0, whole.len - rest->len);
}

static struct str take_digits(struct str *rest)
{
	size_t count = 0;
	while (count < rest->len && isdigit((unsigned char)rest->ptr[count]))
		count++;
	const struct str digits = str_slice(*rest, 0, count);
	*rest = str_skip(*rest, count);
	return digits;
}

static bool read_part(struct grade_reader *reader, struct str *rest)
{
	const struct str before = *rest;
	if (isdigit((unsigned char)rest->ptr[0]))
		return add_number(reader, take_digits(rest));
	if (is_separator(rest->ptr[0])) {
		*rest = str_skip(*rest, 1);
		return true;
	}
	if (!take_dash(rest))
		return add_word(reader, take_letters(rest));
	reader->open_range = reader->last >= 0;
	return reader->open_range
		|| unknown_word(reader, str_trim(str_slice(before, 0, before.len - rest->len)));
}

/* One text: "0.-3. klasse". */
static bool read_grades(struct grade_reader *reader)
{
	struct str rest = reader->value->text;
	const unsigned before = reader->grades;
	bool good = true;
	reader->last = -1;
	reader->grades = 0;
	while (good && (skip_blanks(&rest), rest.len))
		good = read_part(reader, &rest);
	if (good && (!reader->grades || reader->open_range))
		good = unknown_word(reader, str_trim(reader->value->text));
	else if (good && reader->from.len)
		good = unknown_word(reader, reader->from);
	reader->grades |= before;
	return good;
}

struct str grades_text(struct arena *arena, const struct phrases *phrases, unsigned grades)
{
	struct str parts[LAST_GRADE + 1];
	size_t count = 0;
	if (grades == ALL_GRADES)
		return phrases->patterns[PHRASE_GRADE_ALL];
	for (int from = 0; from <= LAST_GRADE; from++) {
		int to = from;
		if (!(grades & 1u << from))
			continue;
		while (to < LAST_GRADE && grades & 1u << (to + 1))
			to++;
		if (to == from + 1) { /* two in a row read best as two */
			parts[count++] = str_format(arena, "%d.", from);
			parts[count++] = str_format(arena, "%d.", to);
		} else {
			parts[count++] =
				to > from ? str_format(arena, "%d.-%d.", from, to) : str_format(arena, "%d.", from);
		}
		from = to;
	}
	return phrase(
		arena, phrases, PHRASE_GRADES, phrase_list(arena, phrases, parts, count), STR(""));
}

bool field_grades(const struct checker *checker, const struct field *field,
	const struct value *value, struct given *given)
{
	struct grade_reader reader = {.checker = checker};
	const struct value *const one[1] = {value};
	const bool is_list = value->kind == VALUE_LIST;
	const size_t count = is_list ? value->count : 1;
	for (size_t i = 0; i < count; i++) {
		reader.value = is_list ? value->items[i] : one[0];
		if (is_list && field_skips_empty(checker, field, reader.value))
			continue;
		if (reader.value->kind != VALUE_TEXT)
			return field_not_text(checker, field, reader.value);
		if (!read_grades(&reader))
			return false;
	}
	given->grades = reader.grades;
	given->text = grades_text(checker->arena, checker->phrases, reader.grades);
	return true;
}

bool field_age(const struct checker *checker, const struct field *field, const struct value *value,
	struct given *given)
{
	(void)field;
	struct str rest = danish_lower(checker->arena, str_trim(value->text));
	long from = 0;
	bool good = str_take_number(&rest, &from);
	long to = from;
	if (good && !str_starts(rest, STR("-årige")) && take_dash(&rest))
		good = str_take_number(&rest, &to);
	skip_blanks(&rest);
	take_word(&rest, STR("-årige"));
	take_word(&rest, STR("års"));
	take_word(&rest, STR("år"));
	if (!good || rest.len || to > 99)
		return field_fault(
			checker, BAD_AGE, value, value->text, (struct details){.a = value->text});
	if (to < from)
		return field_fault(
			checker, RANGE_REVERSED, value, value->text, (struct details){.a = value->text});
	given->range = (struct range){(int)from, (int)to};
	const struct str first = str_format(checker->arena, "%ld", from);
	given->text = from == to ? phrase(checker->arena, checker->phrases, PHRASE_AGE, first, STR(""))
							 : phrase(checker->arena, checker->phrases, PHRASE_AGE_RANGE, first,
								 str_format(checker->arena, "%ld", to));
	return true;
}
