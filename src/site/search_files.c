/* Keys in order become files of about the same size, and nodes above them until
 * one file holds all. */
#include "site/search_parts.h"

/* A file that a node names. */
struct child {
	struct str first, file;
};

struct writing {
	struct arena *arena;
	struct assets *files;
	struct buf buf;
	size_t full;      /* bytes of a file */
	struct map lines; /* of keys, in the file under way: places → the line that has them */
	size_t line;
};

/* Ends the file under way. */
static struct str finish(struct writing *writing)
{
	const struct str folder = STR("soeg/"), ending = STR(".txt");
	const struct str name = assets_add_named(writing->arena, writing->files, folder, ending,
		str_copy(writing->arena, buf_str(&writing->buf)));
	buf_clear(&writing->buf);
	writing->lines = (struct map){.arena = writing->arena};
	return str_slice(name, folder.len, name.len - ending.len);
}

static void add_column(struct buf *out, struct str text)
{
	buf_add_char(out, '\t');
	buf_add(out, text);
}

void search_number(struct buf *out, size_t number)
{
	char digits[16];
	size_t n = sizeof digits;
	do {
		digits[--n] = "0123456789abcdefghijklmnopqrstuvwxyz"[number % 36];
		number /= 36;
	} while (number);
	buf_add(out, (struct str){digits + n, sizeof digits - n});
}

void search_place(struct buf *out, size_t number)
{
	char high[16];
	size_t n = sizeof high;
	for (size_t left = number / 36; left; left /= 10)
		high[--n] = (char)('Q' + left % 10);
	buf_add(out, (struct str){high + n, sizeof high - n});
	search_number(out, number % 36);
}

/* Ends the file of tails under way, which holds these parts. */
static void finish_tails(struct writing *writing, struct search_part **parts, size_t count)
{
	const struct str file = finish(writing);
	for (size_t i = 0; i < count; i++)
		parts[i]->file = file;
}

static void write_tails(struct writing *writing, const struct search_keys *keys)
{
	struct map known = {.arena = writing->arena}; /* places → the part that has them first */
	struct search_part **parts = NULL;
	size_t count = 0; /* in the file under way */
	for (size_t i = 0; i < keys->count; i++)
		for (size_t k = 0; k < keys->items[i]->part_count; k++) {
			struct search_part *part = &keys->items[i]->parts[k];
			part->same = map_get(&known, part->places);
			if (part->same)
				continue;
			map_put(&known, part->places, part);
			parts = arena_grow(writing->arena, parts, count, sizeof *parts);
			parts[count++] = part;
			part->line = count;
			buf_add_z(&writing->buf, writing->buf.len ? "" : "t\n");
			buf_add(&writing->buf, part->places);
			buf_add_char(&writing->buf, '\n');
			if (writing->buf.len < writing->full)
				continue;
			finish_tails(writing, parts, count);
			count = 0;
		}
	if (count)
		finish_tails(writing, parts, count);
}

/* Where a key leads to; the forms of a word often lead to the same. */
static struct str places_of(struct writing *writing, const struct search_key *key)
{
	struct buf out = {.ceiling = (size_t)1 << 30};
	buf_add(&out, key->head);
	for (size_t i = 0; i < key->part_count; i++) {
		const struct search_part *part = &key->parts[i];
		const struct search_part *there = part->same ? part->same : part;
		add_column(&out, there->file);
		search_number(&out, there->line);
		buf_add(&out, part->runs);
	}
	const struct str text = str_copy(writing->arena, buf_str(&out));
	buf_free(&out);
	return text;
}

static void write_key(struct writing *writing, const struct search_key *key)
{
	struct buf *out = &writing->buf;
	const struct str places = places_of(writing, key);
	size_t *before = map_get(&writing->lines, places);
	buf_add_z(out, out->len ? "" : "k\n");
	buf_add(out, key->sorted);
	add_column(out, str_eq(key->sorted, key->key) ? STR("") : key->key);
	add_column(out, key->rest);
	buf_add_char(out, '\t');
	search_number(out, key->offers);
	writing->line++;
	if (before) {
		buf_add_char(out, '\t');
		search_number(out, writing->line - *before);
	} else {
		before = arena_new(writing->arena, size_t);
		*before = writing->line;
		map_put(&writing->lines, places, before);
		add_column(out, places);
	}
	buf_add_char(out, '\n');
}

/* As few letters of a key as keep it apart from the one before. */
static struct str shortest(struct str key, struct str before)
{
	size_t n = 0;
	while (n < key.len && n < before.len && key.ptr[n] == before.ptr[n])
		n++;
	return str_slice(key, 0, n + 1);
}

static size_t write_leaves(
	struct writing *writing, const struct search_keys *keys, struct child *children)
{
	size_t made = 0;
	for (size_t i = 0; i < keys->count; i++) {
		const struct search_key *key = keys->items[i];
		const struct str before = i ? keys->items[i - 1]->sorted : STR("");
		/* Keys that sort the same stand in one file. */
		if (writing->buf.len >= writing->full && !str_eq(key->sorted, before))
			children[made++].file = finish(writing);
		if (!writing->buf.len && i)
			children[made].first = str_copy(writing->arena, shortest(key->sorted, before));
		write_key(writing, key);
	}
	if (writing->buf.len)
		children[made++].file = finish(writing);
	return made;
}

static struct str write_node(struct writing *writing, const struct search_keys *keys,
	const struct child *children, size_t count)
{
	struct buf *out = &writing->buf;
	buf_add_z(out, "n\t");
	search_number(out, keys->offers);
	add_column(out, keys->fillers);
	add_column(out, keys->units);
	buf_add_char(out, '\n');
	for (size_t i = 0; i < count; i++) {
		buf_add(out, children[i].first);
		add_column(out, children[i].file);
		buf_add_char(out, '\n');
	}
	return finish(writing);
}

/* One storey of nodes over the children, which they replace. */
static size_t write_nodes(
	struct writing *writing, const struct search_keys *keys, struct child *children, size_t count)
{
	size_t made = 0;
	for (size_t from = 0; from < count || !from; from += SEARCH_FAN) {
		const size_t size = count - from < SEARCH_FAN ? count - from : SEARCH_FAN;
		children[made].file = write_node(writing, keys, &children[from], size);
		children[made++].first = children[from].first;
	}
	return made;
}

/* As many files for each offer, whether there are few or many. */
static size_t size_of_files(struct arena *arena, const struct search_keys *keys)
{
	enum { BESIDE = 8 }; /* a count and what stands between */
	struct map known = {.arena = arena};
	size_t bytes = 0;
	for (size_t i = 0; i < keys->count; i++) {
		struct search_key *key = keys->items[i];
		bytes += key->sorted.len + key->key.len + key->rest.len + key->head.len + BESIDE;
		for (size_t k = 0; k < key->part_count; k++) {
			if (!map_get(&known, key->parts[k].places))
				bytes += key->parts[k].places.len;
			map_put(&known, key->parts[k].places, key);
		}
	}
	const size_t size = bytes * SEARCH_SHARE / (keys->offers + 1);
	return size < SEARCH_SMALL ? SEARCH_SMALL : size > SEARCH_LARGE ? SEARCH_LARGE : size;
}

struct str search_write(struct arena *arena, const struct search_keys *keys, struct assets *files)
{
	struct writing writing = {.arena = arena,
		.files = files,
		.buf = {.ceiling = (size_t)1 << 30},
		.full = size_of_files(arena, keys),
		.lines = {.arena = arena}};
	struct child *children = arena_array(arena, keys->count + 1, sizeof *children);
	write_tails(&writing, keys);
	size_t made = write_leaves(&writing, keys, children);
	do {
		made = write_nodes(&writing, keys, children, made);
	} while (made > 1);
	buf_free(&writing.buf);
	return str_format(arena, "soeg/%.*s.txt", STR_ARGS(children[0].file));
}
