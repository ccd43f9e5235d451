#!/bin/sh
# The command line: help, version, wrong use.
. tests/lib/tap.sh
. tests/lib/catalogue.sh

out=$("$PROGRAM" --help 2>"$work/err")
is "$?" 0 '--help ends 0'
like "$out" 'build' '--help names build'
like "$out" 'check' '--help names check'
is "$(cat "$work/err")" '' '--help speaks on standard output'
for command in build check; do
    out=$("$PROGRAM" $command --help 2>&1)
    is "$?" 0 "$command --help ends 0"
    like "$out" '\-\-content' "$command --help names its options"
done
out=$("$PROGRAM" --version)
is "$?" 0 '--version ends 0'
like "$out" '^skoletilbud [0-9]+\.[0-9]+' '--version says the version'

# wrong NAME WORD ARGUMENT...: ends 2 with one line that names the word.
wrong() {
    name=$1
    word=$2
    shift 2
    out=$("$PROGRAM" "$@" 2>&1 >/dev/null)
    is "$?" 2 "$name ends 2"
    like "$out" "$word" "$name is named"
    is "$(printf '%s\n' "$out" | wc -l)" 1 "$name is told in one line"
}
wrong 'an unknown command' 'byg' byg
wrong 'an unknown option' '--fart' build --fart
wrong 'an option without its value' '--content' build --content
wrong 'a number of threads that is none' 'mange' build -j mange
wrong 'no threads' '0' build -j 0
wrong 'a date that is none' '2026-02-30' build --date 2026-02-30
wrong 'an address that is none' 'ftp' build --base-url ftp://x.example/
"$PROGRAM" >/dev/null 2>&1
is "$?" 2 'no command ends 2'

# Output that cannot be written is told, not lost.
"$PROGRAM" --help >/dev/full 2>"$work/err"
is "$?" 3 '--help on a full disk ends 3'
like "$(cat "$work/err")" '.' 'and says so'
done_testing
