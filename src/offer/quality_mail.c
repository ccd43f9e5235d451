/* Is a mail address a person's own? A false alarm costs more than a miss, so
 * there must be something to show for it: the name beside it, or two names with
 * a mark between them of which neither is a word for a department or a place. */
#include "base/danish.h"
#include "offer/quality.h"

static bool contains(struct str part, struct str word)
{
	return str_find(part, word, 0) >= 0;
}

static bool holds_term(const struct vocabulary *words, struct str part)
{
	enum { SHORTEST = 3 };
	for (size_t i = 0; words && i < words->count; i++) {
		const struct str word = words->terms[i]->key;
		if (word.len < SHORTEST ? str_eq(part, word) : contains(part, word))
			return true;
	}
	return false;
}

/* Words for what many share: "boern", "skole", a municipality. */
static bool is_shared(const struct vocabularies *words, struct str part)
{
	return holds_term(vocabulary_named(words, STR("postkasser")), part)
		|| holds_term(vocabulary_named(words, STR("kommuner")), part);
}

static bool is_letters(struct str part)
{
	for (size_t i = 0; i < part.len; i++)
		if (part.ptr[i] < 'a' || part.ptr[i] > 'z')
			return false;
	return part.len > 0;
}

/* "mette.hansen", "m.hansen" */
static bool is_two_names(const struct vocabularies *words, struct str local)
{
	size_t count = 0;
	size_t longest = 0;
	struct str part;
	while (str_cut(&local, '-', &part)) {
		if (!is_letters(part) || is_shared(words, part))
			return false;
		longest = part.len > longest ? part.len : longest;
		count++;
	}
	return count > 1 && longest > 2;
}

/* "mette", "mhansen", "mh", "meha", "mettehansen": the beginnings of both. */
static bool is_made_of(struct str local, struct str first, struct str last)
{
	for (size_t taken = 1; taken <= first.len && taken <= local.len; taken++) {
		const struct str rest = str_skip(local, taken);
		if (!str_starts(local, str_slice(first, 0, taken)))
			return false;
		if (rest.len ? str_starts(last, rest) : taken == first.len)
			return true;
	}
	return false;
}

static bool is_capital(struct str word)
{
	/* Letters beyond ASCII: Æ, Ø and Å are C3 80 to C3 9E. */
	const unsigned char *at = (const unsigned char *)word.ptr;
	return word.len > 1
		&& ((at[0] >= 'A' && at[0] <= 'Z') || (at[0] == 0xC3 && at[1] >= 0x80 && at[1] <= 0x9E));
}

/* Is `name` a person's, and the address made of it? */
static bool is_named(
	const struct vocabularies *words, struct arena *scratch, struct str name, struct str local)
{
	struct str first = STR("");
	struct str last = STR("");
	struct str word;
	while (str_cut(&name, ' ', &word)) {
		const struct str folded = danish_slug(scratch, word);
		if (!is_capital(word) || is_shared(words, folded))
			return false;
		last = folded;
		first = first.len ? first : folded;
	}
	return first.len && last.ptr != first.ptr && is_made_of(local, first, last);
}

bool mail_is_personal(
	const struct vocabularies *words, const struct given *group, const struct given *mail)
{
	struct arena scratch = {0};
	const struct given *name = given_part(group, STR("navn"));
	const ptrdiff_t at = str_find(mail->text, STR("@"), 0);
	const struct str local = danish_slug(&scratch, str_slice(mail->text, 0, (size_t)at));
	const bool personal =
		is_two_names(words, local) || (name && is_named(words, &scratch, name->text, local));
	arena_free(&scratch);
	return personal;
}

void quality_mail(const struct checker *checker, const struct given *group)
{
	for (size_t i = 0; group->items && i < group->count; i++) {
		const struct given *mail = &group->items[i];
		if (mail->kind == GIVEN_VALUE && mail->field->type == TYPE_MAIL
			&& mail_is_personal(checker->vocabularies, group, mail))
			report_add(
				checker->report, MAIL_PERSONAL, mail->span, (struct details){.a = mail->text});
	}
}
