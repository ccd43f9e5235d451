/* Days and times. */
#include "offer/field_types.h"

static bool bad_date(
	const struct checker *checker, const struct value *value, struct str text, struct date nearest)
{
	return field_fault(checker, BAD_DATE, value, text,
		(struct details){
			.a = text, .suggestion = nearest.year ? date_iso(checker->arena, nearest) : STR("")});
}

bool field_date(const struct checker *checker, const struct field *field, const struct value *value,
	struct given *given)
{
	(void)field;
	const struct str text = str_trim(value->text);
	struct date nearest;
	if (!date_parse(text, &given->date, &nearest))
		return bad_date(checker, value, text, nearest);
	given->text = phrase_date(checker->arena, checker->phrases, given->date);
	given->key = date_iso(checker->arena, given->date);
	return true;
}

/* "09:00", "9.30" */
static bool parse_clock(struct str s, long *hour, long *minute)
{
	if (!str_take_number(&s, hour) || s.len != 3 || (s.ptr[0] != ':' && s.ptr[0] != '.'))
		return false;
	s = str_skip(s, 1);
	return str_take_number(&s, minute) && s.len == 0 && *hour < 24 && *minute < 60;
}

bool field_time(const struct checker *checker, const struct field *field, const struct value *value,
	struct given *given)
{
	const struct str text = str_trim(value->text);
	struct date nearest;
	long hour;
	long minute;
	if (text.len <= 10)
		return field_date(checker, field, value, given);
	const bool parted = text.ptr[10] == ' ' || text.ptr[10] == 'T';
	const struct str day = parted ? str_slice(text, 0, 10) : text;
	struct str clock = str_trim(str_skip(text, 11));
	if (!date_parse(day, &given->date, &nearest))
		return bad_date(checker, value, day, nearest);
	take_word(&clock, STR("kl. "));
	if (!parse_clock(clock, &hour, &minute))
		return field_fault(checker, BAD_TIME, value, text, (struct details){.a = text});
	given->text = phrase(checker->arena, checker->phrases, PHRASE_DATE_TIME,
		phrase_date(checker->arena, checker->phrases, given->date),
		str_format(checker->arena, "%ld.%02ld", hour, minute));
	given->key = str_format(checker->arena, "%.*sT%02ld:%02ld",
		STR_ARGS(date_iso(checker->arena, given->date)), hour, minute);
	return true;
}
