/* Asks each address of the content once and weighs the answers. People hate a
 * checker that cries wolf: so HEAD is asked first and GET when that is refused;
 * only 404, 410 and an unknown host mean dead; and nothing is called dead before
 * three nights in a row. Who the addresses belong to is the line's to know. */
#include "harvest/links.h"

#include "base/map.h"

#include <stdlib.h>

enum { CONTROLS = 3, SILENT_ENOUGH = 5, FORGET_DAYS = 30, BODY_MAX_BYTES = 256 * 1024, TRIES = 4 };

struct asking {
	struct arena *arena;
	const struct links_settings *settings;
	struct fetch *fetch;
	struct links_cache cache; /* one for each address, and those lately gone; not sorted yet */
	struct map by_url;        /* key → its memory in the cache */
	size_t asked, done, answers;
};

/* --- one answer -------------------------------------------------------------------- */

static struct str answer_of(struct arena *arena, const struct fetch_result *result)
{
	static const char *const words[FETCH_VERDICTS] = {[FETCH_TIMEOUT] = "svarer ikke i tide",
		[FETCH_TOO_SLOW] = "svarer for langsomt",
		[FETCH_HEADERS] = "svarer uden ende",
		[FETCH_UNRESOLVED] = "værten findes ikke",
		[FETCH_UNREACHABLE] = "tager ikke imod forbindelser",
		[FETCH_PRIVATE_ADDRESS] = "ligger i et indre netværk",
		[FETCH_PROTOCOL] = "sender videre til noget, der ikke er en webside",
		[FETCH_BAD_ADDRESS] = "adressen giver ikke mening",
		[FETCH_REDIRECTS] = "sender videre i ring",
		[FETCH_TLS_EXPIRED] = "certifikatet er udløbet",
		[FETCH_TLS_NAME] = "certifikatet er til en anden vært",
		[FETCH_TLS_UNTRUSTED] = "certifikatet er ikke udstedt af nogen, vi kender",
		[FETCH_TLS] = "har ingen sikker forbindelse",
		[FETCH_CUT_SHORT] = "afbryder midt i svaret",
		[FETCH_ENCODING] = "pakker sit svar forkert",
		[FETCH_NOT_HTTP] = "svarer noget, der ikke er HTTP"};
	const char *found = words[result->verdict];
	return found && !(result->verdict == FETCH_TOO_SLOW && result->status)
		? str_from(found)
		: str_format(arena, "svarer %ld", result->status);
}

static enum link_verdict verdict_of(const struct fetch_result *result)
{
	enum { RANGE_REFUSED = 416, NOT_FOUND = 404, GONE = 410 };
	switch (result->verdict) {
	case FETCH_OK:
	case FETCH_NOT_MODIFIED:
	case FETCH_TOO_LARGE: return LINK_ANSWERS;
	case FETCH_UNRESOLVED: return LINK_DEAD;
	case FETCH_STATUS:
		if (result->status == NOT_FOUND || result->status == GONE)
			return LINK_DEAD;
		return result->status == RANGE_REFUSED ? LINK_ANSWERS : LINK_UNSURE;
	default: return LINK_UNSURE;
	}
}

/* Some servers refuse HEAD, answer it wrongly or not at all. */
static bool may_be_head(const struct fetch_result *result)
{
	switch (result->verdict) {
	case FETCH_STATUS:
	case FETCH_TIMEOUT:
	case FETCH_TOO_SLOW:
	case FETCH_UNREACHABLE:
	case FETCH_REDIRECTS:
	case FETCH_CUT_SHORT:
	case FETCH_ENCODING:
	case FETCH_NOT_HTTP: return true;
	default: return false;
	}
}

/* An address from a server, before we repeat it. */
static bool is_plain_address(struct str url)
{
	enum { LONGEST = 2000 };
	bool good =
		url.len <= LONGEST && (str_starts(url, STR("https://")) || str_starts(url, STR("http://")));
	for (size_t i = 0; good && i < url.len; i++)
		good = url.ptr[i] > ' ' && url.ptr[i] < 127 && !strchr("<>\"`\\", url.ptr[i]);
	return good;
}

/* As a browser asks: letters outside ASCII by their bytes. The host is left as
 * it is; it has an encoding of its own. */
static struct str encoded(struct arena *arena, struct str url)
{
	const ptrdiff_t host = str_find(url, STR("//"), 0);
	ptrdiff_t path = host < 0 ? 0 : str_find(url, STR("/"), (size_t)host + 2);
	struct str out = url;
	if (path < 0)
		return url;
	for (size_t i = (size_t)path; i < url.len; i++) {
		if ((unsigned char)url.ptr[i] < 128)
			continue;
		out = str_slice(url, 0, i);
		for (; i < url.len; i++)
			out = (unsigned char)url.ptr[i] < 128
				? str_join(arena, out, str_slice(url, i, i + 1))
				: str_format(arena, "%.*s%%%02X", STR_ARGS(out), (unsigned char)url.ptr[i]);
	}
	return out;
}

/* --- asking ------------------------------------------------------------------------ */

static void ask(struct asking *asking, struct link_memory *memory, enum fetch_method method)
{
	const struct fetch_request request = {.url = encoded(asking->arena, memory->url),
		.method = method,
		.http = true,
		.range = method == FETCH_GET,
		.body_max = BODY_MAX_BYTES,
		.tries = method == FETCH_GET ? TRIES : 1,
		.context = memory};
	fetch_add(asking->fetch, &request);
}

static void take_answer(
	void *context, const struct fetch_request *request, const struct fetch_result *result)
{
	struct asking *asking = context;
	const struct links_settings *settings = asking->settings;
	struct link_memory *memory = request->context;
	asking->answers += result->status != 0;
	if (request->method == FETCH_HEAD && may_be_head(result)) {
		ask(asking, memory, FETCH_GET);
		return;
	}
	const struct str moved = is_plain_address(result->moved) ? result->moved : STR("");
	link_remember(memory, settings->today, verdict_of(result), answer_of(asking->arena, result),
		str_copy(asking->arena, moved));
	asking->done++;
	if (settings->progress)
		settings->progress(settings->progress_context, asking->done, asking->asked);
}

static void ask_first(struct asking *asking, struct link_memory *memory)
{
	asking->asked++;
	ask(asking, memory, FETCH_HEAD);
}

/* Nobody answered: those who did lately are asked too. When they are silent as
 * well, or there are none and many were asked, it is our own network. */
static bool network_is_there(struct asking *asking)
{
	const size_t due = asking->asked;
	size_t controls = 0;
	if (asking->answers || !due)
		return true;
	for (size_t i = 0; i < asking->cache.count && controls < CONTROLS; i++) {
		struct link_memory *memory = &asking->cache.items[i];
		const bool good = memory->seen.year && !memory->dead.count && !memory->unsure.count;
		if (!good || date_cmp(memory->asked, asking->settings->today) == 0)
			continue;
		ask_first(asking, memory);
		controls++;
	}
	fetch_run(asking->fetch);
	return asking->answers || (!controls && due < SILENT_ENOUGH);
}

/* --- the memory ---------------------------------------------------------------------- */

static struct link_memory *memory_of(const struct asking *asking, struct str url)
{
	return map_get(&asking->by_url, str_before(url, '#'));
}

/* Room for all that is remembered and all that may be new: none moves again. */
static void make_room(struct asking *asking, size_t more)
{
	struct links_cache *cache = &asking->cache;
	struct link_memory *items =
		arena_array(asking->arena, cache->count + more, sizeof *cache->items);
	for (size_t i = 0; i < cache->count; i++) {
		items[i] = cache->items[i];
		map_put(&asking->by_url, items[i].url, &items[i]);
	}
	cache->items = items;
}

/* Asks for each address once, if it is time. How many there are. */
static size_t ask_all(struct asking *asking, struct link_uses uses)
{
	struct links_cache *cache = &asking->cache;
	struct map met = {.arena = asking->arena};
	make_room(asking, uses.count);
	for (size_t i = 0; i < uses.count; i++) {
		struct link_memory *memory = memory_of(asking, uses.items[i].url);
		if (!memory) {
			memory = &cache->items[cache->count++];
			memory->url = str_before(uses.items[i].url, '#');
			map_put(&asking->by_url, memory->url, memory);
		}
		if (!map_put(&met, memory->url, memory) && link_is_due(memory, asking->settings->today))
			ask_first(asking, memory);
	}
	return met.count;
}

/* Addresses that left the content are kept for a while: they may come back. */
static bool keep_memory(struct asking *asking, struct report *report)
{
	struct links_cache *cache = &asking->cache;
	const long today = date_to_days(asking->settings->today);
	size_t kept = 0;
	for (size_t i = 0; i < cache->count; i++)
		if (today - date_to_days(cache->items[i].asked) <= FORGET_DAYS)
			cache->items[kept++] = cache->items[i];
	cache->count = kept;
	links_cache_sort(cache);
	return links_cache_write(asking->settings->state, cache, report);
}

/* --- telling --------------------------------------------------------------------------- */

static void tell_moved(
	const struct link_use *use, const struct link_memory *memory, struct report *report)
{
	const struct str fragment = str_skip(use->url, memory->url.len);
	struct details details = {.a = use->url, .b = memory->moved};
	if (!use->made)
		details.suggestion = str_join(report->arena, memory->moved, fragment);
	report_add(report, LINK_MOVED, use->span, details);
}

static void tell(
	const struct link_use *use, const struct link_memory *memory, struct report *report)
{
	struct details details = {.a = use->url, .b = memory->answer};
	if (link_is_dead(memory)) {
		details.b = date_iso(report->arena, memory->dead.since);
		details.c = memory->answer;
		report_add(report, LINK_GONE, use->span, details);
	} else if (link_is_unsure(memory)) {
		report_add(report, LINK_UNCERTAIN, use->span, details);
	} else if (memory->dead.count && !memory->seen.year) {
		report_add(report, LINK_NEVER, use->span, details);
	} else if (memory->moved.len && !memory->unsure.count) {
		tell_moved(use, memory, report);
	}
}

static void count(struct links_tally *tally, const struct link_memory *memory)
{
	const bool silent = memory->dead.count || memory->unsure.count;
	tally->dead += link_is_dead(memory);
	tally->unsure += link_is_unsure(memory);
	tally->answering += !silent;
	tally->waiting += silent && !link_is_dead(memory) && !link_is_unsure(memory);
	tally->moved += !silent && memory->moved.len;
}

bool links_check(struct arena *arena, struct link_uses uses, const struct links_settings *settings,
	struct report *report, struct links_tally *tally)
{
	struct asking asking = {.arena = arena, .settings = settings, .by_url = {.arena = arena}};
	*tally = (struct links_tally){0};
	if (!links_cache_read(arena, settings->state, report, &asking.cache))
		return false;
	asking.fetch = fetch_new(&settings->fetch, take_answer, &asking);
	tally->addresses = ask_all(&asking, uses);
	fetch_run(asking.fetch);
	const bool there = network_is_there(&asking);
	tally->asked = asking.asked;
	fetch_free(asking.fetch);
	if (!there) {
		report_add(report, NETWORK_MISSING, (struct span){0},
			(struct details){.a = str_format(arena, "%zu", asking.asked)});
		return false;
	}
	struct map told = {.arena = arena};
	for (size_t i = 0; i < uses.count; i++) {
		struct link_memory *memory = memory_of(&asking, uses.items[i].url);
		tell(&uses.items[i], memory, report);
		if (!map_put(&told, memory->url, memory))
			count(tally, memory);
	}
	return keep_memory(&asking, report);
}
