/* What a place in the HTML means: which escaper a variable needs there, whether
 * one may stand there at all, and what a section may do to a place. The rules are
 * listed in template.h. */
#include "format/template_html.h"

#include <string.h>

_Static_assert(sizeof(struct html) == 4 * sizeof(enum html_state) + 9 + HTML_WORD_MAX,
	"places are compared byte by byte");

static bool is_path(enum html_address address)
{
	return address == HTML_ADDRESS_FIRST || address == HTML_ADDRESS_PATH;
}

static enum html_address join_addresses(enum html_address a, enum html_address b)
{
	if (a == b)
		return a;
	if (a == HTML_ADDRESS_FOREIGN || b == HTML_ADDRESS_FOREIGN)
		return HTML_ADDRESS_FOREIGN;
	/* A path's escaper is safe at the start too: it leaves no colon. */
	const bool before_query =
		(is_path(a) || a == HTML_ADDRESS_START) && (is_path(b) || b == HTML_ADDRESS_START);
	return before_query ? HTML_ADDRESS_FIRST : HTML_ADDRESS_UNSURE;
}

bool html_join(struct html *html, const struct html *other)
{
	struct html a = *html;
	struct html b = *other;
	a.cut = b.cut = html->cut || other->cut;
	a.refreshes = b.refreshes = html->refreshes || other->refreshes;
	if (html->address && other->address && memcmp(html, other, sizeof a) != 0) {
		a.address = b.address = join_addresses(html->address, other->address);
		html_word_clear(&a);
		html_word_clear(&b);
		a.length = b.length = a.address == HTML_ADDRESS_FIRST ? HTML_WORD_FULL : 0;
	}
	if (memcmp(&a, &b, sizeof a) != 0)
		return false;
	*html = a;
	return true;
}

bool html_may_repeat(const struct html *before, const struct html *after)
{
	return before->address == after->address
		|| (is_path(before->address) && is_path(after->address));
}

bool html_is_done(const struct html *html)
{
	return html->state == HTML_CONTENT && !html->inside;
}

static bool content_escaper(const struct html *html, enum escaper *escaper, enum problem *problem)
{
	*escaper = html->xml ? ESCAPE_TEXT : ESCAPE_MARKUP;
	switch (html_content(html)) {
	case HTML_MARKUP: return true;
	case HTML_TEXT: *escaper = ESCAPE_TEXT; return true;
	case HTML_OTHER: *problem = TEMPLATE_IN_OTHER; return false;
	case HTML_SCRIPT: break;
	}
	*escaper = ESCAPE_JSON;
	*problem = html->json == HTML_NO_JSON ? TEMPLATE_IN_SCRIPT : TEMPLATE_IN_JSON;
	return html->json == HTML_JSON_EMPTY;
}

static bool address_escaper(const struct html *html, enum escaper *escaper, enum problem *problem)
{
	switch (html->address) {
	case HTML_ADDRESS_START: *escaper = ESCAPE_ADDRESS; return true;
	case HTML_ADDRESS_FIRST:
	case HTML_ADDRESS_PATH: *escaper = ESCAPE_ADDRESS_PATH; return true;
	case HTML_ADDRESS_PART: *escaper = ESCAPE_ADDRESS_PART; return true;
	case HTML_ADDRESS_UNSURE: *problem = TEMPLATE_IN_UNSURE; return false;
	default: *problem = TEMPLATE_IN_SCHEME; return false;
	}
}

static bool value_escaper(const struct html *html, enum escaper *escaper, enum problem *problem)
{
	*escaper = ESCAPE_TEXT;
	*problem = TEMPLATE_IN_CLOSED;
	switch (html->attribute) {
	case HTML_PLAIN: return true;
	case HTML_ADDRESS:
	case HTML_ADDRESSES: return address_escaper(html, escaper, problem);
	default: return false;
	}
}

bool html_escaper(const struct html *html, enum escaper *escaper, enum problem *problem)
{
	switch (html->state) {
	case HTML_CONTENT: return content_escaper(html, escaper, problem);
	case HTML_QUOTED: return value_escaper(html, escaper, problem);
	case HTML_EQUALS:
	case HTML_UNQUOTED: *problem = TEMPLATE_IN_UNQUOTED; return false;
	case HTML_BANG:
	case HTML_FENCED:
	case HTML_DECLARATION: *problem = TEMPLATE_IN_COMMENT; return false;
	default: *problem = TEMPLATE_IN_TAG; return false;
	}
}

void html_pass_variable(struct html *html)
{
	if (html->json == HTML_JSON_EMPTY)
		html->json = HTML_JSON_VALUE;
	if (html->address == HTML_ADDRESS_START || html->address == HTML_ADDRESS_FIRST) {
		html->address = HTML_ADDRESS_FIRST;
		html_word_clear(html);
		html->length = HTML_WORD_FULL;
	}
	/* Where it was refused it is taken for a name or value, so that what follows is
	 * judged as it was meant. */
	if (html->state == HTML_TAG || html->state == HTML_ATTRIBUTE_END)
		html->state = HTML_ATTRIBUTE;
	if (html->state == HTML_EQUALS)
		html->state = HTML_UNQUOTED;
}
