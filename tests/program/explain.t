#!/bin/sh
# skoletilbud explain: every code has its words, and every example shows what it says it shows:
# the wrong one is told under its code, the right one is not.
. tests/lib/tap.sh
. tests/lib/catalogue.sh

out=$("$PROGRAM" explain unknown-grade-word 2>"$work/err")
is "$?" 0 'explain of a code ends 0'
is "$(cat "$work/err")" '' 'and speaks on standard output'
like "$out" '^unknown-grade-word \(fejl\)$' 'the code and its level'
like "$out" 'kendes ikke i et klassetrin' 'the sentence'
like "$out" '^    trin: 6\.-9\. klase$' 'a wrong example'
like "$out" '^    trin: 6\.-9\. klasse$' 'a right one'
out=$("$PROGRAM" explain 2>&1)
is "$?" 0 'explain alone ends 0'
like "$out" '^Fejl, .*' 'the codes stand by level'
out=$("$PROGRAM" explain unknown-grad-word 2>&1 >/dev/null)
is "$?" 2 'an unknown code ends 2'
like "$out" 'mente du »unknown-grade-word«' 'the nearest code is named'
out=$("$PROGRAM" explain xyz 2>&1 >/dev/null)
is "$?" 2 'a code that resembles none ends 2'
is "$(printf '%s\n' "$out" | wc -l)" 1 'in one line'
"$PROGRAM" explain bad-date bad-link >/dev/null 2>&1
is "$?" 2 'two codes end 2'

sed -n 's/^PROBLEM([A-Z0-9_]*, "\([a-z0-9-]*\)".*/\1/p' src/report/problems_*.def | sort >"$work/codes"
"$PROGRAM" explain | sed -n 's/^  \([a-z0-9-]*\) .*/\1/p' | sort >"$work/listed"
is "$(diff "$work/codes" "$work/listed")" '' 'explain alone lists every code'

# The small catalogue of tests/findings.
mkdir -p "$work/content/ordlister" "$work/content/biblioteker/vejle/tilbud"
cp content/skema.yaml "$work/content/"
cp content/ordlister/*.yaml "$work/content/ordlister/"
cp -R tests/findings/base/. "$work/content/"
offers=$work/content/biblioteker/vejle/tilbud

base='titel: Kildekritik i praksis
resume: Klassen undersøger fem nyheder.
form: forløb
trin: 4-6
fag: [dansk]
varighed: 45 min
sted: [bibliotek]
tjekket: 2026-11-22'
# A second offer and a picture, for those that refer to one.
printf -- '---\n%s\n---\n' "$base" | sed 's/^titel: .*/titel: Netetik for begyndere/' >"$work/other.md"

# The fields of the example, then those of a sound offer that it does not give itself.
offer_of() {
    printf -- '---\n'
    cat "$1"
    printf '%s\n' "$base" | while read -r field; do
        grep -q "^${field%%:*}:" "$1" || { [ "$code" = misspelt-field ] && [ "${field%%:*}" = titel ]; } || printf '%s\n' "$field"
    done
    printf -- '---\n\nKlassen møder biblioteket.\n'
}

# codes_of EXAMPLE PLACE: the codes that check tells of it.
codes_of() {
    rm -rf "$offers"
    mkdir "$offers"
    cp "$work/other.md" "$offers/kildekritik.md"
    printf '\377\330\377\300\000\021\010\002\130\003\040\003' >"$offers/klasse-5.jpg"
    cp tests/findings/base/biblioteker/vejle/bibliotek.yaml "$work/content/biblioteker/vejle/"
    case $2 in
    'i felterne') offer_of "$1" >"$offers/eksempel.md" ;;
    'i teksten') { printf -- '---\n%s\n---\n\n' "$base"; cat "$1"; } >"$offers/eksempel.md" ;;
    'hele filen') cp "$1" "$offers/eksempel.md" ;;
    'i bibliotek.yaml') cat "$1" >>"$work/content/biblioteker/vejle/bibliotek.yaml" ;;
    'filens navn') printf -- '---\n%s\n---\n' "$base" >"$offers/$(cat "$1")" ;;
    *) echo "unknown place $2" ;;
    esac
    "$PROGRAM" check --content "$work/content" --date "$DATE" 2>&1 | sed -n 's/.*  \[\([a-z0-9-]*\)\]$/\1/p'
}

silent=
examples=0
while read -r code; do
    "$PROGRAM" explain "$code" >"$work/said"
    # An explanation is a paragraph of its own after the sentence and the cure.
    [ "$(grep -c '^$' "$work/said")" -ge 2 ] || silent="$silent $code"
    place=$(sed -n 's/^Forkert, \(.*\):$/\1/p' "$work/said")
    [ -n "$place" ] || continue
    examples=$((examples + 1))
    sed -n '/^Forkert, /,/^Rigtigt, /{s/^    //;/^Forkert, /d;/^Rigtigt, /d;p;}' "$work/said" | sed '$d' >"$work/wrong"
    sed -n '/^Rigtigt, /,${s/^    //;/^Rigtigt, /d;p;}' "$work/said" >"$work/right"
    wrong=$(codes_of "$work/wrong" "$place")
    printf '%s\n' "$wrong" | grep -qx "$code" || fail "$code: the wrong example is told under its code" "$wrong"
    right=$(codes_of "$work/right" "$place")
    ! printf '%s\n' "$right" | grep -qx "$code" || fail "$code: the right example is not told under its code" "$right"
    # An excerpt is right in every way; a whole file of a few lines may lack fields.
    [ "$place" = 'hele filen' ] || [ -z "$right" ] || fail "$code: the right example is sound" "$right"
done <"$work/codes"
is "$silent" '' 'every code has an explanation (src/report/explain_*.def)'
[ "$examples" -ge 60 ]
ok "$?" "$examples codes have a wrong and a right example that hold"
done_testing
