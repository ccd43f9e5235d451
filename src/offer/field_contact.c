/* Web addresses, mail and telephone: only what can be written into a link
 * without harm. */
#include "offer/field_types.h"

#include "base/danish.h"
#include "base/utf8.h"

#include <string.h>

enum { LINK_MAX = 2000 };

/* Characters that end an address or could break out of where it is written. */
static bool has_unsafe(struct str text)
{
	while (text.len) {
		const uint32_t code = utf8_take(&text);
		if (code >= 'a' && code <= 'z')
			continue;
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

/* Does the address lie at the host, or at one below it? */
static bool is_at(struct arena *scratch, struct str address, struct str host)
{
	const struct str rest = str_skip(address, (size_t)str_find(address, STR("//"), 0) + 2);
	size_t end = 0;
	while (end < rest.len && !strchr("/?#:", rest.ptr[end]))
		end++;
	const struct str there = danish_lower(scratch, str_slice(rest, 0, end));
	return str_eq(there, host) || str_ends(there, str_join(scratch, STR("."), host));
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
	const struct str text = str_trim(value->text);
	if (!is_link(text)) {
		const struct str whole = str_join(checker->arena, STR("https://"), text);
		return field_fault(checker, BAD_LINK, value, text,
			(struct details){.a = text, .suggestion = is_link(whole) ? whole : STR("")});
	}
	if (field->host.len && !is_at(checker->scratch, text, field->host))
		return field_fault(
			checker, FOREIGN_HOST, value, text, (struct details){.a = text, .b = field->host});
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
	while (text.len) {
		const char c = text.ptr[0];
		if (take_blank(&text))
			continue;
		if (c >= '0' && c <= '9' && count < LONGEST)
			digits[count++] = c;
		else if (c != '-')
			return STR("");
		text = str_skip(text, 1);
	}
	return (struct str){digits, count};
}

bool field_phone(const struct checker *checker, const struct field *field,
	const struct value *value, struct given *given)
{
	(void)field;
	struct arena *arena = checker->arena;
	const struct str text = str_trim(value->text);
	const bool plus = str_starts(text, STR("+"));
	struct str digits = phone_digits(arena, plus ? str_skip(text, 1) : text);
	const bool zeros = !plus && str_starts(digits, STR("00"));
	if (zeros)
		digits = str_skip(digits, 2);
	const bool danish = (plus || zeros) && digits.len == 10 && str_starts(digits, STR("45"));
	if (danish)
		digits = str_skip(digits, 2);
	const bool abroad = (plus || zeros) && !danish;
	if (abroad ? digits.len < 6 : digits.len != 8)
		return field_fault(checker, BAD_PHONE, value, text, (struct details){.a = text});
	given->key = str_format(arena, abroad ? "tel:+%.*s" : "tel:+45%.*s", STR_ARGS(digits));
	given->text = abroad ? str_copy(arena, text)
						 : str_format(arena, "%.2s %.2s %.2s %.2s", digits.ptr, digits.ptr + 2,
							 digits.ptr + 4, digits.ptr + 6);
	return true;
}

/* Is it a web address once a library's domain stands in the only {domæne}? */
static bool is_pattern(struct arena *arena, struct str text)
{
	const struct str slot = STR("{domæne}");
	const ptrdiff_t at = str_find(text, slot, 0);
	if (at < 0 || !str_starts(text, STR("https://")) || str_find(text, slot, (size_t)at + 1) >= 0)
		return false;
	const struct str before =
		str_join(arena, str_slice(text, 0, (size_t)at), STR("bibliotek.example"));
	return is_link(str_join(arena, before, str_skip(text, (size_t)at + slot.len)));
}

/* The entrance of one municipality. */
static bool read_entrance(const struct checker *checker, const struct field *field,
	const struct value_entry *entry, struct given *item)
{
	const struct vocabulary *places = vocabulary_named(checker->vocabularies, STR("kommuner"));
	const struct term *term = places ? vocabulary_find(places, entry->name) : NULL;
	*item = (struct given){.kind = GIVEN_VALUE, .field = field, .span = entry->value->span};
	if (!term) {
		struct arena scratch = {0};
		const struct str meant =
			places ? vocabulary_suggest(&scratch, places, entry->name) : STR("");
		report_add(checker->report, UNKNOWN_TERM, entry->name_span,
			(struct details){.a = entry->name, .b = STR("kommuner"), .suggestion = meant});
		arena_free(&scratch);
		return false;
	}
	if (field_skips_empty(checker, field, entry->value))
		return false;
	if (entry->value->kind != VALUE_TEXT)
		return field_not_text(checker, field, entry->value);
	const bool good = field_link(checker, field, entry->value, item);
	item->term = term;
	return good;
}

/* A pattern with {domæne}, or one address for each municipality. */
bool field_entrances(const struct checker *checker, const struct field *field,
	const struct value *value, struct given *given)
{
	if (value->kind == VALUE_TEXT) {
		given->key = str_copy(checker->arena, str_trim(value->text));
		given->text = given->key;
		return is_pattern(checker->arena, given->key)
			|| field_fault(
				checker, BAD_ENTRANCE, value, value->text, (struct details){.a = given->key});
	}
	if (value->kind != VALUE_MAP)
		return field_not_text(checker, field, value);
	given->items = arena_array(checker->arena, value->count, sizeof *given->items);
	for (size_t i = 0; i < value->count; i++)
		given->count +=
			read_entrance(checker, field, &value->entries[i], &given->items[given->count]);
	return given->count > 0;
}
