/* The program: a table of commands. */
#include "cli/command.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

static const struct command commands[] = {
	{"build", "byg kataloget af en mappe med indhold", command_build},
	{"check", "se filerne efter, og sig hvad der skal rettes", command_check},
	{"explain", "forklar et fund, med et forkert og et rigtigt eksempel", command_explain},
	{"fetch", "hent det, bibliotekerne har på deres egne sider", command_fetch},
	{"import", "vis arrangementer for skoler, eller overtag et som tilbud", command_import},
	{"links", "spørg alle links til andre steder, om de stadig virker", command_links},
	{"schema", "skriv felterne som JSON Schema, til editorer og andre programmer", command_schema},
};

enum { COMMANDS = sizeof commands / sizeof commands[0] };

static int help(void)
{
	say("Brug: skoletilbud KOMMANDO [VALG]\n\n"
		"Bygger det fælles katalog over bibliotekernes tilbud til skolerne.\n\n");
	for (int i = 0; i < COMMANDS; i++)
		say_format("  %-8s %s\n", commands[i].name, commands[i].summary);
	say("\n  --help     vis dette; »skoletilbud KOMMANDO --help« viser kommandoens valg\n"
		"  --version  vis versionen\n\n"
		"Slutstatus: 0 færdig · 1 fejl i indholdet · 2 forkert brug · 3 filer, disk eller net\n");
	return finish(SKT_DONE);
}

int main(int argc, char **argv)
{
	/* A file past the size limit shall give an error to report, not end us. */
	signal(SIGXFSZ, SIG_IGN);
	if (argc < 2)
		return misuse("skriv en kommando, for eksempel build eller check (skoletilbud --help viser "
					  "dem alle)");
	if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)
		return help();
	if (strcmp(argv[1], "--version") == 0) {
		say_format("skoletilbud %s\n", skt_version());
		return finish(SKT_DONE);
	}
	for (int i = 0; i < COMMANDS; i++)
		if (strcmp(argv[1], commands[i].name) == 0)
			return commands[i].run(argc - 1, argv + 1);
	return misuse("kommandoen »%s« findes ikke (skoletilbud --help)", argv[1]);
}
