/* cmark's memory: an arena for each call. cmark's own arena is shared by all
 * threads, and its malloc ends the process with abort(). */
#ifndef FORMAT_MARKDOWN_MEMORY_H
#define FORMAT_MARKDOWN_MEMORY_H

#include "base/arena.h"

/* What cmark asks for on this thread from now on comes from `arena`. */
void markdown_memory_begin(struct arena *arena);
void markdown_memory_end(void);

/* The three hooks of a cmark_mem; between begin and end only. */
void *markdown_memory_calloc(size_t count, size_t size);
void *markdown_memory_realloc(void *ptr, size_t size);
void markdown_memory_free(void *ptr);

#endif
