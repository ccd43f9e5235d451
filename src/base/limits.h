/* Every limit of the program, in one place. Measured, see the README. */
#ifndef BASE_LIMITS_H
#define BASE_LIMITS_H

enum {
	FILE_MAX = 1024 * 1024,   /* bytes of one content or template file */
	BODY_MAX = 64 * 1024,     /* bytes of one Markdown body: cmark is slow on hostile nesting */
	CONTAINER_MARKS_MAX = 16, /* list and quote marks that may begin a line of Markdown */
	PICTURE_MAX = 5 * 1024 * 1024, /* bytes of one picture or logo */
	PICTURE_HEAD_MAX = 512 * 1024, /* of it, where its size is said: cameras put much before it */
	DEPTH_MAX = 32,                /* nesting of YAML, where libyaml turns quadratic */
	NODES_MAX = 2000,              /* values in one YAML file that a person writes */
	HARVEST_NODES_MAX = 100000,    /* values in one answer from the network */
	VOCABULARY_NODES_MAX = 50000,  /* values in one vocabulary or the schema */
	SCALAR_MAX = 20000,            /* characters of one value */
	KEY_MAX = 200,                 /* bytes of a name that becomes a folder of the site */
	TERM_MAX = 60,              /* characters of a word outside the vocabulary: it names a folder */
	FINDINGS_MAX = 50,          /* findings told about one file */
	OFFERS_MAX = 200000,        /* offers in one catalogue */
	PAGE_MAX = 8 * 1024 * 1024, /* bytes of one rendered page */
	API_FILE_MAX = 32 * 1024 * 1024, /* bytes of one file of whole records or of the table */
	TEMPLATE_DEPTH_MAX = 24,         /* partials and sections inside each other */
	PATH_LENGTH_MAX = 4096,          /* bytes of a path */
	JOBS_MAX = 64,                   /* threads */
	CARDS_PER_PAGE = 60,             /* offers on one list page */
	FRAME_PAGES = 3,     /* of one list: what is further down is read in the catalogue */
	CARDS_PER_BLOCK = 16 /* cards in one file that scripts fetch */
};

#endif
