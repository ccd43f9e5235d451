/* The hooks between cmark and our arenas. They get no context from cmark, so
 * the arena of the running call stands in a variable of its thread. */
#include "format/markdown_memory.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

/* What a block begins with: realloc must know how much to copy. */
struct block {
	size_t size;
	max_align_t data[];
};

static _Thread_local struct arena *current;

void markdown_memory_begin(struct arena *arena)
{
	assert(!current);
	current = arena;
}

void markdown_memory_end(void)
{
	current = NULL;
}

static struct block *block_of(void *ptr)
{
	return (struct block *)((char *)ptr - offsetof(struct block, data));
}

void *markdown_memory_calloc(size_t count, size_t size)
{
	assert(current);
	if (size && count > (SIZE_MAX / 2 - sizeof(struct block)) / size)
		out_of_memory();
	struct block *block = arena_alloc(current, sizeof *block + count * size);
	block->size = count * size;
	return block->data;
}

void *markdown_memory_realloc(void *ptr, size_t size)
{
	if (ptr && size <= block_of(ptr)->size)
		return ptr;
	void *larger = markdown_memory_calloc(1, size);
	if (ptr)
		memcpy(larger, ptr, block_of(ptr)->size);
	return larger;
}

void markdown_memory_free(void *ptr)
{
	(void)ptr; /* freed with the arena */
}
