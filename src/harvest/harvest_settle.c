/* What is done about an answer: the account of the nights, the kept files, and the
 * one finding that tells how the feed is. */
#include "harvest/harvest_job.h"

#include "base/map.h"

static struct str id_of(struct str name)
{
	const size_t ending = str_ends(name, STR(".md")) ? 3 : 5;
	return str_slice(name, 0, name.len - ending);
}

/* Every id that the answer names, also of those that cannot be used. */
static struct map ids_of(struct harvest_job *job)
{
	struct map ids = {.arena = &job->arena};
	for (size_t i = 0; job->items.items && i < job->items.count; i++)
		map_put(&ids, job->items.items[i].id, &job->items.items[i]);
	return ids;
}

static struct answer answer_of(struct harvest_job *job, const struct map *ids)
{
	struct answer answer = {.outcome = job->outcome, .count = job->items.count};
	size_t good = 0;
	const bool events = feed_is_answer(job->feed);
	for (size_t i = 0; i < job->kept.file_count; i++) {
		const struct kept_file *file = &job->kept.files[i];
		answer.kept += !file->missed.year;
		answer.lost += !file->missed.year && !map_get(ids, id_of(file->name));
	}
	for (size_t i = 0; job->items.items && i < job->items.count; i++) {
		answer.held += str_hash(job->items.items[i].id);
		good += job->files[i].good;
	}
	if (events) {
		answer.kept = job->kept.count;
		/* A week with holidays has fewer hours, and nothing is lost by them. */
		if (feed_has_events(job->feed) && answer.kept > answer.count)
			answer.lost = answer.kept - answer.count;
		answer.held = answer.count;
	}
	job->all_good = events || good == job->items.count;
	if (!events && answer.outcome == OUTCOME_WHOLE && job->items.count && !good)
		answer.outcome = OUTCOME_FAILED;
	return answer;
}

/* The same offer must not lie there twice, as .md and as .yaml. */
static void leave_other_ending(struct harvest_job *job, const struct feed_item *item)
{
	struct arena *arena = &job->arena;
	const struct str md = str_join(arena, item->id, STR(".md"));
	const struct str yaml = str_join(arena, item->id, STR(".yaml"));
	struct report *report = job->harvest->report;
	if (!kept_leave(arena, &job->kept, str_eq(item->name, md) ? yaml : md, report))
		job->harvest->failed = true;
}

static void keep_item(struct harvest_job *job, struct harvest_file *file)
{
	const struct feed_item *item = &job->items.items[file->item];
	struct kept_file *kept = kept_find(&job->kept, item->name);
	if (kept)
		kept->missed = (struct date){0};
	if (!file->good)
		return;
	leave_other_ending(job, item);
	kept = kept_find(&job->kept, item->name);
	if (!kept)
		kept = kept_add(&job->arena, &job->kept, item->name);
	kept->etag = file->etag;
	kept->last_modified = file->last_modified;
	if (file->same)
		return;
	job->line->changed += !str_eq(kept_text(&job->arena, &job->kept, item->name), file->text);
	if (!kept_put(&job->arena, &job->kept, kept, file->text, job->harvest->report))
		job->harvest->failed = true;
}

/* On the second night an offer leaves that the feed has no more; `now`: at once. */
static void leave_missed(struct harvest_job *job, const struct map *ids, bool now)
{
	const struct date today = job->harvest->settings->today;
	for (size_t i = job->kept.file_count; i-- > 0;) {
		struct kept_file *file = &job->kept.files[i];
		if (ids && map_get(ids, id_of(file->name)))
			continue;
		if (!file->missed.year && ids)
			file->missed = today;
		const bool second = file->missed.year && date_cmp(file->missed, today) < 0;
		if (!now && !second)
			continue;
		job->line->left++;
		if (!kept_leave(&job->arena, &job->kept, file->name, job->harvest->report))
			job->harvest->failed = true;
	}
}

static void take(struct harvest_job *job, const struct map *ids, bool all)
{
	struct kept *kept = &job->kept;
	if (feed_is_answer(job->feed)) {
		const bool events = feed_has_events(job->feed);
		if (!kept_put_answer(&job->arena, kept, events ? "begivenheder.json" : "aabningstider.json",
				job->files->text, job->harvest->report))
			job->harvest->failed = true;
	} else {
		for (size_t i = 0; i < job->items.count; i++)
			keep_item(job, &job->files[i]);
		leave_missed(job, ids, all);
	}
	/* With an item that cannot be used the whole is asked for, and told, again. */
	const bool again = !job->all_good || job->items.is_folder;
	kept->etag = again ? STR("") : job->etag;
	kept->last_modified = again ? STR("") : job->last_modified;
	kept->count = job->items.count;
}

static void tell(struct harvest_job *job, const struct answer *answer)
{
	const struct night *night = &job->kept.night;
	struct arena *arena = &job->arena;
	struct details details = {
		.a = job->feed->key, .b = job->detail, .c = str_format(arena, "%ld", night->nights)};
	enum problem problem = job->problem;
	if (night->condition == CONDITION_FRESH && job->outcome == OUTCOME_WHOLE && !answer->count)
		problem = FEED_EMPTY;
	else if (night->condition == CONDITION_FRESH)
		return;
	if (night->condition == CONDITION_SHRUNK) {
		problem = FEED_SHRUNK;
		details.b = str_format(arena, "%zu/%zu", answer->kept - answer->lost, answer->kept);
	} else if (night->condition == CONDITION_GONE) {
		problem = FEED_GONE;
	}
	const enum level level = problem == FEED_EMPTY ? LEVEL_NOTE : night_level(night);
	report_add_as(job->harvest->report, level, problem, job->feed->url_span, details);
}

void harvest_settle(struct harvest_job *job)
{
	struct report *report = job->harvest->report;
	struct kept *kept = &job->kept;
	const struct map ids = ids_of(job);
	const struct answer answer = answer_of(job, &ids);
	if (job->harvest->failed)
		return;
	switch (night_turn(&kept->night, &answer, job->harvest->settings->today)) {
	case DECISION_TAKE: take(job, &ids, false); break;
	case DECISION_TAKE_ALL: take(job, &ids, true); break;
	case DECISION_LEAVE:
		job->line->left = kept->file_count;
		kept->etag = kept->last_modified = STR("");
		if (!kept_leave_all(&job->arena, kept, report))
			job->harvest->failed = true;
		break;
	case DECISION_KEEP:
		if (answer.outcome == OUTCOME_SAME)
			leave_missed(job, NULL, false);
		break;
	}
	tell(job, &answer);
	if (!job->harvest->failed && !kept_write(&job->arena, kept, report))
		job->harvest->failed = true;
	job->line->night = kept->night;
	job->line->offers = kept->file_count;
}
