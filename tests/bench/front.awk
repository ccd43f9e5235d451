# The front matter of the files that the input names, a line each, as files of YAML in `folder`.
{
    out = sprintf("%s/%06d.yaml", folder, NR)
    fences = 0
    while (fences < 2 && (getline line < $0) > 0) {
        if (line == "---") fences++
        else print line > out
    }
    close($0)
    close(out)
}
