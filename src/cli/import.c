/* skoletilbud import: what the libraries' calendars hold for schools, and how one
 * of it becomes an offer. */
#include "cli/command.h"

#include <string.h>

static const char allowed[] = "csdqhp";

static void say_candidate(const struct skt_candidate *candidate)
{
	say_format("%s\n  %s\n", candidate->name, candidate->title);
	say_format("  %d point, ", candidate->score);
	if (candidate->dates)
		say_format("%zu %s fra %s\n", candidate->dates, candidate->dates == 1 ? "dato" : "datoer",
			candidate->date);
	else
		say("uden dato\n");
	say_format("  %s\n  %s\n", candidate->reason, candidate->url);
}

static enum skt_status list(struct skt_run *run, const struct options *options, const char *source)
{
	const enum skt_status status = skt_candidates(run, &options->settings, source);
	const size_t count = skt_candidate_count(run);
	for (size_t i = 0; i < count; i++) {
		const struct skt_candidate candidate = skt_candidate(run, i);
		if (i)
			say("\n");
		say_candidate(&candidate);
	}
	if (!options->quiet && count)
		say_format("\n%zu %s. Overtag med: skoletilbud import %s\n", count,
			count == 1 ? "kandidat" : "kandidater", skt_candidate(run, 0).name);
	else if (!options->quiet && status == SKT_DONE)
		say("ingen kandidater\n");
	return status;
}

static enum skt_status adopt(struct skt_run *run, const struct options *options, const char *name)
{
	const char *path;
	const enum skt_status status = skt_import(run, &options->settings, name, &path);
	if (path)
		say_format("%s%s\n", options->quiet ? "" : "skrevet: ", path);
	if (path && !options->quiet)
		say_format("Gør den færdig, og kør: skoletilbud check %s\n", path);
	return status;
}

int command_import(int argc, char **argv)
{
	struct options options;
	if (!options_read(&options, argc, argv, allowed))
		return SKT_MISUSE;
	if (options.help)
		return options_help("import [VALG] [KILDE | KILDE/ARRANGEMENT]", allowed);
	if (options.path_count > 1)
		return misuse("skriv én kilde eller ét arrangement ad gangen");
	const char *name = options.path_count ? options.paths[0] : NULL;
	const char *slash = name ? strchr(name, '/') : NULL;
	if (slash && (slash == name || !slash[1]))
		return misuse("»%s«: skriv kilden, en skråstreg og arrangementets navn", name);
	struct skt_run *run = skt_new();
	const enum skt_status status = slash ? adopt(run, &options, name) : list(run, &options, name);
	const bool shown = show_findings(run, &options, SKT_WARNING, stderr);
	skt_free(run);
	return finish(shown ? status : SKT_ENVIRONMENT);
}
