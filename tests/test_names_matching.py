"""Mentions: every place where a person is named, and no other."""

from dataclasses import replace

import pytest

from florilegium.diagnostics import Place
from florilegium.model.article import Article
from florilegium.model.inlines import NoteCall, SmallCapitals, Text
from florilegium.model.names import AuthorityFile, Person
from florilegium.model.text import Heading, Note, Paragraph
from florilegium.names import find_mentions

PLACE = Place("texts/articles/a.md")
RECORDS = Place("texts/names.toml")


def person(headword, *variants, **more):
    name = more.pop("id", headword.partition(",")[0].lower().replace(" ", "-"))
    return Person(name, headword, RECORDS, variants=variants, **more)


KNOWN = (
    person("Lenin, V. I."),
    person("Stalin, Joseph"),
    person("Bukharin, Nikolai"),
    person("Trotsky, Leon"),
    person("Cannon, James P."),
    person("Smirnov, I. N."),
    person("Ingersoll, Ralph"),
    person("Lloyd George, David"),
    person("de Gaulle, Charles", id="de-gaulle"),
    person("van Heijenoort, Jean", id="heijenoort"),
    person("Clausewitz, Carl von"),
    person("d’Annunzio, Gabriele", id="annunzio"),
    person("O’Connor, T. P.", id="oconnor"),
    person("Chen Duxiu", id="chen"),
    person("Ch’en Tu-hsiu", id="chen-see", see="chen"),
    person("Kun, Béla"),
    person("Parvus (Alexander Helphand)", id="parvus", single=True),
    person("Nicholas II (tsar)", id="nicholas", single=True),
    person("James, C. L. R.", "J. R. Johnson"),
    person("McBride, Andrew", id="mcbride"),
    person("Marx, Karl"),
    person("Nobel, Alfred", not_before=("Prize",), not_after=("Mrs.", "Immanuel von")),
    person("Young, Art", id="young"),
    person("al-Husseini, Amin", id="husseini"),
    person("St. John, Vincent", id="st-john"),
    person("K., Comrade", id="k"),
)


def article(*texts, id="a", notes=()):
    body = tuple(
        text
        if not isinstance(text, str | tuple)
        else Paragraph(n, "paragraph", (Text(text),) if isinstance(text, str) else text, PLACE)
        for n, text in enumerate(texts, 1)
    )
    return Article(id, "A piece", PLACE, body, notes)


def found(*texts, persons=KNOWN, rejected=()):
    mentions, diagnostics = find_mentions((article(*texts),), AuthorityFile(persons, rejected))
    return [(mention.surface, mention.person) for mention in mentions], [each.code for each in diagnostics]


def surfaces(text, **more):
    return [surface for surface, _ in found(text, **more)[0]]


VECTORS = [
    ("Lenin’s and Lenin's pamphlets", ["Lenin", "Lenin"]),
    ("the Stalin-Bukharin bloc", ["Stalin", "Bukharin"]),
    ("the Stalin–Bukharin bloc", ["Stalin", "Bukharin"]),
    ("the anti-Stalin and Stalin-led press", ["Stalin", "Stalin"]),
    ("WHAT STALIN SAID TO LEON TROTSKY", ["STALIN", "LEON TROTSKY"]),
    ("I.N. Smirnov, I. N. Smirnov", ["I.N. Smirnov", "I. N. Smirnov"]),
    ("with I.\u00a0N.\u00a0Smirnov", ["I.\u00a0N.\u00a0Smirnov"]),
    ("with I.\u2009N.\u202fSmirnov and IN Smirnov", ["I.\u2009N.\u202fSmirnov", "IN Smirnov"]),
    ("David Lloyd\nGeorge, Lloyd \n George", ["David Lloyd\nGeorge", "Lloyd \n George"]),
    ("Lloyd-George resigned", ["Lloyd-George"]),
    ("James P.\nCannon and James  Cannon", ["James P.\nCannon", "James  Cannon"]),
    ("J. P. Cannon and J.P. Cannon", ["J. P. Cannon", "J.P. Cannon"]),
    ("later James Patrick Cannon", ["James Patrick Cannon"]),
    ("d’Annunzio and D'Annunzio and Gabriele d’Annunzio", ["d’Annunzio", "D'Annunzio", "Gabriele d’Annunzio"]),
    ("T.P. O'Connor, O’CONNOR and OʼCon\u00adnor", ["T.P. O'Connor", "O’CONNOR", "OʼCon\u00adnor"]),
    ("Bela Kun and Béla Kun and Be\u0301la Kun", ["Bela Kun", "Béla Kun", "Be\u0301la Kun"]),
    ("said Stalin1 and Trotsky² and Lenin[3] and Marx*", ["Stalin", "Trotsky", "Lenin", "Marx"]),
    ("Stalinist, Leninism, Trotskyite, Leningrad, Marxian", []),
    ("Lenin Prospect, Karl-Marx-Allee, Fort Cannon, Marx Street", []),
    ("Lenin City, Nobel Station, Cannon Falls, the Lenin Hills", []),
    ("Ch‘en Tu-hsiu, Chʻen Tu-hsiu, Chʿen Tu-hsiu", ["Ch‘en Tu-hsiu", "Chʻen Tu-hsiu", "Chʿen Tu-hsiu"]),
    ("Ivan Nikitich Smirnov, Igor N. Smirnov", ["Ivan Nikitich Smirnov", "Igor N. Smirnov"]),
    ("Vladimir Ilyich Lenin, Ilyich Lenin", ["Vladimir Ilyich Lenin", "Ilyich Lenin"]),
    ("PARTY. Lenin spoke", ["Lenin"]),
    ("for the newspaper PM. Ingersoll has just returned", ["Ingersoll"]),
    ("in the U.S. Lenin’s books sold; Part I. Lenin in exile", ["Lenin", "Lenin"]),
    ("He met Max. Cannon left.", ["Cannon"]),
    ("Charles de Gaulle; General de Gaulle", ["Charles de Gaulle", "de Gaulle"]),
    ("De Gaulle; DE GAULLE", ["De Gaulle", "DE GAULLE"]),
    ("Jean van Heijenoort, Van Heijenoort", ["Jean van Heijenoort", "Van Heijenoort"]),
    ("Carl von Clausewitz, von Clausewitz, Clausewitz", ["Carl von Clausewitz", "von Clausewitz", "Clausewitz"]),
    ("Chen Duxiu, once Ch'en Tu-hsiu", ["Chen Duxiu", "Ch'en Tu-hsiu"]),
    ("Parvus and the Tsar, Nicholas II, but Nicholas III", ["Parvus", "Nicholas II"]),
    ("MCBRIDE, McBRIDE and Mcbride", ["MCBRIDE", "McBRIDE", "Mcbride"]),
    ("a cannon, the young, a marx", []),
    ("Amin al-Husseini, Al-Husseini", ["Amin al-Husseini", "Al-Husseini"]),
    ("Vincent St. John and St John", ["Vincent St. John", "St John"]),
    ("Comrade K. spoke; K. spoke", ["Comrade K"]),
    ("the Nobel Prize, Mrs. Nobel, Immanuel von Nobel, Nobel", ["Nobel"]),
    ("said ‘Lenin’ and “Trotsky”", ["Lenin", "Trotsky"]),
    ("Saint-Marx, St. Cannon", []),
    ("James Connolly and James the unionist", ["James"]),
    ("Sir Robert Baden-Cannon", []),
    ("Stalin`s, Stalin´s and STALIN’S", ["Stalin", "Stalin", "STALIN"]),
    ("Stalins, Stalin-ism, pro-Lenin, non-Stalinist", ["Stalin", "Lenin"]),
    ("the Marx-Trotsky–Stalin line", ["Marx", "Trotsky", "Stalin"]),
    ("Mr. Cannon, Comrade Cannon, Cannon’s", ["Cannon", "Cannon", "Cannon"]),
    ("Leon\nTrotsky and James P.\u00a0Cannon", ["Leon\nTrotsky", "James P.\u00a0Cannon"]),
    ("V.I. LENIN and V. I. Lenin and VI Lenin", ["V.I. LENIN", "V. I. Lenin", "VI Lenin"]),
    ("(Lenin), “Lenin”; Lenin: Lenin, Lenin. Lenin! Lenin? Lenin—Lenin", ["Lenin"] * 9),
    ("Lenin†, Lenin**, Lenin12, Lenin[12], Lenin⁵", ["Lenin"] * 5),
    ("the Czar, the Tsar, Leninsky Prospekt, Trotskyists", []),
    ("Lloyd George’s, LLOYD GEORGE, Lloyd  George", ["Lloyd George", "LLOYD GEORGE", "Lloyd  George"]),
    ("Charles de Gaulle’s party of Gaullists", ["Charles de Gaulle"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), VECTORS)
def test_each_vector_gives_its_mentions(text, expected):
    assert surfaces(text) == expected


def test_a_surname_after_first_names_of_nobody_is_reported_as_a_stranger():
    assert found("A.P. Smirnov and A. P. Smirnov, Max Cannon") == ([], ["N11", "N11"])


def test_a_patronymic_is_a_first_name():
    assert found("Stefan Petrovich Smirnov") == ([], ["N11"])


def test_an_ayn_before_a_surname_does_not_part_it_from_the_first_name():
    persons = (person("ʿAbduh, Muḥammad", id="abduh"),)
    assert surfaces("Muḥammad ʿAbduh, Muhammad Abduh, ‘Abduh", persons=persons) == [
        "Muḥammad ʿAbduh", "Muhammad Abduh", "Abduh",
    ]  # fmt: skip


def test_initials_behind_a_surname_tell_whose_it_is():
    both = (person("Smirnov, I. N.", id="i"), person("Smirnov, V. M.", id="v"))
    text = "I. N. Smirnov; then Smirnov, V. M., and Smirnov (I. N.). Smirnov, V. Ivanov, too"
    assert [who for _, who in found(text, persons=both)[0]] == ["i", "v", "i", "i"], "V. is Ivanov’s"
    assert found("Smirnov, A. P., and Smirnov (A. P.)", persons=both) == ([], ["N11", "N11"])


def test_a_rejected_name_is_neither_a_mention_nor_reported():
    assert found("A.P. Smirnov and Lenin Shipyard", rejected=("A. P. Smirnov", "Lenin Shipyard")) == ([], [])


ADLERS = (person("Adler, Friedrich", id="friedrich"), person("Adler, Max", id="max"))


def test_a_surname_of_two_persons_is_reported_once_for_the_article_and_never_guessed():
    mentions, codes = found("Adler wrote.", "Then Adler spoke.", persons=ADLERS)
    assert (mentions, codes) == ([], ["N10"])


def test_first_names_and_initials_tell_namesakes_apart():
    mentions, codes = found("F. Adler and Max Adler", persons=ADLERS)
    assert (mentions, codes) == ([("F. Adler", "friedrich"), ("Max Adler", "max")], [])


def test_a_title_that_one_record_has_tells_namesakes_apart():
    two = (
        person("Morris, Ira N.", id="ira", gloss="Minister in Sweden."),
        person("Morris, Roland S.", id="roland", gloss="Ambassador in Japan."),
    )
    text = "The Ambassador in Japan (Morris) wrote to Minister Morris"
    assert found(text, persons=two) == ([("Morris", "roland"), ("Morris", "ira")], [])
    assert found("The Secretary (Morris)", persons=two) == ([], ["N10"])


def test_the_first_names_that_fit_best_win():
    owens = (person("Owen, Robert", id="father"), person("Owen, Robert Dale", id="son"))
    text = "Robert Owen, Robert Dale Owen, R. D. Owen and R. Owen"
    assert [who for _, who in found(text, persons=owens)[0]] == ["father", "son", "son", "father"]


def test_a_wife_is_met_only_with_her_title_where_another_bears_the_name():
    webbs = (person("Webb, Sidney", id="he"), person("Webb, Mrs. Sidney", id="she"))
    text = "Webb, Sidney Webb, Mrs. Webb and Mrs. Sidney Webb"
    assert [who for _, who in found(text, persons=webbs)[0]] == ["he", "he", "she", "she"]
    assert found("Webb", persons=webbs[1:])[0] == [("Webb", "she")]


def test_the_usual_short_first_names_are_read_in_full():
    records = (person("Channing, Wm. H.", id="channing"), person("Dana, Charles A.", id="dana"))
    assert surfaces("William H. Channing; Chas. A. Dana; W. H. Channing", persons=records) == [
        "William H. Channing",
        "Chas. A. Dana",
        "W. H. Channing",
    ]


def test_french_has_its_own_title_and_its_articles():
    two = (person("France, Anatole", id="france"), person("Briand, Aristide", id="briand"))
    text = "M. Briand, M. A. Briand et M. Aristide Briand aiment la France et M. France; en France"
    paragraph = Paragraph(1, "paragraph", (Text(text),), PLACE)
    french = replace(article(paragraph), language="fr-FR")
    mentions, diagnostics = find_mentions((french,), AuthorityFile(two))
    assert [each.surface for each in mentions] == ["Briand", "A. Briand", "Aristide Briand", "France"]
    assert diagnostics == ()


def test_a_record_that_has_only_initials_is_met_by_them():
    assert found("D.G. Masson and D. Masson", persons=(person("Masson, D.G."),))[1] == []


def test_a_surname_of_two_is_the_one_named_in_full_nearest_before():
    mentions, _ = found("Max Adler and Friedrich Adler met.", "Adler left.", persons=ADLERS)
    assert mentions[-1] == ("Adler", "friedrich")


def test_a_surname_of_two_is_the_only_one_named_in_full_later():
    assert found("Adler left.", "It was Max Adler.", persons=ADLERS)[0][0] == ("Adler", "max")
    assert found("Adler left.", "Max Adler, Friedrich Adler", persons=ADLERS)[1] == ["N10"]


def test_accents_tell_two_persons_apart_and_are_needed_only_there():
    two = (person("Müller, Adam", id="umlaut"), person("Muller, Hermann", id="plain"))
    assert found("Müller and Muller", persons=two)[0] == [("Müller", "umlaut"), ("Muller", "plain")]
    assert found("Muller", persons=two[:1])[0] == [("Muller", "umlaut")]


def test_a_pen_name_leads_to_the_person_and_keeps_its_initials():
    assert found("J.R. Johnson and Johnson")[0] == [("J.R. Johnson", "james")]


def test_the_forms_of_a_see_record_lead_to_its_target():
    assert found("Ch’en Tu-hsiu")[0] == [("Ch’en Tu-hsiu", "chen")]


def test_a_name_in_small_capitals_is_found_whatever_letters_were_typed():
    assert surfaces((Text("said "), SmallCapitals((Text("lenin"),)), Text(" to marx"))) == ["lenin"]


def test_a_word_in_capitals_is_no_name_where_the_article_has_it_as_an_ordinary_word():
    assert surfaces("THE YOUNG WORKERS") == ["YOUNG"]
    assert [each for each, _ in found("THE YOUNG WORKERS", "The young and the old; said Mr. Young")[0]] == ["Young"]


ORDINARY = (
    person("La, Ba"),
    person("De, S. K."),
    person("Van, Ba"),
    person("May, T."),
    person("White, Harry"),
    person("House, Edward M."),
    person("Hill, James J."),
    person("Rose, Ernest"),
    person("Marx, Karl"),
    person("Young, Art"),
    person("Wilson, Woodrow"),
)


def of_ordinary(*texts, persons=ORDINARY):
    return [each for each, _ in found(*texts, persons=persons)[0]]


def test_a_particle_before_a_capital_is_no_surname():
    assert of_ordinary("La Fontaine, De Valera, Mr. Van Dyke, Jean La-Fontaine and LA FONTAINE") == []
    assert of_ordinary("S. K. De wrote to Ba Van, and De to Van.") == ["S. K. De", "Ba Van", "De", "Van"]


def test_a_surname_that_is_a_word_or_a_month_is_one_where_the_article_names_the_person_in_full():
    assert of_ordinary("In May the workers rose; said May.", "So Rose went with May.") == []
    assert of_ordinary("Said Rose and May.", "Ernest Rose rose; T. May may.") == [
        "Rose",
        "May",
        "Ernest Rose",
        "T. May",
    ]
    assert of_ordinary("The young met Mr. Young; then Young left.") == ["Young", "Young"]
    listed = (person("Young, Art", "Young"), person("May, T.", "May"))
    assert of_ordinary("The young met Young and May.", persons=listed) == ["Young", "May"]


def test_a_month_is_none_even_where_its_namesake_is_named():
    assert of_ordinary("T. May came in May, on 5 May, May 5, the 6th May and early May 1917.") == ["T. May"]


def test_a_surname_is_none_in_the_name_of_something_else():
    assert of_ordinary("White House men, the White House, on Capitol Hill, in the Rose Garden, the Marx Brothers") == []
    assert of_ordinary("Rose Luxemburg, May Day and the Young Guard", "the young; Art Young; Ernest Rose") == [
        "Art Young",
        "Ernest Rose",
    ]
    assert of_ordinary("When House came with Edward House, the Wilson Administration and Colonel House fell.") == [
        "House",
        "Edward House",
        "Wilson",
        "House",
    ]


def test_a_first_name_that_is_a_word_may_be_another_persons_in_another_language():
    known = (*ORDINARY, person("Luxemburg, Rosa"))
    assert found("Rose Luxemburg spoke.", persons=known)[0] == [("Rose Luxemburg", "luxemburg")]


SIGNS = (
    person("毛澤東", id="mao", single=True),
    person("Kim Il-sung", "김 일성", id="kim", single=True),
    person("Trotsky, Leon", "トロツキー", "列夫·托洛茨基"),
    person("孫, 文", "孫", id="sun"),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("毛澤東說，毛澤東的", ["毛澤東", "毛澤東"]),
        ("毛澤 東說", []),
        ("김일성은 김 일성", ["김일성", "김 일성"]),
        ("レフ・トロツキーは", ["トロツキー"]),
        ("列夫·托洛茨基和列夫‧托洛茨基", ["列夫·托洛茨基", "列夫‧托洛茨基"]),
        ("孫文先生，孫子，孫。", ["孫文", "孫"]),
        ("Der 毛澤東A, Mao", ["毛澤東"]),
    ],
)
def test_forms_that_are_written_without_blanks_are_found_inside_the_text(text, expected):
    assert surfaces(text, persons=SIGNS) == expected


PARTICLES = (
    person("al-Husseini, Amin", id="husseini"),
    person("van Heijenoort, Jean", id="heijenoort"),
    person("van der Gogh, Vincent", id="gogh"),
    person("D’Annunzio, Gabriele", id="annunzio"),
    person("O’Connor, T. P.", id="oconnor"),
    person("de Man, Hendrik", id="man"),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Husseini and Amin Husseini", ["Husseini", "Amin Husseini"]),
        ("Heijenoort, Jean Heijenoort, van Heijenoort", ["Heijenoort", "Jean Heijenoort", "van Heijenoort"]),
        ("Gogh and Vincent van der Gogh", ["Gogh", "Vincent van der Gogh"]),
        ("d’Annunzio, D'Annunzio, Gabriele d’ Annunzio", ["d’Annunzio", "D'Annunzio", "Gabriele d’ Annunzio"]),
        ("D’ Annunzio and O’ Connor", ["D’ Annunzio", "O’ Connor"]),
        ("A Man went.", []),
    ],
)
def test_particles_are_left_out_or_set_off(text, expected):
    assert surfaces(text, persons=PARTICLES) == expected


def test_a_closing_quotation_mark_is_no_elision():
    assert surfaces("said ‘Lenin’ Stalin") == ["Lenin", "Stalin"]


def test_a_note_call_inside_the_words_has_no_place_in_the_surface():
    assert surfaces((Text("Stalin"), NoteCall(1), Text(" and Lenin"))) == ["Stalin", "Lenin"]


def test_a_numbered_heading_is_not_taken_for_initials():
    heading = Heading(2, Paragraph(1, "heading", (Text("I. Lenin and the Party"),), PLACE))
    assert surfaces(heading) == ["Lenin"]


def test_anchors_count_the_mentions_of_an_article_and_notes_know_their_number():
    note = Note(1, "author", "1", (Paragraph(2, "paragraph", (Text("See Marx."),), PLACE),), PLACE)
    first = article("Lenin and Stalin", notes=(note,))
    second = replace(article("Lenin"), id="b")
    mentions, _ = find_mentions((first, second), AuthorityFile(KNOWN))
    assert [(each.anchor, each.paragraph, each.note, each.start, each.end) for each in mentions] == [
        ("a-name-1", 1, 0, 0, 5),
        ("a-name-2", 1, 0, 10, 16),
        ("a-name-3", 2, 1, 4, 8),
        ("b-name-1", 1, 0, 0, 5),
    ]
