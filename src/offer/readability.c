/* Counting words, long words and sentences. */
#include "offer/readability.h"

#include "base/utf8.h"

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

/* No-break blanks begin with C2 or E2. */
static bool may_begin_blank(char c)
{
	const unsigned char byte = (unsigned char)c;
	return byte <= ' ' || byte == 0xC2 || byte == 0xE2;
}

/* As take_next() counts; every body is read so, and most only so. */
size_t text_words(struct str text)
{
	size_t count = 0;
	while (text.len) {
		uint32_t code = utf8_take(&text);
		if (!is_letter(code) && !is_digit(code))
			continue;
		count++;
		while (text.len && !is_blank(code)) {
			size_t inside = 0;
			while (inside < text.len && !may_begin_blank(text.ptr[inside]))
				inside++;
			text = str_skip(text, inside);
			code = text.len ? utf8_take(&text) : ' ';
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
