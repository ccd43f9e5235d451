/* Web addresses, mail and telephone: only what can be written into a link
 * without harm. */
#include "offer/field_types.h"

#include "base/utf8.h"

#include <string.h>

enum { LINK_MAX = 2000 };

/* Characters that end an address or could break out of where it is written. */
static bool has_unsafe(struct str text)
{
	while (text.len) {
		const uint32_t code = utf8_take(&text);
		if (code <= ' ' || code == 0xA0 || utf8_is_deceptive(code))
			return true;
		if (code < 128 && strchr("<>\"`\\", (int)code))
			return true;
	}
	return false;
}

static bool is_link(struct str text)
{
	struct str rest = text;
	if (!take_word(&rest, STR("https://")) && !take_word(&rest, STR("http://")))
		return false;
	size_t end = 0;
	while (end < rest.len && !strchr("/?#", rest.ptr[end]))
		end++;
	const struct str host = str_slice(rest, 0, end);
	const bool plain_host = host.len > 3 && str_find(host, STR("."), 1) > 0
		&& str_find(host, STR("@"), 0) < 0 && !str_ends(host, STR("."));
	return plain_host && text.len <= LINK_MAX && !has_unsafe(text);
}

/* The address without what readers skip: scheme, www and a last slash. */
static struct str shown_link(struct str text)
{
	struct str rest = text;
	if (!take_word(&rest, STR("https://")))
		take_word(&rest, STR("http://"));
	take_word(&rest, STR("www."));
	if (str_ends(rest, STR("/")))
		rest.len--;
	return rest;
}

bool field_link(const struct checker *checker, const struct field *field, const struct value *value,
	struct given *given)
{
	(void)field;
	const struct str text = str_trim(value->text);
	if (!is_link(text)) {
		const struct str whole = str_join(checker->arena, STR("https://"), text);
		return field_fault(checker, BAD_LINK, value, text,
			(struct details){.a = text, .suggestion = is_link(whole) ? whole : STR("")});
	}
	given->key = str_copy(checker->arena, text);
	given->text = shown_link(given->key);
	return true;
}

bool field_mail(const struct checker *checker, const struct field *field, const struct value *value,
	struct given *given)
{
	(void)field;
	const struct str text = str_trim(value->text);
	size_t ats = 0;
	ptrdiff_t at = -1;
	bool good = text.len > 5 && text.len <= 254;
	for (size_t i = 0; good && i < text.len; i++) {
		const unsigned char c = (unsigned char)text.ptr[i];
		if (c == '@') {
			ats++;
			at = (ptrdiff_t)i;
		}
		good = c > ' ' && c < 127 && !strchr("<>\"'(),:;[]\\?&%", c);
	}
	good = good && ats == 1 && at > 0 && str_find(text, STR("."), (size_t)at + 2) > 0
		&& !str_ends(text, STR("."));
	if (!good)
		return field_fault(checker, BAD_MAIL, value, text, (struct details){.a = text});
	given->text = str_copy(checker->arena, text);
	given->key = str_join(checker->arena, STR("mailto:"), text);
	return true;
}

/* The digits of a telephone number, at most 15; empty when it is none. */
static struct str phone_digits(struct arena *arena, struct str text)
{
	enum { LONGEST = 15 };
	char *digits = arena_alloc(arena, LONGEST);
	size_t count = 0;
	for (size_t i = 0; i < text.len; i++) {
		const char c = text.ptr[i];
		if (c >= '0' && c <= '9' && count < LONGEST)
			digits[count++] = c;
		else if (c != ' ' && c != '-')
			return STR("");
	}
	return (struct str){digits, count};
}

bool field_phone(const struct checker *checker, const struct field *field, const struct value *value,
	struct given *given)
{
	(void)field;
	struct arena *arena = checker->arena;
	const struct str text = str_trim(value->text);
	const bool abroad = str_starts(text, STR("+"));
	const struct str digits = phone_digits(arena, abroad ? str_skip(text, 1) : text);
	if (abroad ? digits.len < 6 : digits.len != 8)
		return field_fault(checker, BAD_PHONE, value, text, (struct details){.a = text});
	given->key = str_format(arena, abroad ? "tel:+%.*s" : "tel:+45%.*s", STR_ARGS(digits));
	given->text = abroad ? str_copy(arena, text)
		: str_format(arena, "%.2s %.2s %.2s %.2s", digits.ptr, digits.ptr + 2, digits.ptr + 4,
			digits.ptr + 6);
	return true;
}

#define DOMAIN_SLOT STR("{domæne}")

/* A pattern with {domæne}, or one address for each municipality. */
bool field_entrances(const struct checker *checker, const struct field *field,
	const struct value *value, struct given *given)
{
	const struct vocabulary *places = vocabulary_named(checker->vocabularies, STR("kommuner"));
	if (value->kind == VALUE_TEXT) {
		given->key = str_copy(checker->arena, str_trim(value->text));
		given->text = given->key;
		if (str_starts(given->key, STR("https://")) && str_find(given->key, DOMAIN_SLOT, 0) > 0)
			return true;
	}
	if (value->kind != VALUE_MAP)
		return field_fault(checker, BAD_ENTRANCE, value, value->text, (struct details){.a = value->text});
	given->items = arena_array(checker->arena, value->count, sizeof *given->items);
	for (size_t i = 0; i < value->count; i++) {
		struct given *item = &given->items[given->count];
		const struct value_entry *entry = &value->entries[i];
		const struct term *term = places ? vocabulary_find(places, entry->name) : NULL;
		*item = (struct given){.kind = GIVEN_VALUE, .field = field, .span = entry->value->span};
		if (!term)
			report_add(checker->report, UNKNOWN_TERM, entry->name_span,
				(struct details){.a = entry->name, .b = STR("kommuner")});
		else if (field_link(checker, field, entry->value, item)) {
			item->term = term;
			given->count++;
		}
	}
	return given->count > 0;
}
