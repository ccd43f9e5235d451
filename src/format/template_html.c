/* The HTML tokenizer's states, as far as they decide how text must be escaped:
 * one byte at a time, so that text may be cut anywhere by tags and sections. Runs
 * when a page is compiled, never when it is rendered. Does not check that
 * elements are nested, nor what attributes mean (template_attribute.c). */
#include "format/template_html.h"

#include <string.h>

/* Elements whose text is not markup; the first row stands for all others. */
static const struct {
	const char *name;
	enum html_content content;
} elements[] = {
	{"", HTML_MARKUP},
	{"script", HTML_SCRIPT},
	{"style", HTML_OTHER},
	{"title", HTML_TEXT},
	{"textarea", HTML_TEXT},
	{"iframe", HTML_OTHER},
	{"noembed", HTML_OTHER},
	{"noframes", HTML_OTHER},
	{"xmp", HTML_OTHER},
	{"plaintext", HTML_OTHER},
};

enum html_content html_content(const struct html *html)
{
	return elements[html->inside].content;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static bool is_letter(char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static bool ends_name(char c)
{
	return is_blank(c) || c == '/' || c == '>';
}

void html_word_add(struct html *html, char c)
{
	if (html->length >= HTML_WORD_MAX)
		html->length = HTML_WORD_FULL;
	else
		html->word[html->length++] = (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
}

void html_word_clear(struct html *html)
{
	memset(html->word, 0, sizeof html->word);
	html->length = 0;
}

bool html_word_is(const struct html *html, const char *word)
{
	return html->length == strlen(word) && memcmp(html->word, word, html->length) == 0;
}

/* A byte of the content itself. */
static bool step_content(struct html *html, char c, enum problem *problem)
{
	html->state = c == '<' ? HTML_LESS : HTML_CONTENT;
	html->element = 0;
	html->is_end = false;
	html_word_clear(html);
	if (html->json == HTML_NO_JSON || is_blank(c) || c == '<')
		return true;
	*problem = TEMPLATE_IN_JSON;
	const bool fine = html->json != HTML_JSON_VALUE;
	html->json = HTML_JSON_TEXT;
	return fine;
}

/* A < in an element's text that begins no end tag of it. In a script that is an
 * operator; elsewhere it must be &lt;, because inside <svg> the same element's
 * text is markup. */
static bool step_lone_less(struct html *html, char c, enum problem *problem)
{
	const bool fine = step_content(html, c, problem);
	if (html_content(html) == HTML_SCRIPT)
		return fine;
	*problem = TEMPLATE_HTML_LESS;
	return false;
}

static void begin_name(struct html *html, char c)
{
	html->state = HTML_NAME;
	html_word_clear(html);
	html_word_add(html, c);
}

static bool step_less(struct html *html, char c, enum problem *problem)
{
	html->is_end = c == '/';
	if (html->is_end) {
		html->state = HTML_END;
		return true;
	}
	if (c == '!' && html_content(html) == HTML_SCRIPT) {
		/* <!-- in a script can make the browser pass over the next </script>. */
		*problem = TEMPLATE_SCRIPT_COMMENT;
		html->state = HTML_CONTENT;
		return false;
	}
	if (html->inside)
		return step_lone_less(html, c, problem);
	if (is_letter(c))
		begin_name(html, c);
	else if (c == '!')
		html->state = HTML_BANG;
	else if (c == '?')
		html->state = HTML_DECLARATION;
	else
		return step_content(html, c, problem);
	return true;
}

static bool step_end(struct html *html, char c, enum problem *problem)
{
	if (is_letter(c))
		begin_name(html, c);
	else if (html->inside)
		return step_lone_less(html, c, problem);
	else
		html->state = c == '>' ? HTML_CONTENT : HTML_DECLARATION;
	return true;
}

static void end_tag(struct html *html)
{
	const bool is_json = html->data;
	html->state = HTML_CONTENT;
	html->inside = html->is_end || html->xml ? 0 : html->element;
	html->json = html_content(html) == HTML_SCRIPT && is_json ? HTML_JSON_EMPTY : HTML_NO_JSON;
	html->element = 0;
	html->is_end = html->refreshes = html->data = false;
}

static bool step_tag(struct html *html, char c, enum problem *problem)
{
	*problem = TEMPLATE_HTML_CUT;
	const bool fine = ends_name(c) || !(html->cut || c == '=');
	html->cut = false;
	html_word_clear(html);
	html->attribute = HTML_PLAIN;
	html->state = HTML_TAG;
	if (c == '>') {
		end_tag(html);
	} else if (!ends_name(c)) {
		html->state = HTML_ATTRIBUTE;
		html_word_add(html, c);
	}
	return fine;
}

static void take_element(struct html *html)
{
	html->element = 0;
	for (size_t i = 1; i < sizeof elements / sizeof elements[0]; i++)
		if (html_word_is(html, elements[i].name))
			html->element = (unsigned char)i;
}

static bool step_name(struct html *html, char c, enum problem *problem)
{
	if (html->inside && !ends_name(c) && !is_letter(c))
		return step_lone_less(html, c, problem);
	if (!ends_name(c)) {
		html_word_add(html, c);
		return true;
	}
	take_element(html);
	if (html->inside && html->element != html->inside)
		return step_lone_less(html, c, problem);
	return step_tag(html, c, problem);
}

static bool step_attribute(struct html *html, char c, enum problem *problem)
{
	if (c == '=') {
		html_value_begin(html);
		html->state = HTML_EQUALS;
	} else if (is_blank(c)) {
		html->state = HTML_ATTRIBUTE_END;
	} else if (ends_name(c)) {
		return step_tag(html, c, problem);
	} else if (html->state == HTML_ATTRIBUTE_END) {
		html_word_clear(html);
		html_word_add(html, c);
		html->state = HTML_ATTRIBUTE;
	} else {
		html_word_add(html, c);
	}
	return true;
}

static bool step_equals(struct html *html, char c, enum problem *problem)
{
	if (is_blank(c))
		return true;
	if (c == '>')
		return step_tag(html, c, problem);
	const bool quoted = c == '"' || c == '\'';
	html->state = quoted ? HTML_QUOTED : HTML_UNQUOTED;
	html->quote = (char)(quoted ? c : 0);
	return quoted || html_value_step(html, c, problem);
}

static bool step_value(struct html *html, char c, enum problem *problem)
{
	const bool quoted = html->state == HTML_QUOTED;
	if (quoted ? c != html->quote : !is_blank(c) && c != '>')
		return html_value_step(html, c, problem);
	html->quote = 0;
	html_value_end(html);
	return step_tag(html, quoted ? ' ' : c, problem);
}

static bool step_bang(struct html *html, char c, enum problem *problem)
{
	(void)problem;
	const bool second_dash = html->quote == '-' && c == '-';
	html->state = HTML_BANG;
	if (second_dash || (c == '[' && html->xml && !html->quote)) {
		html->state = HTML_FENCED;
		html->length = second_dash ? 2 : 0; /* <!--> is a whole comment */
		html->quote = (char)(second_dash ? '-' : ']');
	} else if (c == '-' && !html->quote) {
		html->quote = '-';
	} else {
		html->quote = 0;
		html->state = c == '>' ? HTML_CONTENT : HTML_DECLARATION;
	}
	return true;
}

/* `length` counts the dashes or brackets just passed, two at most; --!> ends a
 * comment too. */
static bool step_fenced(struct html *html, char c, enum problem *problem)
{
	(void)problem;
	if (c == '>' && html->length >= 2) {
		html->state = HTML_CONTENT;
		html->quote = 0;
		html->length = 0;
	} else if (c == html->quote) {
		html->length = (unsigned char)(html->length ? 2 : 1);
	} else if (!(c == '!' && html->length == 2 && html->quote == '-')) {
		html->length = 0;
	}
	return true;
}

static bool step_declaration(struct html *html, char c, enum problem *problem)
{
	(void)problem;
	if (c == '>')
		html->state = HTML_CONTENT;
	return true;
}

bool html_step(struct html *html, char c, enum problem *problem)
{
	typedef bool step_fn(struct html * html, char c, enum problem *problem);
	static step_fn *const steps[HTML_STATES] = {
		[HTML_CONTENT] = step_content,
		[HTML_LESS] = step_less,
		[HTML_END] = step_end,
		[HTML_NAME] = step_name,
		[HTML_TAG] = step_tag,
		[HTML_ATTRIBUTE] = step_attribute,
		[HTML_ATTRIBUTE_END] = step_attribute,
		[HTML_EQUALS] = step_equals,
		[HTML_QUOTED] = step_value,
		[HTML_UNQUOTED] = step_value,
		[HTML_BANG] = step_bang,
		[HTML_FENCED] = step_fenced,
		[HTML_DECLARATION] = step_declaration,
	};
	return steps[html->state](html, c, problem);
}

void html_pause(struct html *html)
{
	if (html->state == HTML_NAME && !html->inside) {
		take_element(html);
		html->cut = true;
	} else if (html->state == HTML_ATTRIBUTE) {
		html->cut = true;
	} else if (html->state != HTML_ATTRIBUTE_END) {
		return;
	}
	html->state = HTML_TAG;
	html_word_clear(html);
}
