#!/bin/sh
# Small whole catalogues against their committed pages: see tests/site/README.md.
. tests/lib/tap.sh
. tests/lib/catalogue.sh

for folder in tests/site/*/content; do
    case=${folder#tests/site/}
    case=${case%/content}
    facit=tests/site/$case
    small_content "$work/$case" "$case"
    build "$work/$case" "$work/$case.site" -j 2
    # Assets are the templates' own, and what version they are is in every page: not the facit's matter.
    find "$work/$case.site" -name '*.html' -exec sed -i 's/?v=[0-9a-f]\{8\}"/?v=VERSION"/' {} +
    rm -f "$work/$case.site/style.css" "$work/$case.site"/*.js
    # What is said names the temporary folder and the time taken; facit must not.
    printf '%s\n' "$said" | sed -e "s|$work/||g" -e 's/[0-9][0-9,.]* \(s\|ms\)\b/N \1/g' >"$work/$case.txt"
    if [ "${GOLDEN:-}" = write ]; then
        ok "$status" "$case: built"
        [ "$status" = 0 ] || continue
        rm -rf "$facit/expected"
        cp -R "$work/$case.site" "$facit/expected"
        cp "$work/$case.txt" "$facit/expected.txt"
        continue
    fi
    is "$status" 0 "$case: built"
    file_is "$work/$case.txt" "$facit/expected.txt" "$case: says what it did"
    differ=$(diff -ru "$facit/expected" "$work/$case.site" 2>&1 | head -n 60)
    is "$differ" '' "$case: every page is as expected (make golden rewrites)"
done
done_testing
