"""The words of a page as they are compared: blanks, hyphens and ligatures make no difference."""

import re
import sys

from florilegium.model.printed import LIGATURES, UNPRINTED, plain_words

EVERY_SIGN = [chr(number) for number in range(sys.maxunicode + 1)]


def test_every_white_space_is_one_blank() -> None:
    blanks = [sign for sign in EVERY_SIGN if re.match(r"\s", sign)]
    assert len(blanks) > 25
    assert {plain_words(f"one{sign} {sign}word") for sign in blanks} == {"one word"}


def test_signs_that_print_nothing_leave_nothing_and_part_no_blanks() -> None:
    assert {plain_words(f"one {chr(sign)} wo{chr(sign)}rd") for sign in UNPRINTED} == {"one word"}


def test_ligatures_are_taken_apart() -> None:
    assert [plain_words(f"a{sign}b") for sign in LIGATURES] == [f"a{letters}b" for letters in LIGATURES.values()]


def test_every_other_sign_stays_as_it_is() -> None:
    altered = {sign for sign in EVERY_SIGN if plain_words(f"a{sign}{sign}b") != f"a{sign}{sign}b"}
    blanks = {sign for sign in EVERY_SIGN if re.match(r"\s", sign)}
    assert altered == blanks | set(map(chr, UNPRINTED)) | set(LIGATURES)
