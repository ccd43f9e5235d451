/* Findings on their way out: which format, which colours, which stream. */
#include "cli/command.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

bool talks(const struct options *options)
{
	return !options->quiet && (options->format == SKT_TEXT || options->format == SKT_GITHUB);
}

/* As asked for, else on a terminal, unless NO_COLOR says otherwise. */
static bool wants_colour(enum colour colour, int fd)
{
	const char *no_colour = getenv("NO_COLOR");
	const char *terminal = getenv("TERM");
	if (colour != COLOUR_AUTO)
		return colour == COLOUR_ALWAYS;
	return isatty(fd) && !(no_colour && *no_colour) && !(terminal && strcmp(terminal, "dumb") == 0);
}

/* The paths of a file, one on each line. */
struct paths {
	char **items;
	size_t count;
};

static void free_paths(struct paths *paths)
{
	for (size_t i = 0; i < paths->count; i++)
		free(paths->items[i]);
	free(paths->items);
}

/* Takes over `line`; false when memory runs out. */
static bool add_path(struct paths *paths, char *line)
{
	char **items = realloc(paths->items, (paths->count + 1) * sizeof *items);
	if (!items) {
		free(line);
		return false;
	}
	line[strcspn(line, "\r\n")] = '\0';
	paths->items = items;
	paths->items[paths->count++] = line;
	return true;
}

static bool read_paths(const char *name, struct paths *paths)
{
	FILE *file = name ? fopen(name, "r") : NULL;
	bool good = !name || file;
	while (file && good) {
		char *line = NULL;
		size_t size = 0;
		if (getline(&line, &size, file) < 0) {
			free(line);
			good = !ferror(file);
			break;
		}
		good = add_path(paths, line);
	}
	if (file)
		fclose(file);
	if (!good)
		fprintf(stderr, "skoletilbud: --changed-files %s kan ikke læses\n", name);
	return good;
}

static bool write_report(struct skt_run *run, const struct skt_report_settings *settings, FILE *out)
{
	size_t length;
	const char *text = skt_report(run, settings, &length);
	if (!text)
		fputs("skoletilbud: der er for mange fund til at vise dem; tjek en mappe ad gangen\n",
			stderr);
	else
		fwrite(text, 1, length, out); /* finish() tells when standard output failed */
	return text != NULL;
}

/* GitHub names the file of a step's summary; others may have written there. */
static bool add_summary(struct skt_run *run, struct skt_report_settings settings)
{
	const char *name = getenv("GITHUB_STEP_SUMMARY");
	if (!name || !*name)
		return true;
	settings.format = SKT_GITHUB_SUMMARY;
	FILE *file = fopen(name, "ab");
	bool good = file && write_report(run, &settings, file);
	if (file) {
		good = fflush(file) == 0 && !ferror(file) && good;
		good = fclose(file) == 0 && good;
	}
	if (!good)
		fprintf(
			stderr, "skoletilbud: oversigten kan ikke skrives i %s (GITHUB_STEP_SUMMARY)\n", name);
	return good;
}

bool show_findings(
	struct skt_run *run, const struct options *options, enum skt_level least, FILE *people)
{
	const bool github = options->format == SKT_GITHUB;
	FILE *out = options->format == SKT_TEXT ? people : stdout;
	struct paths changed = {0};
	bool good = read_paths(github ? options->changed_files : NULL, &changed);
	const struct skt_report_settings settings = {.format = options->format,
		.least = least,
		.colour = wants_colour(options->colour, fileno(out)),
		.strict = options->settings.strict,
		.first = (const char *const *)changed.items,
		.first_count = changed.count};
	good = write_report(run, &settings, out) && good;
	good = (!github || add_summary(run, settings)) && good;
	free_paths(&changed);
	return good;
}
