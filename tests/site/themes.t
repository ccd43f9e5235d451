#!/bin/sh
# DR's themes: which offers a theme's page shows, and why; what an offer's page shows of DR; what is told of
# themes that are over, unknown or without offers.
. tests/lib/tap.sh
. tests/lib/catalogue.sh
[ ! -x "$BUILD/asan/skoletilbud" ] || PROGRAM=$BUILD/asan/skoletilbud
content=$work/content
offers=$content/biblioteker/vejle/tilbud
mkdir -p "$offers" "$content/dr"
for part in skema.yaml katalog.yaml ordlister sider; do cp -R "content/$part" "$content/"; done
printf 'navn: Vejle Bibliotekerne\nkommune: Vejle\n' >"$content/biblioteker/vejle/bibliotek.yaml"

# offer KEY TITLE FIELDS
offer() {
    printf -- '---\ntitel: %s\nresume: Om tilbuddet.\nform: besøg\nsted: skole\n%b\n---\n\nTekst.\n' "$2" "$3" >"$offers/$1.md"
}
theme() { printf '%b\n' "$2" >"$content/dr/$1.yaml"; }
# The titles of the cards under a heading, in order, and what stands as common.
cards() {
    sed -n "/<section aria-labelledby=\"$2\">/,/<\/section>/p" "$work/site/$1/index.html" |
        sed -n -e 's/.*<h3><a [^>]*>\(.*\)<\/a><\/h3>.*/\1/p' -e 's/.*<dt>Fælles<\/dt><dd>\(.*\)<\/dd>.*/  \1/p'
}
page() { cat "$work/site/$1/index.html"; }
# The part of an offer's page that is DR's.
from_dr() { page "$1" | sed -n '/aria-labelledby="dr"/,/<\/section>/p' | sed 's/<[^>]*>//g' | grep .; }

theme kode 'titel: Kodeuge\nadresse: https://www.dr.dk/skole/kode\nfag: [matematik, dansk]\ntrin: 4-6\nemner: [kodning, robotter]'
theme laes 'titel: Læseuge\nemner: [læselyst]'
theme tom 'titel: Uden tilbud\nfag: musik'
offer peger 'Peger selv' 'trin: 9\ndr: kode'
offer link 'Peger med link' 'trin: 9\ndr: {titel: Kode, url: "https://www.dr.dk/skole/kode"}\nstatus: pause'
offer emne 'Samme emne' 'trin: ikke oplyst\nemner: kodning\nstatus: udsolgt'
offer mest 'Mest til fælles' 'trin: 6-8\nfag: matematik\nemner: [robotter, kodning]'
offer fag 'Samme fag og trin' 'trin: 5\nfag: dansk'
offer kun-fag 'Kun fag' 'trin: 7\nfag: dansk'
offer kun-trin 'Kun trin' 'trin: 5'
offer andre-trin 'Samme emne, andre trin' 'trin: 9\nemner: kodning'
offer alder 'Alder og fag' 'alder: 10 år\nfag: dansk'
offer udgaaet 'Udgået' 'trin: 5\nstatus: udgået\ndr: kode'
offer fremmed 'Andet materiale' 'trin: 9\ndr: {titel: Løgn eller sandt, url: "https://dr.dk/skole/dansk"}\nemner: læselyst'
build "$content" "$work/site" --quiet
is "$status" 0 'built'
is "$(cards dr/kode peger)" 'Peger selv
Peger med link' 'first those that point to the theme, by key or by its address, of them what cannot be had last'
is "$(cards dr/kode passer)" 'Mest til fælles
  robotter, kodning, matematik og 6. klasse
Samme fag og trin
  dansk og 5. klasse
Samme emne
  kodning' 'then those with a topic, or both subject and grade, in common: most first, each says what; others are not there'
is "$(from_dr tilbud/vejle/link)" 'Fra DR
Kodeuge
Se Kodeuge hos DR' 'an offer shows the theme it points to'
is "$(from_dr tilbud/vejle/fag)" 'Fra DR
Kodeuge
Måske også dette. Fælles: dansk og 5. klasse.' 'and one that fits'
is "$(from_dr tilbud/vejle/fremmed)" 'Fra DR
Løgn eller sandt
Se Løgn eller sandt hos DR
Læseuge
Måske også dette. Fælles: læselyst.' 'and material that is no theme'
unlike "$(page tilbud/vejle/kun-fag)" 'Fra DR' 'where there is none, nothing is said'
like "$(page dr/tom)" 'Vi kender endnu ingen tilbud' 'a theme without offers says so'
like "$(page feeds/dr/kode.atom 2>/dev/null || cat "$work/site/feeds/dr/kode.atom")" '<title>Nyt til skolerne: Kodeuge</title>' 'a theme has a feed'
row() { page dr/status | sed -n "/>$1<\/a>/,/<\/tr>/p" | tr '\n' ' ' | sed -e 's/<[^>]*>/ /g' -e 's/  */ /g' -e 's/^ //' -e 's/ $//'; }
is "$(row Kodeuge)" 'Kodeuge 5 Indskoling 0 Mellemtrin 2 Udskoling 3 10. klasse 0 Peger selv: 2. Kommuner, der kan bruge mindst ét: 1.' 'status: offers, those that point to it, by band, municipalities'
is "$(row 'Uden tilbud')" 'Uden tilbud Mangler tilbud Mangler adresse 0 Indskoling 0 Mellemtrin 0 Udskoling 0 10. klasse 0 Peger selv: 0. Kommuner, der kan bruge mindst ét: 0.' 'status: what is missing'
like "$(page dr)" 'dr/status/' 'but linked from the themes'

# A theme DR has no more, by its file, by its last day, and without its file.
printf 'status: udgået\n' >>"$content/dr/kode.yaml"
theme laes 'titel: Læseuge\nemner: [læselyst]\nslutter: 2026-11-21'
rm "$content/dr/tom.yaml"
offer staver 'Staver forkert' 'trin: 9\ndr: [kodee, tom]'
build "$content" "$work/site" --quiet
is "$status" 0 'themes that are over: built'
said=$("$PROGRAM" check --content "$content" --date "$DATE" 2>&1)
is "$(printf '%s\n' "$said" | sed -n 's/.*tilbud\/\([^ ]*\): advarsel: .*\[\(theme-[a-z]*\)\]$/\1 \2/p')" 'link.md:7:5 theme-ended
peger.md:7:5 theme-ended
staver.md:7:6 theme-unknown
staver.md:7:13 theme-unknown' 'check tells each offer that points to one, at its place'
like "$(page dr/kode)" 'Temaet er slut.*DR viser det ikke mere\. ' 'its page stays, and says so'
is "$(cards dr/kode passer | head -n 1)" 'Mest til fælles' 'with the offers'
unlike "$(page dr/kode)" 'hos DR</a>' 'and no way to what is not there'
like "$(page dr/laes)" 'sidste dag var 21\. november 2026' 'one past its last day says when'
like "$(page dr/tom)" 'Uden tilbud' 'one whose file is gone has a page'
unlike "$(page dr)$(page .)" 'dr/kode/|dr/laes/|dr/tom/' 'none is among the themes, nor on the front page'
unlike "$(from_dr tilbud/vejle/fag)$(from_dr tilbud/vejle/peger)" 'Kodeuge' 'no offer shows it'
unlike "$(cat "$work/site/sitemap.xml")" '/dr/kode/' 'nor does the sitemap'
is "$(page dr/status | sed -n '/id="vaek"/,/<\/section>/p' | sed -n 's/<[^>]*>//gp' | grep peger.på. | sed 1d)" 'Peger selv, Vejle Bibliotekerne, peger på Kodeuge, som er slut.
Staver forkert, Vejle Bibliotekerne, peger på »kodee«, som kataloget ikke kender.
Staver forkert, Vejle Bibliotekerne, peger på »tom«, som kataloget ikke kender.
Peger med link, Vejle Bibliotekerne, peger på Kodeuge, som er slut.' 'status names the offers that point to what is gone'
is "$(row Læseuge)" 'Læseuge Slut 21. november 2026 1 Indskoling 0 Mellemtrin 0 Udskoling 1 10. klasse 0 Peger selv: 0. Kommuner, der kan bruge mindst ét: 1.' 'and says which themes are over'

# Two pages of one address.
theme status 'titel: Status'
said=$("$PROGRAM" build --content "$content" --output "$work/site" --state "$work/site.state" --date "$DATE" 2>&1)
like "$said" 'dr/status\.yaml:1:1: fejl: .*address-twice' 'a theme of a name that is taken is told'
done_testing
