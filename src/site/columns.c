/* Columns: what is often the same stands once, what is frequent comes first, so
 * that little is left when a server packs the text. */
#include "site/columns.h"

#include "base/json_text.h"
#include "base/limits.h"
#include "base/utf8.h"

#include <stdlib.h>

struct writing {
	struct arena *arena;
	const struct catalogue *catalogue;
	const struct index *index;
	const struct facets *facets;
	struct buf *out;
};

/* One number as one letter that JSON need not escape. */
static void add_letter(struct buf *out, size_t number)
{
	enum { ONE_BYTE = 91, LATIN = 0xA1, SURROGATES = 0xD800, SURROGATE_COUNT = 0x800 };
	uint32_t letter = '#' + (uint32_t)number;
	if (number >= ONE_BYTE)
		letter = LATIN + (uint32_t)number - ONE_BYTE;
	else if (letter >= '\\')
		letter++;
	if (letter >= SURROGATES)
		letter += SURROGATE_COUNT;
	char bytes[4];
	buf_add(out, (struct str){bytes, utf8_encode(letter, bytes)});
}

/* A set of values that occurs, and how often. */
struct combination {
	struct str letters;
	long length;
	size_t count, first, number;
};

static int by_count(const void *a, const void *b)
{
	const struct combination *left = *(struct combination *const *)a;
	const struct combination *right = *(struct combination *const *)b;
	if (left->count != right->count)
		return left->count > right->count ? -1 : 1;
	return (left->first > right->first) - (left->first < right->first);
}

struct combinations {
	struct combination **items; /* the most frequent first */
	size_t count;
	struct combination **of; /* by number of the offer */
};

static struct str letters_of(struct arena *arena, const struct facet_set *set, struct buf *scratch)
{
	buf_clear(scratch);
	for (size_t i = 0; i < set->count; i++)
		add_letter(scratch, set->values[i]->number);
	return str_copy(arena, buf_str(scratch));
}

static struct combinations combinations_of(const struct writing *writing, const struct facet *facet)
{
	struct arena *arena = writing->arena;
	struct map by_letters = {.arena = arena};
	struct buf scratch = {.ceiling = PAGE_MAX};
	struct combinations all = {0};
	all.of = arena_array(arena, writing->facets->numbered.count, sizeof *all.of);
	for (size_t i = 0; i < writing->facets->numbered.count; i++) {
		const struct facet_set *set = &facet->sets[writing->facets->place_of_number[i]];
		const struct str letters = letters_of(arena, set, &scratch);
		const struct str key = str_format(arena, "%.*s %ld", STR_ARGS(letters), set->length);
		struct combination *one = map_get(&by_letters, key);
		if (!one) {
			one = arena_new(arena, struct combination);
			*one = (struct combination){.letters = letters, .length = set->length, .first = i};
			map_put(&by_letters, key, one);
			all.items = arena_grow(arena, all.items, all.count, sizeof(struct combination *));
			all.items[all.count++] = one;
		}
		one->count++;
		all.of[i] = one;
	}
	if (all.count)
		qsort(all.items, all.count, sizeof(struct combination *), by_count);
	for (size_t i = 0; i < all.count; i++)
		all.items[i]->number = i;
	buf_free(&scratch);
	return all;
}

static void add_words(struct buf *out, const struct facet *facet)
{
	for (size_t i = 0; i < facet->count; i++) {
		buf_add_z(out, i ? ",[" : "[");
		json_text_write(out, facet->values[i]->key);
		buf_add_char(out, ',');
		json_text_write(out, facet->values[i]->name);
		buf_add_char(out, ']');
	}
}

static void add_lengths(struct buf *out, struct combination *const *sets, size_t count)
{
	bool any = false;
	for (size_t i = 0; i < count; i++)
		any = any || sets[i]->length;
	for (size_t i = 0; any && i < count; i++)
		buf_add_format(out, "%s%ld", i ? "," : ",\n\"minutter\":[", sets[i]->length);
	buf_add_z(out, any ? "]" : "");
}

static void add_facet(const struct writing *writing, const struct facet *facet)
{
	const size_t offers = writing->facets->numbered.count;
	const struct combinations all = combinations_of(writing, facet);
	const bool once = all.count > offers / 2; /* hardly any set twice */
	struct combination *const *sets = once ? all.of : all.items;
	const size_t count = once ? offers : all.count;
	struct buf *out = writing->out;
	buf_add_z(out, "{\"ord\":[");
	add_words(out, facet);
	buf_add_z(out, "],\n\"saet\":\"");
	for (size_t i = 0; i < count; i++) {
		buf_add(out, sets[i]->letters);
		buf_add_char(out, ' ');
	}
	buf_add_z(out, once ? "\"" : "\",\n\"har\":\"");
	for (size_t i = 0; !once && i < offers; i++)
		add_letter(out, all.of[i]->number);
	buf_add_z(out, once ? "" : "\"");
	add_lengths(out, sets, count);
	buf_add_char(out, '}');
}

/* The place of a municipality among the values of the first facet. */
static int place_of(const struct facet *municipalities, const struct term *term)
{
	for (size_t i = 0; municipalities && term && i < municipalities->count; i++)
		if (str_eq(municipalities->values[i]->key, term->key))
			return (int)i;
	return -1;
}

/* Each library that has offers. */
static void add_senders(const struct writing *writing)
{
	const struct catalogue *catalogue = writing->catalogue;
	const struct facet *municipalities = facet_named(writing->facets, STR("kommune"));
	const char *before = "";
	buf_add_z(writing->out, "\"afsendere\":[");
	for (size_t i = 0; i < catalogue->library_count; i++) {
		const struct library *library = catalogue->libraries[i];
		const size_t count = writing->index->by_library[i].count;
		if (!count)
			continue;
		buf_add_format(writing->out, "%s[%zu,%d,", before, count,
			place_of(municipalities, library->municipality));
		json_text_write(writing->out, library->key);
		buf_add_char(writing->out, ',');
		json_text_write(writing->out, library->name);
		buf_add_char(writing->out, ']');
		before = ",";
	}
	buf_add_z(writing->out, "],\n");
}

/* Whose offers they are, in the order of titles. */
static void add_order(const struct writing *writing)
{
	const struct catalogue *catalogue = writing->catalogue;
	size_t *number = arena_array(writing->arena, catalogue->library_count + 1, sizeof *number);
	size_t senders = 0;
	for (size_t i = 0; i < catalogue->library_count; i++)
		if (writing->index->by_library[i].count)
			number[i] = senders++;
	buf_add_char(writing->out, '"');
	for (size_t i = 0; i < writing->index->listed.count; i++)
		add_letter(writing->out, number[writing->index->listed.offers[i]->library->index]);
	buf_add_z(writing->out, "\"\n");
}

static int newest_first(const void *a, const void *b)
{
	return date_cmp(*(const struct date *)b, *(const struct date *)a);
}

static void add_newest(const struct writing *writing)
{
	const struct listing *numbered = &writing->facets->numbered;
	struct date *days = arena_array(writing->arena, numbered->count + 1, sizeof *days);
	size_t count = 0;
	for (size_t i = 0; i < numbered->count; i++)
		days[i] = numbered->offers[i]->created;
	qsort(days, numbered->count, sizeof *days, newest_first);
	for (size_t i = 0; i < numbered->count; i++)
		if (!count || date_cmp(days[i], days[count - 1]) != 0)
			days[count++] = days[i];
	buf_add_char(writing->out, '"');
	for (size_t i = 0; i < numbered->count; i++) {
		const struct date *day =
			bsearch(&numbered->offers[i]->created, days, count, sizeof *days, newest_first);
		add_letter(writing->out, (size_t)(day - days));
	}
	buf_add_z(writing->out, "\"\n");
}

/* Of all that a card may show. */
static unsigned long long cards_print(const struct writing *writing)
{
	unsigned long long print = 0;
	for (size_t i = 0; i < writing->facets->numbered.count; i++) {
		const struct offer *offer = writing->facets->numbered.offers[i];
		const struct record *record = &offer->record;
		print = print * 31 + str_hash(offer->path) + str_hash(offer->library->name);
		for (size_t k = 0; k < record->fields->count; k++) {
			const struct given *given = record_at(record, &record->fields->items[k]);
			print = print * 31 + (given ? str_hash(given->text) : k);
		}
	}
	return print;
}

static bool is_municipality(const struct facet *facet)
{
	return str_eq(facet->name, STR("kommune"));
}

/* Ends a file, and takes it into the version of them all. */
static void finish(
	const struct writing *writing, struct str name, struct assets *files, unsigned long long *print)
{
	const struct str text = str_copy(writing->arena, buf_str(writing->out));
	*print = *print * 31 + str_hash(text);
	assets_add(writing->arena, files, name, text);
	buf_clear(writing->out);
}

static void write_first(const struct writing *writing)
{
	struct buf *out = writing->out;
	const struct facet *municipalities = NULL;
	const char *before = "";
	buf_add_char(out, '{');
	add_senders(writing);
	buf_add_z(out, "\"facetter\":[");
	for (size_t i = 0; i < writing->facets->count; i++) {
		const struct facet *facet = &writing->facets->items[i];
		if (is_municipality(facet)) {
			municipalities = facet;
			continue;
		}
		buf_add_z(out, before);
		json_text_write(out, facet->name);
		before = ",";
	}
	buf_add_z(out, "]");
	if (municipalities) {
		buf_add_z(out, ",\n\"kommune\":");
		add_facet(writing, municipalities);
	}
	buf_add_z(out, "}\n");
}

struct str columns_add(struct arena *arena, const struct catalogue *catalogue,
	const struct index *index, struct assets *files)
{
	struct buf out = {.ceiling = PAGE_MAX};
	const struct facets *facets = index->facets;
	const struct writing writing = {arena, catalogue, index, facets, &out};
	unsigned long long print = cards_print(&writing);
	for (size_t i = 0; i < facets->count; i++) {
		const struct str name = facets->items[i].name;
		if (is_municipality(&facets->items[i]))
			continue;
		add_facet(&writing, &facets->items[i]);
		buf_add_char(&out, '\n');
		finish(&writing, str_format(arena, "tilbud/facetter/%.*s.json", STR_ARGS(name)), files,
			&print);
	}
	add_order(&writing);
	finish(&writing, STR("tilbud/facetter/orden.json"), files, &print);
	add_newest(&writing);
	finish(&writing, STR("tilbud/facetter/nyeste.json"), files, &print);
	write_first(&writing);
	finish(&writing, STR(COLUMNS), files, &print);
	buf_free(&out);
	return str_format(arena, "%08x", (unsigned)(print >> 32));
}
