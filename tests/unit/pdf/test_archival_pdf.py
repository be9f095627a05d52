"""What an archival PDF carries, and reading its case back from files of any origin."""

import random
import zlib
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO

import pikepdf
import pytest

from pia_wizard.pdf import archive
from pia_wizard.pdf.archive import (
    AttachedCaseTooLargeError,
    NoCaseAttachedError,
    NotAPdfError,
    archived,
    attached_case,
)
from pia_wizard.pdf.fields import APPROVER, ARCHIVE_TIMESTAMP, SignatureField
from pia_wizard.pdf.pages import Frame, PageNumbers, drawn
from pia_wizard.pdf.paragraphs import Paragraph

MOMENT = datetime(2026, 11, 21, 9, 30, tzinfo=timezone(timedelta(hours=9)))
CASE = '{"id":"見本","answers":{}}'.encode()
BLOCKS = (
    Paragraph("本文。"),
    SignatureField(APPROVER, "承認者の署名欄"),
    SignatureField(ARCHIVE_TIMESTAMP, "保管用", 0, 0),
)


def pdf(**changes):
    page = drawn(BLOCKS, Frame("題", lambda page, count: f"{page}/{count}"), PageNumbers(), language="ja")
    settings = {
        "title": "評価 <b> & 𠮷",
        "author": "株式会社サンプル",
        "language": "ja",
        "moment": MOMENT,
        "attachment": CASE,
    } | changes
    return archived(page, **settings)


def reworked(change):
    """A report after another program changed it."""
    with pikepdf.open(BytesIO(pdf())) as opened:
        change(opened)
        file = BytesIO()
        opened.save(file, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False)
    return file.getvalue()


def test_the_case_comes_back_byte_for_byte():
    assert attached_case(pdf()) == CASE


def test_the_same_input_gives_the_same_bytes():
    assert pdf() == pdf()


def test_another_moment_or_case_gives_another_file_id():
    ids = set()
    for data in (pdf(), pdf(moment=MOMENT + timedelta(days=1)), pdf(attachment=b"{}")):
        with pikepdf.open(BytesIO(data)) as opened:
            ids.add(bytes(opened.trailer.ID[0]))
    assert len(ids) == 3


def test_the_case_is_named_as_the_source_of_the_document():
    with pikepdf.open(BytesIO(pdf())) as opened:
        (file,) = opened.Root.AF
        assert (str(file.AFRelationship), str(file.UF)) == ("/Source", "assessment.json")


def test_metadata_say_who_what_and_when_in_universal_time():
    with pikepdf.open(BytesIO(pdf())) as opened:
        metadata = opened.open_metadata()
        assert metadata["dc:title"] == "評価 <b> & 𠮷"
        assert metadata["xmp:CreateDate"] == "2026-11-21T00:30:00Z"
        assert str(opened.docinfo.CreationDate) == "D:20261121003000Z"
        assert str(opened.Root.Lang) == "ja"


def test_control_characters_in_a_title_do_not_break_the_metadata():
    with pikepdf.open(BytesIO(pdf(title="a\x00b\nc\ud800", author="\x1b"))) as opened:
        assert opened.open_metadata()["dc:title"] == "ab c"


def test_signature_fields_are_empty_and_the_archive_timestamp_takes_no_room():
    with pikepdf.open(BytesIO(pdf())) as opened:
        fields = {str(field.T): field for field in opened.Root.AcroForm.Fields}
        assert set(fields) == {"Approver", "ArchiveTimestamp"}
        assert all("/V" not in field for field in fields.values())
        assert "/AP" in fields["Approver"]
        left, bottom, right, top = map(float, fields["ArchiveTimestamp"].Rect)
        assert (right - left, top - bottom) == (0, 0)


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7", b"no pdf at all", b"PK\x03\x04", b"%PDF-1.7\n" + b"[" * 10_000]
)
def test_what_is_no_pdf_is_refused(data):
    with pytest.raises(NotAPdfError):
        attached_case(data)


def test_a_pdf_with_a_passphrase_is_refused():
    file = BytesIO()
    with pikepdf.open(BytesIO(pdf())) as opened:
        opened.save(file, encryption=pikepdf.Encryption(user="u", owner="o"))
    with pytest.raises(NotAPdfError):
        attached_case(file.getvalue())


def test_a_pdf_without_a_case_is_refused():
    with pytest.raises(NoCaseAttachedError):
        attached_case(pdf(attachment=None))


def test_a_case_taken_away_by_another_program_is_missed():
    def take_away(opened):
        del opened.attachments["assessment.json"]

    with pytest.raises(NoCaseAttachedError):
        attached_case(reworked(take_away))


def test_a_case_stored_plainly_by_another_program_is_read():
    def store(opened):
        opened.attachments["assessment.json"].get_file().obj.write(b'{"plain":true}')

    assert attached_case(reworked(store)) == b'{"plain":true}'


def test_an_attachment_that_swells_beyond_measure_is_refused():
    bomb = zlib.compress(bytes(archive.MOST_CASE_BYTES + 1))

    def swell(opened):
        opened.attachments["assessment.json"].get_file().obj.write(bomb, filter=pikepdf.Name.FlateDecode)

    with pytest.raises(AttachedCaseTooLargeError):
        attached_case(reworked(swell))


def test_an_attachment_behind_unusual_filters_is_not_unpacked():
    def wrap(opened):
        filters = pikepdf.Array([pikepdf.Name.ASCIIHexDecode, pikepdf.Name.FlateDecode])
        opened.attachments["assessment.json"].get_file().obj.write(b"00>", filter=filters)

    with pytest.raises(NoCaseAttachedError):
        attached_case(reworked(wrap))


def test_damage_anywhere_ends_in_a_case_or_a_refusal_the_user_can_read():
    whole, chance = pdf(), random.Random(20261121)  # noqa: S311 - repeatable damage, no secret
    for round_ in range(150):
        data = bytearray(whole)
        for _ in range(chance.choice((1, 5, 50))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        if round_ % 5 == 0:
            del data[chance.randrange(len(data)) :]
        with suppress(NotAPdfError, NoCaseAttachedError, AttachedCaseTooLargeError):
            attached_case(bytes(data))


def test_a_moment_without_zone_counts_as_universal_time():
    assert pdf(moment=datetime(2026, 11, 21)) == pdf(moment=datetime(2026, 11, 21, tzinfo=UTC))  # noqa: DTZ001


@pytest.mark.parametrize("title", ["評価\ufffe\uffff", "\ufffe", "\u200b", " \n", ""])
def test_metadata_are_well_formed_and_the_title_is_never_empty(title):
    from xml.etree import ElementTree

    with pikepdf.open(BytesIO(pdf(title=title, author=title))) as opened:
        packet = ElementTree.fromstring(opened.Root.Metadata.read_bytes())  # noqa: S314 - our own
        names = {"dc": "http://purl.org/dc/elements/1.1/"}
        said = ["".join(found.itertext()) for found in packet.findall(".//dc:*", names)]
        assert all(said)
        assert str(opened.docinfo.Title) in said
