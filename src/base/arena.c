/* Arenas: the floor under all memory. Blocks double from 1 KiB to 1 MiB, so a
 * small offer costs little and a large catalogue few calls. */
#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#define ONE_MALLOC_PER_OBJECT 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ONE_MALLOC_PER_OBJECT 1
#endif
#endif
#ifndef ONE_MALLOC_PER_OBJECT
#define ONE_MALLOC_PER_OBJECT 0
#endif

/* The smallest block and what malloc adds fit its cache for threads: arenas
 * that live for one call are many. */
enum { BLOCK_MIN = 960, BLOCK_MAX = 1024 * 1024 };

struct arena_block {
	struct arena_block *older;
	size_t size;
	max_align_t data[];
};

void out_of_memory(void)
{
	fputs("skoletilbud: der er ikke mere hukommelse; intet er udgivet\n", stderr);
	_Exit(3);
}

void *must_alloc(size_t size)
{
	void *ptr = malloc(size ? size : 1);
	if (!ptr)
		out_of_memory();
	return ptr;
}

void *must_realloc(void *ptr, size_t size)
{
	ptr = realloc(ptr, size ? size : 1);
	if (!ptr)
		out_of_memory();
	return ptr;
}

static void add_block(struct arena *arena, size_t size)
{
	struct arena_block *block = calloc(1, sizeof *block + size);
	if (!block)
		out_of_memory();
	block->older = arena->newest;
	block->size = size;
	arena->newest = block;
	arena->next = (char *)block->data;
	arena->left = size;
}

void *arena_alloc_block(struct arena *arena, size_t size)
{
	const size_t align = _Alignof(max_align_t);
	size_t next = arena->newest ? arena->newest->size * 2 : BLOCK_MIN;
	if (size > SIZE_MAX / 2)
		out_of_memory();
	size = size ? (size + align - 1) / align * align : align;
	if (next > BLOCK_MAX)
		next = BLOCK_MAX;
	if (ONE_MALLOC_PER_OBJECT || next < size)
		next = size;
	if (arena->left < size)
		add_block(arena, next);
	return arena_alloc(arena, size);
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / 2 / size)
		out_of_memory();
	return arena_alloc(arena, count * size);
}

void *arena_grow(struct arena *arena, void *items, size_t count, size_t size)
{
	const bool is_power_of_two = (count & (count - 1)) == 0;
	if (items && (count < 4 || !is_power_of_two))
		return items;
	void *larger = arena_array(arena, count < 4 ? 4 : count * 2, size);
	if (items)
		memcpy(larger, items, count * size);
	return larger;
}

static void free_blocks(struct arena_block *block)
{
	while (block) {
		struct arena_block *older = block->older;
		free(block);
		block = older;
	}
}

void arena_reset(struct arena *arena)
{
	if (ONE_MALLOC_PER_OBJECT || !arena->newest) {
		arena_free(arena);
		return;
	}
	struct arena_block *block = arena->newest;
	const size_t used = block->size - arena->left;
	free_blocks(block->older);
	block->older = NULL;
	arena->next = memset(block->data, 0, used);
	arena->left = block->size;
}

void arena_free(struct arena *arena)
{
	free_blocks(arena->newest);
	*arena = (struct arena){0};
}
