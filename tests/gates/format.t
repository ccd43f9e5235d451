#!/bin/sh
# The code stands as `make format` would write it.
. tests/lib/tap.sh
out=$(env -u MAKEFLAGS make -s --no-print-directory format CHECK=1 2>&1 | grep -c 'error:')
is "$out" 0 'nothing to reformat (make format mends it)'
done_testing
