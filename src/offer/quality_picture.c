/* Is the picture there, and is it what its name says? Endings lie, and an SVG
 * file can run script in the reader's browser. */
#include "base/danish.h"
#include "base/file.h"
#include "base/limits.h"
#include "offer/content.h"
#include "offer/picture.h"
#include "offer/quality.h"

#include <errno.h>
#include <string.h>

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

/* The same name with another ending, where such a file lies there. */
static struct str find_sibling(struct arena *scratch, const struct source *source, struct str name)
{
	size_t stem = name.len;
	while (stem > 0 && name.ptr[stem - 1] != '.')
		stem--;
	const struct str base = stem ? str_slice(name, 0, stem - 1) : name;
	for (int kind = 0; kind < NO_PICTURE; kind++)
		for (size_t i = 0; picture_ending((enum picture_kind)kind, i); i++) {
			const struct str ending = str_from(picture_ending((enum picture_kind)kind, i));
			const struct str other = str_join(scratch, base, ending);
			if (file_kind(picture_path(scratch, source, other).ptr) == FILE_REGULAR)
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
	const enum picture_kind said = picture_kind_of_name(file->text);
	const enum picture_kind found = picture_kind_of_bytes(bytes);
	struct picture_size size;
	const bool whole = found != NO_PICTURE && picture_measure(found, bytes, &size);
	if (said == NO_PICTURE)
		tell(checker, PICTURE_ENDING, file, (struct details){0});
	else if (found != said || !whole)
		tell(checker, PICTURE_KIND, file,
			(struct details){.b = str_from(picture_name(said)),
				.c =
					whole ? str_from(picture_name(found)) : STR("ikke et billede, der kan vises")});
	else if (said == PICTURE_SVG && has_script(scratch, bytes))
		tell(checker, PICTURE_SCRIPT, file, (struct details){0});
}

void quality_picture(const struct checker *checker, const struct given *file)
{
	enum { MEGABYTE = 1024 * 1024 };
	struct arena scratch = {0};
	const struct str path = picture_path(&scratch, checker->source, file->text);
	const bool is_text = picture_kind_of_name(file->text) == PICTURE_SVG;
	struct str bytes;
	size_t size;
	const int err = file_read_start(
		&scratch, path.ptr, is_text ? PICTURE_MAX : PICTURE_HEAD_MAX, &bytes, &size);
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
