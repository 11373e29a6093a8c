"""The descriptive part of a product (ONIX 3.0, block 1): its form, titles, persons, extents, subjects."""

import re
from collections.abc import Iterator

from florilegium.model.elements import Element, said, tree
from florilegium.model.volume import Volume
from florilegium.onix import code_lists as code
from florilegium.onix.accessibility import of_epub, of_pdf
from florilegium.onix.languages import language_code
from florilegium.onix.persons import contributors
from florilegium.onix.product import Product


def described(product: Product) -> Element:
    """The element, its parts in the order of the schema."""
    volume = product.volume
    form, details, _ = code.FORMS[product.format]
    edition = volume.edition if re.fullmatch(r"[1-9][0-9]*", volume.edition) else ""
    return tree(
        "DescriptiveDetail",
        said("ProductComposition", "00"),  # list 2, a single product
        said("ProductForm", form),
        *(said("ProductFormDetail", detail) for detail in details),
        *_form_features(product),
        *_of_digital(product),
        *_measures(product),
        *_series(volume),
        _title(volume),
        *contributors(product),
        said("EditionNumber", edition),
        *_language(volume),
        *_extents(product),
        *_subjects(product),
        tree(
            "Audience",
            said("AudienceCodeType", code.ONIX_AUDIENCE),
            said("AudienceCodeValue", code.AUDIENCES[product.trade.audience]),
        ),
    )


def feature(kind: str, value: str, words: str = "") -> Element:
    return tree(
        "ProductFormFeature",
        said("ProductFormFeatureType", kind),
        said("ProductFormFeatureValue", value),
        said("ProductFormFeatureDescription", words),
    )


def _form_features(product: Product) -> Iterator[Element]:
    version = code.FORMS[product.format][2]
    if version:
        yield feature(code.VERSION, version)
    said_of_it = {"epub": of_epub(product.body), "screen": (of_pdf(product.body),)}.get(product.format, ())
    yield from (feature(*each) for each in said_of_it)


def _of_digital(product: Product) -> Iterator[Element | None]:
    """What is in a file, how it is protected, and its licence."""
    if product.is_digital:
        yield said("PrimaryContentType", code.TEXT)
        yield said("EpubTechnicalProtection", code.UNPROTECTED)
        licence = product.volume.licence
        if licence.name:
            link = tree(
                "EpubLicenseExpression",
                said("EpubLicenseExpressionType", "01"),  # list 218, to be read by people
                said("EpubLicenseExpressionLink", licence.address),
            )
            yield tree(
                "EpubLicense", said("EpubLicenseName", licence.name[:100]), link if licence.address else None
            )  # fmt: skip


def _measures(product: Product) -> Iterator[Element]:
    body = product.body
    if not product.is_digital and body.width and body.height:
        for kind, length in ((code.HEIGHT, body.height), (code.WIDTH, body.width)):
            yield tree(
                "Measure",
                said("MeasureType", kind),
                said("Measurement", f"{length:g}"),
                said("MeasureUnitCode", code.MILLIMETRES),
            )


def _series(volume: Volume) -> Iterator[Element | None]:
    if not volume.series:
        yield tree("NoCollection")
        return
    element = tree(
        "TitleElement",
        said("TitleElementLevel", code.COLLECTION_LEVEL),
        said("PartNumber", volume.series_number),
        said("TitleText", volume.series),
    )
    title = tree("TitleDetail", said("TitleType", code.DISTINCTIVE), element)
    yield tree("Collection", said("CollectionType", code.PUBLISHERS_SERIES), title)


def _title(volume: Volume) -> Element:
    element = tree(
        "TitleElement",
        said("TitleElementLevel", code.PRODUCT_LEVEL),
        said("TitleText", volume.title),
        said("Subtitle", volume.subtitle),
    )
    return tree("TitleDetail", said("TitleType", code.DISTINCTIVE), element)


def _language(volume: Volume) -> Iterator[Element]:
    if language := language_code(volume.language):
        yield tree("Language", said("LanguageRole", code.LANGUAGE_OF_TEXT), said("LanguageCode", language))


def _extents(product: Product) -> Iterator[Element]:
    """Pages by their numerals, words, and bytes of a file. The pages of a PDF are those of the printed book."""
    edition, file = product.held.edition, product.file
    arabic = [folio for folio in edition.folios if folio.isascii() and folio.isdigit()]
    front = len(edition.folios) - len(arabic)
    main = int(arabic[-1]) if arabic else 0
    found = (
        (code.MAIN_PAGES, 0 if product.format == "epub" else main, code.PAGES),
        (code.FRONT_PAGES, 0 if product.format == "epub" else front, code.PAGES),
        (code.ALL_PAGES, 0 if product.is_digital else len(edition.folios), code.PAGES),
        (code.PRINT_PAGES, len(edition.folios) if product.format == "epub" else 0, code.PAGES),
        (code.LENGTH, edition.words, code.WORDS),
        (code.FILE_SIZE, file.bytes if file and product.is_digital else 0, code.BYTES),
    )
    for kind, value, unit in found:
        if value:
            yield tree(
                "Extent", said("ExtentType", kind), said("ExtentValue", str(value)), said("ExtentUnit", unit)
            )  # fmt: skip


def _subjects(product: Product) -> Iterator[Element]:
    """Thema and BISAC, the first of each as its main one, then the subjects of the volume as keywords."""
    codes = [(code.QUALIFIERS.get(each[0], code.THEMA), each) for each in product.trade.thema]
    codes += [(code.BISAC, each) for each in product.trade.bisac]
    main: set[str] = set()
    for scheme, value in codes:
        first = scheme in (code.THEMA, code.BISAC) and scheme not in main
        main.add(scheme)
        yield tree(
            "Subject",
            tree("MainSubject") if first else None,
            said("SubjectSchemeIdentifier", scheme),
            said("SubjectCode", value),
        )
    if keywords := "; ".join(product.volume.subjects):
        yield tree("Subject", said("SubjectSchemeIdentifier", code.KEYWORDS), said("SubjectHeadingText", keywords))
