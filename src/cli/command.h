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
int command_explain(int argc, char **argv);
int command_import(int argc, char **argv);
int command_fetch(int argc, char **argv);
int command_links(int argc, char **argv);
int command_schema(int argc, char **argv);

enum colour { COLOUR_AUTO, COLOUR_ALWAYS, COLOUR_NEVER };

/* What the command line said. */
struct options {
	struct skt_settings settings;
	enum skt_format format;
	enum colour colour;
	const char *changed_files; /* a file with a path on each line, or NULL */
	const char *stdin_path;    /* check the text on standard input as this file, or NULL */
	const char *kind;          /* schema: of which files, or "vscode" */
	bool quiet, help;
	bool all;                 /* fetch */
	bool allow_loopback;      /* fetch, links */
	int pace_ms, patience_ms; /* links: see skt_links_settings */
	char date[11];            /* settings.date points here */
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

/* Is there anybody to talk to beside the findings? Formats that a machine reads
 * whole stand alone on standard output. */
bool talks(const struct options *options);

/* Writes the findings of level `least` and worse: text to `people`, a FILE,
 * machine formats to standard output, GitHub's summary where GitHub wants it.
 * False when a file failed, which has been said. */
bool show_findings(
	struct skt_run *run, const struct options *options, enum skt_level least, FILE *people);

/* One line for each kind of wrong use, on standard error; always status 2. */
int misuse(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
