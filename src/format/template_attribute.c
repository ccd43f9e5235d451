/* Attributes: which hold addresses, which no variable may come near, and how far
 * an address has got. Part of the machine in template_html.c. */
#include "format/template_html.h"

#include <string.h>

/* Attributes that are more than text. The last four are SVG's way of setting any
 * attribute, addresses too, by animation. */
static const struct {
	const char *name;
	enum html_attribute attribute;
} attributes[] = {
	{"href", HTML_ADDRESS},
	{"src", HTML_ADDRESS},
	{"action", HTML_ADDRESS},
	{"formaction", HTML_ADDRESS},
	{"background", HTML_ADDRESS},
	{"cite", HTML_ADDRESS},
	{"data", HTML_ADDRESS},
	{"longdesc", HTML_ADDRESS},
	{"manifest", HTML_ADDRESS},
	{"ping", HTML_ADDRESS},
	{"poster", HTML_ADDRESS},
	{"xlink:href", HTML_ADDRESS},
	{"srcset", HTML_ADDRESSES},
	{"imagesrcset", HTML_ADDRESSES},
	{"style", HTML_CLOSED},
	{"srcdoc", HTML_CLOSED},
	{"http-equiv", HTML_CLOSED},
	{"charset", HTML_CLOSED},
	{"sandbox", HTML_CLOSED},
	{"attributename", HTML_CLOSED},
	{"from", HTML_CLOSED},
	{"to", HTML_CLOSED},
	{"by", HTML_CLOSED},
	{"values", HTML_CLOSED},
};

static bool is_address(enum html_attribute attribute)
{
	return attribute == HTML_ADDRESS || attribute == HTML_ADDRESSES;
}

/* Scripts read data-href, data-src and the like as addresses: so do we. */
static enum html_attribute attribute_of(const struct html *html)
{
	static const char data[] = "data-";
	const size_t prefix = memcmp(html->word, data, sizeof data - 1) == 0 ? sizeof data - 1 : 0;
	if (html->word[0] == 'o' && html->word[1] == 'n')
		return HTML_CLOSED;
	for (size_t i = 0; i < sizeof attributes / sizeof attributes[0]; i++) {
		const size_t length = strlen(attributes[i].name);
		if (length + prefix == html->length
			&& memcmp(html->word + prefix, attributes[i].name, length) == 0)
			return attributes[i].attribute;
	}
	return HTML_PLAIN;
}

void html_value_begin(struct html *html)
{
	if (html_word_is(html, "http-equiv"))
		html->refreshes = true;
	if (html->element && html_word_is(html, "type"))
		html->attribute = HTML_TYPE;
	else if (html->refreshes && html_word_is(html, "content"))
		html->attribute = HTML_REFRESH;
	else
		html->attribute = attribute_of(html);
	html->address = is_address(html->attribute) ? HTML_ADDRESS_START : HTML_NO_ADDRESS;
	html_word_clear(html);
}

void html_value_end(struct html *html)
{
	if (html->attribute == HTML_TYPE)
		html->data =
			html_word_is(html, "application/json") || html_word_is(html, "application/ld+json");
	html->attribute = HTML_PLAIN;
	html->address = HTML_NO_ADDRESS;
	html_word_clear(html);
}

/* Behind the first colon. A variable in front of it (the word cannot be known)
 * would have decided the scheme. */
static bool take_scheme(struct html *html, enum problem *problem)
{
	const bool unknown = html->length > HTML_WORD_MAX;
	const bool allowed = !unknown && escape_allows_scheme((struct str){html->word, html->length});
	html->address = allowed ? HTML_ADDRESS_PATH : HTML_ADDRESS_FOREIGN;
	html_word_clear(html);
	*problem = TEMPLATE_IN_SCHEME;
	return !unknown;
}

static bool step_first(struct html *html, char c, enum problem *problem)
{
	if (c == ':')
		return take_scheme(html, problem);
	/* Behind a variable &amp; goes on with its query; in a name it may hide a colon. */
	const bool hides = c == '&' && html->length <= HTML_WORD_MAX;
	if (c != '/' && c != '?' && c != '#' && c != '&') {
		html_word_add(html, c);
		return true;
	}
	html->address = c == '/' ? HTML_ADDRESS_PATH : hides ? HTML_ADDRESS_FOREIGN : HTML_ADDRESS_PART;
	html_word_clear(html);
	return true;
}

static bool step_address(struct html *html, char c, enum problem *problem)
{
	if (c == ',' && html->attribute == HTML_ADDRESSES) {
		html->address = HTML_ADDRESS_START;
		html_word_clear(html);
		return true;
	}
	switch (html->address) {
	case HTML_ADDRESS_START:
		if (c == ' ' || c == '\t' || c == '\n' || c == '\r')
			return true;
		html->address = HTML_ADDRESS_FIRST;
		return step_first(html, c, problem);
	case HTML_ADDRESS_FIRST: return step_first(html, c, problem);
	case HTML_ADDRESS_PATH:
	case HTML_ADDRESS_UNSURE:
		if (c == '?' || c == '#')
			html->address = HTML_ADDRESS_PART;
		return true;
	default: return true;
	}
}

/* Keeps the last four letters, until they are url= . */
static void step_refresh(struct html *html, char c)
{
	if (html->length == 4) {
		memmove(html->word, html->word + 1, 3);
		html->length = 3;
	}
	html_word_add(html, c);
	if (html_word_is(html, "url=")) {
		html->attribute = HTML_ADDRESS;
		html->address = HTML_ADDRESS_START;
		html_word_clear(html);
	}
}

bool html_value_step(struct html *html, char c, enum problem *problem)
{
	if (is_address(html->attribute))
		return step_address(html, c, problem);
	if (html->attribute == HTML_TYPE)
		html_word_add(html, c);
	else if (html->attribute == HTML_REFRESH)
		step_refresh(html, c);
	return true;
}
