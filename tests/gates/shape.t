#!/bin/sh
# The house rules over the real tree: see tests/shape/shape.
. tests/lib/tap.sh
out=$(tests/shape/shape . 2>&1)
is "$out" '' 'the tree keeps the house rules'
done_testing
