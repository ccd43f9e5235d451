/* The explanations of explain_*.def as a table. Those who write templates know
 * HTML and get one for all. */
#include "report/explain.h"

#include "report/suggest.h"

#define TEMPLATE_TEXT                                                                              \
	"Skabeloner ses efter, før noget udgives: navne, der ikke findes, og steder, hvor indhold "   \
	"kunne blive til kode på siden. Derfor når ingen af de fejl ud til en besøgende. Ret "      \
	"skabelonen det "                                                                              \
	"sted, beskeden viser; intet er udgivet, før alle er i orden."

static const struct explanation explanations[PROBLEMS] = {
#define PROBLEM(name, code, level, sentence, cure)                                                 \
	[name] = {EXAMPLE_NOWHERE, TEMPLATE_TEXT, "", ""},
#include "report/problems_template.def"
#undef PROBLEM
#define EXPLAIN(name, example, text, wrong, right) [name] = {EXAMPLE_##example, text, wrong, right},
#include "report/explain_files.def"
#include "report/explain_notation.def"
#include "report/explain_schema.def"
#include "report/explain_quality.def"
#include "report/explain_events.def"
#include "report/explain_harvest.def"
#include "report/explain_links.def"
#undef EXPLAIN
};

struct explanation explanation_of(enum problem problem)
{
	struct explanation found = explanations[problem];
	return found.text ? found : (struct explanation){EXAMPLE_NOWHERE, "", "", ""};
}

struct str explain_place(enum example example)
{
	static const char *const places[] = {[EXAMPLE_NOWHERE] = "",
		[EXAMPLE_FIELDS] = "i felterne",
		[EXAMPLE_BODY] = "i teksten",
		[EXAMPLE_WHOLE_FILE] = "hele filen",
		[EXAMPLE_LIBRARY] = "i bibliotek.yaml",
		[EXAMPLE_FILE_NAME] = "filens navn"};
	return str_from(places[example]);
}

bool explain_find(struct str code, enum problem *problem, struct str *nearest)
{
	struct arena scratch = {0};
	struct str codes[PROBLEMS];
	*nearest = STR("");
	for (int i = 0; i < PROBLEMS; i++) {
		codes[i] = str_from(wording_of((enum problem)i)->code);
		if (str_eq(codes[i], code)) {
			*problem = (enum problem)i;
			return true;
		}
	}
	*nearest = suggest(&scratch, code, codes, PROBLEMS);
	arena_free(&scratch);
	return false;
}
