# The table of tests/bench/run. Input: lines of measure.c; the output is for people, in Danish.

# Danish numbers: a decimal comma.
function dk(number, decimals,    text) {
    text = sprintf("%." decimals "f", number)
    sub(/\./, ",", text)
    return text
}

# The median of figure `what` of `label`.
function median(label, what,    i, j, count, sorted, swap) {
    count = runs[label]
    for (i = 1; i <= count; i++) {
        sorted[i] = value[label, what, i]
        for (j = i; j > 1 && sorted[j - 1] > sorted[j]; j--) {
            swap = sorted[j]; sorted[j] = sorted[j - 1]; sorted[j - 1] = swap
        }
    }
    if (count % 2) return sorted[(count + 1) / 2]
    return (sorted[count / 2] + sorted[count / 2 + 1]) / 2
}

# printf's width counts bytes in some awks: names are padded by hand.
function padded(text, width,    ascii, length_in_characters) {
    ascii = text
    gsub(/æ|ø|å|é|÷/, "x", ascii)
    length_in_characters = length(ascii)
    while (length_in_characters++ < width) text = text " "
    return text
}

function row(label, name) {
    if (!runs[label]) return
    printf "%s %9s %9s %9s\n", padded(name, 44), dk(median(label, 1) / 1000, 2),
        dk(median(label, 2) / 1000, 2), dk(median(label, 3) / 1024, 0)
}

function ratio(theirs, own, name) {
    if (!runs[theirs] || !runs[own]) return
    printf "%s %9s %9s %9s\n", padded(name, 44), dk(median(theirs, 1) / median(own, 1), 1),
        dk(median(theirs, 2) / median(own, 2), 1), dk(median(theirs, 3) / median(own, 3), 1)
}

function size(name, files_and_bytes,    part) {
    if (split(files_and_bytes, part, " ") != 2) return
    printf "%s %9d filer %9s MB\n", padded(name, 38), part[1], dk(part[2] / 1e6, 1)
}

{
    runs[$1]++
    for (i = 1; i <= 3; i++) value[$1, i, runs[$1]] = $(i + 1)
}

END {
    threads = "-j" cores
    printf "\n%d tilbud, %d målinger af hver, %d kerner; medianer\n\n", n, rounds, cores
    printf "%s %9s %9s %9s\n", padded("", 44), "tid s", "cpu s", "MB"
    row("ours-1", "skoletilbud, forfra, -j1")
    row("ours-n", "skoletilbud, forfra, " threads)
    row("ours-same", "skoletilbud, intet ændret, " threads)
    row("ours-one", "skoletilbud, ét tilbud ændret, " threads)
    row("hugo", "Hugo " version ", forfra")
    row("hugo-same", "Hugo " version ", intet ændret")
    row("check-1", "skoletilbud check, -j1")
    row("check-n", "skoletilbud check, " threads)
    row("check-2", "skoletilbud check, -j1, " 2 * n " tilbud")
    row("check-4", "skoletilbud check, -j1, " 4 * n " tilbud")
    row("jsonschema", "jsonschema validate --fast, kun felterne")
    row("floor-events", "gulv: kun læse og libyamls hændelser, -j1")
    row("floor-read", "gulv: kun læse indholdet (cat)")
    row("floor-write", "gulv: kun skrive sitet (cp og sync)")
    best = runs["ours-n"] ? "ours-n" : "ours-1"
    if (runs["hugo"]) {
        printf "\nHugo ÷ skoletilbud (over 1: Hugo bruger mere)\n"
        ratio("hugo", "ours-1", "forfra, -j1")
        ratio("hugo", "ours-n", "forfra, " threads)
        ratio("hugo-same", "ours-same", "intet ændret, " threads)
        ratio("hugo-same", "ours-one", "ét tilbud ændret, " threads " (Hugo bygger alt om)")
    }
    printf "\nskoletilbud ÷ gulv\n"
    ratio(best, "floor-read", "forfra ÷ læse")
    ratio(best, "floor-write", "forfra ÷ skrive")
    ratio("check-1", "floor-events", "check ÷ læse og hændelser")
    printf "\nVokser check med antallet? (2 og 4: som antallet)\n"
    ratio("check-2", "check-1", "dobbelt så mange tilbud")
    ratio("check-4", "check-1", "fire gange så mange")
    printf "\njsonschema ÷ skoletilbud check (alle tjek, også Markdown)\n"
    ratio("jsonschema", "check-1", "-j1")
    ratio("jsonschema", "check-n", threads)
    printf "\n"
    size("indhold, læst af begge", input)
    size("skoletilbud skrev", ours)
    size("Hugo skrev", hugo)
}
