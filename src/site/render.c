/* Rendering: view, template, bytes; nothing is shared between pages. */
#include "site/render.h"

#include "base/limits.h"
#include "base/work.h"
#include "site/calendar.h"
#include "site/feed.h"
#include "site/names.h"
#include "site/view.h"

#include <assert.h>

struct rendering {
	const struct site *site;
	const struct page_templates *templates;
	struct publish *publish;
	struct arena arenas[JOBS_MAX];
	struct buf bufs[JOBS_MAX];
	bool *too_large; /* for each page */
};

#if defined(__SANITIZE_ADDRESS__)
enum { CHECK_NAMES = 1 }; /* every page of every test keeps its contract */
#else
enum { CHECK_NAMES = 0 };
#endif

/* A page without a template writes its bytes itself. */
typedef void page_writer(
	const struct site *site, const struct page *page, struct arena *arena, struct buf *out);

static void write_asset(
	const struct site *site, const struct page *page, struct arena *arena, struct buf *out)
{
	(void)site;
	(void)arena;
	buf_add(out, page->asset->text);
}

static page_writer *const writers[PAGE_KINDS] = {
	[PAGE_ASSET] = write_asset,
	[PAGE_JSON_FEED] = feed_write_json,
	[PAGE_CALENDAR] = calendar_write,
};

static void render_page(void *context, size_t number, int worker)
{
	struct rendering *rendering = context;
	const struct page *page = rendering->site->plan->pages[number];
	const struct template *template = rendering->templates->of[page->kind];
	struct arena *arena = &rendering->arenas[worker];
	struct buf *buf = &rendering->bufs[worker];
	buf->ceiling = PAGE_MAX;
	buf_clear(buf);
	if (writers[page->kind]) {
		writers[page->kind](rendering->site, page, arena, buf);
	} else {
		const struct value *root = view_page(rendering->site, page, arena);
		assert(!CHECK_NAMES || names_fit(rendering->templates->names[page->kind], root));
		template_render(template, root, buf);
	}
	rendering->too_large[number] = buf->overflowed;
	publish_file(rendering->publish, number, buf_str(buf));
	arena_reset(arena);
}

bool render_site(const struct site *site, const struct page_templates *templates, int threads,
	struct publish *publish, struct report *report)
{
	const struct plan *plan = site->plan;
	struct rendering rendering = {.site = site, .templates = templates, .publish = publish};
	bool good = true;
	rendering.too_large = arena_array(report->arena, plan->count, sizeof *rendering.too_large);
	work_run(plan->count, threads, render_page, &rendering);
	for (size_t i = 0; i < plan->count; i++) {
		if (!rendering.too_large[i])
			continue;
		report_add(
			report, PAGE_TOO_LARGE, (struct span){0}, (struct details){.a = plan->pages[i]->path});
		good = false;
	}
	for (int i = 0; i < JOBS_MAX; i++) {
		arena_free(&rendering.arenas[i]);
		buf_free(&rendering.bufs[i]);
	}
	return good;
}
