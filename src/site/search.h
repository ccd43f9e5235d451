/* The search index: which offers a word leads to, as static files.
 *
 * Offers are numbered from 0 in the order given, which is that of the facet
 * columns and the cards. The files are a tree, each named by its content,
 * "soeg/<hash>.txt"; the page knows the root's name. A file's first line says
 * what it is; columns are separated by tabs, numbers are in base 36.
 *
 *   n <offers> <fillers> <units>
 *                        a node: lines of <first key> <file>, in the order of keys;
 *                        fillers are words not searched for, units make a grade of the
 *                        number before them: »5. klasse« is the word "5kl"
 *   k                    keys: lines of <sorted key> <key> <rest> <offers> <places> <part>...
 *
 * <sorted key> is the key as key_fold() has it, by which lines are sorted by bytes;
 * <key> is empty where it is the same; "bøger=" is the key of that very form; <rest>
 * makes a word of it to show, or is "*" where it is the stem of none; <offers> is how
 * many there are. <places> are offers by how much the key tells of them: "P13BW5" is
 * level P (15) for offers 1 and 1 + 3, level B (1) for offer 221; a level's first number
 * counts from 0. Of a number the last figure is in base 36, those before it in base 10,
 * Q to Z. Level n weighs SEARCH_STEP to the power of n. Where a number stands for <places>,
 * they and the parts are those of the line so many above. Past SEARCH_HEAD offers the rest
 * stands in
 *
 *   t                    tails: lines of <places>
 *
 * where a level is that of the best of several. A long tail is cut in parts: a part is a
 * file's name (SEARCH_NAME letters), the number of a line in it, and as places where each
 * level of it begins, so that who seeks the best alone knows what none of its offers exceeds.
 * A level after "!" is that of all offers from the first number to before the last but the
 * numbers between. */
#ifndef SITE_SEARCH_H
#define SITE_SEARCH_H

#include "site/assets.h"
#include "site/index.h"

#define SEARCH_STEP 1.42

enum {
	SEARCH_LEVELS = 16,
	SEARCH_NAME = 10,    /* letters of a file's name */
	SEARCH_HEAD = 250,   /* offers beside a key: the best of them */
	SEARCH_PART = 6000,  /* bytes of a part of a tail, at most */
	SEARCH_SHARE = 21,   /* size of the files: what all offers have, by this many of them */
	SEARCH_SMALL = 2500, /* bytes, at least; about 1.2 kB compressed */
	SEARCH_LARGE = 8000, /* at most */
	SEARCH_FAN = 400     /* files below a node */
};

/* Adds the files of the index over these offers. Returns the name of the root. */
struct str search_make(struct arena *arena, const struct catalogue *catalogue,
	const struct listing *offers, struct assets *files);

#endif
