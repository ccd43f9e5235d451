/* From a word to its keys: stems and forms. The rules for stems stand twice, here
 * and in templates/soeg.js, which looks a query's words up by them; what needs a
 * dictionary stands here alone, since the index then holds what it gave. */
#include "site/search_keys.h"

#define CONSONANTS "bcdfghjklmnpqrstvwxz"

bool letter_is_one_of(char c, const char *letters)
{
	return c && strchr(letters, c) != NULL;
}

bool letters_have_vowel(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (letter_is_one_of(s.ptr[i], "aeiouy") || (unsigned char)s.ptr[i] >= 0x80)
			return true;
	return false;
}

void keys_add(const struct wordbook *book, struct word_keys *keys, struct str key, int strength)
{
	for (size_t i = 0; i < keys->count; i++)
		if (str_eq(keys->items[i].key, key)) {
			if (keys->items[i].strength < strength)
				keys->items[i].strength = strength;
			return;
		}
	if (strength > 0 && keys->count < WORD_KEYS_MAX)
		keys->items[keys->count++] = (struct word_key){str_copy(book->arena, key), strength};
}

struct str key_cut(struct str s, size_t count)
{
	s.len -= count;
	const bool twice = s.len > 1 && s.ptr[s.len - 1] == s.ptr[s.len - 2];
	if (twice && letter_is_one_of(s.ptr[s.len - 1], CONSONANTS))
		s.len--;
	return s;
}

/* A stem less what inflection leaves on it; the stem itself where nothing is:
 * gammel → gaml, teatr → teat, spilled → spil, sikrest → sik. */
static struct str shorter(struct arena *arena, struct str s)
{
	struct str left = s;
	if (s.len < 3)
		return s;
	const char last = s.ptr[s.len - 1];
	const char before = s.ptr[s.len - 2];
	if (letter_is_one_of(last, "lnr") && before == 'e'
		&& letter_is_one_of(s.ptr[s.len - 3], CONSONANTS)) {
		left = key_cut(s, 2);
		left = str_format(arena, "%.*s%c", STR_ARGS(left), last);
	} else if (letter_is_one_of(last, "rn") && letter_is_one_of(before, "bdfgkmpstv")) {
		left = str_slice(s, 0, s.len - 1);
	} else if (last == 'd' && before == 'e') {
		left = key_cut(s, 2);
	} else if (str_ends(s, STR("est"))) {
		left = key_cut(s, 3);
		left = utf8_length(left) > STEM_MIN ? shorter(arena, left) : left;
	}
	return utf8_length(left) < STEM_MIN ? s : left;
}

/* Endings that Snowball takes though they make another word, and what is said of it. */
static const struct {
	const char *mark, *forms[4];
} derivations[] = {{"hed", {"", "en", "er", "erne"}}, {"els", {"e", "en", "er", "erne"}},
	{"ig", {"", "e", "t", NULL}}};

/* Where such an ending ends in `word`, and which it is; 0 for none. "årlige" under "år": 5 */
static size_t derived_end(struct str word, struct str key, size_t *which)
{
	for (size_t at = str_starts(word, key) ? word.len : 0; at > key.len; at--)
		for (size_t i = 0; i < sizeof derivations / sizeof derivations[0]; i++) {
			const struct str mark = str_from(derivations[i].mark);
			*which = i;
			if (at >= key.len + mark.len && str_ends(str_slice(word, 0, at), mark))
				return at;
		}
	return 0;
}

/* The stem of a word, or what is left of it, is surely the word's only where no
 * other word has it. */
static void add_sure(const struct wordbook *book, struct word_keys *keys, struct str key,
	struct str word, int strength)
{
	static const int limit[] = {
		[TIE_NONE] = KEY_RIVAL, [TIE_KIN] = KEY_FAMILY, [TIE_FORM] = KEY_FULL};
	size_t which;
	const bool derived = derived_end(word, key, &which);
	const int sure = derived ? KEY_DERIVED : limit[lexicon_tie(&book->lexicon, key, word)];
	keys_add(book, keys, key, strength * sure / KEY_FULL);
}

struct str word_unlinked(const struct wordbook *book, struct str head)
{
	if (!str_ends(head, STR("e")) || lexicon_find(&book->lexicon, head))
		return head;
	const struct str plain = str_slice(head, 0, head.len - 1);
	const struct str single = key_cut(head, 1);
	return lexicon_find(&book->lexicon, plain) ? plain
		: lexicon_find(&book->lexicon, single) ? single
											   : head;
}

/* The stem of a form of `word`, and the same with a shorter ending. */
static void add_stem_of(const struct wordbook *book, struct word_keys *keys, struct str word,
	struct str form, int strength)
{
	const struct str key = str_copy(book->arena, stem(book->stemmer, form));
	add_sure(book, keys, key, word, strength);
	/* Snowball lets -ede stand. */
	add_sure(book, keys, shorter(book->arena, key), word,
		str_ends(key, STR("ed")) ? strength : strength * KEY_ENDING / KEY_FULL);
	/* Snowball takes the s of dans for a genitive's. */
	if (str_ends(form, STR("s")) && key.len + 1 == form.len)
		keys_add(book, keys, form, strength * KEY_ENDING / KEY_FULL);
	/* sjovt → sjov; but vint, of vinter, → vin. */
	const char before = key.len > STEM_MIN ? key.ptr[key.len - 2] : '\0';
	const struct str left = str_slice(key, 0, key.len ? key.len - 1 : 0);
	if (str_ends(key, STR("t")) && letter_is_one_of(before, "lmnrsv")
		&& utf8_length(left) >= STEM_MIN)
		keys_add(book, keys, left, strength * KEY_FAMILY / KEY_FULL);
}

void keys_add_stem(
	const struct wordbook *book, struct word_keys *keys, struct str word, int strength)
{
	add_stem_of(book, keys, word, word, strength);
}

/* Have other words its stem? Then only its forms are sure. */
static bool is_unsure(const struct wordbook *book, struct str key, struct str word)
{
	return lexicon_is_shared(&book->lexicon, key)
		|| lexicon_tie(&book->lexicon, key, word) == TIE_NONE;
}

/* "tal" is also what one says to make others tale. */
static bool is_imperative(const struct lemma *lemma, struct str form)
{
	return lemma->is_verb && form.len < lemma->base.len && str_starts(lemma->base, form);
}

/* A form is found under its stem, and surest under itself: the stem of bøger is that
 * of the tree bøg. */
void keys_add_forms(const struct wordbook *book, struct word_keys *keys, struct str first,
	struct str word, int strength)
{
	const struct str key = str_copy(book->arena, stem(book->stemmer, word));
	const bool unsure = !first.len && is_unsure(book, key, word);
	for (const struct lemmas *l = lexicon_find(&book->lexicon, word); l; l = l->next)
		for (size_t i = 0; i < l->lemma->count; i++) {
			const struct str form = str_join(book->arena, first, l->lemma->forms[i]);
			const bool same = str_eq(stem(book->stemmer, l->lemma->forms[i]), key);
			if (is_imperative(l->lemma, l->lemma->forms[i]) || (same && !unsure))
				continue;
			keys_add(book, keys, str_join(book->arena, form, STR("=")), strength);
			if (!same)
				add_stem_of(book, keys, word, form, strength * KEY_FORM / KEY_FULL);
		}
	if (unsure)
		keys_add(book, keys, str_join(book->arena, word, STR("=")), strength);
}

/* A verb with a word before it is inflected as the verb: opstod, opstå. */
static void add_prefixed(
	const struct wordbook *book, struct word_keys *keys, struct str word, int strength)
{
	static const char *const prefixes[] = {"af", "an", "be", "efter", "for", "fore", "fra", "frem",
		"gen", "hen", "ind", "med", "mis", "mod", "ned", "om", "op", "over", "på", "sammen", "til",
		"ud", "und", "under", "ved"};
	if (lexicon_find(&book->lexicon, word))
		return;
	for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++) {
		const struct str prefix = str_from(prefixes[i]);
		const struct str rest = str_skip(word, prefix.len < word.len ? prefix.len : word.len);
		const struct lemmas *verb =
			str_starts(word, prefix) ? lexicon_find(&book->lexicon, rest) : NULL;
		for (; verb; verb = verb->next)
			if (verb->lemma->is_verb)
				keys_add_forms(book, keys, prefix, rest, strength);
	}
}

/* What an adjective or a participle looks like where e is added: lodne is of lodden
 * or loden, snavsede of snavset. */
static void add_guess(
	const struct wordbook *book, struct word_keys *keys, struct str word, int strength)
{
	if (word.len < 5 || !str_ends(word, STR("e")) || lexicon_find(&book->lexicon, word))
		return;
	const char before = word.ptr[word.len - 3];
	const char last = word.ptr[word.len - 2];
	const struct str left = str_slice(word, 0, word.len - 2);
	if (str_ends(word, STR("ede"))) {
		keys_add(book, keys, str_format(book->arena, "%.*st=", STR_ARGS(left)), strength);
	} else if (letter_is_one_of(last, "lnr") && letter_is_one_of(before, "bdfgkmpstv")) {
		keys_add(book, keys, str_format(book->arena, "%.*se%c=", STR_ARGS(left), last), strength);
		keys_add(book, keys, str_format(book->arena, "%.*s%ce%c=", STR_ARGS(left), before, last),
			strength);
	}
}

/* Ærøs → ærø: Snowball lets the s stand after these. */
static void add_genitive(
	const struct wordbook *book, struct word_keys *keys, struct str word, int strength)
{
	const struct str left = str_slice(word, 0, word.len ? word.len - 1 : 0);
	if (str_ends(word, STR("øs")) || str_ends(word, STR("æs")) || str_ends(word, STR("és")))
		keys_add(book, keys, str_join(book->arena, left, STR("=")), strength);
}

/* rystelse, rystelsen: of one word, whose stem is another's */
static void add_derived(
	const struct wordbook *book, struct word_keys *keys, struct str word, int strength)
{
	size_t which;
	const struct str key = str_copy(book->arena, stem(book->stemmer, word));
	const size_t end = derived_end(word, key, &which);
	for (size_t i = 0; end && i < 4 && derivations[which].forms[i]; i++)
		keys_add(book, keys,
			str_format(book->arena, "%.*s%s=", (int)end, word.ptr, derivations[which].forms[i]),
			strength);
}

void keys_add_whole(
	const struct wordbook *book, struct word_keys *keys, struct str word, int strength)
{
	keys_add_stem(book, keys, word, strength);
	keys_add_forms(book, keys, STR(""), word, strength);
	add_prefixed(book, keys, word, strength);
	add_guess(book, keys, word, strength);
	add_genitive(book, keys, word, strength);
	add_derived(book, keys, word, strength);
	keys_add_family(book, keys, word, strength);
}
