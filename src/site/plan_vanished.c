/* Pages that are no more: tombstones and the ledger that remembers them. */
#include "site/plan.h"

/* "tilbud/vejle/kildekritik/" → "tilbud/vejle/"; "" at the top. */
static struct str above(struct str path)
{
	size_t end = path.len ? path.len - 1 : 0;
	while (end > 0 && path.ptr[end - 1] != '/')
		end--;
	return str_slice(path, 0, end);
}

/* The nearest page above that is still there; for an offer its library's. */
static struct str living_parent(
	const struct plan *plan, const struct library *library, struct str path)
{
	if (library)
		return library->path;
	for (struct str up = above(path); up.len; up = above(up)) {
		const struct page *page = map_get(&plan->by_path, up);
		if (page && page->kind != PAGE_TOMBSTONE)
			return up;
	}
	return STR("");
}

/* The library of "tilbud/<key>/…", or NULL. */
static const struct library *library_of(const struct catalogue *catalogue, struct str path)
{
	struct str rest = path;
	struct str folder;
	struct str key;
	if (!str_cut(&rest, '/', &folder) || !str_eq(folder, STR("tilbud"))
		|| !str_cut(&rest, '/', &key))
		return NULL;
	return catalogue_library(catalogue, key);
}

static bool is_left_out(const struct catalogue *catalogue, struct str path)
{
	for (size_t i = 0; i < catalogue->left_out_count; i++)
		if (str_starts(path, catalogue->left_out[i].path))
			return true;
	return false;
}

/* Page 3 of a list that has become shorter is no loss: it leads to page 1. */
static struct str list_of(struct str path)
{
	const struct str before = above(path);
	struct str number = str_skip(path, before.len);
	long page;
	const bool numbered = str_ends(before, STR("/side/")) && str_take_number(&number, &page)
		&& str_eq(number, STR("/"));
	return numbered ? str_slice(before, 0, before.len - STR("side/").len) : STR("");
}

/* Those who have put the list on their page see its first part, or that it is gone. */
static void describe_embed(struct plan *plan, const struct catalogue *catalogue, struct page *page)
{
	const struct str own = page->path;
	const struct page *frame = map_get(&plan->by_path, list_of(own));
	const struct str list = embed_list_of(plan->arena, own);
	if (frame && frame->kind == PAGE_EMBED) {
		*page = *frame;
		page->path = own;
		return;
	}
	page->kind = PAGE_EMBED;
	page->vanished = true;
	page->parent = living_parent(plan, NULL, list);
	page->temporary = is_left_out(catalogue, list);
}

static void add_vanished(
	struct plan *plan, const struct catalogue *catalogue, const struct ledger_line *line)
{
	struct page *page = arena_new(plan->arena, struct page);
	const struct page *list = map_get(&plan->by_path, list_of(line->address));
	if (str_ends(line->address, STR(".ics")))
		return; /* see plan_add_data() */
	*page = (struct page){.kind = PAGE_TOMBSTONE, .path = line->address, .title = line->title};
	if (map_put(&plan->by_path, page->path, page))
		return;
	if (str_ends(page->path, STR(".json"))) { /* open data: a list of nothing */
		page->kind = PAGE_API_LIST;
		page->parent = STR("tilbud/");
		page->section = (struct section){.number = 1, .pages = 1};
	} else if (is_embed_path(page->path)) {
		describe_embed(plan, catalogue, page);
	} else if (list && list_of(line->address).len) {
		page->kind = PAGE_REDIRECT;
		page->target = list->path;
		page->title = list->title;
	} else {
		page->library = library_of(catalogue, page->path);
		page->parent = living_parent(plan, page->library, page->path);
		page->temporary = is_left_out(catalogue, page->path);
	}
	plan->pages = arena_grow(plan->arena, plan->pages, plan->count, sizeof *plan->pages);
	plan->pages[plan->count++] = page;
}

void plan_add_vanished(
	struct plan *plan, const struct catalogue *catalogue, const struct ledger *vanished)
{
	for (size_t i = 0; i < vanished->count; i++)
		add_vanished(plan, catalogue, &vanished->lines[i]);
}

static bool has_lasting_address(const struct page *page)
{
	const bool folder = page->path.len == 0 || str_ends(page->path, STR("/"));
	/* A list's feeds stay with its tombstone; an offer may live on without dates. */
	const bool own_dates = page->kind == PAGE_CALENDAR && str_starts(page->path, STR("tilbud/"));
	return (folder || own_dates || page->kind == PAGE_API_LIST || page->kind == PAGE_API_OFFERS)
		&& !(page->offer && page->offer->status == STATUS_DRAFT);
}

struct ledger plan_addresses(struct arena *arena, const struct plan *plan)
{
	struct ledger ledger = {.lines = arena_array(arena, plan->count, sizeof *ledger.lines)};
	for (size_t i = 0; i < plan->count; i++)
		if (has_lasting_address(plan->pages[i]) && plan->pages[i]->path.len)
			ledger.lines[ledger.count++] =
				(struct ledger_line){plan->pages[i]->path, plan->pages[i]->title};
	ledger_sort(&ledger);
	return ledger;
}

bool page_is_lasting(const struct page *page)
{
	return page->kind < PAGE_TOMBSTONE && !(page->entry && page->entry->ended)
		&& !(page->offer && page->offer->status == STATUS_DRAFT);
}

struct str page_file(struct arena *arena, const struct page *page)
{
	const bool folder = page->path.len == 0 || str_ends(page->path, STR("/"));
	return folder ? str_join(arena, page->path, STR("index.html")) : page->path;
}
