#!/bin/sh
# The Nu HTML checker over every page, stylesheet and drawing of the built sites, in one process.
. tests/lib/tap.sh
for site in "$SITE" "$BUILD/sites/small" "$BUILD/sites/hostile"; do
    if [ ! -e "$site/index.html" ]; then
        fail "$site is built" 'no index.html there'
        continue
    fi
    # Named one by one: of a whole folder the checker would read the sitemap as HTML too.
    # Frames of the municipalities are made as those of other lists.
    # The hostile site's lists are made as the others'; of its four hundred equal offers ten are enough.
    out=$(find "$site" -type f \( -name '*.html' -o -name '*.css' -o -name '*.svg' \) \
        ! -path '*/embed/kommuner/*' ! -path '*/hostile/kommuner/*' ! -path '*/hostile/fag/*' ! -path '*/mange/nummer-[1-4]*' ! -path '*/mange/nummer-0[1-9]*' -print0 |
        xargs -0 -n 20000 java -jar tests/node_modules/vnu-jar/build/dist/vnu.jar \
            --errors-only --also-check-css --also-check-svg 2>&1)
    status=$?
    is "$status" 0 "$site: $(find "$site" -name '*.html' | wc -l) pages without an HTML or CSS error"
    [ "$status" = 0 ] || note "$(printf '%s\n' "$out" | head -n 30)"
done
done_testing
