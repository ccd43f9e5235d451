/* Grades as a set, and ages as a range.
 *
 * "4-6" is 4, 5 and 6; "5 og 8" is those two; "0.-3. klasse", "mellemtrin",
 * "alle" and the list [5, 8] are understood too. */
#include "offer/field_types.h"

#include "base/danish.h"

#include <ctype.h>

struct grade_reader {
	const struct checker *checker;
	const struct value *value;
	unsigned grades;
	int last;       /* the last grade read, -1 when none */
	bool open_range; /* a dash stands after it */
};

/* Words that say no more than the numbers do. */
static bool is_filler(struct str word)
{
	static const char *const fillers[] = {"klasse", "klasser", "klasserne", "klassetrin", "kl", "trin",
		"årgang", "og", "samt", "fra", "klassetrinnet"};
	for (size_t i = 0; i < sizeof fillers / sizeof fillers[0]; i++)
		if (str_eq(word, str_from(fillers[i])))
			return true;
	return false;
}

static bool add_grade(struct grade_reader *reader, struct str part, long grade)
{
	if (grade > LAST_GRADE) {
		return field_fault(reader->checker, GRADE_OUT_OF_RANGE, reader->value, part,
			(struct details){.a = part});
	}
	if (reader->open_range && grade < reader->last) {
		return field_fault(reader->checker, RANGE_REVERSED, reader->value, str_trim(reader->value->text),
			(struct details){.a = str_trim(reader->value->text)});
	}
	const int from = reader->open_range ? reader->last : (int)grade;
	for (int g = from; g <= grade; g++)
		reader->grades |= 1u << g;
	reader->last = (int)grade;
	reader->open_range = false;
	return true;
}

/* "mellemtrin", "udskolingen": a band of the vocabulary. */
static bool add_band(struct grade_reader *reader, struct str word)
{
	const struct vocabulary *bands = vocabulary_named(reader->checker->vocabularies, STR("trinforloeb"));
	const struct term *band = bands ? vocabulary_find(bands, word) : NULL;
	if (!band || band->from_grade < 0 || band->to_grade < 0)
		return false;
	for (int g = band->from_grade; g <= band->to_grade; g++)
		reader->grades |= 1u << g;
	return true;
}

static bool add_word(struct grade_reader *reader, struct str word)
{
	struct arena scratch = {0};
	const struct str lower = danish_lower(&scratch, word);
	const bool all = str_eq(lower, STR("alle"));
	const bool first = str_eq(lower, STR("børnehaveklasse")) || str_eq(lower, STR("børnehaveklassen"));
	const bool known = all || first || is_filler(lower) || add_band(reader, lower);
	if (all)
		reader->grades = ALL_GRADES;
	if (first)
		add_grade(reader, word, 0);
	arena_free(&scratch);
	if (known)
		return true;
	const struct str meant = word.len > 2 && (word.ptr[0] == 'k' || word.ptr[0] == 'K') ? STR("klasse") : STR("");
	return field_fault(reader->checker, UNKNOWN_GRADE_WORD, reader->value, word,
		(struct details){.a = word, .suggestion = meant});
}

static bool is_separator(char c)
{
	return c == '.' || c == ',' || c == '+' || c == '/' || c == '&' || c == ';';
}

static struct str take_letters(struct str *rest)
{
	size_t length = 0;
	while (length < rest->len && rest->ptr[length] != ' ' && rest->ptr[length] != '-'
		&& !is_separator(rest->ptr[length]) && !isdigit((unsigned char)rest->ptr[length]))
		length++;
	const struct str word = str_slice(*rest, 0, length ? length : 1);
	*rest = str_skip(*rest, word.len);
	return word;
}

static bool read_grades(struct grade_reader *reader, struct str rest)
{
	bool good = true;
	while (good && (skip_blanks(&rest), rest.len)) {
		const struct str before = rest;
		long number;
		if (str_take_number(&rest, &number))
			good = add_grade(reader, str_slice(before, 0, before.len - rest.len), number);
		else if (is_separator(rest.ptr[0]))
			rest = str_skip(rest, 1);
		else if (take_dash(&rest))
			reader->open_range = reader->last >= 0;
		else
			good = add_word(reader, take_letters(&rest));
	}
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
			parts[count++] = to > from ? str_format(arena, "%d.-%d.", from, to)
				: str_format(arena, "%d.", from);
		}
		from = to;
	}
	return phrase(arena, phrases, PHRASE_GRADES, phrase_list(arena, phrases, parts, count), STR(""));
}

bool field_grades(const struct checker *checker, const struct field *field, const struct value *value,
	struct given *given)
{
	struct grade_reader reader = {.checker = checker, .last = -1};
	const struct value *const one[1] = {value};
	const bool is_list = value->kind == VALUE_LIST;
	const size_t count = is_list ? value->count : 1;
	for (size_t i = 0; i < count; i++) {
		reader.value = is_list ? value->items[i] : one[0];
		reader.last = -1;
		reader.open_range = false;
		if (reader.value->kind != VALUE_TEXT)
			return field_fault(checker, NOT_ONE_TEXT, reader.value, value->text, (struct details){
				.a = field->name, .b = STR("flere linjer"), .c = field->example});
		if (!read_grades(&reader, reader.value->text))
			return false;
	}
	if (!reader.grades || reader.open_range)
		return field_fault(checker, UNKNOWN_GRADE_WORD, value, value->text,
			(struct details){.a = str_trim(value->text)});
	given->grades = reader.grades;
	given->text = grades_text(checker->arena, checker->phrases, reader.grades);
	return true;
}

bool field_age(const struct checker *checker, const struct field *field, const struct value *value,
	struct given *given)
{
	(void)field;
	struct str rest = str_trim(value->text);
	long from = 0;
	bool good = str_take_number(&rest, &from);
	long to = from;
	if (good && take_dash(&rest))
		good = str_take_number(&rest, &to);
	skip_blanks(&rest);
	take_word(&rest, STR("års"));
	take_word(&rest, STR("år"));
	if (!good || rest.len || to > 99)
		return field_fault(checker, BAD_AGE, value, value->text, (struct details){.a = value->text});
	if (to < from)
		return field_fault(checker, RANGE_REVERSED, value, value->text, (struct details){.a = value->text});
	given->range = (struct range){(int)from, (int)to};
	const struct str first = str_format(checker->arena, "%ld", from);
	given->text = from == to ? phrase(checker->arena, checker->phrases, PHRASE_AGE, first, STR(""))
		: phrase(checker->arena, checker->phrases, PHRASE_AGE_RANGE, first,
			str_format(checker->arena, "%ld", to));
	return true;
}
