/* skoletilbud links: do the addresses in the content still answer? */
#include "cli/command.h"

#include <unistd.h>

static const char allowed[] = "csdxflLgwuqh";

static void show_progress(void *context, size_t done, size_t count)
{
	(void)context;
	fprintf(stderr, "\r\033[K%zu af %zu links", done, count);
}

static void say_tally(const struct skt_links_tally *tally)
{
	say_format("%zu adresser: %zu svarer", tally->addresses, tally->answering);
	if (tally->moved)
		say_format(" (%zu flyttet for altid)", tally->moved);
	say_format(", %zu døde, %zu kan ikke efterprøves", tally->dead, tally->unsure);
	if (tally->waiting)
		say_format(", %zu svarede ikke og ses efter igen", tally->waiting);
	say_format("; %zu spurgt nu\n", tally->asked);
}

int command_links(int argc, char **argv)
{
	struct options options;
	struct skt_links_tally tally;
	if (!options_read(&options, argc, argv, allowed))
		return SKT_MISUSE;
	if (options.help)
		return options_help("links [VALG]", allowed);
	const bool terminal = !options.quiet && isatty(STDERR_FILENO) && isatty(STDOUT_FILENO);
	const struct skt_links_settings wanted = {.allow_loopback = options.allow_loopback,
		.pace_ms = options.pace_ms,
		.patience_ms = options.patience_ms,
		.progress = terminal ? show_progress : NULL};
	struct skt_run *run = skt_new();
	const enum skt_status status = skt_links(run, &options.settings, &wanted, &tally);
	if (terminal)
		fputs("\r\033[K", stderr);
	const bool shown = show_findings(run, &options, options.quiet ? SKT_WARNING : SKT_NOTE, stdout);
	if (talks(&options) && status != SKT_ENVIRONMENT)
		say_tally(&tally);
	skt_free(run);
	return finish(shown ? status : SKT_ENVIRONMENT);
}
