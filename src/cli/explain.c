/* skoletilbud explain: why a finding matters, and what it looks like done wrong
 * and right. */
#include "cli/command.h"

#include <string.h>

enum { LINE_MAX_CHARACTERS = 80 };

static const char allowed[] = "hp";

static size_t characters(const char *text, size_t bytes)
{
	size_t count = 0;
	for (size_t i = 0; i < bytes; i++)
		count += ((unsigned char)text[i] & 0xC0) != 0x80;
	return count;
}

/* A paragraph in lines that a terminal holds. */
static void say_wrapped(const char *text)
{
	size_t column = 0;
	while (*text) {
		const size_t bytes = strcspn(text, " ");
		const size_t width = characters(text, bytes);
		if (column && column + 1 + width > LINE_MAX_CHARACTERS) {
			say("\n");
			column = 0;
		}
		say_format("%s%.*s", column ? " " : "", (int)bytes, text);
		column += (column > 0) + width;
		text += bytes;
		text += strspn(text, " ");
	}
	say("\n");
}

struct sentence {
	char text[1000];
};

/* A sentence before it is filled in: {a}, {b} and {c} become dots. */
static struct sentence with_dots(const char *pattern)
{
	struct sentence out;
	size_t length = 0;
	while (*pattern && length + 4 < sizeof out.text) {
		const bool slot =
			pattern[0] == '{' && pattern[1] >= 'a' && pattern[1] <= 'c' && pattern[2] == '}';
		if (slot) {
			memcpy(out.text + length, "…", strlen("…"));
			length += strlen("…");
		} else {
			out.text[length++] = *pattern;
		}
		pattern += slot ? 3 : 1;
	}
	out.text[length] = '\0';
	return out;
}

static void say_example(const char *title, const char *place, const char *lines)
{
	say_format("\n%s, %s:\n", title, place);
	while (*lines) {
		const size_t bytes = strcspn(lines, "\n");
		say_format("%s%.*s\n", bytes ? "    " : "", (int)bytes, lines);
		lines += bytes + (lines[bytes] == '\n');
	}
}

static void say_explanation(const struct skt_explanation *explanation)
{
	say_format("%s (%s)\n\n", explanation->code, explanation->level_word);
	say_wrapped(with_dots(explanation->message).text);
	if (*explanation->cure) {
		say("→ ");
		say_wrapped(with_dots(explanation->cure).text);
	}
	if (*explanation->text) {
		say("\n");
		say_wrapped(explanation->text);
	}
	if (*explanation->wrong) {
		say_example("Forkert", explanation->place, explanation->wrong);
		say_example("Rigtigt", explanation->place, explanation->right);
	}
}

static void say_codes(enum skt_level level, const char *title)
{
	struct skt_explanation explanation;
	say_format("%s\n", title);
	for (size_t i = 0; skt_explain_number(i, &explanation); i++) {
		if (explanation.level != level)
			continue;
		say_format("  %-26s %s\n", explanation.code, with_dots(explanation.message).text);
	}
}

static void say_list(void)
{
	say("Skriv »skoletilbud explain KODE«. Koden står i [ ] sidst i et fund.\n\n");
	say_codes(SKT_ERROR, "Fejl, som skal rettes:");
	say_codes(SKT_WARNING, "\nAdvarsler, som bør rettes:");
	say_codes(SKT_NOTE, "\nRåd:");
}

int command_explain(int argc, char **argv)
{
	struct options options;
	struct skt_explanation explanation;
	if (!options_read(&options, argc, argv, allowed))
		return SKT_MISUSE;
	if (options.help)
		return options_help("explain [KODE]", allowed);
	if (options.path_count > 1)
		return misuse("skriv én kode ad gangen (skoletilbud explain viser dem alle)");
	if (options.path_count == 0) {
		say_list();
		return finish(SKT_DONE);
	}
	if (skt_explain(options.paths[0], &explanation)) {
		say_explanation(&explanation);
		return finish(SKT_DONE);
	}
	if (*explanation.code)
		return misuse("koden »%s« findes ikke; mente du »%s«?", options.paths[0], explanation.code);
	return misuse("koden »%s« findes ikke (skoletilbud explain viser dem alle)", options.paths[0]);
}
