/* Single values of a CMS's answer: what others wrote becomes lines and times one
 * can use. Nothing here is trusted: markup goes, mail addresses go, lengths are
 * cut. */
#include "harvest/events_value.h"

#include "base/danish.h"
#include "base/utf8.h"
#include "format/html_text.h"

enum { ITEMS_MAX = 50, ITEM_CHARACTERS = 120, URL_MAX = 2000, MINUTES_A_DAY = 24 * 60 };

/* --- texts -------------------------------------------------------------------- */

static bool is_mail_character(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
		|| ((unsigned char)c >= 0x80) || memchr("._%+-", c, 5);
}

/* Persons stand in texts with their mail. Which ones are persons' nobody can tell
 * for sure, so none is kept: "…" stands in its place. */
static struct str without_mail(struct arena *arena, struct str text)
{
	const struct str gone = STR("…");
	char *kept = arena_array(arena, text.len, 1);
	size_t len = 0;
	for (size_t at = 0; at < text.len; at++) {
		size_t end = at + 1;
		while (text.ptr[at] == '@' && end < text.len && is_mail_character(text.ptr[end]))
			end++;
		size_t start = len;
		while (end > at + 1 && start > 0 && is_mail_character(kept[start - 1]))
			start--;
		if (start == len) {
			kept[len++] = text.ptr[at];
			continue;
		}
		memcpy(kept + start, gone.ptr, gone.len);
		len = start + gone.len;
		at = end - 1;
	}
	return (struct str){kept, len};
}

static struct str one_line(struct arena *arena, struct str text)
{
	char *line = str_z(arena, text);
	for (size_t i = 0; i < text.len; i++)
		if (line[i] == '\n')
			line[i] = ' ';
	return (struct str){line, text.len};
}

static struct str line_of(struct arena *arena, struct str text, size_t most)
{
	const struct str line = one_line(arena, without_mail(arena, html_text(arena, text)));
	const struct str cut = utf8_first(line, most);
	return cut.len < line.len ? str_join(arena, str_trim(cut), STR("…")) : line;
}

struct str cms_line(struct arena *arena, const struct value *map, struct str name, size_t most)
{
	return line_of(arena, value_str(value_get(map, name)), most);
}

struct strs cms_lines(struct arena *arena, const struct value *map, struct str name)
{
	struct strs lines = {0};
	const struct value *list = value_get(map, name);
	if (!list || list->kind != VALUE_LIST)
		return lines;
	lines.items = arena_array(arena, ITEMS_MAX, sizeof *lines.items);
	for (size_t i = 0; i < list->count && lines.count < ITEMS_MAX; i++) {
		const struct str line = line_of(arena, value_str(list->items[i]), ITEM_CHARACTERS);
		if (line.len)
			lines.items[lines.count++] = line;
	}
	return lines;
}

struct str cms_text(struct arena *arena, const struct value *map, struct str name)
{
	return without_mail(arena, html_text(arena, value_str(value_get(map, name))));
}

struct str cms_url(const struct value *map, struct str name)
{
	const struct str url = str_trim(value_str(value_get(map, name)));
	const bool web = str_starts(url, STR("https://")) || str_starts(url, STR("http://"));
	for (size_t i = 0; i < url.len; i++)
		if ((unsigned char)url.ptr[i] <= ' ' || memchr("\"<>\\^`{|}", url.ptr[i], 9))
			return STR("");
	return web && url.len <= URL_MAX && str_find(url, STR("@"), 0) < 0 ? url : STR("");
}

struct str cms_uuid(struct arena *arena, const struct value *map, struct str name)
{
	const struct str uuid = danish_lower(arena, str_trim(value_str(value_get(map, name))));
	if (uuid.len != STR("a7e00599-ec4e-4d57-80af-e5b34c115241").len)
		return STR("");
	for (size_t i = 0; i < uuid.len; i++) {
		const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
		if (dash ? uuid.ptr[i] != '-' : !memchr("0123456789abcdef", uuid.ptr[i], 16))
			return STR("");
	}
	return uuid;
}

/* --- times -------------------------------------------------------------------- */

/* Two digits and, before them, `mark`, taken off the front; -1 when not there. */
static int take_two(struct str *rest, char mark)
{
	if (rest->len < 3 || rest->ptr[0] != mark || rest->ptr[1] < '0' || rest->ptr[1] > '9'
		|| rest->ptr[2] < '0' || rest->ptr[2] > '9')
		return -1;
	const int number = 10 * (rest->ptr[1] - '0') + rest->ptr[2] - '0';
	*rest = str_skip(*rest, 3);
	return number;
}

int cms_clock(struct str text)
{
	struct arena scratch = {0};
	struct str rest = str_join(&scratch, STR("T"), str_trim(text));
	const int hour = take_two(&rest, 'T');
	const int minute = take_two(&rest, ':');
	const int clock =
		hour >= 0 && hour <= 24 && minute >= 0 && minute < 60 ? 60 * hour + minute : -1;
	arena_free(&scratch);
	return clock <= MINUTES_A_DAY ? clock : -1;
}

/* "Z", "+01:00", "-0500": minutes ahead of UTC; false for anything else. */
static bool parse_offset(struct str rest, int *ahead)
{
	*ahead = 0;
	if (rest.len == 0 || str_eq(rest, STR("Z")))
		return true;
	const int sign = rest.ptr[0] == '-' ? -1 : 1;
	const int hours = take_two(&rest, sign < 0 ? '-' : '+');
	const char digits[] = {':', rest.len > 0 ? rest.ptr[0] : '0', rest.len > 1 ? rest.ptr[1] : '0'};
	struct str bare = {digits, sizeof digits};
	const int minutes = take_two(rest.len == 2 ? &bare : &rest, ':');
	*ahead = sign * (60 * hours + minutes);
	return hours >= 0 && hours < 24 && minutes >= 0 && minutes < 60;
}

/* The hour's own offset decides; the two hours a year that come twice or never are
 * at night. */
static struct moment in_denmark(struct date day, int minute, int ahead)
{
	const long utc = date_to_days(day) * MINUTES_A_DAY + minute - ahead;
	const long winter = utc + 60;
	const struct date winter_day = date_from_days(winter / MINUTES_A_DAY);
	const long hours = date_hours_ahead(winter_day, (int)(winter % MINUTES_A_DAY / 60));
	const long here = utc + 60 * hours;
	return (struct moment){
		.day = date_from_days(here / MINUTES_A_DAY), .minute = (int)(here % MINUTES_A_DAY)};
}

struct str cms_uuid_of(struct arena *arena, struct str name)
{
	const unsigned long long first = str_hash(name);
	const unsigned long long second = str_hash(str_join(arena, name, STR("#")));
	return str_format(arena, "%08x-%04x-%04x-%04x-%012llx", (unsigned)(first >> 32),
		(unsigned)(first >> 16) & 0xFFFF, (unsigned)first & 0xFFFF, (unsigned)(second >> 48),
		second & 0xFFFFFFFFFFFFU);
}

bool cms_moment(struct str text, struct moment *moment)
{
	struct date day;
	struct str rest = str_skip(str_trim(text), 10);
	*moment = (struct moment){.minute = -1};
	if (!date_parse(str_slice(str_trim(text), 0, 10), &day, NULL) || day.year < 1970)
		return false;
	moment->day = day;
	if (rest.len == 0)
		return true;
	const int hour = take_two(&rest, rest.ptr[0] == ' ' ? ' ' : 'T');
	const int minute = take_two(&rest, ':');
	const int second = take_two(&rest, ':');
	if (rest.len && rest.ptr[0] == '.')
		while (rest.len && memchr(".0123456789", rest.ptr[0], 11))
			rest = str_skip(rest, 1);
	int ahead;
	if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0
		|| !parse_offset(rest, &ahead))
		return false;
	*moment = in_denmark(day, 60 * hour + minute, ahead);
	return moment->day.year != 0;
}
