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
	char *next;  /* the next object, in the newest block */
	size_t left; /* bytes from there to its end: whole objects of any type */
};

static inline void *arena_alloc(struct arena *arena, size_t size);

/* Room for `count` items of `size` bytes. */
void *arena_array(struct arena *arena, size_t count, size_t size);

/* `items` with room for at least one more than `count`: the same block, or a
 * copy twice as large. Call before every append; `count` starts at 0 with
 * `items` NULL, or what is left when all were taken out again. */
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

/* arena_alloc() where the newest block has no room, or for no bytes at all. */
void *arena_alloc_block(struct arena *arena, size_t size);

/* Blocks are zeroed as a whole, so this is all that most objects cost. */
static inline void *arena_alloc(struct arena *arena, size_t size)
{
	const size_t align = _Alignof(max_align_t);
	if (size - 1 >= arena->left)
		return arena_alloc_block(arena, size);
	void *object = arena->next;
	const size_t taken = (size + align - 1) / align * align;
	arena->next += taken;
	arena->left -= taken;
	return object;
}

#endif
