#!/bin/sh
# skoletilbud check --stdin-path: a text that is not on disk, among all the rest of the catalogue.
. tests/lib/tap.sh
. tests/lib/catalogue.sh
[ ! -x "$BUILD/asan/skoletilbud" ] || PROGRAM=$BUILD/asan/skoletilbud
small_content "$work/content"
new=$work/content/biblioteker/aaby/tilbud/ny.md

# check_text PATH OPTION...: checks standard input.
check_text() {
    path=$1
    shift
    said=$("$PROGRAM" check --content "$work/content" --date "$DATE" --stdin-path "$path" "$@" 2>&1)
    status=$?
}
offer='---\ntitel: Ny\nresume: Et nyt tilbud.\nform: besøg\ntrin: %s\nsted: bibliotek\nfag: dansk\nvarighed: 1 time\ntjekket: 2026-11-01\n---\n\nTekst.\n'

# shellcheck disable=SC2059
check_text "$new" <<TEXT
$(printf -- "$offer" 4-6)
TEXT
is "$status" 0 'a sound text for a file that is not there'
is "$said" '0 fejl, 0 advarsler, 0 råd' 'nothing is said of other files'
ok "$([ ! -e "$new" ]; echo $?)" 'and the file is not made'

# shellcheck disable=SC2059
check_text "$new" <<TEXT
$(printf -- "$offer" '6.-9. klase')
TEXT
is "$status" 1 'a text with a fault'
like "$said" 'aaby/tilbud/ny\.md:5:13: fejl: .*klase' 'is told at its place'

# In place of a file that is there, and with what only the whole catalogue can show.
there=$work/content/biblioteker/oerby/tilbud/nul.md
sed 's|^titel:.*|tidligere_adresser: [aaby/mindst]\n&|' "$there" >"$work/changed"
check_text "$there" <"$work/changed"
is "$status" 1 'a text in place of a file'
like "$said" 'oerby/tilbud/nul\.md:2:22: fejl: .*address-twice' 'is held against the rest of the catalogue'
check_text "$work/content/katalog.yaml" <<'TEXT'
navn: [
TEXT
is "$status" 1 'the catalogue itself'
like "$said" 'katalog\.yaml:[0-9]+:[0-9]+: fejl: ' 'is told at its place'

check_text "$work/content/andetsteds/ny.md" </dev/null
is "$status" 1 'a place where nothing is read'
like "$said" 'path-unread' 'is told'
check_text "$work/content/biblioteker/nyby/tilbud/ny.md" </dev/null
is "$status" 1 'a library that is not there'
head -c 1100000 /dev/zero | tr '\0' a >"$work/large"
check_text "$new" <"$work/large"
is "$status" 1 'a text of over 1 MiB'
like "$said" 'ny\.md: fejl: .*for stor' 'is told'
said=$("$PROGRAM" check --content "$work/content" - 2>&1 </dev/null)
is "$?" 2 'standard input without a place is wrong use'
check_text "$new" "$there" </dev/null
is "$status" 2 'and so is a place with other paths'
done_testing
