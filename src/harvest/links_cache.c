/* The memory of links: read, judged by nights, written. Asks nothing itself. */
#include "harvest/links_cache.h"

#include "base/buf.h"
#include "base/file.h"
#include "report/state_file.h"

#include <errno.h>
#include <stdlib.h>

#define FILE_NAME "links.txt"
#define FIRST_LINES                                                                                \
	"# Hvad links i indholdet sidst svarede. Filen må slettes: så spørges alle igen.\n"         \
	"# adresse, svar, spurgt, set, død siden, nætter, usikker siden, nætter, flyttet til\n"

enum {
	CACHE_MAX = 256 * 1024 * 1024,
	COLUMNS = 9,
	ANSWER_KEEPS_DAYS = 7,
	FAULT_KEEPS_DAYS = 1,
	NIGHTS_TO_TELL = 3,
	DAYS_TO_SHOW = 14
};

/* --- reading and writing ------------------------------------------------------- */

static struct str column_text(struct str column)
{
	return str_eq(column, STR("-")) ? STR("") : column;
}

static bool take_date(struct str column, struct date *date)
{
	*date = (struct date){0};
	return str_eq(column, STR("-")) || date_parse(column, date, NULL);
}

static bool take_nights(const struct str *columns, struct link_nights *nights)
{
	struct str number = columns[1];
	return take_date(columns[0], &nights->since) && str_take_number(&number, &nights->count)
		&& !number.len && (nights->since.year != 0) == (nights->count > 0);
}

static bool read_line(struct str line, struct link_memory *memory)
{
	struct str columns[COLUMNS];
	size_t count = 0;
	while (count < COLUMNS && str_cut(&line, '\t', &columns[count]))
		count++;
	if (count < COLUMNS || line.len)
		return false;
	*memory = (struct link_memory){
		.url = columns[0], .answer = column_text(columns[1]), .moved = column_text(columns[8])};
	return memory->url.len && take_date(columns[2], &memory->asked)
		&& take_date(columns[3], &memory->seen) && take_nights(&columns[4], &memory->dead)
		&& take_nights(&columns[6], &memory->unsure);
}

static int by_url(const void *a, const void *b)
{
	return str_cmp(((const struct link_memory *)a)->url, ((const struct link_memory *)b)->url);
}

void links_cache_sort(struct links_cache *cache)
{
	size_t kept = 0;
	if (cache->count)
		qsort(cache->items, cache->count, sizeof *cache->items, by_url);
	for (size_t i = 0; i < cache->count; i++)
		if (!kept || !str_eq(cache->items[kept - 1].url, cache->items[i].url))
			cache->items[kept++] = cache->items[i];
	cache->count = kept;
}

bool links_cache_read(
	struct arena *arena, const char *state, struct report *report, struct links_cache *cache)
{
	struct str rest;
	struct str line;
	*cache = (struct links_cache){0};
	const struct str path = str_format(arena, "%s/" FILE_NAME, state);
	const int err = file_read(arena, path.ptr, CACHE_MAX, &rest);
	if (err && err != ENOENT)
		report_file(report, LINKS_UNREADABLE, path, err);
	if (err)
		return err == ENOENT;
	while (str_cut(&rest, '\n', &line)) {
		struct link_memory memory;
		if (str_starts(line, STR("#")) || !read_line(line, &memory))
			continue;
		cache->items = arena_grow(arena, cache->items, cache->count, sizeof *cache->items);
		cache->items[cache->count++] = memory;
	}
	links_cache_sort(cache);
	return true;
}

static void add_text(struct buf *out, struct str text)
{
	buf_add(out, text.len ? text : STR("-"));
	buf_add_char(out, '\t');
}

static void add_date(struct buf *out, struct date date)
{
	if (date.year)
		buf_add_format(out, "%04d-%02d-%02d\t", date.year, date.month, date.day);
	else
		add_text(out, STR(""));
}

static void add_nights(struct buf *out, const struct link_nights *nights)
{
	add_date(out, nights->since);
	buf_add_format(out, "%ld\t", nights->count);
}

bool links_cache_write(const char *state, const struct links_cache *cache, struct report *report)
{
	struct buf text = {.ceiling = CACHE_MAX};
	const struct str path = str_format(report->arena, "%s/" FILE_NAME, state);
	buf_add_z(&text, FIRST_LINES);
	for (size_t i = 0; i < cache->count; i++) {
		const struct link_memory *memory = &cache->items[i];
		add_text(&text, memory->url);
		add_text(&text, memory->answer);
		add_date(&text, memory->asked);
		add_date(&text, memory->seen);
		add_nights(&text, &memory->dead);
		add_nights(&text, &memory->unsure);
		buf_add(&text, memory->moved.len ? memory->moved : STR("-"));
		buf_add_char(&text, '\n');
	}
	const bool written = state_file_write(state, path, &text, report);
	buf_free(&text);
	return written;
}

const struct link_memory *links_cache_find(const struct links_cache *cache, struct str url)
{
	const struct link_memory wanted = {.url = url};
	return cache->count ? bsearch(&wanted, cache->items, cache->count, sizeof *cache->items, by_url)
						: NULL;
}

/* --- nights ---------------------------------------------------------------------- */

bool link_is_due(const struct link_memory *memory, struct date today)
{
	const bool faulty = memory->dead.count || memory->unsure.count;
	const long age = date_to_days(today) - date_to_days(memory->asked);
	/* Asked on a day to come: the clock was wrong, then or now. */
	return !memory->asked.year || age < 0 || age >= (faulty ? FAULT_KEEPS_DAYS : ANSWER_KEEPS_DAYS);
}

static void add_night(struct link_nights *nights, struct date today)
{
	if (!nights->count)
		nights->since = today;
	nights->count++;
}

void link_remember(struct link_memory *memory, struct date today, enum link_verdict verdict,
	struct str answer, struct str moved)
{
	memory->asked = today;
	memory->answer = answer;
	memory->moved = moved;
	if (verdict == LINK_DEAD)
		add_night(&memory->dead, today);
	if (verdict == LINK_UNSURE)
		add_night(&memory->unsure, today);
	if (verdict == LINK_ANSWERS) {
		memory->seen = today;
		memory->dead = memory->unsure = (struct link_nights){0};
	}
}

bool link_is_dead(const struct link_memory *memory)
{
	return memory->dead.count >= NIGHTS_TO_TELL;
}

bool link_is_unsure(const struct link_memory *memory)
{
	return !link_is_dead(memory) && memory->unsure.count >= NIGHTS_TO_TELL;
}

bool link_is_long_dead(const struct link_memory *memory, struct date today)
{
	return link_is_dead(memory)
		&& date_to_days(today) - date_to_days(memory->dead.since) >= DAYS_TO_SHOW;
}
