/* skoletilbud check: what should be mended, before anything is built. */
#include "cli/command.h"

#include <stdlib.h>
#include <string.h>

static const char allowed[] = "csdxjflgiqhp";

enum { TEXT_MAX = 1024 * 1024 + 1 }; /* one more than is allowed: then it is told */

/* The text on standard input; NULL, which has been said, when it cannot be read. */
static char *read_input(size_t *length)
{
	char *text = malloc(TEXT_MAX);
	*length = text ? fread(text, 1, TEXT_MAX, stdin) : 0;
	if (text && !ferror(stdin))
		return text;
	fputs("skoletilbud: standard-input kan ikke læses\n", stderr);
	free(text);
	return NULL;
}

static enum skt_status check_input(struct skt_run *run, const struct options *options)
{
	size_t length;
	char *text = read_input(&length);
	if (!text)
		return SKT_ENVIRONMENT;
	const enum skt_status status =
		skt_check_text(run, &options->settings, options->stdin_path, text, length);
	free(text);
	return status;
}

/* "-" among the paths means standard input, which needs a place to stand. */
static bool makes_sense(const struct options *options)
{
	const bool dash = options->path_count == 1 && strcmp(options->paths[0], "-") == 0;
	if (options->stdin_path && options->path_count && !dash)
		return misuse("--stdin-path står alene: »%s« skal ikke med", options->paths[0]), false;
	if (dash && !options->stdin_path)
		return misuse("skriv med --stdin-path, hvilken fil teksten skal stå i"), false;
	return true;
}

int command_check(int argc, char **argv)
{
	struct options options;
	if (!options_read(&options, argc, argv, allowed))
		return SKT_MISUSE;
	if (options.help)
		return options_help("check [VALG] [FIL ELLER MAPPE …]", allowed);
	if (!makes_sense(&options))
		return SKT_MISUSE;
	struct skt_run *run = skt_new();
	const enum skt_status status = options.stdin_path
		? check_input(run, &options)
		: skt_check(
			run, &options.settings, (const char *const *)options.paths, (size_t)options.path_count);
	const struct skt_tally tally = skt_tally(run);
	const bool shown = show_findings(run, &options, options.quiet ? SKT_WARNING : SKT_NOTE, stdout);
	if (talks(&options))
		say_format("%zu fejl, %zu advarsler, %zu råd\n", tally.errors, tally.warnings, tally.notes);
	skt_free(run);
	return finish(shown ? status : SKT_ENVIRONMENT);
}
