# TAP for shell tests. Source it: . tests/lib/tap.sh   (tests run from the root of the repository)
#
#   ok CONDITION-STATUS NAME          ok $? 'name'
#   is GOT WANTED NAME                equal texts
#   like TEXT ERE NAME                TEXT matches the extended regular expression
#   unlike TEXT ERE NAME
#   file_is FILE WANTED-FILE NAME     equal files, shown as a diff
#   pass NAME, fail NAME [DETAIL], skip WHY NAME, skip_all WHY
#   done_testing                      last line
# $work is a folder of the test's own, removed at the end.
set -u
LC_ALL=C.UTF-8
export LC_ALL
BUILD=${BUILD:-build}
SITE=${SITE:-$BUILD/site}
tap_count=0
tap_failed=0
work=$(mktemp -d "${TMPDIR:-/tmp}/skoletilbud.XXXXXX")
trap 'chmod -R u+rwX "$work" 2>/dev/null; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

note() { printf '%s\n' "$*" | sed 's/^/# /'; }

pass() {
    tap_count=$((tap_count + 1))
    printf 'ok %d - %s\n' "$tap_count" "$1"
}

fail() {
    tap_count=$((tap_count + 1))
    tap_failed=$((tap_failed + 1))
    printf 'not ok %d - %s\n' "$tap_count" "$1"
    [ $# -lt 2 ] || note "$2"
}

ok() { if [ "$1" = 0 ]; then pass "$2"; else fail "$2"; fi; }

is() {
    if [ "$1" = "$2" ]; then pass "$3"; else
        fail "$3"
        note "got:"
        note "$1"
        note "wanted:"
        note "$2"
    fi
}

like() {
    if printf '%s' "$1" | grep -Eq -e "$2"; then pass "$3"; else fail "$3" "no match for /$2/ in:
$1"; fi
}

unlike() {
    if printf '%s' "$1" | grep -Eq -e "$2"; then fail "$3" "/$2/ matches:
$1"; else pass "$3"; fi
}

file_is() {
    if cmp -s "$1" "$2"; then pass "$3"; else fail "$3" "$(diff -u "$2" "$1" 2>&1 | head -n 40)"; fi
}

skip() {
    tap_count=$((tap_count + 1))
    printf 'ok %d - %s # SKIP %s\n' "$tap_count" "$2" "$1"
}

skip_all() {
    printf '1..0 # SKIP %s\n' "$1"
    exit 0
}

done_testing() {
    printf '1..%d\n' "$tap_count"
    [ "$tap_failed" = 0 ] || exit 1
}
