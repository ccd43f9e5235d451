/* Prints what the program's own rules make of each word on standard input: the word, its stem, and the
 * stem as it is sorted. tests/search/rules.mjs holds templates/soeg.js against it. */
#include "site/search_words.h"

#include <stdio.h>
#include <string.h>

int main(void)
{
	struct arena arena = {0};
	struct stemmer *stemmer = stemmer_new();
	char line[1024];
	while (fgets(line, sizeof line, stdin)) {
		line[strcspn(line, "\n")] = '\0';
		struct str text = str_from(line);
		struct str word;
		while (word_take(&arena, &text, &word)) {
			const struct str key = str_copy(&arena, stem(stemmer, word));
			const struct str sorted = key_fold(&arena, key);
			printf("%.*s\t%.*s\t%.*s", STR_ARGS(word), STR_ARGS(key), STR_ARGS(sorted));
			struct word_keys keys;
			struct wordbook book = {.arena = &arena, .stemmer = stemmer};
			wordbook_keys(&book, word, &keys);
			for (size_t i = 0; i < keys.count; i++)
				printf("\t%.*s", STR_ARGS(keys.items[i].key));
			putchar('\n');
		}
		arena_reset(&arena);
	}
	stemmer_free(stemmer);
	arena_free(&arena);
	return 0;
}
