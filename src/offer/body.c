/* Beyond what Markdown allows: what makes a text hard to use. The words of empty
 * links are the vocabulary "linktekster"; without it they are not looked for. */
#include "offer/body.h"

#include "format/markdown.h"
#include "offer/readability.h"

enum { PARAGRAPH_WORDS = 90 };

static void check_part(
	const struct checker *checker, const struct vocabulary *vague, const struct markdown_part *part)
{
	struct report *report = checker->report;
	switch (part->kind) {
	case MARKDOWN_LINK:
		if (vague && vocabulary_find(vague, part->text))
			report_add(report, LINK_TEXT_VAGUE, part->span, (struct details){.a = part->text});
		break;
	case MARKDOWN_HEADING:
		if (text_is_shouted(part->text))
			report_add(report, TEXT_SHOUTED, part->span, (struct details){.a = part->text});
		break;
	case MARKDOWN_PARAGRAPH:
		if (text_words_most(part->text) > PARAGRAPH_WORDS
			&& text_words(part->text) > PARAGRAPH_WORDS)
			report_add(report, PARAGRAPH_LONG, part->span,
				(struct details){.a = str_format(checker->arena, "%zu", text_words(part->text)),
					.b = str_format(checker->arena, "%d", PARAGRAPH_WORDS)});
	}
}

const struct value *body_read(const struct checker *checker, struct span place, struct str text)
{
	struct markdown_parts parts = {.arena = checker->scratch};
	const struct markdown markdown = {.place = place,
		.text = text,
		.top = BODY_TOP_HEADING,
		.parts = &parts,
		.scratch = checker->scratch,
		.only_check = checker->only_check,
		.outside = checker->outside};
	const struct vocabulary *vague = vocabulary_named(checker->vocabularies, STR("linktekster"));
	const struct value *html = markdown_render(checker->arena, &markdown, checker->report);
	for (size_t i = 0; i < parts.count; i++)
		check_part(checker, vague, &parts.items[i]);
	return html;
}
