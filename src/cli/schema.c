/* skoletilbud schema: what editors need to help while one writes. */
#include "cli/command.h"

#include <string.h>

static const char allowed[] = "cnh";

/* A matcher of VS Code has one severity of its own, and ours are Danish. */
static void say_matcher(const char *level, const char *severity, const char *comma)
{
	static const char *const places[] = {
		"^(.+?):([0-9]+):([0-9]+): %s: (.+?)  \\\\[([a-z0-9-]+)\\\\]$\",\n"
		"            \"file\": 1, \"line\": 2, \"column\": 3, \"message\": 4, \"code\": 5\n",
		"^((?:(?!:[0-9]+:[0-9]+: ).)+?): %s: (.+?)  \\\\[([a-z0-9-]+)\\\\]$\",\n"
		"            \"kind\": \"file\", \"file\": 1, \"message\": 2, \"code\": 3\n"};
	for (int i = 0; i < 2; i++) {
		say_format("        {\n"
				   "          \"owner\": \"skoletilbud-%s%s\",\n"
				   "          \"source\": \"skoletilbud\",\n"
				   "          \"severity\": \"%s\",\n"
				   "          \"fileLocation\": [\"relative\", \"${workspaceFolder}\"],\n"
				   "          \"pattern\": {\n"
				   "            \"regexp\": \"",
			severity, i ? "-file" : "", severity);
		const char *level_at = strstr(places[i], "%s");
		say_format("%.*s%s%s", (int)(level_at - places[i]), places[i], level, level_at + 2);
		say_format("          }\n        }%s\n", i ? comma : ",");
	}
}

/* .vscode/tasks.json: the findings of check become marks, in .md files too. */
static void say_tasks(void)
{
	say("{\n"
		"  \"version\": \"2.0.0\",\n"
		"  \"tasks\": [\n"
		"    {\n"
		"      \"label\": \"skoletilbud: se filerne efter\",\n"
		"      \"type\": \"process\",\n"
		"      \"command\": \"skoletilbud\",\n"
		"      \"args\": [\"check\"],\n"
		"      \"options\": { \"cwd\": \"${workspaceFolder}\", \"env\": { \"NO_COLOR\": \"1\" } "
		"},\n"
		"      \"group\": { \"kind\": \"build\", \"isDefault\": true },\n"
		"      \"presentation\": { \"reveal\": \"silent\", \"clear\": true },\n"
		"      \"problemMatcher\": [\n");
	say_matcher("fejl", "error", ",");
	say_matcher("advarsel", "warning", ",");
	say_matcher("råd", "info", "");
	say("      ]\n"
		"    }\n"
		"  ]\n"
		"}\n");
}

int command_schema(int argc, char **argv)
{
	struct options options;
	const char *text;
	if (!options_read(&options, argc, argv, allowed))
		return SKT_MISUSE;
	if (options.help)
		return options_help("schema [VALG]", allowed);
	if (strcmp(options.kind, "vscode") == 0) {
		say_tasks();
		return finish(SKT_DONE);
	}
	struct skt_run *run = skt_new();
	const enum skt_status status = skt_schema(run, &options.settings, options.kind, &text);
	if (status == SKT_DONE)
		say(text);
	else if (status == SKT_MISUSE)
		misuse("--kind %s: det kan ikke vælges (--help viser, hvad der kan)", options.kind);
	else
		show_findings(run, &options, SKT_ERROR, stderr);
	skt_free(run);
	return finish(status);
}
