/* Between the files of the line that use events: those fetched from libraries. */
#ifndef SKOLETILBUD_EVENTS_H
#define SKOLETILBUD_EVENTS_H

#include "skoletilbud_run.h"

#include "harvest/candidate.h"
#include "harvest/feeds.h"

/* The events last fetched of a feed. False when nothing was fetched, which is told
 * when `must`, or when it cannot be read, which is told. */
bool run_read_events(struct skt_run *run, const struct skt_settings *settings,
	const struct feed *feed, bool must, struct cms_events *events);

/* Gives a library the opening hours last fetched, when they are fresh. */
void run_show_opening(struct skt_run *run, const struct skt_settings *settings,
	const struct feed *feed, struct library *library);

/* The text of a new offer's file. */
struct str adopt_text(
	struct skt_run *run, const struct candidate *candidate, struct str source_key);

#endif
