#!/bin/sh
# Publishing is one step: whoever looks sees the whole old site or the whole new one, whatever
# happens to the program.
. tests/lib/tap.sh
. tests/lib/catalogue.sh

small_content "$work/old"
small_content "$work/new"
sed -i 's/^navn: .*/navn: Det nye katalog/' "$work/new/katalog.yaml"
build "$work/old" "$work/only-old"
build "$work/new" "$work/only-new"
old=$(print_of "$work/only-old")
new=$(print_of "$work/only-new")
unlike "$old" "^$new$" 'the two sites differ'

# Killed at many moments; the site is always whole, and the next build finds its way.
build "$work/old" "$work/site"
is "$(print_of "$work/site")" "$old" 'the old site is published'
broken=0
killed=0
for delay in 0.002 0.005 0.01 0.015 0.02 0.03 0.04 0.06 0.08 0.12; do
    "$PROGRAM" build --quiet --content "$work/new" --templates templates --output "$work/site" \
        --state "$work/site.state" --date "$DATE" >/dev/null 2>&1 &
    pid=$!
    sleep "$delay"
    kill -9 "$pid" 2>/dev/null && killed=$((killed + 1))
    wait "$pid" 2>/dev/null
    is_now=$(print_of "$work/site")
    [ "$is_now" = "$old" ] || [ "$is_now" = "$new" ] || broken=$((broken + 1))
    build "$work/old" "$work/site" --quiet
    [ "$(print_of "$work/site")" = "$old" ] || broken=$((broken + 1))
done
is "$broken" 0 "the site is whole after kill -9 ($killed of 10 while building)"

# Killed on the very system calls that publish, wherever strace may watch.
if strace -o /dev/null true 2>/dev/null; then
    broken=0
    for call in renameat2 rename renameat linkat link syncfs fsync mkdir mkdirat unlinkat; do
        for when in 1 2 7; do
            strace -f -o /dev/null -e "trace=$call" -e "inject=$call:signal=KILL:when=$when" \
                "$PROGRAM" build --quiet --content "$work/new" --templates templates --output "$work/site" \
                --state "$work/site.state" --date "$DATE" >/dev/null 2>&1
            is_now=$(print_of "$work/site")
            [ "$is_now" = "$old" ] || [ "$is_now" = "$new" ] || { broken=$((broken + 1)); note "killed at $call $when: broken"; }
            build "$work/old" "$work/site" --quiet
            [ "$(print_of "$work/site")" = "$old" ] || { broken=$((broken + 1)); note "after $call $when: not rebuilt"; }
        done
    done
    is "$broken" 0 'the site is whole after a kill at any call that publishes'

    # Each of these calls failing once: told as status 3 with the site whole, or borne.
    broken=0
    for fault in openat:ENOSPC write:ENOSPC close:EIO renameat2:EIO syncfs:EIO mkdirat:ENOSPC mkdir:ENOSPC linkat:EMLINK; do
        call=${fault%:*}
        for when in 1 5 40 200; do
            strace -f -o /dev/null -e "trace=$call" -e "inject=$call:error=${fault#*:}:when=$when" \
                "$PROGRAM" build --quiet --content "$work/new" --templates templates --output "$work/site" \
                --state "$work/site.state" --date "$DATE" >"$work/said" 2>&1
            ended=$?
            is_now=$(print_of "$work/site")
            case $ended in
            0) [ "$is_now" = "$new" ] ;;
            1 | 3) [ "$is_now" = "$old" ] && [ -s "$work/said" ] ;;
            127) [ "$is_now" = "$old" ] ;; # the loader itself could not start
            *) false ;;
            esac || { broken=$((broken + 1)); note "$fault at $when: ended $ended: $(head -n 2 "$work/said")"; }
            build "$work/old" "$work/site" --quiet
        done
    done
    is "$broken" 0 'a system call that fails is told, and the old site stands'
else
    skip 'strace may not watch here' 'the site is whole after a kill at any call that publishes'
    skip 'strace may not watch here' 'a system call that fails is told, and the old site stands'
fi

# A reader that looks all the time never sees half a site.
( misses=0
  while [ ! -e "$work/stop" ]; do
      [ -e "$work/site/index.html" ] && [ -e "$work/site/tilbud/index.html" ] || misses=$((misses + 1))
  done
  echo "$misses" >"$work/misses" ) &
reader=$!
for _ in 1 2 3; do
    build "$work/new" "$work/site" --quiet
    build "$work/old" "$work/site" --quiet
done
: >"$work/stop"
wait "$reader"
is "$(cat "$work/misses")" 0 'a reader never finds a page gone while the site is exchanged'

# Two at once: one may be turned away, but the site is whole and neither waits for ever.
for from in old new; do
    timeout 60 "$PROGRAM" build --quiet --content "$work/$from" --templates templates --output "$work/site" \
        --state "$work/site.state" --date "$DATE" >"$work/said.$from" 2>&1 &
    eval "pid_$from=\$!"
done
wait "$pid_old"; ended_old=$?
wait "$pid_new"; ended_new=$?
like "$ended_old $ended_new" '^(0 0|0 3|3 0)$' 'of two builds at once at least one succeeds'
is_now=$(print_of "$work/site")
if [ "$is_now" = "$old" ] || [ "$is_now" = "$new" ]; then pass 'and the site is one of the two'; else fail 'and the site is one of the two'; fi

# Nothing is left lying about.
build "$work/old" "$work/site" --quiet
is "$(cd "$work" && find . -maxdepth 1 -name '*site*' ! -name site ! -name site.state)" '' 'no half-made folder is left beside the site'
done_testing
