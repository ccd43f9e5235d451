/* Reading skema.yaml: a fault in the schema is a finding with its place, as any
 * other. Knows what a field may be, not what its values mean: see field.h. */
#include "offer/schema.h"

#include "report/suggest.h"

static const char *const type_words[FIELD_TYPES] = {"tekst", "markdown", "tal", "dato", "tidspunkt",
	"link", "mail", "telefon", "trin", "alder", "varighed", "pris", "periode", "hvem", "term",
	"valg", "farve", "isil", "henvisning", "sti", "fil", "indgange", "gruppe"};

static const char *const role_words[ROLES] = {
	"",
#define ROLE(name, word, type, vocabulary) word,
#include "offer/roles.def"
#undef ROLE
};

/* The program reads a role's value as one type, and its terms as one vocabulary's. */
static const struct {
	enum field_type type; /* FIELD_TYPES: any */
	const char *vocabulary;
} role_needs[ROLES] = {
	{FIELD_TYPES, ""},
#define ROLE(name, word, type, vocabulary) {type, vocabulary},
#include "offer/roles.def"
#undef ROLE
};

/* Without these there is nothing to show. */
static const struct {
	enum kind kind;
	enum role role;
} needed[] = {{KIND_OFFER, ROLE_TITLE}, {KIND_LIBRARY, ROLE_NAME},
	{KIND_LIBRARY, ROLE_MUNICIPALITY}, {KIND_SERVICE, ROLE_NAME}, {KIND_DR, ROLE_TITLE},
	{KIND_PAGE, ROLE_TITLE}, {KIND_CATALOGUE, ROLE_NAME}, {KIND_CATALOGUE, ROLE_ADDRESS}};

static const char *const kind_words[KINDS] = {
	"tilbud", "bibliotek", "tjeneste", "dr", "side", "katalog"};

static const char *const level_words[LEVELS] = {"fejl", "advarsel", "råd"};

static const char *const need_words[] = {"nej", "råd", "ja", "drift"};

static const char *const heir_words[] = {"bibliotek"};

struct reader {
	struct arena *arena;
	struct report *report;
};

struct str kind_word(enum kind kind)
{
	return str_from(kind_words[kind]);
}

/* The text of a setting; anything else is told. */
static struct str text_in(struct reader *reader, const struct value *value)
{
	if (!value_str(value).len)
		report_add(reader->report, SCHEMA_NOT_A_TEXT, value->span, (struct details){0});
	return value_str(value);
}

/* The place of a word in a table, or -1; an unknown word is told. */
static int word_index(
	struct reader *reader, const struct value *value, const char *const *words, size_t count)
{
	if (!text_in(reader, value).len)
		return -1;
	struct str *known = arena_array(reader->arena, count, sizeof *known);
	for (size_t i = 0; i < count; i++) {
		known[i] = str_from(words[i]);
		if (str_eq(known[i], value_str(value)))
			return (int)i;
	}
	report_add(reader->report, SCHEMA_UNKNOWN_WORD, value->span,
		(struct details){.a = value_str(value),
			.suggestion = suggest(reader->arena, value_str(value), known, count)});
	return -1;
}

static bool read_fields(
	struct reader *reader, struct fields *fields, const struct value *map, int depth);

static bool is_yes(struct reader *reader, const struct value *value)
{
	static const char *const words[] = {"nej", "ja"};
	return word_index(reader, value, words, 2) == 1;
}

static long number_in(struct reader *reader, const struct value *value)
{
	struct str text = text_in(reader, value);
	long number = 0;
	if (text.len)
		str_take_number(&text, &number);
	if (text.len)
		report_add(reader->report, SCHEMA_NOT_A_NUMBER, value->span,
			(struct details){.a = value_str(value)});
	return number;
}

static const struct value *texts_in(struct reader *reader, const struct value *value)
{
	bool good = value->kind == VALUE_LIST;
	for (size_t i = 0; good && i < value->count; i++)
		good = value->items[i]->kind == VALUE_TEXT;
	if (!good)
		report_add(reader->report, SCHEMA_NOT_A_LIST, value->span, (struct details){0});
	return good ? value : NULL;
}

/* Special words, each with the text that visitors see. */
static const struct value *words_in(struct reader *reader, const struct value *value)
{
	bool good = value->kind == VALUE_MAP;
	for (size_t i = 0; good && i < value->count; i++)
		good = value->entries[i].value->kind == VALUE_TEXT;
	if (!good)
		report_add(reader->report, SCHEMA_BAD_WORDS, value->span, (struct details){0});
	return good ? value : NULL;
}

static const struct fields *group_in(struct reader *reader, const struct value *value, int depth)
{
	struct fields *group = arena_new(reader->arena, struct fields);
	return read_fields(reader, group, value, depth + 1) ? group : NULL;
}

/* The words of a definition that hold text, yes or no, or a number. */
enum setting_kind { SETTING_TEXT, SETTING_YES, SETTING_NUMBER };

struct setting {
	const char *word;
	enum setting_kind kind;
	size_t at; /* offset in struct field */
};

static const struct setting settings[] = {
	{"etiket", SETTING_TEXT, offsetof(struct field, label)},
	{"hjælp", SETTING_TEXT, offsetof(struct field, help)},
	{"ordliste", SETTING_TEXT, offsetof(struct field, vocabulary)},
	{"standard", SETTING_TEXT, offsetof(struct field, standard)},
	{"vært", SETTING_TEXT, offsetof(struct field, host)},
	{"liste", SETTING_YES, offsetof(struct field, list)},
	{"ukendt", SETTING_YES, offsetof(struct field, unknown)},
	{"frie", SETTING_YES, offsetof(struct field, free)},
	{"privat", SETTING_YES, offsetof(struct field, is_private)},
	{"facet", SETTING_YES, offsetof(struct field, facet)},
	{"min", SETTING_NUMBER, offsetof(struct field, min)},
	{"maks", SETTING_NUMBER, offsetof(struct field, max)},
	{"råd_over", SETTING_NUMBER, offsetof(struct field, advise_above)},
	{"lix_over", SETTING_NUMBER, offsetof(struct field, lix_above)},
};

static bool apply_setting(
	struct reader *reader, struct field *field, const struct value_entry *entry)
{
	for (size_t i = 0; i < sizeof settings / sizeof settings[0]; i++) {
		if (!str_eq(entry->name, str_from(settings[i].word)))
			continue;
		void *at = (char *)field + settings[i].at;
		switch (settings[i].kind) {
		case SETTING_TEXT: *(struct str *)at = text_in(reader, entry->value); break;
		case SETTING_YES: *(bool *)at = is_yes(reader, entry->value); break;
		case SETTING_NUMBER: *(long *)at = number_in(reader, entry->value); break;
		}
		return true;
	}
	return false;
}

/* The words of a definition that name something else. */
static void apply_other(
	struct reader *reader, struct field *field, const struct value_entry *entry, int depth)
{
	const struct value *value = entry->value;
	int found = 0;
	if (str_eq(entry->name, STR("type"))) {
		found = word_index(reader, value, type_words, FIELD_TYPES);
		field->type = found < 0 ? TYPE_TEXT : (enum field_type)found;
	} else if (str_eq(entry->name, STR("rolle"))) {
		found = word_index(reader, value, role_words, ROLES);
		field->role = found < 0 ? ROLE_NONE : (enum role)found;
	} else if (str_eq(entry->name, STR("krav"))) {
		found = word_index(reader, value, need_words, 4);
		field->need = found < 0 ? NEED_NONE : (enum need)found;
	} else if (str_eq(entry->name, STR("arver"))) {
		field->inherits = word_index(reader, value, heir_words, 1) == 0;
	} else if (str_eq(entry->name, STR("eksempel"))) {
		field->example = span_text(value->span);
		field->sample = value;
	} else if (str_eq(entry->name, STR("ord"))) {
		field->words = words_in(reader, value);
	} else if (str_eq(entry->name, STR("valg"))) {
		field->choices = texts_in(reader, value);
	} else if (str_eq(entry->name, STR("tidligere"))) {
		field->former = texts_in(reader, value);
	} else if (str_eq(entry->name, STR("alvor"))) {
		found = word_index(reader, value, level_words, LEVELS);
		field->severity = found < 0 ? LEVEL_ERROR : (enum level)found;
	} else if (str_eq(entry->name, STR("felter"))) {
		field->group = group_in(reader, value, depth);
	} else {
		report_add(reader->report, SCHEMA_UNKNOWN_SETTING, entry->name_span,
			(struct details){.a = entry->name});
	}
}

/* What one definition must hold to be of use. */
static bool is_complete(struct reader *reader, const struct field *field, struct span span)
{
	const char *missing = NULL;
	if (!field->label.len)
		missing = "etiket";
	else if (field->type == TYPE_GROUP && (!field->group || !field->group->count))
		missing = "felter";
	else if (field->type == TYPE_TERM && !field->vocabulary.len)
		missing = "ordliste";
	else if (field->type == TYPE_CHOICE && !field->choices)
		missing = "valg";
	if (missing)
		report_add(reader->report, SCHEMA_MISSING_SETTING, span,
			(struct details){.a = field->name, .b = str_from(missing)});
	return !missing;
}

static bool is_choice(const struct field *field, struct str word)
{
	for (size_t i = 0; i < field->choices->count; i++)
		if (str_eq(field->choices->items[i]->text, word))
			return true;
	return false;
}

/* Settings that do not go together. */
static bool fits_together(struct reader *reader, const struct field *field, struct span span)
{
	const enum field_type type = role_needs[field->role].type;
	const struct str vocabulary = str_from(role_needs[field->role].vocabulary);
	const struct str role = str_from(role_words[field->role]);
	if (type != FIELD_TYPES && field->type != type) {
		report_add(reader->report, SCHEMA_ROLE_NEEDS, span,
			(struct details){.a = role, .b = STR("type"), .c = str_from(type_words[type])});
		return false;
	}
	if (vocabulary.len && !str_eq(field->vocabulary, vocabulary)) {
		report_add(reader->report, SCHEMA_ROLE_NEEDS, span,
			(struct details){.a = role, .b = STR("ordliste"), .c = vocabulary});
		return false;
	}
	if (field->type == TYPE_CHOICE && field->standard.len && !is_choice(field, field->standard)) {
		report_add(
			reader->report, SCHEMA_UNKNOWN_WORD, span, (struct details){.a = field->standard});
		return false;
	}
	return true;
}

static bool read_field(struct reader *reader, struct fields *fields, struct field *field,
	const struct value_entry *entry, int depth)
{
	*field = (struct field){.name = entry->name, .index = (size_t)(field - fields->items)};
	if (entry->value->kind != VALUE_MAP) {
		report_add(
			reader->report, SCHEMA_NOT_A_MAP, entry->name_span, (struct details){.a = entry->name});
		return false;
	}
	const size_t errors_before = reader->report->counts[LEVEL_ERROR];
	for (size_t i = 0; i < entry->value->count; i++)
		if (!apply_setting(reader, field, &entry->value->entries[i]))
			apply_other(reader, field, &entry->value->entries[i], depth);
	if (field->role && fields->by_role[field->role])
		report_add(reader->report, SCHEMA_ROLE_TWICE, entry->name_span,
			(struct details){.a = entry->name, .b = fields->by_role[field->role]->name});
	else if (field->role)
		fields->by_role[field->role] = field;
	/* What is missing after a fault is missing because of it. */
	return reader->report->counts[LEVEL_ERROR] == errors_before
		&& is_complete(reader, field, entry->name_span)
		&& fits_together(reader, field, entry->name_span);
}

static bool read_fields(
	struct reader *reader, struct fields *fields, const struct value *map, int depth)
{
	enum { GROUPS_DEEP = 2 };
	if (!map || map->kind != VALUE_MAP || depth > GROUPS_DEEP) {
		report_add(reader->report, SCHEMA_NOT_A_MAP, map ? map->span : (struct span){0},
			(struct details){.a = STR("felter")});
		return false;
	}
	fields->items = arena_array(reader->arena, map->count, sizeof *fields->items);
	fields->count = map->count;
	bool good = true;
	for (size_t i = 0; i < map->count; i++)
		good = read_field(reader, fields, &fields->items[i], &map->entries[i], depth) && good;
	return good;
}

static bool are_fields(const struct fields *fields, const struct value *names)
{
	for (size_t i = 0; i < names->count; i++)
		if (!fields_named(fields, names->items[i]->text))
			return false;
	return names->count > 0;
}

static void check_needed(
	struct reader *reader, const struct schema *schema, const struct source *source)
{
	for (size_t i = 0; i < sizeof needed / sizeof needed[0]; i++) {
		const struct field *field = schema->kinds[needed[i].kind].by_role[needed[i].role];
		if (!field || field->need != NEED_REQUIRED)
			report_add(reader->report, SCHEMA_WITHOUT_ROLE, source_top(source),
				(struct details){
					.a = kind_word(needed[i].kind), .b = str_from(role_words[needed[i].role])});
	}
}

/* regler: [{for: tilbud, et_af: [trin, alder]}] */
static void read_rules(struct reader *reader, struct schema *schema, const struct value *rules)
{
	for (size_t i = 0; rules && rules->kind == VALUE_LIST && i < rules->count; i++) {
		const struct value *what = value_get(rules->items[i], STR("for"));
		const struct value *one_of = value_get(rules->items[i], STR("et_af"));
		const int kind = what ? word_index(reader, what, kind_words, KINDS) : -1;
		const struct value *names = kind >= 0 && one_of ? texts_in(reader, one_of) : NULL;
		if (names && are_fields(&schema->kinds[kind], names))
			schema->kinds[kind].one_of = names;
		else
			report_add(reader->report, SCHEMA_BAD_RULE, rules->items[i]->span, (struct details){0});
	}
}

bool schema_read(struct arena *arena, struct schema *schema, const struct source *source,
	const struct value *file, struct report *report)
{
	struct reader reader = {arena, report};
	const struct value *version = value_get(file, STR("skema"));
	const size_t errors_before = report->counts[LEVEL_ERROR];
	schema->version = version ? number_in(&reader, version) : 0;
	if (!version)
		report_add(report, SCHEMA_WITHOUT_VERSION, source_top(source), (struct details){0});
	for (int kind = 0; kind < KINDS; kind++) {
		const struct value *fields = value_get(file, kind_word((enum kind)kind));
		if (fields)
			read_fields(&reader, &schema->kinds[kind], fields, 0);
		else
			report_add(report, SCHEMA_WITHOUT_KIND, source_top(source),
				(struct details){.a = kind_word((enum kind)kind)});
	}
	read_rules(&reader, schema, value_get(file, STR("regler")));
	schema->changes = value_get(file, STR("ændringer"));
	if (report->counts[LEVEL_ERROR] == errors_before)
		check_needed(&reader, schema, source);
	return report->counts[LEVEL_ERROR] == errors_before;
}

static void check_vocabularies(const struct fields *fields, const struct vocabularies *all,
	const struct source *source, struct report *report)
{
	for (size_t i = 0; i < fields->count; i++) {
		const struct str name = fields->items[i].vocabulary;
		if (fields->items[i].group)
			check_vocabularies(fields->items[i].group, all, source, report);
		if (name.len && !str_eq(name, STR("dr")) && !vocabulary_named(all, name))
			report_add(report, VOCABULARY_MISSING, source_top(source), (struct details){.a = name});
	}
}

void schema_check_vocabularies(const struct schema *schema, const struct vocabularies *all,
	const struct source *source, struct report *report)
{
	const struct str bands = STR("trinforloeb");
	for (int kind = 0; kind < KINDS; kind++)
		check_vocabularies(&schema->kinds[kind], all, source, report);
	if (!vocabulary_named(all, bands))
		report_add(report, VOCABULARY_MISSING, source_top(source), (struct details){.a = bands});
}

const struct field *fields_named(const struct fields *fields, struct str name)
{
	for (size_t i = 0; i < fields->count; i++)
		if (str_eq(fields->items[i].name, name))
			return &fields->items[i];
	return NULL;
}

struct str fields_suggest(struct arena *scratch, const struct fields *fields, struct str name)
{
	struct str *names = arena_array(scratch, fields->count, sizeof *names);
	for (size_t i = 0; i < fields->count; i++)
		names[i] = fields->items[i].name;
	return suggest(scratch, name, names, fields->count);
}
