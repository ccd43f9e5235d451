/* Files by system call: the one module that touches the disk. */
#include "base/file.h"

#include "base/limits.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
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

static int read_open(struct arena *arena, int fd, size_t limit, struct str *text)
{
	struct stat info;
	if (fstat(fd, &info) != 0)
		return errno;
	if (S_ISDIR(info.st_mode))
		return EISDIR;
	if (!S_ISREG(info.st_mode))
		return EINVAL;
	if (info.st_size < 0 || (unsigned long long)info.st_size > limit)
		return EFBIG;
	char *bytes = arena_alloc(arena, (size_t)info.st_size + 1);
	const ssize_t got = read_fully(fd, bytes, (size_t)info.st_size);
	if (got < 0)
		return errno;
	*text = (struct str){bytes, (size_t)got};
	return 0;
}

int file_read(struct arena *arena, const char *path, size_t limit, struct str *text)
{
	*text = STR("");
	/* O_NONBLOCK: opening a fifo must not wait for a writer. */
	const int fd = open_again(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY, 0);
	if (fd < 0)
		return errno;
	const int err = read_open(arena, fd, limit, text);
	close(fd);
	return err;
}

static int by_name(const void *a, const void *b)
{
	const struct file_entry *left = a;
	const struct file_entry *right = b;
	return str_cmp(left->name, right->name);
}

static enum file_kind entry_kind(const struct dirent *found, const char *path)
{
	switch (found->d_type) {
	case DT_REG: return FILE_REGULAR;
	case DT_DIR: return FILE_FOLDER;
	case DT_LNK: return FILE_LINK;
	case DT_UNKNOWN: return file_kind(path);
	default: return FILE_OTHER;
	}
}

int file_list(struct arena *arena, const char *path, struct file_list *list)
{
	*list = (struct file_list){0};
	DIR *folder = opendir(path);
	if (!folder)
		return errno;
	struct dirent *found;
	while (errno = 0, (found = readdir(folder))) {
		const struct str name = str_from(found->d_name);
		if (str_eq(name, STR(".")) || str_eq(name, STR("..")))
			continue;
		const struct str whole = str_format(arena, "%s/%s", path, found->d_name);
		list->items = arena_grow(arena, list->items, list->count, sizeof *list->items);
		list->items[list->count++] = (struct file_entry){
			.name = str_skip(whole, whole.len - name.len),
			.path = whole,
			.kind = entry_kind(found, whole.ptr)};
	}
	const int err = errno;
	closedir(folder);
	if (list->count)
		qsort(list->items, list->count, sizeof *list->items, by_name);
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
		char block[16384];
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
	char folder[PATH_LENGTH_MAX];
	const char *slash = strrchr(path, '/');
	const int length = slash ? (int)(slash - path) : 1;
	snprintf(folder, sizeof folder, "%.*s", length ? length : 1, slash ? path : ".");
	const int fd = open_again(folder, O_RDONLY | O_DIRECTORY, 0);
	if (fd < 0)
		return errno;
	/* Some file systems cannot sync a folder; the rename stands all the same. */
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
	const int fd = open_again(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, 0666);
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
