#!/bin/sh
# Turns a machine with make and a shell into one that builds books (`environment.sh build`) or runs the tests (`test`).
#
# It installs what is missing with the system's package manager when it may (as root, or by sudo without a password;
# SYSTEM=leave forbids it) and else says the one line to type. Python's packages go into .venv from the locks, each
# checked against its hash. Where nothing has changed it does nothing and leaves .venv/<what>.ready as it is, so that
# make can depend on that file.
set -eu

what=${1:-build}
venv=.venv
PATH=$(echo "$PATH" | sed "s|$PWD/$venv/bin:||g") # where .venv is active, its Python must not remake itself
case $what in
build) lock=requirements.lock locks=$lock ;;
test) lock=requirements-dev.lock locks="$lock tests/package-lock.json" ;;
*) echo "usage: environment.sh [build|test]" >&2; exit 2 ;;
esac

say() { echo "environment: $*"; }

stop() {
    echo "environment: $1" >&2
    shift
    for line; do echo "  $line" >&2; done
    exit 1
}

# --- what is there ---------------------------------------------------------------------------------------------

# The first Python that is 3.11 or later, as a command; fails where there is none.
find_python() {
    for name in ${PYTHON:-python3.13 python3.12 python3.11 python3 python3.14}; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
    return 1
}

# Succeeds where the shared library can be loaded under one of its names.
has_library() {
    "$python" - "$@" <<'END' 2>/dev/null
import ctypes, pathlib, sys
folders = ["", "/opt/homebrew/lib/", "/usr/local/lib/"]
for name in (folder + name for folder in folders for name in sys.argv[1:]):
    try:
        ctypes.CDLL(name)
    except OSError:
        continue
    sys.exit(0)
sys.exit(1)
END
}

has() { command -v "$1" >/dev/null 2>&1; }

# The things this machine lacks, one word each.
lacking() {
    if [ -z "$python" ]; then
        echo python venv pango pangoft2 harfbuzz-subset
    else
        "$python" -c 'import ensurepip, venv' 2>/dev/null || echo venv
        has_library libpango-1.0.so.0 libpango-1.0.dylib || echo pango
        has_library libpangoft2-1.0.so.0 libpangoft2-1.0.dylib || echo pangoft2
        # Without it WeasyPrint subsets fonts in another way, and the PDFs are not the same to the byte.
        has_library libharfbuzz-subset.so.0 libharfbuzz-subset.dylib || echo harfbuzz-subset
    fi
    if [ "$what" = test ]; then
        java -version >/dev/null 2>&1 || echo java # EPUBCheck and veraPDF; macOS has a java that is only a stub
        has pdftotext || echo poppler
        has qpdf || echo qpdf
        has gs || echo ghostscript
        has chromium || echo chromium # reading systems in a real browser, and Ace
        has ebook-convert || echo calibre # makes the book for the Kindle
        has mutool || echo mupdf # a reading system that is no browser
        has node || echo node
        has npm || echo npm
        has git || echo git # releases are made from commits
        has faketime || echo faketime # the second build of a release believes in another year
        has minisign || echo minisign # says whether a signature is as it signs itself
    fi
}

# --- the system's packages -------------------------------------------------------------------------------------

# The package manager of this system; fails where none is known.
find_manager() {
    for name in apt-get dnf pacman apk zypper brew; do
        if has "$name"; then echo "$name"; return; fi
    done
    return 1
}

# The package that has the thing $2 under the manager $1.
package() {
    case $1:$2 in
    apt-get:python) echo python3 ;;
    apt-get:venv) echo python3-venv ;;
    apt-get:pango) echo libpango-1.0-0 ;;
    apt-get:pangoft2) echo libpangoft2-1.0-0 ;;
    apt-get:harfbuzz-subset) echo libharfbuzz-subset0 ;;
    apt-get:java) echo default-jre-headless ;;
    apt-get:poppler) echo poppler-utils ;;
    apt-get:mupdf | pacman:mupdf | apk:mupdf | brew:mupdf) echo mupdf-tools ;;
    apt-get:node | dnf:node | pacman:node | apk:node) echo nodejs ;;
    dnf:venv) echo python3 ;;
    dnf:python) echo python3.12 ;;
    dnf:java) echo java-latest-openjdk-headless ;;
    pacman:venv) echo python ;;
    pacman:java) echo jre-openjdk-headless ;;
    apk:python | apk:venv) echo python3 ;;
    apk:pangoft2) echo pango ;;
    apk:harfbuzz-subset) echo harfbuzz-subset ;;
    apk:java) echo openjdk17-jre-headless ;;
    apk:poppler) echo poppler-utils ;;
    zypper:python | zypper:venv) echo python312 ;;
    zypper:pango | zypper:pangoft2) echo libpango-1_0-0 ;;
    zypper:harfbuzz-subset) echo libharfbuzz-subset0 ;;
    zypper:java) echo java-17-openjdk-headless ;;
    zypper:poppler) echo poppler-tools ;;
    zypper:node) echo nodejs20 ;;
    zypper:npm) echo npm20 ;;
    pacman:faketime | dnf:faketime | apk:faketime | zypper:faketime | brew:faketime) echo libfaketime ;;
    brew:npm) echo node ;;
    brew:venv) echo python ;;
    brew:java) echo openjdk ;;
    dnf:poppler) echo poppler-utils ;;
    *:pangoft2) echo pango ;;
    *:harfbuzz-subset) echo harfbuzz ;;
    *) echo "$2" ;;
    esac
}

# The one line that installs the packages $2… with the manager $1.
line() {
    manager=$1
    shift
    case $manager in
    apt-get) echo "apt-get update && ${as}env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $*" ;;
    dnf) echo "dnf install -y $*" ;;
    pacman) echo "pacman -Sy --noconfirm --needed $*" ;;
    apk) echo "apk add $*" ;;
    zypper) echo "zypper --non-interactive install $*" ;;
    brew) echo "brew install $*" ;;
    esac
}

# Installs the things named, or stops with the one line to type.
install() {
    missing=$*
    you='type this line, then the same make again:'
    manager=$(find_manager) || stop "this machine lacks $missing" "install them, then type the command again"
    packages=$(for thing; do package "$manager" "$thing"; done | sort -u | tr '\n' ' ')
    may=no
    if [ "$manager" = brew ]; then
        as='' may=yes # Homebrew installs for its user and refuses root.
    elif [ "$(id -u)" = 0 ]; then
        as='' may=yes
    elif has sudo; then
        as='sudo '
        if sudo -n true 2>/dev/null; then may=yes; fi
    else
        as='' you='as root, type this line, then the same make again:'
    fi
    [ "${SYSTEM:-}" = leave ] && may=no
    command=$as$(line "$manager" "${packages% }")
    [ $may = yes ] || stop "this machine lacks $(echo $missing | sed 's/ /, /g'); $you" "$command"
    say "installing ${packages% } with $manager"
    mkdir -p out
    sh -c "$command" >out/system-packages.log 2>&1 </dev/null ||
        stop "the packages could not be installed (what was said: out/system-packages.log); try this line:" "$command"
}

# --- Python's packages -----------------------------------------------------------------------------------------

ready=$venv/$what.ready

# What .venv is made from: this folder, a Python, the locks, the project file, this script.
fingerprint() {
    pwd
    "$1" -c 'import sys; print(sys.version)'
    cat $locks pyproject.toml build/environment.sh | cksum
}

is_ready() {
    [ -x $venv/bin/florilegium ] && [ "$(cat "$ready" 2>/dev/null)" = "$(fingerprint $venv/bin/python 2>/dev/null)" ]
}

# Fills .venv from the lock. One that lost a package must not leave it behind, so the build's .venv is made anew;
# the tests' is the build's and more.
fill() {
    pip="$venv/bin/python -m pip --disable-pip-version-check -qq --no-input install"
    say "installing the packages of $lock into $venv with $("$python" --version)"
    if [ "$what" = build ] || [ ! -f $venv/build.ready ]; then
        rm -rf $venv
        "$python" -m venv $venv
    fi
    $pip --require-hashes --only-binary :all: -r "$lock"
    $pip --no-index --no-build-isolation --no-deps --editable .
    if [ "$what" = test ]; then
        say "installing the reading systems and checkers of tests/package-lock.json"
        npm ci --prefix tests --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
    fi
    fingerprint $venv/bin/python >"$ready"
}

# --- the whole -------------------------------------------------------------------------------------------------

if is_ready; then python=$venv/bin/python; else python=$(find_python) || python=; fi
missing=$(lacking | tr '\n' ' ')
if [ -n "$missing" ]; then
    install $missing # words on purpose: each is one thing
    python=$(find_python) || python=
    missing=$(lacking | tr '\n' ' ')
    [ -z "$missing" ] || stop "still missing after the system's packages were installed: $missing"
fi
is_ready || fill
