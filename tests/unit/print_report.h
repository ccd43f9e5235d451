/* Reports for the tests of formats, and their bytes. */
#ifndef UNIT_PRINT_REPORT_H
#define UNIT_PRINT_REPORT_H

#include "report/print.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

struct printing {
	struct arena arena;
	struct report report;
	struct print_settings settings;
	struct buf out;
};

static inline void printing_begin(struct printing *p, enum print_format format)
{
	*p = (struct printing){
		.settings = {.format = format, .least = LEVEL_NOTE, .version = STR("0.1.0")},
		.out = {.ceiling = 64 * 1024 * 1024}};
	p->report.arena = &p->arena;
}

static inline void printing_end(struct printing *p)
{
	buf_free(&p->out);
	arena_free(&p->arena);
}

static inline struct source *printing_source(struct printing *p, const char *path, const char *text)
{
	return source_new(&p->arena, str_from(path), str_from(text));
}

/* UNKNOWN_FIELD, an error, at `what`, which stands once in the source. */
static inline void printing_add(struct printing *p, const struct source *source, const char *what)
{
	const ptrdiff_t at = str_find(source->text, str_from(what), 0);
	assert_true(at >= 0);
	report_add(&p->report, UNKNOWN_FIELD, span_of(source, (size_t)at, (size_t)at + strlen(what)),
		(struct details){.a = str_from(what)});
}

/* The report as printed, NUL-terminated. */
static inline const char *printed(struct printing *p)
{
	buf_clear(&p->out);
	print_report(&p->out, &p->report, &p->settings);
	assert_false(p->out.overflowed);
	buf_add_char(&p->out, '\0');
	p->out.len--;
	return p->out.ptr;
}

static inline size_t times(const char *text, const char *what)
{
	size_t count = 0;
	for (const char *at = text; (at = strstr(at, what)); at += strlen(what))
		count++;
	return count;
}

/* What no format may let through raw. */
static inline void assert_harmless(const char *text)
{
	assert_null(strchr(text, '\033'));
	assert_null(strstr(text, "\xE2\x80\xAE"));
	assert_null(strchr(text, '\xFF'));
}

#define HOSTILE "a\n::error::b\033[31m\xE2\x80\xAE\xFF\"%,:|`<b>]]>&{0}[c](d)\xF0\x9F\x93\x9A"

#endif
