# Prints the installed packages that a list of relations needs, with what these need in turn; one a line.
#
# usage: dpkg-query -W -f '${db:Status-Status}\t${Package}\t${Provides}\t${Pre-Depends}, ${Depends}\n' |
#            awk -v needs='a (>= 1), b | c' -f closure.awk
#
# Of alternatives the first that is installed counts. A relation that nothing installed satisfies ends it with an error.
BEGIN { FS = "\t" }

function name_of(relation) {
    gsub(/\([^)]*\)|\[[^]]*\]|[ \n]/, "", relation)
    sub(/:[a-z0-9]+$/, "", relation)
    return relation
}

function add(relations,    groups, alternatives, count, several, g, a, name) {
    count = split(relations, groups, ",")
    for (g = 1; g <= count; ++g) {
        if (groups[g] ~ /^[ ]*$/) continue
        several = split(groups[g], alternatives, "|")
        for (a = 1; a <= several; ++a) {
            name = name_of(alternatives[a])
            if (!(name in depends) && name in provider) name = provider[name]
            if (name in depends) break
        }
        if (a > several) {
            print "nothing installed here is " groups[g] > "/dev/stderr"
            failed = 1
        } else if (!(name in taken)) {
            taken[name] = 1
            print name
            add(depends[name])
        }
    }
}

$1 == "installed" {
    depends[$2] = $4
    count = split($3, provided, ",")
    for (p = 1; p <= count; ++p) provider[name_of(provided[p])] = $2
}

END {
    add(needs)
    exit failed
}
