/* Every system call on files. Paths are NUL-terminated, relative to the
 * working directory. Functions return 0 or an errno value, which the caller
 * turns into a finding; none prints. Interrupted calls are taken up again. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/str.h"

#include <sys/types.h>

enum file_kind { FILE_NONE, FILE_REGULAR, FILE_FOLDER, FILE_LINK, FILE_OTHER };

/* One name in a folder; `name` and `path` are NUL-terminated. */
struct file_entry {
	struct str name, path;
	enum file_kind kind;
};

struct file_list {
	struct file_entry *items; /* sorted by the bytes of the name */
	size_t count;
};

/* What lies at `path`, without following a last link; FILE_NONE for nothing. */
enum file_kind file_kind(const char *path);

/* Reads a regular file of at most `limit` bytes, not following a last link.
 * EFBIG beyond it, EISDIR, ELOOP (a link), EINVAL (fifo or device: not opened
 * for reading). *text is NUL-terminated past its length. */
int file_read(struct arena *arena, const char *path, size_t limit, struct str *text);

/* Everything in a folder but "." and "..". */
int file_list(struct arena *arena, const char *path, struct file_list *list);

/* True when the file at `path` holds exactly `text`. */
bool file_holds(const char *path, struct str text);

/* Writes a new file; EEXIST when there is one. */
int file_write_new(const char *path, struct str text);

/* Writes a whole file so that a reader, and a power cut, leave the old or the
 * new: a temporary file beside it, fsync, rename, fsync of the folder. */
int file_replace(const char *path, struct str text);

int file_link(const char *from, const char *to);       /* hard link, or a copy where links fail */
int file_make_folder(const char *path);                /* done also when it exists */
int file_make_folders(const char *path);               /* with those above it */
int file_rename(const char *from, const char *to);
int file_exchange(const char *a, const char *b);       /* both exist; one step; EINVAL/ENOSYS where unsupported */
int file_remove_tree(const char *path);                /* done also when there is nothing */
int file_sync_system(const char *path);                /* the file system holding `path` */

/* Is `path` a mount point (its device differs from its parent's)? */
bool file_is_mount_point(const char *path);

/* Takes an exclusive lock on `path` (made when absent), held until the process
 * ends or *fd is closed; EWOULDBLOCK when somebody else holds it. */
int file_lock(const char *path, int *fd);
void file_unlock(int fd);

#endif
