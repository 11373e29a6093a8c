"""The script in a release that makes its books again from the sources and compares them."""

import re
import shlex

from florilegium.model.release import PAPERS, SIGNATURE, SUMS, Release

SCRIPT = """\
#!/bin/sh
# Makes the books of this release again from their sources, and says which are the same, byte for byte.
#
#   sh rebuild [REPOSITORY [FOLDER]]
#
# REPOSITORY is the address or the folder of the press’s git repository, FOLDER a new one to work in.
# It needs git and make, and what the press’s README says; where the press does not carry the program, florilegium.
# It ends with 0 if all books are the same, with 1 if not, with 2 where that could not be found out.
set -eu

title=@title@
volume=@volume@
tag=@tag@
commit=@commit@
epoch=@epoch@
press=@press@
repository=${1:-@repository@}

unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE PYTHONPATH PYTHONHOME
say() { printf '%s\\n' "$*"; }
fail() { say "$*" >&2; exit 2; }
digest() { if command -v sha256sum >/dev/null; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -c 1-64; }

released=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
[ -f "$released/SHA256SUMS" ] && [ -f "$released/record.json" ] || fail "SHA256SUMS or record.json is not beside $0"
command -v git >/dev/null || fail "git is not on this machine"
[ -n "$repository" ] || fail "this release names no repository; give its address or folder: sh $0 REPOSITORY"
if [ -d "$repository" ]; then
    repository=$(CDPATH='' cd -- "$repository" && pwd)
fi

keep=no
if [ $# -gt 1 ]; then
    keep=yes
    [ ! -e "$2" ] || fail "“${2}” is there already: name a new folder"
    mkdir -p -- "$2" || fail "“${2}” cannot be made"
    work=$(CDPATH='' cd -- "$2" && pwd)
else
    work=$(mktemp -d)
fi
trap '[ $keep = yes ] || rm -rf -- "$work"' EXIT
trap 'exit 2' HUP INT TERM

say "fetch the sources"
source=$work/press
git clone --quiet -- "$repository" "$source" || fail "the sources cannot be fetched from “${repository}”"
found=$(git -C "$source" rev-parse --quiet --verify "refs/tags/$tag^{commit}" || :)
if [ -z "$found" ]; then
    say "there is no tag “${tag}”; the commit of the release is taken"
elif [ "$found" != "$commit" ]; then
    say "the tag “${tag}” leads to another commit now; that of the release is taken"
fi
git -C "$source" -c advice.detachedHead=false checkout --quiet "$commit" || fail "the sources have no commit $commit"

cd "$source/$press"
florilegium=florilegium
for program in "$source/$press" "$source"; do
    if [ -f "$program/build/environment.sh" ] && [ ! -x "$program/.venv/bin/florilegium" ]; then
        say "set up the program"
        make -C "$program" .venv/build.ready || fail "the program cannot be set up"
        florilegium=$program/.venv/bin/florilegium
    fi
done
command -v "$florilegium" >/dev/null || fail "florilegium is not on this machine"

say "build “${title}”"
export TZ=UTC LC_ALL=C.UTF-8 PYTHONHASHSEED=0 SOURCE_DATE_EPOCH="$epoch"
"$florilegium" build "$volume" --out "$work/books" --certified-by "$released/record.json" ||
    fail "the book cannot be built"
made=$work/books/$volume

# Of a record all counts but how long the steps took and what the book was made with.
lasting() { sed -e '/^ "fonts": \\[/,/^ \\]/d' -e '/^ "versions": {/,/^ }/d' -e '/^ "seconds": {/,$d' "$1"; }
tools() { sed -n -e '/^ "fonts": \\[/,/^ \\]/p' -e '/^ "versions": {/,/^ }/p' "$1" | tr -d ','; }
lasting "$released/record.json" >"$work/record.theirs"
lasting "$made/record.json" >"$work/record.ours"
tools "$released/record.json" >"$work/tools.theirs"
tools "$made/record.json" >"$work/tools.ours"

say
same=0 different=0 others=
while read -r sum name; do
    case $name in
        record.json) cmp -s "$work/record.theirs" "$work/record.ours" && alike=yes || alike=no ;;
        @documents@) others="$others $name" && continue ;;
        *) [ -f "$made/$name" ] && [ "$(digest "$made/$name")" = "$sum" ] && alike=yes || alike=no ;;
    esac
    if [ $alike = yes ]; then
        same=$((same + 1))
        say "the same   $name"
    elif [ -f "$made/$name" ]; then
        different=$((different + 1))
        say "different  $name"
    else
        different=$((different + 1))
        say "not made   $name"
    fi
done <"$released/SHA256SUMS"

say
if cmp -s "$work/tools.theirs" "$work/tools.ours"; then
    say "Program, libraries and fonts have the versions of the release."
else
    say "Program, libraries or fonts have other versions than those of the release (-):"
    diff "$work/tools.theirs" "$work/tools.ours" | sed -n -e 's/^< */ - /p' -e 's/^> */ + /p'
fi
say "Not compared, since no build makes them:$others. For these a signature of the sums alone can vouch."
if [ $different -eq 0 ]; then
    say "The books and their record, $same files of “${title}” are the same, byte for byte."
    exit 0
fi
keep=yes
say "Of $((same + different)) files these are not the same: $different. What was made here is in $made"
exit 1
"""
# What is made with a release alone, and not by a build.
DOCUMENTS = tuple(name for name in PAPERS if name not in (SUMS, SIGNATURE, "record.json"))


def rebuild_script(release: Release) -> str:
    """A script for a POSIX shell that needs the folder of the release, git and make, and no path of this machine."""
    origin, edition = release.origin, release.edition
    values = {
        "title": f"{edition.title}, edition {edition.edition}", "volume": edition.id, "tag": origin.tag,
        "commit": origin.commit, "epoch": str(origin.epoch), "press": origin.press, "repository": origin.repository,
    }  # fmt: skip
    quoted = {name: shlex.quote(value) for name, value in values.items()} | {"documents": " | ".join(DOCUMENTS)}
    return re.sub(r"@(\w+)@", lambda found: quoted[found[1]], SCRIPT)
