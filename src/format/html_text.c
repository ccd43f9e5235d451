/* Reduces HTML to text with libxml2's parser, by its events: no tree is built, so
 * nothing nested deeply costs more than something flat. What comes out is plain
 * text that nobody trusts; no markup survives here. */
#include "format/html_text.h"

#include "base/buf.h"
#include "base/limits.h"
#include "base/utf8.h"

#include <libxml/HTMLparser.h>

struct reducing {
	struct buf out;
	size_t hidden;   /* elements around us whose text nobody reads */
	unsigned breaks; /* line ends owed before the next word */
	bool blank;      /* a space is owed */
	bool item;       /* the mark of a list's item is owed */
};

static bool is_one_of(const char *name, const char *const names[])
{
	for (size_t i = 0; names[i]; i++)
		if (strcmp(name, names[i]) == 0)
			return true;
	return false;
}

static bool is_hidden(const char *name)
{
	static const char *const names[] = {"script", "style", "title", "template", "noscript",
		"iframe", "object", "svg", "math", "textarea", "select", "button", "audio", "video", NULL};
	return is_one_of(name, names);
}

static bool is_paragraph(const char *name)
{
	static const char *const names[] = {"p", "div", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6",
		"table", "blockquote", "section", "article", "header", "footer", "figure", "hr", "dl",
		"pre", "address", "form", NULL};
	return is_one_of(name, names);
}

static bool is_line(const char *name)
{
	static const char *const names[] = {"br", "li", "tr", "dt", "dd", "figcaption", NULL};
	return is_one_of(name, names);
}

static void owe_breaks(struct reducing *reducing, unsigned count)
{
	if (reducing->breaks < count)
		reducing->breaks = count;
}

static void pass_edge(struct reducing *reducing, const char *name)
{
	if (is_paragraph(name))
		owe_breaks(reducing, 2);
	else if (is_line(name))
		owe_breaks(reducing, 1);
	else if (strcmp(name, "td") == 0 || strcmp(name, "th") == 0)
		reducing->blank = true;
}

static void on_start(void *context, const xmlChar *element, const xmlChar **attributes)
{
	struct reducing *reducing = context;
	const char *name = (const char *)element;
	(void)attributes;
	if (is_hidden(name))
		reducing->hidden++;
	pass_edge(reducing, name);
	if (strcmp(name, "li") == 0)
		reducing->item = true;
}

static void on_end(void *context, const xmlChar *element)
{
	struct reducing *reducing = context;
	const char *name = (const char *)element;
	if (is_hidden(name) && reducing->hidden)
		reducing->hidden--;
	pass_edge(reducing, name);
}

/* What is owed before a word; nothing is owed at the start. */
static void settle(struct reducing *reducing)
{
	if (reducing->out.len && reducing->breaks)
		buf_add(&reducing->out, str_slice(STR("\n\n"), 0, reducing->breaks));
	else if (reducing->out.len && reducing->blank)
		buf_add_char(&reducing->out, ' ');
	if (reducing->item)
		buf_add_z(&reducing->out, "- ");
	reducing->breaks = 0;
	reducing->blank = reducing->item = false;
}

static bool is_space(uint32_t code)
{
	return code == ' ' || code == '\n' || code == '\t' || code == '\r' || code == 0xA0
		|| code == 0x2028 || code == 0x2029;
}

static void on_text(void *context, const xmlChar *text, int length)
{
	struct reducing *reducing = context;
	struct str rest = {(const char *)text, (size_t)length};
	if (reducing->hidden)
		return;
	while (rest.len) {
		const char *start = rest.ptr;
		const uint32_t code = utf8_take(&rest);
		if (is_space(code)) {
			reducing->blank = true;
		} else if (code != UTF8_BAD && !utf8_is_deceptive(code)) {
			settle(reducing);
			buf_add(&reducing->out, (struct str){start, (size_t)(rest.ptr - start)});
		}
	}
}

struct str html_text(struct arena *arena, struct str html)
{
	struct reducing reducing = {.out.ceiling = 2 * BODY_MAX};
	htmlSAXHandler events = {.startElement = on_start,
		.endElement = on_end,
		.characters = on_text,
		.ignorableWhitespace = on_text};
	const struct str part = str_slice(html, 0, BODY_MAX);
	htmlParserCtxtPtr parser =
		htmlCreatePushParserCtxt(&events, &reducing, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
	if (!parser)
		out_of_memory();
	htmlCtxtUseOptions(
		parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
	htmlParseChunk(parser, part.ptr, (int)part.len, 1);
	htmlFreeParserCtxt(parser);
	const struct str text = str_copy(arena, buf_str(&reducing.out));
	buf_free(&reducing.out);
	return text;
}
