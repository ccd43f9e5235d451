/* Folders and whole trees: made, linked, exchanged, removed, locked. */
#include "base/file.h"

#include "base/limits.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

int file_link(const char *from, const char *to)
{
	if (link(from, to) == 0)
		return 0;
	if (errno != EPERM && errno != EMLINK && errno != EXDEV && errno != EOPNOTSUPP)
		return errno;
	struct arena arena = {0};
	struct str text;
	int err = file_read(&arena, from, PAGE_MAX, &text);
	if (!err)
		err = file_write_new(to, text);
	arena_free(&arena);
	return err;
}

int file_make_folder(const char *path)
{
	if (mkdir(path, 0777) == 0)
		return 0;
	const int err = errno;
	struct stat info;
	if (err == EEXIST && stat(path, &info) == 0 && S_ISDIR(info.st_mode))
		return 0;
	return err == EEXIST ? ENOTDIR : err;
}

int file_make_folders(const char *path)
{
	char part[PATH_LENGTH_MAX];
	const size_t length = strlen(path);
	if (length >= sizeof part)
		return ENAMETOOLONG;
	memcpy(part, path, length + 1);
	for (size_t i = 1; i <= length; i++) {
		if (part[i] != '/' && part[i] != '\0')
			continue;
		part[i] = '\0';
		const int err = file_make_folder(part);
		if (err)
			return err;
		part[i] = path[i];
	}
	return 0;
}

int file_rename(const char *from, const char *to)
{
	return rename(from, to) == 0 ? 0 : errno;
}

int file_exchange(const char *a, const char *b)
{
	return renameat2(AT_FDCWD, a, AT_FDCWD, b, RENAME_EXCHANGE) == 0 ? 0 : errno;
}

static int remove_one(const char *path, const struct stat *info, int kind, struct FTW *place)
{
	(void)info;
	(void)kind;
	(void)place;
	return remove(path) == 0 || errno == ENOENT ? 0 : errno;
}

int file_remove_tree(const char *path)
{
	if (file_kind(path) == FILE_NONE)
		return 0;
	const int result = nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
	return result < 0 ? errno : result;
}

int file_sync_system(const char *path)
{
	const int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return errno;
	const int err = syncfs(fd) != 0 ? errno : 0;
	close(fd);
	return err;
}

bool file_is_mount_point(const char *path)
{
	char parent[PATH_LENGTH_MAX];
	const int length = snprintf(parent, sizeof parent, "%s/..", path);
	struct stat inside;
	struct stat above;
	if (length < 0 || (size_t)length >= sizeof parent)
		return false;
	return stat(path, &inside) == 0 && stat(parent, &above) == 0 && inside.st_dev != above.st_dev;
}

int file_lock(const char *path, int *fd)
{
	*fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
	if (*fd < 0)
		return errno;
	if (flock(*fd, LOCK_EX | LOCK_NB) == 0)
		return 0;
	const int err = errno;
	close(*fd);
	*fd = -1;
	return err;
}

void file_unlock(int fd)
{
	if (fd >= 0)
		close(fd);
}
