"""The message for the trade: valid by EDItEUR's schema of ONIX 3.0, and what it says of a volume."""

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import onixcheck
import pytest
from lxml import etree

from books import write_press
from catalogues import ADDRESS, PRESS, SHEETS, catalogue
from florilegium.diagnostics import Diagnostic, Refusal
from florilegium.model.catalogue import Catalogue, CatalogueVolume
from florilegium.model.trade import AUDIENCES, AVAILABILITIES, Embodied, Price, Trade
from florilegium.onix import code_lists, onix_message
from florilegium.onix.languages import CODES, OF_THREE
from florilegium.read.house import read_house
from florilegium.read.volume import read_volume

SCHEMAS = Path(onixcheck.__file__).parent / "schema" / "xsd3.0"
NAME = "{http://ns.editeur.org/onix/3.0/reference}"
BODY = Embodied(
    135, 216, ("ARIA", "index", "readingOrder", "tableOfContents", "pageNavigation"), ("none",), True,
    "The book is text without pictures.",
)  # fmt: skip
TRADE = Trade(
    "Lion Books Ltd", "on-demand", "scholarly", "GB", ("KNTP", "DNL", "1DDU-GB-E", "3MNQ"), ("LAN027000",),
    (Price("print", "18.50", "GBP"), Price("epub", "6.00", "EUR", taxed=False)),
)  # fmt: skip


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(SCHEMAS / "ONIX_BookProduct_3.0_reference.xsd"))


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    made = catalogue(tmp_path_factory.mktemp("press"))
    return replace(made, volumes=(with_trade(made.volumes[0], TRADE), made.volumes[1]))


def with_trade(volume: CatalogueVolume, trade: Trade) -> CatalogueVolume:
    return replace(volume, volume=replace(volume.volume, trade=trade))


def message(held: Catalogue, body: Embodied = BODY) -> bytes:
    content = onix_message(held, {volume.volume.id: body for volume in held.volumes}).content
    assert content
    return content


def faults(schema: etree.XMLSchema, content: bytes) -> list[str]:
    schema.validate(etree.fromstring(content))
    return [error.message for error in schema.error_log]


def product(content: bytes, isbn: str) -> ElementTree.Element:
    products = ElementTree.fromstring(content).findall(f"{NAME}Product")
    return next(each for each in products if said(each, "ProductIdentifier/IDValue") == [isbn])


def said(element: ElementTree.Element, path: str) -> list[str]:
    return [each.text or "" for each in element.findall("/".join(f"{NAME}{step}" for step in path.split("/")))]


EPUB, PRINT = "9783161484100", "9781861978769"


def test_the_message_is_valid(schema: etree.XMLSchema, held: Catalogue) -> None:
    assert faults(schema, message(held)) == []


def test_onixcheck_finds_nothing_wrong(held: Catalogue, tmp_path: Path) -> None:
    (tmp_path / "onix.xml").write_bytes(message(held))
    assert onixcheck.validate(str(tmp_path / "onix.xml"), schemas=("xsd", "rng")) == []


@pytest.mark.parametrize("availability", AVAILABILITIES)
def test_the_message_is_valid_whatever_is_said_to_the_trade(
    schema: etree.XMLSchema, held: Catalogue, availability: str
) -> None:
    for audience, trade in zip(AUDIENCES, (TRADE, Trade()) * 3, strict=True):
        volume = with_trade(held.volumes[0], replace(trade, availability=availability, audience=audience))
        least = replace(held, volumes=(volume,), address="", contact="", imprint="")
        assert faults(schema, message(least, Embodied())) == []
        assert faults(schema, message(replace(held, volumes=(volume,)))) == []


BREAKS = {
    "a form that no list has": (rb"<ProductForm>ED<", rb"<ProductForm>QQ<"),
    "parts in another order": (rb"(<Product>\s*)(<Record.*?>\s*)(<Notif.*?>\s*)(<RecordSourceType)", rb"\1\3\2\4"),
    "a product without a name": (rb"<RecordReference>.*?</RecordReference>", b""),
    "a product without an identifier": (rb"(?s)<ProductIdentifier>.*?</ProductIdentifier>", b""),
    "a price without a currency that is one": (rb"CurrencyCode>GBP", rb"CurrencyCode>pounds"),
    "a price in words": (rb"<PriceAmount>18.50", rb"<PriceAmount>a lot"),
    "a day in a form that no list has": (rb'dateformat="00"', rb'dateformat="77"'),
    "a language that no list has": (rb"LanguageCode>eng", rb"LanguageCode>en-GB"),
    "an element of our own": (rb"<NotificationType>", rb"<Colophon/><NotificationType>"),
}


@pytest.mark.parametrize("fault", BREAKS)
def test_a_broken_message_is_refused(schema: etree.XMLSchema, held: Catalogue, fault: str) -> None:
    broken, times = re.subn(*BREAKS[fault], message(held), count=1)
    assert times == 1
    assert faults(schema, broken)


def test_each_format_with_an_isbn_is_a_product(held: Catalogue) -> None:
    root = ElementTree.fromstring(message(held))
    assert said(root, "Product/ProductIdentifier/IDValue") == [EPUB, PRINT]
    forms = said(root, "Product/DescriptiveDetail/ProductForm")
    assert forms == ["ED", "BC"]
    assert said(product(message(held), EPUB), "DescriptiveDetail/ProductFormDetail") == ["E101", "E200"]
    related = said(product(message(held), EPUB), "RelatedMaterial/RelatedProduct/ProductIdentifier/IDValue")
    assert related == [PRINT]
    assert said(root, "Header/SentDateTime") == ["20261101"]


def test_the_trade_is_told_title_series_persons_and_language(held: Catalogue) -> None:
    detail = product(message(held), PRINT).find(f"{NAME}DescriptiveDetail")
    assert detail is not None
    assert said(detail, "TitleDetail/TitleElement/TitleText") == ["Sheets & <Leaves>"]
    assert said(detail, "TitleDetail/TitleElement/Subtitle") == ["Five Essays"]
    assert said(detail, "Collection/TitleDetail/TitleElement/TitleText") == ["Small Books"]
    assert said(detail, "Collection/TitleDetail/TitleElement/PartNumber") == ["3"]
    roles, names = (said(detail, f"Contributor/{name}") for name in ("ContributorRole", "PersonName"))
    assert list(zip(roles, names, strict=True)) == [
        ("B01", "Ada Quill"), ("A01", "A. Weber"), ("A01", "Gershom ben Moses"), ("B06", "Zoë Łukasz"),
    ]  # fmt: skip
    assert said(detail, "Contributor/PersonNameInverted") == ["Weber, Anna"]
    assert said(detail, "Contributor/SequenceNumber") == ["1", "2", "3", "4"]
    assert said(detail, "Language/LanguageCode") == ["eng"]
    assert said(detail, "EditionNumber") == ["2"]


def extents(product: ElementTree.Element) -> dict[str, str]:
    kinds, values = (said(product, f"DescriptiveDetail/Extent/{name}") for name in ("ExtentType", "ExtentValue"))
    return dict(zip(kinds, values, strict=True))


def test_a_printed_book_has_measures_and_pages_and_a_file_has_bytes(held: Catalogue) -> None:
    book, file = (product(message(held), isbn) for isbn in (PRINT, EPUB))
    assert said(book, "DescriptiveDetail/Measure/Measurement") == ["216", "135"]
    assert extents(book) == {"00": "4", "03": "2", "06": "6", "02": "1200"}
    assert extents(file) == {"08": "6", "02": "1200", "22": str(held.volumes[0].downloads[0].bytes)}
    assert not said(file, "DescriptiveDetail/Measure/Measurement")
    assert said(file, "DescriptiveDetail/EpubTechnicalProtection") == ["00"]
    assert said(file, "DescriptiveDetail/EpubLicense/EpubLicenseName") == ["CC BY-SA 4.0"]


def values(content: bytes, kind: str) -> list[str]:
    features = product(content, EPUB).findall(f"{NAME}DescriptiveDetail/{NAME}ProductFormFeature")
    found = [(each.findtext(f"{NAME}ProductFormFeatureType"), each) for each in features]
    return [each.findtext(f"{NAME}ProductFormFeatureValue") or "" for type, each in found if type == kind]


def test_accessibility_is_what_the_epub_says_of_itself(schema: etree.XMLSchema, held: Catalogue) -> None:
    assert values(message(held), "09") == ["00", "30", "12", "41", "13", "11", "52"]
    assert values(message(held), "12") == ["00", "14", "16", "18"]
    assert values(message(held, Embodied()), "09") == ["08"]
    claiming = replace(BODY, conforms_to=code_lists.CLAIM, certifier="Lion Press")
    assert values(message(held, claiming), "09")[:5] == ["00", "04", "82", "85", "90"]
    assert faults(schema, message(held, claiming)) == []
    assert "85" not in values(message(held, replace(BODY, conforms_to="EPUB Accessibility 1.0")), "09")


def test_a_pdf_is_told_as_pdf_ua_where_it_says_so(schema: etree.XMLSchema, held: Catalogue) -> None:
    sheets = held.volumes[0]
    isbn = replace(sheets.volume.isbn, epub="", print="", screen="978-3-16-148410-0")
    screen = replace(held, volumes=(replace(sheets, volume=replace(sheets.volume, isbn=isbn)),))
    assert values(message(screen, Embodied(is_pdf_ua=True)), "09") == ["05"]
    assert values(message(screen, Embodied()), "09") == ["08"]
    detail = product(message(screen), EPUB)
    assert said(detail, "DescriptiveDetail/ProductFormDetail") == ["E107", "E201"]
    assert faults(schema, message(screen, Embodied(is_pdf_ua=True))) == []


def test_who_signs_as_a_body_is_one(schema: etree.XMLSchema, held: Catalogue) -> None:
    sheets = held.volumes[0]
    edited = replace(held, volumes=(replace(sheets, volume=replace(sheets.volume, editors=("The Editors",))),))
    assert said(product(message(edited), PRINT), "DescriptiveDetail/Contributor/CorporateName") == ["The Editors"]
    assert faults(schema, message(edited)) == []


def test_a_price_without_an_isbn_is_told(held: Catalogue) -> None:
    trade = replace(TRADE, prices=(*TRADE.prices, Price("screen", "3.00", "GBP")))
    found = onix_message(replace(held, volumes=(with_trade(held.volumes[0], trade),)), {}).diagnostics
    assert [(each.code, each.message) for each in found] == [
        ("S25", "“screen” of “sheets” has a price and no ISBN, and the trade is not told of it")
    ]


def test_prices_supplier_and_classes_are_those_of_the_volume(held: Catalogue) -> None:
    book, file = (product(message(held), isbn) for isbn in (PRINT, EPUB))
    supply = "ProductSupply/SupplyDetail"
    assert said(book, f"{supply}/Supplier/SupplierName") == ["Lion Books Ltd"]
    assert said(book, f"{supply}/ProductAvailability") == ["23"]
    assert said(file, f"{supply}/ProductAvailability") == ["20"]
    for name, of_book, of_file in (
        ("PriceType", "02", "01"),
        ("PriceAmount", "18.50", "6.00"),
        ("CurrencyCode", "GBP", "EUR"),
    ):
        assert said(book, f"{supply}/Price/{name}") == [of_book]
        assert said(file, f"{supply}/Price/{name}") == [of_file]
    subjects = [said(book, f"DescriptiveDetail/Subject/{name}") for name in ("SubjectSchemeIdentifier", "SubjectCode")]
    assert subjects == [["93", "93", "94", "96", "10", "20"], ["KNTP", "DNL", "1DDU-GB-E", "3MNQ", "LAN027000"]]
    main = book.findall(f"{NAME}DescriptiveDetail/{NAME}Subject[{NAME}MainSubject]")
    assert [each.findtext(f"{NAME}SubjectCode") for each in main] == ["KNTP", "LAN027000"]
    assert said(book, "DescriptiveDetail/Audience/AudienceCodeValue") == ["06"]
    assert said(book, "PublishingDetail/CountryOfPublication") == ["GB"]


def test_without_a_price_a_file_is_free_and_a_printed_book_is_asked_for(held: Catalogue) -> None:
    free = replace(held, volumes=(with_trade(held.volumes[0], Trade()),))
    unpriced = [
        said(product(message(free), isbn), "ProductSupply/SupplyDetail/UnpricedItemType") for isbn in (EPUB, PRINT)
    ]
    assert unpriced == [["01"], ["04"]]
    codes = [each.code for each in onix_message(free, {}).diagnostics]
    assert codes == ["S23"]


def test_description_contents_and_cover_are_handed_on(held: Catalogue) -> None:
    book = product(message(held), PRINT)
    assert said(book, "CollateralDetail/TextContent/TextType") == ["02", "03", "04"]
    assert said(book, "CollateralDetail/TextContent/Text/ol/li") == ["On Type & Ink", "דיו"]
    link = "CollateralDetail/SupportingResource/ResourceVersion/ResourceLink"
    assert said(book, link) == [f"{ADDRESS}volumes/sheets/cover.jpg"]
    assert not said(product(message(replace(held, address="")), PRINT), link)


def test_a_volume_without_an_isbn_is_told_of_and_is_in_no_message(held: Catalogue) -> None:
    owls = replace(held, volumes=held.volumes[1:])
    made = onix_message(owls, {})
    assert made.content is None
    assert [(each.code, each.message) for each in made.diagnostics] == [
        ("S22", "the trade is not told of “owls”: it has no ISBN")
    ]


def test_a_withdrawn_volume_is_withdrawn_from_sale(schema: etree.XMLSchema, held: Catalogue) -> None:
    withdrawn = replace(held.volumes[0], withdrawn="2027-01-01", downloads=())
    content = message(replace(held, volumes=(), withdrawn=(withdrawn,)))
    book = product(content, PRINT)
    assert said(book, "PublishingDetail/PublishingStatus") == ["11"]
    assert said(book, "ProductSupply/SupplyDetail/ProductAvailability") == ["46"]
    assert faults(schema, content) == []


def test_a_record_keeps_its_name_as_long_as_the_isbn(held: Catalogue) -> None:
    later = replace(held.volumes[0], edition=replace(held.volumes[0].edition, date="2028-01-01", edition="3"))
    names = [said(product(message(each), PRINT), "RecordReference") for each in (held, replace(held, volumes=(later,)))]
    assert names[0] == names[1]


# --- the codes are those of EDItEUR's lists ---


@pytest.fixture(scope="module")
def lists() -> dict[str, set[str]]:
    root = etree.parse(SCHEMAS / "ONIX_BookProduct_CodeLists.xsd").getroot()
    xs = "{http://www.w3.org/2001/XMLSchema}"
    return {
        (each.get("name") or ""): {value.get("value") or "" for value in each.iter(f"{xs}enumeration")}
        for each in root.iter(f"{xs}simpleType")
    }


def test_every_language_code_is_one_of_list_74(lists: dict[str, set[str]]) -> None:
    assert len(CODES) > 180
    assert {*CODES.values(), *OF_THREE} <= lists["List74"]


def test_every_code_of_a_table_is_in_its_list(lists: dict[str, set[str]]) -> None:
    def known(number: int, codes: Iterable[str]) -> bool:
        return set(codes) <= lists[f"List{number}"]

    assert known(196, code_lists.FEATURES.values())
    assert known(17, code_lists.ROLES.values())
    assert known(27, code_lists.QUALIFIERS.values())
    assert known(28, code_lists.AUDIENCES.values())
    assert known(65, code_lists.AVAILABILITIES.values())
    assert known(143, (code_lists.NO_HAZARD, code_lists.NO_FLASHING, code_lists.NO_SOUND, code_lists.NO_MOTION))
    assert known(220, {version for _, _, version in code_lists.FORMS.values() if version})
    assert {*AUDIENCES} == {*code_lists.AUDIENCES} and {*AVAILABILITIES} < {*code_lists.AVAILABILITIES}


# --- the table [trade] ---


def read(folder: Path, table: str) -> Trade:
    workspace = write_press(folder, {**PRESS, "texts/volumes/sheets.toml": SHEETS + table})
    return read_volume(workspace, read_house(workspace)[0], "sheets")[0].trade


def test_the_table_trade_is_read(tmp_path: Path) -> None:
    table = """
[trade]
supplier = "Lion Books Ltd"
availability = "on-demand"
audience = "scholarly"
country = "GB"
thema = ["KNTP", "DNL", "1DDU-GB-E", "3MNQ"]
bisac = ["LAN027000"]

[[trade.price]]
format = "print"
amount = 18.5
currency = "GBP"

[[trade.price]]
format = "epub"
amount = "6"
currency = "EUR"
untaxed = true
"""
    assert read(tmp_path, table) == TRADE


SLIPS = {
    '[trade]\nsuplier = "x"\n': "V01",
    "[trade]\nsupplier = 3\n": "V02",
    '[trade]\navailability = "soon"\n': "V04",
    '[trade]\ncountry = "Britain"\n': "V04",
    '[trade]\nthema = ["Printing"]\n': "V04",
    '[trade]\nbisac = ["LAN27"]\n': "V04",
    '[[trade.price]]\nformat = "print"\ncurrency = "GBP"\n': "V03",
    '[[trade.price]]\nformat = "print"\namount = 3\n': "V03",
    '[[trade.price]]\nformat = "print"\namount = 3.999\ncurrency = "GBP"\n': "V04",
    '[[trade.price]]\nformat = "print"\namount = -1\ncurrency = "GBP"\n': "V04",
    '[[trade.price]]\nformat = "print"\namount = "a lot"\ncurrency = "GBP"\n': "V04",
    '[[trade.price]]\nformat = "print"\namount = nan\ncurrency = "GBP"\n': "V04",
    '[[trade.price]]\nformat = "print"\namount = true\ncurrency = "GBP"\n': "V02",
    '[[trade.price]]\nformat = "print"\namount = 3\ncurrency = "pounds"\n': "V04",
    '[[trade.price]]\nformat = "hardback"\namount = 3\ncurrency = "GBP"\n': "V04",
    '[[trade.price]]\nformat = "print"\namount = 3\ncurrency = "GBP"\n' * 2: "V35",
}


@pytest.mark.parametrize("table", SLIPS)
def test_a_slip_in_the_table_trade_is_told(table: str, tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        read(tmp_path, table)
    found: tuple[Diagnostic, ...] = refused.value.diagnostics
    assert [each.code for each in found] == [SLIPS[table]]
    assert found[0].place and found[0].hint


def test_a_file_that_the_site_does_not_give_away_is_told_of_like_another(held: Catalogue) -> None:
    sold = replace(held, volumes=tuple(replace(each, downloads=()) for each in held.volumes))
    message = onix_message(held, {}).content
    assert b"<ExtentType>22</ExtentType>" in message
    assert onix_message(sold, {}).content == message
