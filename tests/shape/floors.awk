# Floors and includes. Input: all files of src/ and include/.
#
#   base < report < format < offer < harvest, site < src/skoletilbud.c < cli
#
# A floor includes only itself and the floors below; harvest does not know offer and site, nor they
# it; cli knows the public header and itself. One level of folders. An outside library's header
# (not C, not POSIX) stands in exactly one .c file, so that it can be changed in one place.

BEGIN {
    rank["base"] = 1; rank["report"] = 2; rank["format"] = 3; rank["offer"] = 4
    rank["harvest"] = 5; rank["site"] = 5
    apart["harvest", "offer"] = apart["harvest", "site"] = 1
    apart["offer", "harvest"] = apart["site", "harvest"] = 1
    split("assert complex ctype errno fenv float inttypes iso646 limits locale math setjmp signal " \
        "stdalign stdarg stdatomic stdbool stddef stdint stdio stdlib stdnoreturn string tgmath " \
        "threads time uchar wchar wctype " \
        "aio alloca arpa/inet byteswap cpio dirent dlfcn endian err error execinfo fcntl fmtmsg " \
        "fnmatch fts ftw getopt glob grp iconv langinfo libgen malloc memory monetary mqueue " \
        "net/if netdb netinet/in netinet/ip netinet/tcp nl_types paths poll pthread pwd regex " \
        "sched search semaphore spawn stdio_ext strings sysexits syslog tar termios ulimit " \
        "unistd utime utmpx wordexp", names, " ")
    for (i in names) platform[names[i] ".h"] = 1
}

function bad(line, what, cure) { print FILENAME ":" line ": " what "; " cure }

# The floor of a file: a name above, "cli", "line" (src/skoletilbud.c, src/skoletilbud_*.c and their header), "public", or "" for none.
function floor_of(file,    part, n) {
    n = split(file, part, "/")
    if (part[1] == "include") return "public"
    if (n == 2 && part[2] ~ /^skoletilbud(_[a-z]+)?\.[ch]$/) return "line"
    if (n == 3 && ((part[2] in rank) || part[2] == "cli")) return part[2]
    return ""
}

# Empty files have no lines for the rules below, so places are judged from the list of files.
BEGIN {
    for (i = 1; i < ARGC; i++) {
        file = ARGV[i]
        known[file] = 1
        floor = floor_of(file)
        if (floor == "" && gsub("/", "/", file) > 2)
            print file ":1: ligger for dybt; én mappe pr. etage: src/ETAGE/fil.c"
        else if (floor == "")
            print file ":1: ligger på en ukendt etage; brug src/{base,report,format,offer,harvest,site,cli}/"
        if (file ~ /\.c$/ && (floor in rank)) sources[file] = 1
    }
}

FNR == 1 { floor = floor_of(FILENAME) }

/^[ \t]*#[ \t]*include[ \t]*"/ {
    target = $0
    sub(/^[^"]*"/, "", target); sub(/".*$/, "", target)
    judge(target)
    next
}

/^[ \t]*#[ \t]*include[ \t]*</ {
    target = $0
    sub(/^[^<]*</, "", target); sub(/>.*$/, "", target)
    if ((target in platform) || target ~ /^(sys|linux|asm|bits)\//) next
    if (FILENAME !~ /\.c$/)
        bad(FNR, "<" target "> i en header", "biblioteket hører til i én .c-fil")
    else if (!((target, FILENAME) in seen)) {
        seen[target, FILENAME] = 1
        if (target in home)
            bad(FNR, "<" target "> bruges allerede i " home[target], "kald det modul i stedet")
        else
            home[target] = FILENAME
    }
}

function judge(target,    slash, to) {
    if (target ~ /\.c$/) {
        bad(FNR, "inkluderer en .c-fil (\"" target "\")", "inkludér dens header")
        return
    }
    if (target == "skoletilbud.h") {
        if (floor != "cli" && floor != "line")
            bad(FNR, "en etage kender ikke den offentlige header", "brug etagernes egne headere")
        return
    }
    if (target ~ /^skoletilbud_[a-z]+\.h$/) {
        if (floor != "line") bad(FNR, "\"" target "\" er kun for linjen", "lad src/skoletilbud.c bære det")
        return
    }
    slash = index(target, "/")
    to = slash ? substr(target, 1, slash - 1) : ""
    if (!(to in rank) && to != "cli") {
        bad(FNR, "\"" target "\" er ikke skrevet som \"etage/modul.h\"", "skriv etagen med")
    } else if (floor == "public") {
        bad(FNR, "den offentlige header viser \"" target "\"", "brug en uigennemsigtig type")
    } else if (floor == "cli") {
        if (to != "cli") bad(FNR, "cli kender kun \"skoletilbud.h\", ikke \"" target "\"", "læg det i den offentlige header")
    } else if (to == "cli") {
        bad(FNR, "\"" target "\" ligger over alt andet", "send det ind som argument")
    } else if ((floor, to) in apart) {
        bad(FNR, floor " og " to " kender ikke hinanden", "lad src/skoletilbud.c bære det imellem dem")
    } else if ((floor in rank) && rank[to] > rank[floor]) {
        bad(FNR, "\"" target "\" ligger på en højere etage end " floor, "flyt det ned, eller send det ind")
    } else if ((floor in rank) && rank[to] == rank[floor] && to != floor) {
        bad(FNR, floor " og " to " kender ikke hinanden", "lad src/skoletilbud.c bære det imellem dem")
    }
}

# x.c belongs to x.h; x_part.c to x.h or x_part.h. cli is a table of commands and has no such rule.
END {
    for (file in sources) {
        if (file ~ /^src\/cli\//) continue
        stem = file; sub(/\.c$/, "", stem)
        owner = ""
        while (stem != "") {
            if ((stem ".h") in known) { owner = stem; break }
            if (stem !~ /_[^_\/]*$/) break
            sub(/_[^_\/]*$/, "", stem)
        }
        if (owner == "") print file ":1: har ingen header; kald den efter sit modul: x.c eller x_del.c til x.h"
    }
}
