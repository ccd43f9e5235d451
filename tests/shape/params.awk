# Functions with more than five parameters. Reads `code` from strip.awk. A definition or prototype
# begins at the left margin with a type and a name; its parameters end at the matching bracket.

FNR == 1 { open = 0 }

!open && code ~ /^[A-Za-z_][A-Za-z0-9_ \t*]*[ \t*][A-Za-z_][A-Za-z0-9_]*\(/ && code !~ /^(typedef|return|else)[ \t]/ {
    name = code
    sub(/\(.*$/, "", name); sub(/^.*[ \t*]/, "", name)
    line = FNR; depth = 0; commas = 0; open = 1
    code = substr(code, index(code, "("))
}

open {
    for (i = 1; i <= length(code); i++) {
        c = substr(code, i, 1)
        if (c == "(" || c == "[" || c == "{") depth++
        else if (c == ")" || c == "]" || c == "}") {
            if (--depth == 0) { open = 0; break }
        } else if (c == "," && depth == 1) commas++
    }
    if (!open && commas >= 5)
        print FILENAME ":" line ": " name "() tager " commas + 1 " parametre (højst 5); saml dem i en struct"
}
