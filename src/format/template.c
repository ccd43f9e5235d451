/* The module's registry: files become parsed templates, found by name. Parsing
 * stands in template_parse.c, site mode's checks in template_compile.c, output in
 * template_render.c. */
#include "format/template_tree.h"

#include "base/utf8.h"

#include <string.h>

static enum notation notation_of(struct str name)
{
	if (str_ends(name, STR(".xml")))
		return NOTATION_XML;
	return str_ends(name, STR(".txt")) ? NOTATION_TEXT : NOTATION_HTML;
}

/* NUL is UTF-8 but no text. */
static bool is_text(const struct source *source, struct report *report)
{
	const char *nul = source->text.len ? memchr(source->text.ptr, '\0', source->text.len) : NULL;
	const ptrdiff_t bad = nul ? nul - source->text.ptr : utf8_find_bad(source->text);
	if (bad < 0)
		return true;
	const struct span span = span_of(source, (size_t)bad, (size_t)bad + 1);
	report_add(report, TEMPLATE_NOT_TEXT, span,
		(struct details){.a = str_format(report->arena, "%02X",
							 (unsigned)(unsigned char)source->text.ptr[bad])});
	return false;
}

/* Unusable files are kept too, so that those who draw them in are not told that
 * they are missing. */
const struct template *template_add(struct templates *templates, struct str name,
	const struct source *source, struct report *report)
{
	struct template *template = arena_new(templates->arena, struct template);
	*template = (struct template){
		.templates = templates, .name = name, .source = source, .notation = notation_of(name)};
	templates->map.arena = templates->arena;
	const struct template *earlier = map_put(&templates->map, name, template);
	if (earlier) {
		report_add(report, TEMPLATE_TWICE, source_top(source),
			(struct details){.a = name, .other = source_top(earlier->source)});
		return NULL;
	}
	template->usable = is_text(source, report)
		&& template_parse(templates->arena, source, templates->site, report, &template->nodes);
	return template->usable ? template : NULL;
}

const struct node *overrides_find(
	const struct overrides *overrides, struct str name, const struct overrides **outer)
{
	const struct node *found = NULL;
	for (; overrides; overrides = overrides->outer) {
		size_t i = 0;
		for (const struct node *child = overrides->parent->inside; child;
			 child = child->next, i++) {
			if (child->kind != TAG_BLOCK || !str_eq(child->text, name))
				continue;
			found = child;
			*outer = overrides->outer;
			if (overrides->used)
				overrides->used[i] = true;
			break;
		}
	}
	return found;
}
