"""Whether an edition that is built was released before, and with other versions of what its pages depend on."""

from collections.abc import Iterator

from florilegium.diagnostics import Diagnostic, Refusal
from florilegium.model.editions import RecordedEdition
from florilegium.model.release import RELEASES, release_name
from florilegium.model.volume import Volume
from florilegium.read.record import RECORD, read_record
from florilegium.recipe.versions import BREAKING
from florilegium.record import Edition
from florilegium.workspace import Workspace


def released_otherwise(workspace: Workspace, volume: Volume, made: Edition) -> tuple[Diagnostic, ...]:
    """K24 where volume and edition are released with another Pango, HarfBuzz, font … than is here: theirs and ours."""
    name = release_name(volume.id, volume.edition)
    file = f"{RELEASES}/{name}/{RECORD}"
    if not workspace.has(file):
        return ()
    try:
        released = read_record(workspace.read_bytes(file), file)
    except Refusal:  # the catalogue and the verification tell of it
        return ()
    others = tuple(_others(released, made))
    if not others:
        return ()
    message = f"“{name}” was released with other versions, and its pages may break elsewhere: {', '.join(others)}"
    hint = f"“florilegium rebuild {name}” shows whether they do; for the same pages build where it was released"
    return (Diagnostic("K24", message, volume.place, hint),)


def _others(released: RecordedEdition, made: Edition) -> Iterator[str]:
    """The names of what differs, each with its version then and now; what an old record does not tell is passed over.

    Two fonts of one version can still be two files.
    """
    for name in BREAKING:
        then, now = released.versions.get(name, ""), made.versions.get(name, "")
        if then and then != now:
            yield f"{name} {then} (here {now or 'none'})"
    now_fonts = {font.name: (font.version, font.sha256) for font in made.fonts}
    for name, (then, sha256) in released.fonts.items():
        now, here = now_fonts.get(name, ("", ""))
        if sha256 != here:
            yield f"{name} {then or sha256[:8]} (here {(now if now != then else '') or here[:8] or 'none'})"
