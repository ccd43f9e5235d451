#!/bin/sh
# The Nu HTML checker over every page, stylesheet and drawing of the built sites, in one process.
. tests/lib/tap.sh
for site in "$SITE" tests/site/small/expected; do
    if [ ! -e "$site/index.html" ]; then
        fail "$site is built" 'no index.html there'
        continue
    fi
    out=$(java -jar tests/node_modules/vnu-jar/build/dist/vnu.jar \
        --errors-only --also-check-css --also-check-svg "$site" 2>&1)
    status=$?
    is "$status" 0 "$site: $(find "$site" -name '*.html' | wc -l) pages without an HTML or CSS error"
    [ "$status" = 0 ] || note "$(printf '%s\n' "$out" | head -n 30)"
done
done_testing
