#!/bin/sh
# Days that are over, and calendars whose offers have no dates any more.
. tests/lib/tap.sh
. tests/lib/catalogue.sh

small_content "$work/content"
offer=$work/content/biblioteker/aaby/tilbud/dage.md
page=$work/site/tilbud/aaby/dage/index.html
calendar=$work/site/tilbud/aaby/dage/datoer.ics

# dates [LINE...]: the offer with these dates, built.
dates() {
    {
        printf '%s\n' --- 'titel: Dage' 'resume: En dag.' 'form: arrangement' 'trin: 5' 'sted: skole'
        [ $# = 0 ] || printf '%s\n' datoer: "$@"
        printf '%s\n' ---
    } >"$offer"
    build "$work/content" "$work/site"
    is "$status" 0 "built with $# dates"
}
# What stands before and in the fold of former dates.
before() { sed '/Tidligere datoer/,$d' "$page"; }
in_fold() { sed -n '/Tidligere datoer/,/<\/details>/p' "$page"; }

dates '  - {start: 2026-03-02}' '  - {start: 2026-11-20, slut: 2026-11-22}' '  - {start: 2026-12-01, status: optaget}'
like "$(before)" '1\. december 2026.*' 'a date to come is shown'
like "$(before)" '20\. november 2026' 'so is one that ends today'
unlike "$(before)" 'marts 2026' 'one that is over is not'
like "$(in_fold)" '2\. marts 2026' 'it is folded away'
is "$(grep -o '"startDate":"[^"]*"' "$page" | tr '\n' ' ')" '"startDate":"2026-11-20" "startDate":"2026-12-01" ' 'machines hear of those to come'
ok "$([ -e "$work/site/maaneder/december/index.html" ]; echo $?)" 'the month to come has it'
unlike "$(cat "$work/site/maaneder/marts/index.html" 2>/dev/null)" 'Dage' 'the month that is over has not'
like "$(cat "$page")" 'href="[^"]*datoer.ics"' 'the calendar is offered'

dates '  - {start: 2026-03-02}'
like "$(before)" 'Ingen nye datoer endnu' 'an offer with former dates only says so'
like "$(before)" 'Datoerne er gået' 'and where to ask'
unlike "$(cat "$page")" 'href="[^"]*datoer.ics"' 'its calendar is not offered'
is "$(grep -c BEGIN:VEVENT "$calendar")" 1 'who has it keeps the former date'

dates
unlike "$(cat "$page")" 'datoer' 'an offer without dates does not speak of any'
is "$(grep -c '^BEGIN:VCALENDAR' "$calendar")" 1 'its calendar stays, since somebody may follow it'
is "$(grep -c BEGIN:VEVENT "$calendar")" 0 'empty'
rm -r "$work/site"
build "$work/content" "$work/site"
ok "$([ -e "$calendar" ]; echo $?)" 'also when the site is built from nothing'
rm "$offer"
build "$work/content" "$work/site"
ok "$([ -e "$calendar" ]; echo $?)" 'and when the offer is gone'
ok "$([ ! -e "$work/site/tilbud/aaby/mindst/datoer.ics" ]; echo $?)" 'an offer that never had dates has none'

# The next night, with nothing new to tell: only the front page says another day.
cp -R "$work/site" "$work/last-night"
DATE=2026-11-23
build "$work/content" "$work/site"
is "$(diff -rq "$work/last-night" "$work/site")" "Files $work/last-night/index.html and $work/site/index.html differ" 'a day changes the front page alone'
done_testing
