/* skoletilbud fetch: ask the libraries' own sites what is new. */
#include "cli/command.h"

#include <stdlib.h>
#include <unistd.h>

static const char allowed[] = "csdaLfgxlqhp";

static void show_progress(void *context, size_t done, size_t count)
{
	enum { WIDTH = 30 };
	char bar[WIDTH + 1] = "";
	(void)context;
	for (size_t i = 0; i < WIDTH; i++)
		bar[i] = i * count < done * WIDTH ? '#' : '.';
	fprintf(stderr, "\r\033[K%s %zu af %zu kilder", bar, done, count);
}

static void say_feed(const struct skt_feed *feed)
{
	static const char *const words[] = {"ny", "frisk", "forældet", "skrumpet", "væk"};
	say_format("%s: %s", feed->key, words[feed->state]);
	if (feed->state != SKT_FRESH && feed->nights > 1)
		say_format(" i %ld nætter", feed->nights);
	if (!feed->events)
		say_format(", %zu tilbud", feed->count);
	if (feed->state != SKT_FRESH && *feed->good)
		say_format(" fra %s", feed->good);
	if (feed->changed)
		say_format(", %zu nye eller ændrede", feed->changed);
	if (feed->left)
		say_format(", %zu taget af", feed->left);
	say("\n");
}

static void say_feeds(struct skt_run *run)
{
	size_t states[SKT_GONE + 1] = {0};
	const size_t count = skt_feed_count(run);
	for (size_t i = 0; i < count; i++) {
		const struct skt_feed feed = skt_feed(run, i);
		states[feed.state]++;
		say_feed(&feed);
	}
	if (!count)
		say("ingen kilder er tændt i kilder.yaml (--all prøver også de slukkede)\n");
	else
		say_format("%zu kilder: %zu friske, %zu forældede, %zu skrumpede, %zu væk\n", count,
			states[SKT_FRESH], states[SKT_STALE], states[SKT_SHRUNK], states[SKT_GONE]);
}

int command_fetch(int argc, char **argv)
{
	struct options options;
	if (!options_read(&options, argc, argv, allowed))
		return SKT_MISUSE;
	if (options.help)
		return options_help("fetch [VALG] [KILDE …]", allowed);
	const bool talk = talks(&options);
	const bool terminal = talk && isatty(STDERR_FILENO) && isatty(STDOUT_FILENO);
	const struct skt_fetch_settings wanted = {.only = (const char *const *)options.paths,
		.only_count = (size_t)options.path_count,
		.all = options.all,
		.allow_loopback = options.allow_loopback,
		.ca_file = getenv("SKOLETILBUD_TEST_CA"),
		.progress = terminal ? show_progress : NULL};
	struct skt_run *run = skt_new();
	const enum skt_status status = skt_fetch(run, &options.settings, &wanted);
	if (terminal)
		fputs("\r\033[K", stderr);
	const bool shown = show_findings(run, &options, options.quiet ? SKT_WARNING : SKT_NOTE, stdout);
	if (talk && status != SKT_ENVIRONMENT)
		say_feeds(run);
	skt_free(run);
	return finish(shown ? status : SKT_ENVIRONMENT);
}
