/* events LIST: the least that any check of offers must do. For each of the files
 * that LIST names, a line each: open, fstat, read, and libyaml's events over the
 * front matter, on one thread and into one buffer. It keeps nothing, checks
 * nothing and forgets each event at once; only a fault stops it, since the floor
 * would then be too low. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <yaml.h>

enum { TEXT_MAX = 1024 * 1024, LINE_LENGTH = 4096 };

static _Noreturn void die(const char *path, const char *why)
{
	fprintf(stderr, "events: %s: %s\n", path, why);
	exit(3);
}

/* The bytes of a file; the rest of the buffer is left as it was. */
static size_t read_file(const char *path, char *text)
{
	struct stat info;
	const int file = open(path, O_RDONLY | O_CLOEXEC);
	if (file < 0 || fstat(file, &info) != 0)
		die(path, strerror(errno));
	if (info.st_size > TEXT_MAX || read(file, text, (size_t)info.st_size) != info.st_size)
		die(path, "not read in one piece");
	close(file);
	return (size_t)info.st_size;
}

/* What stands between the two lines of dashes; a file without them is all YAML. */
static const char *front_matter(const char *text, size_t *length)
{
	if (*length < 4 || memcmp(text, "---\n", 4) != 0)
		return text;
	const char *end = memmem(text + 3, *length - 3, "\n---\n", 5);
	*length = end ? (size_t)(end + 1 - (text + 4)) : *length - 4;
	return text + 4;
}

static size_t run_events(const char *path, const char *part, size_t length)
{
	yaml_parser_t parser;
	yaml_event_t event;
	yaml_event_type_t type = YAML_NO_EVENT;
	size_t count = 0;
	if (!yaml_parser_initialize(&parser))
		die(path, "out of memory");
	yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&parser, (const unsigned char *)part, length);
	for (; type != YAML_STREAM_END_EVENT; count++) {
		if (!yaml_parser_parse(&parser, &event))
			die(path, parser.problem);
		type = event.type;
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
	return count;
}

int main(int argc, char **argv)
{
	static char text[TEXT_MAX];
	char path[LINE_LENGTH];
	size_t events = 0;
	FILE *list = argc == 2 ? fopen(argv[1], "r") : NULL;
	if (!list) {
		fprintf(stderr, "usage: events LIST\n");
		return 2;
	}
	while (fgets(path, sizeof path, list)) {
		path[strcspn(path, "\n")] = '\0';
		size_t length = read_file(path, text);
		const char *part = front_matter(text, &length);
		events += run_events(path, part, length);
	}
	fclose(list);
	printf("%zu\n", events);
	return 0;
}
