/* Rendering: view, template, bytes; nothing is shared between pages. */
#include "site/render.h"

#include "base/file.h"
#include "base/limits.h"
#include "base/work.h"
#include "offer/picture_strip.h"
#include "site/api.h"
#include "site/calendar.h"
#include "site/feed.h"
#include "site/names.h"
#include "site/oembed.h"
#include "site/view.h"

#include <assert.h>
#include <errno.h>

struct rendering {
	const struct site *site;
	const struct page_templates *templates;
	struct publish *publish;
	struct arena arenas[JOBS_MAX];
	struct buf bufs[JOBS_MAX];
	int *faults; /* for each page: an errno value, EFBIG for one that grew too large */
};

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
	[PAGE_API_LIST] = api_write_list,
	[PAGE_API_OFFERS] = api_write_list,
	[PAGE_API_OFFER] = api_write_offer,
	[PAGE_API_TABLE] = api_write_table,
	[PAGE_API_FILE] = api_write_file,
	[PAGE_OEMBED] = oembed_write,
};

/* A picture's bytes go from disk to disk without its notes; the arena holds one at a time. */
static void copy_picture(struct rendering *rendering, size_t number, struct arena *arena)
{
	const struct page *page = rendering->site->plan->pages[number];
	struct str bytes = STR("");
	rendering->faults[number] = file_read(arena, page->file.ptr, PICTURE_MAX, &bytes);
	publish_file(
		rendering->publish, number, picture_strip(arena, picture_kind_of_bytes(bytes), bytes));
	arena_free(arena);
}

static void render_page(void *context, size_t number, int worker)
{
	struct rendering *rendering = context;
	const struct page *page = rendering->site->plan->pages[number];
	const struct template *template = rendering->templates->of[page->kind];
	struct arena *arena = &rendering->arenas[worker];
	struct buf *buf = &rendering->bufs[worker];
	if (page->kind == PAGE_PICTURE) {
		copy_picture(rendering, number, arena);
		return;
	}
	buf->ceiling =
		page->kind == PAGE_API_OFFERS || page->kind == PAGE_API_TABLE ? API_FILE_MAX : PAGE_MAX;
	buf_clear(buf);
	if (writers[page->kind]) {
		writers[page->kind](rendering->site, page, arena, buf);
	} else {
		const struct value *root = view_page(rendering->site, page, arena);
		assert(!CHECK_NAMES || names_fit(rendering->templates->names[page->kind], root));
		template_render(template, root, buf);
	}
	rendering->faults[number] = buf->overflowed ? EFBIG : 0;
	publish_file(rendering->publish, number, buf_str(buf));
	arena_reset(arena);
}

bool render_text(const struct site *site, const struct page_templates *templates,
	const struct page *page, struct buf *out)
{
	const struct template *template = templates->of[page->kind];
	struct arena arena = {0};
	buf_clear(out);
	if (!template || page->kind == PAGE_REDIRECT)
		return false;
	template_render(template, view_page(site, page, &arena), out);
	arena_free(&arena);
	return !out->overflowed;
}

bool render_site(const struct site *site, const struct page_templates *templates, int threads,
	struct publish *publish, struct report *report)
{
	const struct plan *plan = site->plan;
	struct rendering rendering = {.site = site, .templates = templates, .publish = publish};
	bool good = true;
	rendering.faults = arena_array(report->arena, plan->count, sizeof *rendering.faults);
	work_run(plan->count, threads, render_page, &rendering);
	for (size_t i = 0; i < plan->count; i++) {
		const struct page *page = plan->pages[i];
		if (!rendering.faults[i])
			continue;
		good = false;
		if (page->kind == PAGE_PICTURE)
			report_file(report, MACHINE_FAILED, page->file, rendering.faults[i]);
		else
			report_add(report, PAGE_TOO_LARGE, (struct span){0}, (struct details){.a = page->path});
	}
	for (int i = 0; i < JOBS_MAX; i++) {
		arena_free(&rendering.arenas[i]);
		buf_free(&rendering.bufs[i]);
	}
	return good;
}
