/* Forms of common words. An ending is written as »ordklasser« explains it: it may
 * double the last letter, take it away, or take the e before it. */
#include "site/search_lexicon.h"

#include <string.h>

static struct str without_last(struct str s, size_t count)
{
	s.len -= count < s.len ? count : s.len;
	return s;
}

/* bygg → byg */
static struct str single(struct str s)
{
	const bool twice = s.len > 2 && s.ptr[s.len - 1] == s.ptr[s.len - 2];
	return twice && !strchr("aeiouy", s.ptr[s.len - 1]) ? without_last(s, 1) : s;
}

static struct str inflect(struct arena *arena, struct str base, struct str ending)
{
	const char how = ending.len ? ending.ptr[0] : '\0';
	const struct str rest = str_skip(ending, 1);
	const char last = base.ptr[base.len - 1];
	if (how == '+')
		return str_format(arena, "%.*s%c%.*s", STR_ARGS(base), last, STR_ARGS(rest));
	if (how == '~')
		return str_format(
			arena, "%.*s%c%.*s", STR_ARGS(single(without_last(base, 2))), last, STR_ARGS(rest));
	if (how == '-' && !rest.len)
		return single(without_last(base, 1));
	for (; str_starts(ending, STR("-")); ending = str_skip(ending, 1))
		base = without_last(base, 1);
	return str_join(arena, base, ending);
}

static struct lemma *lemma_of(struct lexicon *lexicon, struct str base)
{
	struct lemma *lemma = map_get(&lexicon->by_base, base);
	if (lemma)
		return lemma;
	lemma = arena_new(lexicon->arena, struct lemma);
	*lemma = (struct lemma){.base = base};
	map_put(&lexicon->by_base, base, lemma);
	return lemma;
}

static void put(struct lexicon *lexicon, struct map *map, struct str key, const struct lemma *lemma)
{
	struct lemmas *here = map_get(map, key);
	struct lemmas *item = arena_new(lexicon->arena, struct lemmas);
	*item = (struct lemmas){.lemma = lemma};
	if (!here) {
		map_put(map, key, item);
	} else {
		item->next = here->next;
		here->next = item;
	}
}

static void add_form(struct lexicon *lexicon, struct lemma *lemma, struct str form)
{
	for (size_t i = 0; i < lemma->count; i++)
		if (str_eq(lemma->forms[i], form))
			return;
	lemma->forms = arena_grow(lexicon->arena, lemma->forms, lemma->count, sizeof form);
	lemma->forms[lemma->count++] = form;
	put(lexicon, &lexicon->by_form, form, lemma);
}

static void add_word(struct lexicon *lexicon, struct stemmer *stemmer, struct str base)
{
	const bool is_new = !map_get(&lexicon->by_base, base);
	struct lemma *lemma = lemma_of(lexicon, base);
	add_form(lexicon, lemma, base);
	if (is_new)
		put(lexicon, &lexicon->by_stem, str_copy(lexicon->arena, stem(stemmer, base)), lemma);
}

/* One class of »ordklasser«. */
static void add_class(struct lexicon *lexicon, struct stemmer *stemmer, const struct term *term)
{
	const struct value *endings = value_get(term->extra, STR("endelser"));
	const struct value *words = value_get(term->extra, STR("ord"));
	for (size_t i = 0; words && i < words->count; i++) {
		const struct str base = words->items[i]->text;
		add_word(lexicon, stemmer, base);
		struct lemma *lemma = lemma_of(lexicon, base);
		for (size_t k = 0; endings && k < endings->count; k++)
			add_form(lexicon, lemma, inflect(lexicon->arena, base, endings->items[k]->text));
		lemma->is_verb |= str_starts(term->key, STR("udsagnsord"));
	}
}

/* One word of »boejninger«. */
static void add_irregular(struct lexicon *lexicon, struct stemmer *stemmer, const struct term *term)
{
	const struct value *others = value_get(term->extra, STR("former"));
	add_word(lexicon, stemmer, term->name);
	struct lemma *lemma = lemma_of(lexicon, term->name);
	for (size_t i = 0; others && i < others->count; i++)
		add_form(lexicon, lemma, others->items[i]->text);
	/* skrive: skriver, skrev, skrevet */
	lemma->is_verb = others && others->count > 1
		&& str_eq(others->items[0]->text, str_join(lexicon->arena, term->name, STR("r")));
}

void lexicon_make(struct arena *arena, struct stemmer *stemmer, const struct vocabularies *all,
	struct lexicon *lexicon)
{
	const struct vocabulary *classes = vocabulary_named(all, STR("ordklasser"));
	const struct vocabulary *irregular = vocabulary_named(all, STR("boejninger"));
	*lexicon = (struct lexicon){.arena = arena,
		.by_base = {.arena = arena},
		.by_form = {.arena = arena},
		.by_stem = {.arena = arena}};
	for (size_t i = 0; irregular && i < irregular->count; i++)
		add_irregular(lexicon, stemmer, irregular->terms[i]);
	for (size_t i = 0; classes && i < classes->count; i++)
		add_class(lexicon, stemmer, classes->terms[i]);
}

static bool has_form(const struct lemma *lemma, struct str word)
{
	for (size_t i = 0; i < lemma->count; i++)
		if (str_eq(lemma->forms[i], word))
			return true;
	return str_ends(word, STR("s")) && has_form(lemma, without_last(word, 1));
}

/* læse → læserne, læsende: the stem is the same, what ends it may be a verb's. */
static bool is_of_verb(struct str word)
{
	static const char *const endings[] = {"er", "ere", "eren", "erne", "ende", "et", "ede"};
	for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
		if (str_ends(word, str_from(endings[i])))
			return true;
	return false;
}

static struct str root_of(struct str base)
{
	const size_t ending = str_ends(base, STR("er")) ? 2 : str_ends(base, STR("e")) ? 1 : 0;
	return single(without_last(base, ending));
}

/* spil and spille, dans and danse, sang and sanger: one is made of the other. */
static bool is_kin(const struct lemma *a, const struct lemma *b)
{
	const bool agent = str_ends(a->base, STR("er")) || str_ends(b->base, STR("er"));
	return a == b
		|| ((agent || a->is_verb != b->is_verb) && str_eq(root_of(a->base), root_of(b->base)));
}

static enum lexicon_tie tie_of(const struct lemma *lemma, struct str word, const struct lemmas *own)
{
	if (has_form(lemma, word))
		return TIE_FORM;
	for (; own; own = own->next)
		if (is_kin(lemma, own->lemma))
			return TIE_KIN;
	return lemma->is_verb && is_of_verb(word) ? TIE_KIN : TIE_NONE;
}

enum lexicon_tie lexicon_tie(const struct lexicon *lexicon, struct str stem, struct str word)
{
	const struct lemmas *own = lexicon_find(lexicon, word);
	enum lexicon_tie least = TIE_FORM;
	for (const struct lemmas *l = map_get(&lexicon->by_stem, stem); l; l = l->next) {
		const enum lexicon_tie tie = tie_of(l->lemma, word, own);
		least = tie < least ? tie : least;
	}
	return least;
}

bool lexicon_is_shared(const struct lexicon *lexicon, struct str stem)
{
	const struct lemmas *first = map_get(&lexicon->by_stem, stem);
	return first && first->next;
}

const struct lemmas *lexicon_find(const struct lexicon *lexicon, struct str word)
{
	const struct lemmas *found = map_get(&lexicon->by_form, word);
	return found || !str_ends(word, STR("s")) ? found
											  : map_get(&lexicon->by_form, without_last(word, 1));
}
