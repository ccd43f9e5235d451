/* Options of all commands, in one table; the clock is read here and nowhere
 * else. */
#include "cli/command.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct option {
	char letter;                     /* in a command's list of allowed options */
	const char *name, *value, *help; /* without help it is another spelling */
};

static const struct option table[] = {
	{'c', "--content", "MAPPE", "mappen med indhold (content)"},
	{'t', "--templates", "MAPPE", "mappen med skabeloner (templates)"},
	{'o', "--output", "MAPPE", "her udgives kataloget (build/site)"},
	{'s', "--state", "MAPPE",
		"huskes fra gang til gang: udgivne adresser og det hentede (.state i indholdet)"},
	{'b', "--base-url", "ADRESSE", "katalogets adresse (den i katalog.yaml)"},
	{'d', "--date", "DATO", "byg, som var det denne dag (i dag)"},
	{'k', "--drafts", NULL, "tag kladder med"},
	{'x', "--strict", NULL, "regn advarsler for fejl"},
	{'j', "-j", "ANTAL", "tråde (så mange, maskinen har)"},
	{'f', "--format", "FORMAT", "fund som text, json, github, sarif eller junit (text)"},
	{'l', "--color", "VALG", "farver i text: auto, always eller never (auto)"},
	{'l', "--colour", "VALG", NULL},
	{'g', "--changed-files", "FIL", "github: filer, en på hver linje, hvis fund kommer først"},
	{'i', "--stdin-path", "FIL", "se teksten på standard-input efter, som stod den i denne fil"},
	{'n', "--kind", "SLAGS",
		"tilbud, bibliotek, tjeneste, dr, side, katalog eller vscode (tilbud)"},
	{'a', "--all", NULL, "prøv også de kilder, der er slukket"},
	{'L', "--allow-loopback", NULL, "til test: tillad adresser på denne maskine"},
	{'w', "--pace", "MS", "tid mellem to spørgsmål til samme vært (500)"},
	{'u', "--patience", "MS", "længste tid til at vente på et svar (15000)"},
	{'q', "--quiet", NULL, "sig kun det, der er galt"},
	{'h', "--help", NULL, "vis dette"},
};

enum { OPTIONS = sizeof table / sizeof table[0], JOBS_MOST = 64, MINUTE_MS = 60000 };

static const struct option *find(const char *name, size_t length, const char *allowed)
{
	for (int i = 0; i < OPTIONS; i++)
		if (strlen(table[i].name) == length && memcmp(table[i].name, name, length) == 0
			&& strchr(allowed, table[i].letter))
			return &table[i];
	return NULL;
}

/* A whole number of `least` to `most`; -1, which has been said, when it is none. */
static int number_of(const char *option, const char *value, int least, int most)
{
	char *end;
	assert(value);
	errno = 0;
	const long number = strtol(value, &end, 10);
	if (!errno && end != value && !*end && number >= least && number <= most)
		return (int)number;
	misuse("%s %s: skriv et tal fra %d til %d", option, value, least, most);
	return -1;
}

static bool set_jobs(struct options *options, const char *value)
{
	options->settings.jobs = number_of("-j", value, 1, JOBS_MOST);
	return options->settings.jobs > 0;
}

static bool set_pace(struct options *options, const char *value)
{
	const int pace = number_of("--pace", value, 0, MINUTE_MS);
	options->pace_ms = pace ? pace : -1;
	return pace >= 0;
}

static bool set_patience(struct options *options, const char *value)
{
	options->patience_ms = number_of("--patience", value, 1, MINUTE_MS);
	return options->patience_ms > 0;
}

static bool set_date(struct options *options, const char *value)
{
	assert(value);
	if (!skt_is_date(value))
		return misuse("--date %s: skriv en dato, for eksempel 2026-11-22", value), false;
	memcpy(options->date, value, sizeof options->date);
	return true;
}

static bool set_base_url(struct options *options, const char *value)
{
	options->settings.base_url = value;
	if (!skt_is_base_url(value))
		return misuse("--base-url %s: skriv en adresse med https://", value), false;
	return true;
}

/* Which of the `count` words `value` is; -1, which has been said, when none. */
static int choice_of(const char *option, const char *value, const char *const *words, int count)
{
	for (int i = 0; i < count; i++)
		if (strcmp(value, words[i]) == 0)
			return i;
	misuse("%s %s: det kan ikke vælges (--help viser, hvad der kan)", option, value);
	return -1;
}

static bool set_format(struct options *options, const char *value)
{
	static const char *const words[] = {"text", "json", "github", "sarif", "junit"};
	static const enum skt_format formats[] = {SKT_TEXT, SKT_JSON, SKT_GITHUB, SKT_SARIF, SKT_JUNIT};
	const int choice = choice_of("--format", value, words, sizeof words / sizeof words[0]);
	if (choice >= 0)
		options->format = formats[choice];
	return choice >= 0;
}

static bool set_colour(struct options *options, const char *value)
{
	static const char *const words[] = {"auto", "always", "never"};
	const int choice = choice_of("--color", value, words, sizeof words / sizeof words[0]);
	if (choice >= 0)
		options->colour = (enum colour)choice;
	return choice >= 0;
}

/* Where the value of an option goes that is kept as it stands; NULL for others. */
static const char **text_of(struct options *options, char letter)
{
	switch (letter) {
	case 'c': return &options->settings.content;
	case 't': return &options->settings.templates;
	case 'o': return &options->settings.output;
	case 's': return &options->settings.state;
	case 'g': return &options->changed_files;
	case 'i': return &options->stdin_path;
	case 'n': return &options->kind;
	default: return NULL;
	}
}

static bool set(struct options *options, const struct option *option, const char *value)
{
	const char **text = text_of(options, option->letter);
	if (text) {
		*text = value;
		return true;
	}
	switch (option->letter) {
	case 'b': return set_base_url(options, value);
	case 'd': return set_date(options, value);
	case 'f': return set_format(options, value);
	case 'j': return set_jobs(options, value);
	case 'l': return set_colour(options, value);
	case 'u': return set_patience(options, value);
	case 'w': return set_pace(options, value);
	case 'k': options->settings.drafts = true; break;
	case 'x': options->settings.strict = true; break;
	case 'q': options->quiet = true; break;
	case 'a': options->all = true; break;
	case 'L': options->allow_loopback = true; break;
	default: options->help = true; break;
	}
	return true;
}

/* A word as written: "--date", "--date=2026-11-22" or "-j4". */
struct word {
	const char *text;
	size_t name_length;
	const char *value; /* within the same word, or NULL */
};

static struct word split(const char *text)
{
	const char *equals = strchr(text, '=');
	if (text[1] == 'j' && text[2])
		return (struct word){text, 2, text + 2};
	if (equals)
		return (struct word){text, (size_t)(equals - text), equals + 1};
	return (struct word){text, strlen(text), NULL};
}

/* Takes an option's value from its own word or the next. */
static bool read_option(
	struct options *options, int argc, char **argv, int *at, const char *allowed)
{
	struct word word = split(argv[*at]);
	const struct option *option = find(word.text, word.name_length, allowed);
	if (!option)
		return misuse("valget »%s« findes ikke her (--help viser dem, der gør)", word.text), false;
	if (!option->value && word.value)
		return misuse("valget %s tager ingen værdi", option->name), false;
	if (option->value && !word.value && *at + 1 < argc)
		word.value = argv[++*at];
	if (option->value && (!word.value || !*word.value))
		return misuse("valget %s mangler sin værdi (%s)", option->name, option->value), false;
	return set(options, option, word.value ? word.value : "");
}

/* --date, else SOURCE_DATE_EPOCH, else today in Denmark. */
static bool find_date(struct options *options)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	long long seconds = (long long)time(NULL);
	if (options->date[0])
		return true;
	if (epoch && *epoch) {
		char *end;
		errno = 0;
		seconds = strtoll(epoch, &end, 10);
		if (errno || *end || seconds < 0 || seconds > 253402214400)
			return misuse("SOURCE_DATE_EPOCH=%s er ikke et antal sekunder siden 1970", epoch),
				   false;
	}
	skt_date_in_denmark(seconds, options->date);
	return true;
}

bool options_read(struct options *options, int argc, char **argv, const char *allowed)
{
	bool only_paths = false;
	*options = (struct options){.kind = "tilbud",
		.settings = {.content = "content", .templates = "templates", .output = "build/site"}};
	options->paths = argv; /* paths are gathered over the words already read */
	for (int i = 1; i < argc; i++) {
		if (!only_paths && strcmp(argv[i], "--") == 0)
			only_paths = true;
		else if (!only_paths && argv[i][0] == '-' && argv[i][1]) {
			if (!read_option(options, argc, argv, &i, allowed))
				return false;
		} else
			options->paths[options->path_count++] = argv[i];
	}
	if (options->path_count && !strchr(allowed, 'p'))
		return misuse("»%s« hører ikke til her (--help viser, hvad der gør)", options->paths[0]),
			   false;
	options->settings.date = options->date;
	return find_date(options);
}

int options_help(const char *usage, const char *allowed)
{
	say_format("Brug: skoletilbud %s\n\n", usage);
	for (int i = 0; i < OPTIONS; i++) {
		char left[40];
		if (!strchr(allowed, table[i].letter) || !table[i].help)
			continue;
		snprintf(left, sizeof left, "%s %s", table[i].name, table[i].value ? table[i].value : "");
		say_format("  %-20s %s\n", left, table[i].help);
	}
	return finish(SKT_DONE);
}
