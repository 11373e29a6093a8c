#!/bin/sh
# Proves the newcomer's way: on a bare Debian, with nothing but make added, `make` sets up everything and builds the
# same books, byte for byte, as this machine does. What is built is the last commit, not the work tree.
#
# TESTS=yes runs `make test` there too. DEBIAN=trixie takes another Debian, with other versions of what shapes letters and
# breaks lines: then the bytes may differ, but the pages must not, and what differs is named. The bare system is made once
# and kept as a tar in the user's cache folder (FRESH=yes makes it anew). The system's package sources, pip's and npm's settings and the certificates are those of
# this machine: a bare system is to be had wherever this one gets its packages.
set -eu

ours=$(. /etc/os-release 2>/dev/null; echo "${VERSION_CODENAME:-bookworm}")
release=${DEBIAN:-bookworm}
cache=${XDG_CACHE_HOME:-$HOME/.cache}/florilegium
base=$cache/debian-$release.tar

say() { echo "test-bare: $*"; }

[ "$(id -u)" = 0 ] || { say 'needs root, for chroot: sudo make test-bare' >&2; exit 1; }
for tool in debootstrap unshare chroot git; do
    command -v $tool >/dev/null || { say "needs $tool: apt-get install debootstrap util-linux git" >&2; exit 1; }
done

# All mounts are made in a namespace of our own: they are gone before the folder is removed, however this ends.
if [ -z "${BARE:-}" ]; then
    BARE=$(mktemp -d)
    export BARE
    trap 'rm -rf --one-file-system "$BARE"' EXIT
    unshare --mount --pid --fork --kill-child sh "$0"
    exit
fi
mount --make-rprivate / 2>/dev/null || true

# --- the bare system -------------------------------------------------------------------------------------------

if [ ! -f "$base" ] || [ "${FRESH:-}" = yes ]; then
    say "making a bare Debian ($release)"
    mkdir -p "$cache"
    debootstrap --variant=minbase $release "$BARE" ${MIRROR:-} >"$cache/debootstrap.log" 2>&1 ||
        { say "debootstrap failed: $cache/debootstrap.log" >&2; exit 1; }
    tar -C "$BARE" --one-file-system -cf "$base.new" .
    mv "$base.new" "$base"
else
    tar -C "$BARE" -xpf "$base"
fi
chmod 755 "$BARE" # or none but root would find anything there
mount -t proc proc "$BARE/proc"
mount --bind /dev "$BARE/dev"

# A file or folder of this machine at the same place there; what is not here is not there.
lend() {
    for path; do
        [ -e "$path" ] || continue
        mkdir -p "$BARE$(dirname "$path")"
        rm -rf "${BARE:?}$path"
        cp -aL "$path" "$BARE$path"
    done
}

lend /etc/resolv.conf /etc/hosts /etc/pip.conf "$HOME/.config/pip" "$HOME/.pip" "$HOME/.npmrc" /etc/npmrc
rm "$BARE/etc/apt/sources.list"
lend /etc/apt/sources.list /etc/apt/sources.list.d /etc/apt/apt.conf.d
[ "$release" = "$ours" ] || for file in "$BARE"/etc/apt/sources.list "$BARE"/etc/apt/sources.list.d/*; do
    [ ! -f "$file" ] || sed -i "s/\b$ours\b/$release/g" "$file"
done
settings=$(env | grep -E '^(PIP_|npm_config_|https?_proxy=|HTTPS?_PROXY=|no_proxy=|NO_PROXY=)' || true)
# Debian's own certificates, installed on the way, would overwrite a bundle lent at its own place.
bundle=${PIP_CERT:-${SSL_CERT_FILE:-}}
if [ -f "$bundle" ]; then
    cp "$bundle" "$BARE/srv/certificates.pem"
    settings="$settings
PIP_CERT=/srv/certificates.pem
SSL_CERT_FILE=/srv/certificates.pem
npm_config_cafile=/srv/certificates.pem"
fi

# There, in the checkout, with a newcomer's environment: says what it runs.
there() {
    say "there: $*"
    (
        IFS='
'
        # The settings are lines, each one argument.
        exec env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME="$HOME" TERM=dumb $settings \
            chroot "$BARE" sh -c "cd /srv/florilegium && $*"
    ) </dev/null
}

git clone --quiet --no-hardlinks . "$BARE/srv/florilegium"
commit=$(git rev-parse --short HEAD)

# --- the newcomer's way ----------------------------------------------------------------------------------------

there 'apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends make >/dev/null 2>&1'

# Who may not install is told the line to type, and nothing is changed.
chown -R 1000:1000 "$BARE/srv/florilegium"
if there "setpriv --reuid=1000 --regid=1000 --clear-groups env HOME=/tmp make" >"$BARE/said" 2>&1; then
    say 'make went on without the libraries it needs' >&2
    exit 1
fi
grep 'apt-get update' "$BARE/said" || { cat "$BARE/said"; say 'make did not say the line to type' >&2; exit 1; }
chown -R 0:0 "$BARE/srv/florilegium"

there make
there '.venv/bin/florilegium --version'
[ "${TESTS:-}" != yes ] || there make test

# --- the same books --------------------------------------------------------------------------------------------

here=$BARE/srv/here
git clone --quiet --no-hardlinks . "$here"
say "here: make (commit $commit)"
make -C "$here" --no-print-directory

"$here/.venv/bin/python" - "$here/out" "$BARE/srv/florilegium/out" <<'END'
import json, sys
from pathlib import Path

from florilegium.recipe.explaining import explain

BOOKS = (".epub", ".html", ".jpg", ".pdf", ".xml")
here, there = map(Path, sys.argv[1:])
status = 0


def say(words):
    print(f"test-bare: {words}")


def books(folder):
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.suffix in BOOKS}


for record in sorted(here.glob("*/record.json")):
    folder = record.parent.name
    ours, theirs = books(here / folder), books(there / folder)
    for name in sorted(ours):
        say(f"{'same' if ours[name] == theirs.get(name) else 'different':10} {folder}/{name}")
    for line in explain(ours, theirs):
        say(line)
    one, other = (json.loads((place / folder / "record.json").read_text("utf-8")) for place in (here, there))
    is_same = one["pages"] == other["pages"]
    say(f"page map {'same' if is_same else 'different'}: {len(one['pages'])} pages")
    versions, beside = one["versions"], other["versions"]
    differing = [key for key in sorted({*versions, *beside}) if versions.get(key) != beside.get(key)]
    for key in differing:
        say(f"{key}: {versions.get(key)} here, {beside.get(key)} there")
    # Other bytes by the same versions are a fault; other pages always are.
    status |= not is_same or (ours != theirs and not differing)
sys.exit(status)
END
