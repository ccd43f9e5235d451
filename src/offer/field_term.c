/* Words of a vocabulary; where the schema allows it, free ones too. */
#include "offer/field_types.h"

#include "base/danish.h"

bool field_term(const struct checker *checker, const struct field *field, const struct value *value,
	struct given *given)
{
	const struct str word = str_trim(value->text);
	const struct vocabulary *vocabulary = vocabulary_named(checker->vocabularies, field->vocabulary);
	if (!vocabulary) {
		return field_fault(checker, VOCABULARY_MISSING, value, word,
			(struct details){.a = field->vocabulary});
	}
	given->term = vocabulary_find(vocabulary, word);
	if (given->term) {
		given->text = given->term->name;
		given->key = given->term->key;
		if (!term_is_valid(given->term, checker->today))
			field_fault(checker, TERM_EXPIRED, value, word, (struct details){.a = word});
		return true;
	}
	const struct details details = {.a = word, .b = field->vocabulary,
		.suggestion = vocabulary_suggest(checker->arena, vocabulary, word)};
	given->key = danish_slug(checker->arena, word);
	given->text = str_copy(checker->arena, word);
	if (!field->free || !given->key.len)
		return field_fault(checker, UNKNOWN_TERM, value, word, details);
	field_fault(checker, FREE_TERM, value, word, details);
	return true;
}
