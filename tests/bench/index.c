/* index CONTENT DATE FOLDER: what the search index costs by itself: reads a catalogue, then makes
 * the index and writes its files into the folder. Prints the milliseconds of wall and of processor
 * time that took, the megabytes it came to beyond what the catalogue holds, at its peak, and the
 * name of its root. */
#include "base/file.h"
#include "base/work.h"
#include "report/report.h"
#include "site/facets.h"
#include "site/index.h"
#include "site/search.h"

#include <malloc.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

static double clock_ms(clockid_t clock)
{
	struct timespec now;
	clock_gettime(clock, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* VmRSS or VmHWM of this process, in megabytes. */
static double memory_mb(const char *name)
{
	char line[256];
	double kilobytes = 0;
	FILE *status = fopen("/proc/self/status", "r");
	while (status && fgets(line, sizeof line, status))
		if (!strncmp(line, name, strlen(name)))
			sscanf(line + strlen(name), ": %lf", &kilobytes);
	if (status)
		fclose(status);
	return kilobytes / 1024;
}

/* The highest so far is forgotten: what reading came to is not the index's. */
static double memory_now(void)
{
	malloc_trim(0);
	FILE *refs = fopen("/proc/self/clear_refs", "w");
	if (refs) {
		fputs("5", refs);
		fclose(refs);
	}
	return memory_mb("VmRSS");
}

static void write_files(const char *folder, const struct assets *files)
{
	for (size_t i = 0; i < files->count; i++) {
		const struct asset *file = &files->items[i];
		const char *name = file->name.ptr + sizeof "soeg/" - 1;
		char path[4096];
		snprintf(
			path, sizeof path, "%s/%.*s", folder, (int)(file->name.len - sizeof "soeg/" + 1), name);
		FILE *out = fopen(path, "w");
		if (!out || fwrite(file->text.ptr, 1, file->text.len, out) != file->text.len || fclose(out))
			perror(path);
	}
}

int main(int argc, char **argv)
{
	struct arena arena = {0};
	struct report report = {.arena = &arena};
	struct catalogue catalogue = {0};
	struct index index = {0};
	struct assets files = {0};
	if (argc != 4)
		return 2;
	struct catalogue_settings settings = {
		.content = str_from(argv[1]), .pages = true, .threads = work_processors()};
	date_parse(str_from(argv[2]), &settings.today, NULL);
	if (!catalogue_read(&arena, &settings, &report, &catalogue))
		return 1;
	index_make(&arena, &catalogue, &index);
	const double held = memory_now();
	const double wall = clock_ms(CLOCK_MONOTONIC);
	const double cpu = clock_ms(CLOCK_PROCESS_CPUTIME_ID);
	const struct str root = search_make(&arena, &catalogue, &index.facets->numbered, &files);
	write_files(argv[3], &files);
	printf("%.1f\t%.1f\t%.1f\t%.*s\n", clock_ms(CLOCK_MONOTONIC) - wall,
		clock_ms(CLOCK_PROCESS_CPUTIME_ID) - cpu, memory_mb("VmHWM") - held, STR_ARGS(root));
	return 0;
}
