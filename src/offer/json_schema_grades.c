/* Grades as a pattern: field_grades.c reads them word by word, and so does this. */
#include "offer/json_schema_parts.h"

/* What a grade may be told with. */
struct grade_words {
	struct words grades; /* words that say a grade: alle, mellemtrin */
	struct words bands;  /* those of them that come from the vocabulary, in any marks */
	struct words all;    /* and those that say no more than the numbers do */
};

static struct grade_words grade_words(const struct schema_writer *writer)
{
	static const char *const fillers[] = {"klasse", "klasser", "klasserne", "klassetrin",
		"klassetrinnet", "kl", "trin", "årgang", "og", "eller", "samt", "fra"};
	static const char *const own[] = {"alle", "børnehaveklasse", "børnehaveklassen"};
	struct arena *arena = writer->arena;
	struct grade_words words = {{.arena = arena}, {.arena = arena}, {.arena = arena}};
	words_add_vocabulary(&words.bands, vocabulary_named(writer->vocabularies, STR("trinforloeb")));
	for (size_t i = 0; i < sizeof own / sizeof own[0]; i++)
		words_add(&words.grades, str_from(own[i]));
	for (size_t i = 0; i < words.bands.count; i++)
		if (str_find(words.bands.items[i], STR(" "), 0) < 0)
			words_add(&words.grades, words.bands.items[i]);
	for (size_t i = 0; i < sizeof fillers / sizeof fillers[0]; i++)
		words_add(&words.all, str_from(fillers[i]));
	for (size_t i = 0; i < words.grades.count; i++)
		words_add(&words.all, words.grades.items[i]);
	return words;
}

#define SEPARATORS BLANKS ".,+/&;"
#define DIVIDERS SEPARATORS DASHES

/* Numbers from 0 to 10 and known words, with dividers between two of a kind, and
 * at least one that says a grade. A dash stands between. */
static void write_grades_text(struct schema_writer *writer, const struct grade_words *words)
{
	static const char number[] = "0*(?:10|[0-9])";
	const struct str word = words_alternatives(&words->all);
	json_open(&writer->out, NULL, '{');
	json_open(&writer->out, "allOf", '[');
	json_schema_pattern(writer,
		str_format(writer->arena,
			"^(?:(?:%s)?(?:(?:%.*s)%s)*(?:%.*s)?(?:[" DIVIDERS "]|til (?:og med )?|$))*$", number,
			STR_ARGS(word), number, STR_ARGS(word)));
	json_schema_pattern(writer,
		str_format(writer->arena, "[0-9]|%.*s", STR_ARGS(words_alternatives(&words->grades))));
	json_close(&writer->out, ']');
	json_open(&writer->out, "not", '{');
	json_text(&writer->out, "type", STR("string"));
	json_text(&writer->out, "pattern",
		STR("^[" SEPARATORS "]*[" DASHES "]|[" DASHES "][" SEPARATORS "]*$"));
	json_close(&writer->out, '}');
	json_close(&writer->out, '}');
}

/* A band is found between other marks too: »mellemtrin«. */
static void write_marked_band(struct schema_writer *writer, const struct grade_words *words)
{
	if (!words->bands.count)
		return;
	json_open(&writer->out, NULL, '{');
	json_open(&writer->out, "allOf", '[');
	json_schema_pattern(writer, STR("[^0-9A-Za-zÀ-ſ" DIVIDERS "]"));
	json_schema_pattern(writer, words_alternatives(&words->bands));
	json_close(&writer->out, ']');
	json_close(&writer->out, '}');
}

void json_schema_grades(struct schema_writer *writer)
{
	struct json_out *out = &writer->out;
	const struct grade_words words = grade_words(writer);
	json_open(out, NULL, '{');
	json_text(out, "type", STR("number")); /* `4.6` is 4 and 6 */
	json_number(out, "minimum", 0);
	json_number(out, "exclusiveMaximum", 11);
	json_close(out, '}');
	write_grades_text(writer, &words);
	write_marked_band(writer, &words);
	json_schema_pattern(writer, STR(OTHER_LETTERS));
	if (words_are_ambiguous(&words.bands))
		json_schema_scalars(writer);
}
