/* Fragments: between the plan and the pages. One job for each offer; each worker
 * keeps what it made in an arena of its own. */
#include "site/fragments.h"

#include "base/work.h"
#include "site/names.h"
#include "site/page_templates.h"
#include "site/view.h"

#include <assert.h>

/* What stands on more than a few pages. */
static const bool is_kept[FRAGMENT_KINDS] = {[FRAGMENT_CARD] = true};

struct making {
	const struct site *site;
	struct fragments *fragments;
	struct arena values[JOBS_MAX]; /* of one offer */
	struct buf bufs[JOBS_MAX];
};

static void render(const struct page_templates *templates, enum fragment_kind kind,
	const struct value *root, struct buf *out)
{
	assert(!CHECK_NAMES || names_fit(templates->fragment_names[kind], root));
	out->ceiling = PAGE_MAX;
	buf_clear(out);
	template_render(templates->fragments[kind], root, out);
}

static void make_offer(void *context, size_t number, int worker)
{
	struct making *making = context;
	struct fragments *fragments = making->fragments;
	struct buf *buf = &making->bufs[worker];
	const struct offer *offer = making->site->index->listed.offers[number];
	const struct value *root = view_fragment(making->site, offer, &making->values[worker]);
	for (int kind = 0; kind < FRAGMENT_KINDS; kind++) {
		if (!fragments->kept[kind])
			continue;
		render(fragments->templates, (enum fragment_kind)kind, root, buf);
		fragments->kept[kind][offer->index] = str_copy(&fragments->arenas[worker], buf_str(buf));
	}
	arena_reset(&making->values[worker]);
}

void fragments_make(const struct site *site, const struct page_templates *templates, int threads,
	struct fragments *fragments)
{
	struct making making = {.site = site, .fragments = fragments};
	*fragments = (struct fragments){.templates = templates};
	for (int kind = 0; kind < FRAGMENT_KINDS; kind++)
		if (is_kept[kind])
			fragments->kept[kind] = arena_array(
				&fragments->arenas[0], site->catalogue->offer_count, sizeof(struct str));
	work_run(site->index->listed.count, threads, make_offer, &making);
	for (int i = 0; i < JOBS_MAX; i++) {
		arena_free(&making.values[i]);
		buf_free(&making.bufs[i]);
	}
}

struct str fragment_of(const struct site *site, enum fragment_kind kind, const struct offer *offer,
	struct arena *arena)
{
	const struct fragments *fragments = site->fragments;
	if (fragments->kept[kind])
		return fragments->kept[kind][offer->index];
	struct buf buf = {0};
	render(fragments->templates, kind, view_fragment(site, offer, arena), &buf);
	const struct str fragment = str_copy(arena, buf_str(&buf));
	buf_free(&buf);
	return fragment;
}

void fragments_free(struct fragments *fragments)
{
	for (int i = 0; i < JOBS_MAX; i++)
		arena_free(&fragments->arenas[i]);
}
