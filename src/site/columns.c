/* Columns: sets of values stand once, and each offer's is told in as little as
 * column_code.c can. */
#include "site/columns.h"

#include "base/danish.h"
#include "base/json_text.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "site/column_code.h"

#include <stdlib.h>

#define FOLDER "tilbud/facetter/"

struct writing {
	struct arena *arena;
	const struct catalogue *catalogue;
	const struct index *index;
	const struct facets *facets;
	const uint32_t *senders; /* by number of the offer, as libraries are numbered */
	struct assets *files;
	struct buf *first, *out; /* the first file, and the one under way beside it */
};

/* The place of a municipality among the values of the first facet. */
static int place_of(const struct facet *municipalities, const struct term *term)
{
	for (size_t i = 0; municipalities && term && i < municipalities->count; i++)
		if (str_eq(municipalities->values[i]->key, term->key))
			return (int)i;
	return -1;
}

static bool is_municipality(const struct facet *facet)
{
	return str_eq(facet->name, STR("kommune"));
}

struct combination {
	struct str letters;
	long length;
};

/* The sets of values that occur, in that order, and which of them each offer has. */
struct combinations {
	struct combination *items;
	size_t count;
	uint32_t *of; /* by number of the offer */
};

/* The library's own municipality is told as such, so that all libraries that
 * serve their own have the same set. A longer list is a region's, and the same
 * for all of it as it stands. */
static struct str letters_of(
	const struct writing *writing, const struct facet_set *set, int own, struct buf *scratch)
{
	enum { OWN_AND_FEW = 3 };
	bool relative = false;
	for (size_t i = 0; i < set->count && set->count <= OWN_AND_FEW; i++)
		relative = relative || (int)set->values[i]->number == own;
	buf_clear(scratch);
	if (relative)
		column_letter(scratch, 0);
	for (size_t i = 0; i < set->count; i++)
		if (!relative || (int)set->values[i]->number != own)
			column_letter(scratch, set->values[i]->number + 1);
	return str_copy(writing->arena, buf_str(scratch));
}

static struct combinations combinations_of(const struct writing *writing, const struct facet *facet)
{
	struct arena *arena = writing->arena;
	const struct facets *facets = writing->facets;
	struct map known = {.arena = arena}; /* → number + 1 */
	struct buf scratch = {.ceiling = PAGE_MAX};
	struct combinations all = {.of = arena_array(arena, facets->numbered.count, sizeof *all.of)};
	for (size_t i = 0; i < facets->numbered.count; i++) {
		const struct facet_set *set = &facet->sets[facets->place_of_number[i]];
		const int own = is_municipality(facet)
			? place_of(facet, facets->numbered.offers[i]->library->municipality)
			: -1;
		const struct str letters = letters_of(writing, set, own, &scratch);
		const struct str key = str_format(arena, "%.*s %ld", STR_ARGS(letters), set->length);
		uint32_t *number = map_get(&known, key);
		if (!number) {
			number = arena_new(arena, uint32_t);
			*number = (uint32_t)all.count;
			map_put(&known, key, number);
			all.items = arena_grow(arena, all.items, all.count, sizeof *all.items);
			all.items[all.count++] = (struct combination){letters, set->length};
		}
		all.of[i] = *number;
	}
	buf_free(&scratch);
	return all;
}

/* Can a script read key and name from the links on the list's page? */
static bool links_tell(const struct facet *facet)
{
	bool told = facet_is_on_list(facet);
	for (size_t i = 0; told && i < facet->count; i++) {
		const struct str key = facet->values[i]->key;
		const struct str path = facet->values[i]->path; /* ends with '/' */
		told = path.len > key.len + 1 && str_ends(str_slice(path, 0, path.len - 1), key)
			&& path.ptr[path.len - key.len - 2] == '/';
	}
	return told;
}

/* Can a script make the key of the name? In small letters, æøå as two, a hyphen
 * for a blank; other letters are left to danish_slug(). */
static bool name_tells(struct arena *arena, const struct facet_value *value)
{
	enum { SMALL = 0x20, AA = 0xE5, AE = 0xE6, OE = 0xF8 };
	for (struct str rest = value->name; rest.len;) {
		const uint32_t letter = utf8_take(&rest) | SMALL;
		if (letter != ' ' && letter != '-' && !(letter >= '0' && letter <= '9')
			&& !(letter >= 'a' && letter <= 'z') && letter != AA && letter != AE && letter != OE)
			return false;
	}
	return str_eq(danish_slug(arena, value->name), value->key);
}

static void add_words(const struct writing *writing, const struct facet *facet)
{
	struct buf *out = writing->first;
	buf_add_z(out, ",\n\"ord\":[");
	for (size_t i = 0; i < facet->count; i++) {
		const struct facet_value *value = facet->values[i];
		const bool alone = name_tells(writing->arena, value);
		buf_add_z(out, i ? "," : "");
		if (!alone) {
			buf_add_char(out, '[');
			json_text_write(out, value->key);
			buf_add_char(out, ',');
		}
		json_text_write(out, value->name);
		buf_add_z(out, alone ? "" : "]");
	}
	buf_add_char(out, ']');
}

static void add_lengths(struct buf *out, const struct combinations *all)
{
	bool any = false;
	for (size_t i = 0; i < all->count; i++)
		any = any || all->items[i].length;
	for (size_t i = 0; any && i < all->count; i++)
		buf_add_format(out, "%s%ld", i ? "," : ",\n\"minutter\":[", all->items[i].length);
	buf_add_z(out, any ? "]" : "");
}

/* What the first file says of a facet. */
static void add_facet(
	const struct writing *writing, const struct facet *facet, const struct combinations *all)
{
	struct buf *out = writing->first;
	buf_add_z(out, "{\"navn\":");
	json_text_write(out, facet->name);
	if (!links_tell(facet))
		add_words(writing, facet);
	buf_add_z(out, ",\n\"saet\":\"");
	for (size_t i = 0; i < all->count; i++) {
		buf_add(out, all->items[i].letters);
		buf_add_char(out, ' ');
	}
	buf_add_char(out, '"');
	add_lengths(out, all);
}

/* Those that cannot be had now; they come last. */
static size_t count_closed(const struct listing *listing)
{
	size_t closed = 0;
	while (closed < listing->count && !offer_is_open(listing->offers[listing->count - closed - 1]))
		closed++;
	return closed;
}

/* Each library that has offers. */
static void add_senders(const struct writing *writing)
{
	struct buf *out = writing->first;
	const struct catalogue *catalogue = writing->catalogue;
	const struct facet *municipalities = facet_named(writing->facets, STR("kommune"));
	const char *before = "";
	int last = -1;
	buf_add_z(out, "\"afsendere\":[");
	for (size_t i = 0; i < catalogue->library_count; i++) {
		const struct library *library = catalogue->libraries[i];
		const size_t count = writing->index->by_library[i].count;
		const int home = place_of(municipalities, library->municipality);
		if (!count)
			continue;
		buf_add_format(out, "%s[%zu,%d,", before, count, home - last);
		last = home;
		if (home >= 0 && str_eq(library->key, municipalities->values[home]->key))
			buf_add_char(out, '0');
		else
			json_text_write(out, library->key);
		buf_add_char(out, ',');
		json_text_write(out, library->name);
		const size_t closed = count_closed(&writing->index->by_library[i]);
		if (closed)
			buf_add_format(out, ",%zu", closed);
		buf_add_char(out, ']');
		before = ",";
	}
	buf_add_char(out, ']');
}

static const uint32_t *senders_of(struct arena *arena, const struct listing *numbered)
{
	uint32_t *senders = arena_array(arena, numbered->count + 1, sizeof *senders);
	for (size_t i = 0; i < numbered->count; i++)
		senders[i] = (uint32_t)numbered->offers[i]->library->index;
	return senders;
}

/* Ends the file beside the first, which names it. */
static void finish(const struct writing *writing, const char *key)
{
	const struct str folder = STR(FOLDER), ending = STR(".txt");
	const struct str name = assets_add_named(writing->arena, writing->files, folder, ending,
		str_copy(writing->arena, buf_str(writing->out)));
	buf_add_z(writing->first, key);
	json_text_write(writing->first, str_slice(name, folder.len, name.len - ending.len));
	buf_clear(writing->out);
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
	for (size_t i = 0; i < writing->index->listed.count; i++)
		column_letter(writing->out, number[writing->index->listed.offers[i]->library->index]);
	finish(writing, ",\n\"orden\":");
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
	for (size_t i = 0; i < numbered->count; i++) {
		const struct date *day =
			bsearch(&numbered->offers[i]->created, days, count, sizeof *days, newest_first);
		column_letter(writing->out, (size_t)(day - days));
	}
	finish(writing, ",\n\"nyeste\":");
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

/* The municipalities' column is read with the first file. */
static void write_facet(const struct writing *writing, const struct facet *facet)
{
	const struct combinations all = combinations_of(writing, facet);
	const struct column column = {all.of, writing->senders, writing->facets->numbered.count};
	add_facet(writing, facet, &all);
	if (is_municipality(facet)) {
		buf_add_z(writing->first, ",\n\"har\":\"");
		column_write(&column, writing->first);
		buf_add_char(writing->first, '"');
	} else {
		column_write(&column, writing->out);
		finish(writing, ",\n\"fil\":");
	}
	buf_add_char(writing->first, '}');
}

static void write_all(const struct writing *writing)
{
	buf_add_format(writing->first, "{\"kort\":\"%08x\",\n", (unsigned)(cards_print(writing) >> 32));
	add_senders(writing);
	add_order(writing);
	add_newest(writing);
	buf_add_z(writing->first, ",\n\"facetter\":[");
	for (size_t i = 0; i < writing->facets->count; i++) {
		buf_add_z(writing->first, i ? ",\n" : "");
		write_facet(writing, &writing->facets->items[i]);
	}
	buf_add_z(writing->first, "]}\n");
}

struct str columns_add(struct arena *arena, const struct catalogue *catalogue,
	const struct index *index, struct assets *files)
{
	struct buf first = {.ceiling = PAGE_MAX};
	struct buf out = {.ceiling = PAGE_MAX};
	const struct writing writing = {.arena = arena,
		.catalogue = catalogue,
		.index = index,
		.facets = index->facets,
		.senders = senders_of(arena, &index->facets->numbered),
		.files = files,
		.first = &first,
		.out = &out};
	write_all(&writing);
	const struct str name =
		assets_add_named(arena, files, STR(FOLDER), STR(".json"), str_copy(arena, buf_str(&first)));
	buf_free(&first);
	buf_free(&out);
	return name;
}
