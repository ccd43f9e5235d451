#!/bin/sh
# Pictures on their way to the site: linked when unchanged, and never half of one.
. tests/lib/tap.sh
. tests/lib/catalogue.sh

small_content "$work/content"
offers=$work/content/biblioteker/aaby/tilbud
picture=$work/site/tilbud/aaby/foto/klasse.png
printf '\211PNG\r\n\032\n\000\000\000\rIHDR\000\000\003\040\000\000\002\130\010\006\000\000\000' >"$offers/klasse.png"
cat >"$offers/foto.md" <<'.'
---
titel: Foto
resume: Med billede.
form: besøg
trin: 5
sted: skole
billede: {fil: klasse.png, alt: En klasse., foto: Biblioteket}
---
.
sed 's/titel: Foto/titel: Samme foto/' "$offers/foto.md" >"$offers/samme.md"

build "$work/content" "$work/site"
is "$status" 0 'a catalogue with a picture is built'
file_is "$picture" "$offers/klasse.png" 'the picture lies beside its page, byte for byte'
like "$(cat "$work/site/tilbud/aaby/foto/index.html")" 'src="../../../tilbud/aaby/foto/klasse.png" alt="En klasse." width="800" height="600" loading="lazy"' 'the page says how large it is'
is "$(find "$work/site" -name klasse.png | wc -l | tr -d ' ')" 1 'two offers with one picture share it'
like "$(cat "$work/site/tilbud/aaby/samme/index.html")" 'src="../../../tilbud/aaby/foto/klasse.png"' 'and the other page leads to it'

before=$(stat -c '%i %Y' "$picture")
sed -i 's/Med billede/Med et billede/' "$offers/foto.md"
build "$work/content" "$work/site"
is "$(stat -c '%i' "$picture")" "${before% *}" 'an unchanged picture is linked, not written again'
printf 'x' >>"$offers/klasse.png"
build "$work/content" "$work/site"
file_is "$picture" "$offers/klasse.png" 'a changed one is published'
whole=$(print_of "$work/site")

# The disk fails at the first, second and third time the picture is asked for: while it is checked,
# planned and copied.
if strace -o /dev/null true 2>/dev/null; then
    sed -i 's/Med et billede/Med noget andet/' "$offers/foto.md"
    for when in 1 3 4; do
        strace -f -o /dev/null -P "$offers/klasse.png" -e trace=openat -e "inject=openat:error=EIO:when=$when" \
            "$PROGRAM" build --quiet --content "$work/content" --templates templates --output "$work/site" \
            --state "$work/site.state" --date "$DATE" -j 1 >"$work/said" 2>&1
        is $? 3 "a picture that cannot be read at time $when is the machine's fault"
        like "$(cat "$work/said")" 'klasse.png.*machine-failed' 'told with its name'
        is "$(print_of "$work/site")" "$whole" 'and the old site stands'
    done
else
    skip 'strace may not watch here' 'a picture that cannot be read leaves the old site'
fi

# What the camera or its owner wrote beside the points stays at home.
printf 'sum\000\000\000\007tEXtHEMMELIsum4' >>"$offers/klasse.png"
build "$work/content" "$work/site"
is "$(grep -c HEMMELI "$offers/klasse.png" "$picture" | tr '\n' ' ')" "$offers/klasse.png:1 $picture:0 " 'notes inside a picture are not published'
is "$(stat -c %s "$picture")" 33 'all of the rest is'

truncate -s 20 "$offers/klasse.png"
build "$work/content" "$work/site"
is "$status" 0 'a broken picture is told and its offers left out'
like "$("$PROGRAM" check --content "$work/content" --date "$DATE" 2>&1)" 'foto.md:7:16: .*picture-kind' 'where it is named'
[ ! -e "$picture" ]
ok $? 'and it is not published'
done_testing
