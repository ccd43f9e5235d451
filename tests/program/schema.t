#!/bin/sh
# skoletilbud schema: what it writes, and what it says when it cannot. That the schema keeps its promise
# is tested in tests/schema/.
. tests/lib/tap.sh
. tests/lib/catalogue.sh

small_content "$work/content"
for variant in "$BUILD" "$BUILD/asan" "$BUILD/clang"; do
    PROGRAM=$variant/skoletilbud
    [ -x "$PROGRAM" ] || { skip 'make check does not build it' "$variant"; continue; }
    for kind in tilbud bibliotek tjeneste dr side katalog; do
        said=$("$PROGRAM" schema --content "$work/content" --kind "$kind" 2>&1 >"$work/$kind.json")
        is "$?$said" 0 "$variant: $kind is written, and nothing is said"
        [ -f "$work/$kind.first" ] || cp "$work/$kind.json" "$work/$kind.first"
        file_is "$work/$kind.json" "$work/$kind.first" "$variant: $kind has the same bytes as ever"
    done
done

PROGRAM=$BUILD/skoletilbud
said=$("$PROGRAM" schema --content "$work/content")
is "$said" "$(cat "$work/tilbud.first")" 'an offer is what is asked for when nothing is said'
# The members of the outermost object stand two blanks in, those of its properties four.
is "$(grep -cE '^    "[a-zæøå_]+": \{$' "$work/tilbud.first")" \
    "$(sed -n '/^tilbud:/,/^bibliotek:/p' content/skema.yaml | grep -cE '^  [a-zæøå_]+:$' | { read -r n; echo $((n + 3)); })" \
    'every field of skema.yaml is there, and three definitions'
like "$said" '"title": "Klassetrin"' 'labels are titles'
like "$said" '"description": "Skriv de klassetrin, tilbuddet er lavet til' 'help is a description'
like "$said" '"\$id": "https?://[^"]*/api/v1/skema/tilbud\.json"' 'its address is the catalogue'\''s'

said=$("$PROGRAM" schema --kind tilbudd 2>&1)
is "$?" 2 'an unknown kind is wrong use'
like "$said" 'tilbudd' 'and is named'
is "$(printf '%s\n' "$said" | wc -l)" 1 'in one line'
said=$("$PROGRAM" schema content 2>&1)
is "$?" 2 'a path is wrong use'
mkdir "$work/broken"
cp -R "$work/content/." "$work/broken"
sed -i 's/type: trin/type: trinn/' "$work/broken/skema.yaml"
said=$("$PROGRAM" schema --content "$work/broken" 2>&1 >"$work/none")
is "$?" 1 'a schema that cannot be used ends 1'
like "$said" 'skema\.yaml:[0-9]+:[0-9]+: fejl: .*trinn' 'and the place is told'
is "$(wc -c <"$work/none")" 0 'and nothing is written'
said=$("$PROGRAM" schema --content "$work/content" 2>&1 >/dev/full)
is "$?" 3 'a full disk ends 3'

# One field more in skema.yaml is one more here, with no C.
sed -i 's/^  titel:/  nyt felt:\n    type: dato\n    etiket: Noget nyt\n  titel:/' "$work/content/skema.yaml"
like "$("$PROGRAM" schema --content "$work/content")" '"nyt felt": \{' 'a new field comes by itself'

sed -i 's/^    etiket: Noget nyt/&\n    krav: ja\n    alvor: advarsel/' "$work/content/skema.yaml"
said=$("$PROGRAM" schema --content "$work/content" | tr -d ' \n')
like "$said" '"nytfelt":\{"title":"Nogetnyt"\},"titel"' 'where faults are no errors, nothing is refused'
unlike "$said" '"required":\["nytfelt"' 'nor required'
sed -i '/^  nyt felt:/,/^    alvor:/d' "$work/content/skema.yaml"

# Editors find the schema by a comment in the file.
cat >"$work/content/biblioteker/aaby/tilbud/i-yaml.yaml" <<'YAML'
# yaml-language-server: $schema=https://skoletilbud.example/api/v1/skema/tilbud.json
titel: Et tilbud i én fil
resume: Felter og tekst i den samme fil.
form: forløb
trin: 4-6
sted: skole
beskrivelse: |
  Teksten står her.
YAML
said=$("$PROGRAM" check --content "$work/content" --date "$DATE" "$work/content/biblioteker/aaby/tilbud/i-yaml.yaml" 2>&1)
is "$?" 0 'an offer of one .yaml file is sound'
unlike "$said" ': (fejl|advarsel): ' 'and its line for editors is no fault'
done_testing
