#!/bin/sh
# The Nu HTML checker over every page, stylesheet and drawing of the built sites, in one process.
. tests/lib/tap.sh
sites="$SITE $BUILD/sites/small $BUILD/sites/hostile"
for site in $sites; do
    [ -e "$site/index.html" ]
    ok $? "$site is built"
done
# Named one by one: of a whole folder the checker would read the sitemap as HTML too.
# Frames of the municipalities are made as those of other lists.
# The hostile site's lists are made as the others'; of its four hundred equal offers ten are enough.
# The plain compiler of the JVM is enough for so short a life, and costs half as much.
# No path of ours has blanks.
# shellcheck disable=SC2086
out=$(find $sites -type f \( -name '*.html' -o -name '*.css' -o -name '*.svg' \) \
    ! -path '*/embed/kommuner/*' ! -path '*/hostile/kommuner/*' ! -path '*/hostile/fag/*' ! -path '*/mange/nummer-[1-4]*' ! -path '*/mange/nummer-0[1-9]*' -print0 |
    xargs -0 -n 20000 java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xss4m -jar tests/node_modules/vnu-jar/build/dist/vnu.jar \
        --errors-only --also-check-css --also-check-svg 2>&1)
status=$?
# shellcheck disable=SC2086
is "$status" 0 "$(find $sites -name '*.html' | wc -l) pages without an HTML or CSS error"
[ "$status" = 0 ] || note "$(printf '%s\n' "$out" | head -n 30)"
done_testing
