#!/bin/sh
# skoletilbud build: what is built, what is left out, what is said, under both compilers and sanitized.
. tests/lib/tap.sh
. tests/lib/catalogue.sh

small_content "$work/content"
for variant in "$BUILD" "$BUILD/asan" "$BUILD/clang"; do
    PROGRAM=$variant/skoletilbud
    [ -x "$PROGRAM" ] || { skip 'make check does not build it' "$variant"; continue; }
    build "$work/content" "$work/$variant/site"
    is "$status" 0 "$variant: built, though one offer is broken"
    unlike "$said" 'ERROR: AddressSanitizer|runtime error:|ERROR: LeakSanitizer' "$variant: the sanitizers are silent"
    print_of "$work/$variant/site" >>"$work/prints"
done
is "$(sort -u "$work/prints" | wc -l)" 1 'every variant gives the same bytes'
PROGRAM=$BUILD/skoletilbud
build "$work/content" "$work/site"

page() { cat "$work/site/$1index.html" 2>&1; }
like "$said" 'oerby/tilbud/fejl\.md:5:[0-9]+: fejl: .*klase' 'the broken offer is told at its place'
ok "$([ ! -e "$work/site/tilbud/oerby/fejl" ]; echo $?)" 'the broken offer has no page'
like "$(page tilbud/aaby/alt-paa-en-gang/)" 'Alt på en gang' 'the others are built'
like "$(page '')" 'Et lille katalog' 'the front page has the name of the catalogue'

# Text stays text wherever it is shown.
reached=$(grep -rlF '&lt;script&gt;alert(1)&lt;/script&gt;' "$work/site" | wc -l)
ok "$([ "$reached" -ge 5 ]; echo $?)" "the title with a script is shown on $reached pages"
# A table is no markup: it is read as it stands.
is "$(grep -rlE --exclude='*.csv' '<script>alert|<img src=x|<b>frit|<i>længe' "$work/site")" '' 'and is markup on none'

# States of an offer.
unlike "$(page tilbud/)" 'der er kladde' 'a draft is not listed'
ok "$([ ! -e "$work/site/tilbud/oerby/kladde" ]; echo $?)" 'a draft has no page'
ok "$([ -e "$work/site/tilbud/oerby/udgaaet/index.html" ]; echo $?)" 'a withdrawn offer keeps its address'
unlike "$(page tilbud/)" 'der er udgået' 'a withdrawn offer is not listed'
unlike "$(page tilbud/)" '>Forbi<' 'an offer that has ended is not listed'
like "$(page tilbud/aaby/alt/)" 'http-equiv="?refresh' 'a former address leads on'
build "$work/content" "$work/drafts" --drafts
ok "$([ -e "$work/drafts/tilbud/oerby/kladde/index.html" ]; echo $?)" '--drafts builds drafts'

# How it is said.
build "$work/content" "$work/quiet" --quiet
unlike "$said" '[0-9]+ sider' '--quiet says nothing of progress'
unlike "$said" "$(printf '\033')" 'no control characters outside a terminal'
build "$work/content" "$work/strict" --strict
is "$status" 1 '--strict refuses a broken offer'
ok "$([ ! -e "$work/strict/index.html" ]; echo $?)" '--strict publishes nothing then'

# A vanished offer becomes a tombstone, a vanished library's pages too.
mv "$work/content/biblioteker/aaby/tilbud/mindst.md" "$work/mindst.md"
build "$work/content" "$work/site"
like "$(page tilbud/aaby/mindst/)" 'Det mindste' 'a vanished offer becomes a tombstone at its address'
unlike "$(page tilbud/)" 'Det mindste' 'and is not listed'
mv "$work/mindst.md" "$work/content/biblioteker/aaby/tilbud/mindst.md"
build "$work/content" "$work/site"
like "$(page tilbud/)" 'Det mindste' 'when it comes back it is listed again'

# Another base address: only what must be absolute changes.
build "$work/content" "$work/base" --base-url https://andet.example/her/
like "$(cat "$work/base/sitemap.xml")" '<loc>https://andet\.example/her/' '--base-url is used in the sitemap'
like "$(cat "$work/base/404.html")" '"/her/' '--base-url is used on 404.html'
is "$(grep -rlF 'skoletilbud.example/under/sti' "$work/base")" '' 'and the old one nowhere'

# check: the same findings, nothing written.
said=$("$PROGRAM" check --content "$work/content" 2>&1)
is "$?" 1 'check ends 1 when something is wrong'
like "$said" 'oerby/tilbud/fejl\.md:5:[0-9]+: fejl: ' 'check tells the place'
said=$("$PROGRAM" check --content "$work/content" "$work/content/biblioteker/aaby/tilbud/mindst.md" 2>&1)
is "$?" 0 'check of one sound file ends 0'
unlike "$said" 'fejl\.md' 'and tells only of that file'
done_testing
