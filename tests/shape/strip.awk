# Makes `code`: the line without comments, and with empty strings and characters, so that a rule
# about calls does not trip over words. The programs that follow read `code` instead of $0.

FNR == 1 { inside = 0 }

{
    code = ""
    rest = $0
    while (rest != "") {
        if (inside) {
            at = index(rest, "*/")
            if (!at) break
            rest = substr(rest, at + 2)
            inside = 0
            code = code " "
        } else if (match(rest, /^[^"'\/]+/)) {
            code = code substr(rest, 1, RLENGTH)
            rest = substr(rest, RLENGTH + 1)
        } else if (rest ~ /^\/\//) {
            break
        } else if (rest ~ /^\/\*/) {
            inside = 1
            rest = substr(rest, 3)
        } else if (match(rest, /^"([^"\\]|\\.)*"/)) {
            code = code "\"\""
            rest = substr(rest, RLENGTH + 1)
        } else if (match(rest, /^'([^'\\]|\\.)*'/)) {
            code = code "' '"
            rest = substr(rest, RLENGTH + 1)
        } else {
            code = code substr(rest, 1, 1)
            rest = substr(rest, 2)
        }
    }
}
