/* The words of problems_*.def as a table, and those of the system's own errors. */
#include "report/wording.h"

#include <errno.h>

static const struct wording wordings[PROBLEMS] = {
#define PROBLEM(name, code, level, sentence, cure) [name] = {code, LEVEL_##level, sentence, cure},
#include "report/problems_files.def"
#include "report/problems_notation.def"
#include "report/problems_schema.def"
#include "report/problems_quality.def"
#include "report/problems_links.def"
#include "report/problems_template.def"
#include "report/problems_events.def"
#include "report/problems_harvest.def"
#undef PROBLEM
};

const struct wording *wording_of(enum problem problem)
{
	return &wordings[problem];
}

struct str wording_of_level(enum level level)
{
	static const char *const words[LEVELS] = {"fejl", "advarsel", "råd"};
	return str_from(words[level]);
}

struct str wording_of_errno(int err)
{
	static const struct {
		int err;
		const char *words;
	} reasons[] = {
		{ENOENT, "findes ikke"},
		{EACCES, "adgang nægtet"},
		{EPERM, "ikke tilladt"},
		{EROFS, "disken er skrivebeskyttet"},
		{ENOSPC, "disken er fuld"},
		{EDQUOT, "kvoten er brugt op"},
		{EFBIG, "filen er for stor"},
		{EISDIR, "det er en mappe"},
		{ENOTDIR, "det er ikke en mappe"},
		{EEXIST, "findes allerede"},
		{ELOOP, "det er en genvej (symlink)"},
		{EINVAL, "det er ikke en almindelig fil"},
		{ENXIO, "det er ikke en almindelig fil"},
		{ENAMETOOLONG, "navnet er for langt"},
		{EMFILE, "for mange åbne filer"},
		{EIO, "disken svarer med en fejl"},
		{EBUSY, "den er i brug"},
		{ENOTEMPTY, "mappen er ikke tom"},
		{EXDEV, "den ligger på en anden disk"},
		{ENOSYS, "systemet kan det ikke"},
		{EWOULDBLOCK, "et andet skoletilbud er i gang"},
	};
	for (size_t i = 0; i < sizeof reasons / sizeof reasons[0]; i++)
		if (reasons[i].err == err)
			return str_from(reasons[i].words);
	return STR("uventet fejl fra systemet");
}
