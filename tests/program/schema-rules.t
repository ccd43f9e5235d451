#!/bin/sh
# skema.yaml drives everything: a new field, its limits and its severity need no C.
. tests/lib/tap.sh
. tests/lib/catalogue.sh
[ ! -x "$BUILD/asan/skoletilbud" ] || PROGRAM=$BUILD/asan/skoletilbud
offer=biblioteker/aaby/tilbud/mindst.md
checked() {
    said=$("$PROGRAM" check --content "$work/content" --date "$DATE" "$work/content/$offer" 2>&1)
    status=$?
}

# A new field: checked as the schema says, shown by one line in a template.
small_content "$work/content"
cp -R templates "$work/templates"
sed -i 's/^  titel:$/  lokale:\n    type: tekst\n    etiket: Lokale\n    eksempel: Salen\n    maks: 10\n&/; ' "$work/content/skema.yaml"
sed -i 's/^sted:/lokale: Salen\n&/' "$work/content/$offer"
sed -i 's|^{{#tilbud.maks_elever}}|{{#tilbud.lokale}}<div><dt>{{etiket}}</dt><dd>{{tekst}}</dd></div>{{/tilbud.lokale}}\n&|' "$work/templates/tilbud.html"
TEMPLATES=$work/templates
build "$work/content" "$work/site" --quiet
is "$status" 0 'a schema and a template with a new field build'
like "$(cat "$work/site/tilbud/aaby/mindst/index.html")" '<dt>Lokale</dt><dd>Salen</dd>' 'the new field is shown'
sed -i 's/^lokale: .*/lokale: Den store sal på første sal/' "$work/content/$offer"
checked
is "$status" 1 'its limit holds'
like "$said" 'mindst\.md:[0-9]+:[0-9]+: fejl: .*field-too-long' 'and is told'

# Severity: below an error only the value is left out, and the offer is shown.
sed -i 's/^    maks: 10$/&\n    alvor: advarsel/' "$work/content/skema.yaml"
checked
is "$status" 0 'a fault in a field of severity advarsel is no error'
like "$said" 'advarsel: .*field-too-long' 'it is told as a warning'
build "$work/content" "$work/site" --quiet
like "$(cat "$work/site/tilbud/aaby/mindst/index.html")" 'Det mindste' 'the offer is shown'
unlike "$(cat "$work/site/tilbud/aaby/mindst/index.html")" 'Lokale' 'without the value'
sed -i 's/^    alvor: advarsel$/    alvor: slem/' "$work/content/skema.yaml"
checked
is "$status" 1 'a severity that is none'
like "$said" 'skema\.yaml:[0-9]+:12: fejl: »slem«' 'is told at its place in the schema'
done_testing
