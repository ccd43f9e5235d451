/* Texts, numbers, choices and codes. */
#include "offer/field_types.h"

#include "base/danish.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "offer/readability.h"
#include "report/suggest.h"

#include <stdlib.h>

static struct str number_text(const struct checker *checker, size_t number)
{
	return str_format(checker->arena, "%zu", number);
}

bool field_text(const struct checker *checker, const struct field *field, const struct value *value,
	struct given *given)
{
	const struct str text = str_trim(value->text);
	const size_t length = utf8_length(text);
	struct details details = {.a = field->label};
	given->text = str_copy(checker->arena, text);
	if (field->max && length > (size_t)field->max) {
		details.b = number_text(checker, length);
		details.c = number_text(checker, (size_t)field->max);
		const struct str kept = utf8_first(text, (size_t)field->max);
		return field_fault(checker, TEXT_TOO_LONG, value, str_skip(text, kept.len), details);
	}
	if (field->advise_above && length > (size_t)field->advise_above) {
		details.b = number_text(checker, length);
		details.c = number_text(checker, (size_t)field->advise_above);
		field_fault(checker, TEXT_LONG, value, text, details);
	}
	const long lix = field->lix_above ? text_lix(text) : 0;
	if (lix > field->lix_above)
		field_fault(checker, HARD_TO_READ, value, text,
			(struct details){.a = field->label, .b = number_text(checker, (size_t)lix)});
	return true;
}

/* "-5" and "99999999999" are whole numbers too, only never within limits. */
static bool is_whole(struct str text)
{
	struct str rest = str_starts(text, STR("-")) ? str_skip(text, 1) : text;
	const size_t digits = rest.len;
	while (rest.len && rest.ptr[0] >= '0' && rest.ptr[0] <= '9')
		rest = str_skip(rest, 1);
	return digits > 0 && rest.len == 0;
}

bool field_number(const struct checker *checker, const struct field *field,
	const struct value *value, struct given *given)
{
	const struct str text = str_trim(value->text);
	struct str rest = text;
	given->text = str_copy(checker->arena, text);
	if (!is_whole(text)) {
		return field_fault(
			checker, NOT_A_NUMBER, value, text, (struct details){.a = text, .b = field->example});
	}
	if (!str_take_number(&rest, &given->number) || given->number < field->min
		|| (field->max && given->number > field->max)) {
		const struct str bounds = field->max
			? str_format(checker->arena, "%ld-%ld", field->min, field->max)
			: str_format(checker->arena, "mindst %ld", field->min);
		return field_fault(
			checker, NUMBER_OUT_OF_RANGE, value, text, (struct details){.a = text, .b = bounds});
	}
	return true;
}

bool field_choice(const struct checker *checker, const struct field *field,
	const struct value *value, struct given *given)
{
	const struct value *choices = field->choices;
	struct str *words = arena_array(checker->arena, choices->count, sizeof *words);
	struct str all = STR("");
	const struct str said = danish_fold(checker->arena, value->text);
	for (size_t i = 0; i < choices->count; i++) {
		words[i] = choices->items[i]->text;
		if (str_eq(danish_fold(checker->arena, words[i]), said)) {
			given->text = words[i];
			return true;
		}
		all = i ? str_join(checker->arena, all, STR(", ")) : all;
		all = str_join(checker->arena, all, words[i]);
	}
	return field_fault(checker, UNKNOWN_CHOICE, value, str_trim(value->text),
		(struct details){.a = str_trim(value->text),
			.b = all,
			.suggestion = suggest(checker->arena, value->text, words, choices->count)});
}

bool field_colour(const struct checker *checker, const struct field *field,
	const struct value *value, struct given *given)
{
	(void)field;
	const struct str text = str_trim(value->text);
	char digits[7] = "";
	bool good = text.len == 7 && text.ptr[0] == '#';
	for (size_t i = 0; good && i < 6; i++) {
		const char c = text.ptr[i + 1];
		good = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
		digits[i] = c;
	}
	if (!good)
		return field_fault(checker, BAD_COLOUR, value, text, (struct details){.a = text});
	given->text = str_copy(checker->arena, text);
	given->number = strtol(digits, NULL, 16);
	return true;
}

/* "dk 763000" and "763000" are DK-763000. */
static struct str meant_isil(const struct checker *checker, struct str text)
{
	struct str digits = text.len > 6 ? str_skip(text, text.len - 6) : text;
	const struct str before =
		danish_slug(checker->arena, str_slice(text, 0, text.len - digits.len));
	const struct str whole = str_join(checker->arena, STR("DK-"), digits);
	long number;
	const bool good = digits.len == 6 && str_take_number(&digits, &number) && !digits.len
		&& (!before.len || str_eq(before, STR("dk")));
	return good ? whole : STR("");
}

bool field_isil(const struct checker *checker, const struct field *field, const struct value *value,
	struct given *given)
{
	(void)field;
	const struct str text = str_trim(value->text);
	struct str digits = str_skip(text, 3);
	if (text.len != 9 || !str_starts(text, STR("DK-")) || !str_take_number(&digits, &given->number)
		|| digits.len)
		return field_fault(checker, BAD_ISIL, value, text,
			(struct details){.a = text, .suggestion = meant_isil(checker, text)});
	given->text = str_copy(checker->arena, text);
	return true;
}

/* The "library/offer" inside a longer address, or empty. */
static struct str meant_reference(struct str text)
{
	const struct str folder = STR("tilbud/");
	const ptrdiff_t at = str_find(text, folder, 0);
	struct str rest = at < 0 ? text : str_skip(text, (size_t)at + folder.len);
	if (str_ends(rest, STR("/")))
		rest.len--;
	const struct str meant = rest;
	struct str library;
	const bool good = str_cut(&rest, '/', &library) && danish_is_slug(library)
		&& danish_is_slug(rest) && library.len <= KEY_MAX && rest.len <= KEY_MAX;
	return good ? meant : STR("");
}

bool field_reference(const struct checker *checker, const struct field *field,
	const struct value *value, struct given *given)
{
	(void)field;
	const struct str text = str_trim(value->text);
	const struct str meant = meant_reference(text);
	if (!str_eq(meant, text))
		return field_fault(
			checker, BAD_REFERENCE, value, text, (struct details){.a = text, .suggestion = meant});
	given->text = str_copy(checker->arena, text);
	given->key = given->text;
	return true;
}

bool field_file(const struct checker *checker, const struct field *field, const struct value *value,
	struct given *given)
{
	(void)field;
	const struct str text = str_trim(value->text);
	bool good = text.len > 0 && text.len <= 100 && text.ptr[0] != '.';
	for (size_t i = 0; good && i < text.len; i++) {
		const char c = text.ptr[i];
		good = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
	}
	if (!good)
		return field_fault(checker, BAD_FILE_FIELD, value, text, (struct details){.a = text});
	given->text = str_copy(checker->arena, text);
	given->key = given->text;
	return true;
}
