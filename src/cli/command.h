/* The commands of the program, and what they share. */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "skoletilbud.h"

#include <stdio.h>

struct command {
	const char *name;
	const char *summary;               /* one Danish line */
	int (*run)(int argc, char **argv); /* argv[0] is the command's name; the exit status */
};

int command_build(int argc, char **argv);
int command_check(int argc, char **argv);

/* What the command line said. */
struct options {
	struct skt_settings settings;
	bool quiet, help;
	char date[11]; /* settings.date points here */
	char **paths;
	int path_count;
};

/* Reads the options of a command: those whose letters stand in `allowed`
 * (see options.c). False when they make no sense, which has been said. */
bool options_read(struct options *options, int argc, char **argv, const char *allowed);

/* Help for one command: its usage line and the options it takes. */
int options_help(const char *usage, const char *allowed);

/* Writes to standard output; false, and a line on standard error, when it
 * cannot. */
bool say(const char *text);
bool say_format(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Ends output: 0, or 3 when something could not be written. */
int finish(enum skt_status status);

/* Writes the findings of level `least` and worse to `out`, a FILE. */
void show_findings(struct skt_run *run, enum skt_level least, FILE *out);

/* One line for each kind of wrong use, on standard error; always status 2. */
int misuse(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
