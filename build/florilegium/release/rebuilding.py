"""The script in a release that makes its books again from the sources and compares them."""

import shlex

from florilegium.model.release import Release

SCRIPT = """\
#!/bin/sh
# Makes the books of this release again from their sources, and says which are the same, byte for byte.
#
#   ./rebuild [REPOSITORY [FOLDER]]
#
# REPOSITORY is the address or folder of the press’s git repository, FOLDER a new one to work in.
# Needed are git, make, and what the sources say in their README.
set -eu

volume=@volume@
edition=@edition@
tag=@tag@
commit=@commit@
epoch=@epoch@
repository=${1:-@repository@}
documents='@documents@'

say() { printf '%s\\n' "$*"; }
fail() { say "$*" >&2; exit 2; }

released=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
[ -f "$released/SHA256SUMS" ] || fail "SHA256SUMS is not beside this script"
[ -n "$repository" ] || fail "the release names no repository: ./rebuild REPOSITORY"
case $repository in
    *://*|*@*:*) ;;
    *) repository=$(CDPATH='' cd -- "$repository" && pwd) || fail "there is no folder “$repository”" ;;
esac

digest() {
    if command -v sha256sum >/dev/null; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -c 1-64
}

if [ $# -gt 1 ]; then
    [ ! -e "$2" ] || fail "“$2” is there already: name a new folder"
    mkdir -p "$2"
    work=$(CDPATH='' cd -- "$2" && pwd)
else
    work=$(mktemp -d)
fi

say "fetching the sources"
git clone --quiet "$repository" "$work/press"
cd "$work/press"
found=$(git rev-parse --quiet --verify "$tag^{commit}" || :)
if [ "$found" != "$commit" ]; then
    [ -z "$found" ] || say "the tag “$tag” no longer leads to the commit of this release, which is taken all the same"
    [ -n "$found" ] || say "there is no tag “$tag”: the commit of this release is taken"
fi
git -c advice.detachedHead=false checkout --quiet "$commit" || fail "the repository has not the commit $commit"

export TZ=UTC LC_ALL=C.UTF-8 PYTHONHASHSEED=0 SOURCE_DATE_EPOCH="$epoch"
if [ -f build/environment.sh ]; then
    say "setting up the program"
    make .venv/build.ready
    florilegium=.venv/bin/florilegium
else
    florilegium=florilegium
fi
say "building"
"$florilegium" build "$volume" --certified-by "$released/record.json"

say
same=0 different=0
while read -r sum name; do
    case " $documents " in *" $name "*) continue ;; esac
    made="out/$volume/$name"
    if [ ! -f "$made" ]; then
        say "not made    $name"
        different=$((different + 1))
    elif [ "$(digest "$made")" = "$sum" ]; then
        say "the same    $name"
        same=$((same + 1))
    else
        say "different   $name"
        different=$((different + 1))
    fi
done <"$released/SHA256SUMS"

versions() { sed -n '/^ "versions": {/,/^ }/p' "$1" | tr -d ','; }
say
if [ "$different" -eq 0 ]; then
    say "All $same files of “$volume”, edition $edition, are the same, byte for byte."
    [ $# -gt 1 ] || rm -rf "$work"
    exit 0
fi
say "$different of $((same + different)) files are different; they are in $work/press/out/$volume"
versions "$released/record.json" >"$work/released"
versions "out/$volume/record.json" >"$work/made"
if cmp -s "$work/released" "$work/made"; then
    say "Program and libraries have the same versions as those of the release."
else
    say "It was made with other versions (- the release’s, + these):"
    diff "$work/released" "$work/made" | sed -n 's/^</-/p; s/^>/+/p'
fi
exit 1
"""
DOCUMENTS = ("inputs.json", "bill-of-materials.cdx.json", "provenance.intoto.json", "release-notes.md", "rebuild")


def rebuild_script(release: Release) -> str:
    """A script for a POSIX shell that needs nothing but this release, git and make. It ends with 0 only if all is the
    same, with 1 if not, with 2 where it cannot tell.
    """
    origin, edition = release.origin, release.edition
    values = {
        "volume": edition.id, "edition": edition.edition, "tag": origin.tag, "commit": origin.commit,
        "epoch": str(origin.epoch), "repository": origin.repository,
    }  # fmt: skip
    script = SCRIPT.replace("@documents@", " ".join(DOCUMENTS))
    for name, value in values.items():
        script = script.replace(f"@{name}@", shlex.quote(value))
    return script
