/* worst FOLDER: writes one file for each way of being as costly to check as the
 * limits allow (src/base/limits.h): as large, deep, long or wrong as can be. Their
 * names tell how; those that begin with "afvist" are beyond a limit on purpose.
 *
 * A file is front matter and a body. Each is a head and a unit that is repeated
 * until there are as many, or as many bytes, as allowed; "@" in a unit becomes its
 * number, "~" a long word. */
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FILE_LIMIT = 1024 * 1024, BODY_LIMIT = 64 * 1024, NODES = 1900, SCALAR = 20000 };

static const char fields[] =
	"titel: Den værste fil\nresume: Så dyr at se efter, som grænserne tillader.\n"
	"form: forfatterbesøg\ntrin: 3. klasse\nsted: på biblioteket\npris: gratis\n"
	"kontakt:\n  mail: boern@aabenraa.example\nopdateret: 2026-08-18\n";

struct worst {
	const char *name, *head, *unit, *tail, *body;
	size_t count, word; /* units; bytes of "~" */
	bool pad;           /* comments before the units, up to the file's limit */
};

static const struct worst files[] = {
	{.name = "kommentarer", .pad = true},
	{.name = "et-tal-af-hvert",
		.head = "udbytte:\n",
		.unit = "  - ~ @\n",
		.count = NODES,
		.word = 510},
	{.name = "liste-i-en-linje",
		.head = "udbytte: [x",
		.unit = ", ~ @",
		.tail = "]\n",
		.count = NODES,
		.word = 510},
	{.name = "fund-i-bunden", .unit = "felt@: x\n", .count = NODES, .pad = true},
	{.name = "fund-i-en-linje",
		.head = "emner: [x",
		.unit = ", ordet @",
		.tail = "]\n",
		.count = NODES,
		.pad = true},
	{.name = "emner-ukendte",
		.head = "emner:\n",
		.unit = "  - kodninx @\n",
		.count = NODES,
		.pad = true},
	{.name = "emner-lange", .head = "emner:\n", .unit = "  - ~ @\n", .count = NODES, .word = 500},
	{.name = "hvem-ukendte",
		.head = "hvem_kan:\n",
		.unit = "  - silkeborx @\n",
		.count = NODES,
		.pad = true},
	{.name = "hvem-lange", .head = "hvem_kan:\n", .unit = "  - ~ @\n", .count = NODES, .word = 500},
	{.name = "felter-lange", .unit = "~@: x\n", .count = NODES, .word = 120, .pad = true},
	{.name = "felter-ens", .unit = "emner: x\n", .count = NODES, .pad = true},
	{.name = "felter-stavet-galt", .unit = "materialex@: x\n", .count = NODES, .pad = true},
	{.name = "datoer",
		.head = "datoer:\n",
		.unit = "  - {start: 2026-13-@, slut: 12/12-@, status: x}\n",
		.count = NODES / 4,
		.pad = true},
	{.name = "grupper-ukendte",
		.head = "materialer:\n",
		.unit = "  - {titex: @, urk: x, y: z}\n",
		.count = NODES / 4,
		.pad = true},
	{.name = "tomme", .head = "udbytte:\n", .unit = "  -\n", .count = NODES, .pad = true},
	{.name = "pris-trin",
		.head = "pris:\n",
		.unit = "  - @ kr. pr. elev pr. klasse pr. år ~\n",
		.count = NODES,
		.word = 450},
	{.name = "pris-per",
		.head = "pris:\n",
		.unit = "  - @ kr. pr. elev pr. elev pr. elev pr. elev pr. elev pr. elev pr. elev pr. elev "
				"pr. elev pr. elev pr. elev pr. elev pr. elev pr. elev\n",
		.count = NODES},
	{.name = "pris-tekster", .head = "pris:\n", .unit = "  - ~\n", .count = 50, .word = SCALAR},
	{.name = "trin",
		.head = "trin: [1",
		.unit = ", 1-9",
		.tail = "]\n",
		.count = NODES,
		.pad = true},
	{.name = "trin-fejl",
		.head = "trin: [1",
		.unit = ", ~ @",
		.tail = "]\n",
		.count = NODES,
		.word = 500},
	{.name = "periode",
		.head = "periode: [uge 1",
		.unit = ", uge 2-@",
		.tail = "]\n",
		.count = NODES,
		.pad = true},
	{.name = "tekster", .unit = "felt@: ~\n", .count = 50, .word = SCALAR},
	{.name = "tekster-citeret", .unit = "felt@: \"~\"\n", .count = 50, .word = SCALAR},
	{.name = "tekster-undviget",
		.head = "udbytte:\n",
		.unit = "  - "
				"\"\\xE6\\xE6\\xE6\\xE6\\xE6\\xE6\\xE6\\xE6\\xE6\\xE6\\xE6\\xE6\\xE6\\xE6\\xE6\\xE6"
				"\\xE6\\xE6\\xE6\\xE6\"\n",
		.count = NODES},
	{.name = "styretegn-undveget",
		.head = "udbytte:\n",
		.unit = "  - \"\\x01 ~\"\n",
		.count = NODES,
		.word = 500},
	{.name = "undvigelser",
		.unit = "felt@: \"\\x41\\u0042\\t\\x41\\u0042\\t\\x41\\u0042\\t\\x41\\u0042\\t ~\"\n",
		.count = 50,
		.word = SCALAR},
	{.name = "citat-over-linjer",
		.head = "udbytte:\n",
		.unit = "  - \"a\n\n\n\n    b:\n    c: @\"\n",
		.count = NODES,
		.pad = true},
	{.name = "blanke",
		.head = "resume:",
		.unit = "                                                                ",
		.tail = "x\n",
		.count = 16000},
	{.name = "blanke-linjer",
		.head = "resume: >\n",
		.unit = "\n",
		.tail = "  x\n",
		.count = 1000000},
	{.name = "dybt",
		.head = "udbytte: ",
		.unit = "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]\n#",
		.count = 1,
		.pad = true},
	{.name = "dybe",
		.head = "udbytte:\n",
		.unit = "  - [[[[[[[[[[[[[[[[[[[[[[[[[[[[x]]]]]]]]]]]]]]]]]]]]]]]]]]]]\n",
		.count = NODES / 30,
		.pad = true},
	{.name = "dybe-blokke",
		.head = "udbytte:\n",
		.unit = "- - - - - - - - - - - - - - - - - - - - - - - - - - - - x\n",
		.count = NODES / 30,
		.pad = true},
	{.name = "ankre", .head = "udbytte:\n", .unit = "  - &a@ !t *a\n", .count = NODES, .pad = true},
	{.name = "typer", .head = "udbytte:\n", .unit = "  - &a@ !t x\n", .count = NODES, .pad = true},
	{.name = "sammensatte-navne",
		.head = "materialer:\n",
		.unit = "  ? [a, b]\n  : x\n",
		.count = NODES / 4,
		.pad = true},
	{.name = "fletning", .unit = "<<: x\n", .count = NODES, .pad = true},
	{.name = "uden-mellemrum", .unit = "felt:@\n", .count = NODES, .pad = true},
	{.name = "fejl-i-yaml",
		.unit = "felt@: \"a\nfelx: [a\nfely: 'b\n",
		.count = NODES,
		.pad = true},
	{.name = "fejl-kolon", .unit = "felt@: a: b\n", .count = 70000},
	{.name = "fejl-tab", .unit = "felt:\n\t- a@\n", .count = 60000},
	{.name = "fejl-citat", .unit = "felt@: \"a\n", .count = 60000},
	{.name = "kommentar-i-vaerdi",
		.head = "udbytte:\n",
		.unit = "  - x #@\n",
		.count = NODES,
		.pad = true},
	{.name = "konflikter", .unit = "<<<<<<< HEAD\n=======\n>>>>>>> x\n", .count = 20000},
	{.name = "laes-vendt", .unit = "# \xE2\x80\xAE\n", .count = 150000},
	{.name = "skjulte", .unit = "\xE2\x80\x8B", .head = "# ", .tail = "\n", .count = 300000},
	{.name = "dobbelt-kodet",
		.head = "# ",
		.unit = "\xC3\x83\xC2\xA6",
		.tail = "\n",
		.count = 250000},
	{.name = "lange-bogstaver", .head = "# ", .unit = "\xC3\xA6", .tail = "\n", .count = 500000},
	{.name = "tabte-bogstaver",
		.head = "# ",
		.unit = "\xEF\xBF\xBD\n# ",
		.tail = "\n",
		.count = 150000},
	{.name = "styretegn", .head = "# ", .unit = "\x01\n# ", .tail = "\n", .count = 200000},
	{.name = "ikke-utf8", .head = "# ", .unit = "\xE6", .tail = "\n", .count = 1000000},
	{.name = "kun-cr", .unit = "# x\r", .count = 200000},
	{.name = "streger", .unit = "----------------\n", .count = 60000},
	{.name = "md-citater", .body = "> > > > > > > > > > > > > > > > a\n"},
	{.name = "md-lister", .body = "- - - - - - - - - - - - - - - - a\n"},
	{.name = "md-lister-tal", .body = "1. 1. 1. 1. 1. 1. 1. 1. 1. 1. 1. 1. 1. 1. 1. 1. a\n"},
	{.name = "md-lister-blandet", .body = "> - > - > - > - > - > - > - > - a\nb\n"},
	{.name = "md-dybt-tomme",
		.body = "- - - - - - - - - - - - - - - - a\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n"},
	{.name = "md-indrykket",
		.body = " - a\n  - a\n   - a\n    - a\n     - a\n      - a\n       - a\n        - a\n      "
				"   - a\n          - a\n           - a\n            - a\n"},
	{.name = "md-klammer", .body = "["},
	{.name = "md-klammer-slut", .body = "]"},
	{.name = "md-klammepar", .body = "[]"},
	{.name = "md-klamme-paren", .body = "[a]("},
	{.name = "md-klamme-vinkel", .body = "[a](<"},
	{.name = "md-billeder", .body = "![["},
	{.name = "md-stjerner", .body = "*"},
	{.name = "md-stjerner-ord", .body = "*a "},
	{.name = "md-stjerner-slut", .body = "a* "},
	{.name = "md-stjerner-blandet", .body = "*a _b **c "},
	{.name = "md-stjerner-tre", .body = "a***b***c** "},
	{.name = "md-understreger", .body = "_a __b "},
	{.name = "md-vinkler", .body = "<"},
	{.name = "md-html", .body = "<b>"},
	{.name = "md-html-blokke", .body = "<div>\n\n"},
	{.name = "md-html-halvt", .body = "<a b='c' "},
	{.name = "md-html-spm", .body = "<?a "},
	{.name = "md-html-udraab", .body = "<!A "},
	{.name = "md-html-cdata", .body = "<![CDATA[ "},
	{.name = "md-kommentarer", .body = "<!-- a -->\n\n"},
	{.name = "md-kommentar-halv", .body = "x <!-- a "},
	{.name = "md-kommentar-inde", .body = "a <!-- b --> "},
	{.name = "md-og", .body = "&a"},
	{.name = "md-og-navn", .body = "&quot;"},
	{.name = "md-undviget", .body = "\\*"},
	{.name = "md-overskrifter", .body = "# a\n"},
	{.name = "md-overskrifter-to", .body = "a\n=\n"},
	{.name = "md-links", .body = "[a](x:y) "},
	{.name = "md-links-halve", .body = "[a](www.b.dk) [c](d.e)\n\n"},
	{.name = "md-links-tomme", .body = "[a]() "},
	{.name = "md-billeder-ude", .body = "![a](https://b.example/c.png) "},
	{.name = "md-referencer", .body = "[a@]: /b\n"},
	{.name = "md-referencer-brugt", .body = "[a@]: x:y\n\n[a@]\n\n"},
	{.name = "md-reference-en", .body = "[a][a] [a] "},
	{.name = "md-vinkelcitat", .body = ">"},
	{.name = "md-linjeskift", .body = "a  \n"},
	{.name = "md-tomme", .body = "\n"},
	{.name = "md-tabs", .body = "\t"},
	{.name = "md-kode", .body = "```\n"},
	{.name = "md-kode-inde", .body = "`a``b```c````d`````e "},
	{.name = "md-en-linje", .body = "aaaaaaaaaaaaaaaa "},
	{.name = "md-tegn", .body = "\xF0\x9F\x98\x80"},
	{.name = "md-adresser", .body = "<https://a.example/@> "},
	{.name = "alt-paa-en-gang",
		.head = "emner:\n",
		.unit = "  - kodninx @\n",
		.body = "> - > - > - > - > - > - > - > - [a](x:y) <b> *a _b\n",
		.count = NODES,
		.pad = true},
	{.name = "alt-fund",
		.head = "udbytte:\n",
		.unit = "  - ~ @\n",
		.body = "<b> [a](x:y@) ![a](https://b.example/@) <!-- @ --> [a]() \xE2\x80\xAE\n\n",
		.count = NODES,
		.word = 460},
	{.name = "afvist-klammer", .unit = "[", .count = 1000000},
	{.name = "afvist-tuborg", .unit = "{", .count = 1000000},
	{.name = "afvist-streger", .unit = "- ", .count = 500000},
	{.name = "afvist-sporgsmaal", .unit = "? ", .count = 500000},
	{.name = "afvist-lister", .unit = "[x, ", .count = 250000},
	{.name = "afvist-vaerdier", .unit = "a@: b\n", .count = 100000},
	{.name = "afvist-lang-vaerdi", .unit = "resume: ~\n", .count = 1, .word = 1000000},
	{.name = "afvist-lang-krop", .body = "*a _b **c [d](e) ", .count = 0, .word = 1},
	{.name = "afvist-citat", .unit = "resume: \"", .count = 100000},
};

static char buffer[2 * FILE_LIMIT];
static size_t length;

static void add(const char *text)
{
	const size_t more = text ? strlen(text) : 0;
	if (length + more > sizeof buffer)
		exit(4);
	memcpy(buffer + length, text ? text : "", more);
	length += more;
}

static void add_unit(const char *unit, size_t number, size_t word)
{
	char digits[2] = "";
	for (; *unit; unit++) {
		if (*unit == '@') {
			char text[24];
			snprintf(text, sizeof text, "%zu", number);
			add(text);
		} else if (*unit == '~') {
			for (size_t i = 0; i < word; i++)
				buffer[length++] =
					i % 9 == 8 && word > 300 ? ' ' : (char)('a' + (i * 7 + number) % 26);
			if (buffer[length - 1] == ' ')
				buffer[length - 1] = 'x';
		} else {
			digits[0] = *unit;
			add(digits);
		}
	}
}

/* Lines of comments until `rest` bytes remain to the file's limit. */
static void add_padding(size_t rest)
{
	static const char line[] = "# en linje, som ingen behøver at læse, men som skal ses efter\n";
	while (length + sizeof line + rest < FILE_LIMIT)
		add(line);
}

/* Units take at most 120 bytes where there is padding. */
static size_t room_of(const struct worst *file)
{
	const size_t units = file->count * (file->unit ? strlen(file->unit) + file->word + 8 : 0);
	return units + (file->body ? BODY_LIMIT : 0) + 256;
}

static void make(const struct worst *file)
{
	const bool bare = strncmp(file->name, "afvist", 6) == 0;
	const size_t body_limit = bare ? FILE_LIMIT - 2048 : BODY_LIMIT;
	length = 0;
	add("---\n");
	if (!bare || file->body)
		add(fields);
	if (file->pad)
		add_padding(room_of(file));
	add(file->head);
	for (size_t i = 0; file->unit && i < file->count && length < FILE_LIMIT - 20200; i++)
		add_unit(file->unit, i, file->word);
	add(file->tail);
	add("\n---\n");
	const size_t start = length;
	const size_t unit = file->body ? strlen(file->body) + 24 : 0;
	for (size_t i = 0; unit && length - start + unit < body_limit; i++)
		add_unit(file->body, i, 0);
}

/* Runs of ever more backquotes, none of which is closed. */
static void make_backquotes(void)
{
	length = 0;
	add("---\n");
	add(fields);
	add("---\n");
	for (size_t run = 1, used = 0; used + run + 2 < BODY_LIMIT; used += run + 1, run++) {
		memset(buffer + length, '`', run);
		length += run;
		add("e");
	}
}

static void save(const char *folder, const char *name)
{
	char path[4096];
	snprintf(path, sizeof path, "%s/%s.md", folder, name);
	FILE *out = fopen(path, "w");
	if (!out || fwrite(buffer, 1, length, out) != length || fclose(out) != 0) {
		fprintf(stderr, "worst: %s: %s\n", path, strerror(errno));
		exit(3);
	}
	if (length > FILE_LIMIT)
		fprintf(stderr, "worst: %s: %zu bytes\n", path, length);
}

int main(int argc, char **argv)
{
	if (argc != 2) {
		fprintf(stderr, "usage: worst FOLDER\n");
		return 2;
	}
	for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
		make(&files[i]);
		save(argv[1], files[i].name);
	}
	make_backquotes();
	save(argv[1], "md-kode-voksende");
	return 0;
}
