/* The explanations of findings, for the public header. All of it is constant:
 * no run is needed. */
#include "skoletilbud.h"

#include "report/explain.h"

static void fill(enum problem problem, struct skt_explanation *explanation)
{
	const struct wording *wording = wording_of(problem);
	const struct explanation found = explanation_of(problem);
	*explanation = (struct skt_explanation){.code = wording->code,
		.level = (enum skt_level)wording->level,
		.level_word = wording_of_level(wording->level).ptr,
		.message = wording->sentence,
		.cure = wording->cure,
		.text = found.text,
		.place = explain_place(found.example).ptr,
		.wrong = found.wrong,
		.right = found.right};
}

bool skt_explain(const char *code, struct skt_explanation *explanation)
{
	enum problem problem;
	struct str nearest;
	if (explain_find(str_from(code), &problem, &nearest)) {
		fill(problem, explanation);
		return true;
	}
	*explanation = (struct skt_explanation){.code = nearest.ptr};
	return false;
}

bool skt_explain_number(size_t number, struct skt_explanation *explanation)
{
	if (number < PROBLEMS)
		fill((enum problem)number, explanation);
	return number < PROBLEMS;
}
