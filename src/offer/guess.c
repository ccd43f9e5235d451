/* Guesses for drafts: which grades and terms a text speaks of. The readers of
 * fields judge; here only the place to read is found. */
#include "offer/guess.h"

#include "base/danish.h"
#include "offer/field_types.h"

enum { WORD_LETTERS_LEAST = 4 };

/* "4.-6. ", "5. og 8. ", "0., 1. og 2. ": what stands before the word at `end`. */
static struct str numbers_before(struct str text, size_t end)
{
	static const char *const between[] = {"og ", "til ", "eller ", "–", "—"};
	size_t start = end;
	for (bool more = true; more && start > 0;) {
		const struct str before = str_slice(text, 0, start);
		more = memchr("0123456789.,-/& ", before.ptr[start - 1], 16) != NULL;
		start -= more;
		for (size_t i = 0; i < sizeof between / sizeof between[0] && !more; i++) {
			more = str_ends(before, str_from(between[i]));
			start -= more ? strlen(between[i]) : 0;
		}
	}
	struct str numbers = str_slice(text, start, end);
	while (numbers.len && (numbers.ptr[0] < '0' || numbers.ptr[0] > '9'))
		numbers = str_skip(numbers, 1);
	return numbers;
}

static unsigned grades_of(const struct checker *checker, struct str numbers)
{
	const struct field field = {.type = TYPE_GRADES};
	struct report ignored = {.arena = checker->scratch};
	struct checker quiet = *checker;
	struct given given = {0};
	quiet.report = &ignored;
	const struct value *value =
		value_text(checker->scratch, str_join(checker->scratch, numbers, STR("klasse")));
	return numbers.len && field_grades(&quiet, &field, value, &given) ? given.grades : 0;
}

unsigned guess_grades(const struct checker *checker, struct str text)
{
	static const char *const words[] = {"klasse", "årgang"};
	const struct str lower = danish_lower(checker->scratch, text);
	unsigned grades = 0;
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		const struct str word = str_from(words[i]);
		ptrdiff_t at = -1;
		while ((at = str_find(lower, word, (size_t)(at + 1))) >= 0)
			grades |= grades_of(checker, numbers_before(lower, (size_t)at));
	}
	if (grades)
		return grades;
	size_t count;
	const struct term **bands = guess_terms(checker, STR("trinforloeb"), text, 4, &count);
	for (size_t i = 0; i < count; i++)
		for (int grade = bands[i]->from_grade; grade >= 0 && grade <= bands[i]->to_grade; grade++)
			grades |= 1u << grade;
	return grades;
}

static bool stands_in(struct arena *scratch, struct str word, struct str folded)
{
	const struct str parts[] = {STR(" "), word, STR(" ")};
	return word.len >= WORD_LETTERS_LEAST
		&& str_find(folded, str_join_all(scratch, parts, 3, STR("")), 0) >= 0;
}

const struct term **guess_terms(const struct checker *checker, struct str vocabulary,
	struct str text, size_t most, size_t *count)
{
	struct arena *scratch = checker->scratch;
	const struct vocabulary *words = vocabulary_named(checker->vocabularies, vocabulary);
	*count = 0;
	if (!words)
		return NULL;
	const struct str parts[] = {STR(" "), danish_fold(scratch, text), STR(" ")};
	const struct str folded = str_join_all(scratch, parts, 3, STR(""));
	bool *named = arena_array(scratch, words->count, sizeof *named);
	for (size_t i = 0; i < words->by_word.capacity; i++) {
		const struct map_slot *slot = &words->by_word.slots[i];
		const struct term *term = slot->value;
		if (term && !named[term->index])
			named[term->index] = stands_in(scratch, slot->key, folded);
	}
	const struct term **found = arena_array(scratch, most, sizeof *found);
	for (size_t i = 0; i < words->count && *count < most; i++)
		if (named[i] && term_is_valid(words->terms[i], checker->today))
			found[(*count)++] = words->terms[i];
	return found;
}
