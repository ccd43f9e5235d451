/* Frames: the beginning of each list once more, as a page to stand inside another
 * site's; nobody turns to page 20 there, and every frame leads on to the list. Their
 * addresses are in the ledger as all others: what others have put on their pages
 * must go on saying something. */
#include "site/plan_parts.h"

#include "base/limits.h"

#define FOLDER "embed/"
#define ALL "alle/"

static bool is_list(const struct page *page)
{
	switch (page->kind) {
	case PAGE_OFFERS:
	case PAGE_LIBRARY:
	case PAGE_MUNICIPALITY:
	case PAGE_SUBJECT:
	case PAGE_GRADE:
	case PAGE_TOPIC:
	case PAGE_FORM:
	case PAGE_CHOICE:
	case PAGE_THEME: return true;
	default: return false;
	}
}

struct str embed_path_of(struct arena *arena, struct str list)
{
	const struct str all = STR("tilbud/");
	if (str_starts(list, all))
		return str_join(arena, STR(FOLDER ALL), str_skip(list, all.len));
	return str_join(arena, STR(FOLDER), list);
}

bool is_embed_path(struct str path)
{
	return str_starts(path, STR(FOLDER));
}

struct str embed_list_of(struct arena *arena, struct str path)
{
	path = str_skip(path, STR(FOLDER).len);
	if (str_starts(path, STR(ALL)))
		return str_join(arena, STR("tilbud/"), str_skip(path, STR(ALL).len));
	return path;
}

void plan_add_embeds(struct plan *plan)
{
	const size_t count = plan->count;
	for (size_t i = 0; i < count; i++) {
		const struct page *list = plan->pages[i];
		if (!is_list(list) || list->section.number > FRAME_PAGES)
			continue;
		const struct str path = embed_path_of(plan->arena, list->path);
		struct page *page = plan_add(plan, PAGE_EMBED, path, list->title);
		if (!page)
			continue;
		*page = *list;
		page->kind = PAGE_EMBED;
		page->path = path;
		page->parent = list->path;
		if (page->section.pages > FRAME_PAGES)
			page->section.pages = FRAME_PAGES;
	}
}
