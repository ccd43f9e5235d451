/* Inside the template module: where in the HTML a byte of a page stands. */
#ifndef FORMAT_TEMPLATE_HTML_H
#define FORMAT_TEMPLATE_HTML_H

#include "format/template_escape.h"
#include "report/wording.h"

enum html_state {
	HTML_CONTENT, /* between tags, or the text of title, script … */
	HTML_LESS,    /* behind < */
	HTML_END,     /* behind </ */
	HTML_NAME,    /* in a tag's name */
	HTML_TAG,     /* in a tag, between attributes */
	HTML_ATTRIBUTE,
	HTML_ATTRIBUTE_END, /* behind an attribute's name and a blank */
	HTML_EQUALS,
	HTML_QUOTED,
	HTML_UNQUOTED,
	HTML_BANG,   /* behind <! */
	HTML_FENCED, /* in a comment or CDATA: ends with -->, ]]> */
	HTML_DECLARATION,
	HTML_STATES
};

enum html_attribute {
	HTML_PLAIN,
	HTML_ADDRESS,
	HTML_ADDRESSES, /* srcset */
	HTML_REFRESH,   /* meta's content beside http-equiv: text, then url= and an address */
	HTML_TYPE,      /* of a script */
	HTML_CLOSED     /* style, on…: no variable may stand here */
};

/* How much of an address has been written. */
enum html_address {
	HTML_NO_ADDRESS,
	HTML_ADDRESS_START,
	HTML_ADDRESS_FIRST, /* a colon could still make a scheme of it */
	HTML_ADDRESS_PATH,
	HTML_ADDRESS_PART,   /* behind ? or # */
	HTML_ADDRESS_UNSURE, /* before or behind ?, depending on a section */
	HTML_ADDRESS_FOREIGN /* javascript: and the like */
};

enum html_json { HTML_NO_JSON, HTML_JSON_EMPTY, HTML_JSON_TEXT, HTML_JSON_VALUE };

enum { HTML_WORD_MAX = 23, HTML_WORD_FULL };

/* All a browser would remember between two bytes, as far as escaping needs it.
 * Zero is the beginning of a page. Without padding, so that it can be compared. */
struct html {
	enum html_state state;
	enum html_attribute attribute;
	enum html_address address;
	enum html_json json;
	unsigned char inside;  /* the element whose text is no markup, or 0 */
	unsigned char element; /* the one whose tag is being read */
	char quote;            /* that ends the value, or the dash or bracket of a fence */
	unsigned char length;  /* of the word; HTML_WORD_FULL when it cannot be known */
	bool xml;
	bool is_end;              /* an end tag is being read */
	bool cut;                 /* a section broke a name off: a blank or > must follow */
	bool refreshes;           /* the tag has http-equiv */
	bool data;                /* the script is of a JSON type */
	char word[HTML_WORD_MAX]; /* the name or value being read, in lower case */
};

/* What the text of the element around is. */
enum html_content { HTML_MARKUP, HTML_TEXT, HTML_SCRIPT, HTML_OTHER };

enum html_content html_content(const struct html *html);

/* Goes one byte on. False when the byte must not stand here: *problem says why. */
bool html_step(struct html *html, char c, enum problem *problem);

/* The same inside an attribute's value, and what the name just read makes of the
 * value that follows, and the end of the value: template_attribute.c. */
bool html_value_step(struct html *html, char c, enum problem *problem);
void html_value_begin(struct html *html);
void html_value_end(struct html *html);

/* The word being read. */
void html_word_add(struct html *html, char c);
void html_word_clear(struct html *html);
bool html_word_is(const struct html *html, const char *word);

/* To be called where a section begins and ends: a name does not go on beyond. */
void html_pause(struct html *html);

/* What a place means, for sections and variables: template_place.c.
 *
 * Makes *html a place that is both itself and `other`; false when none is. */
bool html_join(struct html *html, const struct html *other);

/* May what led from `before` to `after` be written any number of times? */
bool html_may_repeat(const struct html *before, const struct html *after);

/* Is this a place where a page may end? */
bool html_is_done(const struct html *html);

/* How a variable is escaped here; false when none may stand here. */
bool html_escaper(const struct html *html, enum escaper *escaper, enum problem *problem);

/* Goes on behind a variable, also one that must not stand here. */
void html_pass_variable(struct html *html);

#endif
