/* One file by system call: what it is, reading, writing, linking. Folders and
 * trees are in file_tree.c; no other module touches the disk. */
#include "base/file.h"

#include "base/limits.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static enum file_kind kind_of_mode(mode_t mode)
{
	if (S_ISREG(mode))
		return FILE_REGULAR;
	if (S_ISDIR(mode))
		return FILE_FOLDER;
	return S_ISLNK(mode) ? FILE_LINK : FILE_OTHER;
}

enum file_kind file_kind(const char *path)
{
	struct stat info;
	return lstat(path, &info) == 0 ? kind_of_mode(info.st_mode) : FILE_NONE;
}

int file_resolve(struct arena *arena, const char *path, const char **real)
{
	char *found = realpath(path, NULL);
	if (!found)
		return errno;
	*real = str_z(arena, str_from(found));
	free(found);
	return 0;
}

int file_check_writable(const char *path)
{
	return faccessat(AT_FDCWD, path, W_OK | X_OK, AT_EACCESS) == 0 ? 0 : errno;
}

static int open_again(const char *path, int flags, mode_t mode)
{
	int fd;
	do
		fd = open(path, flags | O_CLOEXEC, mode);
	while (fd < 0 && errno == EINTR);
	return fd;
}

/* Reads up to `size` bytes, fewer only at the end of the file; -1 on failure. */
static ssize_t read_fully(int fd, char *into, size_t size)
{
	size_t done = 0;
	while (done < size) {
		const ssize_t got = read(fd, into + done, size - done);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return -1;
		if (got == 0)
			break;
		done += (size_t)got;
	}
	return (ssize_t)done;
}

static int size_open(int fd, size_t *size)
{
	struct stat info;
	if (fstat(fd, &info) != 0)
		return errno;
	if (S_ISDIR(info.st_mode))
		return EISDIR;
	if (!S_ISREG(info.st_mode) || info.st_size < 0)
		return EINVAL;
	*size = (size_t)info.st_size;
	return 0;
}

static int read_open(struct arena *arena, int fd, size_t count, struct str *text)
{
	char *bytes = arena_alloc(arena, count + 1);
	const ssize_t got = read_fully(fd, bytes, count);
	if (got < 0)
		return errno;
	*text = (struct str){bytes, (size_t)got};
	return 0;
}

/* O_NONBLOCK: opening a fifo must not wait for a writer. */
static int open_to_read(const char *path)
{
	return open_again(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY, 0);
}

int file_read(struct arena *arena, const char *path, size_t limit, struct str *text)
{
	size_t size = 0;
	*text = STR("");
	const int fd = open_to_read(path);
	if (fd < 0)
		return errno;
	int err = size_open(fd, &size);
	if (!err)
		err = size > limit ? EFBIG : read_open(arena, fd, size, text);
	close(fd);
	return err;
}

int file_read_start(
	struct arena *arena, const char *path, size_t count, struct str *start, size_t *size)
{
	*start = STR("");
	const int fd = open_to_read(path);
	if (fd < 0)
		return errno;
	int err = size_open(fd, size);
	if (!err)
		err = read_open(arena, fd, *size < count ? *size : count, start);
	close(fd);
	return err;
}

bool file_holds(const char *path, struct str text)
{
	const int fd = open_again(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, 0);
	if (fd < 0)
		return false;
	struct stat info;
	bool same = fstat(fd, &info) == 0 && S_ISREG(info.st_mode)
		&& (unsigned long long)info.st_size == text.len;
	size_t done = 0;
	while (same && done < text.len) {
		char block[65536];
		const size_t want = text.len - done < sizeof block ? text.len - done : sizeof block;
		const ssize_t got = read_fully(fd, block, want);
		same = got == (ssize_t)want && memcmp(block, text.ptr + done, want) == 0;
		done += want;
	}
	close(fd);
	return same;
}

static int write_fully(int fd, struct str text)
{
	while (text.len) {
		const ssize_t wrote = write(fd, text.ptr, text.len);
		if (wrote < 0 && errno == EINTR)
			continue;
		if (wrote <= 0)
			return wrote < 0 ? errno : EIO;
		text = str_skip(text, (size_t)wrote);
	}
	return 0;
}

static int write_and_close(int fd, struct str text, bool sync)
{
	int err = write_fully(fd, text);
	if (!err && sync && fsync(fd) != 0)
		err = errno;
	if (close(fd) != 0 && !err)
		err = errno;
	return err;
}

int file_write_new(const char *path, struct str text)
{
	const int fd = open_again(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0666);
	return fd < 0 ? errno : write_and_close(fd, text, false);
}

static int sync_folder_of(const char *path)
{
	char folder[PATH_LENGTH_MAX] = ".";
	const char *slash = strrchr(path, '/');
	if (slash)
		snprintf(folder, sizeof folder, "%.*s", slash == path ? 1 : (int)(slash - path), path);
	const int fd = open_again(folder, O_RDONLY | O_DIRECTORY, 0);
	if (fd < 0)
		return errno;
	/* Some file systems cannot sync a folder; a rename in it stands all the same. */
	const int err = fsync(fd) != 0 && errno != EINVAL ? errno : 0;
	close(fd);
	return err;
}

int file_replace(const char *path, struct str text)
{
	char temporary[PATH_LENGTH_MAX];
	const int length = snprintf(temporary, sizeof temporary, "%s.ny", path);
	if (length < 0 || (size_t)length >= sizeof temporary)
		return ENAMETOOLONG;
	unlink(temporary); /* left by an interrupted run */
	const int fd = open_again(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0666);
	if (fd < 0)
		return errno;
	int err = write_and_close(fd, text, true);
	if (!err && rename(temporary, path) != 0)
		err = errno;
	if (err) {
		unlink(temporary);
		return err;
	}
	return sync_folder_of(path);
}

static int copy_open(int from, int to)
{
	char block[65536];
	ssize_t got;
	while ((got = read_fully(from, block, sizeof block)) > 0) {
		const int err = write_fully(to, (struct str){block, (size_t)got});
		if (err)
			return err;
	}
	return got < 0 ? errno : 0;
}

static int copy_file(const char *from, const char *to)
{
	const int source = open_again(from, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, 0);
	if (source < 0)
		return errno;
	int err = 0;
	const int target = open_again(to, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0666);
	if (target < 0)
		err = errno;
	else
		err = copy_open(source, target);
	close(source);
	if (target >= 0 && close(target) != 0 && !err)
		err = errno;
	return err;
}

int file_link(const char *from, const char *to)
{
	if (link(from, to) == 0)
		return 0;
	switch (errno) {
	case EPERM: /* no links here, or another user's file */
	case EMLINK:
	case EXDEV:
	case EOPNOTSUPP:
	case ENOSYS: return copy_file(from, to);
	default: return errno;
	}
}
