/* generate COUNT CONTENT HUGO: writes COUNT invented offers into the content
 * folder CONTENT, whose ordlister/kommuner.yaml names the municipalities, and the
 * section pages that Hugo needs beside the same files into HUGO.
 *
 * Libraries, services and hosts (.example) are invented. */
#include "generate.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static void die(const char *what)
{
	fprintf(stderr, "generate: %s: %s\n", what, strerror(errno));
	exit(3);
}

/* Opens a file for writing, and makes the folders above it. */
static FILE *create(const char *root, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

static FILE *create(const char *root, const char *format, ...)
{
	char path[PATH_LENGTH];
	const int length = snprintf(path, sizeof path, "%s/", root);
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(path + length, sizeof path - (size_t)length, format, arguments);
	va_end(arguments);
	FILE *file = fopen(path, "w");
	if (!file && errno == ENOENT) {
		for (char *at = path + length; (at = strchr(at, '/')); *at++ = '/') {
			*at = '\0';
			if (mkdir(path, 0777) != 0 && errno != EEXIST)
				die(path);
		}
		file = fopen(path, "w");
	}
	if (!file)
		die(path);
	return file;
}

static const char *folder_of(const struct sender *sender)
{
	return sender->national ? "nationale" : "biblioteker";
}

static void write_offer(const struct world *world, size_t number)
{
	const struct sender sender = sender_of(world, number);
	char title[TITLE_MAX];
	char id[TITLE_MAX];
	slug(title_of(number, title), id);
	FILE *out = create(world->content, "%s/%s/tilbud/%s.md", folder_of(&sender), sender.key, id);
	offer_write(out, world, number);
	if (fclose(out) != 0)
		die(id);
}

static void write_sender(
	const struct world *world, const struct sender *sender, const struct place *place)
{
	FILE *own = create(world->content, "%s/%s/%s.yaml", folder_of(sender), sender->key,
		sender->national ? "tjeneste" : "bibliotek");
	fprintf(own, "navn: %s\n", sender->name);
	if (place)
		fprintf(own, "kommune: %s\n", place->name);
	fprintf(own,
		"site: https://%s.example/\nkontakt:\n  mail: skole@%s.example\n  telefon: 12 34 56 78\n"
		"booking:\n  link: https://%s.example/skole\n  varsel: 2 uger\n"
		"om: Vi vil gerne møde alle klasser mindst én gang i hver periode af skoletiden.\n",
		sender->key, sender->key, sender->key);
	FILE *section = create(world->hugo, "%s/%s/_index.md", folder_of(sender), sender->key);
	fprintf(section, "---\ntitle: %s\nsite: https://%s.example/\nmail: skole@%s.example\n",
		sender->name, sender->key, sender->key);
	if (place)
		fprintf(section, "cascade:\n  kommuner: [%s]\n", place->name);
	fprintf(section, "---\n");
	if (fclose(own) != 0 || fclose(section) != 0)
		die(sender->key);
}

/* Key and name of each municipality: two lines of the vocabulary. */
static void read_places(struct world *world)
{
	char path[PATH_LENGTH];
	char line[512];
	struct place place;
	snprintf(path, sizeof path, "%s/ordlister/kommuner.yaml", world->content);
	FILE *file = fopen(path, "r");
	if (!file)
		die(path);
	while (fgets(line, sizeof line, file) && world->place_count < PLACES_MAX) {
		if (line[0] == ' ' && line[2] != ' ' && sscanf(line, "  %79[a-z-]:", place.key) == 1)
			continue;
		if (sscanf(line, "    navn: %79[^\n]", place.name) == 1)
			world->places[world->place_count++] = place;
	}
	fclose(file);
	if (!world->place_count)
		errno = EINVAL, die(path);
}

int main(int argc, char **argv)
{
	static struct world world;
	if (argc != 4 || strtol(argv[1], NULL, 10) < 1) {
		fprintf(stderr, "usage: generate COUNT CONTENT HUGO\n");
		return 2;
	}
	world.content = argv[2];
	world.hugo = argv[3];
	read_places(&world);
	for (size_t i = 0; i < world.place_count; i++) {
		struct sender sender = {.national = false};
		snprintf(sender.key, sizeof sender.key, "%s", world.places[i].key);
		snprintf(sender.name, sizeof sender.name, "Prøvebibliotek %.60s", world.places[i].name);
		write_sender(&world, &sender, &world.places[i]);
	}
	for (size_t i = 0; i < SERVICES; i++) {
		const struct sender sender = sender_of(&world, (i + 1) * ONE_SERVICE_IN - 1);
		write_sender(&world, &sender, NULL);
	}
	const size_t count = (size_t)strtol(argv[1], NULL, 10);
	for (size_t i = 0; i < count; i++)
		write_offer(&world, i);
	return 0;
}
