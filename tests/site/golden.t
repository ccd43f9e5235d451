#!/bin/sh
# Small whole catalogues against their committed pages: see tests/site/README.md.
# A catalogue with a list `pages` keeps those only; one without `expected` is for other tests.
. tests/lib/tap.sh
. tests/lib/catalogue.sh

# chosen SITE LIST: leaves of a site only the pages of a list, which one page each line names.
chosen() {
    mv "$1" "$1.whole"
    while read -r page; do
        # One that is not there shows in the comparison.
        mkdir -p "$1/$page"
        cp "$1.whole/$page/index.html" "$1/$page/" 2>/dev/null
    done <"$2"
}

for folder in tests/site/*/content; do
    case=${folder#tests/site/}
    case=${case%/content}
    facit=tests/site/$case
    [ -e "$facit/expected" ] || continue
    small_content "$work/$case" "$case"
    build "$work/$case" "$work/$case.site" -j 2
    # Assets are the templates' own, and what version they are is in every page: not the facit's matter.
    # Nor is the search index, which tests/search asks, nor what open data tells of the real schema and words.
    find "$work/$case.site" -name '*.html' -exec sed -i 's/?v=[0-9a-f]\{8\}"/?v=VERSION"/g' {} +
    rm -rf "$work/$case.site/style.css" "$work/$case.site/deling.png" "$work/$case.site"/*.js "$work/$case.site/soeg" \
        "$work/$case.site/api/v1/skema" "$work/$case.site/api/v1/ordlister.json" "$work/$case.site/api/v1/openapi.json"
    find "$work/$case.site" -name '*.html' -exec sed -i 's|soeg/[0-9a-f]\{10\}\.txt|soeg/INDEX.txt|' {} +
    [ ! -e "$facit/pages" ] || chosen "$work/$case.site" "$facit/pages"
    # What is said names the temporary folder and the time taken; facit must not.
    printf '%s\n' "$said" | sed -e "s|$work/||g" -e 's/[0-9][0-9,.]* \(s\|ms\)\b/N \1/g' >"$work/$case.txt"
    if [ "${GOLDEN:-}" = write ]; then
        ok "$status" "$case: built"
        [ "$status" = 0 ] || continue
        rm -rf "$facit/expected"
        cp -R "$work/$case.site" "$facit/expected"
        [ ! -e "$facit/expected.txt" ] || cp "$work/$case.txt" "$facit/expected.txt"
        continue
    fi
    is "$status" 0 "$case: built"
    [ ! -e "$facit/expected.txt" ] || file_is "$work/$case.txt" "$facit/expected.txt" "$case: says what it did"
    differ=$(diff -ru "$facit/expected" "$work/$case.site" 2>&1 | head -n 60)
    is "$differ" '' "$case: every page is as expected (make golden rewrites)"
done
done_testing
