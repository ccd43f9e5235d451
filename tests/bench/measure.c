/* measure RESULTS LABEL COMMAND [ARGUMENT...]: runs a command, silently, and adds
 * one line to the file RESULTS, tab-separated:
 *
 *     label   wall ms   cpu ms (user and system)   peak kB   exit status
 *
 * Children that the command waited for count too. Ends with the command's status. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now_ms(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static double ms_of(struct timeval time)
{
	return (double)time.tv_sec * 1e3 + (double)time.tv_usec / 1e3;
}

static void run(char **command)
{
	const int nowhere = open("/dev/null", O_RDWR);
	dup2(nowhere, STDIN_FILENO);
	dup2(nowhere, STDOUT_FILENO);
	dup2(nowhere, STDERR_FILENO);
	execvp(command[0], command);
	_exit(127);
}

int main(int argc, char **argv)
{
	struct rusage used;
	int how;
	if (argc < 4) {
		fprintf(stderr, "usage: measure RESULTS LABEL COMMAND [ARGUMENT...]\n");
		return 2;
	}
	const double start = now_ms();
	const pid_t child = fork();
	if (child == 0)
		run(argv + 3);
	if (child < 0 || wait4(child, &how, 0, &used) != child) {
		fprintf(stderr, "measure: %s\n", strerror(errno));
		return 3;
	}
	const double wall = now_ms() - start;
	const int status = WIFEXITED(how) ? WEXITSTATUS(how) : 128 + WTERMSIG(how);
	FILE *results = fopen(argv[1], "a");
	if (!results) {
		fprintf(stderr, "measure: %s: %s\n", argv[1], strerror(errno));
		return 3;
	}
	fprintf(results, "%s\t%.1f\t%.1f\t%ld\t%d\n", argv[2], wall,
		ms_of(used.ru_utime) + ms_of(used.ru_stime), used.ru_maxrss, status);
	return fclose(results) == 0 ? status : 3;
}
