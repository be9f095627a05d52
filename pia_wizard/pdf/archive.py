"""Turning a drawn, tagged PDF into an archival one (PDF/A-3a and PDF/UA-1), and reading its case back.

ISO 19005-3 wants the metadata as XMP, an output intent with its colour profile, everything embedded, and
what travels along named as an associated file; ISO 14289-1 wants its mark in the XMP and tags.
"""

import re
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from struct import pack
from xml.sax.saxutils import escape

from pikepdf import Array, DataDecodingError, Name, PasswordError, Pdf, PdfError, Stream
from PIL import ImageCms

from pia_wizard.errors import N_, UnusableError
from pia_wizard.pdf import fonts
from pia_wizard.pdf.embedding import Refer
from pia_wizard.pdf.files import extended, reopened, stream, text_string

ATTACHMENT = "assessment.json"
PRODUCER = "PIA Wizard"
_NOT_IN_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
MOST_PDF_BYTES = 200_000_000
MOST_CASE_BYTES = 20_000_000


class NotAPdfError(UnusableError):
    """The bytes are no PDF, or one that cannot be read without its passphrase."""

    what = N_("PDFとして読めません。")
    why = N_("PDFではないか、壊れているか、パスワードで保護されています。")
    do = N_("このプログラムで作成した報告書を選んでください。")


class NoCaseAttachedError(UnusableError):
    """The PDF carries no case."""

    what = N_("このPDFには評価データが添付されていません。")
    why = N_("このプログラムで作成した報告書ではないか、添付が取り除かれています。")
    do = N_("評価データ（assessment.json）を含む報告書を選んでください。")


class AttachedCaseTooLargeError(UnusableError):
    """The file or its attachment is beyond every real assessment."""

    what = N_("PDFまたは添付された評価データが大きすぎます。")
    why = N_("読み込める大きさは、PDFが {pdf} MB、評価データが {case} MB までです。")
    do = N_("このプログラムで作成した報告書か確かめてください。")

    def __init__(self) -> None:
        super().__init__(pdf=MOST_PDF_BYTES // 1_000_000, case=MOST_CASE_BYTES // 1_000_000)


def archived(
    pdf: bytes, *, title: str, author: str, language: str, moment: datetime, attachment: bytes | None
) -> bytes:
    """Return a PDF of ``pia_wizard.pdf.tags`` with everything archives ask for; same input, same bytes.

    ``attachment`` is the case's canonical JSON, attached as the source of the document. ``moment`` becomes
    the date of everything; a moment without time zone is taken for UTC.
    """
    drawn = reopened(pdf)
    added: list[bytes] = []

    def refer(source: bytes) -> str:
        added.append(source)
        return f"{drawn.next_number + len(added) - 1} 0 R"

    _, entries = archival_entries(refer, title=title, author=author, language=language, moment=moment)
    if attachment is not None:
        entries += _attached(attachment, _pdf_date(moment), refer)
    return extended(drawn, added, entries, drawn.next_number)


def archival_entries(
    refer: Refer, *, title: str, author: str, language: str, moment: datetime
) -> tuple[str, str]:
    """Return a reference to the information dictionary, and the catalogue's entries for the rest.

    The information dictionary is the first object that is referred to.
    """
    title, author = _one_line(title) or PRODUCER, _one_line(author) or PRODUCER
    information = refer(_information(title, author, moment))
    packet = stream(
        "/Type /Metadata /Subtype /XML", xmp_packet(title, author, language, moment), packed=False
    )
    return information, f" /Metadata {refer(packet)} /OutputIntents [{refer(_output_intent(refer))}]"


def attached_case(pdf: bytes) -> bytes:
    """Return the case attached to a report; the PDF may come from anywhere.

    Raises NotAPdfError, NoCaseAttachedError and AttachedCaseTooLargeError.
    """
    if len(pdf) > MOST_PDF_BYTES:
        raise AttachedCaseTooLargeError
    try:
        with Pdf.open(BytesIO(pdf)) as opened:
            return _attachment(opened)
    except (PdfError, PasswordError, DataDecodingError) as unreadable:
        raise NotAPdfError from unreadable


def _attachment(opened: Pdf) -> bytes:
    """Return the attached bytes; ``opened`` must outlive every object taken from it."""
    try:
        spec = opened.attachments.get(ATTACHMENT)
        stream = spec.get_file().obj if spec is not None else None
    except (ValueError, TypeError, KeyError, AttributeError, RuntimeError) as odd:
        raise NoCaseAttachedError from odd
    if stream is None:
        raise NoCaseAttachedError
    return _inflated(stream)


def _inflated(stream: Stream) -> bytes:
    """Return a stream's bytes, refusing one that would swell beyond measure."""
    raw = stream.read_raw_bytes()
    filters = stream.get(Name.Filter)
    if len(raw) > MOST_CASE_BYTES:
        raise AttachedCaseTooLargeError
    if filters is None:
        return bytes(raw)
    if filters not in (Name.FlateDecode, Array([Name.FlateDecode])) or Name.DecodeParms in stream:
        raise NoCaseAttachedError
    return _deflated(bytes(raw))


def _deflated(raw: bytes) -> bytes:
    from zlib import decompressobj, error

    try:
        inflater = decompressobj()
        data = inflater.decompress(raw, MOST_CASE_BYTES + 1)
    except error as damaged:
        raise NotAPdfError from damaged
    if len(data) > MOST_CASE_BYTES:
        raise AttachedCaseTooLargeError
    return data


def _one_line(text: str) -> str:
    """Return a text fit for metadata: what XML cannot hold (1.0, 2.2) is gone with the control characters."""
    return _NOT_IN_XML.sub("", fonts.cleaned(text).replace("\n", " ")).strip()


def _information(title: str, author: str, moment: datetime) -> bytes:
    """Return the information dictionary, which must say the same as the XMP packet (6.6.2)."""
    date, producer = text_string(_pdf_date(moment)), text_string(PRODUCER)
    return (
        f"<< /Title {text_string(title)} /Author {text_string(author)} /Creator {producer}"
        f" /Producer {producer} /CreationDate {date} /ModDate {date} >>"
    ).encode()


def _attached(data: bytes, date: str, refer: Refer) -> str:
    """Return the catalogue's entries for the attachment, the source of the document (6.8)."""
    parameters = f"<< /Size {len(data)} /CreationDate ({date}) /ModDate ({date}) >>"
    file = refer(stream(f"/Type /EmbeddedFile /Subtype /application#2Fjson /Params {parameters}", data))
    name = f"({ATTACHMENT})"
    specification = refer(
        (
            f"<< /Type /Filespec /F {name} /UF {name} /Desc (assessment) /AFRelationship /Source"
            f" /EF << /F {file} /UF {file} >> >>"
        ).encode()
    )
    return f" /AF [{specification}] /Names << /EmbeddedFiles << /Names [{name} {specification}] >> >>"


def _output_intent(refer: Refer) -> bytes:
    profile = refer(_srgb_profile())
    name = "(sRGB IEC61966-2.1)"
    return (
        f"<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier {name} /Info {name}"
        f" /RegistryName (http://www.color.org) /DestOutputProfile {profile} >>"
    ).encode()


@cache
def _srgb_profile() -> bytes:
    """Return an sRGB profile as an object, the same every day: its date is fixed and its id left zero."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = pack(">6H", 2026, 1, 1, 0, 0, 0)
    profile[84:100] = bytes(16)
    return stream("/N 3", bytes(profile))


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _pdf_date(moment: datetime) -> str:
    return _utc(moment).strftime("D:%Y%m%d%H%M%SZ")


def xmp_packet(title: str, author: str, language: str, moment: datetime) -> bytes:
    """Return the XMP packet (ISO 16684-1) that claims PDF/A-3a and PDF/UA-1."""
    date = _utc(moment).strftime("%Y-%m-%dT%H:%M:%SZ")
    return _PACKET.format(
        title=escape(title),
        author=escape(author),
        language=escape(language),
        date=date,
        producer=PRODUCER,
    ).encode()


_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:xmp="http://ns.adobe.com/xap/1.0/"
  xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
  xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
  xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
<pdf:Producer>{producer}</pdf:Producer>
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about=""
  xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
  xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
