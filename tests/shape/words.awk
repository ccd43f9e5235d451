# Banned calls, and the gate of trusted markup. Reads `code` from strip.awk.

BEGIN {
    ban["strcpy"] = ban["strcat"] = ban["sprintf"] = ban["vsprintf"] = ban["gets"] = "brug base/buf.h, som har et loft"
    ban["strtok"] = "brug base/str.h; strtok ændrer teksten og husker den skjult"
    ban["atoi"] = ban["atol"] = ban["atof"] = "læs tallet med strengt tjek; det her kan ikke sige fejl"
    ban["system"] = ban["popen"] = "ingen skal: brug systemkaldet selv"
    ban["setlocale"] = "samme svar overalt: ingen sprogindstilling"
    clock["time"] = clock["localtime"] = clock["localtime_r"] = clock["gmtime"] = 1
    clock["gettimeofday"] = clock["mktime"] = clock["ctime"] = 1
}

function bad(what, cure) { print FILENAME ":" FNR ": " what "; " cure }

{
    rest = code
    while (match(rest, /[A-Za-z_][A-Za-z0-9_]*[ \t]*\(/)) {
        name = substr(rest, RSTART, RLENGTH)
        sub(/[ \t]*\($/, "", name)
        before = RSTART > 1 ? substr(rest, RSTART - 1, 1) : ""
        rest = substr(rest, RSTART + RLENGTH)
        if (before == "." || before == ">") continue
        if (name in ban) bad(name "() er forbudt", ban[name])
        if ((name in clock) && FILENAME !~ /^src\/cli\//)
            bad(name "() læser uret", "kun src/cli må; send datoen ind")
    }
}

# VALUE_HTML may be compared with, be a case or an index anywhere; anything else makes a value of it,
# which only the Markdown module may do, and fragments, which are pages' own output. The enum in value.h is where the word is born.
FILENAME !~ /^src\/format\/(markdown|fragment)\.c$/ && code ~ /VALUE_HTML|value_html[ \t]*\(/ {
    rest = code
    gsub(/[=!]=[ \t]*VALUE_HTML/, "", rest)
    gsub(/VALUE_HTML[ \t]*[=!]=/, "", rest)
    gsub(/case[ \t]+VALUE_HTML/, "", rest)
    gsub(/\[VALUE_HTML\]/, "", rest)
    if (FILENAME ~ /^src\/format\/value\.h$/ && rest ~ /^[ \t]*VALUE_HTML[ \t]*,?[ \t]*$/) next
    if (rest ~ /VALUE_HTML|value_html[ \t]*\(/)
        bad("laver betroet HTML", "kun src/format/markdown.c og fragment.c må; giv tekst, så undviger skabelonen den")
}
