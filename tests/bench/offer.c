/* The text of one offer: every field in the notations people use, and a body. */
#include "generate.h"

#include "words.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

struct maker {
	const struct world *world;
	struct sender sender;
	size_t number;
	uint64_t random;
	const char *theme;
	FILE *out;
};

/* splitmix64. */
static uint64_t next(uint64_t *state)
{
	uint64_t z = *state += 0x9E3779B97F4A7C15u;
	z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
	z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
	return z ^ (z >> 31);
}

static size_t below(struct maker *maker, size_t bound)
{
	return (size_t)(next(&maker->random) % bound);
}

static bool percent(struct maker *maker, size_t chance)
{
	return below(maker, 100) < chance;
}

#define PICK(maker, table) ((table)[below(maker, COUNT(table))])

static void put(struct maker *maker, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void put(struct maker *maker, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	vfprintf(maker->out, format, arguments);
	va_end(arguments);
}

/* Unique: the three counts have no common factor, and a round has a number. */
const char *title_of(size_t number, char title[TITLE_MAX])
{
	const size_t round = number / (COUNT(activities) * COUNT(themes) * COUNT(tails));
	const int length =
		snprintf(title, TITLE_MAX, "%s om %s %s", activities[number % COUNT(activities)],
			themes[number % COUNT(themes)], tails[number % COUNT(tails)]);
	if (round)
		snprintf(title + length, TITLE_MAX - (size_t)length, ", hold %zu", round + 1);
	return title;
}

/* Text with {e} and {b} filled in. */
static void put_text(struct maker *maker, const char *text)
{
	for (; *text; text++) {
		if (strncmp(text, "{e}", 3) == 0)
			fputs(maker->theme, maker->out), text += 2;
		else if (strncmp(text, "{b}", 3) == 0)
			fputs(maker->sender.name, maker->out), text += 2;
		else
			putc(*text, maker->out);
	}
}

/* "  - text" for `count` different rows of a table, from a random one on. */
static void put_rows(
	struct maker *maker, const char *mark, const char *const *table, size_t size, size_t count)
{
	const size_t first = below(maker, size);
	for (size_t i = 0; i < count && i < size; i++) {
		fputs(mark, maker->out);
		put_text(maker, table[(first + i) % size]);
		putc('\n', maker->out);
	}
}

/* "[a, b]", the rows all different. */
static void put_list(
	struct maker *maker, const char *name, const char *const *table, size_t size, size_t count)
{
	const size_t first =
		below(maker, size) * below(maker, size) / size; /* the first rows most often */
	put(maker, "%s: [", name);
	for (size_t i = 0; i < count; i++)
		put(maker, "%s%s", i ? ", " : "", table[(first + i * 7) % size]);
	put(maker, "]\n");
}

struct sender sender_of(const struct world *world, size_t number)
{
	struct maker maker = {.random = number * 2 + 1};
	struct sender sender = {.national = number % ONE_SERVICE_IN == ONE_SERVICE_IN - 1};
	if (sender.national) {
		const size_t service = number / ONE_SERVICE_IN % SERVICES + 1;
		snprintf(sender.key, sizeof sender.key, "proevetjeneste-%zu", service);
		snprintf(sender.name, sizeof sender.name, "Prøvetjeneste %zu", service);
		return sender;
	}
	/* Half of them evenly, half with more to the first ones: there are large towns. */
	const size_t count = world->place_count;
	const size_t skewed = below(&maker, count) * below(&maker, count) / count;
	const struct place *place = &world->places[number % 2 ? number / 2 % count : skewed];
	snprintf(sender.key, sizeof sender.key, "%s", place->key);
	snprintf(sender.name, sizeof sender.name, "Prøvebibliotek %.60s", place->name);
	return sender;
}

static const char *plain_letters(const char *text)
{
	static const char *const letters[][2] = {{"æ", "ae"}, {"ø", "oe"}, {"å", "aa"}, {"é", "e"}};
	for (size_t i = 0; i < COUNT(letters); i++)
		if (strncmp(text, letters[i][0], 2) == 0)
			return letters[i][1];
	return NULL;
}

void slug(const char *text, char out[TITLE_MAX])
{
	size_t length = 0;
	for (; *text && length + 3 < TITLE_MAX; text++) {
		const char *letters = plain_letters(text);
		if (letters) {
			length += (size_t)snprintf(out + length, TITLE_MAX - length, "%s", letters);
			text++;
		} else if (isalnum((unsigned char)*text)) {
			out[length++] = (char)tolower(*text);
		} else if (*text == ' ' && length && out[length - 1] != '-') {
			out[length++] = '-';
		}
	}
	out[length] = '\0';
}

static void put_address(struct maker *maker, const char *name, const char *prefix, size_t number)
{
	char title[TITLE_MAX];
	char id[TITLE_MAX];
	slug(title_of(number, title), id);
	put(maker, name, sender_of(maker->world, number).key, prefix, id);
}

static void put_audience(struct maker *maker)
{
	const struct world *world = maker->world;
	const size_t chance = below(maker, 100);
	const char *neighbour = world->places[below(maker, world->place_count)].name;
	if (maker->sender.national)
		put(maker, "%s", chance < 50 ? "hvem_kan: hele landet\n" : "");
	else if (chance < 60)
		put(maker, "hvem_kan: egen kommune\n");
	else if (chance < 64)
		put(maker, "hvem_kan: [egen kommune, %s]\n", neighbour);
	else if (chance < 67)
		put(maker, "hvem_kan: region\n");
	else if (chance < 68)
		put(maker, "hvem_kan: Region Midtjylland\n");
	else if (chance < 70)
		put(maker, "hvem_kan: hele landet\n");
	else if (chance < 72)
		put(maker, "hvem_kan: ikke oplyst\n");
}

static void put_what(struct maker *maker)
{
	char title[TITLE_MAX];
	put(maker, "titel: %s\nresume: ", title_of(maker->number, title));
	put_text(maker, PICK(maker, summaries));
	if (percent(maker, 60)) {
		put(maker, "\nelevtekst: >-\n  ");
		put_text(maker, PICK(maker, pupils));
	}
	put(maker, "\nform: %s\n", PICK(maker, forms));
	if (percent(maker, 4))
		put(maker, "alder: %s\n", PICK(maker, ages));
	else
		put(maker, "trin: %s\n", percent(maker, 1) ? "ikke oplyst" : PICK(maker, grades));
	if (percent(maker, 30))
		put(maker, "fag: %s\n", PICK(maker, subjects));
	else
		put_list(maker, "fag", subjects + 2, COUNT(subjects) - 2, 1 + below(maker, 3));
	if (percent(maker, 5))
		put(maker, "emner: [%s, %s]\n", PICK(maker, topics), PICK(maker, free_topics));
	else
		put_list(maker, "emner", topics, COUNT(topics), 1 + below(maker, 4));
}

static void put_practical(struct maker *maker)
{
	put(maker, "varighed: %s\nsted: %s\n", PICK(maker, durations), PICK(maker, places));
	put_audience(maker);
	if (percent(maker, 15))
		put(maker, "skoletyper: %s\n", PICK(maker, schools));
	if (percent(maker, 85))
		put(maker, "pris: %s\n", PICK(maker, prices));
	if (percent(maker, 70))
		put(maker, "maks_elever: %zu\n", 20 + below(maker, 40));
	if (percent(maker, 30))
		put(maker, "pladser: %zu\n", 1 + below(maker, 60));
	put(maker, "periode: %s\n", PICK(maker, periods));
	if (percent(maker, 12)) {
		put(maker, "datoer:\n");
		for (size_t i = 0, count = 1 + below(maker, 3); i < count; i++) {
			const char *day = PICK(maker, months_and_days);
			put(maker, "  - start: 2027-%s 09:00\n    slut: 2027-%s 11.30\n", day, day);
		}
	}
}

static void put_booking(struct maker *maker)
{
	const char *host = maker->sender.key;
	const size_t chance = below(maker, 100);
	if (chance < 10)
		put(maker, "booking: biblioteket inviterer\n");
	else if (chance < 15)
		put(maker, "booking: ingen\n");
	else if (chance < 75) {
		put(maker, "booking:\n  link: https://%s.example/skole/bestil?tilbud=%zu\n", host,
			maker->number);
		put(maker, "  mail: skole@%s.example\n  telefon: 12 34 %02zu %02zu\n", host,
			below(maker, 100), below(maker, 100));
		put(maker, "  varsel: %zu uger\n  oplys: [skole, klassetrin, antal elever]\n",
			2 + below(maker, 6));
	}
	if (percent(maker, 50))
		put(maker,
			"kontakt:\n  navn: Børnebiblioteket\n  mail: boern@%s.example\n  telefon: "
			"\"87654321\"\n",
			host);
}

static void put_gain(struct maker *maker)
{
	const char *host = maker->sender.key;
	put(maker, "udbytte:\n");
	put_rows(maker, "  - ", gains, COUNT(gains), 2 + below(maker, 3));
	if (percent(maker, 50))
		put(maker,
			"ramme: \"Fælles Mål: fremstilling, læsning og det tværgående tema It og medier\"\n");
	if (percent(maker, 50)) {
		put(maker,
			"materialer:\n  - titel: Arbejdsark om %s\n    url: https://%s.example/ark/%zu\n",
			maker->theme, host, maker->number);
		put(maker,
			"  - {titel: Bogliste, url: \"https://%s.example/bogliste\", login: lånerkort}\n",
			host);
	}
	if (percent(maker, 3))
		put(maker, "dr: [%s]\n", percent(maker, 50) ? "ultrabit" : "orlaprisen");
	if (percent(maker, 15))
		put(maker, "medudbydere: [Pædagogisk Læringscenter]\n");
	if (percent(maker, 3) && maker->number)
		put_address(maker, "genbrug_af: %s/%s%s\n", "", maker->number - 1);
	if (percent(maker, 30)) {
		put(maker, "deling: %s\nerfaringer: |\n  ", PICK(maker, sharing));
		put_text(maker, PICK(maker, experience));
		put(maker, "\n");
	}
}

static void put_state(struct maker *maker)
{
	const size_t chance = below(maker, 100);
	put(maker, "kilde:\n  url: https://%s.example/skole/%zu\n  år: %zu\n", maker->sender.key,
		maker->number, 2020 + below(maker, 7));
	put(maker, "oprettet: 2025-%s\nopdateret: 2026-%s\n", PICK(maker, months_and_days),
		PICK(maker, months_and_days));
	if (percent(maker, 92))
		put(maker, "tjekket: 2026-%s\n", PICK(maker, months_and_days));
	if (percent(maker, 2))
		put_address(maker, "tidligere_adresser: [%s/%s%s]\n", "gammel-", maker->number);
	if (percent(maker, 5))
		put(maker, "slutter: 2027-12-17\n");
	if (chance < 10)
		put(maker, "status: %s\n",
			chance < 3       ? "pause"
				: chance < 5 ? "udsolgt"
				: chance < 7 ? "udgået"
							 : "aktiv");
}

static void put_paragraph(struct maker *maker, size_t count)
{
	const size_t first = below(maker, COUNT(sentences));
	for (size_t i = 0; i < count; i++) {
		put(maker, "%s", i ? " " : "");
		put_text(maker, sentences[(first + i * 4) % COUNT(sentences)]);
	}
	put(maker, "\n");
}

static void put_body(struct maker *maker)
{
	const char *host = maker->sender.key;
	put(maker, "\n");
	put_paragraph(maker, 4 + below(maker, 2));
	put(maker, "\n## Sådan foregår det\n\n");
	put_paragraph(maker, 2 + below(maker, 2));
	put(maker, "\n");
	put_rows(maker, "1. ", steps, COUNT(steps), 3 + below(maker, 3));
	put(maker, "\n### Forberedelse\n\n");
	put_rows(maker, "- ", advice, COUNT(advice), 2 + below(maker, 3));
	put(maker,
		"- Se [bøgerne på bordet](https://%s.example/bord/%zu) og [vejen "
		"hertil](https://%s.example/vej)\n",
		host, maker->number, host);
	put(maker, "\n## Til læreren\n\n");
	put_paragraph(maker, 4 + below(maker, 2));
	put(maker, "\n");
	put_paragraph(maker, 4 + below(maker, 3));
	put(maker, "\n");
	put_paragraph(maker, 3 + below(maker, 2));
	put(maker, "\n## Bagefter\n\n");
	put_paragraph(maker, 3 + below(maker, 2));
	if (percent(maker, 40)) {
		put(maker, "\n> ");
		put_paragraph(maker, 1);
	}
	put(maker, "\nSpørg os gerne på <https://%s.example/kontakt>, hvis *noget* er **uklart**.\n",
		host);
}

void offer_write(FILE *out, const struct world *world, size_t number)
{
	struct maker maker = {.world = world,
		.sender = sender_of(world, number),
		.number = number,
		.random = number,
		.theme = themes[number % COUNT(themes)],
		.out = out};
	put(&maker, "---\n");
	put_what(&maker);
	put_practical(&maker);
	put_booking(&maker);
	put_gain(&maker);
	put_state(&maker);
	put(&maker, "---\n");
	put_body(&maker);
}
