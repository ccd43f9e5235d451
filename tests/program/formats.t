#!/bin/sh
# The formats of findings, each read back by somebody else: Node for JSON and SARIF, libxml2 for
# JUnit, the validator of SARIF for SARIF. Names and texts are as hostile as a file system allows.
. tests/lib/tap.sh
. tests/lib/catalogue.sh
case $BUILD in /*) ;; *) BUILD=$PWD/$BUILD ;; esac
PROGRAM=$BUILD/skoletilbud
[ ! -x "$BUILD/asan/skoletilbud" ] || PROGRAM=$BUILD/asan/skoletilbud
reader=$PWD/tests/program/formats.mjs
validator=$PWD/tests/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool
unset GITHUB_STEP_SUMMARY NO_COLOR

small_content "$work/content"
offers=$work/content/biblioteker/oerby/tilbud
# The backquotes shall stand as they are.
# shellcheck disable=SC2016
{
name=$(printf 'a\n::error title=x::b%%0A, "q" & <b>]]> |`k` {0}[c](d) esc\033[31m \342\200\256bidi \360\237\223\232 \345\377')
printf x >"$offers/$name.md"
printf -- '---\ntitel: "a ]]> <b> 100%% |`k` {0}[c](d)"\nresumee: "::error::x"\ntrin: 6.-9. klase\nform: \360\237\223\232\nfag: [dansk, "%%0A::error::,:"]\nsted: "x ]]>&"\n---\n\nTekst.\n' >"$offers/grim.md"
}
cp "$offers/grim.md" "$offers/tv.md"
printf 'titel: b\n' >"$offers/tv.yaml"

# check FORMAT [OPTION...]: standard output is in $work/out.FORMAT, the status in $status.
check() {
    format=$1
    shift
    (cd "$work" && "$PROGRAM" check --date "$DATE" --format "$format" "$@") >"$work/out.$format" 2>"$work/err"
    status=$?
}
findings() { node "$reader" "$1" "$2" 2>&1; }

for format in text json github sarif junit; do
    check "$format"
    is "$status" 1 "$format: ends 1 when there are errors"
    is "$(cat "$work/err")" '' "$format: nothing on standard error"
    is "$(LC_ALL=C grep -cE "$(printf '\033|\342\200\256|\377')" "$work/out.$format")" 0 "$format: nothing steers a terminal"
    (cd "$work" && "$PROGRAM" check --date "$DATE" --format "$format") >/dev/full 2>"$work/err"
    is "$?" 3 "$format: a full disk ends 3"
done

# Every format holds the same findings.
all=$(findings json "$work/out.json")
ok "$([ "$(printf '%s\n' "$all" | wc -l)" -gt 20 ]; echo $?)" 'JSON is read, with all the findings'
like "$all" '"content/biblioteker/oerby/tilbud/grim\.md",4,13,"error","unknown-grade-word"' 'a finding is at its place'
findings sarif "$work/out.sarif" >"$work/sarif"
printf '%s\n' "$all" | sed 's/",0,0,"/",1,1,"/' | LC_ALL=C sort >"$work/wanted"
LC_ALL=C sort "$work/sarif" >"$work/got"
file_is "$work/got" "$work/wanted" 'SARIF has the findings of JSON'
strict=$(printf '%s\n' "$all" | grep -c '"error"')
github=$(findings github "$work/out.github")
like "$github" '"error","og [0-9]+ andre fejl"' 'the tenth error says how many more there are'
shown=$(printf '%s\n' "$github" | grep '"error"' | grep -v 'andre fejl')
is "$(printf '%s\n' "$shown" | while read -r line; do printf '%s\n' "$all" | grep -cxF -e "$line"; done | grep -vc 1)" 0 'each annotation is a finding of JSON'
is "$(printf '%s\n' "$github" | sed -n 's/.*og \([0-9]*\) andre fejl.*/\1/p')" "$((strict - 9))" 'and the number is right'

# The summary of a step is added to, and has everything.
echo 'Før.' >"$work/summary"
GITHUB_STEP_SUMMARY=$work/summary
export GITHUB_STEP_SUMMARY
check github
is "$(head -n 1 "$work/summary")" 'Før.' 'what stood in the summary stands'
findings summary "$work/summary" | LC_ALL=C sort >"$work/got"
printf '%s\n' "$all" | LC_ALL=C sort >"$work/wanted"
file_is "$work/got" "$work/wanted" 'the summary has the findings of JSON'
check json
is "$(grep -c '^### ' "$work/summary")" 1 'other formats write no summary'
for path in /dev/full "$work/ingen/steder"; do
    GITHUB_STEP_SUMMARY=$path
    check github
    is "$status" 3 "a summary at $path ends 3"
    like "$(cat "$work/err")" "$path" 'and is told'
    is "$(findings github "$work/out.github")" "$github" 'and the annotations are there'
done
unset GITHUB_STEP_SUMMARY

# Files that were changed come first.
printf 'README.md\r\ncontent/biblioteker/oerby/tilbud/tv.yaml\n' >"$work/changed"
check github --changed-files changed
like "$(head -n 1 "$work/out.github")" '^::error file=content/biblioteker/oerby/tilbud/tv\.yaml,' 'a changed file comes first'
check github --changed-files nix
is "$status" 3 'a list of changed files that is not there ends 3'
like "$(cat "$work/err")" 'nix' 'and is told'

# JUnit, as libxml2 reads it.
xml() { xmllint --nonet --xpath "$1" "$work/out.junit" 2>&1; }
is "$(xmllint --nonet --noout "$work/out.junit" 2>&1)" '' 'JUnit is XML'
failing=$(printf '%s\n' "$all" | grep '"error"' | sed 's/^\["\(.*\)",[0-9]*,[0-9]*,"error".*/\1/' | sort -u | wc -l)
is "$(xml 'string(/testsuites/@failures)')" "$failing" 'the files with errors fail'
is "$(xml 'count(//testcase[failure])')" "$failing" 'and each is a test'
is "$(xml 'string(//testsuite/@tests)')" "$(sed -n 's/^\],"files":\([0-9]*\).*/\1/p' "$work/out.json")" 'every file counts as a test'
# shellcheck disable=SC2016
is "$(xml 'count(//testcase[contains(@name,"::error title=x::b%0A, ") and contains(@name,"& <b>]]> |`k` {0}[c](d)")])')" 1 'a hostile name comes through'
is "$(xml 'string(//testcase[contains(@file,"grim.md")]/failure/@type)')" misspelt-field 'the first error of a file names its failure'
like "$(xml 'string(//testcase[contains(@file,"grim.md")]/failure)')" '4 │ trin: 6\.-9\. klase' 'with the guilty line'
check junit --strict
is "$(xmllint --nonet --noout "$work/out.junit" 2>&1)" '' 'JUnit is XML with --strict'

# Fingerprints outlive lines that move.
prints() {
    node -e 'for (const r of JSON.parse(require("fs").readFileSync(process.argv[1])).runs[0].results)
        if (r.locations[0].physicalLocation.artifactLocation.uri.endsWith("grim.md"))
            console.log(r.ruleId, r.partialFingerprints["skoletilbud/v1"])' "$work/out.sarif" | sort
}
before=$(prints)
sed -i '2i# En ny linje\n' "$offers/grim.md"
check sarif
is "$(prints)" "$before" 'fingerprints are the same when lines have moved'

# SARIF's own validator; notes of taste are left aside.
if [ "$(uname -m)" = x86_64 ] && [ -e "$validator" ]; then
    cp "$validator" "$work/validator"
    chmod u+x "$work/validator"
    # valid NAME: of what was written last.
    valid() {
        out=$(cd "$work" && DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 DOTNET_BUNDLE_EXTRACT_BASE_DIR=$work/dotnet \
            ./validator validate out.sarif --rule-kind 'Sarif;Ghas' --output seen.sarif --log ForceOverwrite 2>&1)
        like "$out" 'Analysis completed successfully' "$1: the validator ran"
        is "$(printf '%s\n' "$out" | grep -E ': (error|warning) ')" '' "$1: valid for the kinds Sarif and Ghas"
    }
    valid 'hostile files'
    check sarif content /etc nix
    valid 'paths that are not there'
    check sarif --content "$work/content"
    valid 'an absolute path'
else
    skip 'needs the validator of SARIF' 'valid for the kinds Sarif and Ghas'
fi

# Warnings do not fail a check, unless it is strict; nor does advice.
small_content "$work/mild"
rm "$work/mild/biblioteker/oerby/tilbud/fejl.md"
sed -i 's/^titel:.*/&\nelevtekst:/' "$work/mild/biblioteker/aaby/tilbud/mindst.md"
for format in json github sarif junit; do
    check "$format" --content mild
    is "$status" 0 "$format: a warning ends 0"
    check "$format" --content mild --strict
    is "$status" 1 "$format: with --strict 1"
done
like "$(findings json "$work/out.json")" '"warning","empty-field"' 'the warning is there'
is "$(xml 'count(//failure)')" 1 'JUnit: it fails with --strict'
check junit --content mild
is "$(xml 'count(//failure)'):$(xml 'count(//system-out)')" '0:1' 'and is told without'

# Quiet leaves advice out; build speaks the same formats, alone on standard output.
check json --quiet
is "$(grep -c '"level":"note"' "$work/out.json")" 0 '--quiet leaves advice out'
"$PROGRAM" build --content "$work/content" --templates templates --output "$work/site" --state "$work/state" \
    --date "$DATE" --format json >"$work/out.json" 2>"$work/err"
is "$?" 0 'build --format json ends 0'
is "$(cat "$work/err")" '' 'says nothing on standard error'
like "$(findings json "$work/out.json")" 'grim\.md' 'and is JSON alone on standard output'

# Colours.
escapes() { grep -c "$(printf '\033')" "$work/out.text"; }
check text --color always
ok "$([ "$(escapes)" -gt 0 ]; echo $?)" '--color always colours'
NO_COLOR=1
export NO_COLOR
check text --color=always
ok "$([ "$(escapes)" -gt 0 ]; echo $?)" 'also where NO_COLOR says no'
unset NO_COLOR
check text --colour never
is "$(escapes)" 0 '--colour never does not'
check text --color auto
is "$(escapes)" 0 'nor does auto in a file'
for wrong in '--format xml' '--color blå' '--format' '--changed-files'; do
    # An option and its value.
    # shellcheck disable=SC2086
    said=$("$PROGRAM" check $wrong 2>&1 >/dev/null)
    is "$?" 2 "$wrong ends 2"
    like "$said" "${wrong%% *}" "$wrong is named"
done
done_testing
