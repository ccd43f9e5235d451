/* Findings as SARIF 2.1.0, which code scanning services and editors read.
 *
 * Rules are the rows of the wording table that occur. A finding with a file is a
 * result; one without (a folder that was not there) is about the call, and so a
 * notification of the invocation. */
#include "report/print_formats.h"

#include "base/json_text.h"
#include "base/map.h"

#include <string.h>

/* A writing in progress. */
struct sarif {
	struct buf *out;
	const struct report *report;
	const struct print_settings *settings;
	struct arena arena;
	size_t rule_index[PROBLEMS];
	bool occurs[PROBLEMS];
	struct map counts; /* from a fingerprint's hash to how often it occurred */
};

static bool is_told(const struct sarif *sarif, const struct finding *finding)
{
	return finding->level <= sarif->settings->least;
}

/* Braces are placeholders in a SARIF message and [text](target) a link: what a
 * file says shall be neither. */
static void add_message(struct buf *out, const char *name, struct str text)
{
	struct buf plain = {.ceiling = out->ceiling};
	for (size_t i = 0; i < text.len; i++) {
		const char c = text.ptr[i];
		buf_add_char(&plain, c);
		if (c == '{' || c == '}')
			buf_add_char(&plain, c);
		if (c == ']' && i + 1 < text.len && text.ptr[i + 1] == '(')
			buf_add_char(&plain, ' ');
	}
	buf_add_format(out, "\"%s\":{", name);
	print_member(out, "text", buf_str(&plain));
	buf_add_char(out, '}');
	buf_free(&plain);
}

/* "feltet »{a}« kendes ikke" is "feltet »…« kendes ikke" as a rule. */
static struct str as_rule(struct sarif *sarif, const char *pattern)
{
	static const struct str dots[3] = {{"…", 3}, {"…", 3}, {"…", 3}};
	return str_fill(&sarif->arena, str_from(pattern), dots);
}

/* "sentence – cure." */
static struct str whole_message(struct arena *arena, struct str sentence, struct str cure)
{
	return cure.len ? str_format(arena, "%.*s – %.*s.", STR_ARGS(sentence), STR_ARGS(cure))
					: str_format(arena, "%.*s.", STR_ARGS(sentence));
}

static void add_rule(struct sarif *sarif, enum problem problem)
{
	const struct wording *wording = wording_of(problem);
	const struct str sentence = as_rule(sarif, wording->sentence);
	const struct str cure = as_rule(sarif, wording->cure);
	buf_add_format(sarif->out, "{\"id\":\"%s\",", wording->code);
	add_message(sarif->out, "shortDescription", whole_message(&sarif->arena, sentence, STR("")));
	buf_add_char(sarif->out, ',');
	add_message(sarif->out, "fullDescription", whole_message(&sarif->arena, sentence, cure));
	buf_add_char(sarif->out, ',');
	add_message(
		sarif->out, "help", whole_message(&sarif->arena, cure.len ? cure : sentence, STR("")));
	buf_add_format(sarif->out, ",\"defaultConfiguration\":{\"level\":\"%s\"}}",
		print_level_name(wording->level));
}

static void add_tool(struct sarif *sarif)
{
	struct buf *out = sarif->out;
	const struct report *report = sarif->report;
	size_t count = 0;
	buf_add_z(out, "\"tool\":{\"driver\":{\"name\":\"skoletilbud\",\"language\":\"da\",");
	if (sarif->settings->home.len) {
		print_member(out, "informationUri", sarif->settings->home);
		buf_add_char(out, ',');
	}
	print_member(out, "semanticVersion", sarif->settings->version);
	buf_add_z(out, ",\"rules\":[");
	for (size_t i = 0; i < report->count; i++)
		if (is_told(sarif, &report->findings[i]))
			sarif->occurs[report->findings[i].problem] = true;
	for (int problem = 0; problem < PROBLEMS; problem++) {
		if (!sarif->occurs[problem])
			continue;
		buf_add_z(out, count ? ",\n" : "\n");
		sarif->rule_index[problem] = count++;
		add_rule(sarif, (enum problem)problem);
	}
	buf_add_z(out, "\n]}}");
}

/* A path as a URI: relative to the folder the run stood in, or a file URI. */
static void add_artifact(struct buf *out, struct str path)
{
	const bool absolute = str_starts(path, STR("/"));
	buf_add_z(out,
		absolute ? "\"artifactLocation\":{\"uri\":\"file://" : "\"artifactLocation\":{\"uri\":\"");
	for (size_t i = 0; i < path.len; i++) {
		const unsigned char c = (unsigned char)path.ptr[i];
		const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
		if (letter || (c >= '0' && c <= '9') || (c && strchr("/-._~", c)))
			buf_add_char(out, (char)c);
		else
			buf_add_format(out, "%%%02X", c);
	}
	buf_add_z(out, absolute ? "\"}" : "\",\"uriBaseId\":\"%SRCROOT%\"}");
}

/* Services show no result without a region, so a file without a text to point
 * into is told at its first line. */
static void add_location(struct buf *out, struct span span)
{
	const struct print_place place = print_place(span);
	const struct position top = {1, 1};
	const struct position start = place.start.line ? place.start : top;
	const struct position end = place.end.line ? place.end : top;
	buf_add_z(out, "{\"physicalLocation\":{");
	add_artifact(out, place.path);
	buf_add_format(out,
		",\"region\":{\"startLine\":%zu,\"startColumn\":%zu,\"endLine\":%zu,\"endColumn\":%zu}}",
		start.line, start.column, end.line, end.column);
}

/* The same finding in the next version of a file must be known again wherever
 * its line went: so the hash is of the guilty text, not of its place. Findings
 * that are alike are numbered. */
static void add_fingerprint(struct sarif *sarif, const struct finding *finding)
{
	const struct str guilty = span_text(finding->span);
	const struct str words = guilty.len ? guilty : finding->sentence;
	const struct str path = print_path(finding->span);
	struct arena *arena = &sarif->arena;
	struct str all = str_format(arena, "%s\n", wording_of(finding->problem)->code);
	all = str_join(arena, str_join(arena, all, path), STR("\n"));
	const struct str hash = str_format(arena, "%016llx", str_hash(str_join(arena, all, words)));
	size_t *count = map_get(&sarif->counts, hash);
	if (!count) {
		count = arena_new(arena, size_t);
		map_put(&sarif->counts, hash, count);
	}
	buf_add_format(sarif->out, "\"partialFingerprints\":{\"skoletilbud/v1\":\"%.*s:%zu\"}",
		STR_ARGS(hash), ++*count);
}

static struct str message_of(struct sarif *sarif, const struct finding *finding)
{
	struct arena *arena = &sarif->arena;
	struct str sentence = finding->sentence;
	if (finding->suggestion.len) {
		sentence = str_join(arena, sentence, STR(" (mente du »"));
		sentence = str_join(arena, str_join(arena, sentence, finding->suggestion), STR("«?)"));
	}
	return whole_message(arena, sentence, finding->cure);
}

static void add_result(struct sarif *sarif, const struct finding *finding)
{
	struct buf *out = sarif->out;
	buf_add_format(out, "{\"ruleId\":\"%s\",\"ruleIndex\":%zu,\"level\":\"%s\",",
		wording_of(finding->problem)->code, sarif->rule_index[finding->problem],
		print_level_name(finding->level));
	add_message(out, "message", message_of(sarif, finding));
	buf_add_z(out, ",\"locations\":[");
	add_location(out, finding->span);
	buf_add_z(out, "}],");
	if (finding->other.source) {
		buf_add_z(out, "\"relatedLocations\":[");
		add_location(out, finding->other);
		buf_add_z(out, ",\"message\":{\"text\":\"se også her\"}}],");
	}
	add_fingerprint(sarif, finding);
	buf_add_char(out, '}');
}

static void add_results(struct sarif *sarif)
{
	const struct report *report = sarif->report;
	const char *between = "\n";
	buf_add_z(sarif->out, "\"results\":[");
	for (size_t i = 0; i < report->count; i++) {
		if (!is_told(sarif, &report->findings[i]) || !report->findings[i].span.source)
			continue;
		buf_add_z(sarif->out, between);
		add_result(sarif, &report->findings[i]);
		between = ",\n";
	}
	buf_add_z(sarif->out, "\n]");
}

static void add_notification(struct sarif *sarif, const struct finding *finding)
{
	buf_add_format(sarif->out, "{\"descriptor\":{\"id\":\"%s\",\"index\":%zu},\"level\":\"%s\",",
		wording_of(finding->problem)->code, sarif->rule_index[finding->problem],
		print_level_name(finding->level));
	add_message(sarif->out, "message", message_of(sarif, finding));
	buf_add_char(sarif->out, '}');
}

static void add_invocation(struct sarif *sarif)
{
	const struct report *report = sarif->report;
	const char *between = "";
	bool successful = true;
	buf_add_z(sarif->out, "\"invocations\":[{\"toolConfigurationNotifications\":[");
	for (size_t i = 0; i < report->count; i++) {
		const struct finding *finding = &report->findings[i];
		if (finding->span.source || !is_told(sarif, finding))
			continue;
		buf_add_z(sarif->out, between);
		add_notification(sarif, finding);
		between = ",\n";
		successful = successful && finding->level != LEVEL_ERROR;
	}
	buf_add_format(sarif->out, "],\"executionSuccessful\":%s}]", successful ? "true" : "false");
}

void print_sarif(
	struct buf *out, const struct report *report, const struct print_settings *settings)
{
	struct sarif sarif = {.out = out, .report = report, .settings = settings};
	sarif.counts.arena = &sarif.arena;
	buf_add_z(out,
		"{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\","
		"\"runs\":[{");
	add_tool(&sarif);
	buf_add_z(out,
		",\n\"columnKind\":\"unicodeCodePoints\",\n"
		"\"originalUriBaseIds\":{\"%SRCROOT%\":{\"description\":{\"text\":\"mappen, tjekket blev "
		"kørt i\"}}},\n");
	add_invocation(&sarif);
	buf_add_z(out, ",\n");
	add_results(&sarif);
	buf_add_z(out, "}]}\n");
	arena_free(&sarif.arena);
}
