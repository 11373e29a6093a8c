"""Java as a command for checkers that run some seconds."""

import shutil

from florilegium.certify.epubcheck import QUICK
from reading_system import do_without


def java(checker: str) -> tuple[str, ...]:
    """The command, with all that comes before the jar. Skips the test without Java, except in CI, where it fails."""
    program = shutil.which("java")
    if program is None:
        do_without(f"{checker} needs Java, which is not installed")
    return str(program), *QUICK, "-Xss4m"  # without its second compiler the validator needs more of the stack
