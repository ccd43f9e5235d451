/* Whole records: an offer with all that its page tells, and what is left of one
 * that is gone. */
#include "site/api_parts.h"
#include "site/plan_api.h"

static void fields(struct json_out *out, const char *name, const struct api_source *source)
{
	api_write_fields(out, name, &source->offer->record, source);
}

static const struct api_member whole_members[] = {
	{"felter", API_FIELDS, KIND_OFFER, fields, NULL, NULL},
};

/* Beside these, all of the short record. */
const struct api_object api_whole = {"helt", whole_members, 1};

/* A whole record begins as the short one does, which is made already. */
static void write_whole(struct buf *out, const struct api_source *source)
{
	const struct str record = source->site->records[source->offer->index];
	struct json_out json = {.buf = out, .compact = true, .begun = true};
	buf_add(out, str_slice(record, 0, record.len - 1));
	api_whole.members[0].write(&json, api_whole.members[0].name, source);
	buf_add_char(out, '}');
}

void api_wholes(struct json_out *out, const char *name, const struct api_source *source)
{
	const struct listing *listing = source->page->section.lists[0];
	json_open(out, name, '[');
	for (size_t i = 0; i < listing->count; i++) {
		struct arena scratch = {0};
		struct api_source inside = *source;
		inside.offer = listing->offers[i];
		inside.arena = &scratch;
		json_raw(out, NULL, STR("\n"));
		write_whole(out->buf, &inside);
		arena_free(&scratch);
	}
	json_close(out, ']');
}

/* --- one that is gone ------------------------------------------------------------- */

/* "tilbud/vejle/kildekritik/" → "vejle/kildekritik" */
static void gone_id(struct json_out *out, const char *name, const struct api_source *source)
{
	const struct str path = source->page->parent;
	json_text(out, name, str_slice(path, STR("tilbud/").len, path.len - 1));
}

static void gone_title(struct json_out *out, const char *name, const struct api_source *source)
{
	json_text(out, name, source->page->title);
}

static void gone_address(struct json_out *out, const char *name, const struct api_source *source)
{
	json_text(out, name, api_absolute(source, source->page->parent));
}

static void gone_library(struct json_out *out, const char *name, const struct api_source *source)
{
	struct api_source inside = *source;
	inside.library = source->page->library;
	if (inside.library)
		api_write_object(out, name, &api_library_named, &inside);
	else
		json_null(out, name);
}

static void gone_status(struct json_out *out, const char *name, const struct api_source *source)
{
	json_text(out, name, source->page->temporary ? STR("utilgængelig") : STR("udgået"));
}

static const char *const states[] = {"udgået", "utilgængelig", NULL};

static const struct api_member gone_members[] = {
	{"id", API_TEXT, KINDS, gone_id, NULL, NULL},
	{"titel", API_TEXT, KINDS, gone_title, NULL, NULL},
	{"url", API_ADDRESS, KINDS, gone_address, NULL, NULL},
	{"bibliotek", API_OBJECT_OR_NULL, KINDS, gone_library, &api_library_named, NULL},
	{"status", API_TEXT, KINDS, gone_status, NULL, states},
};

const struct api_object api_gone = {
	"udgaaet", gone_members, sizeof gone_members / sizeof gone_members[0]};

void api_write_offer(
	const struct site *site, const struct page *page, struct arena *arena, struct buf *out)
{
	const struct api_source source = {
		.site = site, .page = page, .offer = page->offer, .arena = arena};
	struct json_out json = {.buf = out, .compact = true};
	if (page->offer)
		write_whole(out, &source);
	else
		api_write_object(&json, NULL, &api_gone, &source);
	buf_add_char(out, '\n');
}
