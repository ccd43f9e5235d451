/* Is the picture there, and is it what its name says? Endings lie, and an SVG
 * file can run script in the reader's browser. */
#include "base/danish.h"
#include "base/file.h"
#include "base/limits.h"
#include "offer/content.h"
#include "offer/quality.h"

#include <errno.h>
#include <string.h>

struct picture_kind {
	const char *name;
	const char *endings[3];
	struct str magic; /* at the file's start; empty: SVG, which is text */
	struct str later; /* at byte 8, or empty */
};

static const struct picture_kind kinds[] = {
	{"jpg", {".jpg", ".jpeg"}, {"\xFF\xD8\xFF", 3}, {"", 0}},
	{"png", {".png"}, {"\x89PNG\r\n\x1A\n", 8}, {"", 0}},
	{"webp", {".webp"}, {"RIFF", 4}, {"WEBP", 4}},
	{"gif", {".gif"}, {"GIF8", 4}, {"", 0}},
	{"svg", {".svg"}, {"", 0}, {"", 0}},
};
enum { KIND_COUNT = sizeof kinds / sizeof kinds[0] };

static const struct picture_kind *kind_of_name(struct str name)
{
	for (size_t i = 0; i < KIND_COUNT; i++)
		for (size_t k = 0; kinds[i].endings[k]; k++)
			if (str_ends(name, str_from(kinds[i].endings[k])))
				return &kinds[i];
	return NULL;
}

static const struct picture_kind *kind_of_bytes(struct str bytes)
{
	const struct picture_kind *svg = &kinds[KIND_COUNT - 1];
	for (size_t i = 0; i + 1 < KIND_COUNT; i++)
		if (str_starts(bytes, kinds[i].magic) && str_starts(str_skip(bytes, 8), kinds[i].later))
			return &kinds[i];
	if (str_starts(bytes, STR("\xEF\xBB\xBF")))
		bytes = str_skip(bytes, 3);
	bytes = str_trim(bytes);
	return str_starts(bytes, STR("<")) && str_find(bytes, STR("<svg"), 0) >= 0 ? svg : NULL;
}

/* "onload=" and the like, where an attribute may stand. */
static bool has_handler(struct str lower)
{
	ptrdiff_t at = 0;
	while ((at = str_find(lower, STR("on"), (size_t)at + 1)) >= 0) {
		struct str rest = str_skip(lower, (size_t)at);
		const char before = lower.ptr[at - 1];
		size_t length = 0;
		while (length < rest.len && rest.ptr[length] >= 'a' && rest.ptr[length] <= 'z')
			length++;
		rest = str_trim(str_slice(rest, length, length + 8));
		if (strchr(" \t\r\n\"'/", before) && length > 2 && str_starts(rest, STR("=")))
			return true;
	}
	return false;
}

/* Also a script under another prefix, what opens HTML inside, and entities, which
 * could hide either. */
static bool has_script(struct arena *scratch, struct str bytes)
{
	static const char *const signs[] = {
		"<script", ":script", "javascript:", "foreignobject", "<!entity"};
	const struct str lower = danish_lower(scratch, bytes);
	for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
		if (str_find(lower, str_from(signs[i]), 0) >= 0)
			return true;
	return has_handler(lower);
}

static struct str beside(struct arena *arena, const struct source *source, struct str name)
{
	size_t folder = source->path.len;
	while (folder > 0 && source->path.ptr[folder - 1] != '/')
		folder--;
	return str_format(arena, "%.*s%.*s", (int)folder, source->path.ptr, STR_ARGS(name));
}

/* The same name with another ending, where such a file lies there. */
static struct str find_sibling(struct arena *scratch, const struct source *source, struct str name)
{
	size_t stem = name.len;
	while (stem > 0 && name.ptr[stem - 1] != '.')
		stem--;
	const struct str base = stem ? str_slice(name, 0, stem - 1) : name;
	for (size_t i = 0; i < KIND_COUNT; i++)
		for (size_t k = 0; kinds[i].endings[k]; k++) {
			const struct str other = str_join(scratch, base, str_from(kinds[i].endings[k]));
			if (file_kind(str_z(scratch, beside(scratch, source, other))) == FILE_REGULAR)
				return other;
		}
	return STR("");
}

static void tell(const struct checker *checker, enum problem problem, const struct given *file,
	struct details details)
{
	details.a = file->text;
	report_add(checker->report, problem, file->span, details);
}

static void tell_unread(
	const struct checker *checker, struct arena *scratch, const struct given *file, int err)
{
	if (err == ENOENT)
		tell(checker, PICTURE_MISSING, file,
			(struct details){.suggestion = find_sibling(scratch, checker->source, file->text)});
	else if (content_problem(err) == MACHINE_FAILED)
		report_file(checker->report, MACHINE_FAILED, file->text, err);
	else
		tell(checker, PICTURE_UNUSABLE, file, (struct details){.b = wording_of_errno(err)});
}

static void check_bytes(const struct checker *checker, struct arena *scratch,
	const struct given *file, struct str bytes)
{
	const struct picture_kind *said = kind_of_name(file->text);
	const struct picture_kind *found = kind_of_bytes(bytes);
	if (!said)
		tell(checker, PICTURE_ENDING, file, (struct details){0});
	else if (found != said)
		tell(checker, PICTURE_KIND, file,
			(struct details){.b = str_from(said->name),
				.c = found ? str_from(found->name) : STR("ikke et billede, der kan vises")});
	else if (!said->magic.len && has_script(scratch, bytes))
		tell(checker, PICTURE_SCRIPT, file, (struct details){0});
}

void quality_picture(const struct checker *checker, const struct given *file)
{
	enum { MEGABYTE = 1024 * 1024, ENOUGH = 16 };
	struct arena scratch = {0};
	const struct str path = beside(&scratch, checker->source, file->text);
	const bool is_text = str_ends(file->text, STR(".svg"));
	struct str bytes;
	size_t size;
	const int err =
		file_read_start(&scratch, path.ptr, is_text ? PICTURE_MAX : ENOUGH, &bytes, &size);
	if (err)
		tell_unread(checker, &scratch, file, err);
	else if (size > PICTURE_MAX)
		tell(checker, PICTURE_TOO_LARGE, file,
			(struct details){.b = str_format(&scratch, "%zu", (size + MEGABYTE - 1) / MEGABYTE),
				.c = str_format(&scratch, "%d", PICTURE_MAX / MEGABYTE)});
	else
		check_bytes(checker, &scratch, file, bytes);
	arena_free(&scratch);
}
