/* Memory that is freed together: a report, a catalogue, a page.
 *
 * An arena is valid when zeroed. What it hands out is zeroed, aligned for any
 * type and lives until arena_free() or arena_reset(). Running out of memory
 * ends the program with one line, so no caller checks for NULL. Under
 * AddressSanitizer every object is a malloc of its own, so overruns are seen. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena_block;

struct arena {
	struct arena_block *newest;
	size_t used;       /* bytes taken of the newest block */
	size_t block_size; /* size of the newest block */
};

void *arena_alloc(struct arena *arena, size_t size);

/* Room for `count` items of `size` bytes. */
void *arena_array(struct arena *arena, size_t count, size_t size);

/* `items` with room for at least one more than `count`: the same block, or a
 * copy twice as large. Call before every append; `count` starts at 0 with
 * `items` NULL. */
void *arena_grow(struct arena *arena, void *items, size_t count, size_t size);

/* A type's own object: arena_new(arena, struct offer). */
#define arena_new(arena, type) ((type *)arena_alloc((arena), sizeof(type)))

/* Frees all but the newest block, which is used again. */
void arena_reset(struct arena *arena);

void arena_free(struct arena *arena);

/* Ends the program with one line on standard error and exit status 3. */
_Noreturn void out_of_memory(void);

/* malloc and realloc that end the program instead of returning NULL. */
void *must_alloc(size_t size);
void *must_realloc(void *ptr, size_t size);

#endif
