"""Where no line ends: dates, initials, numbers with their words, dashes, ellipses, titles, the end of a paragraph."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from florilegium.typeset.engine import weasyprint
from florilegium.typeset.ties import FEWEST, ties_of
from galleys import galley

boxes = weasyprint.formatting_structure.boxes
TAIL = " whatever comes behind"

# “~” is a tied blank and “|” a tie without one; all other blanks are free.
VECTORS = {
    "en-US": (
        "when J.~P.~Cannon spoke", "and J.P.~Cannon too", "by Ch.~G.~Rakovsky there", "the CIO and CIVIL rights",
        "on 8~November 1917 they", "on November~8, 1917, they", "the 8th~November was", "by Sept. 1914 no",
        "weighs 45~kg or 12~miles off", "paid 5~per cent of £~12", "some 12~000 men", "at 5~o’clock and 6~p.m. sharp",
        "see p.~12 and pp.~12|–|15", "in vol.~V of it", "in No.~45 and Nos.~4 and 5", "from c.~1500 on",
        "of Chapter~IV",
        "under §~5 of it", "in 400~B.C. and A.D.~400 both", "said Mr.~Smith and Dr~Jones to St.~John", "it is so. Then",
        "of Louis~XVI and World War~II alone", "the war~— they said~— was", "the war|—they said|—was",
        "a war~– they said",
        "at an end~—|Trans. of it", "and so~… he went", "and so|… he went", "and so~.~.~. he went",
        "a well-known plan in March",
    ),
    "de": ("am 8.~November 1918 in", "auf S.~12 und Bd.~IV der", "für 5~Prozent und 3~Mark an", "bei Dr.~Meyer in"),
    "fr": ("le 8~novembre à Paris", "le 1er~mai à Paris", "dit-il~: «~Oui~» et puis~; non~! et", "n°~45 du tome~II",
           "par M.~Blum"),
    "es": ("el 8~de~noviembre en", "el tomo~II de la pág.~12 de"),
    "it": ("il 1º~maggio a Roma e", "a p.~12 del vol.~III di"),
    "ru": ("и~в~1917~г. они", "том и~т.~38 на", "но т.~Ленин и~он"),
    "pl": ("dnia 8~listopada w~tym roku",),
    "xx": ("when J.~P.~Cannon spoke on 8 November of it",),
}  # fmt: skip


@pytest.mark.parametrize(("language", "marked"), [(key, each) for key, all in VECTORS.items() for each in all])
def test_the_ties_are_those_that_are_marked(language: str, marked: str) -> None:
    text, expected = "", []
    for sign in marked:
        text += sign.replace("~", " ").replace("|", "")
        if sign in "~|":
            expected.append(len(text))
    ends = range(len(text + TAIL) - FEWEST + 1, len(text + TAIL))
    assert sorted(ties_of(text + TAIL, language) - set(ends)) == expected


@given(st.text("abc .—–…J8p", max_size=60), st.sampled_from(sorted(VECTORS)))
def test_no_line_may_begin_with_a_dash_or_an_ellipsis(text: str, language: str) -> None:
    ties = ties_of(text, language)
    for index, sign in enumerate(text):
        if index and sign in "—–…" and text[index - 1] == " ":
            assert index in ties


PHRASES = (
    "J. P. Cannon", "8 November 1917", "November 8, 1917", "45 kg", "5 per cent", "p. 12", "vol. V", "No. 45",
    "c. 1500",
    "the war — they said — was", "and so … he went", "Mr. Smith", "Louis XVI", "so be it.",
)  # fmt: skip


def lines_of(paragraph: str) -> list[str]:
    setting = galley(f'<p data-paragraph="p/1">{paragraph}</p>', "body { margin: 0 }")
    found = []
    for page in setting.document.pages[: setting.laid_out]:
        parts = [part for part in page._page_box.children if not isinstance(part, boxes.MarginBox)]
        lines = [box for part in parts for box in part.descendants() if isinstance(box, boxes.LineBox)]
        found += ["".join(box.text for box in line.descendants() if isinstance(box, boxes.TextBox)) for line in lines]
    return found


def ends_in_ties(lines: list[str]) -> int:
    """How many of the lines end where they should not; their hyphens are taken away."""
    text, found = "", []
    for line in lines:
        found.append(len(text))
        text += line.removesuffix("‐") if line.endswith("‐") else line.rstrip() + " "
    ties = ties_of(text.rstrip(), "en-GB")
    return sum(begin in ties for begin in found[1:])


@pytest.mark.parametrize("seed", range(12))
def test_no_line_of_a_set_text_ends_in_a_tie(seed: int) -> None:
    chance = random.Random(seed)
    words = f"{TAIL} the printer of a small town had set it and nobody would read his remarkable proofs".split()
    text = " ".join(chance.choice(PHRASES) if chance.random() < 0.15 else chance.choice(words) for _ in range(260))
    assert ends_in_ties(lines_of(text)) == 0


def test_without_the_rules_lines_do_end_in_ties(monkeypatch: pytest.MonkeyPatch) -> None:
    from florilegium.typeset.engine import chances

    monkeypatch.setattr(chances, "ties_of", lambda text, language: frozenset())
    text = "We read of Mr. Smith on 8 November and of J. P. Cannon on p. 12 of vol. V too. " * 12
    assert ends_in_ties(lines_of(text)) > 2


def test_what_cannot_be_kept_together_is_parted() -> None:
    lines = lines_of("1 000 000 000 " * 30)
    assert len(lines) > 3
    assert all(len(line) < 90 for line in lines)
