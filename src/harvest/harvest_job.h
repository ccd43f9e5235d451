/* One feed during a night; between the files of harvest. */
#ifndef HARVEST_HARVEST_JOB_H
#define HARVEST_HARVEST_JOB_H

#include "harvest/harvest.h"

struct harvest_job {
	struct harvest *harvest;
	const struct feed *feed;
	struct harvest_line *line;
	struct arena arena; /* until the feed is settled */
	struct kept kept;
	struct feed_items items;
	struct harvest_file *files; /* what became of each item */
	size_t waiting;             /* files of a folder that are asked for */
	enum outcome outcome;
	bool all_good;        /* every item can be used */
	enum problem problem; /* why the feed failed */
	struct str detail;    /* its {b} */
	struct str etag, last_modified;
};

struct harvest_file {
	struct harvest_job *job;
	size_t item;
	bool good;       /* can be used */
	bool same;       /* as it is kept */
	struct str text; /* to be kept */
	struct str etag, last_modified;
};

struct harvest {
	struct arena *arena; /* of the report and the lines */
	const struct harvest_settings *settings;
	struct report *report;
	struct fetch *fetch;
	size_t done, count;
	bool failed; /* the state cannot be written */
};

/* Reads an answer of any type: the job's items, files and outcome. Files of a
 * folder are left to be asked for. */
void harvest_read(struct harvest_job *job, const struct fetch_result *result);

/* Reads one file of a folder. */
void harvest_read_file(struct harvest_file *file, const struct fetch_result *result);

/* All has been answered: the account, the files, the findings. */
void harvest_settle(struct harvest_job *job);

/* The problem a verdict is told as. */
enum problem harvest_problem(enum fetch_verdict verdict);

#endif
