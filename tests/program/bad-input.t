#!/bin/sh
# Input that cannot be used at all: one Danish line with the place and the cure, status 1 (content,
# schema, template) or 3 (files), and the published site untouched. With both sanitizers watching.
. tests/lib/tap.sh
. tests/lib/catalogue.sh
[ ! -x "$BUILD/asan/skoletilbud" ] || PROGRAM=$BUILD/asan/skoletilbud

small_content "$work/good"
rm "$work/good/biblioteker/oerby/tilbud/fejl.md" # told in every build, and not what this is about
cp -R templates "$work/templates"
TEMPLATES=$work/templates
build "$work/good" "$work/site"
is "$status" 0 'a sound catalogue is published'
published=$(touched "$work/site")

# A fresh copy to spoil.
spoil() {
    chmod -R u+rwX "$work/content" 2>/dev/null
    rm -rf "$work/content" "$work/templates"
    cp -R "$work/good" "$work/content"
    cp -R templates "$work/templates"
}

# told NAME STATUS PLACE: builds what was spoilt; the first line of error names the place.
told() {
    build "$work/content" "$work/site" --quiet
    is "$status" "$2" "$1: ends $2"
    like "$said" "$3" "$1: the place is told"
    unlike "$said" 'AddressSanitizer|runtime error|Assertion|Segmentation' "$1: no crash"
    is "$(touched "$work/site")" "$published" "$1: the published site is untouched"
}
# one NAME: and it was told in one line (a finding may show the line of the file below it).
one() { is "$(printf '%s\n' "$said" | grep -cE '^[^ ]')" 1 "$1: in one line"; }

rm -rf "$work/content"
told 'no content folder' 1 "$work/content"; one 'no content folder'
: >"$work/content"
told 'a content folder that is a file' 1 "$work/content"; one 'a content folder that is a file'
rm "$work/content"

for file in katalog.yaml skema.yaml; do
    spoil; rm "$work/content/$file"
    told "no $file" 1 "$file"; one "no $file"
    spoil; printf 'navn: [uden slut\n' >"$work/content/$file"
    told "broken notation in $file" 1 "$file:[0-9]+:[0-9]+: fejl: "
    spoil; printf 'navn: b\345d\n' >"$work/content/$file"
    told "bad UTF-8 in $file" 1 "$file:1:[0-9]+: fejl: "
    spoil; : >"$work/content/$file"
    told "empty $file" 1 "$file"
    spoil; rm "$work/content/$file"; mkdir "$work/content/$file"
    told "$file is a folder" 1 "$file"
done
spoil; sed -i '/^navn:/d' "$work/content/katalog.yaml"
told 'katalog.yaml without a name' 1 'katalog\.yaml'
spoil; sed -i 's/^adresse:.*/adresse: ingen adresse/' "$work/content/katalog.yaml"
told 'katalog.yaml with a bad address' 1 'katalog\.yaml:[0-9]+:[0-9]+: fejl: '
spoil; sed -i '0,/type: tekst/s//type: teskt/' "$work/content/skema.yaml"
told 'an unknown type in the schema' 1 'skema\.yaml:[0-9]+:[0-9]+: fejl: .*teskt'
spoil; rm -r "$work/content/ordlister"
told 'no vocabularies' 1 'ordlister'
spoil; printf 'ordliste: fag\ntermer: [\n' >"$work/content/ordlister/fag.yaml"
told 'a broken vocabulary' 1 'fag\.yaml:[0-9]+:[0-9]+: fejl: '

page=$(cd templates && find . -name '*.html' | sort | head -n 1)
page=${page#./}
spoil; printf '{{#aldrig_lukket}}\n' >>"$work/templates/$page"
told 'a section that is never closed' 1 "$page:[0-9]+:[0-9]+: fejl: "
spoil; printf '{{findes_slet_ikke}}\n' >>"$work/templates/$page"
told 'a name no page knows' 1 "$page:[0-9]+:[0-9]+: fejl: .*findes_slet_ikke"
for bad in '<p title={{navn}}>' '<script>{{navn}}</script>' '<p onclick="{{navn}}">' '<p style="{{navn}}">' '<!-- {{navn}} -->'; do
    spoil; printf '%s\n' "$bad" >>"$work/templates/$page"
    told "refused in a template: $bad" 1 "$page:[0-9]+:[0-9]+: fejl: "
done
spoil; rm -r "$work/templates"
told 'no templates folder' 1 "$work/templates"; one 'no templates folder'
cp -R templates "$work/templates"

# Output that cannot be. A file in the way works as root too, whom no permission stops.
spoil
: >"$work/file"
for output in "$work/file" "$work/file/site" /dev/full/site /proc/skoletilbud/site; do
    said=$("$PROGRAM" build --quiet --content "$work/good" --templates templates --output "$output" \
        --state "$work/state" --date "$DATE" 2>&1)
    is "$?" 3 "output $output ends 3"
    like "$said" "${output%/site}" "output $output is named"
    unlike "$said" 'AddressSanitizer|runtime error|Assertion' "output $output: no crash"
done
is "$(wc -c <"$work/file")" 0 'the file in the way is left alone'
mkdir "$work/foreign"
echo hej >"$work/foreign/noter.txt"
build "$work/good" "$work/foreign" --quiet
is "$status" 3 "a folder with somebody's files is not replaced"
is "$(cat "$work/foreign/noter.txt" 2>&1)" hej 'and its files are there'
said=$("$PROGRAM" build --quiet --content "$work/good" --templates templates --output "$work/site" \
    --state "$work/file/state" --date "$DATE" 2>&1)
is "$?" 3 'a state folder that cannot be made ends 3'
is "$(touched "$work/site")" "$published" 'and the site is untouched'

# Permissions bind root only when it runs the program as nobody, who must be able to reach it.
chmod 755 "$work"
cp "$PROGRAM" "$work/program"
nobody=
[ "$(id -u)" != 0 ] || nobody='setpriv --reuid=65534 --regid=65534 --clear-groups'
# denied NAME STATUS PLACE CONTENT OUTPUT
denied() {
    said=$($nobody "$work/program" build --quiet --content "$4" --templates "$work/templates" \
        --output "$5" --state "$work/open/state" --date "$DATE" 2>&1)
    is "$?" "$2" "$1 ends $2"
    like "$said" "$3" "$1: the place is told"
}
mkdir "$work/open" "$work/locked"
chmod 777 "$work/open"
chmod 555 "$work/locked"
spoil; chmod 000 "$work/content"
denied 'a content folder that may not be read' 1 "$work/content" "$work/content" "$work/open/site"
chmod 755 "$work/content"; chmod 000 "$work/content/katalog.yaml"
denied 'a katalog.yaml that may not be read' 1 'katalog\.yaml' "$work/content" "$work/open/site"
denied 'an output folder that may not be written' 3 "$work/locked" "$work/good" "$work/locked/site"
done_testing
