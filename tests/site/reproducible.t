#!/bin/sh
# Same content, same bytes: at any number of threads, from any path, in any time zone and locale.
# And a second build writes nothing.
. tests/lib/tap.sh
. tests/lib/catalogue.sh

small_content "$work/content"
build "$work/content" "$work/one" -j 1
is "$status" 0 'built with one thread'
build "$work/content" "$work/eight" -j 8
is "$(diff -r "$work/one" "$work/eight")" '' 'eight threads give the same bytes'

# SOURCE_DATE_EPOCH alone says the date here: noon UTC, the same day in every time zone.
away="$work/et helt andet sted/æøå"
mkdir -p "$away"
cp -R "$work/content" "$away/content"
cp -R templates "$away/templates"
program=$(realpath "$PROGRAM")
for zone in Pacific/Auckland America/Los_Angeles; do
    for locale in C da_DK.UTF-8; do
        (cd "$away" && env -i PATH="$PATH" TZ=$zone LC_ALL=$locale SOURCE_DATE_EPOCH="$(date -ud "$DATE 12:00" +%s)" \
            "$program" build --quiet --output site --state state -j 3) >"$work/said" 2>&1
        is "$? $(grep -c 'error' "$work/said")" '0 0' "built away, $zone, $locale"
        is "$(diff -r "$work/one" "$away/site")" '' "the same bytes away, $zone, $locale"
        rm -rf "$away/site" "$away/state"
    done
done

before=$(touched "$work/one")
build "$work/content" "$work/one"
is "$status" 0 'built again'
is "$(touched "$work/one")" "$before" 'a second build writes no file'
like "$said" '(0 filer|intet|ingen).*(skrevet|ændre)|(skrev|ændre).*(0 filer|intet|ingen)' 'and says so'

# One changed offer touches its own pages and lists, and leaves the rest of the files as they are.
sed -i 's/^resume: Kun det, der kræves\./resume: Noget nyt./' "$work/content/biblioteker/aaby/tilbud/mindst.md"
touch -d '1 day ago' "$work/one/om/index.html" 2>/dev/null
before=$(stat -c '%i %Y' "$work/one/om/index.html")
build "$work/content" "$work/one"
is "$(stat -c '%i %Y' "$work/one/om/index.html")" "$before" 'an unchanged page is the same file as before'
like "$(cat "$work/one/tilbud/aaby/mindst/index.html" 2>&1)" 'Noget nyt\.' 'a changed offer is published'
done_testing
