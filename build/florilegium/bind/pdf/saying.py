"""What a PDF says of itself: labels of its pages, title and dates, its identifier, metadata in XMP, output intent."""

import hashlib
import uuid
from xml.sax.saxutils import escape

from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from florilegium.model.printing import Intent, PageLabels, Particulars

PRODUCER = "WeasyPrint 70.0"
CREATOR = "Florilegium"
NUMERALS = {"roman": "/r", "arabic": "/D"}
NAMES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "prism": "http://prismstandard.org/namespaces/basic/3.0/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
}
X_4 = "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion><pdf:Trapped>False</pdf:Trapped>"
# What PDF/A does not know of the names of metadata, by prefix and property, so that it is described in the file
# (ISO 19005-3, 6.6.2.3.3): PDF/UA's own property, what PRISM calls an edition, what Dublin Core calls a version.
DESCRIBED = {
    ("pdfuaid", "part"): ("PDF/UA identification", "Integer", "the part of ISO 14289 that the file conforms to"),
    ("prism", "bookEdition"): ("PRISM basic metadata", "Text", "the edition of the book"),
    ("dcterms", "isVersionOf"): ("DCMI metadata terms", "Text", "the work that the book is an edition of"),
}


def _described(prefix: str, property: str) -> str:
    """The description of a property that PDF/A does not know."""
    schema, kind, words = DESCRIBED[prefix, property]
    category = "internal" if kind == "Integer" else "external"
    return f"""<rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>{schema}</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{NAMES[prefix]}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>{property}</pdfaProperty:name><pdfaProperty:valueType>{kind}</pdfaProperty:valueType>
<pdfaProperty:category>{category}</pdfaProperty:category>
<pdfaProperty:description>{words}</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>"""


A_3_AND_UA_1 = f"""<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag>{"".join(_described(*each) for each in DESCRIBED)}</rdf:Bag></pdfaExtension:schemas>"""


def catalogue(labels: tuple[PageLabels, ...], layout: str) -> DictionaryObject:
    """What both editions have in the catalogue: labels, how the pages are shown, the title in the window."""
    numbers = ArrayObject()
    for each in labels:
        label = DictionaryObject()
        if each.numerals:
            label[NameObject("/S")] = NameObject(NUMERALS[each.numerals])
            label[NameObject("/St")] = NumberObject(each.start)
        if each.prefix:
            label[NameObject("/P")] = TextStringObject(each.prefix)
        numbers += [NumberObject(each.ordinal - 1), label]
    shown = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(True)})
    return DictionaryObject(
        {
            NameObject("/PageLabels"): DictionaryObject({NameObject("/Nums"): numbers}),
            NameObject("/PageLayout"): NameObject(layout),
            NameObject("/ViewerPreferences"): shown,
        }
    )


def information(particulars: Particulars, more: dict[str, str] | None = None) -> DictionaryObject:
    """The information dictionary, with `more` entries."""
    date = particulars.date.strftime("D:%Y%m%d%H%M%SZ")
    entries = {
        "/Title": particulars.title,
        "/Author": ", ".join(particulars.authors),
        "/Subject": particulars.subject,
        "/Keywords": ", ".join(particulars.keywords),
        "/Creator": CREATOR,
        "/Producer": PRODUCER,
        "/CreationDate": date,
        "/ModDate": date,
        **(more or {}),
    }
    given = {NameObject(key): TextStringObject(value) for key, value in entries.items() if value}
    said = DictionaryObject(given)
    said[NameObject("/Trapped")] = NameObject("/False")
    return said


def identifier(content: bytes, *what: object) -> ArrayObject:
    """The same for the same content and particulars, and for no other."""
    digest = hashlib.sha256(content + repr(what).encode()).digest()[:16]
    return ArrayObject([ByteStringObject(digest), ByteStringObject(digest)])


def metadata(particulars: Particulars, conformance: str, identity: bytes) -> StreamObject:
    """The metadata as XMP (ISO 16684-1), the same as the information dictionary says; `conformance` as properties."""
    date = particulars.date.strftime("%Y-%m-%dT%H:%M:%SZ")
    alike = {"dc:title": (particulars.title, "Alt"), "dc:description": (particulars.subject, "Alt")}
    texts = "".join(
        f'<{name}><rdf:{kind}><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:{kind}></{name}>'
        for name, (text, kind) in alike.items()
        if text
    )
    if particulars.authors:
        authors = escape(", ".join(particulars.authors))
        texts += f"<dc:creator><rdf:Seq><rdf:li>{authors}</rdf:li></rdf:Seq></dc:creator>"
    if particulars.keywords:
        texts += f"<pdf:Keywords>{escape(', '.join(particulars.keywords))}</pdf:Keywords>"
    if particulars.edition:
        texts += f"<prism:bookEdition>{escape(particulars.edition)}</prism:bookEdition>"
        texts += f"<dcterms:isVersionOf>{particulars.work}</dcterms:isVersionOf>"
    names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMES.items())
    text = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF {names}><rdf:Description rdf:about="">
{conformance}
<dc:format>application/pdf</dc:format>{texts}
<pdf:Producer>{PRODUCER}</pdf:Producer><xmp:CreatorTool>{CREATOR}</xmp:CreatorTool>
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate><xmp:MetadataDate>{date}</xmp:MetadataDate>
<xmpMM:DocumentID>uuid:{uuid.UUID(bytes=identity)}</xmpMM:DocumentID><xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""
    stream = DecodedStreamObject()  # not compressed, so that any tool can read it
    stream.update({NameObject("/Type"): NameObject("/Metadata"), NameObject("/Subtype"): NameObject("/XML")})
    stream.set_data(text.encode())
    return stream


def icc_stream(profile: bytes) -> StreamObject:
    """An ICC profile as a stream, with as many components as its header says (ICC.1, 7.2.6)."""
    components = {b"GRAY": 1, b"RGB ": 3, b"CMYK": 4}[profile[16:20]]
    stream = DecodedStreamObject()
    stream[NameObject("/N")] = NumberObject(components)
    stream.set_data(profile)
    return stream.flate_encode()


def output_intent(intent: Intent, subtype: str, profile: object) -> DictionaryObject:
    """The output intent of a file; `profile` is the reference of its ICC profile."""
    said = {
        "/OutputConditionIdentifier": intent.condition,
        "/OutputCondition": intent.description,
        "/RegistryName": "http://www.color.org",
        "/Info": intent.description,
    }
    entries = {NameObject(key): TextStringObject(value) for key, value in said.items()}
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/OutputIntent"),
            NameObject("/S"): NameObject(subtype),
            **entries,
            NameObject("/DestOutputProfile"): profile,
        }
    )
