/* Vocabularies: read once, then looked up by folded words. */
#include "offer/vocabulary.h"

#include "base/danish.h"
#include "base/limits.h"
#include "report/suggest.h"

struct vocabulary *vocabulary_new(struct vocabularies *all, struct str name)
{
	struct arena *arena = all->by_name.arena;
	struct vocabulary *vocabulary = arena_new(arena, struct vocabulary);
	vocabulary->name = str_copy(arena, name);
	vocabulary->by_word.arena = arena;
	return map_put(&all->by_name, vocabulary->name, vocabulary) ? NULL : vocabulary;
}

static void add_word(struct vocabulary *vocabulary, struct str word, struct term *term,
	struct span span, struct report *report)
{
	const struct str folded = danish_fold(vocabulary->by_word.arena, word);
	const struct term *taken = folded.len ? map_put(&vocabulary->by_word, folded, term) : NULL;
	if (taken && taken != term)
		report_add(
			report, WORD_TAKEN, span, (struct details){.a = word, .b = taken->key, .c = term->key});
}

static const struct value **items_of(const struct value *value, size_t *count)
{
	*count = value && value->kind == VALUE_LIST ? value->count : 0;
	return *count ? value->items : NULL;
}

void vocabulary_add(struct arena *arena, struct vocabulary *vocabulary, struct term term,
	const struct value *aliases, struct report *report)
{
	struct term *kept = arena_new(arena, struct term);
	*kept = term;
	kept->index = vocabulary->count;
	vocabulary->terms =
		arena_grow(arena, vocabulary->terms, vocabulary->count, sizeof *vocabulary->terms);
	vocabulary->terms[vocabulary->count++] = kept;
	const struct span span = term.extra ? term.extra->span : (struct span){0};
	add_word(vocabulary, term.key, kept, span, report);
	add_word(vocabulary, term.name, kept, span, report);
	size_t count;
	const struct value **items = items_of(aliases, &count);
	for (size_t i = 0; i < count; i++)
		add_word(vocabulary, value_str(items[i]), kept, items[i]->span, report);
	if (aliases && aliases->kind == VALUE_TEXT)
		add_word(vocabulary, aliases->text, kept, aliases->span, report);
}

static int grade_of(const struct value *value, struct report *report)
{
	struct str text = value_str(value);
	long number;
	if (str_take_number(&text, &number) && text.len == 0 && number <= 10)
		return (int)number;
	if (value)
		report_add(
			report, GRADE_OUT_OF_RANGE, value->span, (struct details){.a = value_str(value)});
	return -1;
}

static struct date day_of(const struct value *value, struct report *report)
{
	struct date day = {0};
	if (value && !date_parse(value_str(value), &day, NULL))
		report_add(report, BAD_DATE, value->span, (struct details){.a = value_str(value)});
	return day;
}

static void read_term(struct arena *arena, struct vocabulary *vocabulary,
	const struct value_entry *entry, struct report *report)
{
	const struct value *map = entry->value;
	const struct str name = value_str(value_get(map, STR("navn")));
	const struct str plural = value_str(value_get(map, STR("flertal")));
	const struct str slug = danish_slug(arena, entry->name);
	if (!str_eq(slug, entry->name) || !slug.len || slug.len > KEY_MAX) {
		report_add(report, BAD_KEY, entry->name_span,
			(struct details){.a = entry->name, .suggestion = slug.len > KEY_MAX ? STR("") : slug});
		return;
	}
	if (!name.len) {
		report_add(report, TERM_WITHOUT_NAME, entry->name_span, (struct details){.a = entry->name});
		return;
	}
	const struct term term = {.key = entry->name,
		.name = name,
		.plural = plural.len ? plural : name,
		.note = value_str(value_get(map, STR("note"))),
		.from_grade = grade_of(value_get(map, STR("fra_trin")), report),
		.to_grade = grade_of(value_get(map, STR("til_trin")), report),
		.valid_from = day_of(value_get(map, STR("gyldig_fra")), report),
		.valid_to = day_of(value_get(map, STR("gyldig_til")), report),
		.extra = map};
	vocabulary_add(arena, vocabulary, term, value_get(map, STR("alias")), report);
}

void vocabulary_read(struct arena *arena, struct vocabularies *all, const struct source *source,
	const struct value *file, struct report *report)
{
	const struct str name = value_str(value_get(file, STR("ordliste")));
	const struct value *terms = value_get(file, STR("termer"));
	if (!name.len || !terms || terms->kind != VALUE_MAP) {
		report_add(report, NOT_A_VOCABULARY, source_top(source), (struct details){0});
		return;
	}
	struct vocabulary *vocabulary = vocabulary_new(all, name);
	if (!vocabulary) {
		report_add(report, VOCABULARY_TWICE, value_get(file, STR("ordliste"))->span,
			(struct details){.a = name});
		return;
	}
	for (size_t i = 0; i < terms->count; i++)
		read_term(arena, vocabulary, &terms->entries[i], report);
}

const struct vocabulary *vocabulary_named(const struct vocabularies *all, struct str name)
{
	return map_get(&all->by_name, name);
}

const struct term *vocabulary_find(const struct vocabulary *vocabulary, struct str word)
{
	struct arena scratch = {0};
	const struct term *term = map_get(&vocabulary->by_word, danish_fold(&scratch, word));
	arena_free(&scratch);
	return term;
}

struct str vocabulary_suggest(
	struct arena *scratch, const struct vocabulary *vocabulary, struct str word)
{
	struct str *names = arena_array(scratch, vocabulary->count, sizeof *names);
	for (size_t i = 0; i < vocabulary->count; i++)
		names[i] = vocabulary->terms[i]->name;
	return suggest(scratch, word, names, vocabulary->count);
}

bool term_is_valid(const struct term *term, struct date day)
{
	if (term->valid_from.year && date_cmp(day, term->valid_from) < 0)
		return false;
	return !term->valid_to.year || date_cmp(day, term->valid_to) <= 0;
}
