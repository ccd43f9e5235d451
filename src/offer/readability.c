/* Counting words, long words and sentences. */
#include "offer/readability.h"

#include "base/utf8.h"

#include <string.h>

enum { WORDS_MIN = 20, LETTERS_LONG = 6, SHOUT_LETTERS = 10 };

struct word {
	size_t letters;
	size_t capitals;
	bool begins_large; /* its first letter or digit is a capital */
	bool ends;         /* a full stop stands behind it */
};

static bool is_blank(uint32_t code)
{
	return code <= ' ' || (code >= 0xA0 && (code == 0xA0 || code == 0x2009 || code == 0x202F));
}

static bool is_capital(uint32_t code)
{
	return (code >= 'A' && code <= 'Z') || (code >= 0xC0 && code <= 0xDE && code != 0xD7);
}

static bool is_letter(uint32_t code)
{
	return is_capital(code) || (code >= 'a' && code <= 'z')
		|| (code >= 0xDF && code <= 0x24F && code != 0xF7);
}

static bool is_digit(uint32_t code)
{
	return code >= '0' && code <= '9';
}

/* Takes the next word off the front; false when none is left. */
static bool take_next(struct str *rest, struct word *word)
{
	*word = (struct word){0};
	bool any = false;
	while (rest->len) {
		const uint32_t code = utf8_take(rest);
		/* Most of any text: the small letters inside a word. */
		if (any && code >= 'a' && code <= 'z') {
			word->letters++;
			word->ends = false;
			continue;
		}
		if (is_blank(code) && any)
			return true;
		if (is_letter(code) || is_digit(code)) {
			word->begins_large = any ? word->begins_large : is_capital(code);
			any = true;
			word->letters += is_letter(code);
			word->capitals += is_capital(code);
			word->ends = false;
		} else if (code == '.' || code == '!' || code == '?' || code == ':') {
			word->ends = true;
		}
	}
	return any;
}

/* Every word but the last ends with a blank, and those that do not break begin
 * with the bytes C2 or E2: eight bytes at a time. */
size_t text_words_most(struct str text)
{
	const uint64_t ones = 0x0101010101010101u;
	const uint64_t tops = ones * 0x80;
	size_t count = 1;
	for (uint64_t word = 0; text.len; text = str_skip(text, sizeof word)) {
		word = ones * 'x';
		memcpy(&word, text.ptr, text.len < sizeof word ? text.len : sizeof word);
		const uint64_t above_blank = ((word | tops) - ones * (' ' + 1)) | word;
		const uint64_t not_first = (word & ones * 0xDF) ^ ones * 0xC2;
		const uint64_t other = ((not_first & ~tops) + ~tops) | not_first;
		count += (~(above_blank & other) & tops) / 0x80 * ones >> 56;
	}
	return count;
}

/* As take_next() counts. */
size_t text_words(struct str text)
{
	size_t count = 0;
	bool inside = false;
	while (text.len) {
		const uint32_t code = utf8_take(&text);
		if (inside) {
			inside = !is_blank(code);
		} else if (is_letter(code) || is_digit(code)) {
			inside = true;
			count++;
		}
	}
	return count;
}

/* "6. klasse" and "ca. 45" end no sentence: a capital must follow. */
long text_lix(struct str text)
{
	struct word word;
	size_t words = 0;
	size_t long_words = 0;
	size_t sentences = 1;
	bool ended = false;
	while (take_next(&text, &word)) {
		sentences += ended && word.begins_large;
		long_words += word.letters > LETTERS_LONG;
		ended = word.ends;
		words++;
	}
	return words < WORDS_MIN ? 0 : (long)(words / sentences + 100 * long_words / words);
}

bool text_is_shouted(struct str text)
{
	struct word word;
	size_t letters = 0;
	size_t capitals = 0;
	while (take_next(&text, &word)) {
		letters += word.letters;
		capitals += word.capitals;
	}
	return letters >= SHOUT_LETTERS && letters == capitals;
}
