"""TEI files: emendations, persons, pages, notes and the parts of letters come in; nothing seen is lost."""

import json
import re
from collections import Counter
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from florilegium.accession import take_in, write_article
from florilegium.accession.tei.reading import parts_of
from florilegium.accession.words import words_of
from florilegium.diagnostics import Refusal
from florilegium.model.inlines import Designated, Emendation, SourcePage
from florilegium.model.walking import paragraphs, transcribed_text
from transcriptions import SHARED, WORD, article_of

FRENCH, ENGLISH = SHARED / "corpora" / "tei-fr-estournelles", SHARED / "corpora" / "tei-en-frus1918russia3"
HEADER = """<teiHeader><fileDesc><titleStmt><title>On Ink</title><author>Anna Muster</author>
<respStmt><resp>Transcription</resp><name>Jo Doe</name></respStmt></titleStmt>
<publicationStmt><availability><licence>CC0</licence></availability></publicationStmt>
<sourceDesc><bibl>The Gazette, <date when="1901-05-03">3 May 1901</date>.</bibl></sourceDesc></fileDesc></teiHeader>"""
PERSONS = {"aldus": "manutius-aldus", "Q123": "manutius-aldus", "118577166": "griffo-francesco"}


def tei(body: str, header: str = HEADER, more: str = "") -> bytes:
    opening = '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en">'
    return f"{opening}{header}<text><body>{body}</body>{more}</text></TEI>".encode()


def body_of(body: str, more: str = "") -> str:
    """The body of the article that the body of a TEI text gives."""
    content = tei(body, more=more)
    assert_same_letters(content)
    return write_article(take_in(content, "ink.xml", "", PERSONS), "ink").partition("\n+++\n\n")[2].rstrip("\n")


def codes_of(body: str) -> list[str]:
    return [each.code for each in take_in(tei(body), "ink.xml", "", PERSONS).diagnostics]


def assert_same_letters(content: bytes, part: str = "", name: str = "ink.xml") -> int:
    """Body and notes of the article, emendations undone, are what is seen of the source: how many words there are."""
    found = words_of(content, name, part)
    article = article_of(take_in(content, name, part, PERSONS))
    body, notes = ("".join(each.words for each in found if each.kind == kind) for kind in ("body", "note"))
    inside = (each for each in article.notes for each in paragraphs(each.blocks))
    for here, there in ((body, paragraphs(article.body)), (notes, inside)):
        assert "".join(here.split()) == "".join("".join(transcribed_text(each.children) for each in there).split())
    return sum(len(each.words.split()) for each in found)


def test_the_header_gives_the_front_matter() -> None:
    found = take_in(tei("<p>Black.</p>"), "ink.xml")
    assert (found.title, found.authors, found.transcriber) == ("On Ink", ("Anna Muster",), "Jo Doe")
    assert (found.date and found.date.iso, found.rights, found.language) == ("1901-05-03", "CC0", "en")
    assert found.source.line == "The Gazette, 3 May 1901."


def test_a_correction_becomes_an_emendation() -> None:
    made = body_of("<p>It was <choice><sic>net</sic><corr>not</corr></choice> made<choice><sic>,</sic><corr/></choice>"
                   " <choice><sic/><corr>so</corr></choice>.</p>")  # fmt: skip
    assert made == "It was {~~net~>not~~} made{--,--} {++so++}."
    article = article_of(take_in(tei("<p>It <choice><sic>si</sic><corr>is</corr></choice>.</p>"), "ink.xml"))
    paragraph = next(article.paragraphs())
    assert any(isinstance(each, Emendation) for each in paragraph.children)
    assert transcribed_text(paragraph.children) == "It si."


def test_other_readings_are_left_out_and_reported() -> None:
    body = (
        "<p><choice><abbr>Dr</abbr><expan>Doctor</expan></choice> <choice><orig>vpon</orig><reg>upon</reg></choice></p>"
    )
    assert body_of(body) == "Dr vpon"
    assert "I34" in codes_of(body)
    assert {"Doctor", "upon"} <= {each.words for each in take_in(tei(body), "ink.xml").taken}


def test_what_an_author_struck_out_is_left_out_and_what_was_added_kept() -> None:
    assert body_of("<p>19<subst>\n<del>6</del>\n<add>5</add>\n</subst></p>") == "195"


def test_names_with_keys_of_the_authority_file_are_designated() -> None:
    body = (
        '<p><persName ref="#aldus">Aldus</persName>, <persName ref="https://www.wikidata.org/wiki/Q123">he</persName>'
        ' <rs type="person" key="118577166">the cutter</rs> and <persName ref="#x9">Nobody</persName></p>'
    )
    assert body_of(body) == (
        "[Aldus]{person=manutius-aldus}, [he]{person=manutius-aldus} [the cutter]{person=griffo-francesco} and Nobody"
    )
    assert "I33" in codes_of(body)
    article = article_of(take_in(tei(body), "ink.xml", "", PERSONS))
    assert [each.person for each in next(article.paragraphs()).children if isinstance(each, Designated)][:1] == [
        "manutius-aldus"
    ]


def test_notes_stand_at_their_calls_with_their_paragraphs_and_series() -> None:
    first = '<note place="foot"><p>Of lamps.</p><p>Or pines.</p></note>'
    body = f'<p>Soot{first} and gum<note type="editorial">Arabic.</note>.</p>'
    assert body_of(body) == "Soot[^1] and gum[^ed2].\n\n[^1]: Of lamps.\n\n    Or pines.\n\n[^ed2]: Arabic."


def test_notes_that_stand_apart_are_called_where_they_are_pointed_at() -> None:
    back = '<back><div><note xml:id="n1"><p>Of lamps.</p></note></div></back>'
    assert body_of('<p>Soot<ref target="#n1">1</ref>.</p>', back) == "Soot[^1].\n\n[^1]: Of lamps."


def test_pages_begin_at_the_first_words_after_them() -> None:
    body = '<p>Black <pb n="217"/>ink.</p><pb n="218"/><p>Red.</p>'
    assert body_of(body) == "Black [217]{.page}ink.\n\n[218]{.page}Red."
    article = article_of(take_in(tei(body), "ink.xml"))
    found = [run for each in article.paragraphs() for run in each.children if isinstance(run, SourcePage)]
    assert [page.label for page in found] == ["217", "218"]


def test_the_ends_of_lines_are_blanks_and_words_parted_there_are_joined() -> None:
    assert body_of('<p>a hand<lb/>press, the com-<lb break="no"/>positor</p>') == "a hand press, the compositor"


def test_a_letter_has_its_parts() -> None:
    body = (
        "<div><head>To a Friend</head><opener><dateline>Leipzig,<lb/>3 May</dateline><salute>Dear Jo,</salute>"
        "</opener><p>Come.</p><closer><signed>Anna</signed></closer></div>"
    )
    assert body_of(body) == (
        "## To a Friend\n\n{.dateline}\nLeipzig,\\\n3 May\n\n{.salutation}\nDear Jo,\n\nCome.\n\n{.signature}\nAnna"
    )
    assert take_in(tei(body), "ink.xml").genre == "letter"


def test_verse_quotations_lists_tables_and_figures() -> None:
    body = (
        "<lg><lg><l>Black</l><l rend='indent'>and red</l></lg><lg><l>and blue</l></lg></lg>"
        "<quote><p>Said.</p></quote>"
        "<list type='ordered'><item n='1'>one</item><item n='4'>four</item></list>"
        "<table><head>Inks</head><row role='label'><cell>a</cell><cell>b</cell></row>"
        "<row><cell>c</cell><cell>d</cell></row></table>"
        "<figure><graphic url='press.png'/><figDesc>A press</figDesc></figure>"
    )
    assert body_of(body) == (
        "::: verse\nBlack\n  and red\n\nand blue\n:::\n\n> Said.\n\n1. one\n4. four\n\n"
        "| a | b |\n| --- | --- |\n| c | d |\n\n{.caption}\nInks\n\n\\[A press\\]"
    )


def test_renderings_languages_and_gaps() -> None:
    marked = "<hi rend='italic'>ink</hi> <hi rend='smallcaps'>Leipzig</hi> <foreign xml:lang='de'>Zeit</foreign>"
    body = f"<p>{marked} <gap/></p>"
    assert body_of(body) == "*ink* [Leipzig]{.small-caps} [Zeit]{lang=de} {++\\[…\\]++}"


def test_running_heads_are_no_part_of_the_text() -> None:
    body = "<fw>THE GAZETTE</fw><p>Black.<note place='top' type='foliation'>- 2 -</note></p>"
    assert body_of(body) == "Black."
    assert {"THE GAZETTE", "- 2 -"} <= {each.words for each in take_in(tei(body), "ink.xml").taken}


CORPUS = tei(
    '<div type="chapter"><head>Letters</head><div type="document" xml:id="d1"><head>To Jo<note>By hand.</note></head>'
    '<dateline><date when="1901-05-03">3 May 1901</date></dateline><p>Come.</p></div>'
    '<div type="document" xml:id="d2"><head>To Ann</head><p>Go.<note>Away.</note></p></div></div>'
)


def test_a_file_of_many_documents_is_parted_by_their_type() -> None:
    assert parts_of(CORPUS, "letters.xml", "document") == ("d1", "d2")
    found = take_in(CORPUS, "letters.xml", "d1")
    assert (found.title, found.date and found.date.iso) == ("To Jo", "1901-05-03")
    assert write_article(found, "d1").partition("\n+++\n\n")[2] == (
        "{.dateline}\n3 May 1901[^1]\n\nCome.\n\n[^1]: By hand.\n"
    )
    assert "I13" in [each.code for each in found.diagnostics]
    assert [assert_same_letters(CORPUS, part, "letters.xml") for part in ("d1", "d2")] == [8, 4]


@pytest.mark.parametrize(("each", "code"), (("verse", "I28"), ("", "I35")))
def test_a_file_that_cannot_be_parted_so_is_refused(each: str, code: str) -> None:
    both = b"<teiCorpus>" + tei("<p>One.</p>") + tei("<p>Two.</p>") + b"</teiCorpus>"
    with pytest.raises(Refusal) as refused:
        _ = parts_of(both, "letters.xml", each) if each else take_in(both, "letters.xml")
    assert [found.code for found in refused.value.diagnostics] == [code]
    assert parts_of(both, "letters.xml", "text") == ("text-1", "text-2")


# --- the corpora: TEI made of their texts, with every name of their gold standard marked ------------------------


def marked(text: str, mentions: list[dict[str, object]], pages: list[tuple[int, str]]) -> str:
    """The text as paragraphs of TEI, with names and pages where the gold standard has them."""
    signs = [(int(str(each["start"])), 1, f'<persName ref="#{each["id"]}">') for each in mentions]
    signs += [(int(str(each["end"])), 0, "</persName>") for each in mentions]
    signs += [(at, 0, f'<pb n="{label}"/>') for at, label in pages]
    parts, last = [], 0
    for at, _, sign in sorted(signs, key=lambda sign: sign[:2]):
        parts += [escape(text[last:at]), sign]
        last = at
    whole = "".join((*parts, escape(text[last:])))
    return "".join(f"<p>{part}</p>" for part in re.split(r"\n{2,}", whole))


@pytest.mark.parametrize("corpus", (FRENCH, ENGLISH), ids=("fr", "en"))
def test_the_letters_of_the_corpora_come_in_with_their_names(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    if not corpus.is_dir():
        pytest.skip("the TEI corpora are not beside the project")
    gold = json.loads((corpus / "gold.json").read_text("utf-8"))
    known = {person["id"]: person["id"] for person in json.loads((corpus / "authority.json").read_text("utf-8"))}
    by_file: dict[str, list[dict[str, object]]] = {}
    for each in gold:
        by_file.setdefault(each.get("file") or each["doc"], []).append(each)
    words = names = files = 0
    for file, mentions in sorted(by_file.items())[:60]:
        text = (corpus / file).read_bytes().decode("utf-8")
        named = [each for each in mentions if each["id"] and "\n\n" not in text[each["start"] : each["end"]]]  # type: ignore[misc]
        content = tei(marked(text, apart(named), []))
        article = article_of(take_in(content, "letter.xml", "", known))
        assert Counter(WORD.findall(text)) == Counter(
            word for each in article.paragraphs() for word in WORD.findall(transcribed_text(each.children))
        ), file
        found = [
            each for paragraph in article.paragraphs() for each in paragraph.children if isinstance(each, Designated)
        ]
        assert [each.person for each in found] == [each["id"] for each in apart(named)], file
        words, names, files = words + len(WORD.findall(text)), names + len(found), files + 1
    with capsys.disabled():
        print(f"\n{corpus.name}: {files} texts, {words:,} words and {names:,} names in and out")


def apart(mentions: list[dict[str, object]]) -> list[dict[str, object]]:
    """The mentions that do not stand inside another, in their order."""
    found: list[dict[str, object]] = []
    for each in sorted(mentions, key=lambda each: (each["start"], -int(str(each["end"])))):
        if not found or int(str(each["start"])) >= int(str(found[-1]["end"])):
            found.append(each)
    return found
