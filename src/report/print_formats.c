/* What the formats of findings share: places, order, words. */
#include "report/print_formats.h"

#include "base/json_text.h"
#include "base/map.h"

/* "./content/a.md" is content/a.md to those who compare paths. */
static struct str without_dot(struct str path)
{
	while (str_starts(path, STR("./")))
		path = str_skip(path, 2);
	return path;
}

struct str print_path(struct span span)
{
	return span.source ? without_dot(span.source->path) : STR("");
}

struct print_place print_place(struct span span)
{
	struct print_place place = {.path = print_path(span)};
	if (span.source && source_has_text(span.source)) {
		place.start = source_position(span.source, span.start);
		place.end = source_position(span.source, span.end);
	}
	return place;
}

void print_add_place(struct buf *out, struct span span)
{
	const struct print_place place = print_place(span);
	buf_add(out, place.path);
	if (place.start.line)
		buf_add_format(out, ":%zu:%zu", place.start.line, place.start.column);
}

const char *print_level_name(enum level level)
{
	static const char *const names[LEVELS] = {"error", "warning", "note"};
	return names[level];
}

void print_member(struct buf *out, const char *name, struct str text)
{
	buf_add_format(out, "\"%s\":", name);
	json_text_write(out, text);
}

struct print_order print_order(
	struct arena *arena, const struct report *report, const struct print_settings *settings)
{
	struct print_order order = {arena_array(arena, report->count, sizeof *order.items), 0};
	struct map first = {.arena = arena};
	for (size_t i = 0; i < settings->first_count; i++)
		map_put(&first, without_dot(settings->first[i]), &first);
	for (int turn = 0; turn < 2; turn++)
		for (size_t i = 0; i < report->count; i++) {
			const struct finding *finding = &report->findings[i];
			const bool early = map_get(&first, print_path(finding->span)) != NULL;
			if (finding->level <= settings->least && early == (turn == 0))
				order.items[order.count++] = finding;
		}
	return order;
}
