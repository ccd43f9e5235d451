/* Between the files of the line that adopt events as offers. */
#ifndef SKOLETILBUD_ADOPT_H
#define SKOLETILBUD_ADOPT_H

#include "skoletilbud_run.h"

#include "harvest/candidate.h"

/* The text of a new offer's file. */
struct str adopt_text(
	struct skt_run *run, const struct candidate *candidate, struct str source_key);

#endif
