"""Words that a scanner makes of others, with the words near which they are right."""

_ARTICLES = "a an the this that these those his her its their our my your no any every each some one"
HE = ("lie", "ho")  # taken for “he”
# word: what was meant; the words before it that speak for the word itself; the words behind it that do.
CONFUSED: dict[str, tuple[str, str, str]] = {
    "lie": (
        "he",
        f"{_ARTICLES} to must can will would may might could shall should not they we you i who which what big white"
        " old great and or us let ever never does do did another such gross utter",
        "in at on to down about",
    ),
    "ho": ("he", "westward heave oh land", ""),
    "net": (
        "not",
        f"{_ARTICLES} in of fishing safety with and gross total annual or larger steel",
        "profit profits income gain gains result results loss losses revenue product weight earnings increase effect"
        " balance worth amount return value price output proceeds addition",
    ),
    "tamps": ("camps", "he she it who", "down"),
    "arid": ("and", f"{_ARTICLES} so dry semi most more and", "land lands region regions plain plains desert climate"),
    "bis": ("his", "", ""),
    "hut": ("but", f"{_ARTICLES} little wooden mud old small reed", ""),
    "hid": ("had", "", "in behind under from himself themselves the his"),
    "tile": ("the", f"{_ARTICLES} and roof of red", "roof roofs floor"),
    "ail": ("all", "and may can will what to", "me him her us them you"),
    "modem": ("modern", f"{_ARTICLES} telephone", ""),
    "comer": ("corner", "new late first every", ""),
    "fur": ("for", f"{_ARTICLES} of and in", "trade coat coats trader traders hat"),
    "hare": ("have", f"{_ARTICLES} march brown such", "brained"),
    "bare": ("have", f"{_ARTICLES} with laid lay laying lays so and", "feet fact facts hands fists necessities"),
    "tie": ("the", f"{_ARTICLES} to not black old and can but", "up them him the it a down"),
    "ease": ("case", f"{_ARTICLES} with at of to and or greater more", ""),
    "docs": ("does", f"{_ARTICLES}", ""),
}
# What is no word at all.
NO_WORDS = {
    "tbe": "the", "thc": "the", "tlie": "the", "tho": "the", "ihe": "the", "lhe": "the", "aud": "and", "ancl": "and",
    "wbich": "which", "whicb": "which", "bave": "have", "witb": "with", "tbat": "that", "tban": "than", "ot": "of",
    "woikers": "workers", "tlle": "the", "tne": "the", "teh": "the", "adn": "and", "recieve": "receive",
    "goverment": "government", "seperate": "separate", "beleive": "believe", "theit": "their", "wliich": "which",
}  # fmt: skip
# Letters that are taken for one another, in either direction.
ALIKE = (
    ("t", "c"), ("e", "c"), ("e", "o"), ("a", "o"), ("n", "u"), ("h", "b"), ("h", "li"), ("m", "rn"), ("d", "cl"),
    ("l", "i"), ("f", "t"), ("w", "vv"), ("r", "t"), ("i", "j"), ("u", "v"), ("g", "q"), ("m", "in"), ("l", "t"),
    ("s", "a"), ("v", "y"), ("f", "s"),
)  # fmt: skip
