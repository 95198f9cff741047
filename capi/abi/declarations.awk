# What renaksi.h declares, one declaration a line, in the header's order:
#
#   const NAME                  a number that is #defined or an enumerator
#   struct NAME                 a struct whose fields the header shows
#   field STRUCT FIELD
#   function NAME PROTOTYPE     the prototype without names of parameters' spaces and line ends
#
# usage: awk -f declarations.awk renaksi.h

# Comments go, also those over several lines.
{
    line = $0
    text = ""
    while (line != "") {
        if (inside) {
            end = index(line, "*/")
            if (end == 0) break
            line = substr(line, end + 2)
            inside = 0
        }
        begin = index(line, "/*")
        if (begin == 0) {
            text = text line
            break
        }
        text = text substr(line, 1, begin - 1)
        line = substr(line, begin + 2)
        inside = 1
    }
    if (text ~ /^[ \t]*#/) {
        if (text ~ /^[ \t]*#define[ \t]+(RENAKSI|ARROW)_[A-Z0-9_]+[ \t]+[0-9]+[ \t]*$/) {
            split(text, words, " ")
            print "const " words[2]
        }
        next
    }
    statement = statement " " text
    # A brace or a semicolon may end more than one declaration of the line.
    while (match(statement, /[;{}]/)) {
        mark = substr(statement, RSTART, 1)
        part = substr(statement, 1, RSTART - 1)
        statement = substr(statement, RSTART + 1)
        handle(part, mark)
    }
}

function squeeze(part) {
    gsub(/[ \t]+/, " ", part)
    sub(/^ /, "", part)
    sub(/ $/, "", part)
    return part
}

function handle(part, mark) {
    part = squeeze(part)
    if (mark == "{") {
        open_enum = part == "enum"
        open_struct = ""
        if (part ~ /^(typedef )?struct [A-Za-z_]+$/) {
            open_struct = part
            sub(/^(typedef )?struct /, "", open_struct)
            print "struct " open_struct
        }
        return
    }
    if (mark == "}") {
        if (open_enum) enumerators(part)
        open_enum = 0
        open_struct = ""
        return
    }
    if (open_struct != "" && part != "") field(part)
    if (open_struct == "" && part ~ /^RENAKSI_API /) prototype(part)
}

function enumerators(part,    count, i, names, name) {
    count = split(part, names, ",")
    for (i = 1; i <= count; ++i) {
        name = squeeze(names[i])
        sub(/ *=.*/, "", name)
        if (name != "") print "const " name
    }
}

function field(part,    name) {
    name = part
    if (name ~ /\(\*/) {
        sub(/^.*\(\*/, "", name)
        sub(/\).*$/, "", name)
    } else {
        sub(/ *\[.*$/, "", name)
        sub(/^.*[ *]/, "", name)
    }
    print "field " open_struct " " name
}

function prototype(part,    name) {
    sub(/^RENAKSI_API /, "", part)
    name = part
    sub(/\(.*$/, "", name)
    sub(/^.*[ *]/, "", name)
    print "function " name " " part
}
