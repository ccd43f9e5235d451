#!/bin/sh
# Every problem the program can tell, each by a case of its own with the exact report: see
# tests/findings/README.md. GOLDEN=write writes the reports (make golden).
# The cases that publish wait for the disk; here there is none.
[ ! -w /dev/shm ] || TMPDIR=/dev/shm
. tests/lib/tap.sh
. tests/lib/catalogue.sh
root=$PWD
cases=$root/tests/findings
case $PROGRAM in /*) ;; *) PROGRAM=$root/$PROGRAM ;; esac
export PROGRAM DATE

mkdir -p "$work/base/content/ordlister" "$work/base/content/biblioteker/vejle/tilbud"
cp content/skema.yaml "$work/base/content/"
cp content/ordlister/*.yaml "$work/base/content/ordlister/"
cp -R "$cases/base/." "$work/base/content/"

# The tally is no finding.
findings_of() { "$@" 2>&1 | sed '/^[0-9]* fejl, [0-9]* advarsler, [0-9]* råd$/d'; }

# Lays the case in a folder of its own, which becomes the working folder.
lay() {
    rm -rf "$work/here"
    cp -R "$work/base" "$work/here"
    cd "$work/here" || exit 1
    [ ! -d "$1/content" ] || cp -R "$1/content/." content/
    [ ! -f "$1/skema.sed" ] || sed -f "$1/skema.sed" "$cases/skema.yaml" >content/skema.yaml
    for file in tilbud.md tilbud.yaml; do
        [ ! -f "$1/$file" ] || cp "$1/$file" content/biblioteker/vejle/tilbud/
    done
    [ ! -d "$1/templates" ] || { cp -R "$root/templates" . && cp -R "$1/templates/." templates/; }
}

# What is told of a case, in the working folder; the places that are told whole begin there.
tell() { tell_whole "$1" | sed "s|$(pwd -P)/||"; }
tell_whole() {
    if [ -f "$1/run" ]; then
        root=$root sh "$1/run" 2>&1
    elif [ -d templates ]; then
        findings_of "$PROGRAM" build --quiet --output site --state state --date "$DATE"
    else
        findings_of "$PROGRAM" check --date "$DATE"
    fi
}

for folder in "$cases"/*/; do
    folder=${folder%/}
    code=${folder##*/}
    case $code in base | many) continue ;; esac
    if [ -f "$folder/uncalled" ]; then
        pass "$code: $(head -n 1 "$folder/uncalled")"
        continue
    fi
    (lay "$folder" && tell "$folder") >"$work/report"
    if [ "$(cat "$work/report")" = skip ]; then
        skip 'strace may not watch here' "$code"
        continue
    fi
    [ "${GOLDEN:-}" != write ] || cp "$work/report" "$folder/report"
    file_is "$work/report" "$folder/report" "$code: the report"
    grep -qF "  [$code]" "$work/report" || fail "$code is told by its own case" "$(head -n 5 "$work/report")"
done

# Every code has a case, and every case a code.
sed -n 's/^PROBLEM([A-Z0-9_]*, "\([a-z0-9-]*\)".*/\1/p' src/report/problems_*.def | sort >"$work/codes"
find "$cases" -mindepth 1 -maxdepth 1 -type d ! -name base ! -name many -printf '%f\n' | sort >"$work/cases"
is "$(comm -23 "$work/codes" "$work/cases")" '' 'every code has a case in tests/findings'
is "$(comm -13 "$work/codes" "$work/cases")" '' 'every case has a code'
done_testing
