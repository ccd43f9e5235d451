#!/bin/sh
# clang-tidy over src/: what to look for is in tests/lint/clang-tidy.yaml.
. tests/lib/tap.sh
# -k: every file with a finding, not only the first. MAKEFLAGS: prove is not part of make's jobs.
out=$(env -u MAKEFLAGS make -s -k --no-print-directory lint BUILD="$BUILD" 2>&1)
ok $? 'clang-tidy finds nothing' || :
[ -z "$out" ] || note "$out"
done_testing
