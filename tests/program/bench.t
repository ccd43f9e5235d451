#!/bin/sh
# A small `make bench` without Hugo: the invented offers are sound, and each has its page.
. tests/lib/tap.sh
said=$(BUILD="$BUILD" OUT="$work/bench" N=50 ROUNDS=1 HUGO=nej tests/bench/run 2>&1)
is "$?" 0 'it runs to the end'
like "$said" 'skoletilbud check: 0 fejl, 0 advarsler,' 'the offers pass the check with 0 errors'
like "$said" 'skoletilbud, ét tilbud ændret, -j[0-9]+ +[0-9]+,[0-9]+ +[0-9]+,[0-9]+ +[0-9]+' 'and the table has figures'
is "$(find "$work/bench/content" -path '*/tilbud/*.md' | wc -l)" 50 '50 offers are made'
is "$(cd "$work/bench/content" && ls -d biblioteker/*/bibliotek.yaml | wc -l)" 98 'in 98 libraries'
is "$(cd "$work/bench/site/tilbud" && ls -d */*/index.html | grep -vc -e '/gammel-' -e '^side/')" 50 'each has a page'
is "$(cut -f5 "$work/bench/results.tsv" | sort -u)" 0 'every run ended well'
is "$(awk -F'\t' '$4 > 65536 || ($5 != 0 && $5 != 1)' "$work/bench/worst.tsv")" '' 'the worst files end well within 64 MiB'
is "$(awk -F'\t' '/^afvist/ && $5 != 1' "$work/bench/worst.tsv")" '' 'and what is beyond a limit is refused'

for count in 20 50; do
    mkdir -p "$work/$count/hugo"
    cp -R content/ordlister "$work/$count/"
    "$work/bench/generate" "$count" "$work/$count" "$work/$count/hugo"
done
is "$(cd "$work" && diff -rq 20 50 | grep -v '^Only in 50')" '' 'a smaller catalogue is part of a larger one'
done_testing
