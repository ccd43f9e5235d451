/* skoletilbud check: what should be mended, before anything is built. */
#include "cli/command.h"

static const char allowed[] = "cdxjflgqhp";

int command_check(int argc, char **argv)
{
	struct options options;
	if (!options_read(&options, argc, argv, allowed))
		return SKT_MISUSE;
	if (options.help)
		return options_help("check [VALG] [FIL ELLER MAPPE …]", allowed);
	struct skt_run *run = skt_new();
	const enum skt_status status = skt_check(
		run, &options.settings, (const char *const *)options.paths, (size_t)options.path_count);
	const struct skt_tally tally = skt_tally(run);
	const bool shown = show_findings(run, &options, options.quiet ? SKT_WARNING : SKT_NOTE, stdout);
	if (talks(&options))
		say_format("%zu fejl, %zu advarsler, %zu råd\n", tally.errors, tally.warnings, tally.notes);
	skt_free(run);
	return finish(shown ? status : SKT_ENVIRONMENT);
}
