#!/usr/bin/env bash
# Makes the Debian packages of a build and tries them where nothing is but what they say they need.
#
# usage: deb.sh BUILD WORK CPACK CC CXX SAMPLE SEN
#
# A clean root holds the files of a package's declared Depends, of what those depend on, and of Debian's essential packages, which a package
# must not declare. A Depends that was forgotten is a file that is not there. Exit code 77: it cannot be tried here.
set -euo pipefail
export LC_ALL=C
unset LD_LIBRARY_PATH PKG_CONFIG_PATH
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
build="$1" work="$2" cpack="$3" cc="$4" cxx="$5" sample="$6" sen="$7"

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}
skip() {
    printf 'skipped: %s\n' "$*" >&2
    exit 77
}

[[ -f "$build/CPackConfig.cmake" ]] || skip "this build makes no packages (its configuration says why)"
if [[ "$(id -u)" != 0 ]]; then
    unshare -r chroot / true 2>/dev/null || skip "chroot needs root or user namespaces, and neither is to be had"
    exec unshare -r "${BASH_SOURCE[0]}" "$@"
fi
chroot / true 2>/dev/null || skip "chroot is not allowed here"

rm -rf "$work"
mkdir -p "$work/packages" "$work/sdk"
cd "$work"

# ---- the packages ----------------------------------------------------------------------------------------------------------------

"$cpack" --config "$build/CPackConfig.cmake" -B "$work/packages" >cpack.log 2>&1 || fail "cpack: $(tail -n 20 cpack.log)"
declare -A deb=()
for file in packages/*.deb; do
    deb["$(dpkg-deb -f "$file" Package)"]="$file"
    dpkg-deb -c "$file" | awk '{ print $6 }' >content
    outside="$(grep -Ev '^\./(usr/|$)' content || true)"
    [[ -z "$outside" ]] || fail "$file has files outside /usr: $outside"
    grep -q '/usr/share/doc/[^/]*/copyright$' content || fail "$file has no copyright file"
done
soname="$(dpkg-deb --fsys-tarfile "${deb[librenaksi0]}" | tar -tf - | sed -n 's,.*/librenaksi\.so\.\([0-9]*\)$,\1,p')"
[[ "$soname" == 0 ]] || fail "librenaksi0 has the library of SONAME $soname"

dpkg-query -W -f '${db:Status-Status}\t${Package}\t${Provides}\t${Pre-Depends}, ${Depends}\n' >installed
# closure RELATIONS
closure() { awk -v needs="$1" -f "$here/closure.awk" installed | sort; }
depends() { dpkg-deb -f "${deb[$1]}" Depends | sed 's/, */\n/g'; }
# ours PACKAGE: those of these packages that it declares, each after what it needs itself, and the package
ours() {
    local name
    for name in $(depends "$1" | sed 's/ .*//'); do
        if [[ -v "deb[$name]" ]]; then ours "$name"; fi
    done
    printf '%s\n' "$1"
}
# theirs PACKAGE: what it and those of these packages that it declares need of the system
theirs() {
    local name
    for name in $(ours "$1"); do depends "$name"; done | grep -v renaksi | paste -sd, -
}

# ---- the clean roots -------------------------------------------------------------------------------------------------------------

# copy_packages ROOT PACKAGE…: the files of installed packages, less what is only read by people
copy_packages() {
    local root="$1" name path
    shift
    dpkg-query -L "$@" | sed -n 's,^/,,p' | grep -Ev '^usr/share/(doc|man|locale|info|zoneinfo)/|^\.?$' | sort -u |
        while IFS= read -r path; do
            if [[ -L "/$path" || (-e "/$path" && ! -d "/$path") ]]; then printf '%s\n' "$path"; fi
        done >files
    tar -C / -cf - --no-recursion --ignore-failed-read --files-from=files 2>>tar.log |
        tar -C "$root" -xf - --no-same-owner --keep-directory-symlink
    { dpkg-query -s "$@"; echo; } >>"$root/var/lib/dpkg/status"
    for name in "$@"; do
        cp /var/lib/dpkg/info/"$name"{,:*}.list "$root/var/lib/dpkg/info/" 2>/dev/null || true
    done
}

mkdir -p essential/var/lib/dpkg/{info,updates} essential/{dev,tmp}
# Where a system has /lib as a link into /usr, no package has that link.
for folder in bin sbin lib lib32 lib64 libx32; do
    if [[ -L "/$folder" ]]; then
        mkdir -p "essential/usr/$folder"
        ln -s "usr/$folder" "essential/$folder"
    fi
done
closure "$(dpkg-query -W -f '${Essential} ${Package}\n' | sed -n 's/^yes //p' | paste -sd, -)" >essential.names
mapfile -t names <essential.names
copy_packages essential "${names[@]}"

# clean_root PACKAGE: the folder PACKAGE, with it installed. A root for each, because what one needs and does not say, another might bring.
clean_root() {
    local root="$1" name names
    cp -al essential "$root"
    cp --remove-destination essential/var/lib/dpkg/status "$root/var/lib/dpkg/status"
    closure "$(theirs "$root")" >"$root.names"
    mapfile -t names < <(comm -13 essential.names "$root.names")
    if [[ ${#names[@]} != 0 ]]; then copy_packages "$root" "${names[@]}"; fi
    cp "$sample" "$root/plan.txt"
    # dpkg itself refuses a package whose Depends are not there.
    for name in $(ours "$root"); do
        dpkg --root="$work/$root" --force-not-root --install "${deb[$name]}" >>dpkg.log 2>&1 || fail "dpkg: $(tail -n 20 dpkg.log)"
    done
}
in_root() {
    local root="$1"
    shift
    chroot "$root" /usr/bin/env -i PATH=/usr/bin:/bin LC_ALL=C.UTF-8 "$@"
}

# ---- the command, a C program, Python -----------------------------------------------------------------------------------------------

clean_root renaksi
cp "$sample" plan.txt
code=0
in_root renaksi renaksi check plan.txt --lang en >in_root.out || code=$?
[[ $code == 1 ]] || fail "renaksi check ended with $code"
"$build/renaksi" check plan.txt --lang en >build.out || true
[[ -s in_root.out ]] || fail "renaksi check printed nothing"
diff -u build.out in_root.out

# Built with the packages' own headers and files for pkg-config, as a program of somebody else's.
clean_root librenaksi0
dpkg-deb -x "${deb[librenaksi0]}" sdk
dpkg-deb -x "${deb[librenaksi-dev]}" sdk
PKG_CONFIG_PATH="$(dirname "$(find "$work/sdk" -name renaksi-c.pc)")"
export PKG_CONFIG_PATH
read -ra flags < <(pkg-config --cflags --libs renaksi-c)
"$cc" -std=c99 -pedantic-errors "$here/consumer/capi.c" -o librenaksi0/consumer "${flags[@]}"
in_root librenaksi0 /consumer plan.txt "$sen"

clean_root python3-renaksi
in_root python3-renaksi python3 -I -c '
import importlib.metadata, sys, renaksi
*_, total = renaksi.read("plan.txt").roll_up("sasaran").rows()
assert total["pagu"] * 100 == int(sys.argv[1]), total
assert importlib.metadata.version("renaksi") == ".".join(map(str, renaksi.version())), renaksi.version()' "$sen"

# ---- the development package -------------------------------------------------------------------------------------------------------

# Every file that compiling and linking a C++ program takes is from librenaksi-dev, from its Depends, or from the compiler's package.
compiler="$(dpkg-query -S "$(realpath "$(command -v "$cxx")")" 2>/dev/null | sed 's/[:,].*//' || true)"
if [[ -z "$compiler" ]]; then
    printf 'left out: %s is from no package, so what it brings along is not known\n' "$cxx"
    exit 0
fi
read -ra flags < <(pkg-config --cflags --libs renaksi)
"$cxx" -std=c++20 -MD -MF headers -c "$here/consumer/io.cpp" -o io.o "${flags[@]}"
"$cxx" -Wl,--trace io.o -o io "${flags[@]}" >linked
./io plan.txt
{ tr -s ' ' '\n' <headers; cat linked; } | grep '^/' | xargs realpath -s | sed 's,^/lib,/usr/lib,' |
    grep -v -e "^$work/sdk/" -e "^$here/" | sort -u >used
closure "$(theirs librenaksi-dev),$compiler" | xargs dpkg-query -L | sed 's,^/lib,/usr/lib,' | sort -u >declared
undeclared="$(comm -23 used declared)"
[[ -s used && -z "$undeclared" ]] || fail "librenaksi-dev depends on no package that has: $undeclared"
