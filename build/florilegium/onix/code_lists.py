"""The codes of ONIX that the press uses, each from the list whose number its name or comment tells."""

from typing import Final

CONFIRMED = "03"  # list 1, notification on publication
ISBN_13 = "15"  # list 5
DIGITAL_DOWNLOAD, PAPERBACK = "ED", "BC"  # list 150
FORMS: Final = {  # list 150, list 175 and list 220, which tells the version
    "epub": (DIGITAL_DOWNLOAD, ("E101", "E200"), "101F"),
    "screen": (DIGITAL_DOWNLOAD, ("E107", "E201"), ""),
    "print": (PAPERBACK, (), ""),
}
VERSION, ACCESSIBILITY, HAZARD = "15", "09", "12"  # list 79
FEATURES: Final = {  # list 196, by the words of the schema.org vocabulary
    "tableOfContents": "11", "index": "12", "readingOrder": "13", "alternativeText": "14",
    "pageBreakMarkers": "19", "structuralNavigation": "29", "ARIA": "30", "displayTransformability": "36",
    "pageNavigation": "41",
}  # fmt: skip
SUMMARY, EPUB_11, WCAG_22, LEVEL_AA, CERTIFIER, WITHOUT_SIGHT = "00", "04", "82", "85", "90", "52"  # list 196
PDF_UA, UNKNOWN = "05", "08"  # list 196
CLAIM: Final = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
NO_HAZARD, NO_FLASHING, NO_SOUND, NO_MOTION = "00", "14", "16", "18"  # list 143
TEXT = "10"  # list 81
HEIGHT, WIDTH, MILLIMETRES = "01", "02", "mm"  # lists 48 and 50
UNPROTECTED = "00"  # list 144
PUBLISHERS_SERIES = "10"  # list 148
PRODUCT_LEVEL, COLLECTION_LEVEL = "01", "02"  # list 149
DISTINCTIVE = "01"  # list 15
ROLES: Final = {  # list 17, by the kinds of matter that somebody else may have written
    "foreword": "A23", "introduction": "A24", "afterword": "A19",
}  # fmt: skip
AUTHOR, EDITOR, TRANSLATOR = "A01", "B01", "B06"  # list 17
LANGUAGE_OF_TEXT = "01"  # list 22
MAIN_PAGES, FRONT_PAGES, ALL_PAGES, LENGTH, PRINT_PAGES, FILE_SIZE = "00", "03", "06", "02", "08", "22"  # list 23
WORDS, PAGES, BYTES = "02", "03", "17"  # list 24
BISAC, KEYWORDS, THEMA = "10", "20", "93"  # list 27; the qualifiers of Thema begin with a digit
QUALIFIERS: Final = {"1": "94", "2": "95", "3": "96", "4": "97", "5": "98", "6": "99"}
AUDIENCES: Final = {  # list 28
    "general": "01", "children": "02", "teenage": "03", "school": "04", "university": "05", "scholarly": "06",
}  # fmt: skip
ONIX_AUDIENCE = "01"  # list 29
SHORT_TEXT, DESCRIPTION, CONTENTS = "02", "03", "04"  # list 153
ANYBODY = "00"  # list 154
FRONT_COVER, IMAGE, DOWNLOADABLE = "01", "03", "02"  # lists 158, 159 and 161
IN_HEIGHT, IN_WIDTH = "02", "03"  # list 162, pixels
PUBLISHER, OWN_SITE = "01", "02"  # list 45; list 73: the site of one work
FORTHCOMING, ACTIVE, WITHDRAWN = "02", "04", "11"  # list 64
PUBLICATION_DATE = "01"  # list 163
EXCLUSIVE, FREELY_LICENSED = "01", "02"  # list 46
ALTERNATIVE, FROM_PRINT, AS_EBOOK = "06", "13", "27"  # list 51
PUBLISHER_TO_TRADE, DISTRIBUTOR = "01", "06"  # list 93; whether he is the only one is not known
AVAILABILITIES: Final = {  # list 65
    "available": "20", "on-demand": "23", "forthcoming": "10", "unavailable": "40", "withdrawn": "46",
}  # fmt: skip
SUPPLY_EXPECTED = "08"  # list 166
UNTAXED, TAXED = "01", "02"  # list 58, recommended retail prices
FREE, ASK_SUPPLIER = "01", "04"  # list 57
WORLD = "WORLD"  # list 49
