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

# Many bad files in short.
cat >"$work/split.awk" <<'AWK'
# Splits many/*.txt into N.name, N.kind, N.wanted and N.input or, for fields, a whole offer.
function front(    i) {
    printf "---\n%s", input >file
    for (i = 1; i <= fields; i++)
        if (!(names[i] in own))
            print names[i] ": " values[i] >file
    printf "---\n\nKlassen møder biblioteket.\n" >file
}
function finish() {
    if (!kind) return
    file = out "/" n ".input"
    if (kind == "felter") front()
    else if (kind == "tekst") printf "---\n%s\n---\n\n%s", felter, input >file
    else printf "%s", input >file
    close(file)
    print kind >(out "/" n ".kind"); close(out "/" n ".kind")
    print base ": " name >(out "/" n ".name"); close(out "/" n ".name")
    printf "%s", wanted >(out "/" n ".wanted"); close(out "/" n ".wanted")
    kind = ""
}
BEGIN {
    felter = ENVIRON["felter"]
    fields = split(felter, lines, "\n")
    for (i = 1; i <= fields; i++) {
        names[i] = substr(lines[i], 1, index(lines[i], ":") - 1)
        values[i] = substr(lines[i], index(lines[i], ":") + 2)
    }
}
FNR == 1 { finish(); base = FILENAME; sub(/.*\//, "", base) }
/^@@ / {
    finish()
    n = sprintf("%03d", ++count)
    kind = $2; sub(/:$/, "", kind)
    name = $0; sub(/^@@ [a-z]*: /, "", name)
    input = ""; wanted = ""; told = 0
    delete own
    next
}
!kind { next }
/^=> / { told = 1; if ($0 != "=> intet") wanted = wanted substr($0, 4) "\n"; next }
told { next }
kind == "felter" && /^- [a-zæøå_]+$/ && !(substr($0, 3) ~ / /) && input == "" { own[substr($0, 3)] = 1; next }
kind == "felter" && match($0, /^[^ :#-][^ :]*:/) { own[substr($0, 1, RLENGTH - 1)] = 1 }
{ input = input $0 "\n" }
END { finish() }
AWK
cat >"$work/short.awk" <<'AWK'
# From a report to a line a finding: "2:8 fejl bad-date (2026-02-28)".
function flush() { if (line) print line (meant ? " (" meant ")" : ""); line = ""; meant = "" }
/^[^ ].*(fejl|advarsel|råd): .*  \[[a-z0-9-]+\]$/ {
    flush()
    code = $0; sub(/.*  \[/, "", code); sub(/\]$/, "", code)
    match($0, /(:[0-9]+:[0-9]+)?: (fejl|advarsel|råd): /)
    path = substr($0, 1, RSTART - 1)
    place = substr($0, RSTART, RLENGTH)
    level = place; sub(/^.*: (fejl|advarsel|råd): $/, "&", level); sub(/: $/, "", level); sub(/.*: /, "", level)
    sub(/: [^:]*: $/, "", place); sub(/^:/, "", place)
    sub(/^content\/biblioteker\/vejle\/tilbud\/?/, "", path)
    line = (whole ? path (place ? ":" place : "") : (place ? place : "-")) " " level " " code
}
/^     = mente du »/ { meant = $0; sub(/^     = mente du »/, "", meant); sub(/«\?$/, "", meant) }
END { flush() }
AWK
felter='titel: Kildekritik i praksis
resume: Klassen undersøger fem nyheder.
form: forløb
trin: 4-6
fag: [dansk]
varighed: 45 min
sted: [bibliotek]
tjekket: 2026-11-22'
export felter
mkdir "$work/many"
awk -v out="$work/many" -f "$work/split.awk" "$cases"/many/*.txt

# Lays case NUMBER of many in the folder of offers, under NAME.
lay_many() {
    offers=$PWD/content/biblioteker/vejle/tilbud
    case $(cat "$work/many/$1.kind") in
    mappe) (cd "$offers" && sh "$work/many/$1.input") ;;
    sh) sh "$work/many/$1.input" >"$offers/$2.md" ;;
    yaml) cp "$work/many/$1.input" "$offers/$2.yaml" ;;
    *) cp "$work/many/$1.input" "$offers/$2.md" ;;
    esac
}

cp -R "$work/base" "$work/one"
count=0
: >"$work/all"
for name in "$work/many"/*.name; do
    number=${name##*/}
    number=${number%.name}
    (
        cd "$work/one" || exit
        rm -rf content/biblioteker/vejle/tilbud
        mkdir content/biblioteker/vejle/tilbud
        lay_many "$number" tilbud
        "$PROGRAM" check --date "$DATE" 2>&1
        echo "$?" >"$work/status"
    ) >"$work/report"
    cat "$work/report" >>"$work/all"
    whole=
    [ "$(cat "$work/many/$number.kind")" != mappe ] || whole=1
    awk -v whole=$whole -f "$work/short.awk" "$work/report" >"$work/short"
    wanted=0
    ! grep -q ' fejl ' "$work/many/$number.wanted" || wanted=1
    count=$((count + 1))
    if grep -qx '…' "$work/many/$number.wanted"; then
        sed -i '$d' "$work/many/$number.wanted"
        sed -i "$(wc -l <"$work/many/$number.wanted")q" "$work/short"
    fi
    if ! cmp -s "$work/short" "$work/many/$number.wanted" || [ "$(cat "$work/status")" != "$wanted" ]; then
        fail "$(cat "$name")" "$(diff -u "$work/many/$number.wanted" "$work/short" | tail -n +3; tail -n 3 "$work/report"; echo "status $(cat "$work/status")")"
    fi
done
[ "$count" -ge 250 ]
ok "$?" "$count bad and hostile files are told at their lines"

# What is said to a librarian is Danish: no word of libyaml's or of ours leaks into it. What is
# quoted, shown and suggested is the file's own.
english='the|this|that|found|expected|could|did|while|scanning|parsing|mapping|sequence|scalar|block|flow|token|character|invalid|error|warning|unexpected|missing|unknown|value|field|file|line|string|list|not|and|with|null|must|should'
cat "$cases"/*/report >>"$work/all"
grep -v ' │' "$work/all" | grep -E '(fejl|advarsel|råd): |^     = ' |
    sed -e 's/^[^ ].*: \(fejl\|advarsel\|råd\): //' -e 's/»[^«]*«//g' -e 's/{[^}]*}//g' -e 's/<[^>]*>//g' \
        -e 's/  \[[a-z0-9-]*\]$//' -e '/^     = se også /d' -e 's/--[a-z]*//g' -e 's/for eksempel.*//' |
    grep -Eiw "$english" | sort -u >"$work/english"
is "$(cat "$work/english")" '' 'no English in what is said'

# The same once more, in one catalogue, with both sanitizers watching.
if [ -x "$root/$BUILD/asan/skoletilbud" ] || [ -x "$BUILD/asan/skoletilbud" ]; then
    asan=$BUILD/asan/skoletilbud
    case $asan in /*) ;; *) asan=$root/$asan ;; esac
    cp -R "$work/base" "$work/crowd"
    cd "$work/crowd" || exit 1
    for name in "$work/many"/*.name; do
        number=${name##*/}
        number=${number%.name}
        [ "$(cat "$work/many/$number.kind")" != mappe ] || mkdir -p "content/biblioteker/vejle/tilbud"
        lay_many "$number" "nummer-$number"
    done 2>/dev/null
    "$asan" check --date "$DATE" >"$work/report" 2>&1
    is "$?" 1 "$count bad files in one catalogue: findings, and nothing else"
    unlike "$(grep -E 'Sanitizer|runtime error|Assertion' "$work/report")" . 'no fault of memory'
    cd "$root" || exit 1
else
    skip "no $BUILD/asan/skoletilbud" 'the same with both sanitizers watching'
fi
done_testing
