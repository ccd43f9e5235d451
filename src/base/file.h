/* Every system call on files. Paths are NUL-terminated, relative to the
 * working directory. Functions return 0 or an errno value, which the caller
 * turns into a finding; none prints. Interrupted calls are taken up again.
 *
 * A process that writes ignores SIGXFSZ, or a limit on file sizes kills it
 * where these functions would have said EFBIG. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/str.h"

enum file_kind { FILE_NONE, FILE_REGULAR, FILE_FOLDER, FILE_LINK, FILE_OTHER };

/* One name in a folder; `name` and `path` are NUL-terminated. */
struct file_entry {
	struct str name, path;
	enum file_kind kind;
};

struct file_list {
	struct file_entry *items;
	size_t count;
};

/* What lies at `path`, without following a last link; FILE_NONE for nothing. */
enum file_kind file_kind(const char *path);

/* The absolute path without links, "." and ".."; it must exist. */
int file_resolve(struct arena *arena, const char *path, const char **real);

/* May this user write here? 0, or why not: EACCES, EROFS, ENOENT. */
int file_check_writable(const char *path);

/* Is the folder `path` the root of a mounted file system? */
bool file_is_mount_point(const char *path);

/* Reads a regular file of at most `limit` bytes, not following a last link.
 * EFBIG beyond it, EISDIR, ELOOP (a link), EINVAL (fifo or device: not opened
 * for reading). *text is NUL-terminated past its length. */
int file_read(struct arena *arena, const char *path, size_t limit, struct str *text);

/* The first `count` bytes of a file, all of it when it is shorter, and how large
 * the whole is. Otherwise as file_read(). */
int file_read_start(
	struct arena *arena, const char *path, size_t count, struct str *start, size_t *size);

/* True when the file at `path` holds exactly `text`. */
bool file_holds(const char *path, struct str text);

/* Writes a new file; EEXIST when there is one. A failure may leave a part. */
int file_write_new(const char *path, struct str text);

/* Writes a whole file so that a reader, and a power cut, leave the old or the
 * new: a temporary file beside it, fsync, rename, fsync of the folder. */
int file_replace(const char *path, struct str text);

/* Hard link, or a copy where links fail; EEXIST when `to` is there. A failure
 * may leave a part. */
int file_link(const char *from, const char *to);

/* Everything in a folder but "." and "..", sorted by the bytes of the name. */
int file_list(struct arena *arena, const char *path, struct file_list *list);

/* Everything below a folder, folders too; a folder comes before what it holds. */
int file_list_tree(struct arena *arena, const char *path, struct file_list *list);

int file_make_folder(const char *path);  /* done also when it exists */
int file_make_folders(const char *path); /* with those above it */

int file_rename(const char *from, const char *to);

/* Both exist and change names in one step; file_cannot_exchange() of the
 * answer tells that the file system does not know how. */
int file_exchange(const char *a, const char *b);
bool file_cannot_exchange(int err);

/* Done also when there is nothing. Stops at file systems mounted inside. */
int file_remove_tree(const char *path);

/* Everything written so far on the file system that holds `path` is on disk. */
int file_sync_system(const char *path);

/* Takes an exclusive lock on a folder, held until the process ends or *fd is
 * closed. EWOULDBLOCK when somebody else holds it, ENOTSUP where the file
 * system has no such locks. The lock follows the folder when it is renamed; at
 * return `path` named the locked folder. */
int file_lock_folder(const char *path, int *fd);
void file_unlock(int *fd); /* -1: none; sets *fd to -1 */

#endif
