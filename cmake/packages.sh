# shellcheck shell=bash
# What the scripts of this folder need from the system, and how they get it. Sourced by quickstart.sh and check.sh.
#
# With apt, what is missing is installed and nothing else is touched. Elsewhere nothing is installed: the names of the packages are said.

# The commands a build needs, as command:package. The lists are named to missing_commands, which looks them up.
# shellcheck disable=SC2034
build_commands=(g++:g++ cmake:cmake ninja:ninja-build pkg-config:pkg-config)
build_libraries=(libfmt-dev libcli11-dev libpugixml-dev libzip-dev libxlsxwriter-dev libgumbo-dev)
# shellcheck disable=SC2034
check_commands=(clang++:clang clang-format-14:clang-format-14 clang-tidy-14:clang-tidy-14
                valgrind:valgrind abidiff:abigail-tools readelf:binutils go:golang-go npm:npm dpkg-shlibdeps:dpkg-dev file:file
                soffice:libreoffice-calc-nogui soffice:libreoffice-writer-nogui pandoc:pandoc
                chromium:chromium)
check_libraries=(catch2 librapidcheck-dev libbenchmark-dev libclang-rt-dev python3 python3-numpy python3-pandas python3-mypy
                 python3-jsonschema python3-dask python3-distributed)
# The first two only look at the text; without them the tests still say everything about the program. The next two make Debian packages, which
# only a system like Debian is asked for; the fifth holds clang's sanitizers where they are not part of clang. The office programs open and save
# what renaksi wrote and reads, Chromium looks at its page, Dask runs its workers; the tests that need them are skipped where they are not there.
optional_packages=" clang-format-14 clang-tidy-14 dpkg-dev file libclang-rt-dev libreoffice-calc-nogui libreoffice-writer-nogui pandoc chromium
                    python3-dask python3-distributed "

least_cmake=3.25
least_boost=1.75

say() { printf '%s\n' "$*"; }
fail() {
    printf 'error: %s\n' "$*" >&2
    exit 1
}

# at_least 1.81 1.75
at_least() { [[ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" == "$2" ]]; }

apt_installed() { [[ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" == installed ]]; }
# Not through a pipe: grep -q ends at the line it looks for, and under pipefail an apt-cache that still writes would then count as a "no".
apt_candidate() {
    local policy
    policy="$(apt-cache policy "$1" 2>/dev/null)"
    grep -q '^  Candidate: [0-9]' <<<"$policy"
}

as_root() {
    if [[ "$(id -u)" == 0 ]]; then
        env DEBIAN_FRONTEND=noninteractive "$@"
    else
        sudo env DEBIAN_FRONTEND=noninteractive "$@"
    fi
}

# Prints the installed libboost-jsonX.YY-dev that is new enough, if there is one. It brings the headers of the same version along.
boost_installed() {
    local name
    while read -r name; do
        name="${name%%:*}"
        name="${name#libboost-json}"
        name="${name%-dev}"
        if [[ -n "$name" ]] && at_least "$name" "$least_boost"; then
            say "$name"
            return
        fi
    done < <(dpkg-query -W -f='${db:Status-Status} ${Package}\n' 'libboost-json*-dev' 2>/dev/null | sed -n 's/^installed //p')
}

# The newest Boost.JSON that apt knows; a distribution's default Boost may be older than Boost.JSON, as Debian 12's 1.74 is. Where Boost headers
# of a version are installed already, that version.
boost_candidate() {
    local header
    header="$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' 'libboost1.*-dev' 2>/dev/null |
        sed -nE 's/^installed libboost(1\.[0-9]+)-dev$/\1/p' | sort -V | tail -n 1)"
    if [[ -n "$header" ]] && at_least "$header" "$least_boost" && apt_candidate "libboost-json$header-dev"; then
        say "$header"
        return
    fi
    apt-cache search --names-only '^libboost-json[0-9.]+-dev$' | sed -nE 's/^libboost-json([0-9.]+)-dev .*/\1/p' | sort -V | tail -n 1
}

# missing_commands build_commands check_commands …: one package a line
missing_commands() {
    local list entry
    local -n entries
    for list in "$@"; do
        declare -n entries="$list"
        for entry in "${entries[@]}"; do
            command -v "${entry%%:*}" >/dev/null || say "${entry#*:}"
        done
    done
}

install_with_apt() {
    local wanted=() name boost log="build/packages.log"
    mapfile -t wanted < <(missing_commands "${commands[@]}")
    for name in "${libraries[@]}"; do
        apt_installed "$name" || wanted+=("$name")
    done
    boost="$(boost_installed)"
    if [[ ${#wanted[@]} == 0 && -n "$boost" ]]; then return; fi

    if [[ "$(id -u)" != 0 ]] && ! command -v sudo >/dev/null; then
        [[ -n "$boost" ]] || wanted+=("Boost $least_boost or newer with Boost.JSON")
        fail "missing, and there is no sudo to install it with: ${wanted[*]}"
    fi
    mkdir -p build
    say "asking apt for what is missing (log: $log)"
    as_root apt-get -q update >"$log" 2>&1 || { tail -n 20 "$log" >&2; fail "apt-get update failed"; }
    if [[ -z "$boost" ]]; then
        boost="$(boost_candidate)"
        [[ -n "$boost" ]] || fail "apt knows no libboost-json*-dev; renaksi needs Boost $least_boost or newer with Boost.JSON"
        wanted+=("libboost$boost-dev" "libboost-json$boost-dev")
    fi
    local install=()
    for name in "${wanted[@]}"; do
        if [[ "$optional_packages" == *" $name "* ]] && ! apt_candidate "$name"; then continue; fi
        install+=("$name")
    done
    [[ ${#install[@]} != 0 ]] || return 0
    say "installing: ${install[*]}"
    # --no-remove: a package that could only be had by taking another away is for the user to decide.
    as_root apt-get -q -y --no-remove --no-install-recommends install "${install[@]}" >>"$log" 2>&1 || {
        tail -n 20 "$log" >&2
        fail "apt-get install failed; the packages were: ${install[*]}"
    }
}

say_packages() {
    cat >&2 <<'NAMES'
The packages are called
  dnf     gcc-c++ cmake ninja-build boost-devel fmt-devel cli11-devel pkgconf-pkg-config
          pugixml-devel libzip-devel libxlsxwriter-devel gumbo-parser-devel
          and for the tests: catch-devel rapidcheck-devel clang clang-tools-extra google-benchmark-devel
          valgrind libabigail binutils golang npm python3-numpy python3-pandas python3-mypy python3-jsonschema
          python3-dask python3-distributed
  brew    cmake ninja boost fmt cli11 pkgconf pugixml libzip libxlsxwriter gumbo-parser
          and for the tests: catch2 llvm google-benchmark go node numpy mypy python-jsonschema, and rapidcheck from its source
  vcpkg   boost-multiprecision boost-date-time boost-json fmt cli11 pugixml libzip libxlsxwriter gumbo
          and for the tests: catch2 rapidcheck benchmark
NAMES
}

# Without apt: everything has to be there. CMake is the one to ask, since it is CMake that will look for it.
expect_everything() {
    local missing=() name
    while read -r name; do
        [[ "$optional_packages" == *" $name "* ]] || missing+=("$name")
    done < <(missing_commands "${commands[@]}")
    if [[ ${#missing[@]} == 0 ]]; then
        mkdir -p build
        cmake -S cmake/probe -B build/probe -G Ninja -DTESTS="$with_tests" >build/probe.log 2>&1 || {
            cat build/probe.log >&2
            fail "cmake does not work here"
        }
        mapfile -t missing < <(sed -n 's/^-- missing: //p' build/probe.log)
    fi
    if [[ ${#missing[@]} != 0 ]]; then
        say_packages
        fail "missing, and there is no apt-get here to install it: ${missing[*]}"
    fi
}

# need build   or   need check
need() {
    local commands=(build_commands) libraries=("${build_libraries[@]}") with_tests=OFF
    if [[ "$1" == check ]]; then
        commands+=(check_commands)
        libraries+=("${check_libraries[@]}")
        with_tests=ON
    fi
    if command -v apt-get >/dev/null && command -v dpkg-query >/dev/null; then
        install_with_apt
    else
        expect_everything
    fi
    local version
    version="$(cmake --version | sed -n 's/^cmake version //p')"
    at_least "$version" "$least_cmake" || fail "cmake is $version, renaksi needs $least_cmake or newer (Debian 12, Ubuntu 24.04)"
}
