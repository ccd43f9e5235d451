/* The first look at a file: is it text that the rest of the program can read
 * and point into? libyaml and cmark see nothing that has not passed here. */
#include "format/bytes.h"

#include "base/limits.h"
#include "base/utf8.h"

#include <string.h>
#include <strings.h>

enum { SOFT_HYPHEN = 0xAD };

#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])

struct check {
	const struct source *source;
	struct report *report;
	struct arena *scratch;
	size_t told[LEVELS];
	size_t doubled; /* letters encoded twice */
	bool unreadable;
};

/* At most FINDINGS_MAX and one of each level: the reader sees that there are
 * more, a hostile file cannot fill the memory, and no error hides behind
 * warnings. */
static void tell(
	struct check *check, enum problem problem, size_t start, size_t end, struct details details)
{
	if (check->told[wording_of(problem)->level]++ <= FINDINGS_MAX)
		report_add(check->report, problem, span_of(check->source, start, end), details);
}

/* --- other formats ---------------------------------------------------------- */

static const struct disguise {
	const char *start;
	size_t len;
	const char *name, *cure;
} disguises[] = {
#define START(literal) literal, sizeof(literal) - 1
#define SAVE_AS_TEXT "åbn den i sit eget program, vælg »Gem som«, og gem den som ren tekst (UTF-8)"
#define SAVE_AS_UTF8 "åbn den i et skriveprogram, vælg »Gem som«, og vælg tegnkodningen UTF-8"
#define WRITE_FIELDS "skriv felterne som »navn: værdi«, og gem som ren tekst (UTF-8)"
	{START("\xFF\xFE"), "gemt som UTF-16", SAVE_AS_UTF8},
	{START("\xFE\xFF"), "gemt som UTF-16", SAVE_AS_UTF8},
	{START("\xD0\xCF\x11\xE0"), "et Word-dokument", SAVE_AS_TEXT},
	{START("{\\rtf"), "et RTF-dokument", SAVE_AS_TEXT},
	{START("%PDF-"), "et PDF-dokument", SAVE_AS_TEXT},
	{START("\x1F\x8B"), "en pakket fil (gzip)", "pak filen ud"},
	{START("\x89PNG"), "et billede", "læg billedet ved siden af, og skriv dets navn i et felt"},
	{START("\xFF\xD8\xFF"), "et billede",
		"læg billedet ved siden af, og skriv dets navn i et felt"},
	{START("GIF8"), "et billede", "læg billedet ved siden af, og skriv dets navn i et felt"},
	{START("<!doctype html"), "en HTML-side", WRITE_FIELDS},
	{START("<html"), "en HTML-side", WRITE_FIELDS},
	{START("<?xml"), "et XML-dokument", WRITE_FIELDS},
#undef START
};

static bool begins_with(struct str text, const struct disguise *disguise)
{
	return text.len >= disguise->len && strncasecmp(text.ptr, disguise->start, disguise->len) == 0;
}

static bool tell_format(struct check *check, const char *name, const char *cure)
{
	report_add(check->report, BYTES_NOT_TEXT, source_top(check->source),
		(struct details){.a = str_from(name), .b = str_from(cure)});
	return true;
}

/* Letters of UTF-16 without a mark: every other byte is NUL. */
static bool looks_like_utf16(struct str text)
{
	const struct str start = str_slice(text, 0, 256);
	size_t nuls[2] = {0, 0};
	for (size_t i = 0; i < start.len; i++)
		nuls[i % 2] += start.ptr[i] == '\0';
	return start.len >= 4 && (nuls[0] >= start.len / 4 || nuls[1] >= start.len / 4)
		&& (nuls[0] == 0 || nuls[1] == 0);
}

static bool looks_like_json(struct str text)
{
	if (text.len < 2 || (text.ptr[0] != '{' && text.ptr[0] != '['))
		return false;
	const struct str inside = str_trim(str_skip(text, 1));
	return str_starts(inside, STR("\"")) || (text.ptr[0] == '[' && str_starts(inside, STR("{\"")));
}

static bool is_other_format(struct check *check)
{
	struct str text = check->source->text;
	if (str_starts(text, STR("\xEF\xBB\xBF")))
		text = str_skip(text, 3);
	text = str_trim(text);
	for (size_t i = 0; i < COUNT_OF(disguises); i++)
		if (begins_with(text, &disguises[i]))
			return tell_format(check, disguises[i].name, disguises[i].cure);
	if (str_starts(text, STR("PK\x03\x04"))) {
		const struct str start = str_slice(text, 0, 4096);
		if (str_find(start, STR("word/"), 0) >= 0
			|| str_find(start, STR("[Content_Types]"), 0) >= 0)
			return tell_format(check, "et Word-dokument", SAVE_AS_TEXT);
		if (str_find(start, STR("opendocument"), 0) >= 0)
			return tell_format(check, "et LibreOffice-dokument", SAVE_AS_TEXT);
		return tell_format(check, "en pakket fil (zip)", "pak filen ud");
	}
	if (looks_like_utf16(check->source->text))
		return tell_format(check, "gemt som UTF-16", SAVE_AS_UTF8);
	return looks_like_json(text) && tell_format(check, "en JSON-fil", WRITE_FIELDS);
}

/* --- bytes that are not UTF-8 ----------------------------------------------- */

/* Windows-1252 from 0x80 to 0x9F; 0 where it has no character. */
static const uint16_t windows_1252[32] = {0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
	0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
	0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178};

/* What a byte was when the file is Latin-1 or Windows-1252, 0 when it was no
 * letter or punctuation mark one would write. Ã and Â rather begin a character
 * of UTF-8 that was cut. */
static uint32_t probable_letter(unsigned char byte)
{
	if (byte < 0xA0)
		return windows_1252[byte - 0x80];
	const bool is_mark =
		byte == 0xAB || byte == 0xBB || byte == 0xA7 || byte == 0xB4 || byte == 0xBD;
	const bool is_letter = byte >= 0xC0 && byte != 0xC2 && byte != 0xC3;
	return is_mark || is_letter ? byte : 0;
}

static size_t count_bad(struct str text)
{
	size_t count = 0;
	ptrdiff_t at;
	while ((at = utf8_find_bad(text)) >= 0) {
		count++;
		text = str_skip(text, (size_t)at + 1);
	}
	return count;
}

static void tell_bad_utf8(struct check *check, size_t at)
{
	const struct str text = check->source->text;
	const unsigned char byte = (unsigned char)text.ptr[at];
	const uint32_t letter = probable_letter(byte);
	const size_t more = count_bad(str_skip(text, at + 1));
	struct details details = {.a = str_format(check->scratch, "%02X", byte)};
	if (letter) {
		char bytes[4];
		const struct str probable = {bytes, utf8_encode(letter, bytes)};
		details.b = str_format(check->scratch, " – sandsynligvis »%.*s«", STR_ARGS(probable));
		details.suggestion = str_copy(check->scratch, probable);
	}
	if (more)
		details.c = str_format(check->scratch, "; det gælder %zu steder i filen", more + 1);
	report_add(check->report, BYTES_NOT_UTF8, span_of(check->source, at, at + 1), details);
}

/* --- characters ------------------------------------------------------------- */

static bool is_control(uint32_t code)
{
	return code < ' ' || (code >= 0x7F && code < 0xA0) || (code & 0xFFFE) == 0xFFFE;
}

static bool turns_text(uint32_t code)
{
	return code == 0x061C || code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E)
		|| (code >= 0x2066 && code <= 0x2069);
}

static void check_character(struct check *check, uint32_t code, size_t start, size_t end)
{
	enum problem problem = BYTES_HIDDEN;
	if (is_control(code)) {
		problem = BYTES_CONTROL;
		check->unreadable = true;
	} else if (code == 0xFFFD) {
		problem = BYTES_LOST_LETTER;
	} else if (turns_text(code)) {
		problem = BYTES_TURNED_TEXT;
	} else if ((!utf8_is_deceptive(code) && code != SOFT_HYPHEN) || start == 0) {
		return;
	}
	if (check->told[wording_of(problem)->level] > FINDINGS_MAX)
		return;
	tell(check, problem, start, end,
		(struct details){.a = str_format(check->scratch, "U+%04X", (unsigned)code)});
}

/* The byte a character stands for in Windows-1252, 0 when it is ASCII or none. */
static unsigned char windows_byte(uint32_t code)
{
	if (code >= 0x80 && code <= 0xFF)
		return (unsigned char)code;
	for (size_t i = 0; i < COUNT_OF(windows_1252); i++)
		if (windows_1252[i] == code && code)
			return (unsigned char)(0x80 + i);
	return 0;
}

/* Text read as Windows-1252 and saved as UTF-8 once more: Ã¦ for æ, â€“ for –.
 * Only after Ã, Â and â€, which no one writes before such characters. */
static void check_doubled(struct check *check, uint32_t first, size_t start)
{
	const struct str text = check->source->text;
	struct str rest = str_skip(text, start);
	char bytes[3];
	size_t len = 0;
	const size_t wanted = first == 0xE2 ? 3 : 2;
	while (len < wanted && rest.len) {
		const unsigned char byte = windows_byte(utf8_take(&rest));
		if (!byte)
			return;
		bytes[len++] = (char)byte;
	}
	struct str letter = {bytes, len};
	if (len < wanted || utf8_find_bad(letter) >= 0 || (wanted == 3 && bytes[1] != '\x80'))
		return;
	if (check->doubled++)
		return;
	const size_t end = text.len - rest.len;
	letter = str_copy(check->scratch, letter);
	tell(check, BYTES_ENCODED_TWICE, start, end,
		(struct details){.a = str_slice(text, start, end), .b = letter, .suggestion = letter});
}

static void check_line_end(struct check *check, size_t at)
{
	const struct str text = check->source->text;
	if (text.ptr[at] != '\r' || check->unreadable
		|| (at + 1 < text.len && text.ptr[at + 1] == '\n'))
		return;
	check->unreadable = true;
	tell(check, BYTES_LINE_END, at, at + 1, (struct details){0});
}

/* Do the two bytes at `at` make a letter of Latin-1 that hides nothing and that no
 * text encoded twice has: æ, ø, å and most others? */
static bool is_letter(struct str text, size_t at)
{
	if (text.len - at < 2 || text.ptr[at] != '\xC3')
		return false;
	const unsigned char second = (unsigned char)text.ptr[at + 1];
	return second >= 0x84 && second <= 0xBF && second != 0xA2;
}

/* Characters one by one; plain letters are passed over quickly. */
static void check_characters(struct check *check)
{
	const struct str text = check->source->text;
	for (size_t at = 0; (at += utf8_plain(str_skip(text, at))) < text.len;) {
		if (is_letter(text, at)) {
			at += 2;
			continue;
		}
		if (text.ptr[at] == '\r') {
			check_line_end(check, at++);
			continue;
		}
		struct str rest = {text.ptr + at, text.len - at};
		const uint32_t code = utf8_take(&rest);
		const size_t end = text.len - rest.len;
		if (code == UTF8_BAD) {
			tell_bad_utf8(check, at);
			check->unreadable = true;
			return;
		}
		if (code == 0xC2 || code == 0xC3 || code == 0xE2)
			check_doubled(check, code, at);
		else
			check_character(check, code, at, end);
		at = end;
	}
}

/* --- merge conflicts -------------------------------------------------------- */

/* Is the line seven `mark`s, alone or before a blank? */
static bool is_mark(struct str line, const char *marks)
{
	return str_starts(line, str_from(marks))
		&& (line.len == 7 || line.ptr[7] == ' ' || line.ptr[7] == '\r');
}

/* Seven of a character that texts have few of. */
static bool has_seven(struct str text, char mark)
{
	const char *at = text.ptr;
	const char *end = text.ptr + text.len;
	while (at < end && (at = memchr(at, mark, (size_t)(end - at)))) {
		size_t count = 0;
		while (at < end && *at == mark && count < 7) {
			at++;
			count++;
		}
		if (count == 7)
			return true;
	}
	return false;
}

/* Told where a conflict begins; a lone end counts too, when its middle is there. */
static void check_conflicts(struct check *check)
{
	const struct str text = check->source->text;
	struct str rest = text;
	struct str line;
	bool open = false;
	bool has_middle = false;
	if (!has_seven(text, '<') && !has_seven(text, '>'))
		return;
	while (str_cut(&rest, '\n', &line)) {
		const size_t start = (size_t)(line.ptr - text.ptr);
		const bool begins = is_mark(line, "<<<<<<<");
		const bool ends = is_mark(line, ">>>>>>>");
		has_middle = has_middle || is_mark(line, "=======");
		if (begins || (ends && !open && has_middle)) {
			tell(check, BYTES_CONFLICT, start, start + str_trim(line).len, (struct details){0});
			check->unreadable = true;
		}
		if (begins || ends)
			open = begins;
	}
}

bool bytes_check(const struct source *source, struct report *report)
{
	struct arena scratch = {0};
	struct check check = {.source = source, .report = report, .scratch = &scratch};
	check.unreadable = is_other_format(&check);
	if (!check.unreadable) {
		check_characters(&check);
		check_conflicts(&check);
	}
	arena_free(&scratch);
	return !check.unreadable;
}
