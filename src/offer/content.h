/* The content folder: which files there are, and their bytes. */
#ifndef OFFER_CONTENT_H
#define OFFER_CONTENT_H

#include "base/file.h"
#include "report/report.h"

/* A file or folder whose name can stand in an address. */
struct content_entry {
	struct str path; /* NUL-terminated */
	struct str key;  /* the name, without the ending */
};

struct content_list {
	struct content_entry *items; /* by name */
	size_t count;
};

/* What an errno value of reading means: the file's own fault, or MACHINE_FAILED,
 * after which nothing is published: a disk's hiccup must not take offers away. */
enum problem content_problem(int err);

/* A text that stands in for a file, which may be there or not yet. */
struct content_overlay {
	struct str path; /* as the walk would name it; NUL-terminated */
	struct str text;
	bool used; /* it was read */
};

/* A file's bytes, or those of the overlay (may be NULL) where it stands in; false
 * when it cannot be read, which is told. */
bool content_read(struct arena *arena, struct str path, struct content_overlay *overlay,
	struct report *report, struct str *text);

/* A file's source, or NULL when it cannot be read, which is told. */
struct source *content_source(
	struct arena *arena, struct str path, struct content_overlay *overlay, struct report *report);

/* Adds the overlay's file to the list of its folder, where it is not yet there. */
void content_add_overlay(struct arena *arena, struct content_list *list, struct str folder,
	struct str ending, const struct content_overlay *overlay);

/* All that lies in a folder; what hinders is told. No folder: an empty list. */
struct file_list content_list(struct arena *arena, struct str folder, struct report *report);

/* Of these, and in their memory, the files whose names end in `ending` (".md"); with `ending` empty the
 * folders. Hidden files and editors' backups are passed over; links, devices and
 * names that cannot stand in an address are told. */
struct content_list content_select(
	struct arena *arena, const struct file_list *found, struct str ending, struct report *report);

/* Both of the above. */
struct content_list content_files(
	struct arena *arena, struct str folder, struct str ending, struct report *report);

/* The same entry in another arena. */
struct content_entry content_keep(struct arena *arena, const struct content_entry *entry);

/* Tells files of a folder of offers that look like texts but have another ending
 * than those that are read. */
void content_tell_unread(const struct file_list *found, struct report *report);

struct str content_path(struct arena *arena, struct str folder, const char *name);

#endif
