/* The words of the offers, each with how much its places in an offer weigh. */
#include "site/search_parts.h"

#include <stdlib.h>
#include <string.h>

enum { WEIGHT_MAX = 255 };

/* What a word weighs in a field, once and for each further time, and at most. */
struct weight {
	unsigned once, more, most;
};

struct reader {
	struct search_text *text;
	const struct vocabulary *grades, *bands;
	struct arena scratch;
	size_t capacity;
	uint32_t offer;
};

static struct search_word *word_of(struct search_text *text, struct str word)
{
	struct search_word *found = map_get(&text->by_word, word);
	if (found)
		return found;
	found = arena_new(text->arena, struct search_word);
	*found = (struct search_word){.text = str_copy(text->arena, word),
		.number = (uint32_t)text->word_count,
		.offer = UINT32_MAX};
	map_put(&text->by_word, found->text, found);
	text->words = arena_grow(text->arena, text->words, text->word_count, sizeof(void *));
	text->words[text->word_count++] = found;
	return found;
}

/* Uses are gathered by offer: word << 8 | weight. */
static void add_use(struct reader *reader, struct search_word *word, struct weight weight)
{
	struct search_text *text = reader->text;
	if (word->offer != reader->offer) {
		if (text->use_count == reader->capacity) {
			reader->capacity = reader->capacity ? reader->capacity * 2 : 4096;
			text->uses = must_realloc(text->uses, reader->capacity * sizeof *text->uses);
		}
		word->offer = reader->offer;
		word->use = (uint32_t)text->use_count;
		word->uses++;
		text->uses[text->use_count++] = word->number << 8 | weight.once;
		return;
	}
	const uint32_t had = text->uses[word->use] & 0xFF;
	uint32_t now = had < weight.once ? weight.once : had + weight.more;
	const uint32_t most = had > weight.most ? had : weight.most;
	now = now > most ? most : now;
	text->uses[word->use] = word->number << 8 | now;
}

static void read_text(struct reader *reader, struct str text, struct weight weight)
{
	struct str word;
	while (word_take(&reader->scratch, &text, &word))
		if (word.len > 1 || (word.len && word.ptr[0] <= '9'))
			add_use(reader, word_of(reader->text, word), weight);
}

/* Markup of our own Markdown: tags are left out, a reference is no letter. */
static void read_html(struct reader *reader, struct str html, struct weight weight)
{
	while (html.len) {
		const ptrdiff_t open = str_find(html, STR("<"), 0);
		const size_t end = open < 0 ? html.len : (size_t)open;
		read_text(reader, str_slice(html, 0, end), weight);
		const ptrdiff_t close = str_find(html, STR(">"), end);
		html = str_skip(html, close < 0 ? html.len : (size_t)close + 1);
	}
}

/* A vocabulary's word is also found by the other words for it. */
static void read_given(struct reader *reader, const struct given *given, struct weight weight)
{
	if (!given || given->kind != GIVEN_VALUE)
		return;
	if (!given->items)
		read_text(reader, given->text, weight);
	const struct term *term = !given->items && given->field->type == TYPE_TERM ? given->term : NULL;
	const struct value *aliases = term ? value_get(term->extra, STR("alias")) : NULL;
	for (size_t i = 0; aliases && i < aliases->count; i++)
		read_text(reader, aliases->items[i]->text, weight);
	for (size_t i = 0; given->items && i < given->count; i++)
		read_given(reader, &given->items[i], weight);
}

/* A name that is one word. It says for whom, not what about: its parts find nothing. */
static void read_name(struct reader *reader, struct str name)
{
	struct str word;
	struct str rest = name;
	if (!word_take(&reader->scratch, &rest, &word) || word.len != name.len)
		return;
	struct search_word *found = word_of(reader->text, word);
	found->whole = true;
	add_use(reader, found, (struct weight){5, 0, 5});
}

static void read_names(struct reader *reader, const struct term *term)
{
	const struct value *aliases = term ? value_get(term->extra, STR("alias")) : NULL;
	if (term)
		read_name(reader, term->name);
	for (size_t i = 0; aliases && i < aliases->count; i++)
		read_name(reader, aliases->items[i]->text);
}

/* "5kl", as soeg.js has all ways of writing a grade; the grade's other names, and its bands'. */
static void read_grades(struct reader *reader, unsigned grades)
{
	for (int grade = 0; grade <= LAST_GRADE; grade++) {
		const struct str number = str_format(&reader->scratch, "%d", grade);
		if (!(grades & 1u << grade))
			continue;
		read_name(reader, str_join(&reader->scratch, number, STR("kl")));
		read_names(reader, reader->grades ? vocabulary_find(reader->grades, number) : NULL);
	}
	for (size_t i = 0; reader->bands && i < reader->bands->count; i++)
		if (grades & band_grades(reader->bands->terms[i]))
			read_names(reader, reader->bands->terms[i]);
}

static void read_offer(struct reader *reader, const struct offer *offer)
{
	static const struct {
		enum role role;
		struct weight weight;
	} fields[] = {{ROLE_TOPICS, {40, 0, 40}}, {ROLE_SUBJECTS, {40, 0, 40}},
		{ROLE_FORM, {24, 0, 24}}, {ROLE_SUMMARY, {24, 8, 40}}, {ROLE_PUPILS_TEXT, {10, 4, 20}},
		{ROLE_PLACES, {10, 0, 10}}, {ROLE_DR, {24, 0, 24}}};
	const struct library *library = offer->library;
	const struct given *body = record_get(&offer->record, ROLE_BODY);
	read_text(reader, offer->title, (struct weight){80, 20, 120});
	for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
		read_given(reader, record_get(&offer->record, fields[i].role), fields[i].weight);
	read_grades(reader, offer->grades);
	read_text(reader, library->name, (struct weight){24, 0, 24});
	if (library->municipality)
		read_text(reader, library->municipality->name, (struct weight){24, 0, 24});
	if (body && body->html)
		read_html(reader, body->html->text, (struct weight){5, 3, 15});
}

/* From uses by offer to uses by word, each list in the order of offers. */
static void sort_uses(struct search_text *text, const size_t *ends, size_t offers)
{
	search_use *sorted = must_alloc((text->use_count + 1) * sizeof *sorted);
	text->starts = arena_array(text->arena, text->word_count + 1, sizeof *text->starts);
	size_t *next = arena_array(text->arena, text->word_count + 1, sizeof *next);
	for (size_t i = 0; i < text->word_count; i++)
		text->starts[i + 1] = text->starts[i] + text->words[i]->uses;
	memcpy(next, text->starts, text->word_count * sizeof *next);
	size_t use = 0;
	for (size_t offer = 0; offer < offers; offer++)
		for (; use < ends[offer]; use++)
			sorted[next[text->uses[use] >> 8]++] = (uint32_t)offer << 8 | (text->uses[use] & 0xFF);
	free(text->uses);
	text->uses = sorted;
}

void search_read(struct arena *arena, const struct vocabularies *all, const struct listing *offers,
	struct search_text *text)
{
	struct reader reader = {.text = text,
		.grades = vocabulary_named(all, STR("trin")),
		.bands = vocabulary_named(all, STR("trinforloeb"))};
	size_t *ends = arena_array(arena, offers->count + 1, sizeof *ends);
	*text = (struct search_text){.arena = arena, .by_word = {.arena = arena}};
	for (size_t i = 0; i < offers->count; i++) {
		reader.offer = (uint32_t)i;
		read_offer(&reader, offers->offers[i]);
		ends[i] = text->use_count;
		arena_reset(&reader.scratch);
	}
	arena_free(&reader.scratch);
	sort_uses(text, ends, offers->count);
}

void search_text_free(struct search_text *text)
{
	free(text->uses);
	text->uses = NULL;
}
