/* Folders and whole trees: listed, made, exchanged, removed, synced, locked. */
#include "base/file.h"

#include "base/limits.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

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

/* Appends what a folder holds, sorted, to the list. */
static int append_folder(struct arena *arena, const char *path, struct file_list *list)
{
	DIR *folder = opendir(path);
	if (!folder)
		return errno;
	const size_t before = list->count;
	struct dirent *found;
	while (errno = 0, (found = readdir(folder))) {
		const struct str name = str_from(found->d_name);
		if (str_eq(name, STR(".")) || str_eq(name, STR("..")))
			continue;
		const struct str whole = str_format(arena, "%s/%s", path, found->d_name);
		list->items = arena_grow(arena, list->items, list->count, sizeof *list->items);
		list->items[list->count++] =
			(struct file_entry){.name = str_skip(whole, whole.len - name.len),
				.path = whole,
				.kind = entry_kind(found, whole.ptr)};
	}
	const int err = errno;
	closedir(folder);
	if (list->count > before)
		qsort(list->items + before, list->count - before, sizeof *list->items, by_name);
	return err;
}

int file_list(struct arena *arena, const char *path, struct file_list *list)
{
	*list = (struct file_list){0};
	return append_folder(arena, path, list);
}

int file_list_tree(struct arena *arena, const char *path, struct file_list *list)
{
	int err = file_list(arena, path, list);
	for (size_t i = 0; !err && i < list->count; i++)
		if (list->items[i].kind == FILE_FOLDER)
			err = append_folder(arena, list->items[i].path.ptr, list);
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
	/* Up to what is there, or can be made, and down again. */
	int err = file_make_folder(part);
	for (char *slash; err == ENOENT && (slash = strrchr(part, '/')) && slash > part;) {
		*slash = '\0';
		err = file_make_folder(part);
	}
	for (size_t end = strlen(part); !err && end < length; end = strlen(part)) {
		part[end] = '/';
		err = file_make_folder(part);
	}
	return err;
}

int file_rename(const char *from, const char *to)
{
	return rename(from, to) == 0 ? 0 : errno;
}

int file_exchange(const char *a, const char *b)
{
	return renameat2(AT_FDCWD, a, AT_FDCWD, b, RENAME_EXCHANGE) == 0 ? 0 : errno;
}

bool file_cannot_exchange(int err)
{
	return err == EINVAL || err == ENOSYS || err == EOPNOTSUPP;
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
	const int result = nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS | FTW_MOUNT);
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

/* Comparing devices alone would not see one part of a disk mounted in another. */
bool file_is_mount_point(const char *path)
{
	struct statx info;
	if (statx(AT_FDCWD, path, 0, STATX_INO, &info) != 0)
		return false;
	if (info.stx_attributes_mask & STATX_ATTR_MOUNT_ROOT)
		return (info.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0;
	char above[PATH_LENGTH_MAX];
	struct stat inside;
	struct stat outside;
	const int length = snprintf(above, sizeof above, "%s/..", path);
	return length > 0 && (size_t)length < sizeof above && stat(path, &inside) == 0
		&& stat(above, &outside) == 0 && inside.st_dev != outside.st_dev;
}

static bool still_names(const char *path, int fd)
{
	struct stat named;
	struct stat opened;
	return lstat(path, &named) == 0 && fstat(fd, &opened) == 0 && named.st_ino == opened.st_ino
		&& named.st_dev == opened.st_dev;
}

int file_lock_folder(const char *path, int *fd)
{
	*fd = -1;
	for (;;) {
		const int opened = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
		if (opened < 0)
			return errno;
		const int err = flock(opened, LOCK_EX | LOCK_NB) != 0 ? errno : 0;
		if (!err && still_names(path, opened)) {
			*fd = opened;
			return 0;
		}
		close(opened);
		/* NFS locks no folder that is open for reading only, and says EBADF. */
		if (err)
			return err == EWOULDBLOCK ? EWOULDBLOCK : ENOTSUP;
	}
}

void file_unlock(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}
