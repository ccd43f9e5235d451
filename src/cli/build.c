/* skoletilbud build: from a folder of content to a published site. */
#include "cli/command.h"

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static const char allowed[] = "ctosbdkxjflgqh";

struct display {
	bool terminal; /* one line that changes; otherwise plain lines */
};

static void show_stage(void *context, enum skt_stage stage, size_t count)
{
	static const char *const words[] = {"læser", "danner", "udgiver"};
	const struct display *display = context;
	if (display->terminal && stage == SKT_READING)
		fprintf(stderr, "\r\033[K%s …", words[stage]);
	else if (display->terminal)
		fprintf(stderr, "\r\033[K%s %zu sider …", words[stage], count);
	else if (stage == SKT_RENDERING)
		say_format("danner %zu sider\n", count);
}

static double seconds_since(const struct timespec *start)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)(now.tv_sec - start->tv_sec) + (double)(now.tv_nsec - start->tv_nsec) / 1e9;
}

/* "0,15": Danish has a comma. */
static void say_time(double seconds)
{
	char text[32];
	snprintf(text, sizeof text, "%.2f", seconds);
	char *point = strchr(text, '.');
	if (point)
		*point = ',';
	say_format(" på %s s", text);
}

static void say_tally(struct skt_run *run, const char *output, double seconds)
{
	const struct skt_tally tally = skt_tally(run);
	say_format("%zu tilbud fra %zu biblioteker og tjenester, %zu sider", tally.offers,
		tally.libraries, tally.pages);
	say_time(seconds);
	if (tally.written + tally.removed == 0)
		say_format("\nintet er ændret: 0 filer skrevet i %s\n", output);
	else
		say_format("\n%zu filer skrevet, %zu som før, %zu fjernet i %s\n", tally.written,
			tally.kept, tally.removed, output);
}

static void say_left_out(struct skt_run *run)
{
	const struct skt_tally tally = skt_tally(run);
	if (tally.errors + tally.warnings + tally.notes)
		say_format("%zu fejl, %zu advarsler, %zu råd", tally.errors, tally.warnings, tally.notes);
	if (tally.left_out)
		say_format("; %zu %s er udeladt", tally.left_out, tally.left_out == 1 ? "fil" : "filer");
	if (tally.notes)
		say(" (skoletilbud check viser dem alle)");
	if (tally.errors + tally.warnings + tally.notes)
		say("\n");
}

int command_build(int argc, char **argv)
{
	struct options options;
	struct timespec start;
	clock_gettime(CLOCK_MONOTONIC, &start);
	if (!options_read(&options, argc, argv, allowed))
		return SKT_MISUSE;
	if (options.help)
		return options_help("build [VALG]", allowed);
	const bool talk = talks(&options);
	struct display display = {isatty(STDERR_FILENO) && isatty(STDOUT_FILENO)};
	if (talk) {
		options.settings.progress = show_stage;
		options.settings.progress_context = &display;
	}
	struct skt_run *run = skt_new();
	const enum skt_status status = skt_build(run, &options.settings);
	if (talk && display.terminal)
		fputs("\r\033[K", stderr);
	/* Advice is for those who write: check tells it, and the formats they get it in. */
	const bool for_writers = options.format != SKT_TEXT && !options.quiet;
	const bool shown = show_findings(run, &options, for_writers ? SKT_NOTE : SKT_WARNING, stderr);
	if (talk)
		say_left_out(run);
	if (talk && status == SKT_DONE)
		say_tally(run, options.settings.output, seconds_since(&start));
	if (talk && status != SKT_DONE)
		say("intet er udgivet\n");
	skt_free(run);
	return finish(shown ? status : SKT_ENVIRONMENT);
}
