/* Words of a vocabulary; where the schema allows it, free ones too. One that is
 * told below the level of an error stands as it is written, without a term. */
#include "offer/field_types.h"

#include "base/danish.h"
#include "base/limits.h"
#include "base/utf8.h"

bool field_term(const struct checker *checker, const struct field *field, const struct value *value,
	struct given *given)
{
	const struct str word = str_trim(value->text);
	const struct vocabulary *vocabulary =
		vocabulary_named(checker->vocabularies, field->vocabulary);
	if (!vocabulary) {
		return field_fault(
			checker, VOCABULARY_MISSING, value, word, (struct details){.a = field->vocabulary});
	}
	given->term = vocabulary_find(vocabulary, word);
	if (given->term) {
		given->text = given->term->name;
		given->key = given->term->key;
		if (!term_is_valid(given->term, checker->today))
			field_fault(checker, TERM_EXPIRED, value, word, (struct details){.a = word});
		return true;
	}
	if (utf8_length(word) > TERM_MAX)
		return field_fault(checker, TERM_TOO_LONG, value, word,
			(struct details){.a = field->name, .b = str_format(checker->arena, "%d", TERM_MAX)});
	struct arena scratch = {0};
	if (field->list && str_find(word, STR(","), 0) > 0) {
		const struct str list = str_format(checker->arena, "[%.*s]", STR_ARGS(word));
		return field_fault(checker, TERMS_IN_ONE_TEXT, value, word,
			(struct details){.a = word, .suggestion = list});
	}
	const struct details details = {.a = word,
		.b = field->vocabulary,
		.suggestion = vocabulary_suggest(&scratch, vocabulary, word)};
	given->key = danish_slug(checker->arena, word);
	given->text = str_copy(checker->arena, word);
	/* Nothing in a vocabulary is like a word in other letters than its own. */
	if (field->free && !given->key.len) {
		arena_free(&scratch);
		return field_fault(checker, TERM_WITHOUT_LETTERS, value, word, (struct details){.a = word});
	}
	const enum problem unknown = field->role == ROLE_DR ? THEME_UNKNOWN : UNKNOWN_TERM;
	const bool usable = (field->free || field->severity != LEVEL_ERROR) && given->key.len;
	field_fault(checker, usable && field->free ? FREE_TERM : unknown, value, word, details);
	arena_free(&scratch);
	return usable;
}
