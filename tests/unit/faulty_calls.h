/* The system calls that change files, stood in for: the program's own functions
 * win over the C library's. Each passes the call on, unless it is its turn to
 * fail or to be the last thing this process does. */
#ifndef TESTS_FAULTY_CALLS_H
#define TESTS_FAULTY_CALLS_H

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static struct {
	long calls;                /* made so far */
	long turn;                 /* the number, from 1, of the call that fails; 0: none does */
	int error;                 /* what it answers; 0: the process is killed instead */
	bool for_good;             /* every call after it fails too */
	bool no_exchange;          /* a file system without RENAME_EXCHANGE */
	bool no_links;             /* one without hard links */
	char order[8];             /* the syncs of the whole ('s') and exchanges ('x') so far */
	void (*before_lock)(void); /* what another process does just before the next lock */
} faults;

static inline void no_faults(void)
{
	faults.calls = faults.turn = 0;
	faults.for_good = faults.no_exchange = faults.no_links = false;
	faults.before_lock = NULL;
	faults.order[0] = '\0';
}

static inline bool fails(void)
{
	faults.calls++;
	if (faults.turn == 0 || faults.calls < faults.turn
		|| (faults.calls > faults.turn && !faults.for_good))
		return false;
	if (!faults.error)
		kill(getpid(), SIGKILL);
	errno = faults.error;
	return true;
}

static inline void note_order(char call)
{
	const size_t length = strlen(faults.order);
	if (length + 1 < sizeof faults.order)
		memcpy(faults.order + length, (char[]){call, '\0'}, 2);
}

/* NOLINTBEGIN: the names and types are the C library's. */
#define STAND_IN __attribute__((visibility("default")))

STAND_IN int open(const char *path, int flags, ...)
{
	va_list args;
	va_start(args, flags);
	const mode_t mode = flags & O_CREAT ? va_arg(args, mode_t) : 0;
	va_end(args);
	return fails() ? -1 : (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

STAND_IN ssize_t write(int fd, const void *bytes, size_t count)
{
	/* Half of it first: a call may write less than it was given. */
	return fd > 2 && fails()
		? -1
		: syscall(SYS_write, fd, bytes, fd > 2 && count > 1 ? count / 2 : count);
}

STAND_IN int mkdir(const char *path, mode_t mode)
{
	return fails() ? -1 : (int)syscall(SYS_mkdirat, AT_FDCWD, path, mode);
}

STAND_IN int link(const char *from, const char *to)
{
	if (faults.no_links) {
		errno = EPERM;
		return -1;
	}
	return fails() ? -1 : (int)syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0);
}

STAND_IN int rename(const char *from, const char *to)
{
	return fails() ? -1 : (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

STAND_IN int renameat2(
	int from_folder, const char *from, int to_folder, const char *to, unsigned flags)
{
	if (faults.no_exchange) {
		errno = EINVAL;
		return -1;
	}
	note_order('x');
	return fails() ? -1 : (int)syscall(SYS_renameat2, from_folder, from, to_folder, to, flags);
}

STAND_IN int remove(const char *path)
{
	if (fails())
		return -1;
	return syscall(SYS_unlinkat, AT_FDCWD, path, 0) == 0
		? 0
		: (int)syscall(SYS_unlinkat, AT_FDCWD, path, AT_REMOVEDIR);
}

STAND_IN int flock(int fd, int operation)
{
	void (*const before)(void) = faults.before_lock;
	faults.before_lock = NULL;
	if (before)
		before();
	return (int)syscall(SYS_flock, fd, operation);
}

STAND_IN int fsync(int fd)
{
	return fails() ? -1 : (int)syscall(SYS_fsync, fd);
}

STAND_IN int syncfs(int fd)
{
	note_order('s');
	return fails() ? -1 : (int)syscall(SYS_syncfs, fd);
}
/* NOLINTEND */

#endif
