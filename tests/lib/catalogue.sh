# Small catalogues for shell tests; after tap.sh.
PROGRAM=$BUILD/skoletilbud
DATE=2026-11-22

# small_content DIR [CASE]: a whole small content folder in DIR. What the case does not say itself
# (the schema, the pages, the other vocabularies) comes from the real content: there is one schema.
small_content() {
    mkdir -p "$1/ordlister" "$1/sider"
    cp content/skema.yaml "$1/"
    cp content/ordlister/*.yaml "$1/ordlister/"
    cp content/sider/* "$1/sider/"
    cp -R "tests/site/${2:-small}/content/." "$1/"
}

# build CONTENT OUTPUT [OPTION...]: builds; the state lies beside the output. What was said is in
# $said, the status in $status.
build() {
    from=$1
    to=$2
    shift 2
    said=$("$PROGRAM" build --content "$from" --templates "${TEMPLATES:-templates}" --output "$to" \
        --state "$to.state" --date "$DATE" "$@" 2>&1)
    status=$?
}

# The whole of a tree in one line: names, kinds and bytes.
print_of() { (cd "$1" && find . | sort && find . -type f -print0 | sort -z | xargs -0 -r sha256sum) | sha256sum; }

# Names, inodes and times: changes when a file is written again, even with the same bytes.
touched() { (cd "$1" && find . -printf '%p %i %T@ %C@\n' | sort); }
