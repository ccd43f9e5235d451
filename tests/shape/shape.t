#!/bin/sh
# The shape gate itself: each rule refuses a small tree that breaks it, and a good tree passes.
. tests/lib/tap.sh

# A good tree in $tree; each test spoils one thing and puts it back.
tree=$work/tree
plant() {
    rm -rf "$tree"
    mkdir -p "$tree/include" "$tree/tests/unit"
    for floor in base report format offer harvest site cli; do mkdir -p "$tree/src/$floor"; done
    for unit in base/str report/report format/value format/markdown format/fragment offer/offer harvest/feeds site/view; do
        printf '#include <stddef.h>\nint %s_size(size_t n);\n' "${unit#*/}" >"$tree/src/$unit.h"
        printf '#include "%s.h"\nint %s_size(size_t n)\n{\n    return (int)n;\n}\n' "$unit" "${unit#*/}" >"$tree/src/$unit.c"
    done
    printf 'int skt_run(void);\n' >"$tree/include/skoletilbud.h"
    printf '#include "skoletilbud.h"\n#include "site/view.h"\n#include "harvest/feeds.h"\nint skt_run(void)\n{\n    return 0;\n}\n' >"$tree/src/skoletilbud.c"
    printf '#include "skoletilbud.h"\nint main(void)\n{\n    return skt_run();\n}\n' >"$tree/src/cli/main.c"
}

shape() { tests/shape/shape "$tree" 2>&1; }

# refused NAME FILE LINE-PATTERN: appends standard input to FILE; the gate must say it at FILE.
refused() {
    mkdir -p "$(dirname "$tree/$2")"
    cat >>"$tree/$2"
    out=$(shape)
    status=$?
    like "$status $out" "^1 $2:[0-9]+: .*$3.*; " "refused: $1"
    is "$(printf '%s\n' "$out" | wc -l)" 1 "refused once: $1"
    plant
}

# allowed NAME FILE: appends standard input to FILE; the gate must stay silent.
allowed() {
    cat >>"$tree/$2"
    is "$(shape)" '' "allowed: $1"
    plant
}

function_of() { # LINES: a function of that many lines, signature and brackets included
    printf 'int long_one(int n);\nint long_one(int n)\n{\n'
    awk -v n="$1" 'BEGIN { for (i = 0; i < n - 4; i++) print "    n++;" }'
    printf '    return n;\n}\n'
}

branches() { # N: a function of complexity N
    printf 'int branchy(int n);\nint branchy(int n)\n{\n'
    awk -v n="$1" 'BEGIN { for (i = 1; i < n; i++) print "    if (n == " i ") n++;" }'
    printf '    return n;\n}\n'
}

plant
is "$(shape)" '' 'a good tree passes'

refused 'an include from a floor above' src/base/str.c 'højere etage' <<'C'
#include "report/report.h"
C
refused 'harvest looking at offers' src/harvest/feeds.c 'kender ikke hinanden' <<'C'
#include "offer/offer.h"
C
refused 'a floor looking at the line' src/site/view.c 'kun for linjen' <<'C'
#include "skoletilbud_run.h"
C
refused 'site looking at harvest' src/site/view.c 'kender ikke hinanden' <<'C'
#include "harvest/feeds.h"
C
refused 'cli looking inside' src/cli/main.c 'cli kender kun' <<'C'
#include "base/str.h"
C
refused 'the public header in a floor' src/offer/offer.c 'offentlige header' <<'C'
#include "skoletilbud.h"
C
refused 'a floor in the public header' include/skoletilbud.h 'offentlige header viser' <<'C'
#include "base/str.h"
C
refused 'a .c file included' src/offer/offer.c 'en .c-fil' <<'C'
#include "base/str.c"
C
refused 'an include without its floor' src/offer/offer.c 'etage/modul' <<'C'
#include "offer.h"
C
refused 'a folder in a floor' src/site/pages/front.h 'for dybt' <<'C'
C
refused 'an unknown floor' src/util/thing.h 'ukendt etage' <<'C'
C
refused 'a .c file of no module' src/site/orphan.c 'ingen header' <<'C'
#include "site/view.h"
C
allowed 'a part of a module' src/site/view_part.c <<'C'
#include "site/view.h"
C
refused 'an outside header in a header' src/format/value.h 'i en header' <<'C'
#include <limits.h>
#include <math.h>
#include <sys/stat.h>
#include <stdint.h>
#include <string.h>
#include <cmark.h>
C
printf '#include <zlib.h>\n' >>"$tree/src/base/str.c"
refused 'an outside header in two files' src/format/value.c 'allerede i src/base/str.c' <<'C'
#include <zlib.h>
C
refused 'a header that leans on another' src/offer/offer.h 'alene' <<'C'
uint32_t offer_count(void);
C

function_of 61 >"$work/code"
refused 'a function of 61 lines' src/offer/offer.c 'har 61 linjer' <"$work/code"
function_of 60 >"$work/code"
allowed 'a function of 60 lines' src/offer/offer.c <"$work/code"
branches 16 >"$work/code"
refused 'complexity 16' src/offer/offer.c 'kompleksitet 16' <"$work/code"
branches 15 >"$work/code"
allowed 'complexity 15' src/offer/offer.c <"$work/code"
function_of 61 >"$work/code"
refused 'a long function in a test' tests/unit/test_x.c 'har 61 linjer' <"$work/code"
yes '// line' | head -n 401 >"$work/code"
refused 'a .c file of 401 lines' src/site/view_more.c '401 linjer' <"$work/code"
yes '// line' | head -n 151 >"$work/code"
refused 'a header of 151 lines' src/site/more.h '151 linjer' <"$work/code"
yes '/* line */' | head -n 401 >"$work/code"
refused 'a stylesheet of 401 lines' templates/style.css '401 linjer' <"$work/code"
yes '// line' | head -n 401 >"$work/code"
refused 'a script of 401 lines' tests/browser/x.mjs '401 linjer' <"$work/code"
refused 'six parameters' src/site/view.c 'tager 6 parametre' <<'C'
int view_many(int a, int b, int c,
              int d, int e, int f)
{
    return a + b + c + d + e + f;
}
C
allowed 'five parameters, one of them a function' src/site/view.c <<'C'
int view_some(int a, int (*b)(int, int, int), int c, int d, int e)
{
    return a + b(1, 2, 3) + c + d + e;
}
C

for call in 'strcpy(a, b)' 'strcat(a, b)' 'sprintf(a, b)' 'gets(a)' 'strtok(a, b)' 'atoi(a)' \
    'system(a)' 'popen(a, b)' 'setlocale(a, b)'; do
    refused "the call ${call%%(*}" src/base/str.c 'er forbudt' <<C
int x = $call;
C
done
refused 'the clock' src/site/view.c 'læser uret' <<'C'
long now = time(NULL);
C
allowed 'the clock in cli' src/cli/main.c <<'C'
long now = time(NULL);
C
allowed 'banned words in words' src/base/str.c <<'C'
/* strcpy() and
   time(NULL) are bad */
const char *words = "system(\"rm\") // strcpy("; // atoi(
int own_strcpy(int n);
C

refused 'trusted markup made outside Markdown' src/site/view.c 'betroet HTML' <<'C'
int kind = VALUE_HTML;
C
refused 'trusted markup through a maker' src/site/view.c 'betroet HTML' <<'C'
int kind = value_html(0);
C
refused 'trusted markup as an argument' src/format/value.c 'betroet HTML' <<'C'
int kind = value_of(VALUE_HTML);
C
allowed 'trusted markup told apart' src/site/view.c <<'C'
int is_html(int kind)
{
    return kind == VALUE_HTML || VALUE_HTML != kind;
}
C
allowed 'trusted markup in the Markdown module' src/format/markdown.c <<'C'
int kind = VALUE_HTML;
C
allowed 'trusted markup of what templates wrote' src/format/fragment.c <<'C'
int kind = VALUE_HTML;
C
done_testing
