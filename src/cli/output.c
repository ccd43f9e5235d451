/* What is said, and where: results on standard output, faults on standard error. */
#include "cli/command.h"

#include <stdarg.h>
#include <stdio.h>

bool say(const char *text)
{
	return fputs(text, stdout) >= 0;
}

bool say_format(const char *format, ...)
{
	va_list args;
	va_start(args, format);
	const int written = vprintf(format, args);
	va_end(args);
	return written >= 0;
}

int finish(enum skt_status status)
{
	const bool failed = fflush(stdout) != 0 || ferror(stdout) || fclose(stdout) != 0;
	if (!failed)
		return (int)status;
	fputs("skoletilbud: kan ikke skrive sit svar; er disken fuld?\n", stderr);
	return SKT_ENVIRONMENT;
}

int misuse(const char *format, ...)
{
	va_list args;
	va_start(args, format);
	fputs("skoletilbud: ", stderr);
	vfprintf(stderr, format, args);
	fputc('\n', stderr);
	va_end(args);
	return SKT_MISUSE;
}
