/* Words of a vocabulary as a pattern. The check compares folded words, so `Dansk`,
 * `»dansk«` and `DANSK` are one, and æ is ae. The pattern knows this for the
 * letters of a Danish keyboard; a text with any other letter is let through. */
#include "base/danish.h"
#include "offer/json_schema_parts.h"

#include <stdlib.h>
#include <string.h>

#define GAP "[^0-9A-Za-zÀ-ſ]" /* what folding makes one blank */

enum { PATTERN_MAX = 1024 * 1024 };

void words_add(struct words *words, struct str word)
{
	const struct str folded = danish_fold(words->arena, word);
	if (!word.len)
		return;
	words->items = arena_grow(words->arena, words->items, words->count, sizeof *words->items);
	words->items[words->count++] = folded;
}

void words_add_vocabulary(struct words *words, const struct vocabulary *vocabulary)
{
	for (size_t i = 0; vocabulary && i < vocabulary->count; i++) {
		const struct term *term = vocabulary->terms[i];
		const struct value *aliases = value_get(term->extra, STR("alias"));
		words_add(words, term->key);
		words_add(words, term->name);
		words_add(words, value_str(aliases));
		for (size_t k = 0; aliases && aliases->kind == VALUE_LIST && k < aliases->count; k++)
			words_add(words, value_str(aliases->items[k]));
	}
}

/* Digits, and what may stand between and behind them: 1e3, 0x1f, 4.5. */
static bool looks_like_number(struct str word)
{
	bool number = word.len && word.ptr[0] >= '0' && word.ptr[0] <= '9';
	for (size_t i = 0; number && i < word.len; i++)
		number = strchr("0123456789abcdefox ", word.ptr[i]) != NULL;
	return number;
}

bool words_are_ambiguous(const struct words *words)
{
	static const char *const known[] = {
		"", "true", "false", "yes", "no", "y", "n", "on", "off", "null", "inf", "nan"};
	bool found = false;
	for (size_t i = 0; i < words->count && !found; i++) {
		found = looks_like_number(words->items[i]);
		for (size_t k = 0; k < sizeof known / sizeof known[0] && !found; k++)
			found = str_eq(words->items[i], str_from(known[k]));
	}
	return found;
}

/* Do the two letters at `at` also stand for æ, ø or å? */
static const char *one_letter(struct str word, size_t at)
{
	const struct str pair = str_slice(word, at, at + 2);
	if (str_eq(pair, STR("ae")))
		return "[æÆ]";
	if (str_eq(pair, STR("oe")))
		return "[øØ]";
	return str_eq(pair, STR("aa")) ? "[åÅ]" : NULL;
}

static void add_letter(struct buf *pattern, char c)
{
	if (c == ' ')
		buf_add_z(pattern, GAP "+");
	else if (c >= 'a' && c <= 'z')
		buf_add_format(pattern, "[%c%c]", c, c - 'a' + 'A');
	else
		buf_add_char(pattern, c);
}

static void add_word(struct buf *pattern, struct str word)
{
	for (size_t at = 0; at < word.len;) {
		size_t end = at + 1;
		while (one_letter(word, end - 1))
			end++;
		if (end - at > 2) { /* aae: å and e, or a and æ */
			buf_add_format(pattern, "[aAeEoOæÆøØåÅ]{%zu,%zu}", (end - at + 1) / 2, end - at);
		} else if (end - at == 2) {
			buf_add_format(pattern, "(?:%s|", one_letter(word, at));
			add_letter(pattern, word.ptr[at]);
			add_letter(pattern, word.ptr[at + 1]);
			buf_add_char(pattern, ')');
		} else {
			add_letter(pattern, word.ptr[at]);
		}
		at = end;
	}
}

static int by_bytes(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

struct str words_alternatives(const struct words *words)
{
	struct buf pattern = {.ceiling = PATTERN_MAX};
	struct str *sorted = arena_array(words->arena, words->count, sizeof *sorted);
	for (size_t i = 0; i < words->count; i++)
		sorted[i] = words->items[i];
	if (words->count)
		qsort(sorted, words->count, sizeof *sorted, by_bytes);
	for (size_t i = 0; i < words->count; i++) {
		if (i && str_eq(sorted[i], sorted[i - 1]))
			continue;
		if (i)
			buf_add_char(&pattern, '|');
		add_word(&pattern, sorted[i]);
	}
	const struct str all =
		pattern.overflowed ? STR("[\\s\\S]*") : str_copy(words->arena, buf_str(&pattern));
	buf_free(&pattern);
	return all;
}

struct str words_pattern(const struct words *words, struct str tail)
{
	struct buf behind = {.ceiling = PATTERN_MAX};
	if (tail.len) {
		buf_add_z(&behind, "(?:" GAP "+");
		add_word(&behind, tail);
		buf_add_z(&behind, ")?");
	}
	const struct str pattern = str_format(words->arena, "^%s*(?:%.*s)%.*s%s*$|%s", GAP,
		STR_ARGS(words_alternatives(words)), STR_ARGS(buf_str(&behind)), GAP, OTHER_LETTERS);
	buf_free(&behind);
	return pattern;
}
