/* Lists of open data: what surrounds the records, and the records as they were
 * made once. A long list goes on in the file that »næste« names. */
#include "site/api_parts.h"
#include "site/plan_api.h"

void api_write_object(struct json_out *out, const char *name, const struct api_object *object,
	const struct api_source *source)
{
	json_open(out, name, '{');
	for (size_t i = 0; i < object->count; i++)
		object->members[i].write(out, object->members[i].name, source);
	json_close(out, '}');
}

struct str api_absolute(const struct api_source *source, struct str path)
{
	return str_join(source->arena, source->site->base_url, path);
}

/* --- who makes it, and on which terms it may be used ------------------------- */

void api_library_id(struct json_out *out, const char *name, const struct api_source *source)
{
	json_text(out, name, source->library->key);
}

void api_library_name(struct json_out *out, const char *name, const struct api_source *source)
{
	json_text(out, name, source->library->name);
}

void api_library_address(struct json_out *out, const char *name, const struct api_source *source)
{
	json_text(out, name, api_absolute(source, source->library->path));
}

static const struct api_member library_members[] = {
	{"id", API_TEXT, KINDS, api_library_id, NULL, NULL},
	{"navn", API_TEXT, KINDS, api_library_name, NULL, NULL},
	{"url", API_ADDRESS, KINDS, api_library_address, NULL, NULL},
};

const struct api_object api_library_named = {
	"afsender", library_members, sizeof library_members / sizeof library_members[0]};

static const struct given *licence_part(const struct api_source *source, struct str part)
{
	return given_part(record_get(&source->site->catalogue->site, ROLE_LICENCE), part);
}

static void licence_name(struct json_out *out, const char *name, const struct api_source *source)
{
	const struct given *given = licence_part(source, STR("navn"));
	json_text_or_null(out, name, given ? given->text : STR(""));
}

static void licence_address(struct json_out *out, const char *name, const struct api_source *source)
{
	const struct given *given = licence_part(source, STR("url"));
	json_text_or_null(out, name, given ? given->key : STR(""));
}

static const struct api_member licence_members[] = {
	{"navn", API_TEXT_OR_NULL, KINDS, licence_name, NULL, NULL},
	{"url", API_ADDRESS_OR_NULL, KINDS, licence_address, NULL, NULL},
};

const struct api_object api_licence = {
	"licens", licence_members, sizeof licence_members / sizeof licence_members[0]};

/* --- the list ------------------------------------------------------------------ */

void api_version(struct json_out *out, const char *name, const struct api_source *source)
{
	(void)source;
	json_text(out, name, STR(API_VERSION));
}

static void title(struct json_out *out, const char *name, const struct api_source *source)
{
	json_text(out, name, source->page->title);
}

static void address(struct json_out *out, const char *name, const struct api_source *source)
{
	json_text(out, name, api_absolute(source, source->page->parent));
}

void api_edition(struct json_out *out, const char *name, const struct api_source *source)
{
	json_text(out, name, source->site->trial ? STR("prøve") : STR("drift"));
}

void api_terms_of_use(struct json_out *out, const char *name, const struct api_source *source)
{
	api_write_object(out, name, &api_licence, source);
}

/* The newest of its offers: the day of the build would change every file every night. */
static void changed(struct json_out *out, const char *name, const struct api_source *source)
{
	struct date newest = {0};
	const struct listing *listing = source->page->section.lists[0];
	for (size_t i = 0; listing && i < listing->count; i++)
		if (date_cmp(listing->offers[i]->changed, newest) > 0)
			newest = listing->offers[i]->changed;
	json_text_or_null(out, name, newest.year ? date_iso(source->arena, newest) : STR(""));
}

static void count(struct json_out *out, const char *name, const struct api_source *source)
{
	json_number(out, name, (long)source->page->section.total);
}

static void next(struct json_out *out, const char *name, const struct api_source *source)
{
	const struct section *section = &source->page->section;
	const struct str first = source->page->target;
	if (section->number < section->pages)
		json_text(out, name,
			api_absolute(source, api_part_path(source->arena, first, section->number + 1)));
	else
		json_null(out, name);
}

static void records(struct json_out *out, const char *name, const struct api_source *source)
{
	const struct listing *listing = source->page->section.lists[0];
	json_open(out, name, '[');
	for (size_t i = 0; listing && i < listing->count; i++) {
		/* A line each, for those who look. */
		json_raw(out, NULL, STR("\n"));
		buf_add(out->buf, source->site->records[listing->offers[i]->index]);
	}
	json_close(out, ']');
}

const char *const api_editions[] = {"prøve", "drift", NULL};

#define LIST_MEMBERS(write, object)                                                                \
	{                                                                                              \
		API_FIRST_MEMBERS, {"titel", API_TEXT, KINDS, title, NULL, NULL},                          \
			{"url", API_ADDRESS, KINDS, address, NULL, NULL},                                      \
			{"opdateret", API_DAY_OR_NULL, KINDS, changed, NULL, NULL},                            \
			{"antal", API_COUNT, KINDS, count, NULL, NULL},                                        \
			{"næste", API_ADDRESS_OR_NULL, KINDS, next, NULL, NULL},                               \
		{                                                                                          \
			"tilbud", API_OBJECTS, KINDS, write, object, NULL                                      \
		}                                                                                          \
	}

static const struct api_member members[] = LIST_MEMBERS(records, &api_short);
static const struct api_member whole_members[] = LIST_MEMBERS(api_wholes, &api_whole);

const struct api_object api_list = {"liste", members, sizeof members / sizeof members[0]};
const struct api_object api_whole_list = {
	"liste", whole_members, sizeof whole_members / sizeof whole_members[0]};

static void write_list(
	const struct api_object *object, const struct api_source *source, struct buf *out)
{
	struct json_out json = {.buf = out, .compact = true};
	api_write_object(&json, NULL, object, source);
	buf_add_char(out, '\n');
}

void api_write_list(
	const struct site *site, const struct page *page, struct arena *arena, struct buf *out)
{
	const struct api_source source = {.site = site, .page = page, .arena = arena};
	write_list(page->kind == PAGE_API_OFFERS ? &api_whole_list : &api_list, &source, out);
}
