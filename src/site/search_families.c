/* Words of the same family: which endings make one word of another, and which words
 * are made of each other though no ending shows it. */
#include "site/search_keys.h"

/* Endings that make one word of another, and what stands there instead: a word
 * of the same family. The first that fits is the one. */
static const struct {
	const char *ending, *instead[3];
	bool close; /* what is left is nearly what it means, where it is a word */
} families[] = {{"hed", {"", NULL}, true}, {"isering", {"", NULL}, false},
	{"ering", {"", NULL}, false}, {"ning", {"", "n", NULL}, true}, {"ing", {"", NULL}, true},
	{"itet", {"", NULL}, false}, {"it", {"", NULL}, false}, {"ation", {"", NULL}, false},
	{"ition", {"", NULL}, false}, {"ion", {"", NULL}, false}, {"skab", {"", NULL}, true},
	{"dom", {"", NULL}, true}, {"isme", {"", NULL}, false}, {"istisk", {"", "ist", NULL}, false},
	{"istik", {"", "ist", NULL}, false}, {"ist", {"", "i", NULL}, false},
	{"alsk", {"", NULL}, false}, {"isk", {"", "i", "ik"}, false}, {"inde", {"", NULL}, false},
	{"eri", {"", NULL}, true}, {"bar", {"", NULL}, false}, {"som", {"", NULL}, false},
	{"ar", {"", NULL}, false}, {"ør", {"", NULL}, false}};

/* A word is of a verb in -ere where its stem has one sound and of a noun where it
 * has another: producere, produktion; invadere, invasion. */
static void add_shifted(
	const struct wordbook *book, struct word_keys *keys, struct str root, size_t side, int strength)
{
	for (size_t i = 0; book->shifts && i < book->shifts->count; i++) {
		const struct value *pair = book->shifts->items[i];
		const struct str sound = pair->items[side]->text;
		if (!str_ends(root, sound) || root.len < sound.len + STEM_MIN)
			continue;
		const struct str left = str_slice(root, 0, root.len - sound.len);
		keys_add(book, keys, str_join(book->arena, left, pair->items[!side]->text), strength);
	}
}

/* producere, produceret, producerer */
static bool is_foreign_verb(struct str word, struct str key)
{
	static const char *const endings[] = {"ere", "erer", "erede", "eret", "erende"};
	const struct str rest = str_skip(word, key.len);
	for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
		if (str_starts(word, key) && str_eq(rest, str_from(endings[i])))
			return true;
	return false;
}

/* The forms of words that are made of each other with another sound: synge, sang, sanger. */
static void add_relatives(
	const struct wordbook *book, struct word_keys *keys, struct str base, int strength)
{
	const struct family *family = map_get(&book->families, stem(book->stemmer, base));
	for (size_t i = 0; family && i < family->words->count; i++) {
		const struct str other = family->words->items[i]->text;
		const struct lemmas *l = lexicon_find(&book->lexicon, other);
		keys_add_stem(book, keys, other, strength);
		for (size_t k = 0; l && k < l->lemma->count; k++)
			keys_add_stem(book, keys, l->lemma->forms[k], strength);
	}
}

/* Words of the same family: kritisk → kritik, krit; undervisning → undervis. */
static void add_by_ending(
	const struct wordbook *book, struct word_keys *keys, struct str word, int strength)
{
	const struct str key = str_copy(book->arena, stem(book->stemmer, word));
	const int weaker = strength * KEY_FAMILY / KEY_FULL;
	if (is_foreign_verb(word, key))
		add_shifted(book, keys, key, 0, weaker);
	for (size_t i = 0; i < sizeof families / sizeof families[0]; i++) {
		const struct str ending = str_from(families[i].ending);
		const struct str left = str_slice(key, 0, key.len > ending.len ? key.len - ending.len : 0);
		if (!str_ends(key, ending) || utf8_length(left) < STEM_MIN || !letters_have_vowel(left))
			continue;
		for (size_t k = 0; k < 3 && families[i].instead[k]; k++)
			keys_add_stem(
				book, keys, str_join(book->arena, left, str_from(families[i].instead[k])), weaker);
		const struct str verb = str_join(book->arena, left, STR("e"));
		const struct str known = lexicon_find(&book->lexicon, left) ? left : verb;
		if (families[i].close && lexicon_find(&book->lexicon, known)) {
			keys_add_stem(book, keys, known, strength * KEY_DERIVED / KEY_FULL);
			keys_add_forms(book, keys, STR(""), known, strength * KEY_DERIVED / KEY_FULL);
		}
		add_shifted(book, keys, left, 1, weaker);
		add_relatives(book, keys, left, weaker);
		return;
	}
}

static void add_all_relatives(
	const struct wordbook *book, struct word_keys *keys, struct str word, int strength)
{
	const struct lemmas *own = lexicon_find(&book->lexicon, word);
	const int weaker = strength * KEY_FAMILY / KEY_FULL;
	if (!own && lexicon_tie(&book->lexicon, stem(book->stemmer, word), word) != TIE_NONE)
		add_relatives(book, keys, word, weaker);
	for (; own; own = own->next)
		add_relatives(book, keys, own->lemma->base, weaker);
}

/* stormfuld → storm, børnevenlig → børn: what stands before an ending that is a word. */
static void add_before_ending(
	const struct wordbook *book, struct word_keys *keys, struct str word, int strength)
{
	const struct str key = str_copy(book->arena, stem(book->stemmer, word));
	for (size_t i = PART_MIN; i + PART_MIN <= key.len; i++) {
		const struct str head = str_slice(key, 0, i);
		const struct str plain =
			str_ends(head, STR("s")) ? str_slice(head, 0, i - 1) : word_unlinked(book, head);
		if (!map_get(&book->endings, str_skip(key, i)))
			continue;
		const struct str base = lexicon_find(&book->lexicon, head) ? head : plain;
		if (lexicon_find(&book->lexicon, base))
			keys_add_stem(book, keys, base, strength * KEY_FAMILY / KEY_FULL);
	}
}

void keys_add_family(
	const struct wordbook *book, struct word_keys *keys, struct str word, int strength)
{
	add_by_ending(book, keys, word, strength);
	add_before_ending(book, keys, word, strength);
	add_all_relatives(book, keys, word, strength);
}

bool word_is_made_of_known(const struct wordbook *book, struct str key)
{
	bool known = map_get(&book->parts, key) != NULL;
	for (size_t i = 0; !known && i < sizeof families / sizeof families[0]; i++) {
		const struct str ending = str_from(families[i].ending);
		known = key.len > ending.len + STEM_MIN && str_ends(key, ending)
			&& map_get(&book->parts, str_slice(key, 0, key.len - ending.len));
	}
	return known;
}
