/* libskoletilbud: check libraries' offers to schools, and build their catalogue.
 *
 * A run reads one content folder. It never prints, never ends the program (but
 * when memory runs out, with one line) and uses no global state, so runs may
 * live side by side on different threads. Paths and texts are UTF-8. What a
 * function returns belongs to the run and lives until skt_free().
 *
 *     struct skt_run *run = skt_new();
 *     struct skt_settings settings = {.content = "content", .date = "2026-11-22"};
 *     enum skt_status status = skt_check(run, &settings, NULL, 0);
 *     for (size_t i = 0; i < skt_finding_count(run); i++)
 *         puts(skt_finding(run, i).message);
 *     skt_free(run);
 */
#ifndef SKOLETILBUD_H
#define SKOLETILBUD_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#define SKT_API __attribute__((visibility("default")))

#define SKT_VERSION "0.1.0"

/* How a run ended; also the program's exit status. */
enum skt_status {
	SKT_DONE = 0,       /* done; a build also when single offers were left out */
	SKT_FINDINGS = 1,   /* errors in a check, or something that cannot be used at all */
	SKT_MISUSE = 2,     /* settings that make no sense */
	SKT_ENVIRONMENT = 3 /* files or disk */
};

enum skt_level { SKT_ERROR, SKT_WARNING, SKT_NOTE };

/* What a run is doing, for those who show progress. */
enum skt_stage { SKT_READING, SKT_RENDERING, SKT_PUBLISHING };

struct skt_settings {
	const char *content;   /* folder of the content; required */
	const char *templates; /* folder of the templates; to build */
	const char *output;    /* folder of the site; to build */
	const char *state;     /* folder kept between builds; NULL: .state in the content */
	const char *base_url;  /* where the site is published; NULL: as katalog.yaml says */
	const char *date;      /* the day to build for, YYYY-MM-DD; required */
	bool drafts;           /* also offers of status kladde */
	bool strict;           /* refuse to build over errors and warnings */
	int jobs;              /* threads; 0: as many as there are processors */
	/* Called on the run's own thread as each stage begins; may be NULL. */
	void (*progress)(void *context, enum skt_stage stage, size_t count);
	void *progress_context;
};

/* One thing to mend. Lines and columns count from 1, columns in characters, the
 * end exclusive; 0 where a finding has no place in a text. */
struct skt_finding {
	const char *path; /* may be "" */
	size_t line, column, end_line, end_column;
	enum skt_level level;
	const char *code;       /* stable, English: "unknown-field" */
	const char *message;    /* one Danish sentence */
	const char *cure;       /* what to do; may be "" */
	const char *suggestion; /* text that probably should stand there; may be "" */
};

/* In which form findings are told. */
enum skt_format {
	SKT_TEXT,           /* for people, with the guilty lines */
	SKT_JSON,           /* {"version":1,"findings":[…],…}, one finding a line */
	SKT_GITHUB,         /* workflow commands: at most ten of a level, as GitHub shows */
	SKT_GITHUB_SUMMARY, /* all of them as a Danish table for a step's summary */
	SKT_SARIF,          /* 2.1.0 */
	SKT_JUNIT           /* a test case for each file with errors or warnings */
};

struct skt_report_settings {
	enum skt_format format;
	enum skt_level least;     /* findings of this level and worse */
	bool colour;              /* SKT_TEXT: for a terminal that has colours */
	bool strict;              /* SKT_JUNIT: warnings fail a test too */
	const char *const *first; /* SKT_GITHUB: files whose findings come first; may be NULL */
	size_t first_count;
};

/* An event of a library that is probably for schools. */
struct skt_candidate {
	const char *name;   /* to import it by: "vejle/klassebesoeg-paa-biblioteket" */
	const char *uuid;   /* of its first date, as the library knows it */
	const char *title;  /* one line */
	const char *url;    /* its page at the library */
	const char *reason; /* Danish: what speaks for it, and what against */
	const char *date;   /* the first, YYYY-MM-DD; "" of a news item */
	size_t dates;       /* how many there are to come; 0 of a news item */
	int score;
};

/* What stands behind a finding's code. All strings are constant; those that there
 * is nothing to say in are "". */
struct skt_explanation {
	const char *code;
	enum skt_level level;
	const char *level_word;    /* Danish: "fejl" */
	const char *message;       /* with {a}, {b} and {c} where a finding has words of its own */
	const char *cure;          /* likewise */
	const char *text;          /* why it matters, and what to do */
	const char *place;         /* where the examples stand: "i felterne" */
	const char *wrong, *right; /* some lines of a file */
};

struct skt_tally {
	size_t offers, left_out;       /* offers on the site, and files with errors */
	size_t libraries;              /* libraries and national services with offers */
	size_t pages;                  /* addresses of the site */
	size_t written, kept, removed; /* files published */
	size_t files;                  /* files of content that were read */
	size_t errors, warnings, notes;
};

/* How a feed is; see the README. */
enum skt_feed_state { SKT_NEW, SKT_FRESH, SKT_STALE, SKT_SHRUNK, SKT_GONE };

/* What became of one feed of kilder.yaml. */
struct skt_feed {
	const char *key;
	enum skt_feed_state state;
	bool events;          /* its offers are candidates only */
	size_t count;         /* offers of it in the catalogue */
	size_t changed, left; /* of them, this time */
	long nights;          /* in a row in this state */
	const char *good;     /* day of the last good copy, YYYY-MM-DD; "" when there is none */
};

struct skt_fetch_settings {
	const char *const *only; /* keys of the feeds to ask */
	size_t only_count;       /* 0: all */
	bool all;                /* also feeds that are switched off */
	bool allow_loopback;     /* for tests: feeds on this machine */
	const char *ca_file;     /* with allow_loopback: the only authority trusted */
	void (*progress)(void *context, size_t done, size_t count); /* may be NULL */
	void *progress_context;
};

/* The library's version, "0.1.0". */
SKT_API const char *skt_version(void);

/* The date in Denmark at `seconds` since 1970-01-01T00:00Z, as YYYY-MM-DD. */
SKT_API void skt_date_in_denmark(long long seconds, char date[11]);

/* Is this a day of the calendar, as YYYY-MM-DD? */
SKT_API bool skt_is_date(const char *date);

/* Can this be where a site is published: http or https, a host, and no query? */
SKT_API bool skt_is_base_url(const char *url);

SKT_API struct skt_run *skt_new(void);
SKT_API void skt_free(struct skt_run *run); /* NULL is allowed */

/* Checks the whole content folder and keeps the findings in these files and
 * folders (all when `count` is 0). A run is used once. */
SKT_API enum skt_status skt_check(struct skt_run *run, const struct skt_settings *settings,
	const char *const *paths, size_t count);

/* Checks one text that need not be on disk, as if it stood at `path` in the
 * content folder ("content/biblioteker/vejle/tilbud/ny.md"), with all the rest of
 * the catalogue around it, and keeps the findings in it. For a CMS or an editor.
 * At most 1 MiB of `length` bytes. */
SKT_API enum skt_status skt_check_text(struct skt_run *run, const struct skt_settings *settings,
	const char *path, const char *text, size_t length);

/* Checks the content, builds the site and publishes it in one step. Unless this
 * returns SKT_DONE, what was published before stands untouched. */
SKT_API enum skt_status skt_build(struct skt_run *run, const struct skt_settings *settings);

/* Asks the feeds of kilder.yaml and brings what is kept of them, in the state
 * folder, up to date. A feed that fails is a finding; SKT_FINDINGS only when
 * kilder.yaml or the content cannot be used, and when `strict`. */
SKT_API enum skt_status skt_fetch(struct skt_run *run, const struct skt_settings *settings,
	const struct skt_fetch_settings *wanted);

/* The feeds that were asked, in the order of kilder.yaml. */
SKT_API size_t skt_feed_count(const struct skt_run *run);
SKT_API struct skt_feed skt_feed(const struct skt_run *run, size_t index);

struct skt_links_settings {
	bool allow_loopback; /* for tests: this machine may be asked */
	int pace_ms;         /* between two questions to a host; 0: 500, below: none */
	int patience_ms;     /* longest wait for one answer; 0: 15 seconds */
	/* How many addresses have been asked, of how many; may be NULL. */
	void (*progress)(void *context, size_t done, size_t count);
	void *progress_context;
};

/* What is known of the addresses of other sites in the content. Each counts once. */
struct skt_links_tally {
	size_t addresses, asked; /* asked in this run: the others were asked lately */
	size_t answering, moved; /* those that moved for good answer too */
	size_t dead, unsure;     /* three nights in a row */
	size_t waiting;          /* silent, but not for three nights yet */
};

/* Asks every address of other sites in the content whether it still answers, and
 * keeps what was found about that alone. Answers are remembered in the state
 * folder: run it once a night. Findings do not make it fail unless `strict`. */
SKT_API enum skt_status skt_links(struct skt_run *run, const struct skt_settings *settings,
	const struct skt_links_settings *wanted, struct skt_links_tally *tally);

/* The JSON Schema (2020-12) of one kind of file, for editors and other programs:
 * "tilbud", "bibliotek", "tjeneste", "dr", "side" or "katalog". What a check
 * finds no error in is valid by it. Unless this returns SKT_DONE, *text is NULL. */
SKT_API enum skt_status skt_schema(
	struct skt_run *run, const struct skt_settings *settings, const char *kind, const char **text);

/* Finds the candidates among what was fetched last: of one source in kilder.yaml,
 * or of all that something was fetched from when `source` is NULL. */
SKT_API enum skt_status skt_candidates(
	struct skt_run *run, const struct skt_settings *settings, const char *source);
SKT_API size_t skt_candidate_count(const struct skt_run *run);
SKT_API struct skt_candidate skt_candidate(struct skt_run *run, size_t index);

/* Writes a new offer out of one event, named as "source/uuid" or as a candidate's
 * name, whether it is a candidate or not. What is known is filled in; a person
 * finishes it. Never writes over a file. *path is the new file's; NULL unless this
 * returns SKT_DONE. */
SKT_API enum skt_status skt_import(
	struct skt_run *run, const struct skt_settings *settings, const char *name, const char **path);

SKT_API struct skt_tally skt_tally(const struct skt_run *run);
SKT_API size_t skt_finding_count(const struct skt_run *run);
SKT_API struct skt_finding skt_finding(struct skt_run *run, size_t index);

/* The findings in one of the formats, valid whatever bytes the files hold.
 * *length may be NULL. Good until the next call. NULL when it would be more
 * than 256 MiB. */
SKT_API const char *skt_report(
	struct skt_run *run, const struct skt_report_settings *settings, size_t *length);

/* Explains a code. False when there is none: explanation->code is then the one
 * probably meant, or "". */
SKT_API bool skt_explain(const char *code, struct skt_explanation *explanation);

/* The codes from 0 on; false when there are no more. */
SKT_API bool skt_explain_number(size_t number, struct skt_explanation *explanation);

#ifdef __cplusplus
}
#endif

#endif
