/* The common schema, content/skema.yaml: which fields each kind of file has,
 * and their rules. The program knows some fields by their role; all others it
 * checks and shows as the schema says. */
#ifndef OFFER_SCHEMA_H
#define OFFER_SCHEMA_H

#include "offer/vocabulary.h"

enum field_type {
	TYPE_TEXT,
	TYPE_MARKDOWN,
	TYPE_NUMBER,
	TYPE_DATE,
	TYPE_TIME,
	TYPE_LINK,
	TYPE_MAIL,
	TYPE_PHONE,
	TYPE_GRADES,
	TYPE_AGE,
	TYPE_DURATION,
	TYPE_PRICE,
	TYPE_PERIOD,
	TYPE_AUDIENCE,
	TYPE_TERM,
	TYPE_CHOICE,
	TYPE_COLOUR,
	TYPE_ISIL,
	TYPE_REFERENCE,
	TYPE_FORMER,
	TYPE_FILE,
	TYPE_ENTRANCES,
	TYPE_GROUP,
	FIELD_TYPES
};

/* Fields that the program itself looks at. */
enum role {
	ROLE_NONE,
#define ROLE(name, word, type, vocabulary) name,
#include "offer/roles.def"
#undef ROLE
	ROLES
};

/* NEED_IN_SERVICE: required once katalog.yaml says `udgave: drift`. */
enum need { NEED_NONE, NEED_ADVISED, NEED_REQUIRED, NEED_IN_SERVICE };

/* The kinds of file, each with fields of its own. */
enum kind { KIND_OFFER, KIND_LIBRARY, KIND_SERVICE, KIND_DR, KIND_PAGE, KIND_CATALOGUE, KINDS };

struct fields;

struct field {
	struct str name, label, help, example;
	enum field_type type;
	enum role role;
	enum need need;
	bool list;       /* several values; a single one is accepted too */
	bool unknown;    /* may say "ikke oplyst" */
	bool free;       /* words outside the vocabulary, with a note */
	bool inherits;   /* from the library when absent */
	bool is_private; /* never in API and feeds */
	bool facet;
	long min, max;              /* of a number; max also characters of a text; 0: none */
	long advise_above;          /* characters; 0: none */
	long lix_above;             /* readability, see readability.h; 0: none */
	struct str vocabulary;      /* its name; looked up when a value is checked */
	struct str standard;        /* the value when absent, or empty */
	struct str host;            /* of a link: its address lies there or below; empty: anywhere */
	const struct value *sample; /* the example as a value, or NULL */
	const struct value
		*words; /* map: special words instead of a value → what visitors see; or NULL */
	const struct value *choices; /* TYPE_CHOICE: list of texts */
	const struct value *former;  /* list of names the field had in older files, or NULL */
	enum level severity; /* of faults in its value: below error, only the value is left out */
	const struct fields *group; /* TYPE_GROUP: its sub-fields */
	size_t index;               /* among its siblings */
};

struct fields {
	struct field *items; /* in the schema's order */
	size_t count;
	const struct field *by_role[ROLES]; /* NULL where the schema has none */
	const struct value *one_of; /* rule et_af: lists of names of which one is needed, or NULL */
};

struct schema {
	long version;
	const struct value *changes; /* list of {version, hvad}: what each version changed, or NULL */
	struct fields kinds[KINDS];
};

/* Reads skema.yaml. False when it cannot be used: everything wrong is told. */
bool schema_read(struct arena *arena, struct schema *schema, const struct source *source,
	const struct value *file, struct report *report);

/* Tells every vocabulary that a field or the program needs and that is not there.
 * The one called "dr" is made of DR's themes, later. */
void schema_check_vocabularies(const struct schema *schema, const struct vocabularies *all,
	const struct source *source, struct report *report);

const struct field *fields_named(const struct fields *fields, struct str name);

/* The name of a field that `name` probably meant, or empty. */
struct str fields_suggest(struct arena *scratch, const struct fields *fields, struct str name);

/* The schema's word for a kind: "tilbud". */
struct str kind_word(enum kind kind);

#endif
